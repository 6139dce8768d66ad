import type { Language } from '@liandong/contracts/common/scalars';
import { choiceIsKept } from '../i18n/language.js';
import { updateMe } from './update-me.js';

/** Keeps a language that was chosen on this device with the account, for all devices. */
export async function keepLanguage(chosen: Language): Promise<void> {
  await updateMe({ language: chosen });
  choiceIsKept();
}
