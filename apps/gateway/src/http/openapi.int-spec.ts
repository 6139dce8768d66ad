import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RequestMethod, type INestApplication } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import type { OpenAPIObject } from '@nestjs/swagger';
import { testGateway, type TestGateway } from '../testing/test-gateway.js';

describe('the page of the API', () => {
  let gateway: TestGateway;
  let document: OpenAPIObject;

  beforeAll(async () => {
    gateway = await testGateway();
    document = (await gateway.app.inject({ url: '/api/docs/openapi.json' })).json();
  });
  afterAll(() => gateway.close());

  const operations = () =>
    Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => ({
        name: `${method.toUpperCase()} ${path}`,
        path,
        method,
        operation,
      })),
    );

  it('is there to read', async () => {
    const response = await gateway.app.inject({ url: '/api/docs' });
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toContain('text/html');
  });

  it('names every route of the table', () => {
    const expected = [
      'POST /auth/otp',
      'POST /auth/sessions',
      'POST /auth/refresh',
      'DELETE /auth/sessions/current',
      'GET /me',
      'PATCH /me',
      'DELETE /me',
      'POST /me/erasure-code',
      'GET /me/export',
      'GET /me/sign-ups',
      'GET /me/ledger',
      'GET /me/notifications',
      'POST /me/notifications/{id}/read',
      'GET /me/reminders',
      'GET /me/stream',
      'POST /me/report-ins',
      'GET /me/report-ins',
      'DELETE /me/report-ins/{id}',
      'POST /me/report-ins/{id}/resume',
      'GET /report-ins',
      'POST /report-ins/{id}/decline',
      'GET /organizations',
      'GET /agreements',
      'GET /teams',
      'GET /teams/{id}',
      'GET /teams/{id}/managers',
      'GET /teams/{id}/members',
      'GET /activities',
      'POST /activities',
      'GET /activities/{id}',
      'PATCH /activities/{id}',
      'POST /activities/{id}/publish',
      'POST /activities/{id}/cancel',
      'POST /activities/{id}/complete',
      'GET /activities/{id}/sign-ups',
      'POST /activities/{id}/sign-ups',
      'DELETE /activities/{id}',
      'DELETE /activities/{id}/sign-ups/mine',
      'GET /wishes',
      'POST /wishes',
      'GET /wishes/{id}',
      'PATCH /wishes/{id}',
      'POST /wishes/{id}/claim',
      'POST /wishes/{id}/unclaim',
      'POST /wishes/{id}/fulfil',
      'POST /wishes/{id}/confirm',
      'POST /wishes/{id}/reopen',
      'POST /wishes/{id}/withdraw',
      'GET /activities/{id}/venue-code',
      'GET /activities/{id}/printed-code',
      'POST /activities/{id}/venue-code/rotate',
      'GET /activities/{id}/scanner',
      'GET /me/member-code',
      'POST /me/member-code/revoke',
      'POST /teams/{id}/members/{volunteerId}/revoke-codes',
      'POST /check-ins',
      'POST /check-ins/stamps',
      'POST /check-ins/batch',
      'GET /activities/{id}/disputes',
      'POST /activities/{id}/disputes/{scanId}',
      'POST /check-ins/{scanId}/annul',
      'GET /activities/{id}/attendance',
      'GET /activities/{id}/attendance/mine',
      'GET /activities/{id}/confirmation',
      'POST /activities/{id}/attendance/confirm',
      'GET /confirmations/due',
      'GET /me/unconfirmed',
      'GET /work-calendar',
      'PUT /work-calendar/{day}',
      'DELETE /work-calendar/{day}',
      'GET /ledger/entries',
      'GET /ledger/entries/{id}',
      'GET /ledger/summary',
      'GET /ledger/anomalies',
      'GET /ledger/export.csv',
      'GET /ledger/tree-head',
      'GET /ledger/tree-heads',
      'GET /ledger/consistency',
      'GET /ledger/public-keys',
      'GET /ledger/proofs/{entryId}',
      'GET /ledger/export.xlsx',
      'GET /teams/{id}/member-cards.pdf',
      'GET /teams/{id}/certificates',
      'GET /me/member-card.pdf',
      'GET /activities/{id}/poster.pdf',
      'POST /certificates',
      'GET /certificates',
      'GET /certificates/{number}',
      'GET /certificates/{number}.pdf',
      'GET /certificates/{number}/bundle.json',
      'POST /certificates/{number}/pdf',
      'PUT /certificates/{number}/shown',
      'POST /certificates/{number}/revoke',
      'POST /certificate-batches',
      'GET /certificate-batches',
      'GET /certificate-batches/{id}',
      'GET /certificate-batches/{id}.pdf',
      'GET /certificate-settings',
      'PATCH /certificate-settings',
      'POST /ledger/corrections',
      'GET /ledger/corrections',
      'GET /ledger/corrections/{id}',
      'POST /ledger/corrections/{id}/endorse',
      'POST /ledger/corrections/{id}/approve',
      'POST /ledger/corrections/{id}/reject',
      'POST /ledger/corrections/{id}/withdraw',
      'POST /ledger/retro',
      'POST /ledger/evidence',
      'GET /ledger/evidence/{id}',
      'GET /dev/mailbox',
      'GET /health/live',
      'GET /health/ready',
      'GET /metrics',
    ];
    const underApi = operations()
      .map(({ name }) => name)
      .filter((name) => name.includes(' /api/v1'))
      .map((name) => name.replace('/api/v1', ''));
    expect(underApi.toSorted()).toEqual(expected.toSorted());
  });

  it('knows every route that the server has, and no other', () => {
    const documented = operations().map(({ name }) => name.replaceAll(/\{(\w+)\}/g, ':$1'));
    expect(documented.toSorted()).toEqual(routesOf(gateway.app).toSorted());
  });

  it('refers to nothing that is not there', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(
      (found) => found[1] ?? '',
    );
    const names = new Set(
      Object.keys(document.components?.schemas ?? {}).map((name) => `#/components/schemas/${name}`),
    );
    expect(references.length).toBeGreaterThan(100);
    expect(references.filter((reference) => !names.has(reference))).toEqual([]);
  });

  it('tells of each route its parameters, what it answers, and its problems as problem+json', () => {
    for (const { name, path, operation } of operations()) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((found) => found[1]);
      const declared = operation.parameters.filter((parameter: { in: string }) => parameter.in === 'path');
      expect([name, declared.map((parameter: { name: string }) => parameter.name)]).toEqual([name, inPath]);
      const statuses = Object.keys(operation.responses);
      expect([name, statuses.some((status) => status.startsWith('2'))]).toEqual([name, true]);
      expect([name, statuses]).toEqual([name, expect.arrayContaining(['500', '503'])]);
      if (operation.security.length > 0)
        expect([name, statuses]).toEqual([name, expect.arrayContaining(['401'])]);
      if (operation.requestBody) {
        expect([name, statuses]).toEqual([name, expect.arrayContaining(['400', '413', '415'])]);
      }
      for (const status of statuses.filter((code) => code.startsWith('4'))) {
        expect(operation.responses[status].content).toHaveProperty([
          'application/problem+json',
          'schema',
          '$ref',
        ]);
      }
    }
  });

  it('accepts an Idempotency-Key on every POST', () => {
    for (const { name, method, operation } of operations()) {
      if (method !== 'post') continue;
      const names = operation.parameters.map((parameter: { name: string }) => parameter.name);
      expect([name, names]).toEqual([name, expect.arrayContaining(['Idempotency-Key'])]);
    }
  });

  it('gives each operation a name of its own', () => {
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

/** Every route of every controller, as Nest registered it. */
function routesOf(app: INestApplication): string[] {
  const scanner = new MetadataScanner();
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [
    ...module.controllers.values(),
  ]);
  return controllers.flatMap(({ instance, metatype }) => {
    const bases: string[] = [Reflect.getMetadata(PATH_METADATA, metatype ?? {})].flat();
    return scanner.getAllMethodNames(instance).flatMap((name) => {
      const handler: object = Reflect.get(instance, name);
      const path: string | undefined = Reflect.getMetadata(PATH_METADATA, handler);
      const method: RequestMethod = Reflect.getMetadata(METHOD_METADATA, handler);
      if (path === undefined) return [];
      return bases.map(
        (base) =>
          `${RequestMethod[method]} ${`/${base}/${path}`.replaceAll(/\/+/g, '/').replace(/(.)\/$/, '$1')}`,
      );
    });
  });
}
