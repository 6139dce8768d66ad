import type { Me } from '@liandong/contracts/auth/auth';

/** True for those who look after at least one team: what they may do with it, the services decide. */
export function managesTeams(me: Me): boolean {
  return me.grants.some((grant) => grant.role !== 'auditor');
}

/** True for an administrator or organiser, whose teams are not all listed in `me.teams`. */
export function managesBeyondOwnTeams(me: Me): boolean {
  return me.grants.some((grant) => grant.role === 'administrator' || grant.role === 'organiser');
}

/** The ledger is for every role; a plain member sees the own entries on the own page. */
export function readsLedger(me: Me): boolean {
  return me.grants.length > 0;
}

export function administers(me: Me): boolean {
  return me.grants.some((grant) => grant.role === 'administrator');
}

/** True for an administrator and an auditor, who watch over the whole district. */
export function readsEverything(me: Me): boolean {
  return me.grants.some(({ role }) => role === 'administrator' || role === 'auditor');
}
