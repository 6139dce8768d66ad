import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { CertificateInput, certificateMoved } from '@liandong/contracts/certificates/certificate';
import type { Actor, Grant } from '@liandong/contracts/common/actor';
import { OutboxRelay } from '@liandong/messaging/outbox-relay';
import { eventually } from '@liandong/testing/eventually';
import { testBus, type TestBus } from '@liandong/testing/test-bus';
import { publicKeyFromRaw } from 'liandong-verify/signing-keys';
import { verifyDocument } from 'liandong-verify/verify-document';
import { DataSource } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { DirectoryEvents } from '../directory/directory.events.js';
import { DirectoryRepository } from '../directory/directory.repository.js';
import { sealEverything } from '../testing/seal-everything.js';
import { testCheckIns, type TestCheckIns } from '../testing/test-check-ins.js';
import { LedgerEntriesRepository, type NewLedgerEntry } from '../ledger/ledger-entries.repository.js';
import { LedgerSigner } from '../proof/ledger-signer.js';
import { PersonSalts } from '../proof/person-salts.js';
import { CertificateBatchesService } from './certificate-batches.service.js';
import { CertificateSettingsService } from './certificate-settings.service.js';
import { CertificatesRepository } from './certificates.repository.js';
import { CertificatesService } from './certificates.service.js';

/** Real: Postgres, NATS, the whole service. Entries are written as the ledger writes them. */
let service: TestCheckIns;
let app: INestApplicationContext;
let certificates: CertificatesService;

const teamId = uuidv7();
const otherTeamId = uuidv7();
const administrator = actor(uuidv7(), { role: 'administrator' });
const leader = actor(uuidv7(), { role: 'leader', teamId });
const year = { from: '2026-01-01', to: '2026-10-31' };
const idDocument = '540402199001011234';
let member: Actor;

beforeAll(async () => {
  service = await testCheckIns();
  app = service.app;
  certificates = app.get(CertificatesService);
  const { manager } = app.get(DataSource);
  const organization = { organizationId: uuidv7(), organizationName: '学苑社区', version: 1 };
  for (const [id, name] of [
    [teamId, '护河队'],
    [otherTeamId, '文艺队'],
  ] as const) {
    await app
      .get(DirectoryRepository)
      .saveTeam(manager, { ...organization, id, name, organizationPath: '/bayi/xueyuan/' });
  }
});

afterAll(async () => {
  await service?.close();
});

beforeEach(async () => {
  member = await somebody('卓玛');
});

function actor(id: string, ...grants: Grant[]): Actor {
  return { id, kind: 'person', grants };
}

async function somebody(displayName: string): Promise<Actor> {
  const id = uuidv7();
  const { manager } = app.get(DataSource);
  await app
    .get(DirectoryRepository)
    .saveVolunteer(manager, { id, version: 1, displayName, language: 'zh-CN' });
  return actor(id);
}

async function addEntry(change: Partial<NewLedgerEntry> = {}): Promise<NewLedgerEntry> {
  return sealed(await writeEntry(change));
}

async function writeEntry(change: Partial<NewLedgerEntry> = {}): Promise<NewLedgerEntry> {
  const entry: NewLedgerEntry = {
    id: uuidv7(),
    kind: 'serviceTime',
    volunteerId: member.id,
    teamId,
    organizationPath: '/bayi/xueyuan/',
    activityId: uuidv7(),
    title: '护河行动',
    activityClass: 'environment',
    linkedParties: [],
    from: new Date('2026-03-01T02:00:00Z'),
    to: new Date('2026-03-01T04:00:00Z'),
    minutes: 120,
    times: 0,
    grade: 'device',
    recordedAt: new Date('2026-03-01T04:00:00Z'),
    checkInId: null,
    corrects: null,
    caseId: null,
    explanation: null,
    ...change,
  };
  const { manager } = app.get(DataSource);
  await app.get(LedgerEntriesRepository).append(manager, [entry]);
  return entry;
}

function correctionOf(entry: NewLedgerEntry, minutes: number, grade = entry.grade): Promise<NewLedgerEntry> {
  return addEntry({ ...entry, id: uuidv7(), kind: 'correction', corrects: entry.id, minutes, grade });
}

