import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { errorCatalog, isErrorCode, type ErrorCode } from '@liandong/contracts/errors/catalog';
import { Problem } from '@liandong/contracts/errors/problem';
import { PUBLIC_ROUTE } from '../auth/session.guard.js';
import { ERROR_CODES } from './answers.decorator.js';
import { schemaConverter } from './openapi-schemas.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** The API as it is: made from the same contracts that check what comes in and what goes out. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const about = new DocumentBuilder()
    .setTitle('Liandong 联动')
    .setDescription(
      'The volunteer teams of a district: activities, sign-ups, check-ins and the participation ledger. ' +
        'Errors are problem+json (RFC 9457) with a stable `code`, in the language of `Accept-Language`.',
    )
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' }, 'session')
    .build();
  const document = SwaggerModule.createDocument(app, about, {
    standardSchemaConverter: schemaConverter,
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
  document.components ??= {};
  document.components.schemas ??= {};
  Object.assign(document.components.schemas, schemaConverter(Problem, { schemaType: 'output' }).components);
  for (const path of Object.values(document.paths)) {
    for (const method of methods) if (path[method]) complete(path[method]);
  }
  return document;
}

/** Adds what holds for every route of its kind: the session, and the problems that it may answer. */
function complete(operation: Operation): void {
  const extensions = new Map(Object.entries(operation));
  const isPublic = extensions.get(PUBLIC_ROUTE) === true;
  const own: unknown = extensions.get(ERROR_CODES);
  for (const name of [PUBLIC_ROUTE, ERROR_CODES]) Reflect.deleteProperty(operation, name);

  operation.security = isPublic ? [] : [{ session: [] }];
  const codes = new Set<ErrorCode>(generalCodes(operation, isPublic));
  if (Array.isArray(own)) own.filter(isErrorCode).forEach((code) => codes.add(code));
  for (const [status, group] of byStatus(codes)) {
    operation.responses[status] ??= {
      description: group.map((code) => `\`${code}\`: ${errorCatalog[code].en}`).join('\n\n'),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    };
  }
}

function generalCodes(operation: Operation, isPublic: boolean): ErrorCode[] {
  const codes: ErrorCode[] = ['INTERNAL', 'UNAVAILABLE'];
  if (!isPublic) codes.push('UNAUTHENTICATED', 'TOKEN_EXPIRED', 'TOKEN_INVALID');
  if (operation.parameters?.length || operation.requestBody) codes.push('VALIDATION_FAILED');
  if (operation.requestBody) codes.push('MALFORMED_JSON', 'BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE');
  if (Reflect.get(operation, 'x-idempotent')) codes.push('IDEMPOTENCY_KEY_IN_USE', 'IDEMPOTENCY_KEY_REUSED');
  return codes;
}

function byStatus(codes: ReadonlySet<ErrorCode>): Map<string, ErrorCode[]> {
  const groups = new Map<string, ErrorCode[]>();
  for (const code of codes) {
    const status = String(errorCatalog[code].status);
    groups.set(status, [...(groups.get(status) ?? []), code]);
  }
  return groups;
}
