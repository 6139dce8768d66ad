import type { ActivityClass } from '@liandong/contracts/activities/activity-class';
import type { EvidenceGrade, ShownGrade } from '@liandong/contracts/check-ins/evidence-grade';
import type { LedgerEntryKind } from '@liandong/contracts/ledger/ledger';
import { m } from '../../paraglide/messages.js';

const activityClassLabels: Record<ActivityClass, () => string> = {
  culture: m.class_culture,
  mediation: m.class_mediation,
  emergency: m.class_emergency,
  environment: m.class_environment,
  relief: m.class_relief,
  visit: m.class_visit,
  publicWelfare: m.class_publicWelfare,
  livingService: m.class_livingService,
  recreation: m.class_recreation,
  training: m.class_training,
  study: m.class_study,
  meeting: m.class_meeting,
};

const gradeLabels: Record<ShownGrade, () => string> = {
  device: m.grade_device,
  leader: m.grade_leader,
  retro: m.grade_retro,
  unproven: m.grade_unproven,
};

export function activityClassLabel(activityClass: ActivityClass): string {
  return activityClassLabels[activityClass]();
}

export function gradeLabel(grade: ShownGrade): string {
  return gradeLabels[grade]();
}

/** What proves an entry or a person-time. */
export function proofLabel({ kind, grade }: { kind: LedgerEntryKind; grade: EvidenceGrade }): string {
  return gradeLabel(kind === 'attendance' && grade === 'leader' ? 'unproven' : grade);
}
