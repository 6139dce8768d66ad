import type { attendanceDenied } from '@liandong/contracts/check-ins/attendance-denied';
import type { Language } from '@liandong/contracts/common/scalars';
import type { z } from 'zod';
import type { MessageText } from '../texts/message-texts.js';
import { withFullStop } from '../texts/full-stop.js';

export type AttendanceNews = z.output<typeof attendanceDenied.payload>;

/** What somebody reads of what was decided against them, and what they can do about it. */
export function attendanceNewsText(news: AttendanceNews, language: Language): MessageText {
  return (language === 'en' ? english : chinese)(news);
}

function chinese({ activityTitle, why, note, minutes }: AttendanceNews): MessageText {
  const said = note === null ? '' : `说明：${withFullStop(note, '。')}`;
  const decided = `${said}如与事实不符，活动结束后请打开活动页申请补录，或在“我的”服务记录中申请更正；作出决定的人不能驳回。`;
  switch (why) {
    case 'noShow':
      return {
        title: `未计入出勤：${activityTitle}`,
        body: `队长确认您没有参加“${activityTitle}”，原来的签到不再计入。${decided}`,
      };
    case 'lowered':
      return {
        title: `时长有改动：${activityTitle}`,
        body: `队长将您在“${activityTitle}”的时长由 ${minutes?.before ?? 0} 分钟改为 ${minutes?.after ?? 0} 分钟。${decided}`,
      };
    case 'scanRejected':
      return {
        title: `扫码未通过：${activityTitle}`,
        body: `您在“${activityTitle}”的一次扫码经队长裁定不予计入。${decided}`,
      };
    case 'annulled':
      return {
        title: `签到被撤销：${activityTitle}`,
        body: `您在“${activityTitle}”的签到或签退被扫码的人撤销，不再计入。若是误扫，请当场再扫一次。${decided}`,
      };
  }
}

function english({ activityTitle, why, note, minutes }: AttendanceNews): MessageText {
  const said = note === null ? '' : ` Note: ${withFullStop(note, '.')}`;
  const decided = `${said} If that is wrong, ask for it on the page of the activity once it is over, or for a correction at the entry in your own record: whoever decided cannot turn it down.`;
  switch (why) {
    case 'noShow':
      return {
        title: `Attendance does not count: ${activityTitle}`,
        body: `The leader said that you were not at "${activityTitle}": your check-in no longer counts.${decided}`,
      };
    case 'lowered':
      return {
        title: `Time changed: ${activityTitle}`,
        body: `The leader lowered your time at "${activityTitle}" from ${minutes?.before ?? 0} to ${minutes?.after ?? 0} minutes.${decided}`,
      };
    case 'scanRejected':
      return {
        title: `Scan not accepted: ${activityTitle}`,
        body: `The leader decided that a scan of yours at "${activityTitle}" does not count.${decided}`,
      };
    case 'annulled':
      return {
        title: `Check-in undone: ${activityTitle}`,
        body: `Whoever scanned you at "${activityTitle}" undid your check-in or check-out: it no longer counts. If it was scanned by mistake, be scanned again there.${decided}`,
      };
  }
}
