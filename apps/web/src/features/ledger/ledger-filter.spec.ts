import { describe, expect, it } from '@jest/globals';
import { filterOfSearch } from './ledger-filter.js';

describe('the ledger’s filter in the address', () => {
  it('is read as it was chosen', () => {
    const search = new URLSearchParams(
      'teamId=0198c0de-0000-7000-8000-000000000001&month=2026-11&kind=serviceTime&grade=device',
    );
    expect(filterOfSearch(search)).toEqual({
      teamId: '0198c0de-0000-7000-8000-000000000001',
      month: '2026-11',
      kind: 'serviceTime',
      grade: 'device',
    });
  });

  it('leaves out what is empty, unknown or mistyped', () => {
    expect(
      filterOfSearch(
        new URLSearchParams('teamId=abc&volunteerId=&organizationPath=x&month=2026-13&kind=gift&page=2'),
      ),
    ).toEqual({});
  });
});
