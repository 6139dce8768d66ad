import { describe, expect, it } from '@jest/globals';
import { filterOfSearch } from './ledger-filter.js';

describe('the ledger’s filter in the address', () => {
  it('is read as it was chosen', () => {
    const search = new URLSearchParams('teamId=t1&month=2026-11&kind=serviceTime&grade=device');
    expect(filterOfSearch(search)).toEqual({
      teamId: 't1',
      month: '2026-11',
      kind: 'serviceTime',
      grade: 'device',
    });
  });

  it('leaves out what is empty, unknown or mistyped', () => {
    expect(filterOfSearch(new URLSearchParams('teamId=&month=2026-13&kind=gift&page=2'))).toEqual({});
  });
});
