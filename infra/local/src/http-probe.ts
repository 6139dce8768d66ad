/** Resolves when the address answers 200; else rejects with what it said. */
export async function probeHttp(url: string): Promise<void> {
  const response = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch((error: unknown) => {
    throw new Error(`${url} does not answer`, { cause: error });
  });
  const body = await response.text();
  if (response.status !== 200) throw new Error(`${url} answers ${response.status}: ${body.slice(0, 300)}`);
}
