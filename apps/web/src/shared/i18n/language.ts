import type { Language } from '@liandong/contracts/common/scalars';
import { getLocale, setLocale } from '../../paraglide/runtime.js';

/** Where the compiled messages look first; empty until a person has chosen a language on this device. */
const CHOICE = 'liandong.language';

const listeners = new Set<() => void>();

export function currentLanguage(): Language {
  return getLocale();
}

/** True when the language was chosen on this device, and so wins over the one kept with the account. */
export function languageWasChosen(): boolean {
  return localStorage.getItem(CHOICE) !== null;
}

export function chooseLanguage(language: Language): void {
  void setLocale(language, { reload: false });
  document.documentElement.lang = language;
  for (const listener of listeners) listener();
}

export function onLanguageChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
