import { m } from '../../paraglide/messages.js';
import type { RetroField } from './retro-draft.js';

/** What to do about a field that cannot be sent as it is. */
export const retroSentences: Record<RetroField, () => string> = {
  team: m.retro_team_missing,
  activity: m.retro_activity_missing,
  members: m.retro_members_missing,
  title: m.retro_title_missing,
  content: m.retro_content_missing,
  grantedBy: m.retro_granted_by_missing,
  from: m.retro_from_wrong,
  to: m.retro_to_wrong,
  minutes: m.retro_minutes_wrong,
  reason: m.correction_reason_missing,
  evidence: m.evidence_missing,
};
