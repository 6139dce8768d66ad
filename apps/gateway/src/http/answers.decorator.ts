import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiExtension, ApiResponse } from '@nestjs/swagger';
import type { RpcDefinition } from '@liandong/contracts/wire/rpc';
import type { z } from 'zod';

/** The OpenAPI extension in which a route's own error codes wait for `openApiDocument`. */
export const ERROR_CODES = 'x-error-codes';

type Contract = Pick<RpcDefinition, 'output'> & Partial<Pick<RpcDefinition, 'errors'>>;

/** Sets a route's status and documents its answer and its errors, both from the contract of the call behind it. */
export function Answers({ output, errors = [] }: Contract, status = 200) {
  return applyDecorators(
    HttpCode(status),
    ApiResponse({ status, description: 'Done', standardSchema: output }),
    ApiExtension(ERROR_CODES, errors),
  );
}

/** Documents a file as the answer. */
export function AnswersFile(mediaType: string, errors: RpcDefinition['errors']) {
  const file = { schema: { type: 'string', format: 'binary' } };
  return applyDecorators(
    ApiResponse({ status: 200, description: 'The file', content: { [mediaType]: file } }),
    ApiExtension(ERROR_CODES, errors),
  );
}

/** The validated input of a call, as a route's handler gets it. */
export type InputOf<Definition extends Pick<RpcDefinition, 'input'>> = z.output<Definition['input']>;
