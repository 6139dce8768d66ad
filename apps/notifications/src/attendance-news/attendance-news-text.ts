import type { attendanceDenied } from '@liandong/contracts/check-ins/attendance-denied';
import type { Language } from '@liandong/contracts/common/scalars';
import type { z } from 'zod';
import type { MessageText } from '../texts/message-texts.js';

export type AttendanceNews = z.output<typeof attendanceDenied.payload>;

/** What somebody reads of whom a leader said that they were not there, and what they can do about it. */
export function attendanceNewsText(news: AttendanceNews, language: Language): MessageText {
  return (language === 'en' ? english : chinese)(news);
}

function chinese({ activityTitle, why, note }: AttendanceNews): MessageText {
  const said = note === null ? '' : `说明：${note}。`;
  return why === 'noShow'
    ? {
        title: `未计入出勤：${activityTitle}`,
        body: `队长确认您没有参加“${activityTitle}”，原来的签到不再计入。${said}如与事实不符，请打开活动页申请补录，或在“我的”服务记录中申请更正；作出决定的队长不能驳回。`,
      }
    : {
        title: `扫码未通过：${activityTitle}`,
        body: `您在“${activityTitle}”的一次扫码经队长裁定不予计入。${said}如与事实不符，活动结束后请打开活动页申请补录；作出决定的队长不能驳回。`,
      };
}

function english({ activityTitle, why, note }: AttendanceNews): MessageText {
  const said = note === null ? '' : ` Note: ${note}.`;
  return why === 'noShow'
    ? {
        title: `Attendance does not count: ${activityTitle}`,
        body: `The leader said that you were not at "${activityTitle}": your check-in no longer counts.${said} If that is wrong, ask for it on the page of the activity, or for a correction at the entry in your own record: the leader who decided cannot turn it down.`,
      }
    : {
        title: `Scan not accepted: ${activityTitle}`,
        body: `The leader decided that a scan of yours at "${activityTitle}" does not count.${said} If that is wrong, ask for it on the page of the activity once it is over: the leader who decided cannot turn it down.`,
      };
}
