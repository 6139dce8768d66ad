import { z } from 'zod';

/** RFC 9457 problem details, as every error leaves the gateway (`application/problem+json`). */
export const Problem = z
  .object({
    type: z.string().meta({ description: '`/problems/<code in kebab case>`: stable' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'what to do next, in the language of the request' }),
    code: z.string().meta({ description: 'stable, upper snake case' }),
    requestId: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    errors: z
      .array(
        z.object({
          path: z.string(),
          code: z.string().meta({ description: 'what is wrong with it: stable' }),
          message: z.string().meta({ description: 'the same in the language of the request' }),
        }),
      )
      .optional()
      .meta({ description: 'with VALIDATION_FAILED: one row per wrong field' }),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;

export type FieldError = NonNullable<Problem['errors']>[number];
