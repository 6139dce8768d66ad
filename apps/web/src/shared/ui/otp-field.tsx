import { m } from '../../paraglide/messages.js';
import { typedDigits } from '../i18n/typed-number.js';
import { TextField } from './field.js';

export const OTP_DIGITS = 6;

interface OtpFieldProps {
  value: string;
  onChange: (digits: string) => void;
  incomplete: boolean;
}

/** The digits of a one-time code, however a keyboard or a pasted message writes them. */
export function OtpField({ value, onChange, incomplete }: OtpFieldProps) {
  return (
    <TextField
      label={m.otp_label()}
      inputMode="numeric"
      name="otp"
      autoComplete="one-time-code"
      autoFocus
      maxLength={8}
      value={value}
      onChange={(event) => onChange(typedDigits(event.target.value).slice(0, OTP_DIGITS))}
      error={incomplete ? m.otp_incomplete() : undefined}
    />
  );
}
