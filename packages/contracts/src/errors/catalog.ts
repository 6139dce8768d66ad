import type { Language } from '../common/scalars.js';
import { activitiesErrors } from './activities-errors.js';
import { certificateErrors } from './certificate-errors.js';
import { checkInErrors } from './check-in-errors.js';
import { confirmationErrors } from './confirmation-errors.js';
import { generalErrors } from './general-errors.js';
import { ledgerErrors } from './ledger-errors.js';
import { proofErrors } from './proof-errors.js';
import { notificationsErrors } from './notifications-errors.js';
import { peopleErrors } from './people-errors.js';
import { sessionsErrors } from './sessions-errors.js';
import { wishErrors } from './wish-errors.js';
import { sentenceIn, type ErrorParams } from './error-entry.js';

/**
 * Every error that crosses a process boundary. Codes are stable: clients switch on them, people read
 * the sentence. `{name}` in a sentence is filled from the error's parameters.
 */
export const errorCatalog = {
  ...generalErrors,
  ...sessionsErrors,
  ...peopleErrors,
  ...activitiesErrors,
  ...wishErrors,
  ...checkInErrors,
  ...confirmationErrors,
  ...notificationsErrors,
  ...ledgerErrors,
  ...proofErrors,
  ...certificateErrors,
} as const;

export type ErrorCode = keyof typeof errorCatalog;

export type { ErrorParams };

export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorCatalog, code);
}

/** The sentence of an error in a language, with its parameters filled in. */
export function errorSentence(code: ErrorCode, language: Language, params: ErrorParams = {}): string {
  return sentenceIn(errorCatalog[code], language, params);
}
