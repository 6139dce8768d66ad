import type { RpcDefinition } from '@liandong/contracts/wire/rpc';
import type { z } from 'zod';
import type { RpcContext } from './rpc-context.js';

type Handler<Definition extends RpcDefinition> = (
  input: z.output<Definition['input']>,
  ctx: RpcContext,
) => Promise<z.input<Definition['output']>>;

const declarations = new WeakMap<object, RpcDefinition>();

/** Answers a call with this method. A method whose input or result differs from the contract does not compile. */
export function HandleRpc<Definition extends RpcDefinition>(definition: Definition) {
  return <Method extends Handler<Definition>>(
    _target: object,
    _name: string | symbol,
    descriptor: TypedPropertyDescriptor<Method>,
  ): void => {
    if (descriptor.value) declarations.set(descriptor.value, definition);
  };
}

/** The call that a method answers, or undefined. */
export function rpcHandledBy(method: object): RpcDefinition | undefined {
  return declarations.get(method);
}
