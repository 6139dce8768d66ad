import { Module } from '@nestjs/common';
import { SignUpsRepository } from './sign-ups.repository.js';
import { Waitlist } from './waitlist.service.js';

/** Apart from the sign-ups module, since activities need it and sign-ups need activities. */
@Module({
  providers: [SignUpsRepository, Waitlist],
  exports: [SignUpsRepository, Waitlist],
})
export class WaitlistModule {}
