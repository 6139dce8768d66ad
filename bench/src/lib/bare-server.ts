import Fastify from 'fastify';

/** A Fastify that parses a JSON body and answers it: what HTTP alone costs on this machine. Run as a process. */
const server = Fastify();
server.post<{ Body: { scanId: string } }>('/check-ins', (request, reply) => {
  void reply.code(201).send({ scanId: request.body.scanId, outcome: 'accepted' });
});
await server.listen({ host: '127.0.0.1', port: 0 });
const address = server.server.address();
process.send?.(typeof address === 'object' && address ? address.port : 0);
