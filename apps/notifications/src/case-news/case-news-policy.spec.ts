import { describe, expect, it } from '@jest/globals';
import { CaseKind } from '@liandong/contracts/ledger/correction-case';
import { CaseMessageKind } from '@liandong/contracts/notifications/notification';
import { newsOfCase, partiesOf, type CaseMove, type CaseNews } from './case-news-policy.js';
import { caseText } from './case-text.js';

const move: CaseMove = {
  caseIds: ['case'],
  action: 'requested',
  kind: 'correction',
  title: '清洁河道',
  teamId: 'team',
  organizationPath: '/bayi/',
  volunteerIds: ['member'],
  requestedBy: 'member',
  proposedBy: null,
  passOver: [],
  by: 'member',
  at: '2026-11-26T04:00:00.000Z',
  note: '忘记签退',
  minutes: { before: 60, after: 90 },
};

describe('who is told of a case', () => {
  it.each<[string, Partial<CaseMove>, string[], CaseMessageKind, string[], CaseNews[]?]>([
    ['a member’s request', {}, ['leader'], 'caseRequested', ['leader']],
    ['a leader’s own request, who leads alone', {}, [], 'caseRequested', ['organiser']],
    [
      'a proposal',
      { action: 'proposed', proposedBy: 'leader', by: 'leader' },
      ['second'],
      'caseProposed',
      ['organiser'],
    ],
    [
      'an approval',
      { action: 'approved', proposedBy: 'leader', by: 'organiser' },
      [],
      'caseApproved',
      ['member'],
      [{ message: 'proposalApproved', recipientIds: ['leader'] }],
    ],
    [
      'the rejection of what a leader took up',
      { action: 'rejected', proposedBy: 'leader', by: 'organiser' },
      [],
      'caseRejected',
      ['member', 'leader'],
    ],
    [
      'the rejection of a proposal',
      { action: 'rejected', requestedBy: null, proposedBy: 'leader', by: 'organiser' },
      [],
      'caseRejected',
      ['leader'],
    ],
    [
      'a leader who withdraws it',
      { action: 'withdrawn', proposedBy: 'leader', by: 'leader' },
      [],
      'caseWithdrawn',
      ['member'],
    ],
    ['a member who withdraws it', { action: 'withdrawn' }, [], 'caseWithdrawn', []],
  ])('of %s', (_what, changes, leaderIds, message, recipientIds, also = []) => {
    const managers = { leaderIds, organiserIds: ['organiser'] };
    expect(newsOfCase({ ...move, ...changes }, managers)).toEqual([{ message, recipientIds }, ...also]);
  });

  it('not as a manager, who has a part in it', () => {
    const parties = partiesOf({
      ...move,
      volunteerIds: ['member', 'other'],
      proposedBy: 'leader',
      passOver: ['denier'],
      by: 'leader',
    });
    expect(parties.toSorted()).toEqual(['denier', 'leader', 'member', 'other']);
  });
});

describe('what they are told', () => {
  it.each(
    CaseMessageKind.options.flatMap((message) => CaseKind.options.map((kind) => [message, kind] as const)),
  )(
    'of %s, a %s, names the activity in both languages, and a reason where one was given',
    (message, kind) => {
      for (const language of ['zh-CN', 'en'] as const) {
        const { title, body } = caseText(message, language, {
          kind,
          title: '清洁河道',
          people: 3,
          note: '重复登记',
          minutes: { before: 75, after: 45 },
        });
        expect(title).toContain('清洁河道');
        expect(body).toContain('清洁河道');
        expect(body.includes('重复登记')).toBe(message === 'caseRejected' || message === 'caseWithdrawn');
        expect(body.includes('3')).toBe(message === 'caseProposed' && kind !== 'correction');
        expect(body.includes('45')).toBe(
          message === 'caseApproved' || (message === 'caseProposed' && kind === 'correction'),
        );
        expect(body.includes('75')).toBe(
          (message === 'caseApproved' || message === 'caseProposed') && kind === 'correction',
        );
      }
    },
  );

  it('says of a record without time that it counts no more', () => {
    const about = { kind: 'correction', title: '清洁河道', people: 1, note: '', minutes: null } as const;
    expect(caseText('caseApproved', 'zh-CN', about).body).toContain('作废');
    expect(caseText('caseApproved', 'en', about).body).toContain('annulled');
  });

  it.each(['重复登记', '重复登记。', '为什么重复登记？'])('ends what somebody wrote once: %s', (note) => {
    const about = { kind: 'correction', title: '清洁河道', people: 1, note, minutes: null } as const;
    const { body } = caseText('caseRejected', 'zh-CN', about);
    expect(body).toMatch(/理由：(为什么)?重复登记[。？]如有异议/u);
  });
});
