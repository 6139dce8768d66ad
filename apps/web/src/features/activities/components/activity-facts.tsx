import type { Activity } from '@liandong/contracts/activities/activity';
import { recordsService } from '@liandong/contracts/activities/activity-class';
import type { ReactNode } from 'react';
import { m } from '../../../paraglide/messages.js';
import { wayLabel } from '../../../shared/i18n/way-labels.js';
import { personName } from '../../../shared/names/person-name.js';
import { useMe } from '../../../shared/session/use-session.js';
import { clockBeside, longDay, span } from '../../../shared/time/format.js';
import { Icon, type IconName } from '../../../shared/ui/icon.js';
import { partyLabel } from '../party-labels.js';
import { placesLabel } from '../places.js';
import { PositionConsent } from './position-consent.js';

const MINUTE_MS = 60_000;

function shifted(instant: string, minutes: number): Date {
  return new Date(Date.parse(instant) + minutes * MINUTE_MS);
}

export function ActivityFacts({ activity }: { activity: Activity }) {
  const { startsAt, endsAt, place, teamName, organizationName, linkedParties, activityClass } = activity;
  const { responsible } = activity;
  const { breaks } = activity.checkInPolicy;
  return (
    <dl className="card activity-facts">
      <Fact icon="calendar" name={m.fact_time()}>
        <time dateTime={startsAt}>{longDay(startsAt)}</time>
        <strong className="figures">{span(startsAt, endsAt)}</strong>
      </Fact>
      <Fact icon="pin" name={m.fact_place()}>
        {place}
      </Fact>
      <Fact icon="flag" name={m.fact_team()}>
        {teamName}
        <small>{organizationName}</small>
        {responsible && (
          <small>{m.fact_responsible_named({ name: personName(responsible.displayName) })}</small>
        )}
      </Fact>
      <Fact icon="people" name={m.fact_places()}>
        {placesLabel(activity)}
        <Places activity={activity} />
      </Fact>
      {activity.status !== 'cancelled' && <CheckInFacts activity={activity} />}
      <Fact icon="clock" name={m.fact_record()}>
        {recordsService(activityClass) ? m.fact_records_service() : m.fact_records_attendance()}
        {breaks.length > 0 && (
          <small className="figures">
            {m.fact_breaks({ spans: breaks.map(({ from, to }) => span(from, to)).join(m.list_separator()) })}
          </small>
        )}
      </Fact>
      {linkedParties.length > 0 && (
        <Fact icon="tag" name={m.fact_parties()}>
          {linkedParties.map(partyLabel).join(m.list_separator())}
        </Fact>
      )}
    </dl>
  );
}

/** How one checks in. */
function CheckInFacts({ activity: { id, startsAt, endsAt, checkInPolicy } }: { activity: Activity }) {
  const me = useMe();
  const { earlyMinutes, lateMinutes, walkIns, ways, checkOut, position } = checkInPolicy;
  return (
    <>
      <Fact icon="qr" name={m.fact_check_in()}>
        <span className="figures">
          {m.fact_check_in_window({
            from: clockBeside(startsAt, shifted(startsAt, -earlyMinutes)),
            to: clockBeside(startsAt, shifted(endsAt, lateMinutes)),
          })}
        </span>
        <small>{walkIns ? m.fact_walk_ins() : m.fact_no_walk_ins()}</small>
        <small>{checkOut === 'required' ? m.fact_check_out_required() : m.fact_check_out_automatic()}</small>
      </Fact>
      <Fact icon="check" name={m.fact_ways()}>
        <ul className="activity-facts__ways">
          {ways.map((way) => (
            <li key={way}>{wayLabel(way)}</li>
          ))}
        </ul>
        <small>{position === null ? m.fact_position_none() : m.fact_position_asked()}</small>
        {position !== null && me && <PositionConsent activityId={id} ownerId={me.id} />}
      </Fact>
    </>
  );
}

function Fact({ icon, name, children }: { icon: IconName; name: string; children: ReactNode }) {
  return (
    <div className="activity-facts__row">
      <dt>
        <Icon name={icon} />
        <span>{name}</span>
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

function Places({ activity: { capacity, signedUpCount } }: { activity: Activity }) {
  if (capacity === null) return null;
  return <meter className="places" min={0} max={capacity} value={signedUpCount} aria-hidden="true" />;
}
