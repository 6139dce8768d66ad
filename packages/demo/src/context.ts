import { deterministicId } from './deterministic-id.js';
import { demoFigures, type DemoFigures } from './figures.js';
import { Random } from './random.js';

/** What every part of the generator draws from. */
export class DemoContext {
  readonly figures: DemoFigures;

  /** @param anchor the instant that everything is counted from, epoch milliseconds */
  constructor(
    private readonly seed: string,
    readonly anchor: number,
    scale: number,
  ) {
    this.figures = demoFigures(scale);
  }

  id(...names: (string | number)[]): string {
    return deterministicId(this.seed, ...names.map(String));
  }

  /** Its own sequence for each part, so that a change of one part leaves the others as they were. */
  random(part: string): Random {
    return new Random(`${this.seed}/${part}`);
  }
}
