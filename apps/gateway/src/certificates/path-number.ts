import { Param } from '@nestjs/common';
import { AppError } from '@liandong/contracts/errors/app-error';
import { parseCertificateNumber } from '@liandong/rules/certificate-number';
import { z } from 'zod';

/** Injects the certificate number that stands at `:number` in the path, as it was typed. */
export const PathNumber = () => Param('number', { schema: z.string().max(60) });

/**
 * The number in the form in which it is kept.
 * @throws AppError CERTIFICATE_NOT_FOUND when a character of it is wrong: nobody needs to be asked
 */
export function certificateNumberOf(typed: string): string {
  const number = parseCertificateNumber(typed);
  if (number === null) throw new AppError('CERTIFICATE_NOT_FOUND');
  return number;
}
