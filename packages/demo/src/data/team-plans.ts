import type { Team } from '@liandong/contracts/people/team';

export interface TeamPlan {
  name: string;
  kind: Team['kind'];
  /** Code of the street or community that looks after the team; absent: the district. */
  under?: string;
}

/** The first team is the one that the demo leader leads. */
export const teamPlans: TeamPlan[] = [
  { name: '雪域老兵志愿服务队', kind: 'veterans', under: 'niyang' },
  { name: '社区工作者志愿服务队', kind: 'communityWorkers' },
  { name: '格桑梅朵文艺志愿服务队 སྐལ་བཟང་མེ་ཏོག', kind: 'residents', under: 'gesang' },
  { name: '学苑大学生志愿服务队', kind: 'students', under: 'xueyuan' },
  { name: '骑手先锋志愿服务队', kind: 'couriers', under: 'niyang' },
  { name: '暖心出行网约车志愿服务队', kind: 'rideHailingDrivers', under: 'xuesong' },
  { name: '安居物业志愿服务队', kind: 'propertyStaff', under: 'xuesong' },
  { name: '供水抢修志愿服务队', kind: 'utilityStaff' },
  { name: '供电便民志愿服务队', kind: 'utilityStaff' },
  { name: '燃气安全志愿服务队', kind: 'utilityStaff' },
  { name: '戎光应急志愿服务队', kind: 'veterans', under: 'xuesong' },
  { name: '青禾中学生志愿服务队', kind: 'students', under: 'qinghe' },
  { name: '快递小哥随手帮志愿服务队', kind: 'couriers', under: 'gongbu' },
  { name: '夜归人网约车志愿服务队', kind: 'rideHailingDrivers', under: 'niyang' },
  { name: '邻里管家物业志愿服务队', kind: 'propertyStaff', under: 'binhe' },
  { name: '网格服务志愿服务队', kind: 'communityWorkers', under: 'gongbu' },
  { name: '银龄邻里志愿服务队', kind: 'residents', under: 'shuxiang' },
  { name: '德吉志愿服务队 བདེ་སྐྱིད་དང་བླངས་ཚོགས་པ།', kind: 'residents', under: 'yangguang' },
  { name: '白衣健康志愿服务队', kind: 'professionals' },
  { name: '石榴籽法律调解志愿服务队', kind: 'professionals', under: 'xueyuan' },
];
