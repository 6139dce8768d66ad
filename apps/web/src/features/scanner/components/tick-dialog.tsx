import type { Direction } from '@liandong/contracts/check-ins/check-in';
import { findPersonalData } from '@liandong/rules/personal-data';
import { useId, useState, type FormEvent } from 'react';
import { m } from '../../../paraglide/messages.js';
import { Button } from '../../../shared/ui/button.js';
import { Dialog } from '../../../shared/ui/dialog.js';
import { RadioField, TextField } from '../../../shared/ui/field.js';

interface TickDialogProps {
  /** Whom it is about; null while nobody is asked about. */
  name: string | null;
  direction: Direction;
  onTick: (reason: string) => void;
  onClose: () => void;
}

const reasons = [m.tick_no_phone, m.tick_phone_trouble, m.tick_card_forgotten];

/** Why no code was scanned: the reason stays with the record. */
export function TickDialog({ name, direction, onTick, onClose }: TickDialogProps) {
  const title = direction === 'in' ? m.tick_in({ name: name ?? '' }) : m.tick_out({ name: name ?? '' });
  return (
    <Dialog title={title} open={name !== null} onClose={onClose}>
      <TickForm onTick={onTick} onClose={onClose} />
    </Dialog>
  );
}

function TickForm({ onTick, onClose }: Pick<TickDialogProps, 'onTick' | 'onClose'>) {
  const group = useId();
  const [chosen, setChosen] = useState(0);
  const [other, setOther] = useState('');
  const [tried, setTried] = useState(false);
  const reason = reasons[chosen]?.() ?? other.trim();
  const problem = problemOf(reason);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (problem === null) onTick(reason);
  };
  return (
    <form className="scanner__tick" onSubmit={submit} noValidate>
      <fieldset>
        <legend>{m.tick_reason()}</legend>
        {reasons.map((label, index) => (
          <RadioField
            key={label()}
            name={group}
            label={label()}
            checked={chosen === index}
            onChange={() => setChosen(index)}
          />
        ))}
        <RadioField
          name={group}
          label={m.tick_other()}
          checked={chosen === reasons.length}
          onChange={() => setChosen(reasons.length)}
        />
      </fieldset>
      {chosen === reasons.length && (
        <TextField
          label={m.tick_other_label()}
          maxLength={200}
          value={other}
          error={tried && problem !== null ? problem() : undefined}
          onChange={(event) => setOther(event.target.value)}
        />
      )}
      <div className="dialog__actions">
        <Button onClick={onClose}>{m.cancel()}</Button>
        <Button type="submit" look="primary">
          {m.tick_confirm()}
        </Button>
      </div>
    </form>
  );
}

/** Why the reason cannot be kept as it is: the queue takes it without asking anybody. */
function problemOf(reason: string): (() => string) | null {
  if (reason === '') return m.tick_reason_missing;
  return findPersonalData(reason) ? m.tick_reason_number : null;
}
