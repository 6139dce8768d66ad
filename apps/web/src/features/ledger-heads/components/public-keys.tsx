import { m } from '../../../paraglide/messages.js';
import { dayAndClock } from '../../../shared/time/format.js';
import { Badge, Loading } from '../../../shared/ui/layout.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useSigningKeys } from '../api/ledger-heads.js';

/** The keys that the district signs with, and those that it used before. */
export function PublicKeys() {
  const { data, error, isPending, refetch } = useSigningKeys();
  if (isPending) return <Loading />;
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return (
    <ul className="ledger-heads__days">
      {data.items.map((key) => (
        <li key={key.keyId} className="head-card">
          <div className="head-card__head">
            <h3>{m.heads_key({ id: key.keyId })}</h3>
            <Badge look={key.isCurrent ? 'pine' : 'neutral'}>
              {key.isCurrent ? m.heads_key_current() : m.heads_key_former()}
            </Badge>
          </div>
          <p>{m.heads_key_since({ time: dayAndClock(key.firstUsedAt) })}</p>
          <code className="head-card__root">{key.publicKey}</code>
        </li>
      ))}
    </ul>
  );
}
