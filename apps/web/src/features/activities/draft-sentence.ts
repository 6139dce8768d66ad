import { m } from '../../paraglide/messages.js';
import type { DraftError, DraftField } from './activity-draft.js';

const sentences: Partial<Record<DraftField, () => string>> = {
  teamId: m.form_team_missing,
  title: m.form_title_missing,
  activityClass: m.form_class_missing,
  place: m.form_place_missing,
  startsAt: m.form_time_invalid,
  endsAt: m.form_time_invalid,
  capacity: m.form_capacity_invalid,
  earlyMinutes: m.form_minutes_invalid,
  lateMinutes: m.form_minutes_invalid,
  ways: m.form_ways_missing,
  breaks: m.form_breaks_invalid,
  position: m.form_position_invalid,
};

/** What to do about a wrong value. */
export function draftSentence(field: DraftField, error: DraftError): string {
  if (error === 'endsBeforeStart') return m.form_ends_before_start();
  if (error === 'tooLong') return m.form_longer_than_a_day();
  if (error === 'outsideActivity') return m.form_breaks_outside();
  return (sentences[field] ?? m.form_value_invalid)();
}
