import type { CertificateBatch } from '@liandong/contracts/certificates/certificate-batch';
import { m } from '../../../paraglide/messages.js';
import { dayAndClock, period } from '../../../shared/time/format.js';
import { Button } from '../../../shared/ui/button.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useAction } from '../../../shared/ui/use-action.js';
import { downloadBatchPart, useBatches } from '../api/batches.js';

/** The batches of a team with how far they are, and their PDFs. */
export function BatchList({ teamId }: { teamId: string }) {
  const { data, error, refetch } = useBatches(teamId);
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return (
    <ul className="team-documents__batches">
      {data?.items.map((batch) => (
        <Batch key={batch.id} batch={batch} />
      ))}
    </ul>
  );
}

function Batch({ batch }: { batch: CertificateBatch }) {
  const { id, from, to, createdAt, total, issued, skipped, finished, parts } = batch;
  const { pending, error, run } = useAction(downloadBatchPart);
  return (
    <li className="card team-documents__card">
      <div className="team-documents__batch">
        <strong className="figures">{period(from, to)}</strong>
        <time dateTime={createdAt}>{dayAndClock(createdAt)}</time>
      </div>
      {!finished && (
        <div role="status">
          <progress max={total} value={issued + skipped} aria-label={m.team_certificates_progress()} />
          <p>{m.team_certificates_so_far({ done: issued + skipped, total })}</p>
        </div>
      )}
      {finished && (
        <p>
          {m.team_certificates_done({ issued })}
          {skipped > 0 && ` ${m.team_certificates_skipped({ skipped })}`}
        </p>
      )}
      {error !== null && <ErrorNotice error={error} />}
      {finished && (
        <div className="team-documents__parts">
          {Array.from({ length: parts }, (_, index) => index + 1).map((part) => (
            <Button key={part} icon="download" pending={pending} onClick={() => void run(id, part)}>
              {parts === 1 ? m.certificate_download() : m.team_certificates_part({ part, parts })}
            </Button>
          ))}
        </div>
      )}
    </li>
  );
}
