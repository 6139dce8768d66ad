import type { ReactNode } from 'react';
import { m } from '../../../paraglide/messages.js';
import { Button } from '../../../shared/ui/button.js';
import { Loading } from '../../../shared/ui/layout.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useWishes, type WishFilter } from '../api/list-wishes.js';
import { WishCard } from './wish-card.js';

/** The wishes that a filter leaves, page by page; `empty` stands where there are none. */
export function WishList({ filter, empty }: { filter: WishFilter; empty: ReactNode }) {
  const wishes = useWishes(filter);
  const items = wishes.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      {wishes.isPending && <Loading />}
      {wishes.isError && <ErrorNotice error={wishes.error} onRetry={() => void wishes.refetch()} />}
      {wishes.isSuccess && items.length === 0 && empty}
      {items.length > 0 && (
        <ul className="wish-list">
          {items.map((wish) => (
            <li key={wish.id}>
              <WishCard wish={wish} />
            </li>
          ))}
        </ul>
      )}
      {wishes.hasNextPage && (
        <Button pending={wishes.isFetchingNextPage} onClick={() => void wishes.fetchNextPage()}>
          {m.load_more()}
        </Button>
      )}
    </>
  );
}
