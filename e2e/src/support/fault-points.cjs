/**
 * Loaded into the apps by `--require`, so that the code under test carries nothing of it: wraps what the hot path
 * calls (HTTP server, NATS connection, Postgres client), and ends the process by SIGKILL when it reaches the point
 * that the file LIANDONG_FAULT_FILE names. The file is removed first: each arming kills once.
 */
'use strict';
const { readFileSync, unlinkSync } = require('node:fs');
const http = require('node:http');
const { MsgImpl, NatsConnectionImpl } = require('@nats-io/nats-core/internal');
const pg = require('pg');

const file = process.env.LIANDONG_FAULT_FILE;
const app = /apps\/(\w+)\/dist\/bundle\/main\.js$/.exec(process.argv[1] ?? '')?.[1];
if (file && app === 'gateway') wrapDoor();
if (file && app === 'checkins') wrapService();

function reach(point) {
  let armed;
  try {
    armed = readFileSync(file, 'utf8');
  } catch {
    return;
  }
  if (armed !== point) return;
  unlinkSync(file);
  process.kill(process.pid, 'SIGKILL');
}

/** After what was just started has left this process, and most likely before its answer is there. */
function reachAfterwards(point) {
  setImmediate(() => setImmediate(() => reach(point)));
}

function wrap(prototype, method, make) {
  prototype[method] = make(prototype[method]);
}

function wrapDoor() {
  const isScan = (request) => request?.method === 'POST' && request.url === '/api/v1/check-ins';
  wrap(
    http.Server.prototype,
    'emit',
    (emit) =>
      function (event, ...args) {
        if (event === 'request' && isScan(args[0])) reach('door: a scan came');
        return emit.call(this, event, ...args);
      },
  );
  wrap(
    NatsConnectionImpl.prototype,
    'request',
    (request) =>
      function (subject, ...args) {
        if (!subject.startsWith('checkins.v1.check-ins.')) return request.call(this, subject, ...args);
        reach('door: gathered');
        const answer = request.call(this, subject, ...args);
        reachAfterwards('door: call sent');
        return answer.then((reply) => {
          reach('door: answer came');
          return reply;
        });
      },
  );
  wrap(
    http.ServerResponse.prototype,
    'end',
    (end) =>
      function (...args) {
        if (!isScan(this.req)) return end.apply(this, args);
        reach('door: before it answers');
        const ended = end.apply(this, args);
        reachAfterwards('door: answered');
        return ended;
      },
  );
}

function wrapService() {
  const isRecord = (subject) => subject.startsWith('checkins.v1.check-ins.');
  wrap(
    NatsConnectionImpl.prototype,
    'subscribe',
    (subscribe) =>
      function (subject, options) {
        if (!isRecord(subject)) return subscribe.call(this, subject, options);
        const { callback } = options;
        return subscribe.call(this, subject, {
          ...options,
          callback: (...args) => {
            reach('service: call came');
            callback(...args);
          },
        });
      },
  );
  wrap(
    MsgImpl.prototype,
    'respond',
    (respond) =>
      function (...args) {
        if (!isRecord(this.subject)) return respond.apply(this, args);
        reach('service: before it replies');
        const responded = respond.apply(this, args);
        reachAfterwards('service: replied');
        return responded;
      },
  );
  wrap(
    NatsConnectionImpl.prototype,
    'request',
    (request) =>
      function (subject, ...args) {
        const isEvent = subject.startsWith('evt.checkins.attendance-list-changed.');
        if (isEvent) reach('outbox: before it publishes');
        const answer = request.call(this, subject, ...args);
        if (isEvent) reachAfterwards('outbox: sent');
        return answer;
      },
  );
  wrap(
    pg.Client.prototype,
    'query',
    (query) =>
      function (config, ...args) {
        const step = stepOf(this, typeof config === 'string' ? config : config.text, config.name);
        if (!step) return query.call(this, config, ...args);
        reach(`${step}: before`);
        const last = args.at(-1);
        if (typeof last === 'function') {
          args[args.length - 1] = (...outcome) => {
            reach(`${step}: after`);
            last(...outcome);
          };
        }
        const result = query.call(this, config, ...args);
        reachAfterwards(`${step}: sent`);
        if (typeof last === 'function') return result;
        return result.then((rows) => {
          reach(`${step}: after`);
          return rows;
        });
      },
  );
}

/** Which step of the hot path a statement is; null for every other. */
function stepOf(client, text, name) {
  if (name === 'known') return 'read what is known';
  if (name === 'others') return 'look elsewhere';
  if (name === 'record') return 'write';
  if (text.includes('FROM outbox ORDER BY position')) return 'outbox read';
  if (text.startsWith('DELETE FROM outbox')) {
    client.deletesFromOutbox = true;
    return 'outbox delete';
  }
  if (text === 'COMMIT' && client.deletesFromOutbox) {
    client.deletesFromOutbox = false;
    return 'outbox commit';
  }
  return null;
}
