/** What people read in a file instead of a code. */
export interface Word {
  readonly zh: string;
  readonly en: string;
}

/** The columns of an export that hold codes. */
export const wordedColumns = ['activityClass', 'kind', 'grade', 'linkedParties'] as const;
export type WordedColumn = (typeof wordedColumns)[number];

/** Their words for each code. A code without words stands as it is. */
export const exportWords = {
  activityClass: {
    culture: { zh: '文化惠民', en: 'Culture' },
    mediation: { zh: '矛盾化解', en: 'Mediation' },
    emergency: { zh: '应急处突', en: 'Emergency response' },
    environment: { zh: '环境保护', en: 'Environment' },
    relief: { zh: '扶危济困', en: 'Relief' },
    visit: { zh: '行走三区', en: 'Care visits' },
    publicWelfare: { zh: '公益慈善', en: 'Public welfare' },
    livingService: { zh: '生活服务', en: 'Everyday help' },
    recreation: { zh: '文体康养', en: 'Sport and leisure' },
    training: { zh: '培训', en: 'Training' },
    study: { zh: '学习', en: 'Study' },
    meeting: { zh: '会议', en: 'Meeting' },
  },
  kind: {
    attendance: { zh: '出勤', en: 'Attendance' },
    serviceTime: { zh: '服务时长', en: 'Service time' },
    wishFulfilled: { zh: '心愿达成', en: 'Wish fulfilled' },
    reportInService: { zh: '报到服务', en: 'Report-in service' },
    training: { zh: '培训', en: 'Training' },
    award: { zh: '表彰', en: 'Award' },
    correction: { zh: '更正', en: 'Correction' },
  },
  grade: {
    device: { zh: '扫码核验', en: 'Verified by code' },
    leader: { zh: '队长确认', en: 'Confirmed by leader' },
    retro: { zh: '事后补录', en: 'Entered afterwards' },
    unproven: { zh: '未经动态码核验', en: 'Not proven by code' },
  },
  linkedParties: {
    community: { zh: '社区', en: 'Community' },
    socialOrganization: { zh: '社会组织', en: 'Social organisation' },
    communityWorker: { zh: '社区工作者', en: 'Community workers' },
    volunteers: { zh: '社区志愿者', en: 'Community volunteers' },
    charitableResource: { zh: '社会慈善资源', en: 'Charitable resources' },
  },
} as const satisfies Readonly<Record<WordedColumn, Readonly<Record<string, Word>>>>;

/**
 * What a file shows as an entry's grade. An attendance by poster, digits or tick is graded `leader` before the leader
 * has confirmed anything: of it only that is said which is true, `unproven`.
 */
export function shownGrade({ kind, grade }: { readonly kind: string; readonly grade: string }): string {
  return kind === 'attendance' && grade === 'leader' ? 'unproven' : grade;
}

/** The grade of an entry of which a file shows this cell; a cell that none is shown as stands for itself. */
export function gradeOfCell(kind: string, cell: string): string {
  const shown = codeOfWord('grade', cell);
  const grade = shown === 'unproven' ? 'leader' : shown;
  return shownGrade({ kind, grade }) === shown ? grade : cell;
}

const columns: Readonly<Record<WordedColumn, Readonly<Record<string, Word>>>> = exportWords;

/** The words of a column in one language, by code. */
export function wordsOf(column: WordedColumn, language: string): ReadonlyMap<string, string> {
  const words = Object.entries(columns[column]);
  return new Map(words.map(([code, { zh, en }]) => [code, language === 'en' ? en : zh]));
}

const codes = new Map(
  wordedColumns.map((column) => {
    const words = Object.entries(columns[column]);
    return [
      column,
      new Map(
        words.flatMap(([code, { zh, en }]) => [
          [zh, code],
          [en, code],
        ]),
      ),
    ];
  }),
);

/** The code of a cell in whichever language; a cell that is no such word stands for itself. */
export function codeOfWord(column: WordedColumn, cell: string): string {
  return codes.get(column)?.get(cell) ?? cell;
}
