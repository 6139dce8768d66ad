import type { Me, MePatch } from '@liandong/contracts/auth/auth';
import type { z } from 'zod';
import { trusted } from '../api/decode.js';
import { request } from '../api/request.js';
import { session } from './session.js';

/** Changes the own name or language. */
export async function updateMe(patch: z.infer<typeof MePatch>): Promise<void> {
  session.changeMe(await request({ method: 'PATCH', path: '/me', body: patch }, trusted<Me>()));
}
