import { Injectable } from '@nestjs/common';
import type { DeviceMemory } from '@liandong/rules/offline-clock';
import type { EntityManager } from 'typeorm';

/** A device in the hands of one person. */
export interface Device {
  deviceId: string;
  ownerId: string;
}

@Injectable()
export class DevicesRepository {
  /** What is known of the device; until the transaction ends, other batches of it wait. */
  async remember(
    tx: EntityManager,
    { deviceId, ownerId }: Device,
    skewMs: number,
    now: Date,
  ): Promise<DeviceMemory> {
    await tx.query(
      `INSERT INTO devices (device_id, owner_id, last_skew_ms, last_seen_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING`,
      [deviceId, ownerId, skewMs, now],
    );
    const [row]: { counter: string | null; at: Date | null; skew: string | null }[] = await tx.query(
      `SELECT last_counter AS counter, last_at AS at, last_skew_ms AS skew FROM devices
       WHERE (device_id, owner_id) = ($1, $2) FOR UPDATE`,
      [deviceId, ownerId],
    );
    return {
      last: row?.counter && row.at ? { counter: Number(row.counter), at: row.at.getTime() } : null,
      skewMs: row?.skew ? Number(row.skew) : null,
    };
  }

  async forget(tx: EntityManager, ownerId: string): Promise<void> {
    await tx.query('DELETE FROM devices WHERE owner_id = $1', [ownerId]);
  }

  async keep(
    tx: EntityManager,
    { deviceId, ownerId }: Device,
    memory: DeviceMemory,
    now: Date,
  ): Promise<void> {
    await tx.query(
      `UPDATE devices SET last_counter = $3, last_at = $4, last_skew_ms = $5, last_seen_at = $6
       WHERE (device_id, owner_id) = ($1, $2)`,
      [
        deviceId,
        ownerId,
        memory.last?.counter ?? null,
        memory.last ? new Date(memory.last.at) : null,
        memory.skewMs,
        now,
      ],
    );
  }
}
