import { describe, expect, it } from '@jest/globals';
import { errorsIn, newWishDraft, wishChangesOf, wishInputOf, type WishDraft } from './wish-draft.js';

const id = '01930000-0000-7000-8000-000000000001';
const draft = (part: Partial<WishDraft> = {}): WishDraft => ({
  ...newWishDraft(id),
  title: '换一只灯泡',
  ...part,
});

describe('the draft of a wish', () => {
  it.each<[Partial<WishDraft>, [string, string][]]>([
    [{}, []],
    [{ organizationId: '' }, [['organizationId', 'missing']]],
    [{ title: ' ' }, [['title', 'missing']]],
    [{ title: '换灯 13800138000' }, [['title', 'personalData']]],
    [{ details: '证件 54040219900101123X' }, [['details', 'personalData']]],
    [{ contact: '央金 13800138000' }, []],
  ])('%j: %j', (part, errors) => {
    expect([...errorsIn(draft(part))]).toEqual(errors);
  });

  it('becomes what is posted, with nothing for what was left empty', () => {
    expect(wishInputOf(draft({ title: ' 换一只灯泡 ' }))).toEqual({
      organizationId: id,
      title: '换一只灯泡',
      details: '',
      neededBy: null,
      contact: null,
    });
  });

  it.each<[Partial<WishDraft>, string | null | undefined]>([
    [{}, undefined],
    [{ removeContact: true }, null],
    [{ contact: '值班室', removeContact: true }, '值班室'],
  ])('with %j leaves the contact that is there, deletes or replaces it: %s', (part, contact) => {
    expect(wishChangesOf(draft(part)).contact).toBe(contact);
  });
});
