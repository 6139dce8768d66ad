import { z } from 'zod';

/** A schema for OpenAPI 3.0, and the named ones that it refers to. */
interface Converted {
  schema: unknown;
  components: z.output<typeof Components>;
}

const Components = z.record(z.string(), z.record(z.string(), z.unknown()));

/**
 * Turns a contract into JSON Schema for OpenAPI 3.0. Every schema with an `id` becomes a component of that name,
 * also where it stands alone.
 */
export function schemaConverter(
  schema: unknown,
  { schemaType }: { schemaType: 'input' | 'output' },
): Converted {
  if (!(schema instanceof z.ZodType)) return { schema: {}, components: {} };
  const converted = z.toJSONSchema(z.object({ it: schema }), {
    target: 'openapi-3.0',
    io: schemaType,
    reused: 'inline',
  });
  const { it } = converted.properties ?? {};
  return { schema: it, components: Components.parse(converted.definitions ?? {}) };
}
