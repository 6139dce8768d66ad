import type { Me } from '@liandong/contracts/auth/auth';
import { WishStatus } from '@liandong/contracts/activities/wish';
import { Link, useSearchParams } from 'react-router';
import { m } from '../../../paraglide/messages.js';
import { useCommunities } from '../../../shared/organizations/list-organizations.js';
import { managesBeyondOwnTeams } from '../../../shared/session/permissions.js';
import { Button, buttonClass } from '../../../shared/ui/button.js';
import { SelectField } from '../../../shared/ui/field.js';
import { Icon } from '../../../shared/ui/icon.js';
import { Empty, PageHeader, Section } from '../../../shared/ui/layout.js';
import { Segmented } from '../../../shared/ui/segmented.js';
import { useWishes } from '../api/list-wishes.js';
import { wishStatusLabel } from '../wish-labels.js';
import { WishCard } from './wish-card.js';
import { WishList } from './wish-list.js';
import './wishes.css';

const views = ['open', 'mine', 'managed'] as const;
type View = (typeof views)[number];

const viewLabels: Readonly<Record<View, () => string>> = {
  open: m.wishes_view_open,
  mine: m.wishes_view_mine,
  managed: m.wishes_view_managed,
};

/** Open wishes to claim, the own ones, and for those who look after communities theirs. */
export function WishesPage({ me }: { me: Me }) {
  const [search, setSearch] = useSearchParams();
  const manages = managesBeyondOwnTeams(me);
  const view = views.find((one) => one === search.get('view')) ?? 'open';
  const community = search.get('community') ?? '';
  const set = (part: Record<string, string>) => {
    const next = { ...Object.fromEntries(search), ...part };
    setSearch(Object.fromEntries(Object.entries(next).filter(([, value]) => value !== '')), {
      replace: true,
    });
  };
  return (
    <div className="wishes">
      <PageHeader
        title={m.wishes_title()}
        lead={m.wishes_lead()}
        actions={
          manages && (
            <Link className={buttonClass('primary')} to="/wishes/new">
              <Icon name="plus" size={20} />
              <span>{m.wish_new()}</span>
            </Link>
          )
        }
      />
      {manages && view !== 'mine' && <ToConfirm />}
      <div className="wishes__filters">
        <Segmented<View>
          label={m.wishes_view()}
          value={view}
          options={[
            { value: 'open', label: viewLabels.open() },
            { value: 'mine', label: viewLabels.mine() },
            ...(manages ? [{ value: 'managed' as const, label: viewLabels.managed() }] : []),
          ]}
          onChange={(chosen) => set({ view: chosen === 'open' ? '' : chosen })}
        />
        {view !== 'mine' && (
          <CommunityFilter value={community} onChange={(chosen) => set({ community: chosen })} />
        )}
        {view === 'managed' && (
          <StatusFilter value={search.get('status') ?? ''} onChange={(chosen) => set({ status: chosen })} />
        )}
      </div>
      <h2 className="visually-hidden">{viewLabels[view]()}</h2>
      {view === 'open' && <Open community={community} onAll={() => set({ community: '' })} />}
      {view === 'mine' && <Mine onOpen={() => set({ view: '' })} />}
      {view === 'managed' && <Managed community={community} status={search.get('status')} />}
    </div>
  );
}

/** What waits for the person who asks: shown above everything, and not at all when nothing does. */
function ToConfirm() {
  const { data } = useWishes({ mine: 'managed', status: 'fulfilled' });
  const waiting = data?.pages.flatMap((page) => page.items).filter(({ may }) => may.confirm) ?? [];
  if (waiting.length === 0) return null;
  return (
    <Section title={`${m.wishes_to_confirm()} (${waiting.length})`}>
      <ul className="wish-list">
        {waiting.map((wish) => (
          <li key={wish.id}>
            <WishCard wish={wish} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function CommunityFilter({ value, onChange }: { value: string; onChange: (chosen: string) => void }) {
  const communities = useCommunities();
  return (
    <SelectField label={m.wishes_community()} value={value} onChange={({ target }) => onChange(target.value)}>
      <option value="">{m.wishes_community_all()}</option>
      {communities.data?.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}

function StatusFilter({ value, onChange }: { value: string; onChange: (chosen: string) => void }) {
  return (
    <SelectField label={m.wishes_status()} value={value} onChange={({ target }) => onChange(target.value)}>
      <option value="">{m.all()}</option>
      {WishStatus.options.map((status) => (
        <option key={status} value={status}>
          {wishStatusLabel(status)}
        </option>
      ))}
    </SelectField>
  );
}

function Open({ community, onAll }: { community: string; onAll: () => void }) {
  return (
    <WishList
      filter={{ status: 'open', ...inCommunity(community) }}
      empty={
        community === '' ? (
          <Empty icon="heart" title={m.wishes_none_open()}>
            <p>{m.wishes_none_open_hint()}</p>
          </Empty>
        ) : (
          <Empty icon="heart" title={m.wishes_none_here()}>
            <Button onClick={onAll}>{m.wishes_see_all()}</Button>
          </Empty>
        )
      }
    />
  );
}

function Mine({ onOpen }: { onOpen: () => void }) {
  return (
    <WishList
      filter={{ mine: 'claimed' }}
      empty={
        <Empty icon="heart" title={m.wishes_none_mine()}>
          <p>{m.wishes_none_mine_hint()}</p>
          <Button onClick={onOpen}>{m.wishes_see_open()}</Button>
        </Empty>
      }
    />
  );
}

function Managed({ community, status }: { community: string; status: string | null }) {
  const known = WishStatus.safeParse(status);
  return (
    <WishList
      filter={{
        mine: 'managed',
        ...inCommunity(community),
        ...(known.success ? { status: known.data } : {}),
      }}
      empty={<Empty icon="search" title={m.wishes_none_managed()} />}
    />
  );
}

function inCommunity(organizationId: string): { organizationId?: string } {
  return organizationId === '' ? {} : { organizationId };
}
