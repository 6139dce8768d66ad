/** A stretch of time, its end exclusive. */
export interface Span {
  from: Date;
  to: Date;
}

/** Stretches as they travel, in ISO 8601. */
export function spansOf(written: readonly { from: string; to: string }[]): Span[] {
  return written.map(({ from, to }) => ({ from: new Date(from), to: new Date(to) }));
}

/** The part that two stretches share; null when there is none. */
export function sharedSpan(one: Span, other: Span): Span | null {
  const from = one.from > other.from ? one.from : other.from;
  const to = one.to < other.to ? one.to : other.to;
  return from < to ? { from, to } : null;
}

/** Takes a stretch out of others, which do not overlap one another. */
export function withoutSpan(spans: readonly Span[], taken: Span): Span[] {
  return spans.flatMap((span) => {
    if (!sharedSpan(span, taken)) return [span];
    const left = { from: span.from, to: span.to < taken.from ? span.to : taken.from };
    const right = { from: span.from > taken.to ? span.from : taken.to, to: span.to };
    return [left, right].filter(({ from, to }) => from < to);
  });
}

/** How long stretches last together, in milliseconds. */
export function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((total, { from, to }) => total + (to.getTime() - from.getTime()), 0);
}
