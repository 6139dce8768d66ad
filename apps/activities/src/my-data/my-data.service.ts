import { Injectable } from '@nestjs/common';
import { ByteStreams } from '@liandong/messaging/byte-streams';
import { jsonObject } from '@liandong/service-kit/json-stream';
import { DataSource } from 'typeorm';
import { MyDataRepository } from './my-data.repository.js';

/** This service's part of what a person takes along: sign-ups, wishes, and the activities that the person scheduled. */
@Injectable()
export class MyDataService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly data: MyDataRepository,
    private readonly streams: ByteStreams,
  ) {}

  begin(volunteerId: string): { stream: string } {
    const { manager } = this.dataSource;
    const signUps = jsonObject({
      signUps: () => this.data.signUps(manager, volunteerId),
      wishes: () => this.data.wishes(manager, volunteerId),
      scheduledActivities: () => this.data.scheduled(manager, volunteerId),
    });
    return { stream: this.streams.offer(signUps) };
  }
}
