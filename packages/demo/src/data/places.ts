/** Streets and communities are invented; only the district's name is real. Codes make up the paths. */
export interface StreetPlan {
  code: string;
  name: string;
  communities: { code: string; name: string; areas: { code: string; name: string }[] }[];
}

const eastWest = (name: string) => [
  { code: 'dong', name: `${name}东片区` },
  { code: 'xi', name: `${name}西片区` },
];
const southNorth = (name: string) => [
  { code: 'nan', name: `${name}南片区` },
  { code: 'bei', name: `${name}北片区` },
];

export const districtPlan = { code: 'bayi', name: '巴宜区' };

export const streetPlans: StreetPlan[] = [
  {
    code: 'xueyuan',
    name: '学苑街道',
    communities: [
      { code: 'shuxiang', name: '书香社区', areas: eastWest('书香') },
      { code: 'taoli', name: '桃李社区', areas: southNorth('桃李') },
      { code: 'qinghe', name: '青禾社区', areas: eastWest('青禾') },
    ],
  },
  {
    code: 'niyang',
    name: '尼洋街道',
    communities: [
      { code: 'binhe', name: '滨河社区', areas: southNorth('滨河') },
      { code: 'liuan', name: '柳岸社区', areas: eastWest('柳岸') },
      { code: 'yuguang', name: '渔光社区', areas: southNorth('渔光') },
    ],
  },
  {
    code: 'xuesong',
    name: '雪松街道',
    communities: [
      { code: 'yunshan', name: '云杉社区', areas: eastWest('云杉') },
      { code: 'dujuan', name: '杜鹃社区', areas: southNorth('杜鹃') },
      { code: 'baihua', name: '白桦社区', areas: eastWest('白桦') },
    ],
  },
  {
    code: 'gongbu',
    name: '工布街道',
    communities: [
      { code: 'gesang', name: '格桑社区', areas: eastWest('格桑') },
      { code: 'yangguang', name: '阳光社区', areas: southNorth('阳光') },
    ],
  },
];

/** A dedicated grid is one compound, market or site; its name is one of the first and one of the second. */
export const gridNameStarts = [
  '雪莲 云杉 桃源 金桂 锦绣 康乐 文昌 永兴 福苑 吉祥 和谐 星光 东方',
  '兰亭 翠湖 工布 林海 阳光 友谊 团结 建设 幸福 江南 朝阳 明珠',
].flatMap((line) => line.split(' '));

export const gridNameEnds = [
  '小区 家属院 花园 农贸市场 商业街 购物中心 写字楼 宾馆 客运站 物流园',
  '小学 幼儿园 中学 卫生服务站 公园 建筑工地 汽修一条街 美食街',
].flatMap((line) => line.split(' '));

const unitPlaces = ['尼洋', '雪松', '云杉', '桃花', '工布', '林海', '高原', '格桑'];
const unitKinds = ['中学', '小学', '幼儿园', '卫生院', '供电所', '水务站', '邮政所', '客运公司'];

/** Invented units: schools, health stations, utilities, companies. */
export const partnerUnitNames = unitKinds.flatMap((kind) => unitPlaces.map((place) => `${place}${kind}`));

export const propertyCompanyNames = ['安居物业服务公司', '家和物业服务公司'];

export const socialOrganizationNames = ['巴宜区慈善联合会', '巴宜区平安志愿者协会', '巴宜区青年志愿者协会'];

export const commitments = [
  '每季度组织职工到社区报到服务一次',
  '周末向居民开放单位停车场',
  '为社区老年食堂提供场地和炊具',
  '每月开展一次免费健康咨询',
  '为社区提供水电维修志愿服务',
  '与社区共建四点半课堂，安排教师轮值',
  '协助开展消防演练和安全用电检查',
  '向社区开放图书室和运动场',
  '节日期间与社区共同走访慰问',
  '为社区文艺演出提供音响和车辆',
  '参加社区环境卫生整治，每月不少于一次',
  '为居民议事会提供法律咨询',
  '雨雪天气支援社区道路清扫',
  '提供实习和就业岗位信息',
  '设立骑手歇脚点，提供饮水和充电',
  '联合开展国家通用语言文字与藏文书法活动',
];
