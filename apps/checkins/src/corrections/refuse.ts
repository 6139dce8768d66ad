import { AppError } from '@liandong/contracts/errors/app-error';
import type { Refusal } from './retro-policy.js';

/** @throws AppError that says why, when there is a refusal */
export function refuse(refusal: Refusal | null): void {
  if (refusal) throw new AppError(refusal.code, refusal.params);
}