/** Waits until the entry has its place in the tree, and whoever follows it knows. */
async function sealed(entry: NewLedgerEntry): Promise<NewLedgerEntry> {
  await sealEverything(app);
  await eventually(async () => {
    const rows = await app
      .get(DataSource)
      .query('SELECT FROM sealed_entries WHERE entry_id = $1', [entry.id]);
    return rows.length > 0;
  });
  return entry;
}

const ask = (input: Partial<CertificateInput> = {}, who = member, id = uuidv7()) =>
  certificates.create(id, CertificateInput.parse({ ...year, ...input }), who);

describe('without a recording unit', () => {
  it('no certificate is made', async () => {
    await addEntry();
    await expect(ask()).rejects.toThrow('CERTIFICATE_UNIT_MISSING');
  });

  it('an administrator sets it, and nobody else', async () => {
    const settings = app.get(CertificateSettingsService);
    const unit = { recordingUnit: '巴宜区志愿服务指导中心' };
    await expect(settings.save(unit, leader)).rejects.toThrow('FORBIDDEN');
    await expect(settings.save({ seal: 'AAAA' }, administrator)).rejects.toThrow('SEAL_NOT_PNG');
    expect(await settings.save(unit, administrator)).toMatchObject({ ...unit, hasSeal: false });
  });
});

describe('a certificate', () => {
  it('is of a time that has been', async () => {
    await addEntry();
    await expect(ask({ to: '2099-12-31' })).rejects.toThrow('CERTIFICATE_AHEAD');
  });

  it('states what the ledger holds, the grades apart', async () => {
    await addEntry();
    await addEntry({ grade: 'leader', minutes: 45 });
    await addEntry({ kind: 'attendance', minutes: 0, times: 1 });
    await addEntry({ kind: 'training', minutes: 90, activityClass: 'training' });
    await addEntry({ from: new Date('2025-12-31T15:59:59Z') });
    const made = await ask();
    expect(made).toMatchObject({
      status: 'valid',
      holderName: '卓玛',
      minutes: { device: 120, leader: 45, retro: 0 },
      times: 2,
      recordingUnit: '巴宜区志愿服务指导中心',
    });
    const { items } = await certificates.mine({ limit: 50 }, member);
    expect(items.map(({ number }) => number)).toEqual([made.number]);
  });

  it('is refused when no service time is recorded, or all of it was taken back', async () => {
    await expect(ask()).rejects.toThrow('CERTIFICATE_WITHOUT_SERVICE');
    const entry = await addEntry();
    await correctionOf(entry, -120);
    await expect(ask()).rejects.toThrow('CERTIFICATE_WITHOUT_SERVICE');
  });

  it('takes corrections of study hours for what they are', async () => {
    await addEntry();
    const study = await addEntry({ kind: 'training', minutes: 90 });
    await correctionOf(study, -60);
    expect((await ask()).minutes).toEqual({ device: 120, leader: 0, retro: 0 });
  });

  it('is made once for one request, however often it comes, also at the same moment', async () => {
    await addEntry();
    const id = uuidv7();
    const numbers = await Promise.all([ask({}, member, id), ask({}, member, id)]);
    numbers.push(await ask({}, member, id));
    expect(new Set(numbers.map(({ number }) => number)).size).toBe(1);
  });

  it('is made for a member who asked by who manages the team, with the service of that team alone', async () => {
    await addEntry();
    await addEntry({ teamId: otherTeamId, minutes: 60 });
    const forMember = { volunteerId: member.id, teamId };
    expect((await ask(forMember, leader)).minutes.device).toBe(120);
    await expect(ask({ ...forMember, teamId: otherTeamId }, leader)).rejects.toThrow('FORBIDDEN');
    const shown = ask({ ...forMember, shown: ['name'] }, leader);
    await expect(shown).rejects.toThrow('CERTIFICATE_SHOWN_BY_HOLDER');
    await expect(ask(forMember, actor(uuidv7()))).rejects.toThrow('FORBIDDEN');
    await expect(ask({ ...forMember, teamId: uuidv7() }, leader)).rejects.toThrow('TEAM_NOT_FOUND');
  });

  it('of a member with a team are found again by who manages that team', async () => {
    await addEntry({ minutes: 120 });
    await addEntry({ minutes: 30, teamId: otherTeamId });
    await ask();
    const ofTeam = await ask({ volunteerId: member.id, teamId }, leader);
    const wanted = { teamId, volunteerId: member.id, limit: 10 };
    const found = await certificates.ofMember(wanted, leader);
    expect(found).toMatchObject({ items: [{ number: ofTeam.number, teamId }], nextCursor: null });
    await expect(certificates.ofMember({ ...wanted, volunteerId: uuidv7() }, leader)).resolves.toEqual({
      items: [],
      nextCursor: null,
    });
    await expect(certificates.ofMember({ ...wanted, teamId: otherTeamId }, leader)).rejects.toThrow(
      'FORBIDDEN',
    );
    await expect(certificates.ofMember(wanted, member)).rejects.toThrow('FORBIDDEN');
    await expect(certificates.ofMember({ ...wanted, teamId: uuidv7() }, leader)).rejects.toThrow(
      'TEAM_NOT_FOUND',
    );
  });

  it('keeps an ID number only as a hash, and lets that number alone be printed', async () => {
    await addEntry();
    const { number } = await ask({ idDocument });
    const rows = await app
      .get(DataSource)
      .query('SELECT row_to_json(certificates) AS row FROM certificates WHERE number = $1', [number]);
    expect(JSON.stringify(rows)).not.toContain(idDocument);
    expect((await certificates.document(number, idDocument, member)).certificate.hasIdDocument).toBe(true);
    await expect(certificates.document(number, '540402199001011235', member)).rejects.toThrow(
      'ID_DOCUMENT_DIFFERS',
    );
    const without = await ask();
    await expect(certificates.document(without.number, idDocument, member)).rejects.toThrow(
      'ID_DOCUMENT_DIFFERS',
    );
  });

  it('is printed for its holder and who may manage the team that it certifies', async () => {
    await addEntry();
    const own = await ask();
    const ofTeam = await ask({ teamId });
    expect((await certificates.document(own.number, undefined, member)).certificate.services).toHaveLength(1);
    await expect(certificates.document(own.number, undefined, leader)).rejects.toThrow(
      'CERTIFICATE_NOT_FOUND',
    );
    const [whole, part] = await Promise.all(
      [own, ofTeam].map(({ number }) => certificates.document(number, undefined, member)),
    );
    expect([whole?.certificate.teamName, part?.certificate.teamName]).toEqual([null, '护河队']);
    await expect(certificates.document(ofTeam.number, undefined, leader)).resolves.toBeDefined();
  });
});

