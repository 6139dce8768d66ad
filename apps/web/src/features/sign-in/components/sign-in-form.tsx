import { useState } from 'react';
import { z } from 'zod';
import { m } from '../../../paraglide/messages.js';
import { keepDraft, keptDraft } from '../../../shared/device/kept-draft.js';
import { requestOtp } from '../api/request-otp.js';
import { CodeStep } from './code-step.js';
import { PhoneStep } from './phone-step.js';
import './sign-in.css';

/** To which phone a code is on its way: kept over a reload, since another is not sent at once. Nobody's yet. */
const KEPT = { ownerId: '', name: 'sign-in' };
const SentCode = z.object({ phone: z.string(), resendAt: z.number(), until: z.number() });

function codeOnItsWay(): z.output<typeof SentCode> | null {
  const kept = keptDraft(KEPT, SentCode);
  return kept && kept.until > Date.now() ? kept : null;
}

/** Phone, then one-time code. Whoever shows it watches the session to go on. */
export function SignInForm({ lead }: { lead?: string }) {
  const [sent, setSent] = useState(codeOnItsWay);
  const change = (next: typeof sent) => {
    keepDraft(KEPT, next);
    setSent(next);
  };
  const sendCode = async (phone: string) => {
    const { resendAfterSeconds, expiresInSeconds } = await requestOtp(phone);
    const after = (seconds: number) => Date.now() + seconds * 1_000;
    change({ phone, resendAt: after(resendAfterSeconds), until: after(expiresInSeconds) });
  };

  return (
    <div className="sign-in-form">
      <div className="sign-in-form__head">
        <h1>{m.sign_in_title()}</h1>
        <p>{sent === null ? (lead ?? m.sign_in_lead()) : m.sign_in_code_sent({ phone: sent.phone })}</p>
      </div>
      {sent === null ? (
        <PhoneStep onSubmit={sendCode} />
      ) : (
        <CodeStep
          phone={sent.phone}
          resendAt={sent.resendAt}
          onResend={() => sendCode(sent.phone)}
          onOpened={() => keepDraft(KEPT, null)}
          onOtherPhone={() => change(null)}
        />
      )}
    </div>
  );
}
