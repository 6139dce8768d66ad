import { useState, type FormEvent } from 'react';
import { m } from '../../../paraglide/messages.js';
import { useCountdown } from '../../../shared/time/use-countdown.js';
import { Button } from '../../../shared/ui/button.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { OTP_DIGITS, OtpField } from '../../../shared/ui/otp-field.js';
import { useAction } from '../../../shared/ui/use-action.js';
import { eraseMe } from '../api/erase-me.js';

interface ErasureFormProps {
  resendAt: number;
  resending: boolean;
  onResend: () => void;
  onCancel: () => void;
}

/** The code, and the last word. */
export function ErasureForm({ resendAt, resending, onResend, onCancel }: ErasureFormProps) {
  const [otp, setOtp] = useState('');
  const [incomplete, setIncomplete] = useState(false);
  const wait = useCountdown(resendAt);
  const { pending, error, run } = useAction(eraseMe);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isIncomplete = otp.length !== OTP_DIGITS;
    setIncomplete(isIncomplete);
    if (!isIncomplete) void run(otp);
  };

  return (
    <form className="dialog-form" onSubmit={submit} noValidate>
      <p>{m.account_delete_last_word()}</p>
      <OtpField value={otp} onChange={setOtp} incomplete={incomplete} />
      {error !== null && <ErrorNotice error={error} />}
      <div className="dialog__actions">
        <Button look="quiet" disabled={wait > 0} pending={resending} onClick={onResend}>
          {wait > 0 ? m.resend_in({ seconds: wait }) : m.resend_code()}
        </Button>
        <Button onClick={onCancel}>{m.cancel()}</Button>
        <Button type="submit" look="danger" pending={pending}>
          {m.account_delete_confirm()}
        </Button>
      </div>
    </form>
  );
}
