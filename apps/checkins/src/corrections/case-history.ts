import { Injectable } from '@nestjs/common';
import { caseMoved } from '@liandong/contracts/ledger/case-moved';
import type { CaseAction } from '@liandong/contracts/ledger/correction-case';
import { Outbox } from '@liandong/messaging/outbox';
import { OutboxRelay } from '@liandong/messaging/outbox-relay';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { CorrectionCasesRepository, type CaseRecord } from './correction-cases.repository.js';

/** What somebody did. */
export interface CaseMove {
  action: CaseAction;
  by: string;
  at: Date;
  note: string;
}

function minutesOf({ minutesBefore: before, minutes, annul }: CaseRecord) {
  return minutes > 0 || (before ?? 0) > 0 ? { before, after: annul ? 0 : minutes } : null;
}

/** Who did what with a case, kept beside it and told to whom it concerns. */
@Injectable()
export class CaseHistory {
  constructor(
    private readonly cases: CorrectionCasesRepository,
    private readonly outbox: Outbox,
    private readonly relay: OutboxRelay,
  ) {}

  /** Writes down what happened to cases that are alike but for the person: they are told of together. */
  async write(tx: EntityManager, moved: readonly CaseRecord[], move: CaseMove): Promise<void> {
    const [one] = moved;
    if (!one) return;
    const { action, by, at, note } = move;
    for (const { id } of moved) {
      await this.cases.addEvent(tx, { id: uuidv7(), caseId: id, at, actorId: by, action, note });
    }
    const denials = one.requestedBy === null ? [] : await this.cases.findDenials(tx, one.id);
    const { kind, title, teamId, organizationPath, requestedBy, proposedBy } = one;
    const about = {
      kind,
      title,
      teamId,
      organizationPath,
      requestedBy,
      proposedBy,
      passOver: denials.map(({ byId }) => byId),
    };
    await this.outbox.add(tx, caseMoved, {
      ...about,
      caseIds: moved.map(({ id }) => id),
      volunteerIds: moved.map(({ volunteerId }) => volunteerId),
      action,
      by,
      at: at.toISOString(),
      note,
      minutes: minutesOf(one),
    });
  }

  /** Sends what was told, after the commit. */
  wake(): void {
    this.relay.wake();
  }
}
