const PREFIX = 'liandong.draft';

/** The name of a draft and whose it is: a tab may be handed to somebody else. */
export interface DraftName {
  ownerId: string;
  name: string;
}

const ownersPrefix = (ownerId: string) => `${PREFIX}.${ownerId}.`;
const keyOf = ({ ownerId, name }: DraftName) => `${ownersPrefix(ownerId)}${name}`;

/**
 * Keeps what is being written in this tab, until it is sent: a phone may throw the page away while its camera takes
 * a photo. Null forgets it.
 */
export function keepDraft(of: DraftName, draft: unknown): void {
  try {
    if (draft === null) sessionStorage.removeItem(keyOf(of));
    else sessionStorage.setItem(keyOf(of), JSON.stringify(draft));
  } catch {
    // Without storage the draft lives as long as the page.
  }
}

/** What the tab kept of this person under this name; null when there is nothing, or nothing of this shape. */
export function keptDraft<Draft>(
  of: DraftName,
  schema: { safeParse(value: unknown): { data?: Draft | undefined } },
): Draft | null {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(keyOf(of)) ?? 'null');
    return schema.safeParse(value).data ?? null;
  } catch {
    return null;
  }
}

/** Forgets every draft of a person. */
export function forgetDrafts(ownerId: string): void {
  try {
    for (const key of Object.keys(sessionStorage))
      if (key.startsWith(ownersPrefix(ownerId))) sessionStorage.removeItem(key);
  } catch {
    // Where nothing could be kept there is nothing to forget.
  }
}
