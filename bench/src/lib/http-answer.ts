/** The header as Fastify and as Node write it. */
const NAMES = [Buffer.from('\r\ncontent-length: '), Buffer.from('\r\nContent-Length: ')];

/**
 * How many bytes an HTTP/1.1 answer has in all, its head included; null while its head has not come whole.
 * @throws when it has no Content-Length
 */
export function answerLength(answer: Buffer): number | null {
  const headEnd = answer.indexOf('\r\n\r\n');
  if (headEnd < 0) return null;
  for (const name of NAMES) {
    const named = answer.indexOf(name);
    if (named < 0 || named > headEnd) continue;
    const from = named + name.length;
    return headEnd + 4 + Number.parseInt(answer.toString('latin1', from, from + 9), 10);
  }
  throw new Error(`a response without Content-Length:\n${answer.toString('latin1', 0, headEnd)}`);
}
