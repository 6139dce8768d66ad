import { m } from '../../../paraglide/messages.js';
import { Button } from '../../../shared/ui/button.js';
import { Empty, Loading, PageHeader, Section } from '../../../shared/ui/layout.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useDailyHeads } from '../api/ledger-heads.js';
import { HeadCard } from './head-card.js';
import { PublicKeys } from './public-keys.js';
import { VerifierCommand } from './verifier-command.js';
import './ledger-heads.css';

/** What anybody may keep to hold the district to its word: the signed head of each day, and how to check with it. */
export function LedgerHeadsScreen() {
  return (
    <div className="ledger-heads">
      <PageHeader title={m.heads_title()} lead={m.heads_lead()} />
      <Section title={m.heads_what_title()}>
        <ul className="ledger-heads__points">
          <li>{m.heads_what_fingerprint()}</li>
          <li>{m.heads_what_change()}</li>
          <li>{m.heads_what_private()}</li>
        </ul>
      </Section>
      <Section title={m.heads_days_title()}>
        <Days />
      </Section>
      <Section title={m.heads_check_title()}>
        <ol className="ledger-heads__points">
          <li>{m.heads_check_file()}</li>
          <li>
            {m.heads_check_run()}
            <VerifierCommand />
          </li>
          <li>{m.heads_check_keep()}</li>
        </ol>
      </Section>
      <Section title={m.heads_keys_title()}>
        <PublicKeys />
      </Section>
    </div>
  );
}

function Days() {
  const days = useDailyHeads();
  const items = days.data?.pages.flatMap((page) => page.items) ?? [];
  if (days.isPending) return <Loading />;
  if (items.length === 0 && days.isSuccess) {
    return (
      <Empty icon="book" title={m.heads_empty()}>
        <p>{m.heads_empty_text()}</p>
      </Empty>
    );
  }
  return (
    <>
      <ul className="ledger-heads__days">
        {items.map((item) => (
          <li key={item.day}>
            <HeadCard item={item} />
          </li>
        ))}
      </ul>
      {days.isError && <ErrorNotice error={days.error} onRetry={() => void days.refetch()} />}
      {days.hasNextPage && (
        <Button pending={days.isFetchingNextPage} onClick={() => void days.fetchNextPage()}>
          {m.load_more()}
        </Button>
      )}
    </>
  );
}
