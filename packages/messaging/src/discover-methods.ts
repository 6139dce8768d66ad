import type { DiscoveryService } from '@nestjs/core';

export interface DiscoveredMethod {
  readonly owner: string;
  readonly method: object;
  /** Calls the method on its instance. */
  invoke(...args: unknown[]): Promise<unknown>;
}

/** All methods of all providers and controllers of the app, for decorators to be looked up on. */
export function discoverMethods(discovery: DiscoveryService): DiscoveredMethod[] {
  const found: DiscoveredMethod[] = [];
  for (const wrapper of [...discovery.getProviders(), ...discovery.getControllers()]) {
    const instance: unknown = wrapper.isDependencyTreeStatic() ? wrapper.instance : undefined;
    if (typeof instance !== 'object' || instance === null) continue;
    const prototype: unknown = Object.getPrototypeOf(instance);
    if (typeof prototype !== 'object' || prototype === null) continue;
    for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
      const method: unknown = descriptor.value;
      if (typeof method !== 'function' || name === 'constructor') continue;
      found.push({
        owner: `${instance.constructor.name}.${name}`,
        method,
        invoke: async (...args) => Reflect.apply(method, instance, args),
      });
    }
  }
  return found;
}
