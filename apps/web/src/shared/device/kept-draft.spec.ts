import { beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { forgetDrafts, keepDraft, keptDraft } from './kept-draft.js';

/** What `Object.keys` of a browser's storage gives are its keys. */
class Storage {
  [key: string]: unknown;
  getItem(key: string): string | null {
    return Object.hasOwn(this, key) ? String(this[key]) : null;
  }
  setItem(key: string, value: string): void {
    this[key] = value;
  }
  removeItem(key: string): void {
    delete this[key];
  }
}

const Text = z.object({ title: z.string() });
const tashis = { ownerId: 'tashi', name: 'activity' };
const drolmas = { ownerId: 'drolma', name: 'activity' };

describe('what is half written', () => {
  beforeEach(() => {
    Object.assign(globalThis, { sessionStorage: new Storage() });
  });

  it('is found again by the person who wrote it, until it is sent', () => {
    keepDraft(tashis, { title: '清洁家园' });
    expect(keptDraft(tashis, Text)).toEqual({ title: '清洁家园' });
    keepDraft(tashis, null);
    expect(keptDraft(tashis, Text)).toBeNull();
  });

  it('is not shown to the next person in the same tab', () => {
    keepDraft(tashis, { title: '清洁家园' });
    expect(keptDraft(drolmas, Text)).toBeNull();
  });

  it('goes when its writer signs out, and stays when another does', () => {
    keepDraft(tashis, { title: '清洁家园' });
    keepDraft(drolmas, { title: '送温暖' });
    forgetDrafts('drolma');
    expect(keptDraft(tashis, Text)).toEqual({ title: '清洁家园' });
    expect(keptDraft(drolmas, Text)).toBeNull();
  });

  it('is nothing when it has not the shape that is asked for', () => {
    keepDraft(tashis, { name: 'of an older version' });
    expect(keptDraft(tashis, Text)).toBeNull();
  });
});
