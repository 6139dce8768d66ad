import { Injectable } from '@nestjs/common';
import { ByteStreams } from '@liandong/messaging/byte-streams';
import { jsonObject } from '@liandong/service-kit/json-stream';
import { DataSource } from 'typeorm';
import { MyDataRepository } from './my-data.repository.js';

/** This service's part of what a person takes along: the messages and reminders. */
@Injectable()
export class MyDataService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly data: MyDataRepository,
    private readonly streams: ByteStreams,
  ) {}

  begin(volunteerId: string): { stream: string } {
    const { manager } = this.dataSource;
    const messages = jsonObject({
      inbox: () => this.data.messages(manager, volunteerId),
      reminders: () => this.data.reminders(manager, volunteerId),
    });
    return { stream: this.streams.offer(messages) };
  }
}
