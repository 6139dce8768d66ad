import { permissionsFor, serviceNames, type NatsUser as BusUser } from '@liandong/messaging/topology';
import type { NatsUser } from './nats-config.js';

/** The processes that speak on the bus, each with a user of its own. */
export const busUsers: readonly BusUser[] = [...serviceNames, 'gateway'];

/** One user per process, allowed its own subjects and those that it needs (`topology` of messaging). */
export function serviceUsers(
  passwordOf: (user: BusUser) => NatsUser['password'],
  nameOf: (user: BusUser) => string = (user) => user,
): NatsUser[] {
  return busUsers.map((user) => ({
    name: nameOf(user),
    password: passwordOf(user),
    permissions: permissionsFor(user),
  }));
}
