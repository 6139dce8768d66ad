/** What somebody wrote, as a sentence within another text: with a full stop where it ends without any. */
export function withFullStop(said: string, stop: '。' | '.'): string {
  return /[.!?。！？…]$/u.test(said) ? said : said + stop;
}
