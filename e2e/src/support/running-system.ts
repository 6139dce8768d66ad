/** The system that the global set-up started. */
export interface RunningSystem {
  readonly url: string;
  readonly adminDatabaseUrl: string;
  /** Removed when the tests are over. */
  readonly dataDir: string;
}

export function runningSystem(): RunningSystem {
  const told = process.env['LIANDONG_E2E'];
  if (told === undefined) throw new Error('Run the end-to-end tests by jest --selectProjects e2e');
  return JSON.parse(told) as RunningSystem;
}
