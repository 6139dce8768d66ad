import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '@liandong/contracts/errors/app-error';
import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { SETTINGS, type Settings } from '../env.js';
import { Redis } from './redis.js';

const HOUR_SECONDS = 3_600;

/** Limits of what an unknown person may try: by telephone number and by address, over all replicas. */
@Injectable()
export class RateLimits {
  private readonly secret: Buffer;
  private readonly limiters: Readonly<Record<'otp' | 'signIn', { phone: Limiter; ip: Limiter }>>;

  private readonly lookups: Limiter;
  private readonly exports: Limiter;
  private readonly claims: Limiter;

  constructor(
    private readonly redis: Redis,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.secret = settings.ACCESS_TOKEN_SECRET;
    this.limiters = {
      otp: {
        phone: this.perHour('otp:phone', settings.OTP_PER_PHONE),
        ip: this.perHour('otp:ip', settings.OTP_PER_IP),
      },
      signIn: {
        phone: this.perHour('sign-in:phone', settings.SIGN_IN_PER_PHONE),
        ip: this.perHour('sign-in:ip', settings.SIGN_IN_PER_IP),
      },
    };
    this.lookups = this.perHour('certificates:ip', settings.CERTIFICATES_PER_IP);
    this.exports = this.perHour('my-data:person', settings.MY_DATA_PER_PERSON);
    this.claims = this.perHour('wish-claims:person', settings.WISH_CLAIMS_PER_PERSON);
  }

  /**
   * Counts one attempt.
   * @param phone or the id of the person whose phone it is
   * @throws AppError RATE_LIMITED with the time to wait; UNAVAILABLE without Redis
   */
  async spend(what: 'otp' | 'signIn', phone: string, ip: string): Promise<void> {
    const limiter = this.limiters[what];
    await this.consume(limiter.ip, ip);
    await this.consume(limiter.phone, phone);
  }

  /**
   * Counts one look at a certificate by its number.
   * @throws AppError RATE_LIMITED with the time to wait; UNAVAILABLE without Redis
   */
  async spendLookup(ip: string): Promise<void> {
    await this.consume(this.lookups, ip);
  }

  /**
   * Counts one export of a person's own data.
   * @throws AppError RATE_LIMITED with the time to wait; UNAVAILABLE without Redis
   */
  async spendExport(personId: string): Promise<void> {
    await this.consume(this.exports, personId);
  }

  /**
   * Counts one claim of a wish.
   * @throws AppError RATE_LIMITED with the time to wait; UNAVAILABLE without Redis
   */
  async spendClaim(personId: string): Promise<void> {
    await this.consume(this.claims, personId);
  }

  private perHour(name: string, points: number): Limiter {
    if (points === 0) return null;
    return new RateLimiterRedis({
      storeClient: this.redis.client,
      keyPrefix: `liandong:rate:${name}`,
      points,
      duration: HOUR_SECONDS,
      rejectIfRedisNotReady: true,
    });
  }

  private async consume(limiter: Limiter, subject: string): Promise<void> {
    // Neither telephone numbers nor addresses are readable in Redis.
    const key = createHmac('sha256', this.secret).update(subject).digest('base64url');
    try {
      await limiter?.consume(key);
    } catch (rejected) {
      if (!(rejected instanceof RateLimiterRes))
        throw new AppError('UNAVAILABLE', {}, [], { cause: rejected });
      const seconds = Math.max(1, Math.ceil(rejected.msBeforeNext / 1_000));
      throw new AppError('RATE_LIMITED', { seconds, minutes: Math.ceil(seconds / 60) });
    }
  }
}

/** null: no limit. */
type Limiter = RateLimiterRedis | null;
