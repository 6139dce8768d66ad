import type { Language } from '@liandong/contracts/common/scalars';
import type { CaseKind } from '@liandong/contracts/ledger/correction-case';
import type { CaseMessageKind } from '@liandong/contracts/notifications/notification';
import type { MessageText } from '../texts/message-texts.js';
import { withFullStop } from '../texts/full-stop.js';

/** What a message about cases names. */
export interface CaseSubject {
  kind: CaseKind;
  title: string;
  /** How many people it is about. */
  people: number;
  /** What whoever acted wrote to it; may be empty. */
  note: string;
  /** Before, and as proposed; null where no time counts. */
  minutes: { before: number | null; after: number } | null;
}

type Writer = (subject: CaseSubject) => MessageText;

const zh: Record<CaseMessageKind, Writer> = {
  caseRequested: ({ kind, title }) =>
    kind === 'correction'
      ? {
          title: `有人申请更正：${title}`,
          body: `一位成员认为“${title}”的台账记录有误。请核实：属实就受理，交另一人审批；不属实就说明理由驳回。`,
        }
      : {
          title: `有人申请补录：${title}`,
          body: `一位成员参加了“${title}”，但没有记录。请核实：属实就受理，交另一人审批；不属实就说明理由驳回。`,
        },
  caseProposed: ({ kind, title, people, minutes }) => ({
    title: `请审批：${title}`,
    body:
      kind === 'correction'
        ? `“${title}”的一条台账记录要${changeInChinese(minutes)}，等您核对理由和证据后审批。`
        : `“${title}”要补录 ${people} 人，等您核对理由和证据后审批。`,
  }),
  caseApproved: ({ kind, title, minutes }) =>
    kind === 'correction'
      ? {
          title: `台账已更正：${title}`,
          body: `“${title}”的更正已通过审批：您的这条记录${changeInChinese(minutes)}。如与事实不符，可在该记录上申请更正。`,
        }
      : {
          title: `已补录：${title}`,
          body: `“${title}”的补录已通过审批，记入了您的服务记录${minutes ? `：${minutes.after} 分钟` : ''}。`,
        },
  proposalApproved: ({ kind, title }) => ({
    title: `审批通过：${title}`,
    body: `您提出的“${title}”${kind === 'correction' ? '更正' : '补录'}已通过审批，已计入台账。`,
  }),
  caseRejected: ({ kind, title, note }) => ({
    title: `已驳回：${title}`,
    body: `“${title}”的${kind === 'correction' ? '更正' : '补录'}被驳回。理由：${withFullStop(note, '。')}如有异议，可补充证据重新申请，将由其他负责人或上级组织者处理。`,
  }),
  caseWithdrawn: ({ title, note }) => ({
    title: `申请已撤回：${title}`,
    body: `您对“${title}”的申请被撤回，记录不变。${note === '' ? '需要时可以重新申请。' : `说明：${withFullStop(note, '。')}`}`,
  }),
};

const en: Record<CaseMessageKind, Writer> = {
  caseRequested: ({ kind, title }) =>
    kind === 'correction'
      ? {
          title: `Correction asked for: ${title}`,
          body: `A member thinks that the record of "${title}" is wrong. Check it: take it up if they are right, so that somebody else approves it, or reject it and say why.`,
        }
      : {
          title: `Missing record: ${title}`,
          body: `A member was at "${title}" and has no record of it. Check it: take it up if they are right, so that somebody else approves it, or reject it and say why.`,
        },
  caseProposed: ({ kind, title, people, minutes }) => ({
    title: `Waits for your approval: ${title}`,
    body:
      kind === 'correction'
        ? `A record of "${title}" is to be ${changeInEnglish(minutes)}. Look at the reason and the evidence, then decide.`
        : `"${title}" is to be entered afterwards for ${people === 1 ? '1 person' : `${people} people`}. Look at the reason and the evidence, then decide.`,
  }),
  caseApproved: ({ kind, title, minutes }) =>
    kind === 'correction'
      ? {
          title: `Record corrected: ${title}`,
          body: `The correction of "${title}" was approved: your record was ${changeInEnglish(minutes)}. If that is not true, ask for a correction there.`,
        }
      : {
          title: `Entered: ${title}`,
          body: `"${title}" was approved and is in your service record now${minutes ? `: ${minutes.after} min` : ''}.`,
        },
  proposalApproved: ({ kind, title }) => ({
    title: `Approved: ${title}`,
    body: `The ${kind === 'correction' ? 'correction' : 'later entry'} of "${title}" that you proposed was approved and counts now.`,
  }),
  caseRejected: ({ kind, title, note }) => ({
    title: `Not approved: ${title}`,
    body: `The ${kind === 'correction' ? 'correction' : 'later entry'} of "${title}" was not approved. Reason: ${withFullStop(note, '.')} You may ask again with more evidence: somebody else of the team or above it will look at it.`,
  }),
  caseWithdrawn: ({ title, note }) => ({
    title: `Request withdrawn: ${title}`,
    body: `What you asked for about "${title}" was withdrawn; your record stays as it was.${note === '' ? ' You can ask again.' : ` Note: ${withFullStop(note, '.')}`}`,
  }),
};

function changeInChinese(minutes: CaseSubject['minutes']): string {
  return minutes ? `由 ${minutes.before ?? 0} 分钟改为 ${minutes.after} 分钟` : '作废，不再计入';
}

function changeInEnglish(minutes: CaseSubject['minutes']): string {
  return minutes ? `changed from ${minutes.before ?? 0} to ${minutes.after} minutes` : 'annulled';
}

/** What is told of a correction or a later entry. Names stay out: messages outlive what somebody may see of another. */
export function caseText(kind: CaseMessageKind, language: Language, subject: CaseSubject): MessageText {
  return (language === 'en' ? en : zh)[kind](subject);
}
