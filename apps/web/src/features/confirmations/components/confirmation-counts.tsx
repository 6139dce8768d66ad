import type { Confirmation } from '@liandong/contracts/confirmations/confirmation';
import { m } from '../../../paraglide/messages.js';
import { wholeNumber } from '../../../shared/time/format.js';

/** How many came on time, late, left early, did not check out, were entered afterwards, did not come. */
export function ConfirmationCounts({ counts }: { counts: Confirmation['counts'] }) {
  const figures = [
    { name: m.confirm_count_present(), value: counts.present },
    { name: m.confirm_late(), value: counts.late },
    { name: m.confirm_left_early(), value: counts.leftEarly },
    { name: m.confirm_unclosed(), value: counts.unclosed },
    ...(counts.entered > 0 ? [{ name: m.confirm_readmitted(), value: counts.entered }] : []),
    { name: m.confirm_no_show(), value: counts.noShow },
  ];
  return (
    <dl className="card confirmation-counts">
      {figures.map(({ name, value }) => (
        <div key={name} className="confirmation-counts__one">
          <dt>{name}</dt>
          <dd className="figures">{wholeNumber(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
