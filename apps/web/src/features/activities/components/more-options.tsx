import { LinkedParty } from '@liandong/contracts/activities/activity-class';
import { useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import { CheckField, TextField } from '../../../shared/ui/field.js';
import type { ActivityDraft, DraftField } from '../activity-draft.js';
import { partyLabel } from '../party-labels.js';
import { BreakFields } from './break-fields.js';
import { CheckOutFields, WaysFields } from './policy-fields.js';
import { PositionFields } from './position-fields.js';

interface MoreOptionsProps {
  draft: ActivityDraft;
  /** The activity is over: its times, breaks among them, stay as they were. */
  over: boolean;
  /** Check-in is open, and people are to check out: that stays. */
  checkOutInUse: boolean;
  /** Check-out has closed: how people checked in stays as it was. */
  fixed: boolean;
  errorOf: (field: DraftField) => string | undefined;
  onChange: (part: Partial<ActivityDraft>) => void;
}

const within = ['earlyMinutes', 'lateMinutes', 'ways', 'breaks', 'position'] as const;

/** What has a good default: the linked parties and how to check in. Opens when something in it is wrong. */
export function MoreOptions({ draft, over, checkOutInUse, fixed, errorOf, onChange }: MoreOptionsProps) {
  const wrong = within.some((field) => errorOf(field) !== undefined);
  // Stays open when what was wrong is mended: somebody is typing in it.
  const [open, setOpen] = useState(false);
  return (
    <details
      className="more-options"
      open={open || wrong}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{m.form_more()}</summary>
      <fieldset className="more-options__group">
        <legend>{m.form_parties()}</legend>
        {LinkedParty.options.map((party) => (
          <CheckField
            key={party}
            label={partyLabel(party)}
            checked={draft.linkedParties.includes(party)}
            onChange={(event) =>
              onChange({
                linkedParties: event.target.checked
                  ? [...draft.linkedParties, party]
                  : draft.linkedParties.filter((other) => other !== party),
              })
            }
          />
        ))}
      </fieldset>
      <fieldset className="more-options__policy" disabled={fixed}>
        {fixed && <p className="field__hint">{m.form_policy_fixed()}</p>}
        <div className="activity-form__pair">
          <TextField
            label={m.form_early()}
            inputMode="numeric"
            value={draft.earlyMinutes}
            onChange={(event) => onChange({ earlyMinutes: event.target.value })}
            error={errorOf('earlyMinutes')}
          />
          <TextField
            label={m.form_late()}
            inputMode="numeric"
            value={draft.lateMinutes}
            onChange={(event) => onChange({ lateMinutes: event.target.value })}
            error={errorOf('lateMinutes')}
          />
        </div>
        <CheckField
          label={m.form_walk_ins()}
          checked={draft.walkIns}
          onChange={(event) => onChange({ walkIns: event.target.checked })}
        />
        <WaysFields ways={draft.ways} error={errorOf('ways')} onChange={(ways) => onChange({ ways })} />
        <CheckOutFields
          rule={draft.checkOut}
          inUse={checkOutInUse && !fixed}
          onChange={(checkOut) => onChange({ checkOut })}
        />
        <fieldset disabled={over}>
          <BreakFields draft={draft} error={errorOf('breaks')} onChange={(breaks) => onChange({ breaks })} />
        </fieldset>
        <PositionFields
          position={draft.position}
          error={errorOf('position')}
          onChange={(position) => onChange({ position })}
        />
      </fieldset>
    </details>
  );
}
