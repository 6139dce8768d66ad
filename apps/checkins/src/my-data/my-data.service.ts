import { Injectable } from '@nestjs/common';
import { ByteStreams } from '@liandong/messaging/byte-streams';
import { jsonObject } from '@liandong/service-kit/json-stream';
import { DataSource } from 'typeorm';
import { MyDataRepository } from './my-data.repository.js';

/** This service's part of what a person takes along: check-ins, hours, certificates, corrections and evidence. */
@Injectable()
export class MyDataService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly data: MyDataRepository,
    private readonly streams: ByteStreams,
  ) {}

  begin(volunteerId: string): { stream: string } {
    const { manager } = this.dataSource;
    const service = jsonObject({
      checkIns: () => this.data.checkIns(manager, volunteerId),
      refusedScans: () => this.data.refusedScans(manager, volunteerId),
      disputes: () => this.data.disputes(manager, volunteerId),
      confirmations: () => this.data.confirmations(manager, volunteerId),
      ledgerEntries: () => this.data.entries(manager, volunteerId),
      certificates: () => this.data.certificates(manager, volunteerId),
      corrections: () => this.data.cases(manager, volunteerId),
      uploadedEvidence: () => this.uploads(volunteerId),
      devices: () => this.data.devices(manager, volunteerId),
      memberCodeRevocations: () => this.data.codeRevocations(manager, volunteerId),
    });
    return { stream: this.streams.offer(service) };
  }

  /** What the person uploaded, with its content; files of others in the person's cases are read there. */
  private async *uploads(volunteerId: string): AsyncGenerator<unknown> {
    const { manager } = this.dataSource;
    for (const file of await this.data.uploads(manager, volunteerId)) {
      yield { ...file, contentBase64: await this.data.contentOf(manager, file.id) };
    }
  }
}
