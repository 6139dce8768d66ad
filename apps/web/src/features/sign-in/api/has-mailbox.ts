import { send } from '../../../shared/api/transport.js';

/** True where codes go to the development mailbox instead of a phone. */
export async function hasMailbox(): Promise<boolean> {
  try {
    await send({ method: 'GET', path: '/dev/mailbox?limit=1' });
    return true;
  } catch {
    return false;
  }
}
