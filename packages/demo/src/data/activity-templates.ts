import type { Activity } from '@liandong/contracts/activities/activity';
import type { Team } from '@liandong/contracts/people/team';
import type { ServiceClass } from '../figures.js';

export interface ActivityTemplate {
  /** `{社区}` is replaced by the community's name. */
  title: string;
  place: string;
  description: string;
  linkedParties: Activity['linkedParties'];
  /** Kinds of team that would do it. */
  by: Team['kind'][];
  on: 'dayOff' | 'workday';
  /** Months of the year in which it makes sense, 1 to 12; absent: all. */
  months?: number[];
  /** Full hours in Asia/Shanghai at which it may start, all such that it ends by 21:00. */
  startHours: number[];
  lengthMinutes: number;
}

const morning = [9, 10];
const afternoon = [14, 15];

/** What teams do, by activity class. */
export const activityTemplates: Record<ServiceClass, ActivityTemplate[]> = {
  culture: [
    {
      title: '{社区}“邻里舞台”文艺演出',
      place: '{社区}文化广场',
      description: '歌舞、锅庄和曲艺进社区。志愿者负责搭台、引导、摄影和秩序维护，请提前三十分钟到场。',
      linkedParties: ['community', 'volunteers'],
      by: ['residents', 'students'],
      on: 'dayOff',
      startHours: [15, 18],
      lengthMinutes: 150,
    },
    {
      title: '藏文书法体验课 བོད་ཡིག་ཡིག་གཟུགས་སྦྱོང་བརྡར།',
      place: '{社区}党群服务中心二楼活动室',
      description: '教青少年写藏文三十个字母。志愿者协助发放竹笔和习字纸，辅导初学者，整理教室。',
      linkedParties: ['community', 'socialOrganization', 'volunteers'],
      by: ['residents', 'students', 'professionals'],
      on: 'dayOff',
      startHours: afternoon,
      lengthMinutes: 120,
    },
    {
      title: '{社区}露天电影放映',
      place: '{社区}文化广场',
      description: '布置银幕和座椅，维护观影秩序，散场后清理场地。',
      linkedParties: ['community', 'volunteers'],
      by: ['residents', 'propertyStaff', 'veterans'],
      on: 'dayOff',
      startHours: [18],
      lengthMinutes: 150,
    },
    {
      title: '{社区}四点半课堂',
      place: '{社区}党群服务中心',
      description: '放学后陪伴孩子完成作业，开展阅读和手工活动，直至家长接回。',
      linkedParties: ['community', 'communityWorker', 'volunteers'],
      by: ['students', 'professionals'],
      on: 'workday',
      startHours: [16],
      lengthMinutes: 120,
    },
  ],
  mediation: [
    {
      title: '{社区}邻里矛盾集中调解日',
      place: '{社区}调解室',
      description: '接待来访、登记诉求类别、协助调解员组织协商。涉及个人的内容当场保密，不记录、不拍照。',
      linkedParties: ['community', 'communityWorker', 'volunteers'],
      by: ['professionals', 'communityWorkers', 'veterans'],
      on: 'workday',
      startHours: [10, 15],
      lengthMinutes: 120,
    },
    {
      title: '{社区}物业服务“三驾马车”协商日',
      place: '{社区}议事厅',
      description: '居委会、业主委员会、物业公司三方到场，志愿者负责签到引导、意见收集和会场服务。',
      linkedParties: ['community', 'communityWorker', 'volunteers'],
      by: ['propertyStaff', 'communityWorkers', 'professionals'],
      on: 'workday',
      startHours: afternoon,
      lengthMinutes: 120,
    },
  ],
  emergency: [
    {
      title: '{社区}雨雪天气道路清扫',
      place: '{社区}主干道',
      description: '清扫人行道积雪积冰，铺设防滑垫，提醒过往行人。工具由社区提供，请穿防滑鞋。',
      linkedParties: ['community', 'volunteers'],
      by: ['veterans', 'couriers', 'propertyStaff'],
      on: 'dayOff',
      months: [11, 12, 1, 2, 3],
      startHours: morning,
      lengthMinutes: 150,
    },
    {
      title: '{社区}消防疏散演练',
      place: '{社区}小广场',
      description: '协助组织疏散、演示灭火器使用、检查楼道堵塞情况。',
      linkedParties: ['community', 'communityWorker', 'volunteers'],
      by: ['veterans', 'utilityStaff', 'propertyStaff'],
      on: 'dayOff',
      startHours: [10, 15],
      lengthMinutes: 120,
    },
    {
      title: '{社区}汛期河堤巡查',
      place: '尼洋河{社区}段河堤',
      description: '两人一组沿堤巡查，发现险情立即向街道应急值班室报告，不得单独下堤。',
      linkedParties: ['community', 'volunteers'],
      by: ['veterans', 'residents'],
      on: 'dayOff',
      months: [6, 7, 8, 9],
      startHours: [9, 14, 17],
      lengthMinutes: 180,
    },
  ],
  environment: [
    {
      title: '尼洋河岸线清洁行动·{社区}段',
      place: '{社区}滨水步道入口',
      description: '捡拾河岸垃圾并分类称重。请自带水杯和遮阳帽，手套和垃圾袋现场发放。',
      linkedParties: ['community', 'socialOrganization', 'volunteers'],
      by: ['residents', 'students', 'veterans', 'couriers'],
      on: 'dayOff',
      startHours: morning,
      lengthMinutes: 150,
    },
    {
      title: '{社区}楼道“清零”大扫除',
      place: '{社区}各小区',
      description: '清理楼道杂物和小广告，擦拭扶手和宣传栏。',
      linkedParties: ['community', 'volunteers'],
      by: ['propertyStaff', 'residents', 'students'],
      on: 'dayOff',
      startHours: [9, 10, 14],
      lengthMinutes: 120,
    },
    {
      title: '{社区}垃圾分类引导',
      place: '{社区}垃圾分类投放点',
      description: '在投放点引导居民正确分类，发放宣传折页。',
      linkedParties: ['community', 'communityWorker', 'volunteers'],
      by: ['students', 'propertyStaff', 'couriers'],
      on: 'dayOff',
      startHours: [9, 17, 18],
      lengthMinutes: 120,
    },
    {
      title: '{社区}义务植树 ཤིང་འདེབས་དང་བླངས།',
      place: '{社区}后山绿化带',
      description: '挖坑、栽苗、浇水、挂牌。请穿耐脏的衣服和运动鞋，树苗和工具由林场提供。',
      linkedParties: ['community', 'volunteers', 'charitableResource'],
      by: ['veterans', 'students', 'residents', 'utilityStaff'],
      on: 'dayOff',
      months: [3, 4, 5],
      startHours: morning,
      lengthMinutes: 180,
    },
  ],
  relief: [
    {
      title: '{社区}冬衣整理与发放',
      place: '{社区}爱心驿站',
      description: '对捐赠衣物进行消毒、分拣、打包，按社区名册发放到点。',
      linkedParties: ['community', 'socialOrganization', 'volunteers', 'charitableResource'],
      by: ['couriers', 'residents', 'students'],
      on: 'dayOff',
      months: [10, 11, 12, 1],
      startHours: [10, 14],
      lengthMinutes: 150,
    },
    {
      title: '{社区}爱心助老送餐',
      place: '{社区}老年食堂',
      description: '从老年食堂取餐，按片区分组送达，提醒用餐安全。',
      linkedParties: ['community', 'communityWorker', 'volunteers'],
      by: ['couriers', 'rideHailingDrivers', 'residents'],
      on: 'workday',
      startHours: [11],
      lengthMinutes: 120,
    },
    {
      title: '{社区}爱心送诊车队',
      place: '{社区}党群服务中心门口',
      description: '免费接送行动不便者前往卫生院复诊，每车一名司机、一名陪护。',
      linkedParties: ['community', 'volunteers', 'charitableResource'],
      by: ['rideHailingDrivers', 'professionals'],
      on: 'workday',
      startHours: morning,
      lengthMinutes: 180,
    },
  ],
  visit: [
    {
      title: '行走三区·{社区}送政策上门',
      place: '{社区}党群服务中心集合',
      description: '走小区、走街区、走园区，送关怀、送温暖、送政策。只发放资料、解答问题，不采集住户信息。',
      linkedParties: ['community', 'communityWorker', 'volunteers'],
      by: ['communityWorkers', 'veterans', 'residents'],
      on: 'workday',
      startHours: [10, 15],
      lengthMinutes: 150,
    },
    {
      title: '行走三区·{社区}周末敲门送温暖',
      place: '{社区}党群服务中心集合',
      description: '三人一组入户问候，送生活物资，提醒用火用电安全。只记录服务时长，不登记住户情况。',
      linkedParties: ['community', 'communityWorker', 'volunteers', 'charitableResource'],
      by: ['communityWorkers', 'veterans', 'residents', 'couriers'],
      on: 'dayOff',
      startHours: [10, 14, 15],
      lengthMinutes: 150,
    },
    {
      title: '行走三区·{社区}商圈安全提示',
      place: '{社区}商业街',
      description: '走访沿街商铺，发放消防和防诈骗提示，解答办事流程。',
      linkedParties: ['community', 'volunteers'],
      by: ['communityWorkers', 'utilityStaff', 'couriers'],
      on: 'workday',
      startHours: [10, 15],
      lengthMinutes: 120,
    },
  ],
  publicWelfare: [
    {
      title: '{社区}爱心义卖',
      place: '{社区}文化广场',
      description: '旧书、手工和农产品义卖，所得捐入社区公益基金。志愿者负责摊位、收银和公示。',
      linkedParties: ['community', 'socialOrganization', 'volunteers', 'charitableResource'],
      by: ['students', 'residents', 'couriers'],
      on: 'dayOff',
      startHours: [10, 14],
      lengthMinutes: 180,
    },
    {
      title: '{社区}无偿献血宣传',
      place: '{社区}卫生服务站门口',
      description: '引导填表、维护秩序、照看献血后的休息区。',
      linkedParties: ['community', 'socialOrganization', 'volunteers'],
      by: ['professionals', 'veterans', 'students'],
      on: 'dayOff',
      startHours: morning,
      lengthMinutes: 180,
    },
    {
      title: '{社区}“旧书新生”图书漂流',
      place: '{社区}图书角',
      description: '登记、消毒、上架捐赠图书，举办一场亲子共读。',
      linkedParties: ['community', 'volunteers', 'charitableResource'],
      by: ['students', 'residents', 'professionals'],
      on: 'dayOff',
      startHours: afternoon,
      lengthMinutes: 120,
    },
  ],
  livingService: [
    {
      title: '{社区}便民服务日',
      place: '{社区}党群服务中心广场',
      description: '理发、磨刀、小家电维修、手机使用辅导。有手艺的志愿者请自带工具。',
      linkedParties: ['community', 'communityWorker', 'volunteers'],
      by: ['veterans', 'residents', 'propertyStaff'],
      on: 'dayOff',
      startHours: [9, 10, 14],
      lengthMinutes: 180,
    },
    {
      title: '{社区}水电气安全义诊',
      place: '{社区}各小区',
      description: '检查公共区域水管、线路和燃气阀门，更换老化软管，讲解用气安全。',
      linkedParties: ['community', 'volunteers'],
      by: ['utilityStaff'],
      on: 'dayOff',
      startHours: [9, 10, 14],
      lengthMinutes: 180,
    },
    {
      title: '{社区}健康义诊',
      place: '{社区}卫生服务站',
      description: '测血压、测血糖、用药咨询，志愿者负责引导和排队秩序。',
      linkedParties: ['community', 'socialOrganization', 'volunteers'],
      by: ['professionals'],
      on: 'dayOff',
      startHours: morning,
      lengthMinutes: 180,
    },
    {
      title: '{社区}夜归护送·爱心顺风车',
      place: '{社区}公交站',
      description: '晚高峰后为加班和晚自习的人提供短途接送，按排班出车。',
      linkedParties: ['community', 'volunteers'],
      by: ['rideHailingDrivers'],
      on: 'workday',
      startHours: [18],
      lengthMinutes: 180,
    },
  ],
  recreation: [
    {
      title: '{社区}锅庄之夜 སྒོར་གཞས།',
      place: '{社区}文化广场',
      description: '带领居民跳锅庄，负责音响、安全和场地清洁。',
      linkedParties: ['community', 'volunteers'],
      by: ['residents', 'students'],
      on: 'dayOff',
      startHours: [18],
      lengthMinutes: 120,
    },
    {
      title: '{社区}趣味运动会',
      place: '{社区}运动场',
      description: '裁判、计时、器材和医疗点服务。',
      linkedParties: ['community', 'socialOrganization', 'volunteers'],
      by: ['students', 'veterans', 'couriers', 'propertyStaff'],
      on: 'dayOff',
      startHours: [9, 14],
      lengthMinutes: 180,
    },
    {
      title: '{社区}银龄健步走',
      place: '{社区}滨水步道入口',
      description: '陪同老年人健步走三公里，沿途设两个补水点和一个医疗点。',
      linkedParties: ['community', 'socialOrganization', 'volunteers'],
      by: ['residents', 'professionals', 'students'],
      on: 'dayOff',
      startHours: morning,
      lengthMinutes: 120,
    },
  ],
};

/** Consultation meetings: they count attendance, never service hours. */
export const meetingTemplates: Pick<ActivityTemplate, 'title' | 'place' | 'description'>[] = [
  {
    title: '{社区}党群联席会',
    place: '{社区}会议室',
    description: '议程：通报上季度共驻共建进展；审议本季度服务项目；确定责任单位和完成时限。',
  },
  {
    title: '{社区}居民议事会',
    place: '{社区}议事厅',
    description: '议程：停车位划线方案；楼道照明改造；公共晾晒区选址。请参会代表提前征集意见。',
  },
  {
    title: '{社区}民情恳谈会',
    place: '{社区}党群服务中心',
    description: '议程：听取意见，现场答复，不能当场答复的列入事项清单。会议只记录事项，不记录个人信息。',
  },
];
