import { AppError } from '@liandong/contracts/errors/app-error';
import type { OrganizationImport } from './import-rows.js';

/**
 * The path of each row: its parent's path and its own code.
 * @param known paths of parents that are not among the rows
 * @throws AppError ORGANIZATION_NOT_FOUND when a parent is neither known nor earlier in the list
 */
export function organizationPaths(
  rows: readonly Pick<OrganizationImport, 'id' | 'parentId' | 'code'>[],
  known: ReadonlyMap<string, string>,
): Map<string, string> {
  const paths = new Map<string, string>();
  for (const { id, parentId, code } of rows) {
    const parent = parentId === null ? '/' : (paths.get(parentId) ?? known.get(parentId));
    if (parent === undefined) throw new AppError('ORGANIZATION_NOT_FOUND', { id: parentId ?? '' });
    paths.set(id, `${parent}${code}/`);
  }
  return paths;
}
