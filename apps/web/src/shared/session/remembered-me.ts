import type { Me } from '@liandong/contracts/auth/auth';

const NAME = 'liandong.me';

/** Who was signed in on this device the last time, for the time without signal; null after a sign-out. */
export function rememberedMe(): Me | null {
  try {
    const me: Me | null = JSON.parse(localStorage.getItem(NAME) ?? 'null');
    return me;
  } catch {
    return null;
  }
}

export function rememberMe(me: Me): void {
  try {
    localStorage.setItem(NAME, JSON.stringify(me));
  } catch {
    // A full or forbidden storage: without signal this device asks to wait instead.
  }
}

export function forgetMe(): void {
  try {
    localStorage.removeItem(NAME);
  } catch {
    // Where nothing could be kept there is nothing to forget.
  }
}
