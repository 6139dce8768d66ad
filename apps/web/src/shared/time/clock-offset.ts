/**
 * How far the server's clock is ahead of this one, in milliseconds. The server read its clock somewhere
 * between request and answer: the middle is wrong by half of the way there and back at most.
 */
export function clockOffset(serverTime: string, sentAt: number, receivedAt: number): number {
  return Date.parse(serverTime) - (sentAt + receivedAt) / 2;
}
