import type { Language } from '@liandong/contracts/common/scalars';
import type { CertificateMessageKind } from '@liandong/contracts/notifications/notification';
import type { MessageText } from '../texts/message-texts.js';
import { withFullStop } from '../texts/full-stop.js';

type Writer = (certificate: { number: string; reason: string }) => MessageText;

const zh: Record<CertificateMessageKind, Writer> = {
  certificateMade: ({ number }) => ({
    title: '已为您出具志愿服务证明',
    body: `编号 ${number}。您可以在“我的”下载，并选择别人查验时能看到哪些内容。`,
  }),
  certificateOutdated: ({ number }) => ({
    title: '一份证明需要更换',
    body: `编号 ${number} 的证明出具后，台账有更正或补录，查验时会显示“已更换”。需要时请重新出具。`,
  }),
  certificateRevoked: ({ number, reason }) => ({
    title: '一份证明已被撤销',
    body: `编号 ${number} 的证明已被管理员撤销，不再有效。理由：${withFullStop(reason, '。')}`,
  }),
};

const en: Record<CertificateMessageKind, Writer> = {
  certificateMade: ({ number }) => ({
    title: 'A certificate was made for you',
    body: `Number ${number}. Download it on your own page, and choose what others see who verify it.`,
  }),
  certificateOutdated: ({ number }) => ({
    title: 'A certificate is out of date',
    body: `The ledger has changed since certificate ${number} was made; whoever verifies it is told that it was replaced. Ask for a new one when you need it.`,
  }),
  certificateRevoked: ({ number, reason }) => ({
    title: 'A certificate was revoked',
    body: `An administrator revoked certificate ${number}; it is no longer valid. Reason: ${withFullStop(reason, '.')}`,
  }),
};

/** What is told of a certificate. */
export function certificateText(
  kind: CertificateMessageKind,
  language: Language,
  certificate: { number: string; reason: string },
): MessageText {
  return (language === 'en' ? en : zh)[kind](certificate);
}
