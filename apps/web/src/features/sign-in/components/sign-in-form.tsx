import { useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import { requestOtp } from '../api/request-otp.js';
import { CodeStep } from './code-step.js';
import { PhoneStep } from './phone-step.js';
import './sign-in.css';

/** Phone, then one-time code. Whoever shows it watches the session to go on. */
export function SignInForm({ lead }: { lead?: string }) {
  const [sentTo, setSentTo] = useState<string | null>(null);
  const [resendAt, setResendAt] = useState(0);

  const sendCode = async (phone: string) => {
    const sent = await requestOtp(phone);
    setResendAt(Date.now() + sent.resendAfterSeconds * 1_000);
    setSentTo(phone);
  };

  return (
    <div className="sign-in-form">
      <div className="sign-in-form__head">
        <h1>{m.sign_in_title()}</h1>
        <p>{sentTo === null ? (lead ?? m.sign_in_lead()) : m.sign_in_code_sent({ phone: sentTo })}</p>
      </div>
      {sentTo === null ? (
        <PhoneStep onSubmit={sendCode} />
      ) : (
        <CodeStep
          phone={sentTo}
          resendAt={resendAt}
          onResend={() => sendCode(sentTo)}
          onOtherPhone={() => setSentTo(null)}
        />
      )}
    </div>
  );
}
