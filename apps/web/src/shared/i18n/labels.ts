import type { ActivityClass } from '@liandong/contracts/activities/activity-class';
import type { EvidenceGrade } from '@liandong/contracts/check-ins/evidence-grade';
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

const gradeLabels: Record<EvidenceGrade, () => string> = {
  device: m.grade_device,
  leader: m.grade_leader,
  retro: m.grade_retro,
};

export function activityClassLabel(activityClass: ActivityClass): string {
  return activityClassLabels[activityClass]();
}

export function gradeLabel(grade: EvidenceGrade): string {
  return gradeLabels[grade]();
}

/**
 * What proves an entry or a person-time. An attendance by poster, digits or tick is graded `leader` before the leader
 * has confirmed anything: of it only that is said which is true.
 */
export function proofLabel({ kind, grade }: { kind: LedgerEntryKind; grade: EvidenceGrade }): string {
  return kind === 'attendance' && grade === 'leader' ? m.grade_unproven() : gradeLabel(grade);
}
