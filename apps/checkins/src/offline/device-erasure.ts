import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ErasureListeners } from '../directory/erasure-listeners.js';
import { DevicesRepository } from './devices.repository.js';

/** What was known of the clocks of a person's devices goes with the person. */
@Injectable()
export class DeviceErasure implements OnModuleInit {
  constructor(
    private readonly erasures: ErasureListeners,
    private readonly devices: DevicesRepository,
  ) {}

  onModuleInit(): void {
    this.erasures.add((tx, volunteerId) => this.devices.forget(tx, volunteerId));
  }
}
