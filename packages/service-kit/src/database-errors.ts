import {
  QueryFailedError,
  QueryRunnerAlreadyReleasedError,
  QueryRunnerProviderAlreadyReleasedError,
} from 'typeorm';

/** What the driver says of a failure: SQLSTATE, and the constraint's name when one was broken. */
interface DriverError {
  code?: string;
  constraint?: string;
  message?: string;
}

function driverErrorOf(error: unknown): DriverError | null {
  const inner = error instanceof QueryFailedError ? error.driverError : error;
  return typeof inner === 'object' && inner !== null ? inner : null;
}

const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOENT',
  'EAI_AGAIN',
  'ENOTFOUND',
]);

/**
 * True when the database could not be reached or went away: connection exceptions (class 08), shutdown and
 * start-up (57P01 to 57P03), too many connections (53300), and the driver's own words for a lost socket.
 * TypeORM releases the connection of a transaction whose socket is lost between two statements, and says of
 * the next one only that.
 */
export function isDatabaseUnreachable(error: unknown): boolean {
  if (error instanceof QueryRunnerAlreadyReleasedError) return true;
  if (error instanceof QueryRunnerProviderAlreadyReleasedError) return true;
  const driver = driverErrorOf(error);
  if (!driver) return false;
  const code = driver.code ?? '';
  if (networkCodes.has(code) || code.startsWith('08') || /^57P0[123]$/.test(code) || code === '53300')
    return true;
  return /Connection terminated|timeout exceeded when trying to connect|not queryable|Client has encountered a connection error/.test(
    driver.message ?? '',
  );
}

/** The name of the unique constraint that a statement broke (SQLSTATE 23505), or null. */
export function brokenUniqueConstraint(error: unknown): string | null {
  const driver = driverErrorOf(error);
  return driver?.code === '23505' ? (driver.constraint ?? null) : null;
}

/** True when another transaction came first: a unique constraint was broken, or one of two that waited had to go. */
export function wasOvertaken(error: unknown): boolean {
  const code = driverErrorOf(error)?.code;
  return code === '23505' || code === '40P01';
}
