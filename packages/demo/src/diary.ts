import { minutes } from './shanghai-time.js';

/** Nobody is in two places at once, and the way between them takes this long. */
const travel = minutes(30);

/** Who is busy when. */
export class Diary {
  private readonly engagements = new Map<string, { from: number; to: number }[]>();

  isFree(volunteerId: string, from: number, to: number): boolean {
    const own = this.engagements.get(volunteerId) ?? [];
    return own.every((engagement) => to + travel <= engagement.from || engagement.to + travel <= from);
  }

  enter(volunteerId: string, from: number, to: number): void {
    const own = this.engagements.get(volunteerId);
    if (own) own.push({ from, to });
    else this.engagements.set(volunteerId, [{ from, to }]);
  }
}
