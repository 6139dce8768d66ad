import type { ActivityClass } from '@liandong/contracts/activities/activity-class';
import type { CertifiedService } from '@liandong/contracts/certificates/certificate';
import type { EvidenceGrade } from '@liandong/contracts/check-ins/evidence-grade';
import type { GradedMinutes } from '@liandong/contracts/ledger/ledger';
import { shanghaiDay } from '@liandong/rules/shanghai-time';

/** A ledger entry of service time, or a correction of one, as certificates count it. */
export interface ServiceEntry {
  readonly id: string;
  readonly activityId: string | null;
  /** The entry that this correction changes; null when it is not one. */
  readonly corrects: string | null;
  readonly title: string;
  readonly activityClass: ActivityClass | null;
  readonly teamName: string | null;
  readonly from: Date;
  /** Signed for a correction. */
  readonly minutes: number;
  readonly grade: EvidenceGrade;
}

interface Line {
  readonly service: CertifiedService;
  readonly at: number;
}

/**
 * The lines of a certificate: one for each activity (an entry without one stands for itself), its grades apart, with
 * corrections taken in where they belong; what corrections brought to nothing is left out. Oldest first.
 */
export function certifiedServices(entries: readonly ServiceEntry[]): CertifiedService[] {
  const lineOf = new Map<string, string>();
  for (const entry of entries) if (!entry.corrects) lineOf.set(entry.id, entry.activityId ?? entry.id);
  const lines = new Map<string, Line>();
  // Originals before their corrections: a line is named after what was recorded, not after what changed it.
  for (const entry of entries.toSorted((a, b) => Number(a.corrects !== null) - Number(b.corrects !== null))) {
    const key = lineOf.get(entry.corrects ?? entry.id) ?? entry.activityId ?? entry.id;
    const line = lines.get(key) ?? emptyLine(entry);
    line.service.minutes[entry.grade] += entry.minutes;
    lines.set(key, line);
  }
  return [...lines.values()]
    .toSorted((a, b) => a.at - b.at)
    .map(({ service }) => ({ ...service, minutes: withoutDebt(service.minutes) }))
    .filter(({ minutes }) => minutes.device + minutes.leader + minutes.retro > 0);
}

/** The minutes of all lines, the grades apart. */
export function totalMinutes(services: readonly CertifiedService[]): GradedMinutes {
  const total = { device: 0, leader: 0, retro: 0 };
  for (const { minutes } of services) {
    total.device += minutes.device;
    total.leader += minutes.leader;
    total.retro += minutes.retro;
  }
  return total;
}

function emptyLine(entry: ServiceEntry): Line {
  return {
    at: entry.from.getTime(),
    service: {
      day: shanghaiDay(entry.from),
      title: entry.title,
      unit: entry.teamName ?? '',
      activityClass: entry.activityClass,
      minutes: { device: 0, leader: 0, retro: 0 },
    },
  };
}

/** A grade whose corrections take more than it has certifies nothing; it takes nothing from another grade. */
function withoutDebt({ device, leader, retro }: GradedMinutes): GradedMinutes {
  return { device: Math.max(0, device), leader: Math.max(0, leader), retro: Math.max(0, retro) };
}
