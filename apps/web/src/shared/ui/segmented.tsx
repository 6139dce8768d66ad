import { useId, useState } from 'react';
import './segmented.css';

interface SegmentedProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  /** Where it takes its time, the value after it is what counts. */
  onChange: (value: Value) => void | Promise<void>;
}

/**
 * One of a few, all of them visible: a group of radio buttons that looks like a switch. It moves when it is pressed,
 * also where the value comes with a page that is still being made.
 */
export function Segmented<Value extends string>({ label, value, options, onChange }: SegmentedProps<Value>) {
  const name = useId();
  const [shown, setShown] = useState({ value, pressed: value });
  if (shown.value !== value) setShown({ value, pressed: value });
  const press = async (pressed: Value) => {
    setShown({ value, pressed });
    const done = onChange(pressed);
    if (done === undefined) return;
    await done;
    setShown((now) => ({ ...now, pressed: now.value }));
  };
  return (
    <fieldset className="segmented">
      <legend className="visually-hidden">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className="segmented__option">
          <input
            type="radio"
            name={name}
            checked={option.value === shown.pressed}
            onChange={() => void press(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
