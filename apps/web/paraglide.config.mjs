/** How the messages are compiled: by the vite plugin for a build, by the script for a type check. */
export const paraglideOptions = {
  project: `${import.meta.dirname}/project.inlang`,
  outdir: `${import.meta.dirname}/src/paraglide`,
  strategy: /** @type {('localStorage' | 'baseLocale')[]} */ (['localStorage', 'baseLocale']),
  localStorageKey: 'liandong.language',
  isServer: 'false',
  emitReadme: false,
};
