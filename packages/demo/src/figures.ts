import type { ActivityClass } from '@liandong/contracts/activities/activity-class';

/** How many of each; the figures of product.md at scale 1. */
export interface DemoFigures {
  dedicatedGrids: number;
  generalGrids: number;
  ownersCommittees: number;
  agreements: number;
  volunteers: number;
  communityWorkers: number;
  teams: number;
  /** Past service activities by class; 110 at scale 1. */
  activities: Record<ServiceClass, number>;
  meetings: number;
  /** 62 claimed or beyond at scale 1: the published figure is “60+”. */
  wishes: Record<'confirmed' | 'fulfilled' | 'claimed' | 'open' | 'withdrawn', number>;
}

export type ServiceClass = Exclude<ActivityClass, 'training' | 'study' | 'meeting'>;

/** 文化惠民, 矛盾化解, 应急处突, 环境保护, 扶危济困, 行走三区, 公益慈善, 生活服务, 文体康养. */
export const serviceClasses: readonly ServiceClass[] = [
  'culture',
  'mediation',
  'emergency',
  'environment',
  'relief',
  'visit',
  'publicWelfare',
  'livingService',
  'recreation',
];

/**
 * @param scale 1 for the whole district, a fraction for a small one with the same kinds of things in it;
 *   the tree down to the 22 areas stays whole
 */
export function demoFigures(scale: number): DemoFigures {
  const of = (figure: number, atLeast = 1) => Math.max(atLeast, Math.round(figure * scale));
  return {
    dedicatedGrids: of(395),
    generalGrids: of(134),
    ownersCommittees: of(16),
    agreements: of(97),
    volunteers: of(1_500, 90),
    communityWorkers: of(144, 12),
    teams: of(20, 3),
    activities: {
      culture: of(16),
      mediation: of(8),
      emergency: of(10),
      environment: of(18),
      relief: of(10),
      visit: of(12),
      publicWelfare: of(12),
      livingService: of(14),
      recreation: of(10),
    },
    meetings: of(19),
    wishes: { confirmed: of(44), fulfilled: of(5), claimed: of(13), open: of(12), withdrawn: of(2) },
  };
}
