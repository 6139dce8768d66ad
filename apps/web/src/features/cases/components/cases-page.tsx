import { CaseStatus, type CorrectionCase } from '@liandong/contracts/ledger/correction-case';
import { Link, useSearchParams } from 'react-router';
import { m } from '../../../paraglide/messages.js';
import { personName } from '../../../shared/names/person-name.js';
import { managesTeams, readsLedger } from '../../../shared/session/permissions.js';
import { useMe } from '../../../shared/session/use-session.js';
import { dayAndClock, duration } from '../../../shared/time/format.js';
import { BackLink } from '../../../shared/ui/back-link.js';
import { Button, buttonClass } from '../../../shared/ui/button.js';
import { SelectField } from '../../../shared/ui/field.js';
import { Icon } from '../../../shared/ui/icon.js';
import { Badge, Empty, Loading, PageHeader } from '../../../shared/ui/layout.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useCases } from '../api/list-cases.js';
import { caseKindLabel, caseStatusLabel, changeOf, statusLooks } from '../case-labels.js';
import './cases.css';

/** Corrections and what is entered afterwards: who proposed what, and what waits for whom. */
export function CasesPage() {
  const me = useMe();
  const [search, setSearch] = useSearchParams();
  const status = CaseStatus.safeParse(search.get('status')).data ?? '';
  return (
    <div className="cases">
      {me && readsLedger(me) ? (
        <BackLink to="/ledger">{m.ledger_title()}</BackLink>
      ) : (
        <BackLink to="/me">{m.nav_me()}</BackLink>
      )}
      <PageHeader
        title={m.cases_title()}
        lead={m.cases_lead()}
        actions={
          me &&
          managesTeams(me) && (
            <Link className={buttonClass('primary')} to="/ledger/retro">
              <Icon name="plus" size={20} />
              <span>{m.retro_open()}</span>
            </Link>
          )
        }
      />
      <SelectField
        label={m.cases_status()}
        value={status}
        onChange={({ target }) =>
          setSearch(target.value === '' ? {} : { status: target.value }, { replace: true })
        }
      >
        <option value="">{m.all()}</option>
        {CaseStatus.options.map((option) => (
          <option key={option} value={option}>
            {caseStatusLabel(option)}
          </option>
        ))}
      </SelectField>
      <CaseList status={status} />
    </div>
  );
}

function CaseList({ status }: { status: CaseStatus | '' }) {
  const cases = useCases(status);
  const items = cases.data?.pages.flatMap((page) => page.items) ?? [];
  if (cases.isPending) return <Loading />;
  return (
    <>
      {cases.isError && <ErrorNotice error={cases.error} onRetry={() => void cases.refetch()} />}
      {cases.isSuccess && items.length === 0 && <Empty icon="check" title={m.cases_none()} />}
      <ul className="cases__list">
        {items.map((one) => (
          <CaseCard key={one.id} one={one} />
        ))}
      </ul>
      {cases.hasNextPage && (
        <Button pending={cases.isFetchingNextPage} onClick={() => void cases.fetchNextPage()}>
          {m.load_more()}
        </Button>
      )}
    </>
  );
}

function CaseCard({ one }: { one: CorrectionCase }) {
  const waits = one.may.approve || one.may.endorse;
  const [kind, change] = [caseKindLabel(one.kind), changeOf(one)];
  return (
    <li>
      <Link to={`/ledger/cases/${one.id}`} className={`card case-card${waits ? ' case-card--waits' : ''}`}>
        <span className="case-card__head">
          <strong>{personName(one.volunteer.displayName)}</strong>
          <Badge look={statusLooks[one.status]}>{caseStatusLabel(one.status)}</Badge>
        </span>
        <span>
          {kind} · {one.title}
        </span>
        {change !== kind && <span className="figures">{change}</span>}
        {one.minutesSince !== null && (
          <Badge look="danger">{m.case_changed_now({ now: duration(one.minutesSince) })}</Badge>
        )}
        <span className="case-card__foot">
          {one.teamName} · <time dateTime={one.createdAt}>{dayAndClock(one.createdAt)}</time>
          {waits && <em>{m.case_waits_for_you()}</em>}
        </span>
      </Link>
    </li>
  );
}
