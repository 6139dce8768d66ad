import type { CheckInAnswer, GatheredScan } from '@liandong/contracts/check-ins/check-in';
import { AppError } from '@liandong/contracts/errors/app-error';

/** As many as `recordCheckIns` takes. */
const SCANS_PER_CALL = 500;

/** Sends scans to the check-ins service, which answers in their order; waits until the deadline at most. */
export type SendScans = (scans: GatheredScan[], deadline: number) => Promise<readonly CheckInAnswer[]>;

interface Waiting {
  readonly scan: GatheredScan;
  /** Milliseconds since 1970. */
  readonly deadline: number;
  answer(answer: CheckInAnswer): void;
  fail(error: unknown): void;
}

/**
 * Gathers the check-ins that wait at the same moment into one call. No timer: what has come while earlier
 * calls were under way goes out with the next one, so a lone check-in waits for nothing and a rush makes
 * large calls by itself. Each caller gets the answer to its own scan.
 */
export class CheckInGatherer {
  private waiting: Waiting[] = [];
  private underWay = 0;
  private scheduled = false;

  /**
   * @param callsAtOnce calls that may be under way at the same time
   * @param slowAfterMs after so many milliseconds a call no longer keeps others waiting: whoever was to answer it
   *   may have died, and a replica that lives can answer those who come now
   */
  constructor(
    private readonly send: SendScans,
    private readonly callsAtOnce: number,
    private readonly slowAfterMs: number,
  ) {}

  /**
   * The answer of the check-ins service to one scan.
   * @throws AppError UNAVAILABLE when the call that carried it failed, or none could go out in time
   */
  record(scan: GatheredScan, deadline: number): Promise<CheckInAnswer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ scan, deadline, answer: resolve, fail: reject });
      this.schedule();
    });
  }

  /** Leaves first what else the event loop has read from the sockets in this turn. */
  private schedule(): void {
    if (this.scheduled || this.underWay >= this.callsAtOnce || this.waiting.length === 0) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      void this.dispatch();
    });
  }

  private async dispatch(): Promise<void> {
    const members = this.takeMembers();
    if (members.length > 0) {
      this.underWay += 1;
      this.schedule();
      let counts = true;
      const makeWay = () => {
        if (counts) this.underWay -= 1;
        counts = false;
        this.schedule();
      };
      const slow = setTimeout(makeWay, this.slowAfterMs).unref();
      await this.carry(members);
      clearTimeout(slow);
      makeWay();
    }
    this.schedule();
  }

  /** The next ones in the order in which they came; those whose time is up are told so. */
  private takeMembers(): Waiting[] {
    const now = Date.now();
    const members = this.waiting.splice(0, SCANS_PER_CALL);
    return members.filter((member) => {
      if (member.deadline > now) return true;
      member.fail(new AppError('UNAVAILABLE'));
      return false;
    });
  }

  private async carry(members: readonly Waiting[]): Promise<void> {
    try {
      const deadline = Math.min(...members.map((member) => member.deadline));
      const scans = members.map((member) => member.scan);
      const answers = await this.send(scans, deadline);
      members.forEach((member, index) => {
        const answer = answers[index];
        if (answer) member.answer(answer);
        else member.fail(new AppError('UNAVAILABLE'));
      });
    } catch (error) {
      // Whatever went wrong, the same scan may be sent again: its scanId makes that harmless.
      for (const member of members) member.fail(new AppError('UNAVAILABLE', {}, [], { cause: error }));
    }
  }
}
