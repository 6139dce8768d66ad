/** One recorded figure of an activity whose time changed, in minutes. */
export interface MovedFigure {
  recorded: number;
  /** What its check-ins count by the time that was announced until now. */
  before: number;
  /** What they count by the new time. */
  after: number;
  /** Whether it was proposed before to raise it. */
  proposed: boolean;
}

/**
 * What the new time makes of a figure. More is only proposed, and only where the new time is what gives more: that a
 * leader lowered a figure is no reason to ask again.
 */
export function whatMoveDoes({
  recorded,
  before,
  after,
  proposed,
}: MovedFigure): 'lower' | 'propose' | 'nothing' {
  if (after < recorded) return 'lower';
  return after > recorded && (after > before || proposed) ? 'propose' : 'nothing';
}
