import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  getCertificateSettings,
  saveCertificateSettings,
} from '@liandong/contracts/certificates/certificate-settings';
import { RpcClient } from '@liandong/messaging/rpc-client';
import type { RpcContext } from '@liandong/messaging/rpc-context';
import { Answers, type InputOf } from '../http/answers.decorator.js';
import { API } from '../http/api.js';
import { Ctx } from '../http/request-context.js';

@ApiTags('certificates')
@Controller(`${API}/certificate-settings`)
export class CertificateSettingsController {
  constructor(private readonly rpc: RpcClient) {}

  @ApiOperation({ summary: 'Recording unit, name of the platform, and whether there is a seal' })
  @Answers(getCertificateSettings)
  @Get()
  get(@Ctx() ctx: RpcContext) {
    return this.rpc.call(getCertificateSettings, {}, ctx);
  }

  @ApiOperation({ summary: 'Change them; certificates that were made keep theirs' })
  @Answers(saveCertificateSettings)
  @Patch()
  save(
    @Body({ schema: saveCertificateSettings.input }) input: InputOf<typeof saveCertificateSettings>,
    @Ctx() ctx: RpcContext,
  ) {
    return this.rpc.call(saveCertificateSettings, input, ctx);
  }
}
