/** The oldest Node that Liandong runs on; package.json's `engines` says the same. */
export const oldest = [20, 19];

/** Whether a version such as "20.19.1" is new enough. */
export function isSupported(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
}

/** Ends the process with one clear line on a Node that is too old. */
export function requireNode() {
  if (isSupported(process.versions.node)) return;
  process.stderr.write(
    `Liandong needs Node ${oldest.join('.')} or newer; this is ${process.versions.node}. Get one from https://nodejs.org\n`,
  );
  process.exit(1);
}
