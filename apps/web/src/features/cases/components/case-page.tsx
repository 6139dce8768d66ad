import type { CorrectionCaseDetail } from '@liandong/contracts/ledger/correction-case';
import type { Evidence } from '@liandong/contracts/ledger/evidence';
import { useCallback, useState } from 'react';
import { Link } from 'react-router';
import { m } from '../../../paraglide/messages.js';
import { personName } from '../../../shared/names/person-name.js';
import { download } from '../../../shared/files/download.js';
import { dayAndClock, duration, longDay, span } from '../../../shared/time/format.js';
import { BackLink } from '../../../shared/ui/back-link.js';
import { Button } from '../../../shared/ui/button.js';
import { Badge, Loading, PageHeader, Section } from '../../../shared/ui/layout.js';
import { ErrorNotice, Notice } from '../../../shared/ui/notice.js';
import { useAction } from '../../../shared/ui/use-action.js';
import type { CaseAct } from '../api/decide-case.js';
import { useCase } from '../api/get-case.js';
import {
  caseActionLabel,
  caseKindLabel,
  caseStatusLabel,
  changeOf,
  denialLabel,
  statusLooks,
} from '../case-labels.js';
import { DecisionDialog } from './decision-dialog.js';
import './cases.css';

/** One case: what it would change and why, what proves it, who did what with it, and what one may do. */
export function CasePage({ id }: { id: string }) {
  const { data, error, refetch } = useCase(id);
  return (
    <div className="cases">
      <BackLink to="/ledger/cases">{m.cases_title()}</BackLink>
      {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Loading />}
      {data !== undefined && <Case one={data} />}
    </div>
  );
}

function Case({ one }: { one: CorrectionCaseDetail }) {
  return (
    <>
      <PageHeader
        title={`${caseKindLabel(one.kind)} · ${personName(one.volunteer.displayName)}`}
        lead={<Badge look={statusLooks[one.status]}>{caseStatusLabel(one.status)}</Badge>}
      />
      <dl className="card case-facts">
        <Fact
          name={one.status === 'approved' ? m.case_changed_title() : m.case_change_title()}
          value={<strong className="figures">{changeOf(one)}</strong>}
        />
        <Fact
          name={m.column_activity()}
          value={one.activityId ? <Link to={`/activities/${one.activityId}`}>{one.title}</Link> : one.title}
        />
        {one.entryId && (
          <Fact
            name={m.entry_original()}
            value={<Link to={`/ledger/entries/${one.entryId}`}>{m.entry_details()}</Link>}
          />
        )}
        <Fact name={m.column_team()} value={one.teamName} />
        <Fact
          name={m.column_time()}
          value={one.to ? `${longDay(one.from)} ${span(one.from, one.to)}` : dayAndClock(one.from)}
        />
        {one.details && <Fact name={m.case_granted_by()} value={one.details.grantedBy} />}
        {one.details?.content && <Fact name={m.case_content()} value={one.details.content} />}
        <Fact name={m.case_reason()} value={one.reason} />
      </dl>
      {one.minutesSince !== null && (
        <Notice look="warning">
          <p>
            {one.status === 'requested'
              ? m.case_changed_since_requested({ now: duration(one.minutesSince) })
              : m.case_changed_since({ now: duration(one.minutesSince) })}
          </p>
        </Notice>
      )}
      <Actions one={one} />
      <Section title={m.case_evidence()}>
        <ul className="card case-lines">
          {one.evidence.map((evidence, place) => (
            <li key={place}>
              <EvidenceLine evidence={evidence} />
            </li>
          ))}
        </ul>
      </Section>
      {one.denials.length > 0 && (
        <Section title={m.case_denials()}>
          <ol className="card case-lines">
            {one.denials.map(({ what, at, by, note }) => (
              <Deed key={at + what} by={by} did={denialLabel(what)} at={at} note={note} />
            ))}
          </ol>
        </Section>
      )}
      <Section title={m.case_history()}>
        <ol className="card case-lines">
          {one.history.map(({ at, by, action, note }) => (
            <Deed key={at + action} by={by} did={caseActionLabel(action)} at={at} note={note} />
          ))}
        </ol>
      </Section>
    </>
  );
}

interface DeedProps {
  by: { displayName: string };
  did: string;
  at: string;
  note: string | null;
}

/** What somebody did, and when and why. */
function Deed({ by, did, at, note }: DeedProps) {
  return (
    <li>
      <span>
        <strong>{personName(by.displayName)}</strong> {did}
      </span>
      <time dateTime={at}>{dayAndClock(at)}</time>
      {note !== null && note !== '' && <q>{note}</q>}
    </li>
  );
}

function Fact({ name, value }: { name: string; value: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Actions({ one }: { one: CorrectionCaseDetail }) {
  const [act, setAct] = useState<CaseAct | null>(null);
  const { approve, endorse, reject, withdraw } = one.may;
  if (!approve && !endorse && !reject && !withdraw) return null;
  return (
    <div className="case-actions">
      {approve && (
        <Button look="primary" icon="check" onClick={() => setAct('approve')}>
          {m.case_approve()}
        </Button>
      )}
      {endorse && (
        <Button look="primary" onClick={() => setAct('endorse')}>
          {m.case_endorse()}
        </Button>
      )}
      {reject && <Button onClick={() => setAct('reject')}>{m.case_reject()}</Button>}
      {withdraw && <Button onClick={() => setAct('withdraw')}>{m.case_withdraw()}</Button>}
      <DecisionDialog id={one.id} act={act} onClose={() => setAct(null)} />
    </div>
  );
}

function EvidenceLine({ evidence }: { evidence: Evidence }) {
  const open = useCallback(
    (file: { id: string; name: string }) =>
      download({ method: 'GET', path: `/ledger/evidence/${file.id}` }, file.name),
    [],
  );
  const { pending, error, run } = useAction(open);
  if (evidence.kind === 'erased') return <em>{m.case_evidence_erased()}</em>;
  if (evidence.kind === 'reference') return <span>{evidence.text}</span>;
  return (
    <>
      <Button look="quiet" icon="download" pending={pending} onClick={() => void run(evidence.file)}>
        {evidence.file.name}
      </Button>
      {error !== null && <ErrorNotice error={error} />}
    </>
  );
}
