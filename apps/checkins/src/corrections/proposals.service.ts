import { Injectable } from '@nestjs/common';
import { mayReadEverything, type Actor } from '@liandong/contracts/common/actor';
import { AppError } from '@liandong/contracts/errors/app-error';
import {
  proposeCorrection,
  proposeRetro,
  type CorrectionCase,
  type CorrectionInput,
  type RetroInput,
} from '@liandong/contracts/ledger/correction-case';
import { idempotentId } from '@liandong/messaging/idempotent-id';
import { actorOf, type RpcContext } from '@liandong/messaging/rpc-context';
import { Clock } from '@liandong/service-kit/clock';
import { checkTexts } from '@liandong/service-kit/plain-texts';
import { DataSource, type EntityManager } from 'typeorm';
import { DirectoryRepository } from '../directory/directory.repository.js';
import { heldPart } from '../directory/held-part.js';
import {
  LedgerEntriesRepository,
  type CurrentEntry,
  type EntrySubject,
} from '../ledger/ledger-entries.repository.js';
import { CaseHistory } from './case-history.js';
import { startOfCase } from './case-policy.js';
import { caseTexts } from './case-texts.js';
import { caseView } from './case-view.js';
import type { WantedValue } from '../ledger/correction-amounts.js';
import { CorrectionCasesRepository, type CaseRecord } from './correction-cases.repository.js';
import { EvidenceRepository } from './evidence.repository.js';
import { RetroJudge } from './retro-judge.js';

type RetroDraft = EntrySubject & Pick<CaseRecord, 'from' | 'to' | 'minutes' | 'details'>;

type Begun = Pick<
  CaseRecord,
  'id' | 'status' | 'reason' | 'requestedBy' | 'proposedBy' | 'decidedBy' | 'createdAt' | 'decidedAt'
>;

