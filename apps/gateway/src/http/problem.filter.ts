import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemAnswers } from './problem-answers.js';

/** Everything that is thrown behind Nest's routes. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly answers: ProblemAnswers) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answers.send(thrown, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}
