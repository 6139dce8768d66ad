import type { Session } from '@liandong/contracts/auth/auth';
import { trusted } from '../../../shared/api/decode.js';
import { request } from '../../../shared/api/request.js';
import { session } from '../../../shared/session/session.js';

/** Signs in: from here on every request goes as this person. */
export async function openSession(phone: string, otp: string): Promise<void> {
  session.begin(
    await request({ method: 'POST', path: '/auth/sessions', body: { phone, otp } }, trusted<Session>()),
  );
}
