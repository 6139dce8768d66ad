import { Injectable, StandardSchemaValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import { AppError } from '@liandong/contracts/errors/app-error';
import { fieldIssues, type SchemaIssue } from '@liandong/contracts/errors/schema-issues';
import type { FieldIssue } from '@liandong/contracts/errors/field-issue';
import type { z } from 'zod';
import { textIssues } from './text-issues.js';

/** Checks body, query and parameters against the `schema` of their decorator; wrong ones are `VALIDATION_FAILED`. */
@Injectable()
export class SchemaPipe extends StandardSchemaValidationPipe {
  override async transform<Value>(value: Value, metadata: ArgumentMetadata): Promise<Value> {
    if (!metadata.schema || !this.toValidate(metadata)) return value;
    const result = await this.validate<Value>(value, metadata.schema);
    // The name of a single parameter, such as `id`, is not part of the issue's own path.
    const under = metadata.data === undefined ? [] : [metadata.data];
    if (result.issues) throw refusal(issuesOf(result.issues, under));
    return writable(result.value, under);
  }
}

/**
 * A value as the contract wants it; the same as the pipe, for what is answered without Nest.
 * @throws AppError VALIDATION_FAILED with a row for each wrong field
 */
export function checked<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return writable(result.data);
  throw refusal(issuesOf(result.error.issues));
}

function writable<Value>(value: Value, under: readonly string[] = []): Value {
  const issues = textIssues(value, under);
  if (issues.length > 0) throw refusal(issues);
  return value;
}

function issuesOf(issues: readonly SchemaIssue[], under: readonly string[] = []): FieldIssue[] {
  return issues.flatMap((issue) => fieldIssues(issue, under));
}

function refusal(issues: FieldIssue[]): AppError {
  return new AppError('VALIDATION_FAILED', {}, issues);
}
