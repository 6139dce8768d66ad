import type { Language } from '@liandong/contracts/common/scalars';
import { useSyncExternalStore } from 'react';
import { currentLanguage, onLanguageChange } from './language.js';

/** The language in force; what reads it renders anew when it changes. */
export function useLanguage(): Language {
  return useSyncExternalStore(onLanguageChange, currentLanguage);
}
