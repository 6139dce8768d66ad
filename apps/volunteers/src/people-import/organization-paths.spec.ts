import { describe, expect, it } from '@jest/globals';
import { organizationPaths } from './organization-paths.js';

describe('the path of an organisation', () => {
  it('is its parents’ codes and its own', () => {
    const paths = organizationPaths(
      [
        { id: 'district', parentId: null, code: 'bayi' },
        { id: 'street', parentId: 'district', code: 'xueyuan' },
      ],
      new Map(),
    );
    expect(paths).toEqual(
      new Map([
        ['district', '/bayi/'],
        ['street', '/bayi/xueyuan/'],
      ]),
    );
  });

  it('goes on from a parent that is there already', () => {
    const rows = [{ id: 'grid', parentId: 'area', code: 'g1' }];
    expect(organizationPaths(rows, new Map([['area', '/bayi/a1/']])).get('grid')).toBe('/bayi/a1/g1/');
  });

  it('cannot be made without the parent', () => {
    const rows = [{ id: 'grid', parentId: 'area', code: 'g1' }];
    expect(() => organizationPaths(rows, new Map())).toThrow('ORGANIZATION_NOT_FOUND');
  });
});
