import { Inject, Injectable } from '@nestjs/common';
import { mayManageTeam, type Actor } from '@liandong/contracts/common/actor';
import type { Page, PageQuery } from '@liandong/contracts/common/page';
import type {
  Certificate,
  CertificateDocument,
  CertificateInput,
  PublicCertificate,
  ShownField,
} from '@liandong/contracts/certificates/certificate';
import { AppError } from '@liandong/contracts/errors/app-error';
import { Clock } from '@liandong/service-kit/clock';
import { decodeCursor, pageFrom } from '@liandong/service-kit/cursor';
import { checkTexts } from '@liandong/service-kit/plain-texts';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import type { Certificate as CertificateFile } from 'liandong-verify/certificate';
import { CertificateBundles } from './certificate-bundles.js';
import { CertificateNews } from './certificate-news.js';
import { CertificateIssuer } from './certificate-issuer.js';
import { CertificateSettingsService } from './certificate-settings.service.js';
import { mayPrint, mayRevoke } from './certificate-status.js';
import { documentOf, publicViewOf, viewOf } from './certificate-view.js';
import { CertificatesRepository, type CertificateRecord } from './certificates.repository.js';
import { IdDocumentHasher } from './id-document-hasher.js';

const Cursor = z.tuple([z.iso.datetime({ precision: 3 }), z.uuid()]);

