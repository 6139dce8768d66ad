import { stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import { AppError } from '@liandong/contracts/errors/app-error';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const FOREVER = 'public, max-age=31536000, immutable';

/** Serves the built web app at `/`; every path that is no file is a page of it, and gets index.html. */
export async function serveWebApp(server: FastifyInstance, folder: string): Promise<void> {
  const root = resolve(folder);
  await server.register(fastifyStatic, {
    root,
    serve: false,
    cacheControl: false,
    // vite puts what it has named by its content into assets/.
    setHeaders: (reply, path) =>
      reply.header('cache-control', path.startsWith(join(root, 'assets') + sep) ? FOREVER : 'no-cache'),
  });
  server.get('/*', async (request: FastifyRequest<{ Params: { '*': string } }>, reply: FastifyReply) => {
    const path = request.params['*'];
    if (path !== '' && (await isFile(root, path))) return reply.sendFile(path);
    if (isApi(path) || !wantsPage(request)) throw new AppError('ROUTE_NOT_FOUND');
    return reply.sendFile('index.html');
  });
}

async function isFile(root: string, path: string): Promise<boolean> {
  const file = resolve(root, path);
  if (!file.startsWith(root + sep) || path.includes('\0')) return false;
  const found = await stat(file).catch(() => null);
  return found?.isFile() ?? false;
}

function isApi(path: string): boolean {
  return path === 'api' || path.startsWith('api/');
}

function wantsPage(request: FastifyRequest): boolean {
  return request.headers.accept?.includes('text/html') ?? false;
}
