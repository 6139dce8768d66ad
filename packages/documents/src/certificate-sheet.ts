import type { ActivityClass } from '@liandong/contracts/activities/activity-class';
import type { EvidenceGrade } from '@liandong/contracts/check-ins/evidence-grade';
import type { CertificateDocument, CertifiedService } from '@liandong/contracts/certificates/certificate';
import type { Word } from 'liandong-verify/export-words';
import {
  classWords,
  contentHead,
  entryHeads,
  gradeWords,
  otherService,
  timesHead,
  words,
} from './certificate-words.js';
import { qrSvg } from './qr.js';
import type { PrintJob } from './typesetter.js';

/** Up to so many services stand on the first page one by one; more are summed there and listed on an annex. */
const ON_FIRST_PAGE = 6;

const grades: readonly EvidenceGrade[] = ['device', 'leader', 'retro'];

export interface CertificateToPrint {
  readonly certificate: CertificateDocument;
  /** Where the QR leads: the public page of this certificate. */
  readonly verifyUrl: string;
  /** The number of the holder's ID document, when it is to be printed. */
  readonly idDocument?: string;
}

/** One PDF with the certificates in their order, each beginning on a page of its own. */
export function certificatesJob(toPrint: readonly CertificateToPrint[], seal?: Uint8Array): PrintJob {
  return {
    template: 'certificates',
    data: {
      title: words.title.zh,
      author: toPrint[0]?.certificate.recordingUnit ?? '',
      certificates: toPrint.map((each) => sheet(each, seal !== undefined)),
    },
    ...(seal ? { seal } : {}),
  };
}

function sheet({ certificate, verifyUrl, idDocument }: CertificateToPrint, sealed: boolean) {
  const english = certificate.languages === 'zhEn';
  const say = (word: Word, between = ' ') => (english && word.en ? word.zh + between + word.en : word.zh);
  const onTwoLines = (word: Word) => say(word, '\n');
  const { services, minutes } = certificate;
  return {
    platform: certificate.platformName,
    number: certificate.number,
    name: certificate.holderName ?? '',
    secondName: certificate.secondName ?? '',
    idDocument: idDocument ?? '',
    english,
    labels: {
      ...Object.fromEntries(Object.entries(words).map(([key, word]) => [key, say(word)])),
      notSummed: onTwoLines(words.notSummed),
      legal: onTwoLines(words.legal),
      title: words.title.zh,
      subtitle: english ? words.title.en : '',
      opening: words.opening.zh,
      ...statements(certificate),
      entryHeads: entryHeads.map((head) => say(head)),
      contentHeads: [contentHead, timesHead, ...grades.map((grade) => gradeWords[grade])].map(onTwoLines),
    },
    grades: grades.map((grade) => ({
      label: onTwoLines(gradeWords[grade]),
      time: duration(minutes[grade], 'zh'),
      timeEn: english ? duration(minutes[grade], 'en') : '',
      meaning: english ? gradeWords[grade].meaning.en : gradeWords[grade].meaning.zh,
      none: minutes[grade] === 0,
    })),
    contents: byClass(services).map(({ activityClass, times, minutesOf }) => ({
      name: say(activityClass ? classWords[activityClass] : otherService),
      times: String(times),
      timesByGrade: grades.map((grade) => (minutesOf[grade] ? duration(minutesOf[grade], 'zh') : '—')),
    })),
    entries: services.map((service) => ({
      date: service.day,
      title: service.title,
      unit: service.unit,
      parts: grades
        .filter((grade) => service.minutes[grade] > 0)
        .map((grade) => ({ time: duration(service.minutes[grade], 'zh'), grade: gradeWords[grade].zh })),
    })),
    entriesOnFirstPage: services.length <= ON_FIRST_PAGE,
    qr: qrSvg(verifyUrl),
    verifyUrl,
    replaces: certificate.replaces ?? '',
    sealed,
    recordingUnit: certificate.recordingUnit,
    date: dayZh(shanghaiDay(certificate.issuedAt)),
  };
}

/** Of a team's certificate, that it is of that team's service alone: more may have been given elsewhere. */
function statements({ from, to, times, languages, teamName }: CertificateDocument) {
  const withTeam = teamName === null ? '' : `在${teamName}`;
  const alone = teamName === null ? '' : '本证明只计该队的服务。';
  const often = times === 1 ? 'once' : `${times} times`;
  const withTeamEn = teamName === null ? '' : ` with the team ${teamName}`;
  const aloneEn = teamName === null ? '' : ' Service with other teams is not counted here.';
  return {
    statement: `自 ${dayZh(from)}起至 ${dayZh(to)}止，${withTeam}参加志愿服务 ${times} 次。${alone}服务时间与服务内容如下，特此证明。`,
    statementSecond:
      languages === 'zhEn'
        ? `This is to certify that the person named above gave volunteer service${withTeamEn} ${often} ` +
          `between ${dayEn(from)} and ${dayEn(to)}.${aloneEn} Service time and content are given below.`
        : '',
  };
}

/** The services of each class: how many, and their minutes with the grades apart; the most frequent first. */
export function byClass(services: readonly CertifiedService[]) {
  const sums = new Map<ActivityClass | null, { times: number; minutesOf: Record<EvidenceGrade, number> }>();
  for (const { activityClass, minutes } of services) {
    const sum = sums.get(activityClass) ?? { times: 0, minutesOf: { device: 0, leader: 0, retro: 0 } };
    sum.times += 1;
    for (const grade of grades) sum.minutesOf[grade] += minutes[grade];
    sums.set(activityClass, sum);
  }
  return [...sums]
    .map(([activityClass, sum]) => ({ activityClass, ...sum }))
    .toSorted((a, b) => b.times - a.times);
}

/** Minutes as people say them: `2 小时 30 分`, `2 h 30 min`. */
export function duration(minutes: number, language: 'zh' | 'en'): string {
  const [hour, minute] = language === 'zh' ? ['小时', '分'] : ['h', 'min'];
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} ${minute}`;
  return rest === 0 ? `${hours} ${hour}` : `${hours} ${hour} ${rest} ${minute}`;
}

function shanghaiDay(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);
}

function dayZh(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year} 年 ${month} 月 ${date} 日`;
}

function dayEn(day: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));
}
