import type { ErrorEntry } from './error-entry.js';

/** The ledger, its corrections and what is made of it. */
export const ledgerErrors = {
  LEDGER_ENTRY_NOT_FOUND: {
    status: 404,
    en: 'There is no such ledger entry. Load the ledger again.',
    zh: '没有找到这条记录，请刷新台账。',
  },
  CORRECTION_OF_CORRECTION: {
    status: 422,
    en: 'This entry is a correction itself. Correct the entry that it points at.',
    zh: '该记录本身是一条更正，请更正其所指向的原记录。',
  },
  CORRECTION_CHANGES_NOTHING: {
    status: 422,
    en: 'The entry counts {minutes} minutes already. Enter what it should count instead.',
    zh: '该记录现已计 {minutes} 分钟，请填写更正后的分钟数。',
  },
  ENTRY_HAS_NO_MINUTES: {
    status: 422,
    en: 'This entry counts no minutes. It can only be annulled.',
    zh: '该记录不计分钟，只能作废。',
  },
  ATTENDANCE_HAS_SERVICE: {
    status: 409,
    en: 'Service time of this activity still counts for {name}. Correct that to 0 minutes first.',
    zh: '{name} 在该活动仍有服务时长，请先将其更正为 0 分钟。',
  },
  MORE_THAN_ACTIVITY: {
    status: 422,
    en: 'From beginning to end, without breaks, it lasted {limit} minutes. Enter no more than that.',
    zh: '起止之间扣除休息共 {limit} 分钟，请勿超过此数。',
  },
  NOT_VOLUNTEER_SERVICE: {
    status: 422,
    en: 'This activity is not volunteer service, so no service time may be recorded for it (Order 67, Art 19). Enter an attendance or a training.',
    zh: '该活动不属于志愿服务，不得记录服务时间（民政部令第67号第十九条），请改录出席或培训。',
  },
  LEDGER_CASE_NOT_FOUND: {
    status: 404,
    en: 'There is no such case among those that you may see. Load the list again.',
    zh: '没有找到您可查看的这一事项，请刷新列表。',
  },
  LEDGER_CASE_DECIDED: {
    status: 409,
    en: 'This case was decided already. Load it again to see how.',
    zh: '该事项已有处理结果，请刷新后查看。',
  },
  LEDGER_CASE_NOT_ENDORSED: {
    status: 409,
    en: 'Nobody has taken up this request yet. Take it up yourself, or ask the team’s leader to; somebody else approves it then.',
    zh: '该申请尚未有人受理。请先受理（队长或上级组织者均可），再由另一人审批。',
  },
  LEDGER_CASE_STALE: {
    status: 409,
    en: 'The entry has changed since this was proposed and counts {minutes} minutes now. Reject it and have it proposed anew.',
    zh: '提出之后该记录已有变动，现计 {minutes} 分钟。请驳回后重新提出。',
  },
  LEDGER_CASE_PENDING: {
    status: 409,
    en: 'Something of this kind waits to be decided for {name} already. Look at it in the list of cases.',
    zh: '{name} 的这项记录已有一个事项在等待处理，请在事项列表中查看。',
  },
  OWN_CASE: {
    status: 403,
    en: 'Nobody enters or decides what is their own or for themselves. Ask somebody else who may.',
    zh: '不得为自己录入，也不得审批本人提出或与本人有关的事项，请由其他有权限的人办理。',
  },
  CASE_AGAINST_ONESELF: {
    status: 403,
    en: 'This asks that something you decided be looked at again. Take it up, or leave it to somebody else who manages the team or stands above it.',
    zh: '这项申请要求复核您作出的决定。您可以受理，或交由团队其他负责人或上级组织者处理。',
  },
  RETRO_AHEAD: {
    status: 422,
    en: 'This has not been yet. Enter a training or an award when it is over.',
    zh: '时间还没有到，请在培训结束或表彰授予之后再录入。',
  },
  RETRO_TOO_LONG: {
    status: 422,
    en: 'A training that lasts longer than a year is entered year by year.',
    zh: '培训时间超过一年的，请按年分别录入。',
  },
  RETRO_TOO_SOON: {
    status: 409,
    en: 'This activity was not held, or has not ended yet. Enter it afterwards when it has taken place.',
    zh: '该活动尚未结束或未举行，请在活动结束后再补录。',
  },
  RETRO_OUTSIDE_ACTIVITY: {
    status: 422,
    en: 'The time must lie within the activity: {startsAt} to {endsAt}.',
    zh: '时间须在活动起止之内：{startsAt} 至 {endsAt}。',
  },
  RETRO_IN_BREAK: {
    status: 422,
    en: 'All of this time lies in a break, which does not count. Enter time outside of the breaks.',
    zh: '这段时间全在休息时间内，不计服务时间。请填写休息以外的时间。',
  },
  RETRO_OVERLAPS: {
    status: 409,
    en: '{name} has service time at “{title}” then. Overlapping time counts once: correct that entry first.',
    zh: '{name} 在该时段已有“{title}”的服务时间，重叠时间只计一次，请先更正那条记录。',
  },
  RETRO_WHILE_CHECKED_IN: {
    status: 409,
    en: '{name} is checked in at “{title}” at that time and can still check out there. Overlapping time counts once: go on when they have checked out, or check-out has closed.',
    zh: '{name} 在该时段已签到“{title}”，尚未签退。重叠时间只计一次，请待其签退或签退截止后再办理。',
  },
  RETRO_EXISTS: {
    status: 409,
    en: '{name} has such an entry for this activity already. Correct that entry instead.',
    zh: '{name} 在该活动中已有同类记录，请改为更正那条记录。',
  },
  RETRO_OF_STRANGER: {
    status: 422,
    en: 'A training or an award is entered for members of the team, or for those who have served with it. Choose among them.',
    zh: '培训和表彰只能为本队成员或曾与本队一起服务的人补录，请在其中选择。',
  },
  RETRO_REPEATED: {
    status: 409,
    en: '{name} has “{title}” of the same time already. It counts once: correct that entry instead.',
    zh: '{name} 已有同一时间的“{title}”，只计一次，请改为更正那条记录。',
  },
  EVIDENCE_NOT_FOUND: {
    status: 404,
    en: 'There is no such file that you may see or attach. Upload it again.',
    zh: '没有找到您可查看或附上的文件，请重新上传。',
  },
  EVIDENCE_TYPE_REFUSED: {
    status: 415,
    en: 'Only photos (JPEG, PNG, WebP) and PDF files are taken. Send one of these.',
    zh: '仅接受照片（JPEG、PNG、WebP）和 PDF 文件，请重新选择。',
  },
  EXPORT_TOO_LARGE: {
    status: 422,
    en: 'A spreadsheet holds {limit} rows at most, these are {rows}. Choose CSV, or a month or team.',
    zh: '电子表格最多 {limit} 行，本次共 {rows} 行。请改用 CSV，或按月份、队伍筛选。',
  },
} as const satisfies Record<string, ErrorEntry>;
