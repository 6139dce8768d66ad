import type { Me } from '@liandong/contracts/auth/auth';
import { m } from '../../../paraglide/messages.js';
import { markOf } from '../../../shared/names/namesakes.js';
import { dayAndClock } from '../../../shared/time/format.js';
import { BackLink } from '../../../shared/ui/back-link.js';
import { Loading, PageHeader } from '../../../shared/ui/layout.js';
import { ErrorNotice, Notice } from '../../../shared/ui/notice.js';
import { useWakeLock } from '../../../shared/ui/use-wake-lock.js';
import { useMemberCode } from '../use-member-code.js';
import { RevokeCodes } from './revoke-codes.js';
import { ShownCode } from './shown-code.js';
import './member-code.css';

/** What the member holds out to the leader's scanner, large; it opens without signal too. */
export function MemberCodePage({ me }: { me: Me }) {
  const { shown, error, refresh } = useMemberCode(me.id);
  useWakeLock();
  return (
    <div className="member-code">
      <BackLink to="/me">{m.nav_me()}</BackLink>
      <PageHeader title={m.member_code_title()} />
      {shown === null && error === null && <Loading />}
      {error !== null && <ErrorNotice error={error} onRetry={refresh} />}
      {shown !== null && (
        <section className="card member-code__card" aria-label={m.member_code_title()}>
          <div className="member-code__qr">
            <ShownCode memberCode={shown.memberCode} />
          </div>
          <p className="member-code__name">{shown.memberCode.kept.displayName}</p>
          <p>{m.member_code_lead()}</p>
          <p className="member-code__mark">{m.member_code_mark({ mark: markOf(me.id) })}</p>
          <p className="member-code__until">
            {m.member_code_until({ at: dayAndClock(shown.memberCode.kept.validUntil) })}
          </p>
          <p className="member-code__hint">{m.member_code_brightness()}</p>
        </section>
      )}
      {shown?.offline === true && (
        <Notice look="warning">
          <p>{m.member_code_offline()}</p>
        </Notice>
      )}
      <RevokeCodes volunteerId={me.id} onRevoked={refresh} />
    </div>
  );
}
