/** Ends what global-setup.mjs started in this process, and nothing else. */
export default async function globalTeardown() {
  await globalThis.liandongTestServers?.stop();
}
