import type { Me } from '@liandong/contracts/auth/auth';
import { useCallback, useState, type FormEvent } from 'react';
import { m } from '../../../paraglide/messages.js';
import { sendNow } from '../../../shared/scan-queue/queue-sender.js';
import { keepNewScan } from '../../../shared/scan-queue/scan-store.js';
import { useScans } from '../../../shared/scan-queue/use-scans.js';
import { typedDigits } from '../../../shared/i18n/typed-number.js';
import { BackLink } from '../../../shared/ui/back-link.js';
import { Button } from '../../../shared/ui/button.js';
import { TextField } from '../../../shared/ui/field.js';
import { PageHeader } from '../../../shared/ui/layout.js';
import { useAction } from '../../../shared/ui/use-action.js';
import { sendScan } from '../send-scan.js';
import { CheckInResult } from './check-in-result.js';
import { Waiting } from './waiting.js';
import './check-in.css';

/** For those who cannot scan: the digits from the leader's screen, typed. */
export function ShortCodePage({ activityId, me }: { activityId: string; me: Me }) {
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const [scanId, setScanId] = useState<string | null>(null);
  const scan = useScans(me.id).find((kept) => kept.scanId === scanId);
  const digits = typedDigits(typed);
  const complete = digits.length === 6;

  const send = useCallback(
    async (code: string) => {
      const content = { kind: 'own', code, activityId } as const;
      const made = await keepNewScan({ content, ownerId: me.id, state: 'fresh', label: null });
      setScanId(made.scanId);
      await sendScan(made, me.id);
    },
    [activityId, me.id],
  );
  const { pending, run } = useAction(send);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (complete) void run(digits);
  };
  const again = () => {
    setScanId(null);
    setTyped('');
    setTried(false);
  };

  const taken = scan !== undefined && scan.answer !== null && scan.answer.outcome !== 'rejected';
  return (
    <div className="short-code">
      <BackLink to={`/activities/${activityId}`}>{m.back_to_activity()}</BackLink>
      <PageHeader title={m.short_code_form()} lead={m.short_code_hint()} />
      <div className="check-in" aria-live="assertive">
        {scan?.state === 'waiting' && <Waiting onRetry={sendNow} />}
        {scan && scan.answer !== null && <CheckInResult scan={scan} onAnew={again} />}
      </div>
      {!taken && scan?.state !== 'waiting' && (
        <form className="card short-code__form" onSubmit={submit} noValidate>
          <TextField
            label={m.short_code_label()}
            inputMode="numeric"
            autoComplete="off"
            maxLength={7}
            value={typed}
            error={tried && !complete ? m.short_code_invalid() : undefined}
            onChange={(event) => {
              setTyped(event.target.value);
              // What was refused before is not about these digits.
              setScanId(null);
            }}
          />
          <Button type="submit" look="primary" wide pending={pending}>
            {m.short_code_submit()}
          </Button>
        </form>
      )}
    </div>
  );
}
