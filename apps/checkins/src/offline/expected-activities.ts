import { Injectable } from '@nestjs/common';
import { getActivity } from '@liandong/contracts/activities/activity';
import type { ReceivedScan } from '@liandong/contracts/check-ins/check-in-batch';
import { AppError } from '@liandong/contracts/errors/app-error';
import { RpcClient } from '@liandong/messaging/rpc-client';
import type { RpcContext } from '@liandong/messaging/rpc-context';
import { DataSource } from 'typeorm';
import { DirectoryRepository } from '../directory/directory.repository.js';

/** Activities that are asked for at most; a leader's queue is of one or two. */
const ASKED = 10;

/** Keeps a queue waiting for news that is on its way: an answer, once given, is the answer for ever. */
@Injectable()
export class ExpectedActivities {
  constructor(
    private readonly dataSource: DataSource,
    private readonly directory: DirectoryRepository,
    private readonly rpc: RpcClient,
  ) {}

  /**
   * @throws AppError UNAVAILABLE while an activity of these scans is published and that has not been heard here, or it
   *   cannot be asked whether it is: the device sends its queue again
   */
  async heard(scans: readonly ReceivedScan[], ctx: RpcContext): Promise<void> {
    const named = scans.flatMap((scan) =>
      scan.kind === 'memberCode' || scan.kind === 'manual' ? [scan.activityId] : [],
    );
    const ids = [...new Set(named)];
    const known = await this.directory.findActivities(this.dataSource.manager, ids);
    const open = new Set(known.flatMap(({ id, status }) => (status === 'draft' ? [] : [id])));
    const unheard = ids.filter((id) => !open.has(id)).slice(0, ASKED);
    const published = await Promise.all(unheard.map((id) => this.isPublished(id, ctx)));
    if (published.includes(true)) throw new AppError('UNAVAILABLE');
  }

  private async isPublished(id: string, ctx: RpcContext): Promise<boolean> {
    try {
      const { status } = await this.rpc.call(getActivity, { id }, ctx);
      return status !== 'draft';
    } catch (error) {
      if (error instanceof AppError && error.code === 'ACTIVITY_NOT_FOUND') return false;
      throw error;
    }
  }
}
