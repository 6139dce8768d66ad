import type { Language } from '@liandong/contracts/common/scalars';
import { getLocale, setLocale } from '../../paraglide/runtime.js';

/** Set while a choice made on this device is not kept with an account. (The messages store what is shown by themselves.) */
const CHOSEN = 'liandong.language-chosen';

const listeners = new Set<() => void>();

export function currentLanguage(): Language {
  return getLocale();
}

/** The language that a person chose on this device, until an account has it: wins over the account's. */
export function chosenLanguage(): Language | null {
  return localStorage.getItem(CHOSEN) === null ? null : currentLanguage();
}

export function chooseLanguage(language: Language): void {
  localStorage.setItem(CHOSEN, 'yes');
  showLanguage(language);
}

/** The account has what was chosen: from now on its language is shown, wherever it is changed. */
export function choiceIsKept(): void {
  localStorage.removeItem(CHOSEN);
}

export function showLanguage(language: Language): void {
  void setLocale(language, { reload: false });
  document.documentElement.lang = language;
  for (const listener of listeners) listener();
}

export function onLanguageChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
