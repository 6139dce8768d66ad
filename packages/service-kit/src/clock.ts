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
