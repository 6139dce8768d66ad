import { z } from 'zod';
import { Id } from './scalars.js';

/** A volunteer as others read of them. */
export const NamedPerson = z.object({ id: Id, displayName: z.string() });
export type NamedPerson = z.infer<typeof NamedPerson>;
