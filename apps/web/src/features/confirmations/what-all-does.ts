import type { ConfirmationRow } from '@liandong/contracts/confirmations/confirmation';

/** What "confirm all" will do, in numbers of people. */
export interface WhatAllDoes {
  /** Get the proposed time, on the leader's word. */
  counted: number;
  /** Are proven already and stay as they are. */
  proven: number;
  /** Were entered afterwards, and stay so. */
  entered: number;
  /** Were there, where no hours count. */
  present: number;
  noShows: number;
  /** Stay open: somebody has to decide their time, they may still check out, or another person must confirm. */
  left: number;
}

export function whatAllDoes(rows: readonly ConfirmationRow[]): WhatAllDoes {
  const count = (matches: (row: ConfirmationRow) => boolean) => rows.filter(matches).length;
  return {
    counted: count(isProposed),
    proven: count(({ state }) => state === 'proven'),
    entered: count(({ state }) => state === 'entered'),
    present: count(({ state }) => state === 'attendanceOnly'),
    noShows: count(({ state }) => state === 'absent'),
    left: count((row) => (row.state === 'open' && !isProposed(row)) || isLeft(row)),
  };
}

/** True when there is nothing that "confirm all" would change. */
export function doesNothing({ counted, proven, entered, present, noShows }: WhatAllDoes): boolean {
  return counted + proven + entered + present + noShows === 0;
}

function isLeft({ state }: ConfirmationRow): boolean {
  return state === 'waiting' || state === 'raisable';
}

function isProposed({ state, minutes, needsSecondPerson }: ConfirmationRow): boolean {
  return state === 'open' && minutes !== null && !needsSecondPerson;
}
