import { AppError } from '@liandong/contracts/errors/app-error';
import { EVIDENCE_MAX_BYTES, EvidenceMediaType } from '@liandong/contracts/ledger/evidence';
import type { FastifyInstance, onRequestHookHandler } from 'fastify';
import { API } from '../http/api.js';

/** Where evidence is sent to. */
export const EVIDENCE_ROUTE = `/${API}/ledger/evidence`;

/** Before the body is read. */
const checkUpload: onRequestHookHandler = (request, _reply, done) => {
  const type = request.headers['content-type']?.split(';', 1)[0];
  if (!EvidenceMediaType.safeParse(type).success) return done(new AppError('EVIDENCE_TYPE_REFUSED'));
  const tooLarge = Number(request.headers['content-length'] ?? 0) > EVIDENCE_MAX_BYTES;
  return tooLarge ? done(new AppError('BODY_TOO_LARGE', { limit: '5 MB' })) : done();
};

/** Lets one route take photos and PDFs as they are, up to 5 MiB; all others take JSON only. */
export function takeEvidence(server: Pick<FastifyInstance, 'addHook' | 'addContentTypeParser'>): void {
  server.addHook('onRoute', (route) => {
    if (route.method === 'POST' && route.url === EVIDENCE_ROUTE) route.onRequest = checkUpload;
  });
  server.addContentTypeParser(
    EvidenceMediaType.options,
    { parseAs: 'buffer', bodyLimit: EVIDENCE_MAX_BYTES },
    (request, body, done) => {
      if (request.routeOptions.url === EVIDENCE_ROUTE) done(null, body);
      else done(new AppError('UNSUPPORTED_MEDIA_TYPE'));
    },
  );
}
