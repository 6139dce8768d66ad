/** How the app looks on this device: kept here, not with the account, since eyes and rooms differ. */
export type Theme = 'system' | 'light' | 'dark';

const THEME = 'liandong.theme';
const LARGE_PRINT = 'liandong.large-print';

const prefersDark = window.matchMedia('(prefers-color-scheme: dark)');

export function currentTheme(): Theme {
  const stored = localStorage.getItem(THEME);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(THEME, theme);
  applyAppearance();
}

export function isLargePrint(): boolean {
  return localStorage.getItem(LARGE_PRINT) === 'on';
}

export function chooseLargePrint(on: boolean): void {
  localStorage.setItem(LARGE_PRINT, on ? 'on' : 'off');
  applyAppearance();
}

function applyAppearance(): void {
  const theme = currentTheme();
  const dark = theme === 'dark' || (theme === 'system' && prefersDark.matches);
  const root = document.documentElement;
  root.dataset['theme'] = dark ? 'dark' : 'light';
  root.dataset['print'] = isLargePrint() ? 'large' : 'normal';
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', dark ? '#191512' : '#faf6ef');
}

/** Applies what was chosen, and follows the system while nothing was. */
export function followAppearance(): void {
  applyAppearance();
  prefersDark.addEventListener('change', applyAppearance);
}