/** How cases come about: a correction is proposed or asked for, something is entered afterwards. */
@Injectable()
export class ProposalsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly directory: DirectoryRepository,
    private readonly entries: LedgerEntriesRepository,
    private readonly cases: CorrectionCasesRepository,
    private readonly evidence: EvidenceRepository,
    private readonly history: CaseHistory,
    private readonly judge: RetroJudge,
    private readonly clock: Clock,
  ) {}

  async proposeCorrection(input: CorrectionInput, ctx: RpcContext): Promise<CorrectionCase> {
    checkTexts(caseTexts(input));
    const actor = actorOf(ctx);
    const id = idempotentId(ctx, proposeCorrection);
    return this.told(async (tx) => {
      const known = await this.cases.find(tx, id);
      if (known) return caseView(known, actor);
      const entry = await this.entries.findCurrent(tx, input.entryId);
      const start = entry && startOfCase(actor, entry.volunteerId, entry);
      // An auditor sees the entry, and changes nothing.
      if (entry && !start && mayReadEverything(actor)) throw new AppError('FORBIDDEN');
      if (!entry || !start) throw new AppError('LEDGER_ENTRY_NOT_FOUND');
      await this.entries.lockPeople(tx, [entry.volunteerId]);
      const wanted = { minutes: input.minutes ?? 0, annul: input.annul };
      await this.judge.checkCorrection(tx, entry, wanted);
      const one = correctionOf(entry, wanted, this.begun(id, start, input.reason, actor));
      await this.add(tx, one, input.evidence, actor);
      await this.tell(tx, [one], actor);
      return this.view(tx, id, actor);
    });
  }

  async proposeRetro(input: RetroInput, ctx: RpcContext): Promise<CorrectionCase[]> {
    checkTexts(caseTexts(input));
    const actor = actorOf(ctx);
    return this.told(async (tx) => {
      const draft = await this.draftOf(tx, input);
      const people = [...new Set(input.volunteerIds)];
      const start = startOfRetro(input, people, draft, actor);
      await this.entries.lockPeople(tx, people);
      const views: CorrectionCase[] = [];
      const added: CaseRecord[] = [];
      for (const volunteerId of people) {
        const key = ctx.idempotencyKey && { idempotencyKey: `${ctx.idempotencyKey} ${volunteerId}` };
        const id = idempotentId({ ...ctx, ...key }, proposeRetro);
        const known = await this.cases.find(tx, id);
        if (known) {
          views.push(caseView(known, actor));
          continue;
        }
        const one = await this.caseOf(tx, input.kind, draft, {
          ...this.begun(id, start, input.reason, actor),
          volunteerId,
        });
        await this.add(tx, one, input.evidence, actor);
        added.push(one);
        views.push(await this.view(tx, id, actor));
      }
      await this.tell(tx, added, actor);
      return views;
    });
  }

  /** What is entered where an entry counts nothing by now is a correction of that entry. */
  private async caseOf(
    tx: EntityManager,
    kind: RetroInput['kind'],
    draft: RetroDraft,
    begun: Begun & { volunteerId: string },
  ): Promise<CaseRecord> {
    const empty = kind === 'service' ? await this.judge.emptyService(tx, begun.volunteerId, draft) : null;
    const entry = empty && (await this.entries.findCurrent(tx, empty));
    if (entry) {
      const wanted = { minutes: draft.minutes, annul: false };
      await this.judge.checkCorrection(tx, entry, wanted);
      return correctionOf(entry, wanted, begun);
    }
    const entered = { entryId: null, annul: false, minutesBefore: null, timesBefore: null };
    const one: CaseRecord = { ...draft, ...begun, ...entered, kind };
    await this.judge.check(tx, one);
    return one;
  }

  private async told<Value>(run: (tx: EntityManager) => Promise<Value>): Promise<Value> {
    const value = await this.dataSource.transaction(run);
    this.history.wake();
    return value;
  }

  private begun(id: string, status: 'requested' | 'proposed', reason: string, actor: Actor): Begun {
    const isRequest = status === 'requested';
    return {
      id,
      status,
      reason,
      requestedBy: isRequest ? actor.id : null,
      proposedBy: isRequest ? null : actor.id,
      decidedBy: null,
      createdAt: this.clock.now(),
      decidedAt: null,
    };
  }

  private async draftOf(tx: EntityManager, input: RetroInput): Promise<RetroDraft> {
    if (input.kind === 'service' || input.kind === 'attendance') {
      const activity = heldPart(await this.directory.getActivity(tx, input.activityId));
      const { id: activityId, teamId, organizationPath, title, activityClass, linkedParties } = activity;
      const span =
        input.kind === 'service'
          ? { from: new Date(input.from), to: new Date(input.to) }
          : { from: activity.startsAt, to: null };
      const minutes = this.judge.serviceMinutes(span, activity);
      return {
        activityId,
        teamId,
        organizationPath,
        title,
        activityClass,
        linkedParties,
        ...span,
        minutes,
        details: null,
      };
    }
    const team = await this.directory.findTeam(tx, input.teamId);
    if (!team) throw new AppError('TEAM_NOT_FOUND');
    const training = input.kind === 'training' ? input : null;
    return {
      activityId: null,
      teamId: team.id,
      organizationPath: team.organizationPath,
      title: input.title,
      activityClass: null,
      linkedParties: [],
      from: new Date(input.from),
      to: training && new Date(training.to),
      minutes: training?.minutes ?? 0,
      details: { content: training?.content ?? '', grantedBy: input.grantedBy },
    };
  }

  private async add(
    tx: EntityManager,
    one: CaseRecord,
    evidence: CorrectionInput['evidence'],
    actor: Actor,
  ): Promise<void> {
    const volunteer = await this.directory.holdVolunteer(tx, one.volunteerId);
    if (volunteer?.erasedAt || (one.entryId === null && !volunteer))
      throw new AppError('VOLUNTEER_NOT_FOUND');
    if ((await this.cases.isPending(tx, one)) || !(await this.cases.add(tx, one))) {
      throw new AppError('LEDGER_CASE_PENDING', { name: volunteer?.displayName ?? '' });
    }
    if (!(await this.evidence.attach(tx, one.id, evidence, actor.id)))
      throw new AppError('EVIDENCE_NOT_FOUND');
  }

  private async tell(tx: EntityManager, added: readonly CaseRecord[], actor: Actor): Promise<void> {
    const [one] = added;
    if (!one) return;
    const action = one.status === 'requested' ? 'requested' : 'proposed';
    await this.history.write(tx, added, { action, by: actor.id, at: one.createdAt, note: one.reason });
  }

  private async view(tx: EntityManager, id: string, actor: Actor): Promise<CorrectionCase> {
    const one = await this.cases.find(tx, id);
    if (!one) throw new AppError('LEDGER_CASE_NOT_FOUND');
    return caseView(one, actor);
  }
}

/**
 * Whoever was left out asks for it by themselves, for themselves alone; those who manage the team propose it for others.
 * @throws AppError OWN_CASE, FORBIDDEN
 */
function startOfRetro(
  { kind }: RetroInput,
  people: readonly string[],
  draft: RetroDraft,
  actor: Actor,
): 'requested' | 'proposed' {
  const isOwn = people.includes(actor.id);
  if (isOwn && (people.length > 1 || kind === 'training' || kind === 'award')) throw new AppError('OWN_CASE');
  const start = startOfCase(actor, isOwn ? actor.id : null, draft);
  if (!start) throw new AppError('FORBIDDEN');
  return start;
}

function correctionOf(entry: CurrentEntry, wanted: WantedValue, begun: Begun): CaseRecord {
  return {
    ...entry,
    ...wanted,
    ...begun,
    kind: 'correction',
    entryId: entry.id,
    minutesBefore: entry.minutes,
    timesBefore: entry.times,
    details: null,
  };
}