describe('what everybody sees', () => {
  it('is the status, and what the holder chose', async () => {
    await addEntry();
    const { number } = await ask();
    expect(await certificates.publicView(number)).toEqual({ number, status: 'valid' });
    await expect(certificates.show(number, ['name'], leader)).rejects.toThrow('CERTIFICATE_NOT_FOUND');
    await certificates.show(number, ['name', 'serviceTime', 'contents'], member);
    expect(await certificates.publicView(number)).toEqual({
      number,
      status: 'valid',
      holderName: '卓玛',
      minutes: { device: 120, leader: 0, retro: 0 },
      contents: [{ activityClass: 'environment', times: 1 }],
    });
  });

  it('is the status alone once it is revoked, and the first reason stays', async () => {
    await addEntry();
    const { number } = await ask({ shown: ['name'] });
    await expect(certificates.revoke(number, '不行', leader)).rejects.toThrow('CERTIFICATE_NOT_FOUND');
    await certificates.revoke(number, '姓名有误', member);
    expect(await certificates.revoke(number, '再次', administrator)).toMatchObject({
      status: 'revoked',
      revokeReason: '姓名有误',
    });
    expect(await certificates.publicView(number)).toEqual({ number, status: 'revoked' });
    await expect(certificates.document(number, undefined, member)).rejects.toThrow('CERTIFICATE_REVOKED');
  });

  it('of an erased person holds nothing of them', async () => {
    await addEntry();
    const { number } = await ask({ shown: ['name'], idDocument });
    const { manager } = app.get(DataSource);
    const erased = { id: member.id, erasedAt: new Date().toISOString() };
    await app.get(DirectoryEvents).volunteerErased(erased, manager);
    expect(await certificates.publicView(number)).toEqual({ number, status: 'revoked' });
    const [row] = await manager.query('SELECT * FROM certificates WHERE number = $1', [number]);
    expect(row).toMatchObject({ holder_name: null, id_document_hash: null, shown: [] });
  });
});

