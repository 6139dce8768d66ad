/** What happened longer ago than this is no news: the event is very late, or tells of the past. */
const NEWS_MS = 7 * 24 * 3_600_000;

export function isNews(at: string, now: Date): boolean {
  return now.getTime() - Date.parse(at) <= NEWS_MS;
}
