import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { SETTINGS, type Settings } from '../env.js';

/** The address under which people reach the platform. */
@Injectable()
export class PublicUrl {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** The one that is set, else the origin that the request was sent to; without a slash at its end. */
  of(request: FastifyRequest): string {
    return this.settings.PUBLIC_URL ?? `${request.protocol}://${request.host}`;
  }
}