describe('when the ledger changes', () => {
  it('a correction within the period replaces the certificate, and the new one says what it follows', async () => {
    const entry = await addEntry();
    const { number } = await ask();
    await correctionOf(entry, -30);
    expect(await certificates.publicView(number)).toEqual({ number, status: 'replaced' });
    await expect(certificates.document(number, undefined, member)).rejects.toThrow('CERTIFICATE_OUTDATED');
    const renewed = await ask({ replaces: number });
    expect(renewed).toMatchObject({ replaces: number, minutes: { device: 90, leader: 0, retro: 0 } });
    const { items } = await certificates.mine({ limit: 50 }, member);
    expect(items.find((item) => item.number === number)?.replacedBy).toBe(renewed.number);
  });

  it('a correction that two people agreed to replaces it too', async () => {
    const entry = await addEntry();
    const { number } = await ask();
    await correctionOf(entry, 30, 'retro');
    expect((await certificates.publicView(number)).status).toBe('replaced');
  });

  it('is replaced by one new one, however many are asked for', async () => {
    await addEntry();
    const { number } = await ask();
    const asked = await Promise.allSettled([ask({ replaces: number }), ask({ replaces: number })]);
    const made = asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value.number] : []));
    expect(made).toHaveLength(1);
    expect(asked.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'CERTIFICATE_REPLACED' },
    });
    const { items } = await certificates.mine({ limit: 50 }, member);
    expect(items.find((item) => item.number === number)?.replacedBy).toBe(made[0]);
  });

  it.each<[string, string, Partial<NewLedgerEntry>]>([
    ['time entered afterwards', 'replaced', { grade: 'retro' }],
    ['time that is proven', 'valid', { grade: 'device' }],
    ['time that a leader confirmed', 'valid', { grade: 'leader' }],
    ['an award', 'valid', { kind: 'award', grade: 'retro', minutes: 0, to: null, activityId: null }],
    ['study time', 'valid', { kind: 'training', grade: 'retro', activityId: null }],
    ['an attendance', 'valid', { kind: 'attendance', grade: 'retro', minutes: 0, to: null, times: 1 }],
    ['time entered afterwards for another period', 'valid', { grade: 'retro', from: new Date('2027-02-01') }],
    ['time entered afterwards in another team', 'valid', { grade: 'retro', teamId: otherTeamId }],
    ['time entered afterwards for somebody else', 'valid', { grade: 'retro', volunteerId: uuidv7() }],
  ])('%s leaves it %s', async (_what, status, change) => {
    await addEntry();
    const { number } = await ask({ teamId });
    await addEntry(change);
    expect((await certificates.publicView(number)).status).toBe(status);
  });

  it('a correction that is sealed while a certificate is being made is not missed', async () => {
    const entry = await addEntry();
    const repository = app.get(CertificatesRepository);
    const dataSource = app.get(DataSource);
    let number = '';
    let sealing: Promise<NewLedgerEntry> | undefined;
    await dataSource.transaction(async (tx) => {
      await repository.holdReplacements(tx);
      number = (await ask()).number;
      sealing = correctionOf(entry, -30);
      await eventually(async () => {
        const [row] = await dataSource.query(
          `SELECT count(*)::int AS waiting FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`,
        );
        return row.waiting > 0;
      });
    });
    await sealing;
    expect((await certificates.publicView(number)).status).toBe('replaced');
  });

  it('nobody can change or remove a certificate behind the back of the service', async () => {
    await expect(app.get(DataSource).query('DELETE FROM certificates')).rejects.toThrow('permission denied');
  });
});

