import type { Me } from '@liandong/contracts/auth/auth';
import type { ReportIn } from '@liandong/contracts/people/report-in';
import { useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import { longDay, wholeNumber } from '../../../shared/time/format.js';
import { BackLink } from '../../../shared/ui/back-link.js';
import { Button } from '../../../shared/ui/button.js';
import { SelectField } from '../../../shared/ui/field.js';
import { Empty, Loading, PageHeader } from '../../../shared/ui/layout.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useCommunityReportIns, useServedTimes } from '../api/community-report-ins.js';
import { useOrganizations } from '../api/organizations.js';
import { DeclineDialog } from './decline-dialog.js';
import './report-ins.css';

/** Who is reported in at the communities of one's scope, and how often they served there. */
export function CommunityPage({ me }: { me: Me }) {
  const [chosen, setChosen] = useState('');
  const communities = useOrganizations('community');
  const districts = useOrganizations('district');
  const grant = me.grants.find(({ role }) => role === 'organiser');
  const root =
    grant?.role === 'organiser'
      ? { id: grant.organizationId, path: grant.organizationPath }
      : districts.data?.items[0];
  const offered = (communities.data?.items ?? []).filter(({ path }) => path.startsWith(root?.path ?? '/'));
  const place = offered.find(({ id }) => id === chosen) ?? root;
  const list = useCommunityReportIns(place?.id ?? '');
  const served = useServedTimes(place?.path ?? '');
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const persons = list.data?.pages[0]?.persons;
  const mayDecline = me.grants.some(({ role }) => role === 'organiser' || role === 'administrator');
  return (
    <div className="report-ins-page">
      <BackLink to="/me">{m.nav_me()}</BackLink>
      <PageHeader title={m.report_ins_title()} lead={m.report_ins_lead()} />
      <SelectField
        label={m.report_ins_community()}
        value={chosen}
        onChange={(event) => setChosen(event.target.value)}
      >
        <option value="">{m.all()}</option>
        {offered.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <dl className="report-ins-counts">
        <Count label={m.report_ins_persons()} value={persons} />
        <Count label={m.report_ins_times()} value={served.data?.reportInTimes} />
      </dl>
      {list.isPending && <Loading />}
      {list.error !== null && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && items.length === 0 && (
        <Empty icon="person" title={m.report_ins_none()}>
          <p>{m.report_ins_none_hint()}</p>
        </Empty>
      )}
      {items.length > 0 && (
        <ul className="card report-ins">
          {items.map((reportIn) => (
            <Row key={reportIn.id} reportIn={reportIn} mayDecline={mayDecline} />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Button pending={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {m.load_more()}
        </Button>
      )}
    </div>
  );
}

function Count({ label, value }: { label: string; value: number | undefined }) {
  return (
    <div className="card report-ins-counts__one">
      <dt>{label}</dt>
      <dd className="figures">{value === undefined ? '—' : wholeNumber(value)}</dd>
    </div>
  );
}

function Row({ reportIn, mayDecline }: { reportIn: ReportIn; mayDecline: boolean }) {
  const [asking, setAsking] = useState(false);
  const { volunteerName, organizationName, startedAt } = reportIn;
  return (
    <li className="report-ins__row">
      <div className="report-ins__what">
        <strong>{volunteerName}</strong>
        <span>{organizationName}</span>
        <span>{m.report_in_since({ day: longDay(startedAt) })}</span>
      </div>
      {mayDecline && (
        <Button
          look="quiet"
          onClick={() => setAsking(true)}
          aria-label={m.report_in_decline_of({ name: volunteerName })}
        >
          {m.report_in_decline()}
        </Button>
      )}
      <DeclineDialog reportIn={reportIn} open={asking} onClose={() => setAsking(false)} />
    </li>
  );
}
