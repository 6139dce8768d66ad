import type { INestApplication } from '@nestjs/common';
import { CheckInInput } from '@liandong/contracts/check-ins/check-in';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccessTokens } from '../auth/access-token.js';
import { ErasedPeople } from '../auth/erased-people.js';
import { signIn } from '../auth/session.guard.js';
import { API } from '../http/api.js';
import type { DirectRoute } from '../http/direct-route.js';
import { ProblemAnswers } from '../http/problem-answers.js';
import { checked } from '../http/schema.pipe.js';
import { CheckInsController } from './check-ins.controller.js';

/**
 * `POST /check-ins` without Nest between Fastify and the controller: session, schema, handler, answer or problem,
 * by the same functions that guard, pipe and filter call for every other route.
 */
export function directCheckIns(app: INestApplication): DirectRoute {
  const tokens = app.get(AccessTokens);
  const erased = app.get(ErasedPeople);
  const problems = app.get(ProblemAnswers);
  const controller = app.get(CheckInsController);
  return {
    method: 'POST',
    url: `/${API}/check-ins`,
    controller: CheckInsController,
    declaredBy: 'record',
    handler: (request: FastifyRequest, reply: FastifyReply): void => {
      try {
        const session = signIn(request, tokens, erased);
        const input = checked(CheckInInput, request.body);
        controller.record(input, session, reply).then(
          (receipt) => reply.send(receipt),
          (error: unknown) => problems.send(error, request, reply),
        );
      } catch (error) {
        problems.send(error, request, reply);
      }
    },
  };
}
