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
} as const satisfies Record<string, ErrorEntry>;
