import { Injectable, Logger } from '@nestjs/common';
import type { AppError } from '@liandong/contracts/errors/app-error';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemOf, retryAfterOf, toAppError } from './problem.js';
import { languageOf } from './request-context.js';

/** Sends an error as problem+json, in the language of the request. */
export function sendProblem(error: AppError, request: FastifyRequest, reply: FastifyReply): void {
  const problem = problemOf(error, languageOf(request), request.id);
  const retryAfter = retryAfterOf(error);
  if (retryAfter !== null) reply.header('retry-after', String(retryAfter));
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
  reply.status(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
}

/** Turns whatever is thrown into problem+json. Nothing else answers an error. */
@Injectable()
export class ProblemAnswers {
  private readonly logger = new Logger(ProblemAnswers.name);

  send(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const error = toAppError(thrown, request.routeOptions.bodyLimit);
    if (error.code === 'INTERNAL') this.log(thrown, request);
    if (reply.raw.headersSent) {
      // Half an answer must not pass for a whole one.
      reply.raw.destroy();
      return;
    }
    sendProblem(error, request, reply);
  }

  private log(thrown: unknown, request: FastifyRequest): void {
    const stack = thrown instanceof Error ? thrown.stack : String(thrown);
    this.logger.error(`${request.method} ${request.routeOptions.url} (${request.id}) failed`, stack);
  }
}
