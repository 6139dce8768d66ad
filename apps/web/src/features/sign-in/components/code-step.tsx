import { useState, type FormEvent } from 'react';
import { m } from '../../../paraglide/messages.js';
import { useCountdown } from '../../../shared/time/use-countdown.js';
import { Button } from '../../../shared/ui/button.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { OTP_DIGITS, OtpField } from '../../../shared/ui/otp-field.js';
import { useAction } from '../../../shared/ui/use-action.js';
import { openSession } from '../api/open-session.js';
import { MailboxLink } from './mailbox-link.js';

interface CodeStepProps {
  phone: string;
  resendAt: number;
  onResend: () => Promise<void>;
  /** The code was right. */
  onOpened: () => void;
  onOtherPhone: () => void;
}

export function CodeStep({ phone, resendAt, onResend, onOpened, onOtherPhone }: CodeStepProps) {
  const [otp, setOtp] = useState('');
  const [incomplete, setIncomplete] = useState(false);
  const opening = useAction(async (given: string) => {
    await openSession(phone, given);
    onOpened();
  });
  const resending = useAction(onResend);
  const wait = useCountdown(resendAt);
  const error = opening.error ?? resending.error;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIncomplete(otp.length !== OTP_DIGITS);
    if (otp.length === OTP_DIGITS) void opening.run(otp);
  };

  return (
    <form className="sign-in-form__step" onSubmit={submit} noValidate>
      <div className="sign-in-form__code">
        <OtpField value={otp} onChange={setOtp} incomplete={incomplete} />
      </div>
      {error !== null && <ErrorNotice error={error} />}
      <Button type="submit" look="primary" wide pending={opening.pending}>
        {m.sign_in()}
      </Button>
      <div className="sign-in-form__more">
        <Button
          look="quiet"
          disabled={wait > 0}
          pending={resending.pending}
          onClick={() => void resending.run()}
        >
          {wait > 0 ? m.resend_in({ seconds: wait }) : m.resend_code()}
        </Button>
        <Button look="quiet" onClick={onOtherPhone}>
          {m.other_phone()}
        </Button>
      </div>
      <MailboxLink />
    </form>
  );
}
