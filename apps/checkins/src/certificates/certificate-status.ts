import { isAdministrator, mayManageTeam, type Actor, type TeamScope } from '@liandong/contracts/common/actor';
import type { CertificateStatus } from '@liandong/contracts/certificates/certificate';

/** What became of a certificate since it was made. */
export interface CertificateFate {
  readonly revokedAt: Date | null;
  readonly replacedAt: Date | null;
}

/** Revoked wins: who withdrew it, withdrew it whatever else has happened. */
export function certificateStatus({ revokedAt, replacedAt }: CertificateFate): CertificateStatus {
  if (revokedAt) return 'revoked';
  return replacedAt ? 'replaced' : 'valid';
}

/** Whose it is, and which team's service it certifies. */
interface CertificateOwner {
  readonly volunteerId: string;
  /** null: the service with all teams. */
  readonly team: TeamScope | null;
}

/** Who may see and print a certificate: its holder, who manages the team that it certifies, an administrator. */
export function mayPrint(actor: Actor, { volunteerId, team }: CertificateOwner): boolean {
  return actor.id === volunteerId || isAdministrator(actor) || (team !== null && mayManageTeam(actor, team));
}

/** A leader who made it may not take it away: it is the holder's. */
export function mayRevoke(actor: Actor, { volunteerId }: CertificateOwner): boolean {
  return actor.id === volunteerId || isAdministrator(actor);
}
