import { Injectable, StandardSchemaValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import { AppError } from '@liandong/contracts/errors/app-error';
import { fieldIssues, type SchemaIssue } from '@liandong/contracts/errors/schema-issues';
import type { z } from 'zod';

/** Checks body, query and parameters against the `schema` of their decorator; wrong ones are `VALIDATION_FAILED`. */
@Injectable()
export class SchemaPipe extends StandardSchemaValidationPipe {
  override async transform<Value>(value: Value, metadata: ArgumentMetadata): Promise<Value> {
    if (!metadata.schema || !this.toValidate(metadata)) return value;
    const result = await this.validate<Value>(value, metadata.schema);
    if (!result.issues) return result.value;
    // The name of a single parameter, such as `id`, is not part of the issue's own path.
    throw refusal(result.issues, metadata.data === undefined ? [] : [metadata.data]);
  }
}

/**
 * A value as the contract wants it; the same as the pipe, for what is answered without Nest.
 * @throws AppError VALIDATION_FAILED with a row for each wrong field
 */
export function checked<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw refusal(result.error.issues);
}

function refusal(issues: readonly SchemaIssue[], under: readonly string[] = []): AppError {
  return new AppError(
    'VALIDATION_FAILED',
    {},
    issues.flatMap((issue) => fieldIssues(issue, under)),
  );
}
