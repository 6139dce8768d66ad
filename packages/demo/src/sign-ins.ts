import type { Role } from '@liandong/contracts/common/actor';

/** A person of the demonstration data to sign in as. */
export interface DemoSignIn {
  phone: string;
  name: string;
  role: Role | 'member';
  /** What one can do as this person, in one sentence. */
  zh: string;
  en: string;
}

/** The first six people of the district, whatever the seed. */
export const demoSignIns: readonly DemoSignIn[] = [
  {
    phone: '19900000001',
    name: '张敏',
    role: 'administrator',
    zh: '查看全区台账和统计，导出数据，管理所有队伍和活动。',
    en: 'Read the whole district’s ledger, export it, manage every team and activity.',
  },
  {
    phone: '19900000002',
    name: '李建国',
    role: 'auditor',
    zh: '查看全区台账和出勤名单，只读不改。',
    en: 'Read the whole district’s ledger and attendance, and change nothing.',
  },
  {
    phone: '19900000003',
    name: '格桑卓玛',
    role: 'organiser',
    zh: '负责尼洋街道：安排街道内各队伍的活动，查看其台账。',
    en: 'Look after Niyang street: schedule for its teams and read their ledger.',
  },
  {
    phone: '19900000004',
    name: '王磊',
    role: 'leader',
    zh: '带领雪域老兵志愿服务队：一小时内有活动开始，可出示签到码。',
    en: 'Lead the veterans’ team: an activity starts within the hour, so show its check-in code.',
  },
  {
    phone: '19900000005',
    name: '陈雨欣',
    role: 'member',
    zh: '已报名即将开始的活动，可扫码签到，查看自己的服务时长。',
    en: 'Signed up for the activity about to start: scan its code, then see your hours.',
  },
  {
    phone: '19900000006',
    name: '次仁顿珠',
    role: 'member',
    zh: '还没有报名即将开始的活动，可先报名再签到。',
    en: 'Not signed up for the activity about to start yet: sign up first, then check in.',
  },
];
