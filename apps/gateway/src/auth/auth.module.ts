import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessTokens } from './access-token.js';
import { AuthController } from './auth.controller.js';
import { AuthService } from './auth.service.js';
import { ErasedPeople } from './erased-people.js';
import { RefreshCookie } from './refresh-cookie.js';
import { SessionGuard } from './session.guard.js';

/** Sessions: the routes under /auth, and the guard of all others. */
@Module({
  controllers: [AuthController],
  providers: [
    AuthService,
    AccessTokens,
    RefreshCookie,
    ErasedPeople,
    { provide: APP_GUARD, useClass: SessionGuard },
  ],
  exports: [RefreshCookie, ErasedPeople],
})
export class AuthModule {}