describe('the file that is checked offline', () => {
  const keys = () => {
    const { publicKey, keyId } = app.get(LedgerSigner);
    return new Map([[keyId, publicKeyFromRaw(publicKey)]]);
  };

  it('is found valid without us, with what was certified', async () => {
    const entry = await addEntry();
    await addEntry({ grade: 'leader', minutes: 45, activityId: entry.activityId });
    await addEntry({ grade: 'retro', minutes: 30 });
    await correctionOf(entry, -20);
    const { number, times } = await ask({ languages: 'zhEn', secondName: 'Dolma' });
    expect(times).toBe(2);
    await addEntry();
    const report = verifyDocument(await certificates.bundle(number, member), { keys: keys(), pinned: [] });
    expect(report).toMatchObject({
      valid: true,
      entries: 4,
      certificate: {
        number,
        times,
        minutes: { device: 100, leader: 45, retro: 30 },
        holder: { name: '卓玛', secondName: 'Dolma' },
      },
    });
  });

  it('names an entry whose row was changed by hand', async () => {
    const entry = await addEntry();
    const { number } = await ask();
    const owner = await new DataSource({ type: 'postgres', url: service.databaseAdminUrl }).initialize();
    await owner.query('UPDATE checkins.ledger_entries SET minutes = 240 WHERE id = $1', [entry.id]);
    await owner.destroy();
    const report = verifyDocument(await certificates.bundle(number, member), { keys: keys(), pinned: [] });
    expect(report.valid).toBe(false);
    expect(report.findings).toEqual(
      expect.arrayContaining([expect.objectContaining({ kind: 'rowChanged', entryId: entry.id })]),
    );
  });

  it('is for the holder alone, and cannot be made of an erased person', async () => {
    await addEntry();
    const { number } = await ask();
    await expect(certificates.bundle(number, leader)).rejects.toThrow('CERTIFICATE_NOT_FOUND');
    await app.get(PersonSalts).erase(app.get(DataSource).manager, member.id);
    await expect(certificates.bundle(number, member)).rejects.toThrow('CERTIFICATE_WITHOUT_PROOF');
  });
});

describe('a batch for a team', () => {
  it('makes one for everybody with service, and leaves out whom corrections left none', async () => {
    const batches = app.get(CertificateBatchesService);
    const period = { teamId: uuidv7(), from: '2026-05-01', to: '2026-05-31' };
    const { manager } = app.get(DataSource);
    await app.get(DirectoryRepository).saveTeam(manager, {
      id: period.teamId,
      version: 1,
      name: '应急队',
      organizationId: uuidv7(),
      organizationName: '学苑社区',
      organizationPath: '/bayi/xueyuan/',
    });
    const leads = actor(uuidv7(), { role: 'leader', teamId: period.teamId });
    await expect(batches.create(uuidv7(), period, leads)).rejects.toThrow('CERTIFICATE_WITHOUT_SERVICE');
    const inMay = { teamId: period.teamId, from: new Date('2026-05-04T02:00:00Z') };
    for (let count = 0; count < 23; count += 1) {
      const { id } = await somebody(`队员${count}`);
      await addEntry({ ...inMay, volunteerId: id });
    }
    await correctionOf(await addEntry(inMay), -120);
    await expect(batches.create(uuidv7(), period, leader)).rejects.toThrow('FORBIDDEN');
    const { id } = await batches.create(uuidv7(), period, leads);
    const done = await eventually(async () => {
      const batch = await batches.get(id, leads);
      return batch.finished && batch;
    });
    expect(done).toMatchObject({ total: 24, issued: 23, skipped: 1, parts: 1 });

    const names: (string | null)[] = [];
    let after: number | null = 0;
    while (after !== null) {
      const page = await batches.documents({ id, part: 1, after }, leads);
      names.push(...page.certificates.map(({ holderName }) => holderName));
      after = page.next;
    }
    expect(new Set(names).size).toBe(23);
    await expect(batches.documents({ id, part: 2, after: 0 }, leads)).rejects.toThrow('BATCH_NOT_FOUND');
    await expect(batches.documents({ id, part: 1, after: 0 }, leader)).rejects.toThrow('FORBIDDEN');
    expect((await batches.list(period.teamId, leads)).items).toHaveLength(1);
  });
});

describe('what happens to a certificate', () => {
  let bus: TestBus;
  beforeAll(async () => {
    bus = await testBus(service.adminUrl);
  });
  afterAll(() => bus?.close());

  it('is told once for each step, with who did it', async () => {
    const entry = await addEntry();
    const id = uuidv7();
    const order = { volunteerId: member.id, teamId };
    const { number } = await ask(order, leader, id);
    await ask(order, leader, id);
    await correctionOf(entry, -30);
    await correctionOf(entry, -10);
    await certificates.revoke(number, '姓名有误', administrator);
    await certificates.revoke(number, '再次撤销', administrator);
    await app.get(OutboxRelay).drained();
    await bus.caughtUp();
    const told = bus.payloadsOf(certificateMoved).filter(({ holderId }) => holderId === member.id);
    expect(told).toMatchObject([
      { number, step: 'made', by: leader.id, reason: '' },
      { number, step: 'outdated', by: null, reason: '' },
      { number, step: 'revoked', by: administrator.id, reason: '姓名有误' },
    ]);
  });
});
