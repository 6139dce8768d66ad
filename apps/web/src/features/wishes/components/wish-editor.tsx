import type { Wish } from '@liandong/contracts/activities/wish';
import type { Me } from '@liandong/contracts/auth/auth';
import { mayManageOrganization } from '@liandong/contracts/common/actor';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { m } from '../../../paraglide/messages.js';
import { useCommunities } from '../../../shared/organizations/list-organizations.js';
import { BackLink } from '../../../shared/ui/back-link.js';
import { Empty, Loading, PageHeader } from '../../../shared/ui/layout.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useWish } from '../api/get-wish.js';
import { newWishDraft, wishDraftOf } from '../wish-draft.js';
import { WishForm } from './wish-form.js';
import './wishes.css';

/** A new wish of one of the communities that the person looks after. */
export function NewWish({ me }: { me: Me }) {
  const navigate = useNavigate();
  const { data, isPending, error } = useCommunities();
  const own = data?.filter(({ path }) => mayManageOrganization(me, path)) ?? [];
  return (
    <div className="wish-page">
      <BackLink to="/wishes">{m.wishes_title()}</BackLink>
      <PageHeader title={m.wish_new()} lead={own.length > 0 ? m.wish_new_lead() : undefined} />
      {isPending && <Loading />}
      {error !== null && <ErrorNotice error={error} />}
      {data && own.length === 0 && (
        <Empty icon="heart" title={m.wish_new_not_yours()}>
          <p>{m.wish_new_not_yours_hint()}</p>
        </Empty>
      )}
      {own.length > 0 && (
        <WishForm
          initial={newWishDraft(own.length === 1 ? (own[0]?.id ?? '') : '')}
          existing={null}
          communities={own}
          onSaved={({ id }) => void navigate(`/wishes/${id}`, { replace: true })}
        />
      )}
    </div>
  );
}

/** Changes an open wish; the version that was read guards against overwriting somebody else's change. */
export function EditWish({ id }: { id: string }) {
  const navigate = useNavigate();
  const { data: wish, isPending, error } = useWish(id);
  return (
    <div className="wish-page">
      <BackLink to={`/wishes/${id}`}>{m.wish_back()}</BackLink>
      <PageHeader title={m.wish_edit_title()} lead={m.wish_new_lead()} />
      {isPending && <Loading />}
      {error !== null && <ErrorNotice error={error} />}
      {wish && <OpenWish wish={wish} onSaved={() => void navigate(`/wishes/${id}`)} />}
    </div>
  );
}

function OpenWish({ wish, onSaved }: { wish: Wish; onSaved: () => void }) {
  // As it was when the page was opened: what has been typed since is not taken away.
  const [mayEdit] = useState(wish.may.edit);
  if (!mayEdit) {
    return (
      <Empty icon="heart" title={m.wish_edit_not_now()}>
        <p>{m.wish_edit_not_now_hint()}</p>
      </Empty>
    );
  }
  return <WishForm initial={wishDraftOf(wish)} existing={wish} communities={[]} onSaved={onSaved} />;
}
