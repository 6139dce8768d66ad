import { ActivityClass } from '@liandong/contracts/activities/activity-class';
import { Id } from '@liandong/contracts/common/scalars';
import { useDeferredValue, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { m } from '../../../paraglide/messages.js';
import { longDay } from '../../../shared/time/format.js';
import { isOver } from '../../../shared/time/is-over.js';
import { Button } from '../../../shared/ui/button.js';
import { Empty, Loading } from '../../../shared/ui/layout.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { serverNow } from '../../../shared/time/server-now.js';
import { useActivities, type ActivityFilter } from '../api/list-activities.js';
import { groupByDay, nameOfDay } from '../group-by-day.js';
import { ActivityCard } from './activity-card.js';
import { ActivityFilters, QUERY_MAX, type ChosenFilters } from './activity-filters.js';
import './activity-list.css';

const unfiltered: ChosenFilters = { when: 'upcoming', query: '', activityClass: '', teamId: '' };

function filterOf({ when, query, activityClass, teamId }: ChosenFilters, now: string): ActivityFilter {
  return {
    ...(when === 'upcoming' ? { from: now, order: 'soonest' } : { to: now, order: 'latest' }),
    ...(query.trim() === '' ? {} : { query: query.trim() }),
    ...(isClass(activityClass) ? { activityClass } : {}),
    ...(teamId === '' ? {} : { teamId }),
  };
}

/** The filters as they stand in the address, so that the way back leads to them. */
function chosenIn(search: URLSearchParams): ChosenFilters {
  return {
    when: search.get('when') === 'past' ? 'past' : 'upcoming',
    query: search.get('query')?.slice(0, QUERY_MAX) ?? '',
    activityClass: ActivityClass.safeParse(search.get('class')).data ?? '',
    teamId: Id.safeParse(search.get('team')).data ?? '',
  };
}

function searchFor({ when, query, activityClass, teamId }: ChosenFilters): Record<string, string> {
  return {
    ...(when === 'past' ? { when } : {}),
    ...(query === '' ? {} : { query }),
    ...(activityClass === '' ? {} : { class: activityClass }),
    ...(teamId === '' ? {} : { team: teamId }),
  };
}

function isClass(value: ActivityClass | ''): value is ActivityClass {
  return value !== '';
}

/** The activities by day, with the filters above them. */
export function ActivityList() {
  const [now] = useState(serverNow);
  const [search, setSearch] = useSearchParams();
  const [chosen, setChosen] = useState(() => chosenIn(search));
  const choose = (next: ChosenFilters) => {
    setChosen(next);
    setSearch(searchFor(next), { replace: true });
  };
  const deferred = useDeferredValue(chosen);
  const filter = useMemo(() => filterOf(deferred, now.toISOString()), [deferred, now]);
  const activities = useActivities(filter);
  const found = activities.data?.pages.flatMap((page) => page.items) ?? [];
  // What has begun and is not over is among those to come.
  const items = deferred.when === 'past' ? found.filter((one) => isOver(one, now)) : found;

  return (
    <div className="activity-list">
      <ActivityFilters chosen={chosen} onChange={choose} />
      {activities.isPending && <Loading />}
      {activities.isError && (
        <ErrorNotice error={activities.error} onRetry={() => void activities.refetch()} />
      )}
      {activities.isSuccess && items.length === 0 && (
        <NoActivities chosen={deferred} onReset={() => choose(unfiltered)} />
      )}
      {groupByDay(items).map(({ day, items: ofDay }) => (
        <section key={day} className="activity-day">
          <DayHeading day={day} now={now} />
          <ul className="activity-day__cards">
            {ofDay.map((activity) => (
              <li key={activity.id}>
                <ActivityCard activity={activity} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {activities.hasNextPage && (
        <Button pending={activities.isFetchingNextPage} onClick={() => void activities.fetchNextPage()}>
          {m.load_more()}
        </Button>
      )}
    </div>
  );
}

function DayHeading({ day, now }: { day: string; now: Date }) {
  const name = nameOfDay(day, now);
  return (
    <h2 className="activity-day__heading">
      {name !== null && <strong>{name === 'today' ? m.today() : m.tomorrow()}</strong>}
      <time dateTime={day}>{longDay(`${day}T04:00:00Z`, now)}</time>
    </h2>
  );
}

function NoActivities({ chosen, onReset }: { chosen: ChosenFilters; onReset: () => void }) {
  const filtered = chosen.query !== '' || chosen.activityClass !== '' || chosen.teamId !== '';
  if (filtered) {
    return (
      <Empty icon="search" title={m.activities_none_match()}>
        <Button onClick={onReset}>{m.filters_reset()}</Button>
      </Empty>
    );
  }
  return (
    <Empty
      icon="calendar"
      title={chosen.when === 'upcoming' ? m.activities_none_upcoming() : m.activities_none_past()}
    >
      <p>{m.activities_none_hint()}</p>
    </Empty>
  );
}
