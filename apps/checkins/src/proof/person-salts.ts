import { createHmac, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '@liandong/service-kit/clock';
import { SALT_BYTES, type EntryPerson } from 'liandong-verify/ledger-entry';
import type { EntityManager } from 'typeorm';
import { PersonSaltsRepository } from './person-salts.repository.js';

const SECRET_BYTES = 32;
const NO_SALT = '00'.repeat(SALT_BYTES);

/** An entry and whom it is of. */
export interface PersonalEntry {
  readonly entryId: string;
  readonly volunteerId: string;
}

/**
 * The salts under which entries commit to their person: each from a secret that a volunteer has alone. Erasure
 * destroys the secret; nobody can then tell, or even test, whose entry it was, and every proof still holds.
 */
@Injectable()
export class PersonSalts {
  constructor(
    private readonly secrets: PersonSaltsRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes the secrets of volunteers who never had one: of those whom the service hears of, so that the sealer need not
   * when they come in a rush, else when their first entry is sealed. Whoever has one keeps it.
   */
  async prepare(tx: EntityManager, volunteerIds: readonly string[]): Promise<void> {
    await this.secrets.add(tx, new Map(volunteerIds.map((id) => [id, randomBytes(SECRET_BYTES)])));
  }

  /**
   * The persons of sealed entries with the salts that open their commitments; null for those erased. A volunteer
   * without a secret was put there by hand: their salt opens nothing.
   */
  async open(tx: EntityManager, entries: readonly PersonalEntry[]): Promise<(EntryPerson | null)[]> {
    const secrets = await this.secrets.find(tx, [...new Set(entries.map((entry) => entry.volunteerId))]);
    return entries.map(({ entryId, volunteerId }) => {
      const secret = secrets.get(volunteerId);
      if (secret === null) return null;
      return { volunteerId, salt: secret ? saltOf(secret, entryId) : NO_SALT };
    });
  }

  /** Destroys a volunteer's secret for good; entries that come later are not connected with the person either. */
  async erase(tx: EntityManager, volunteerId: string): Promise<void> {
    await this.secrets.destroy(tx, volunteerId, this.clock.now());
  }
}

function saltOf(secret: Buffer, entryId: string): string {
  return createHmac('sha256', secret).update(entryId).digest().toString('hex', 0, SALT_BYTES);
}
