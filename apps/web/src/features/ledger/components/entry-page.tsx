import { HoursExplanation as HoursSteps } from '@liandong/contracts/ledger/hours-explanation';
import type { LedgerEntryDetail, LedgerEntryKind } from '@liandong/contracts/ledger/ledger';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { m } from '../../../paraglide/messages.js';
import { entryKindLabel } from '../../../shared/i18n/kind-label.js';
import { activityClassLabel } from '../../../shared/i18n/labels.js';
import { wayName } from '../../../shared/i18n/way-labels.js';
import { readsLedger } from '../../../shared/session/permissions.js';
import { useMe } from '../../../shared/session/use-session.js';
import { clockWithSeconds, dayAndClock, duration, longDay, span } from '../../../shared/time/format.js';
import { countedMinutes } from '../../../shared/hours/counted-minutes.js';
import { entryAmount } from '../../../shared/hours/entry-amount.js';
import { EntryGrade } from '../../../shared/hours/grade-badge.js';
import { HoursExplanation } from '../../../shared/hours/hours-explanation.js';
import { personName } from '../../../shared/names/person-name.js';
import { BackLink } from '../../../shared/ui/back-link.js';
import { Button } from '../../../shared/ui/button.js';
import { Loading, PageHeader, Section } from '../../../shared/ui/layout.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useAction } from '../../../shared/ui/use-action.js';
import { downloadProof } from '../api/entry-proof.js';
import { useLedgerEntry } from '../api/get-entry.js';
import './ledger.css';

/** Where a figure comes from: the entry, its corrections, the check-in and the scan. */
export function EntryPage({ id, actions }: { id: string; actions: (entry: LedgerEntryDetail) => ReactNode }) {
  const me = useMe();
  const { data, error, refetch } = useLedgerEntry(id);
  return (
    <div className="ledger">
      {me && readsLedger(me) ? (
        <BackLink to="/ledger">{m.ledger_title()}</BackLink>
      ) : (
        <BackLink to="/me">{m.nav_me()}</BackLink>
      )}
      {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Loading />}
      {data !== undefined && <Entry entry={data} actions={actions(data)} />}
    </div>
  );
}

/** Entries that are person-times, without a length. */
const countedInTimes: ReadonlySet<LedgerEntryKind> = new Set([
  'attendance',
  'wishFulfilled',
  'reportInService',
]);

