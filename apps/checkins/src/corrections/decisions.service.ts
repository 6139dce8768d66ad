import { Injectable } from '@nestjs/common';
import type { Actor } from '@liandong/contracts/common/actor';
import { attendanceListChanged } from '@liandong/contracts/check-ins/attendance';
import { AppError } from '@liandong/contracts/errors/app-error';
import type { CaseAction, CorrectionCase } from '@liandong/contracts/ledger/correction-case';
import type { EvidenceInput } from '@liandong/contracts/ledger/evidence';
import { Outbox } from '@liandong/messaging/outbox';
import { Clock } from '@liandong/service-kit/clock';
import { checkTexts, type Texts } from '@liandong/service-kit/plain-texts';
import { DataSource, type EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import {
  LedgerEntriesRepository,
  type CurrentEntry,
  type NewLedgerEntry,
} from '../ledger/ledger-entries.repository.js';
import { CaseHistory, type CaseMove } from './case-history.js';
import { judgeAct, maySee, type CaseAct } from './case-policy.js';
import { caseView } from './case-view.js';
import { evidenceTexts } from './case-texts.js';
import { changesTo } from '../ledger/correction-amounts.js';
import {
  CorrectionCasesRepository,
  type CaseRecord,
  type StoredCase,
} from './correction-cases.repository.js';
import { judgeFreshness, type SeenValue } from './correction-policy.js';
import { EvidenceRepository } from './evidence.repository.js';
import { refuse } from './refuse.js';
import { impliedAttendance, retroEntries } from './retro-entries.js';
import { RetroJudge } from './retro-judge.js';

/** What becomes of a case. Its row is locked first, then the person's corrections: in this order everywhere. */
@Injectable()
export class DecisionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly entries: LedgerEntriesRepository,
    private readonly cases: CorrectionCasesRepository,
    private readonly evidence: EvidenceRepository,
    private readonly history: CaseHistory,
    private readonly judge: RetroJudge,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Whoever takes up a request proposes it, on the value that the entry has now. */
  endorse(id: string, note: string, evidence: EvidenceInput[], actor: Actor): Promise<CorrectionCase> {
    return this.act('endorse', id, { note, ...evidenceTexts(evidence) }, actor, async (tx, one) => {
      const seen = await this.seen(tx, one);
      if (!(await this.evidence.attach(tx, id, evidence, actor.id))) throw new AppError('EVIDENCE_NOT_FOUND');
      const proposed: CaseRecord = { ...one, ...seen, status: 'proposed', proposedBy: actor.id };
      await this.cases.save(tx, proposed);
      await this.history.write(tx, [proposed], this.move('proposed', actor, note));
    });
  }

  /** The entries come into the ledger in the same transaction as the decision. */
  approve(id: string, note: string, actor: Actor): Promise<CorrectionCase> {
    return this.act('approve', id, { note }, actor, async (tx, one) => {
      await this.entries.lockPeople(tx, [one.volunteerId]);
      const entries = await this.entriesOf(tx, one);
      await this.entries.append(tx, entries);
      const activityIds = [...new Set(entries.flatMap(({ activityId }) => activityId ?? []))];
      if (activityIds.length > 0) await this.outbox.add(tx, attendanceListChanged, { activityIds });
      await this.decide(tx, one, 'approved', note, actor);
    });
  }

  reject(id: string, note: string, actor: Actor): Promise<CorrectionCase> {
    return this.act('reject', id, { note }, actor, (tx, one) =>
      this.decide(tx, one, 'rejected', note, actor),
    );
  }

  /** What somebody asked for is not ended by whoever took it up: it waits for another again. */
  withdraw(id: string, note: string, actor: Actor): Promise<CorrectionCase> {
    return this.act('withdraw', id, { note }, actor, async (tx, one) => {
      if (one.requestedBy === null || one.requestedBy === actor.id)
        return this.decide(tx, one, 'withdrawn', note, actor);
      const returned: CaseRecord = { ...one, status: 'requested', proposedBy: null };
      await this.cases.save(tx, returned);
      await this.history.write(tx, [returned], this.move('returned', actor, note));
    });
  }

  private async act(
    act: CaseAct,
    id: string,
    texts: Texts,
    actor: Actor,
    run: (tx: EntityManager, one: StoredCase) => Promise<void>,
  ): Promise<CorrectionCase> {
    const decided = await this.dataSource.transaction(async (tx) => {
      const one = await this.cases.lock(tx, id);
      if (!one || !maySee(actor, one)) throw new AppError('LEDGER_CASE_NOT_FOUND');
      const forbidden = judgeAct(act, one, actor);
      if (forbidden) throw new AppError(forbidden);
      checkTexts(texts);
      await run(tx, one);
      const after = await this.cases.find(tx, id);
      if (!after) throw new AppError('LEDGER_CASE_NOT_FOUND');
      return caseView(after, actor);
    });
    this.history.wake();
    return decided;
  }

  /** What the entry counts that is to be corrected; for what is entered afterwards, that it still may be. */
  private async seen(tx: EntityManager, one: CaseRecord): Promise<SeenValue> {
    if (one.kind !== 'correction') {
      await this.judge.check(tx, one);
      return { minutesBefore: null, timesBefore: null };
    }
    const entry = await this.corrected(tx, one);
    return { minutesBefore: entry.minutes, timesBefore: entry.times };
  }

  private async entriesOf(tx: EntityManager, one: CaseRecord): Promise<NewLedgerEntry[]> {
    const recordedAt = this.clock.now();
    if (one.kind === 'correction') return this.corrections(tx, one, recordedAt);
    await this.judge.check(tx, one);
    const lacksAttendance = await this.judge.lacksAttendance(tx, one.volunteerId, one.activityId);
    return retroEntries(one, lacksAttendance, recordedAt);
  }

  private async corrections(tx: EntityManager, one: CaseRecord, recordedAt: Date): Promise<NewLedgerEntry[]> {
    const entry = await this.corrected(tx, one);
    refuse(judgeFreshness(one, entry));
    await this.judge.checkCorrection(tx, entry, one);
    // Whoever was taken out of the list has been there after all.
    const comesBack = entry.kind === 'serviceTime' && entry.minutes === 0 && one.minutes > 0;
    const isMissing = comesBack && (await this.judge.lacksAttendance(tx, one.volunteerId, one.activityId));
    const changes = changesTo(entry, one).map((change): NewLedgerEntry => ({
      ...entry,
      ...change,
      id: uuidv7(),
      kind: 'correction',
      corrects: entry.id,
      caseId: one.id,
      recordedAt,
      explanation: { minutesBefore: entry.minutes, minutes: one.annul ? 0 : one.minutes, annul: one.annul },
    }));
    return isMissing ? [impliedAttendance(entry, one.id, recordedAt), ...changes] : changes;
  }

  private async corrected(tx: EntityManager, { entryId }: CaseRecord): Promise<CurrentEntry> {
    const entry = await this.entries.findCurrent(tx, entryId ?? '');
    if (!entry) throw new AppError('LEDGER_ENTRY_NOT_FOUND');
    return entry;
  }

  private async decide(
    tx: EntityManager,
    one: CaseRecord,
    status: 'approved' | 'rejected' | 'withdrawn',
    note: string,
    actor: Actor,
  ): Promise<void> {
    const move = this.move(status, actor, note);
    await this.cases.save(tx, { ...one, status, decidedBy: actor.id, decidedAt: move.at });
    await this.history.write(tx, [one], move);
  }

  private move(action: CaseAction, actor: Actor, note: string): CaseMove {
    return { action, by: actor.id, at: this.clock.now(), note };
  }
}
