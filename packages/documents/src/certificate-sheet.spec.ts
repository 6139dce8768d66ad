import { beforeAll, describe, expect, it } from '@jest/globals';
import type { CertificateDocument } from '@liandong/contracts/certificates/certificate';
import { byClass, certificatesJob, duration } from './certificate-sheet.js';
import { readPdf } from './testing/read-pdf.js';
import { sampleCertificate } from './testing/sample-certificate.js';
import { Typesetter } from './typesetter.js';

/** Real: the typesetter and its fonts; the PDF is read back by another library. */
let typesetter: Typesetter;
beforeAll(() => {
  typesetter = new Typesetter();
});

const verifyUrl = 'https://liandong.example/verify/LD-7K3M-9QXT-4HVB-2';

async function read(change: Partial<CertificateDocument> = {}, idDocument?: string) {
  const certificate = sampleCertificate(change);
  return readPdf(typesetter.pdf(certificatesJob([{ certificate, verifyUrl, idDocument }])));
}

describe('a certificate', () => {
  it('says what Order 67 asks for, on one page', async () => {
    const pages = await read();
    expect(pages).toHaveLength(1);
    for (const part of [
      '志愿服务记录证明',
      '扎西卓玛',
      '2026年1月1日起至2026年11月24日止',
      '护河清洁行动',
      '巴宜区志愿服务指导中心',
      'LD-7K3M-9QXT-4HVB-2',
      verifyUrl,
    ]) {
      expect(pages[0]?.text).toContain(part);
    }
  });

  it('of one team’s service says so, and nothing of teams where it is of all', async () => {
    const [page] = await read({ teamName: '护河队', languages: 'zhEn' });
    expect(page?.text).toContain('在护河队参加志愿服务2次。本证明只计该队的服务。');
    expect(page?.text).toContain('withtheteam护河队2times');
    expect((await read())[0]?.text).not.toContain('本证明只计');
  });

  it('shows the grades apart and no total', async () => {
    const [page] = await read();
    expect(page?.text).toMatch(/扫码核验2小时30分.*队长确认1小时30分.*事后补录0分/);
    expect(page?.text).not.toContain('4小时');
  });

  it.each<[string, Partial<CertificateDocument>]>([
    ['Chinese', {}],
    ['Tibetan stacks', { holderName: 'བསྒྲུབས་རྒྱལ་མཚན།', secondName: 'བཀྲ་ཤིས་སྒྲོལ་མ།', languages: 'zhBo' }],
    ['Latin letters with marks', { secondName: 'Trāshi Ḍölma', languages: 'zhEn' }],
    ['a rare character of a name', { holderName: '王㛃䶮' }],
  ])('draws %s, and no empty box', async (_script, change) => {
    const pages = await read(change);
    expect(pages.map((page) => page.boxes)).toEqual(pages.map(() => 0));
    const name = change.secondName ?? change.holderName ?? '扎西卓玛';
    expect(pages[0]?.text).toContain(name.replaceAll(' ', ''));
  });

  it('shows an empty box where no font has the character: the check above can fail', async () => {
    const [page] = await read({ holderName: 'ﷺ𒀀' });
    expect(page?.boxes).toBeGreaterThan(0);
  });

  it('prints an ID number when it is given, and else has no place for one', async () => {
    expect((await read({}, '540402199001011234'))[0]?.text).toContain('540402199001011234');
    expect((await read())[0]?.text).not.toContain('证件');
  });

  it('lists many services on an annex and numbers its pages', async () => {
    const [service] = sampleCertificate().services;
    if (!service) throw new Error('no sample');
    const pages = await read({ services: Array.from({ length: 60 }, () => service) });
    expect(pages.length).toBeGreaterThan(2);
    expect(pages[0]?.text).toContain('环境保护');
    expect(pages[0]?.text).toContain(`1/${pages.length}`);
    expect(pages.at(-1)?.text).toContain('护河清洁行动');
  });

  it('shows what was typed as it is: nothing of it is taken for an instruction', async () => {
    const title = '#panic() $x$ *粗* [链接] \\';
    const [service] = sampleCertificate().services;
    if (!service) throw new Error('no sample');
    const [page] = await read({ services: [{ ...service, title }] });
    expect(page?.text).toContain(title.replaceAll(' ', ''));
  });

  it('is the same to the last byte when it is made again', () => {
    const make = () => typesetter.pdf(certificatesJob([{ certificate: sampleCertificate(), verifyUrl }]));
    expect(Buffer.from(make()).equals(make())).toBe(true);
  });
});

describe('the contents by class', () => {
  it('count the times and keep the grades apart', () => {
    const { services } = sampleCertificate();
    expect(byClass([...services, ...services.slice(1)])).toEqual([
      { activityClass: 'visit', times: 2, minutesOf: { device: 0, leader: 180, retro: 0 } },
      { activityClass: 'environment', times: 1, minutesOf: { device: 150, leader: 0, retro: 0 } },
    ]);
  });
});

describe('a duration', () => {
  it.each([
    [0, '0 分', '0 min'],
    [45, '45 分', '45 min'],
    [60, '1 小时', '1 h'],
    [6_150, '102 小时 30 分', '102 h 30 min'],
  ])('of %i minutes', (minutes, zh, en) => {
    expect([duration(minutes, 'zh'), duration(minutes, 'en')]).toEqual([zh, en]);
  });
});
