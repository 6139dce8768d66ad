import type { ActivityClass } from '@liandong/contracts/activities/activity-class';
import type { EvidenceGrade } from '@liandong/contracts/check-ins/evidence-grade';
import { exportWords, type Word } from 'liandong-verify/export-words';

/** The classes of activity as a certificate names them: as the ledger's exports do, and the web app. */
export const classWords: Readonly<Record<ActivityClass, Word>> = exportWords.activityClass;

export const otherService: Word = { zh: '其他服务', en: 'Other service' };

export const gradeWords: Readonly<Record<EvidenceGrade, Word & { meaning: Word }>> = {
  device: {
    ...exportWords.grade.device,
    meaning: { zh: '现场扫码签到、签退，由系统核验', en: 'scanned at the venue, verified by the system' },
  },
  leader: {
    ...exportWords.grade.leader,
    meaning: { zh: '由队长在现场确认', en: 'attested by the leader at the venue' },
  },
  retro: {
    ...exportWords.grade.retro,
    meaning: { zh: '活动结束后补录，经他人审核', en: 'entered later, approved by another person' },
  },
};

export const words = {
  title: { zh: '志愿服务记录证明', en: 'Certificate of Volunteer Service' },
  number: { zh: '证明编号', en: 'No.' },
  opening: { zh: '兹证明', en: '' },
  idDocument: { zh: '身份证件号码：', en: 'ID document: ' },
  serviceTime: { zh: '服务时间', en: 'Service time' },
  notSummed: {
    zh: '三类时长的依据不同，分别列出，不作合计。',
    en: 'The three rest on different evidence; they are listed apart and not added up.',
  },
  contents: { zh: '服务内容', en: 'Service content' },
  seeAnnex: { zh: '逐次记录见附页。', en: 'Each service is listed on the following pages.' },
  annex: { zh: '附：志愿服务逐次记录', en: 'Annex: each service given' },
  verify: {
    zh: '扫码核验：查看本证明有效、已更换或已撤销。',
    en: 'Scan to see whether this certificate is valid.',
  },
  replaces: { zh: '更换原证明', en: 'Replaces' },
  recordingUnit: { zh: '记录单位', en: 'Recording unit' },
  legal: {
    zh: '依据《志愿服务记录与证明出具办法（试行）》（民政部令第 67 号）第十四条、第十五条出具，不收取费用。',
    en: 'Issued free of charge under Articles 14 and 15 of Order No. 67 of the Ministry of Civil Affairs.',
  },
} as const satisfies Record<string, Word>;

export const entryHeads: readonly Word[] = [
  { zh: '日期', en: 'Date' },
  { zh: '志愿服务活动', en: 'Activity' },
  { zh: '组织单位', en: 'Organised by' },
  { zh: '时长', en: 'Time' },
  { zh: '依据', en: 'Evidence' },
];

export const contentHead: Word = { zh: '服务内容', en: 'Content' };
export const timesHead: Word = { zh: '次数', en: 'Times' };
