import type { z } from 'zod';
import type { ErrorCode } from '../errors/catalog.js';

/** The services that answer calls; the first token of every subject. */
export type ServiceName = 'volunteers' | 'activities' | 'checkins' | 'notifications';

export interface RpcDefinition<
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
  Code extends ErrorCode = ErrorCode,
> {
  readonly subject: `${ServiceName}.v1.${string}`;
  readonly input: Input;
  readonly output: Output;
  /** Codes that this call may answer beside the general ones (validation, scope, unavailable). */
  readonly errors: readonly Code[];
  /** How long a caller waits, in milliseconds. Default 2,500: the door must say 503 within 3 s. */
  readonly timeoutMs: number;
}

/** Declares a remote call once; `@HandleRpc` and `rpc.call` are typed from it. */
export function defineRpc<
  Input extends z.ZodType,
  Output extends z.ZodType,
  const Code extends ErrorCode = never,
>(definition: {
  subject: `${ServiceName}.v1.${string}`;
  input: Input;
  output: Output;
  errors?: readonly Code[];
  timeoutMs?: number;
}): RpcDefinition<Input, Output, Code> {
  return { errors: [], timeoutMs: 2_500, ...definition };
}
