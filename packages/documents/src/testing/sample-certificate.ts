import type { CertificateDocument } from '@liandong/contracts/certificates/certificate';

/** A certificate as the check-ins service answers it. */
export function sampleCertificate(change: Partial<CertificateDocument> = {}): CertificateDocument {
  return {
    number: 'LD-7K3M-9QXT-4HVB-2',
    status: 'valid',
    volunteerId: '0199f3a0-0000-7000-8000-000000000001',
    holderName: '扎西卓玛',
    secondName: null,
    languages: 'zh',
    from: '2026-01-01',
    to: '2026-11-24',
    teamId: null,
    minutes: { device: 150, leader: 90, retro: 0 },
    times: 2,
    recordingUnit: '巴宜区志愿服务指导中心',
    issuedAt: '2026-11-24T02:00:00.000Z',
    hasIdDocument: false,
    shown: [],
    replaces: null,
    replacedBy: null,
    replacedAt: null,
    revokedAt: null,
    revokeReason: null,
    teamName: null,
    platformName: '巴宜区志愿服务',
    services: [
      {
        day: '2026-03-01',
        title: '护河清洁行动',
        unit: '护河队',
        activityClass: 'environment',
        minutes: { device: 150, leader: 0, retro: 0 },
      },
      {
        day: '2026-05-02',
        title: '探访独居老人',
        unit: '文艺队',
        activityClass: 'visit',
        minutes: { device: 0, leader: 90, retro: 0 },
      },
    ],
    ...change,
  };
}
