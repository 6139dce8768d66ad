import { m } from '../../paraglide/messages.js';
import { ApiError, NetworkError } from '../api/api-error.js';

/** What to tell a person about an error: what the gateway says, or what this device knows. */
export function sentenceOf(error: unknown): string {
  if (error instanceof ApiError) return error.problem.detail;
  if (error instanceof NetworkError) return error.message;
  return m.unexpected_error();
}
