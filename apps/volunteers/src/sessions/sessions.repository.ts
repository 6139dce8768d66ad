import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { RefreshTokenRow } from './refresh-token.entity.js';
import type { PresentedToken } from './session-policy.js';
import { SessionRow } from './session.entity.js';

/** A token that was presented, with its session. */
export interface TokenOfSession extends PresentedToken {
  sessionId: string;
  volunteerId: string;
}

@Injectable()
export class SessionsRepository {
  async insert(tx: EntityManager, session: SessionRow): Promise<void> {
    await tx.insert(SessionRow, session);
  }

  /** Locks the token, so that two refreshes with it take turns. */
  async lockToken(tx: EntityManager, tokenHash: Buffer): Promise<TokenOfSession | null> {
    const [token]: TokenOfSession[] = await tx.query(
      `SELECT session.id AS "sessionId", session.volunteer_id AS "volunteerId",
              token.expires_at AS "expiresAt", token.rotated_at AS "rotatedAt",
              session.ended_at AS "sessionEndedAt"
       FROM refresh_tokens token JOIN sessions session ON session.id = token.session_id
       WHERE token.token_hash = $1
       FOR UPDATE OF token`,
      [tokenHash],
    );
    return token ?? null;
  }

  /** Adds a token, prolongs the session with it, and forgets the session's tokens that ran out. */
  async addToken(
    tx: EntityManager,
    token: Pick<RefreshTokenRow, 'tokenHash' | 'sessionId' | 'issuedAt' | 'expiresAt'>,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO refresh_tokens (token_hash, session_id, issued_at, expires_at) VALUES ($1, $2, $3, $4)`,
      [token.tokenHash, token.sessionId, token.issuedAt, token.expiresAt],
    );
    await tx.query('UPDATE sessions SET expires_at = $2 WHERE id = $1', [token.sessionId, token.expiresAt]);
    await tx.query('DELETE FROM refresh_tokens WHERE session_id = $1 AND expires_at <= $2', [
      token.sessionId,
      token.issuedAt,
    ]);
  }

  async markRotated(tx: EntityManager, tokenHash: Buffer, now: Date): Promise<void> {
    await tx.query('UPDATE refresh_tokens SET rotated_at = $2 WHERE token_hash = $1', [tokenHash, now]);
  }

  async end(tx: EntityManager, sessionId: string, now: Date): Promise<void> {
    await tx.query('UPDATE sessions SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL', [sessionId, now]);
  }

  async endByToken(tx: EntityManager, tokenHash: Buffer, now: Date): Promise<void> {
    await tx.query(
      `UPDATE sessions SET ended_at = $2
       WHERE ended_at IS NULL AND id = (SELECT session_id FROM refresh_tokens WHERE token_hash = $1)`,
      [tokenHash, now],
    );
  }

  async deleteExpired(tx: EntityManager, now: Date): Promise<void> {
    await tx.query('DELETE FROM sessions WHERE expires_at < $1', [now]);
  }
}
