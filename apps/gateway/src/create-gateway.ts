import type { IncomingMessage } from 'node:http';
import type { LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppModule } from './app.module.js';
import { directCheckIns } from './check-ins/direct-check-ins.js';
import type { Settings } from './env.js';
import { API } from './http/api.js';
import { answerDirectly } from './http/direct-route.js';
import { countAnswer } from './http/http-metrics.js';
import { openApiDocument } from './http/openapi.js';
import { BODY_LIMIT, toAppError } from './http/problem.js';
import { sendProblem } from './http/problem-answers.js';
import { requestIdFrom } from './http/request-id.js';
import { responseHeaders } from './http/response-headers.js';
import { answerUnreadable } from './http/unreadable-requests.js';
import { serveVerifier } from './http/verifier.js';
import { serveWebApp } from './http/web-app.js';
import { takeEvidence } from './ledger/evidence-uploads.js';

/** How long a request may take to arrive, in milliseconds: slow ones must not hold sockets for ever. */
const REQUEST_TIMEOUT_MS = 30_000;
/** Longer than the usual 60 s of a load balancer, so that it is the one who closes idle connections. */
const KEEP_ALIVE_MS = 72_000;

/** Routes that may take more than others, in bytes. A batch must also fit into one message of NATS, which is 1 MiB. */
const LARGER_BODIES: Readonly<Record<string, number>> = {
  [`/${API}/check-ins/batch`]: 768 * 1_024,
};

/** The door, ready to listen. */
export async function createGateway(
  settings: Settings,
  logger: LoggerService | false,
): Promise<NestFastifyApplication> {
  const headersFor = responseHeaders(settings.PUBLIC_URL);
  const putHeaders = (request: FastifyRequest, reply: FastifyReply) =>
    reply.headers(headersFor(request.url)).header('x-request-id', request.id);
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    trustProxy: settings.TRUST_PROXY,
    genReqId: (request: IncomingMessage) => requestIdFrom(request.headers['x-request-id']),
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    // What the router refuses before any hook runs, such as an address that cannot be decoded.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      putHeaders(request, reply);
      sendProblem(toAppError(error), request, reply);
    },
    clientErrorHandler: answerUnreadable,
    // Nothing of ours is middleware or a multipart upload; every request would pass their hooks.
    skipMiddie: true,
    multipart: false,
    // While it stops it answers what still comes in over open connections.
    return503OnClosing: false,
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(settings), adapter, {
    logger,
    // Only JSON: fastify's own parser reads it.
    bodyParser: false,
    abortOnError: false,
  });
  const server = adapter.getInstance();
  server.removeContentTypeParser('text/plain');
  server.decorateRequest('signedIn', null);
  server.addHook('onRequest', (request, reply, done) => {
    putHeaders(request, reply);
    done();
  });
  server.addHook('onResponse', (request, reply, done) => {
    countAnswer(request, reply);
    done();
  });
  takeEvidence(server);
  server.addHook('onRoute', (route) => {
    const limit = LARGER_BODIES[route.url];
    if (limit !== undefined) route.bodyLimit = limit;
  });
  answerDirectly(server, directCheckIns(app));
  SwaggerModule.setup('api/docs', app, () => openApiDocument(app), {
    jsonDocumentUrl: 'api/docs/openapi.json',
  });
  if (settings.VERIFIER_TARBALL !== undefined) await serveVerifier(server, settings.VERIFIER_TARBALL);
  if (settings.WEB_DIR !== undefined) await serveWebApp(server, settings.WEB_DIR);
  return app;
}
