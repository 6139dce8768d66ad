import { EditWish, NewWish } from '../../features/wishes/components/wish-editor.js';
import { WishPage } from '../../features/wishes/components/wish-page.js';
import { WishesPage } from '../../features/wishes/components/wishes-page.js';
import { useMe } from '../../shared/session/use-session.js';
import { useRouteId } from './route-id.js';

export function WishesRoute() {
  const me = useMe();
  return me && <WishesPage me={me} />;
}

export function NewWishRoute() {
  const me = useMe();
  return me && <NewWish me={me} />;
}

export function WishRoute() {
  return <WishPage id={useRouteId()} />;
}

export function EditWishRoute() {
  return <EditWish id={useRouteId()} />;
}
