import { z } from 'zod';

/** Query of every list: an opaque cursor from the page before, and how many items at most. */
export const PageQuery = z.strictObject({
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type PageQuery = z.infer<typeof PageQuery>;

/** A page of a keyset-paginated list; `nextCursor` is null on the last one. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

/** The same on the wire and in the services. */
export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}
