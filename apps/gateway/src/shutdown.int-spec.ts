import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { getMe } from '@liandong/contracts/auth/auth';
import { getAttendance } from '@liandong/contracts/check-ins/attendance';
import { eventually } from '@liandong/testing/eventually';
import { sampleAttendance, sampleSession } from './testing/samples.js';
import { signedInAs, testGateway } from './testing/test-gateway.js';

describe('a door that closes', () => {
  it('answers what is in flight, ends the streams, and takes nothing new', async () => {
    const gateway = await testGateway();
    const origin = await gateway.listen();
    const headers = signedInAs(gateway);
    await gateway.peers.answer(getAttendance, ({ activityId }) => sampleAttendance(activityId, 0));
    let finish = () => {};
    const arrived = new Promise<void>((resolve) => {
      void gateway.peers.answer(getMe, () => {
        resolve();
        return new Promise((answer) => (finish = () => answer(sampleSession().me)));
      });
    });

    const stream = await fetch(`${origin}/api/v1/activities/${randomUUID()}/attendance`, {
      headers: { ...headers, accept: 'text/event-stream' },
    });
    const unused = connect(Number(new URL(origin).port), '127.0.0.1');
    await once(unused, 'connect');
    const inFlight = fetch(`${origin}/api/v1/me`, { headers });
    await arrived;
    const closed = gateway.close();
    expect(await stream.text()).toContain('event: attendance');
    finish();
    expect((await inFlight).status).toBe(200);
    await closed;
    await eventually(() => unused.closed);
    await expect(fetch(`${origin}/api/v1/health/live`)).rejects.toThrow();
  });
});
