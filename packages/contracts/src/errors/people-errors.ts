import type { ErrorEntry } from './error-entry.js';

/** Volunteers, organisations and teams. */
export const peopleErrors = {
  VOLUNTEER_NOT_FOUND: {
    status: 404,
    en: 'There is no such volunteer. Check the link or search by name.',
    zh: '没有找到该志愿者，请核对链接或按姓名搜索。',
  },
  ORGANIZATION_NOT_FOUND: {
    status: 404,
    en: 'There is no such organisation. Choose one from the list.',
    zh: '没有找到该组织，请从列表中选择。',
  },
  TEAM_NOT_FOUND: {
    status: 404,
    en: 'There is no such team. Choose one from the list.',
    zh: '没有找到该队伍，请从列表中选择。',
  },
  ERASURE_SOLE_LEADER: {
    status: 409,
    en: 'You are the only leader of “{team}”. Ask an organiser or administrator to make somebody else its leader, then delete your account.',
    zh: '您是“{team}”唯一的队长。请先联系组织者或管理员将队伍交给他人，再注销账号。',
  },
  ERASURE_LAST_ADMINISTRATOR: {
    status: 409,
    en: 'You are the last administrator of the district. Have somebody else made an administrator, then delete your account.',
    zh: '您是全区最后一位管理员。请先安排他人担任管理员，再注销账号。',
  },
  REPORT_IN_NOT_FOUND: {
    status: 404,
    en: 'There is no such report-in. Load the list again.',
    zh: '没有找到该报到，请刷新列表。',
  },
  REPORT_IN_COMMUNITIES_ONLY: {
    status: 422,
    en: 'One reports in at a community. Choose a community from the list.',
    zh: '只能向社区报到，请从列表中选择一个社区。',
  },
  REPORT_IN_DECLINED: {
    status: 409,
    en: 'This community declined your report-in. You can report in again from {day} on; ask the community if it was a mistake.',
    zh: '该社区未接受您的报到，{day} 起可以再次报到；如有误会，请先联系社区。',
  },
  REPORT_IN_RESUME_TOO_LATE: {
    status: 409,
    en: 'This report-in ended too long ago to be taken up again. Report in anew.',
    zh: '结束的时间已较久，不能撤销，请重新报到。',
  },
} as const satisfies Record<string, ErrorEntry>;
