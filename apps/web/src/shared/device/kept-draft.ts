const PREFIX = 'liandong.draft';

/**
 * Keeps what is being written in this tab, until it is sent: a phone may throw the page away while its camera takes
 * a photo. Null forgets it.
 */
export function keepDraft(name: string, draft: unknown): void {
  try {
    if (draft === null) sessionStorage.removeItem(`${PREFIX}.${name}`);
    else sessionStorage.setItem(`${PREFIX}.${name}`, JSON.stringify(draft));
  } catch {
    // Without storage the draft lives as long as the page.
  }
}

/** What the tab kept under this name; null when there is nothing, or nothing of this shape. */
export function keptDraft<Draft>(
  name: string,
  schema: { safeParse(value: unknown): { data?: Draft | undefined } },
): Draft | null {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(`${PREFIX}.${name}`) ?? 'null');
    return schema.safeParse(value).data ?? null;
  } catch {
    return null;
  }
}

export function forgetDrafts(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  } catch {
    // Where nothing could be kept there is nothing to forget.
  }
}
