import { CheckInWay, CheckOutRule } from '@liandong/contracts/check-ins/check-in-policy';
import { useId } from 'react';
import { m } from '../../../paraglide/messages.js';
import { wayHint, wayLabel } from '../../../shared/i18n/way-labels.js';
import { CheckField, RadioField } from '../../../shared/ui/field.js';

interface WaysFieldsProps {
  ways: readonly CheckInWay[];
  error: string | undefined;
  onChange: (ways: CheckInWay[]) => void;
}

/** Which ways to check in there are, each with what it is like. */
export function WaysFields({ ways, error, onChange }: WaysFieldsProps) {
  const errorId = useId();
  return (
    <fieldset className="policy-fields" {...(error === undefined ? {} : { 'aria-describedby': errorId })}>
      <legend>{m.form_ways()}</legend>
      {CheckInWay.options.map((way) => (
        <CheckField
          key={way}
          label={wayLabel(way)}
          hint={wayHint(way)}
          checked={ways.includes(way)}
          {...(error === undefined ? {} : { 'aria-invalid': true })}
          onChange={({ target: { checked } }) =>
            onChange(CheckInWay.options.filter((other) => (other === way ? checked : ways.includes(other))))
          }
        />
      ))}
      {error !== undefined && (
        <p id={errorId} className="field__error">
          {error}
        </p>
      )}
    </fieldset>
  );
}

const rules: Record<CheckOutRule, { label: () => string; hint: () => string }> = {
  required: { label: m.form_check_out_required, hint: m.form_check_out_required_hint },
  automatic: { label: m.form_check_out_automatic, hint: m.form_check_out_automatic_hint },
};

/** Whether people check out. In both cases an open time is decided by the leader. */
export function CheckOutFields({
  rule,
  inUse,
  onChange,
}: {
  rule: CheckOutRule;
  /** People may be there already, who are to prove by it how long they stayed: it stays. */
  inUse: boolean;
  onChange: (rule: CheckOutRule) => void;
}) {
  const name = useId();
  return (
    <fieldset className="policy-fields" disabled={inUse}>
      <legend>{m.form_check_out()}</legend>
      {inUse && <p className="field__hint">{m.form_check_out_in_use()}</p>}
      {CheckOutRule.options.map((option) => (
        <RadioField
          key={option}
          name={name}
          label={rules[option].label()}
          hint={rules[option].hint()}
          checked={option === rule}
          onChange={() => onChange(option)}
        />
      ))}
    </fieldset>
  );
}
