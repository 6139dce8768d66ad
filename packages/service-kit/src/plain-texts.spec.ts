import { describe, expect, it } from '@jest/globals';
import { checkTexts } from './plain-texts.js';

describe('free texts', () => {
  it('are refused by name when they hold a phone or ID number', () => {
    const texts = { title: '换灯', details: '请打 138 0013 8000', note: null, reason: undefined };
    expect(() => checkTexts(texts)).toThrow(
      expect.objectContaining({
        code: 'PERSONAL_DATA_IN_TEXT',
        fields: [{ path: 'details', code: 'personalData' }],
      }),
    );
  });

  it('without any are let through', () => {
    expect(() => checkTexts({ title: '换灯', 'evidence.0.text': '签到表第 3 页，2026-11-20' })).not.toThrow();
  });
});
