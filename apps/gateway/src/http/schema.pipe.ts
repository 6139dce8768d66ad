import { Injectable, StandardSchemaValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import { AppError } from '@liandong/contracts/errors/app-error';
import { fieldErrors, type SchemaIssue } from './field-errors.js';

/** Checks body, query and parameters against the `schema` of their decorator; wrong ones are `VALIDATION_FAILED`. */
@Injectable()
export class SchemaPipe extends StandardSchemaValidationPipe {
  override async transform<Value>(value: Value, metadata: ArgumentMetadata): Promise<Value> {
    if (!metadata.schema || !this.toValidate(metadata)) return value;
    const result = await this.validate<Value>(value, metadata.schema);
    if (!result.issues) return result.value;
    // The name of a single parameter, such as `id`, is not part of the issue's own path.
    const under = metadata.data === undefined ? [] : [metadata.data];
    const rows = result.issues.flatMap((issue: SchemaIssue) => fieldErrors(issue, under));
    throw new AppError('VALIDATION_FAILED', {}, rows);
  }
}
