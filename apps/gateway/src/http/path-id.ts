import { Param } from '@nestjs/common';
import { Id } from '@liandong/contracts/common/scalars';

/** Injects the UUID that stands at `:id` in the path. */
export const PathId = () => Param('id', { schema: Id });
