import type { CheckInPolicy } from '@liandong/contracts/check-ins/check-in-policy';
import type { TeamPlan } from './team-plans.js';
import type { ActivityTemplate } from './activity-templates.js';
import type { ServiceClass } from '../figures.js';

export interface UpcomingPlan extends Pick<
  ActivityTemplate,
  'title' | 'place' | 'description' | 'linkedParties' | 'lengthMinutes'
> {
  activityClass: ServiceClass;
  kind: TeamPlan['kind'];
  /** Days from today, and the minute of that day in Asia/Shanghai. */
  inDays: number;
  atMinute: number;
  capacity: number | null;
  signUps: number;
  state: 'published' | 'draft' | 'cancelled';
  /** Where checking in differs from the usual. */
  policy?: Partial<CheckInPolicy>;
}

const at = (hour: number, minute = 0) => 60 * hour + minute;
const communityAndVolunteers: UpcomingPlan['linkedParties'] = ['community', 'volunteers'];

/** Starts within the hour after the load, whatever the time of day, so that its check-in can be tried at once. */
export const nextActivityPlan: Omit<UpcomingPlan, 'inDays' | 'atMinute' | 'state'> = {
  title: '滨河社区便民服务点值守',
  place: '滨河社区党群服务中心广场',
  description: '维修、代办、引导和手机使用辅导。到场后请扫描负责人屏幕上的签到码，离开时再扫一次签退。',
  activityClass: 'livingService',
  linkedParties: ['community', 'communityWorker', 'volunteers'],
  kind: 'veterans',
  lengthMinutes: 180,
  capacity: 30,
  signUps: 16,
  policy: { ways: ['venueCode', 'printedCode', 'memberCode', 'shortCode', 'manual'] },
};

/** From tomorrow on, for the next weeks. */
export const upcomingPlans: UpcomingPlan[] = [
  {
    title: '滨河社区主次干道清扫',
    place: '滨河社区党群服务中心集合',
    description: '清扫落叶和积水，检查防滑垫。工具由社区提供，请穿防滑鞋。',
    activityClass: 'environment',
    linkedParties: communityAndVolunteers,
    kind: 'veterans',
    inDays: 1,
    atMinute: at(9, 30),
    lengthMinutes: 150,
    capacity: 25,
    signUps: 9,
    state: 'published',
  },
  {
    title: '格桑社区锅庄之夜 སྒོར་གཞས།',
    place: '格桑社区文化广场',
    description: '带领居民跳锅庄，负责音响、安全和场地清洁。名额已满可候补。',
    activityClass: 'recreation',
    linkedParties: communityAndVolunteers,
    kind: 'residents',
    inDays: 1,
    atMinute: at(18),
    lengthMinutes: 120,
    capacity: 8,
    signUps: 11,
    policy: { ways: ['venueCode', 'printedCode', 'shortCode', 'manual'], checkOut: 'automatic' },
    state: 'published',
  },
  {
    title: '书香社区四点半课堂',
    place: '书香社区党群服务中心',
    description: '放学后陪伴孩子完成作业，开展阅读和手工活动，直至家长接回。',
    activityClass: 'culture',
    linkedParties: ['community', 'communityWorker', 'volunteers'],
    kind: 'students',
    inDays: 2,
    atMinute: at(16),
    lengthMinutes: 120,
    capacity: 12,
    signUps: 7,
    state: 'published',
  },
  {
    title: '行走三区·商圈安全提示',
    place: '阳光社区商业街',
    description: '走访沿街商铺，发放消防和防诈骗提示，解答办事流程。',
    activityClass: 'visit',
    linkedParties: ['community', 'communityWorker', 'volunteers'],
    kind: 'communityWorkers',
    inDays: 3,
    atMinute: at(10),
    lengthMinutes: 120,
    capacity: null,
    signUps: 10,
    state: 'published',
  },
  {
    title: '柳岸社区爱心助老送餐',
    place: '柳岸社区老年食堂',
    description: '从老年食堂取餐，按片区分组送达，提醒用餐安全。',
    activityClass: 'relief',
    linkedParties: ['community', 'communityWorker', 'volunteers'],
    kind: 'couriers',
    inDays: 4,
    atMinute: at(11),
    lengthMinutes: 120,
    capacity: 15,
    signUps: 8,
    state: 'published',
  },
  {
    title: '尼洋河岸线清洁行动·渔光社区段',
    place: '渔光社区滨水步道入口',
    description: '捡拾河岸垃圾并分类称重。请自带水杯和遮阳帽，手套和垃圾袋现场发放。',
    activityClass: 'environment',
    linkedParties: ['community', 'socialOrganization', 'volunteers'],
    kind: 'veterans',
    inDays: 6,
    atMinute: at(9, 30),
    lengthMinutes: 150,
    capacity: 10,
    signUps: 13,
    state: 'published',
  },
  {
    title: '云杉社区水电气安全义诊',
    place: '云杉社区各小区',
    description: '检查公共区域水管、线路和燃气阀门，更换老化软管，讲解用气安全。',
    activityClass: 'livingService',
    linkedParties: communityAndVolunteers,
    kind: 'utilityStaff',
    inDays: 8,
    atMinute: at(10),
    lengthMinutes: 180,
    capacity: 20,
    signUps: 9,
    state: 'published',
  },
  {
    title: '邻里协商调解日',
    place: '桃李社区议事厅',
    description: '接待、引导和会场服务。涉及个人的内容当场保密，不记录、不拍照。',
    activityClass: 'mediation',
    linkedParties: ['community', 'communityWorker', 'volunteers'],
    kind: 'professionals',
    inDays: 9,
    atMinute: at(15),
    lengthMinutes: 120,
    capacity: 6,
    signUps: 4,
    state: 'published',
  },
  {
    title: '夜归护送·爱心顺风车',
    place: '杜鹃社区公交站',
    description: '晚高峰后为加班和晚自习的人提供短途接送，按排班出车。',
    activityClass: 'livingService',
    linkedParties: communityAndVolunteers,
    kind: 'rideHailingDrivers',
    inDays: 11,
    atMinute: at(18),
    lengthMinutes: 180,
    capacity: 10,
    signUps: 6,
    state: 'published',
  },
  {
    title: '青禾社区爱心义卖',
    place: '青禾社区文化广场',
    description: '旧书、手工和农产品义卖，所得捐入社区公益基金。志愿者负责摊位、收银和公示。',
    activityClass: 'publicWelfare',
    linkedParties: ['community', 'socialOrganization', 'volunteers', 'charitableResource'],
    kind: 'students',
    inDays: 13,
    atMinute: at(14),
    lengthMinutes: 180,
    capacity: 40,
    signUps: 7,
    state: 'published',
  },
  {
    title: '白桦社区消防疏散演练',
    place: '白桦社区小广场',
    description: '协助组织疏散、演示灭火器使用、检查楼道堵塞情况。',
    activityClass: 'emergency',
    linkedParties: ['community', 'communityWorker', 'volunteers'],
    kind: 'propertyStaff',
    inDays: 5,
    atMinute: at(15),
    lengthMinutes: 120,
    capacity: 20,
    signUps: 4,
    state: 'cancelled',
  },
  {
    title: '滨河社区老兵讲堂与合唱',
    place: '滨河社区文化广场',
    description: '草稿：待确定音响和场地。',
    activityClass: 'culture',
    linkedParties: communityAndVolunteers,
    kind: 'veterans',
    inDays: 20,
    atMinute: at(15),
    lengthMinutes: 120,
    capacity: 30,
    signUps: 0,
    state: 'draft',
  },
];
