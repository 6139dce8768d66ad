import type { ServiceName } from '@liandong/contracts/wire/rpc';
import { getActivity } from '@liandong/contracts/activities/activity';
import { attendanceListChanged, listWalkIns } from '@liandong/contracts/check-ins/attendance';
import { messageDelivered } from '@liandong/contracts/notifications/notification';
import { getManagers, listTeamMembers } from '@liandong/contracts/people/team';
import { volunteerErased } from '@liandong/contracts/people/volunteer';
import { sendOtp } from '@liandong/contracts/notifications/notification';

/** Every process that has a NATS user of its own. */
export type NatsUser = ServiceName | 'gateway';

interface Node {
  /** Subjects of other services that it may call. */
  readonly calls: readonly string[];
  /** Services whose events it consumes durably. */
  readonly consumes: readonly ServiceName[];
  /** Event subjects that it hears live, without a durable consumer. */
  readonly hears: readonly string[];
}

/** Who speaks to whom: the one place from which permissions and consumers are made. */
export const topology: Readonly<Record<NatsUser, Node>> = {
  gateway: {
    calls: ['volunteers.v1.>', 'activities.v1.>', 'checkins.v1.>', 'notifications.v1.>'],
    consumes: [],
    hears: [attendanceListChanged.subject, messageDelivered.subject, volunteerErased.subject],
  },
  volunteers: { calls: [sendOtp.subject], consumes: [], hears: [] },
  activities: { calls: [getManagers.subject], consumes: ['volunteers'], hears: [] },
  checkins: {
    calls: [listTeamMembers.subject, getManagers.subject, getActivity.subject],
    consumes: ['volunteers', 'activities'],
    hears: [],
  },
  notifications: {
    calls: [getManagers.subject, listWalkIns.subject],
    consumes: ['volunteers', 'activities', 'checkins'],
    hears: [],
  },
};

export const serviceNames: readonly ServiceName[] = ['volunteers', 'activities', 'checkins', 'notifications'];

/** The JetStream stream that keeps a service's events. */
export function streamOf(service: ServiceName): string {
  return `EVT_${service.toUpperCase()}`;
}

/** Replies come to subjects of one's own, so that nobody can listen to another's answers. */
export function inboxPrefixOf(user: NatsUser): string {
  return `_INBOX_${user}`;
}

export interface NatsPermissions {
  publish: string[];
  subscribe: string[];
  /** It may answer each request that reached it, once. */
  allowResponses: boolean;
}

function isService(user: NatsUser): user is ServiceName {
  return user !== 'gateway';
}

/** The subjects that a user may publish to and subscribe to: its own, and those that it needs. */
export function permissionsFor(user: NatsUser): NatsPermissions {
  const node = topology[user];
  const publish = [...node.calls];
  const subscribe = [`${inboxPrefixOf(user)}.>`, ...node.hears];
  if (isService(user)) {
    const stream = streamOf(user);
    subscribe.push(`${user}.v1.>`);
    publish.push(
      `evt.${user}.>`,
      ...['INFO', 'CREATE', 'UPDATE'].map((verb) => `$JS.API.STREAM.${verb}.${stream}`),
    );
    for (const source of node.consumes) {
      const from = streamOf(source);
      publish.push(
        `$JS.API.STREAM.INFO.${from}`,
        `$JS.API.CONSUMER.INFO.${from}.${user}`,
        `$JS.API.CONSUMER.CREATE.${from}.${user}`,
        `$JS.API.CONSUMER.CREATE.${from}.${user}.>`,
        `$JS.API.CONSUMER.DURABLE.CREATE.${from}.${user}`,
        `$JS.API.CONSUMER.MSG.NEXT.${from}.${user}`,
        `$JS.ACK.${from}.${user}.>`,
      );
    }
  }
  return { publish, subscribe, allowResponses: isService(user) };
}
