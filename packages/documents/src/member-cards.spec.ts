import { beforeAll, describe, expect, it } from '@jest/globals';
import { memberCardSheet, singleMemberCard } from './member-cards.js';
import { readPdf } from './testing/read-pdf.js';
import { Typesetter } from './typesetter.js';
import { venuePoster } from './venue-poster.js';

let typesetter: Typesetter;
beforeAll(() => {
  typesetter = new Typesetter();
});

const card = (name: string) => ({ name, team: '护河志愿服务队', code: `M1.${name}.${'x'.repeat(120)}` });

describe('member cards', () => {
  it('stand ten on a page, each with its name and team', async () => {
    const names = Array.from({ length: 11 }, (_, index) => `队员${index + 1}号`);
    const pages = await readPdf(typesetter.pdf(memberCardSheet(names.map(card), '巴宜区志愿服务')));
    expect(pages).toHaveLength(2);
    for (const name of names.slice(0, 10)) expect(pages[0]?.text).toContain(name);
    expect(pages[0]?.text).not.toContain('队员11号');
    expect(pages[1]?.text).toContain('队员11号');
  });

  it('never cut a long name, in any script', async () => {
    const names = [
      'རྒྱལ་མཚན་བསྒྲུབས་ཀྱི་རྐྱེན་དབང་ཕྱུག་རྡོ་རྗེ།',
      'Alexandrina Montgomery-Smithsonian',
      '欧阳司马诸葛上官建国',
    ];
    for (const name of names) {
      const [page] = await readPdf(typesetter.pdf(singleMemberCard(card(name), '巴宜区志愿服务')));
      expect(page?.text).toContain(name.replaceAll(' ', ''));
      expect(page?.boxes).toBe(0);
    }
  });
});

describe('the poster', () => {
  it('says what, where and when by the clock of the venue', async () => {
    const pages = await readPdf(
      typesetter.pdf(
        venuePoster({
          title: '护河清洁行动',
          place: '湿地公园北门',
          teamName: '护河队',
          startsAt: new Date('2026-11-28T01:30:00Z'),
          endsAt: new Date('2026-11-28T04:00:00Z'),
          codes: [
            { direction: 'in', url: 'https://liandong.example/c/x' },
            { direction: 'out', url: 'https://liandong.example/c/y' },
          ],
        }),
      ),
    );
    expect(pages.map(({ text }) => /签到Check|签退Check/.exec(text)?.[0])).toEqual([
      '签到Check',
      '签退Check',
    ]);
    for (const part of ['护河清洁行动', '湿地公园北门', '2026年11月28日', '09:30–12:00', '28Nov2026']) {
      expect(pages[0]?.text).toContain(part);
    }
  });
});
