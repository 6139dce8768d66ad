import { ShownField } from '@liandong/contracts/certificates/certificate';
import { CheckField } from '../../../shared/ui/field.js';
import { m } from '../../../paraglide/messages.js';
import { shownLabels } from '../labels.js';

/** What everybody may see who has the number. */
export function ShownFields({
  value,
  onChange,
}: {
  value: readonly ShownField[];
  onChange: (value: ShownField[]) => void;
}) {
  const toggle = (field: ShownField) =>
    onChange(ShownField.options.filter((each) => (each === field) !== value.includes(each)));
  return (
    <fieldset className="shown-fields">
      <legend>{m.certificate_shown_legend()}</legend>
      <p className="field__hint">{m.certificate_shown_hint()}</p>
      {ShownField.options.map((field) => (
        <CheckField
          key={field}
          label={shownLabels[field]()}
          checked={value.includes(field)}
          onChange={() => toggle(field)}
        />
      ))}
    </fieldset>
  );
}
