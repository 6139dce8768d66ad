import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import {
  createCertificate,
  getCertificateDocument,
  getPublicCertificate,
} from '@liandong/contracts/certificates/certificate';
import { getCertificateBatch, listBatchDocuments } from '@liandong/contracts/certificates/certificate-batch';
import { AppError } from '@liandong/contracts/errors/app-error';
import { readPdf } from '@liandong/documents/testing/read-pdf';
import { sampleCertificate } from '@liandong/documents/testing/sample-certificate';
import { certificateNumber } from '@liandong/rules/certificate-number';
import { signedInAs, testGateway, type TestGateway } from '../testing/test-gateway.js';

/** Real: the door, NATS, Redis and the press. Peers answer for the check-ins service. */
describe('certificates at the door', () => {
  let gateway: TestGateway;
  let headers: { authorization: string };
  const number = certificateNumber(Buffer.alloc(12, 7));
  const idDocument = '540402199001011234';

  beforeAll(async () => {
    gateway = await testGateway({ CERTIFICATES_PER_IP: '5', PUBLIC_URL: 'https://liandong.example' });
    headers = signedInAs(gateway);
    await gateway.peers.answer(getCertificateDocument, (input) => {
      if (input.idDocument && input.idDocument !== idDocument) throw new AppError('ID_DOCUMENT_DIFFERS');
      return { certificate: sampleCertificate({ number: input.number }), seal: null };
    });
    await gateway.peers.answer(getPublicCertificate, (input) => ({
      number: input.number,
      status: 'valid' as const,
    }));
  });
  afterAll(() => gateway.close());

  it('are a PDF that leads to the public page, named after holder and number', async () => {
    const response = await gateway.app.inject({ url: `/api/v1/certificates/${number}.pdf`, headers });
    expect(response.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': expect.stringContaining(`filename="${number}.pdf"`),
      'cache-control': 'no-store',
    });
    const [page] = await readPdf(response.rawPayload);
    expect(page?.text).toContain(`https://liandong.example/verify/${number}`);
    expect(page?.text).not.toContain(idDocument);
  });

  it('are printed with the ID number that was given for them, and with no other', async () => {
    const post = (value: string) =>
      gateway.app.inject({
        method: 'POST',
        url: `/api/v1/certificates/${number}/pdf`,
        headers,
        payload: { idDocument: value },
      });
    const [page] = await readPdf((await post(idDocument)).rawPayload);
    expect(page?.text).toContain(idDocument);
    expect((await post('540402199001011235')).json()).toMatchObject({
      status: 422,
      code: 'ID_DOCUMENT_DIFFERS',
    });
  });

  it.each([
    ['a name in the wrong script', { languages: 'zhBo', secondName: 'Tashi' }],
    ['a name of stops alone', { languages: 'zhEn', secondName: '...' }],
    ['a name of a tsheg alone', { languages: 'zhBo', secondName: '་' }],
    ['a second name that is not asked for', { secondName: 'Tashi' }],
    ['a script without a name', { languages: 'zhEn' }],
    ['a period that ends before it begins', { to: '2025-01-01' }],
    ['a day that is none', { from: '2026-02-30' }],
    ['a member without a team', { volunteerId: randomUUID() }],
    ['an ID number that is none', { idDocument: '1; DROP TABLE' }],
  ])('are refused for %s', async (_what, change) => {
    await gateway.peers.answer(createCertificate, () => sampleCertificate());
    const payload = { from: '2026-01-01', to: '2026-12-31', ...change };
    const answer = await gateway.app.inject({
      method: 'POST',
      url: '/api/v1/certificates',
      headers,
      payload,
    });
    expect(answer.json()).toMatchObject({ status: 400, code: 'VALIDATION_FAILED' });
  });

  it('come as one PDF for each part of a batch', async () => {
    const id = randomUUID();
    await gateway.peers.answer(getCertificateBatch, () => ({
      id,
      teamId: randomUUID(),
      from: '2026-01-01',
      to: '2026-12-31',
      createdAt: '2026-11-24T00:00:00.000Z',
      total: 3,
      issued: 3,
      skipped: 0,
      finished: true,
      parts: 1,
    }));
    const names = ['卓玛', '扎西', '央金'];
    await gateway.peers.answer(listBatchDocuments, ({ after }) => ({
      teamName: '护河队',
      certificates: [sampleCertificate({ holderName: names[after] ?? '' })],
      seal: null,
      next: after < 2 ? after + 1 : null,
    }));
    const response = await gateway.app.inject({ url: `/api/v1/certificate-batches/${id}.pdf`, headers });
    const pages = await readPdf(response.rawPayload);
    expect(pages.map(({ text }) => names.find((name) => text.includes(name)))).toEqual(names);
  });

  it('are looked up by everybody as they type the number, so often and no more', async () => {
    const lookUp = (typed: string) =>
      gateway.app.inject({ url: `/api/v1/certificates/${encodeURIComponent(typed)}` });
    expect((await lookUp(number.toLowerCase().replaceAll('-', ' '))).json()).toEqual({
      number,
      status: 'valid',
    });
    expect((await lookUp(`${number.slice(0, -1)}7`)).json()).toMatchObject({ code: 'CERTIFICATE_NOT_FOUND' });
    for (let count = 0; count < 3; count += 1) await lookUp(number);
    expect((await lookUp(number)).json()).toMatchObject({ status: 429, code: 'RATE_LIMITED' });
  });
});
