const MINUTE_MS = 60_000;

/** A break of an activity, its ends ISO 8601. */
interface Break {
  from: string;
  to: string;
}

export interface Span {
  from: Date;
  to: Date;
}

/** Whole minutes of a span without the breaks that lie in it, rounded down. Breaks do not overlap. */
export function minutesWithoutBreaks({ from, to }: Span, breaks: readonly Break[]): number {
  const rest = breaks.reduce((sum, pause) => sum + shared(from, to, pause), 0);
  return Math.max(0, Math.floor((to.getTime() - from.getTime() - rest) / MINUTE_MS));
}

function shared(from: Date, to: Date, pause: Break): number {
  const start = Math.max(from.getTime(), Date.parse(pause.from));
  const end = Math.min(to.getTime(), Date.parse(pause.to));
  return Math.max(0, end - start);
}
