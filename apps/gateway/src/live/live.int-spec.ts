import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  Attendance,
  AttendanceChange,
  attendanceListChanged,
  getAttendance,
  type AttendanceRow,
} from '@liandong/contracts/check-ins/attendance';
import { AppError } from '@liandong/contracts/errors/app-error';
import { messageDelivered } from '@liandong/contracts/notifications/notification';
import { withListChange } from '@liandong/rules/list-change';
import { eventually } from '@liandong/testing/eventually';
import { createSigner } from 'fast-jwt';
import { sampleAttendance, sampleMessage } from '../testing/samples.js';
import { person, signedInAs, testGateway, type TestGateway } from '../testing/test-gateway.js';

const secret = Buffer.alloc(32, 'k');

describe('live pages', () => {
  let gateway: TestGateway;
  let origin: string;
  let checkedIn: number;
  let rows: AttendanceRow[];
  let looks: number;
  /** Of each test's own: pages that a test has left may still be looked at for a moment. */
  let activityId: string;
  const stranger = person();

  beforeAll(async () => {
    gateway = await testGateway({ ACCESS_TOKEN_SECRET: secret.toString('base64') });
    origin = await gateway.listen();
    await gateway.peers.answer(getAttendance, (input, ctx) => {
      if (ctx.actor?.id === stranger.id) throw new AppError('FORBIDDEN');
      if (input.activityId === activityId) looks += 1;
      return { ...sampleAttendance(input.activityId, checkedIn), rows };
    });
  });
  afterAll(() => gateway.close());
  beforeEach(() => {
    checkedIn = 0;
    rows = [];
    looks = 0;
    activityId = randomUUID();
  });

  /** An open page; `seen` is what came so far. */
  async function open(path: string, headers: Record<string, string>) {
    const leaving = new AbortController();
    const response = await fetch(`${origin}/api/v1${path}`, {
      headers: { accept: 'text/event-stream', ...headers },
      signal: leaving.signal,
    });
    const page = { response, text: '', ended: false, leave: () => leaving.abort() };
    void read(response, page);
    return page;
  }

  async function read(response: Response, page: { text: string; ended: boolean }) {
    const decoder = new TextDecoder();
    try {
      for await (const chunk of response.body ?? []) page.text += decoder.decode(chunk, { stream: true });
    } catch {
      // the test left the page
    }
    page.ended = true;
  }

  const openList = (headers = signedInAs(gateway)) => open(`/activities/${activityId}/attendance`, headers);
  const countsIn = (text: string) =>
    [...text.matchAll(/"checkedIn":(\d+)/g)].map((found) => Number(found[1]));

  const openMany = (count: number) => Promise.all(Array.from({ length: count }, () => openList()));

  /** The rows that a viewer shows who has heard this. */
  function listIn(text: string): AttendanceRow[] {
    let list: AttendanceRow[] = [];
    for (const [, event, data] of text.matchAll(/^event: (.+)\ndata: (.+)\n\n/gm)) {
      const json: unknown = JSON.parse(data ?? '');
      list =
        event === 'attendance'
          ? Attendance.parse(json).rows
          : withListChange(list, AttendanceChange.parse(json), (row) => row.volunteerId);
    }
    return list;
  }

  const sampleRow = (displayName: string): AttendanceRow => ({
    volunteerId: randomUUID(),
    displayName,
    signedUp: true,
    checkedInAt: null,
    checkedOutAt: null,
    way: null,
    grade: null,
    minutes: null,
    awaitsLeader: false,
    retroMinutes: 0,
    entered: false,
    noShow: false,
  });

  const recorded = (of = activityId) => gateway.peers.publish(attendanceListChanged, { activityIds: [of] });

  it('show the list at once, and again within a second of a check-in', async () => {
    const page = await openList();
    expect(page.response.headers.get('content-type')).toContain('text/event-stream');
    await eventually(() => page.text.startsWith('event: attendance\ndata: {'));
    checkedIn = 1;
    await recorded();
    await eventually(() => countsIn(page.text).at(-1) === 1, { timeoutMs: 1_000 });
    page.leave();
  });

  it('share one look for all viewers, however many check-ins come', async () => {
    const pages = await Promise.all(Array.from({ length: 10 }, () => openList()));
    await eventually(() => pages.every((page) => countsIn(page.text).length > 0));
    looks = 0;
    checkedIn = 100;
    await Promise.all(Array.from({ length: 100 }, () => recorded()));
    await eventually(() => pages.every((page) => countsIn(page.text).at(-1) === 100));
    expect(looks).toBeLessThan(10);
    pages.forEach((page) => page.leave());
  });

  it('of 200 viewers all show the true list, also those who come late or come back, and get little more than the changes', async () => {
    const arrive = async () => {
      checkedIn += 1;
      rows = [sampleRow(`队员 ${checkedIn}`), ...rows];
      await recorded();
    };
    rows = Array.from({ length: 300 }, (_, index) => sampleRow(`待到 ${index}`));
    const [early, goers] = await Promise.all([openMany(100), openMany(50)]);
    await eventually(() => [...early, ...goers].every((page) => listIn(page.text).length === 300));
    for (let arrivals = 0; arrivals < 5; arrivals += 1) await arrive();
    goers.forEach((page) => page.leave());
    const late = await openMany(50);
    for (let arrivals = 0; arrivals < 5; arrivals += 1) await arrive();
    const back = await openMany(50);
    await eventually(() => back.every((page) => listIn(page.text).length === 310));
    rows = rows.slice(1);
    await recorded();
    const watching = [...early, ...late, ...back];
    expect(watching).toHaveLength(200);
    await eventually(() => watching.every((page) => listIn(page.text).length === 309));
    for (const page of watching) expect(listIn(page.text)).toEqual(rows);
    const whole = JSON.stringify(rows).length;
    for (const page of early) expect(page.text.length).toBeLessThan(whole * 2);
    watching.forEach((page) => page.leave());
  });

  it('do not look for an activity that nobody looks at', async () => {
    await recorded(randomUUID());
    const page = await openList();
    await eventually(() => countsIn(page.text).length === 1);
    expect(looks).toBe(1);
    page.leave();
  });

  it('are refused to whom may not read the list, as a problem', async () => {
    const page = await openList(signedInAs(gateway, stranger));
    expect(page.response.status).toBe(403);
    await eventually(() => page.text.includes('"FORBIDDEN"'));
  });

  it('answer JSON to whom does not ask for events', async () => {
    const response = await gateway.app.inject({
      url: `/api/v1/activities/${activityId}/attendance`,
      headers: { ...signedInAs(gateway), accept: 'application/json' },
    });
    expect(response.json()).toMatchObject({ activityId, counts: { checkedIn: 0 } });
  });

  it('show the list again after NATS was away', async () => {
    const page = await openList();
    await eventually(() => countsIn(page.text).length === 1);
    checkedIn = 7;
    await gateway.nats.cut();
    await gateway.nats.mend();
    await eventually(() => countsIn(page.text).at(-1) === 7);
    page.leave();
  });

  it('end when the access token runs out', async () => {
    // Tokens end with a second: of two seconds one is left at least, which is long enough to open the page.
    const sign = createSigner({ key: secret, algorithm: 'HS256', iss: 'liandong/1', expiresIn: 2_000 });
    const token = sign({ actor: person(), sid: 's', lang: 'en' });
    const page = await openList({ authorization: `Bearer ${token}` });
    await eventually(() => countsIn(page.text).length === 1);
    await eventually(() => page.ended);
  });

  it('bring a message to its recipient and to nobody else', async () => {
    const [recipient, other] = [person(), person()];
    const mine = await open('/me/stream', signedInAs(gateway, recipient));
    const theirs = await open('/me/stream', signedInAs(gateway, other));
    const message = sampleMessage();
    await gateway.peers.publish(messageDelivered, { recipientId: recipient.id, message });
    await eventually(() => mine.text.includes(`event: message\ndata: ${JSON.stringify(message)}\n\n`));
    expect(theirs.text).not.toContain(message.id);
    mine.leave();
    theirs.leave();
  });
});
