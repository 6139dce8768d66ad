import type { ErrorEntry } from './error-entry.js';

export const certificateErrors = {
  CERTIFICATE_WITHOUT_SERVICE: {
    status: 422,
    en: 'No service time is recorded in this period, so there is nothing to certify. Choose another period.',
    zh: '所选时段内没有已记录的服务时长，无法出具证明，请选择其他时段。',
  },
  CERTIFICATE_AHEAD: {
    status: 422,
    en: 'This period is not over: a certificate can only say what has been. Let it end today or earlier.',
    zh: '该时段尚未结束，证明只能记载已经发生的服务，结束日期请选今天或更早。',
  },
  CERTIFICATE_SHOWN_BY_HOLDER: {
    status: 403,
    en: 'What the public page shows is for the member to choose. Leave it out; the member can choose it later.',
    zh: '公开哪些内容由队员本人决定，请不要代为选择；队员可以随时自己设置。',
  },
  CERTIFICATE_TOO_LONG: {
    status: 422,
    en: 'A certificate holds at most {limit} ledger entries. Choose a shorter period.',
    zh: '一份证明最多包含 {limit} 条台账记录，请缩短时段。',
  },
  CERTIFICATE_UNIT_MISSING: {
    status: 409,
    en: 'The recording unit is not set yet. Ask an administrator to enter it under certificate settings.',
    zh: '尚未设置记录单位，请联系管理员在“证明设置”中填写。',
  },
  CERTIFICATE_NAME_MISSING: {
    status: 422,
    en: 'A certificate needs a name, and this person has not entered one. Enter it in the profile first.',
    zh: '出具证明需要姓名，请先在个人资料中填写姓名。',
  },
  CERTIFICATE_NOT_FOUND: {
    status: 404,
    en: 'There is no certificate with this number. Check each character, or scan the code on the certificate.',
    zh: '没有这个编号的证明，请逐位核对编号，或扫描证明上的二维码。',
  },
  CERTIFICATE_REPLACED: {
    status: 409,
    zh: '这张证明已经换过新的。请在我的证明中查看新的一张。',
    en: 'This certificate was replaced by a new one already. Look for it among your certificates.',
  },
  CERTIFICATE_OUTDATED: {
    status: 409,
    en: 'The ledger was corrected since this certificate was made, so it is printed no more. Get a new one in its place.',
    zh: '开具之后台账有更正，这张证明不能再打印，请换领新的一张。',
  },
  CERTIFICATE_REVOKED: {
    status: 410,
    en: 'This certificate was revoked. Ask for a new one.',
    zh: '该证明已撤销，请重新申请。',
  },
  CERTIFICATE_WITHOUT_PROOF: {
    status: 409,
    en: 'The entries of this certificate cannot be proven to others. Ask for a new certificate.',
    zh: '该证明所含记录无法提供核验文件，请重新申请证明。',
  },
  ID_DOCUMENT_DIFFERS: {
    status: 422,
    en: 'This is not the ID number that was given for this certificate. Check it, or ask for a new certificate.',
    zh: '与申请该证明时填写的证件号码不一致，请核对，或重新申请证明。',
  },
  SEAL_NOT_PNG: {
    status: 422,
    en: 'The seal must be a PNG image of at most {kib} KB. Choose another file.',
    zh: '印章须为不超过 {kib} KB 的 PNG 图片，请重新选择。',
  },
  BATCH_NOT_FOUND: {
    status: 404,
    en: 'There is no such batch of certificates. Ask for it again on the team’s page.',
    zh: '没有找到这批证明，请在队伍页面重新申请。',
  },
  BATCH_NOT_READY: {
    status: 409,
    en: 'This batch is still being made. Wait until it is done.',
    zh: '这批证明还在生成，请稍候。',
  },
} as const satisfies Record<string, ErrorEntry>;
