import type { DailyHead } from '@liandong/contracts/ledger/proof';
import { m } from '../../../paraglide/messages.js';
import { getLocale } from '../../../paraglide/runtime.js';
import { dayAndClock, longDay } from '../../../shared/time/format.js';
import { Badge } from '../../../shared/ui/layout.js';

/** One day: how many entries there were, and the fingerprint over all of them. */
export function HeadCard({ item: { day, isFinal, head } }: { item: DailyHead }) {
  const count = new Intl.NumberFormat(getLocale()).format(head.size);
  return (
    <article className="head-card">
      <header className="head-card__head">
        <h3>
          <time dateTime={day}>{longDay(`${day}T04:00:00.000Z`)}</time>
        </h3>
        <Badge look={isFinal ? 'pine' : 'amber'}>{isFinal ? m.heads_final() : m.heads_so_far()}</Badge>
      </header>
      <p>{m.heads_entries({ count })}</p>
      <code className="head-card__root">{head.root}</code>
      <details className="head-card__more">
        <summary>{m.heads_whole()}</summary>
        <p>{m.heads_signed({ time: dayAndClock(head.time), key: head.keyId })}</p>
        <pre>
          <code>{JSON.stringify(head, null, 2)}</code>
        </pre>
        <a
          className="head-card__save"
          download={`liandong-head-${day}.json`}
          href={`data:application/json,${encodeURIComponent(JSON.stringify(head))}`}
        >
          {m.heads_save()}
        </a>
      </details>
    </article>
  );
}
