/**
 * Whether an activity was over before anybody could know of it, so that nothing of it was seen to happen: what was
 * given there is entered afterwards, by two people (product.md rule 4). Times in milliseconds since 1970.
 * @param publishedAt null where it is not known
 */
export function wasOverWhenPublished(publishedAt: number | null, endsAt: number): boolean {
  return publishedAt !== null && publishedAt >= endsAt;
}