@Injectable()
export class CertificatesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly certificates: CertificatesRepository,
    private readonly issuer: CertificateIssuer,
    private readonly news: CertificateNews,
    private readonly settings: CertificateSettingsService,
    private readonly bundles: CertificateBundles,
    @Inject(IdDocumentHasher) private readonly hasher: IdDocumentHasher,
    private readonly clock: Clock,
  ) {}

  /**
   * A member asks for themselves; who manages a team, for a member of it who asked, and for that team's service alone.
   * @param id from the request's idempotency key: the same request again finds what it made
   * @throws AppError FORBIDDEN, TEAM_NOT_FOUND, CERTIFICATE_SHOWN_BY_HOLDER, CERTIFICATE_NOT_FOUND (the one to replace),
   *   and what the issuer throws
   */
  async create(id: string, input: CertificateInput, actor: Actor): Promise<Certificate> {
    return this.dataSource.transaction(async (tx) => {
      if (input.volunteerId && input.volunteerId !== actor.id) {
        await this.assertManages(tx, input.teamId, actor);
        // What the public page shows is for its holder alone to say.
        if (input.shown.length > 0) throw new AppError('CERTIFICATE_SHOWN_BY_HOLDER');
      }
      const order = {
        id,
        volunteerId: input.volunteerId ?? actor.id,
        teamId: input.teamId ?? null,
        issuedBy: actor.id,
        at: this.clock.now(),
        from: input.from,
        to: input.to,
        languages: input.languages,
        secondName: input.secondName ?? null,
        idDocument: input.idDocument ?? null,
        shown: input.shown,
        replaces: input.replaces ?? null,
      };
      if (order.replaces) await this.assertHolds(tx, order.replaces, order.volunteerId);
      return viewOf(await this.issuer.issue(tx, order, await this.settings.current(tx)));
    });
  }

  /** The actor's own, the newest first. */
  mine(page: PageQuery, actor: Actor): Promise<Page<Certificate>> {
    return this.page({ volunteerId: actor.id, teamId: null }, page);
  }

  /**
   * Those of a member that certify the service with this team, the newest first.
   * @throws AppError TEAM_NOT_FOUND, FORBIDDEN
   */
  async ofMember(
    { teamId, volunteerId, ...page }: PageQuery & { teamId: string; volunteerId: string },
    actor: Actor,
  ): Promise<Page<Certificate>> {
    await this.assertManages(this.dataSource.manager, teamId, actor);
    return this.page({ volunteerId, teamId }, page);
  }

  /** @throws AppError CERTIFICATE_NOT_FOUND */
  async publicView(number: string): Promise<PublicCertificate> {
    return publicViewOf(await this.find(this.dataSource.manager, number));
  }

  /**
   * What is printed, and the seal in base64. With an ID number: the one that was given when it was made, and no other.
   * @throws AppError CERTIFICATE_NOT_FOUND, also to whoever may not print it; CERTIFICATE_REVOKED,
   *   CERTIFICATE_OUTDATED, since a sheet does not show that it is; ID_DOCUMENT_DIFFERS
   */
  async document(
    number: string,
    idDocument: string | undefined,
    actor: Actor,
  ): Promise<{ certificate: CertificateDocument; seal: string | null }> {
    const tx = this.dataSource.manager;
    const record = await this.find(tx, number);
    const team = record.teamId ? await this.certificates.findTeam(tx, record.teamId) : null;
    if (!mayPrint(actor, { volunteerId: record.volunteerId, team }))
      throw new AppError('CERTIFICATE_NOT_FOUND');
    if (record.revokedAt) throw new AppError('CERTIFICATE_REVOKED');
    if (record.replacedAt) throw new AppError('CERTIFICATE_OUTDATED');
    if (idDocument !== undefined && !this.isItsIdDocument(record, idDocument))
      throw new AppError('ID_DOCUMENT_DIFFERS');
    return { certificate: documentOf(record, team), seal: await this.settings.sealOf(tx, record.sealHash) };
  }

  /** @throws AppError CERTIFICATE_NOT_FOUND to all but the holder; CERTIFICATE_REVOKED, CERTIFICATE_WITHOUT_PROOF */
  async bundle(number: string, actor: Actor): Promise<CertificateFile> {
    const record = await this.assertHolds(this.dataSource.manager, number, actor.id);
    if (record.revokedAt) throw new AppError('CERTIFICATE_REVOKED');
    return this.bundles.bundleOf(record);
  }

  /** @throws AppError CERTIFICATE_NOT_FOUND to all but the holder; CERTIFICATE_REVOKED */
  async show(number: string, shown: ShownField[], actor: Actor): Promise<Certificate> {
    return this.dataSource.transaction(async (tx) => {
      const record = await this.assertHolds(tx, number, actor.id);
      if (record.revokedAt) throw new AppError('CERTIFICATE_REVOKED');
      await this.certificates.setShown(tx, record.id, shown);
      return viewOf({ ...record, shown });
    });
  }

  /** @throws AppError CERTIFICATE_NOT_FOUND to all but the holder and administrators; PERSONAL_DATA_IN_TEXT */
  async revoke(number: string, reason: string, actor: Actor): Promise<Certificate> {
    checkTexts({ reason });
    return this.dataSource.transaction(async (tx) => {
      const record = await this.find(tx, number);
      if (!mayRevoke(actor, { volunteerId: record.volunteerId, team: null }))
        throw new AppError('CERTIFICATE_NOT_FOUND');
      const at = this.clock.now();
      if (await this.certificates.revoke(tx, record.id, actor.id, reason, at)) {
        await this.news.tell(tx, [record], { step: 'revoked', by: actor.id, at, reason });
      }
      return viewOf(await this.find(tx, number));
    });
  }

  private async page(
    of: { volunteerId: string; teamId: string | null },
    { cursor, limit }: PageQuery,
  ): Promise<Page<Certificate>> {
    const after = cursor === undefined ? null : decodeCursor(cursor, Cursor);
    const rows = await this.certificates.findOf(this.dataSource.manager, of, after, limit);
    return pageFrom(rows, limit, (row) => [row.issuedAt.toISOString(), row.id], viewOf);
  }

  private isItsIdDocument({ idDocumentSalt, idDocumentHash }: CertificateRecord, idDocument: string) {
    if (!idDocumentSalt || !idDocumentHash) return false;
    return this.hasher.matches(idDocument, { salt: idDocumentSalt, hash: idDocumentHash });
  }

  private async find(tx: EntityManager, number: string): Promise<CertificateRecord> {
    const record = await this.certificates.find(tx, { number });
    if (!record) throw new AppError('CERTIFICATE_NOT_FOUND');
    return record;
  }

  private async assertHolds(
    tx: EntityManager,
    number: string,
    volunteerId: string,
  ): Promise<CertificateRecord> {
    const record = await this.find(tx, number);
    if (record.volunteerId !== volunteerId) throw new AppError('CERTIFICATE_NOT_FOUND');
    return record;
  }

  private async assertManages(tx: EntityManager, teamId: string | undefined, actor: Actor): Promise<void> {
    const team = teamId ? await this.certificates.findTeam(tx, teamId) : null;
    if (!team) throw new AppError('TEAM_NOT_FOUND');
    if (!mayManageTeam(actor, team)) throw new AppError('FORBIDDEN');
  }
}
