/** Why somebody who was there is not in the records, as leaders write it. */
export const retroReasons: readonly string[] = [
  '手机没电，未能扫码，到场后签了纸质签到表。',
  '老人没有智能手机，忘带志愿者卡，由队长在纸质签到表上登记。',
  '现场没有信号，换手机时扫码记录丢失，有签到表和合影。',
  '临时从其他点位支援过来，只在纸质签到表上签了名。',
];

export const rejection = '签到表上没有找到该队员的签名，请核实后重新提出。';
export const approval = '已核对纸质签到表。';
