import {
  RejectionReason,
  DisputeReason,
  type QueuedScanAnswer,
} from '@liandong/contracts/check-ins/check-in-batch';
import type { Language } from '@liandong/contracts/common/scalars';
import { errorSentence } from '@liandong/contracts/errors/catalog';
import type { RowAnswer } from './queued-row.js';

/**
 * An answer as the device gets it.
 * @param names display names by volunteer; an erased one has none
 */
export function wireAnswer(
  answer: RowAnswer,
  names: ReadonlyMap<string, string>,
  language: Language,
): QueuedScanAnswer {
  const { scanId, activityId, memberId, direction, way, at } = answer;
  if (answer.outcome === 'rejected' || !activityId || !memberId || !direction || !way || !at) {
    const reason = RejectionReason.parse(answer.reason);
    const { params } = answer;
    return { outcome: 'rejected', scanId, reason, params, detail: errorSentence(reason, language, params) };
  }
  const row = {
    scanId,
    activityId,
    activityTitle: answer.activityTitle,
    volunteerId: memberId,
    displayName: names.get(memberId) ?? '',
    direction,
    way,
    at: at.toISOString(),
  };
  switch (answer.outcome) {
    case 'accepted':
      return { outcome: 'accepted', ...row, grade: answer.grade ?? 'leader', minutes: answer.minutes };
    case 'disputed':
      return { outcome: 'disputed', ...row, reason: DisputeReason.parse(answer.reason) };
    case 'provisional':
    case 'duplicate':
      return { outcome: answer.outcome, ...row };
  }
}
