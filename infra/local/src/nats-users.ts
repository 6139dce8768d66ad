import type { NatsUser } from './nats-config.js';

/** The processes that speak on the bus, each with a user of its own. */
export const busServices = ['gateway', 'volunteers', 'activities', 'checkins', 'notifications'] as const;
export type BusService = (typeof busServices)[number];

/** One user per service, allowed its own subjects and those that it needs. */
export function serviceUsers(
  passwordOf: (service: BusService) => NatsUser['password'],
  nameOf: (service: BusService) => string = (service) => service,
): NatsUser[] {
  return busServices.map((service) => ({ name: nameOf(service), password: passwordOf(service) }));
}
