import { describe, expect, it } from '@jest/globals';
import { correctionOf, emptyDraft, missingIn } from './correction-draft.js';

const file = { id: 'f1', name: 'a.jpg', mediaType: 'image/jpeg' as const, bytes: 3, uploadedAt: '' };
const complete = { ...emptyDraft, minutes: '90', reason: '手机没电', reference: '签到表第 3 页' };

describe('a correction that is being written', () => {
  it.each([
    ['nothing yet', emptyDraft, ['minutes', 'reason', 'evidence']],
    ['all of it', complete, []],
    ['a file instead of a reference', { ...complete, reference: ' ', files: [file] }, []],
    ['minutes that are none', { ...complete, minutes: '1.5h' }, ['minutes']],
    ['annulling, which needs no minutes', { ...complete, minutes: '', annul: true }, []],
    ['only spaces as a reason', { ...complete, reason: '  ' }, ['reason']],
  ])('with %s', (_, draft, missing) => {
    expect([...missingIn(draft)]).toEqual(missing);
  });

  it('is sent with minutes or to annul, never with both', () => {
    expect(correctionOf('e1', { ...complete, files: [file] })).toEqual({
      entryId: 'e1',
      annul: false,
      minutes: 90,
      reason: '手机没电',
      evidence: [
        { kind: 'file', fileId: 'f1' },
        { kind: 'reference', text: '签到表第 3 页' },
      ],
    });
    expect(correctionOf('e1', { ...complete, annul: true })).not.toHaveProperty('minutes');
  });
});
