import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { ServiceHealth } from '@liandong/contracts/system/health';
import { HealthRegistry } from '@liandong/service-kit/health';
import { metrics } from '@liandong/service-kit/metrics';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Public } from '../auth/session.guard.js';
import { Answers, AnswersFile } from '../http/answers.decorator.js';
import { API } from '../http/api.js';

const Liveness = z.object({ status: z.literal('ok') }).meta({ id: 'Liveness' });

/** For load balancers and monitoring, also at the root, where such tools look by default. */
@ApiTags('system')
@Public()
@Controller([API, ''])
export class SystemController {
  constructor(private readonly health: HealthRegistry) {}

  @ApiOperation({ summary: 'The process runs' })
  @Answers({ output: Liveness })
  @Get('health/live')
  live(): z.output<typeof Liveness> {
    return { status: 'ok' };
  }

  @ApiOperation({ summary: 'NATS, Redis and every service can do their work' })
  @ApiResponse({ status: 503, description: 'Something is down', standardSchema: ServiceHealth })
  @Answers({ output: ServiceHealth })
  @Get('health/ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<z.output<typeof ServiceHealth>> {
    const report = await this.health.report();
    if (report.status === 'down') reply.status(503).header('retry-after', '2');
    return report;
  }

  @ApiOperation({ summary: 'Metrics of the door, for Prometheus' })
  @AnswersFile('text/plain', [])
  @Header('content-type', metrics.contentType)
  @Get('metrics')
  metrics(): Promise<string> {
    return metrics.metrics();
  }
}
