import type { Language } from '@liandong/contracts/common/scalars';
import { withFullStop } from '../texts/full-stop.js';
import type { MessageText } from '../texts/message-texts.js';

/** What is told of a report-in that a community declined. */
export function reportInDeclinedText(
  language: Language,
  { organizationName, reason }: { organizationName: string; reason: string },
): MessageText {
  return language === 'en'
    ? {
        title: `Report-in declined: ${organizationName}`,
        body: `${organizationName} has ended your report-in. What you served until then counts. Reason: ${withFullStop(reason, '.')} If that is wrong, ask the community.`,
      }
    : {
        title: `报到被退回：${organizationName}`,
        body: `${organizationName}退回了您的报到，此前的服务照常计入。原因：${withFullStop(reason, '。')}如有疑问，请联系该社区。`,
      };
}
