import {
  applyDecorators,
  Injectable,
  SetMetadata,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiExtension } from '@nestjs/swagger';
import { AppError } from '@liandong/contracts/errors/app-error';
import type { FastifyRequest } from 'fastify';
import type { SignedIn } from '../http/signed-in.js';
import { AccessTokens } from './access-token.js';
import { ErasedPeople } from './erased-people.js';

const IS_PUBLIC = 'liandong:public';

/** The OpenAPI extension that says the same, for `openApiDocument`. */
export const PUBLIC_ROUTE = 'x-public';

/** This route needs no session. */
export const Public = () => applyDecorators(SetMetadata(IS_PUBLIC, true), ApiExtension(PUBLIC_ROUTE, true));

const ALSO_ERASED = 'liandong:also-erased';

/** This route answers people who were erased too, as long as their token lives. */
export const AlsoErased = () => SetMetadata(ALSO_ERASED, true);

/** Lets only signed-in people pass, and puts who they are on the request. Synchronous: it guards the hot path. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly erased: ErasedPeople,
    private readonly reflector: Reflector,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const isPublic =
      this.reflector.get<boolean | undefined>(IS_PUBLIC, context.getHandler()) ??
      this.reflector.get<boolean | undefined>(IS_PUBLIC, context.getClass());
    if (isPublic) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const alsoErased = this.reflector.get<boolean | undefined>(ALSO_ERASED, context.getHandler());
    signIn(request, this.tokens, alsoErased ? null : this.erased);
    return true;
  }
}

/**
 * Puts on the request who sent it.
 * @param erased whose tokens are refused though they live; null where they are not
 * @throws AppError UNAUTHENTICATED, TOKEN_EXPIRED, TOKEN_INVALID or ACCOUNT_ERASED
 */
export function signIn(
  request: FastifyRequest,
  tokens: AccessTokens,
  erased: Pick<ErasedPeople, 'has'> | null,
): SignedIn {
  const signedIn = tokens.read(bearerToken(request.headers.authorization));
  if (erased?.has(signedIn.actor.id)) throw new AppError('ACCOUNT_ERASED');
  request.signedIn = signedIn;
  return signedIn;
}

/** @throws AppError UNAUTHENTICATED when there is none */
function bearerToken(authorization: string | undefined): string {
  const token = /^bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) throw new AppError('UNAUTHENTICATED');
  return token;
}
