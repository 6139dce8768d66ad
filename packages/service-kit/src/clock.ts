import { Injectable } from '@nestjs/common';

/** The time of the process; injected wherever "now" decides something, so that a test can set it. */
export abstract class Clock {
  abstract now(): Date;
}

@Injectable()
export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}

/** A clock that stands where it was set: for replaying the past and for tests. */
export class SetClock extends Clock {
  private at = new Date();

  set(at: Date): void {
    this.at = at;
  }

  now(): Date {
    return new Date(this.at);
  }
}