function Entry({ entry, actions }: { entry: LedgerEntryDetail; actions: ReactNode }) {
  const { title, kind, volunteerName, teamName, activityClass, place, content, from, to } = entry;
  const { minutes, decision, recordedAt, responsible } = entry;
  const counted = countedMinutes(entry);
  return (
    <>
      <PageHeader
        title={`${entryKindLabel(entry)} · ${title}`}
        lead={personName(volunteerName)}
        actions={actions}
      />
      <dl className="card entry-facts">
        {teamName !== '' && <Fact name={m.column_team()}>{teamName}</Fact>}
        {activityClass && <Fact name={m.entry_class()}>{activityClassLabel(activityClass)}</Fact>}
        {place && <Fact name={m.fact_place()}>{place}</Fact>}
        {content && <Fact name={m.entry_content()}>{content}</Fact>}
        {responsible && <Fact name={m.fact_responsible()}>{personName(responsible.displayName)}</Fact>}
        <Fact name={m.column_time()}>
          {to === null ? dayAndClock(from) : `${longDay(from)} ${span(from, to)}`}
        </Fact>
        {countedInTimes.has(kind) ? (
          <Fact name={m.column_duration()}>{m.one_attendance()}</Fact>
        ) : (
          <Fact name={m.column_duration()}>
            <span className="figures">{entryAmount(entry)}</span>
            {counted !== minutes && (
              <strong className="figures"> {m.entry_counted_now({ duration: duration(counted) })}</strong>
            )}
            <HoursExplanation minutes={minutes} steps={stepsOf(entry)} />
          </Fact>
        )}
        <Fact name={m.column_grade()}>
          <EntryGrade entry={entry} />
        </Fact>
        {decision && (
          <Fact name={decision.outcome === 'noShow' ? m.entry_denied() : m.entry_confirmed()}>
            {m.entry_decided_by({ name: personName(decision.by.displayName), at: dayAndClock(decision.at) })}
            {decision.note !== null && <p>{decision.note}</p>}
          </Fact>
        )}
        {entry.activityId !== null && (
          <Fact name={m.entry_activity()}>
            <Link to={`/activities/${entry.activityId}`}>{m.entry_activity_open()}</Link>
          </Fact>
        )}
        <Fact name={m.entry_recorded()}>{dayAndClock(recordedAt)}</Fact>
        <Fact name={m.entry_sealed()}>
          {entry.sealed ? (
            <>
              {m.entry_leaf({ leaf: entry.sealed.leafIndex })}
              <code className="entry-facts__hash">{entry.sealed.leafHash}</code>
            </>
          ) : (
            m.entry_not_sealed()
          )}
        </Fact>
        {kind === 'wishFulfilled' && (
          <Fact name={m.entry_wish()}>
            <Link to={`/wishes/${entry.id}`}>{m.entry_wish_open()}</Link>
          </Fact>
        )}
        {entry.corrects && (
          <Fact name={m.entry_corrects()}>
            <Link to={`/ledger/entries/${entry.corrects}`}>{m.entry_original()}</Link>
          </Fact>
        )}
        {entry.caseId && (
          <Fact name={m.entry_case()}>
            <Link to={`/ledger/cases/${entry.caseId}`}>{m.entry_case_open()}</Link>
          </Fact>
        )}
      </dl>
      {entry.corrections.length > 0 && (
        <Section title={m.entry_corrections()}>
          <ul className="card entry-corrections">
            {entry.corrections.map((correction) => (
              <li key={correction.id}>
                <Link to={`/ledger/entries/${correction.id}`}>{dayAndClock(correction.recordedAt)}</Link>
                <strong className="figures">{entryAmount(correction)}</strong>
                <EntryGrade entry={correction} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {entry.checkIns.map((checkIn) => (
        <CheckIn key={checkIn.id} checkIn={checkIn} />
      ))}
      {entry.sealed && <Proof id={entry.id} />}
    </>
  );
}

/** Cases and late events explain their entries in other ways, or not at all. */
function stepsOf({ explanation }: LedgerEntryDetail) {
  const read = HoursSteps.safeParse(explanation);
  return read.success ? read.data : [];
}

/** The file with which anybody checks, without us, that the entry is in the ledger. */
function Proof({ id }: { id: string }) {
  const { pending, error, run } = useAction(downloadProof);
  return (
    <Section title={m.entry_proof()}>
      <div className="card entry-proof">
        <p>
          {m.entry_proof_lead()} <Link to="/ledger-heads">{m.entry_proof_how()}</Link>
        </p>
        {error !== null && <ErrorNotice error={error} />}
        <Button icon="download" pending={pending} onClick={() => void run(id)}>
          {m.entry_proof_download()}
        </Button>
      </div>
    </Section>
  );
}

function CheckIn({ checkIn }: { checkIn: LedgerEntryDetail['checkIns'][number] }) {
  const { way, reason, at, scannedAt, receivedAt, skewMs, place, direction, scanId, annulledAt } = checkIn;
  const { scannedBy, acceptedBy } = checkIn;
  return (
    <Section title={direction === 'in' ? m.entry_check_in() : m.entry_check_out()}>
      <dl className="card entry-facts">
        <Fact name={m.entry_way()}>{wayName(way)}</Fact>
        {scannedBy && <Fact name={m.entry_scanned_by()}>{personName(scannedBy.displayName)}</Fact>}
        {reason && <Fact name={m.tick_reason()}>{reason}</Fact>}
        {acceptedBy && (
          <Fact name={m.entry_accepted_by()}>
            {personName(acceptedBy.displayName)}
            <p>{acceptedBy.note}</p>
          </Fact>
        )}
        <Fact name={m.entry_happened()}>{toTheSecond(at)}</Fact>
        {receivedAt && <Fact name={m.entry_server_time()}>{toTheSecond(receivedAt)}</Fact>}
        {scannedAt && <Fact name={m.entry_phone_time()}>{toTheSecond(scannedAt)}</Fact>}
        {skewMs !== null && (
          <Fact name={m.entry_skew()}>{m.entry_seconds({ seconds: Math.round(skewMs / 1_000) })}</Fact>
        )}
        <Fact name={m.entry_place()}>{placeText(place)}</Fact>
        {annulledAt && <Fact name={m.entry_annulled()}>{dayAndClock(annulledAt)}</Fact>}
        <Fact name={m.entry_scan()}>
          <code className="entry-facts__hash">{scanId}</code>
        </Fact>
      </dl>
    </Section>
  );
}

function toTheSecond(instant: string): string {
  return `${dayAndClock(instant)} (${clockWithSeconds(instant)})`;
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function placeText(place: string): string {
  if (place === 'inside') return m.entry_place_inside();
  return place === 'outside' ? m.entry_place_outside() : m.entry_place_unknown();
}
