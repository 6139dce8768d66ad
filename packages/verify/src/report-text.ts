import type { Finding, FindingKind } from './findings.js';
import type { Report } from './verify-file.js';

export type ReportLanguage = 'zh' | 'en';

type Words = Readonly<Record<ReportLanguage, string>>;

/** `{row}`, `{leaves}`, `{detail}` are filled in. */
const findingWords: Readonly<Record<FindingKind, Words>> = {
  rowChanged: {
    zh: '{row}被改动：内容与封存时不一致。',
    en: '{row} was changed: it does not say what was sealed.',
  },
  rowInserted: {
    zh: '{row}是插入的：账本的这个位置没有这一行。',
    en: '{row} was inserted: the ledger holds no such row at this place.',
  },
  rowMoved: {
    zh: '{row}被移动：顺序与封存时不一致。',
    en: '{row} was moved: it was sealed in another place.',
  },
  rowsRemoved: {
    zh: '缺少记录：封存序号 {leaves} 中原在本文件的行被删除。',
    en: 'Rows were removed: those of leaf {leaves} that stood in this file.',
  },
  readingChanged: {
    zh: '{row}的姓名、队名、地点、服务内容或负责人被改动：平台没有这样写（{detail}）。',
    en: '{row} shows a name, place, content or responsible person that the platform did not write ({detail}).',
  },
  readingsForged: {
    zh: '姓名、地点等可读内容的签名无效：与区里签署的不一致（{detail}）。',
    en: 'What is signed of names and places is not what the district signed ({detail}).',
  },
  readingsMissing: {
    zh: '文件不完整：缺少姓名、地点等可读内容的签名。',
    en: 'The file lacks what is signed of names and places.',
  },
  nameDiffers: {
    zh: '{row}的姓名或队名与先前同一编号的行不一致，两行中有一行被改动（编号与两处行号、名称：{detail}）。',
    en: '{row} shows another name than an earlier row of the same id: one of the two was changed (the id, both lines and names: {detail}).',
  },
  rootDiffers: {
    zh: '封存序号 {leaves} 之间有内容连同哈希一起被改动：与区里签名的账本首部不符（{detail}）。',
    en: 'Between leaf {leaves} something was changed together with its hash: it is not what the district signed ({detail}).',
  },
  headForged: {
    zh: '账本首部的签名无效，不是由该密钥签署（{detail}）。',
    en: 'The signature of the ledger head is not genuine ({detail}).',
  },
  headUnknownKey: {
    zh: '签名所用的密钥不在给定的公钥之中（{detail}）。请使用区里公布的公钥。',
    en: 'Signed with a key that was not given ({detail}). Use the public keys that the district publishes.',
  },
  headContradicts: {
    zh: '与另行保存的账本首部不一致（{detail}）：账本被改写过。',
    en: 'Contradicts a head that was kept ({detail}): the ledger was rewritten.',
  },
  endMissing: { zh: '文件不完整：缺少结束行。', en: 'The file was cut off: its last line is missing.' },
  countDiffers: {
    zh: '行数与结束行所记不一致（{detail}）。',
    en: 'The number of rows is not the one that the last line names ({detail}).',
  },
  certificateForged: {
    zh: '证明的签名无效：内容被改动，或不是由该密钥签署（{detail}）。',
    en: 'The signature of the certificate is not genuine: it was changed, or never signed ({detail}).',
  },
  totalsDiffer: {
    zh: '证明所载的合计与其记录不一致（{detail}）。',
    en: 'The totals are not those of the entries ({detail}).',
  },
};

/** The report as a person reads it, in one language. */
export function reportText(report: Report, language: ReportLanguage): string {
  const lines = [verdict(report, language), ...facts(report, language)];
  for (const finding of report.findings) lines.push(`  ✗ ${findingText(finding, language)}`);
  const more = report.findingCount - report.findings.length;
  if (more > 0) lines.push(language === 'zh' ? `  … 另有 ${more} 处。` : `  … and ${more} more.`);
  return lines.join('\n');
}

function verdict(report: Report, language: ReportLanguage): string {
  if (!report.valid) {
    return language === 'zh'
      ? `✗ 核验不通过：发现 ${report.findingCount} 处问题。`
      : `✗ Not valid: ${counted(report.findingCount, 'finding')}.`;
  }
  switch (report.kind) {
    case 'export':
      return language === 'zh'
        ? `✓ 核验通过：${report.rows} 行与区里签名的账本一致${report.readings ? '' : '（姓名、队名、地点、内容不在核验之列）'}。`
        : `✓ Valid: what ${counted(report.rows, 'row')} say${report.rows === 1 ? 's' : ''} is what the district signed${report.readings ? '' : ', but for names, places and contents'}.`;
    case 'proof':
      return language === 'zh' ? '✓ 核验通过：该记录在账本中。' : '✓ Valid: the entry is in the ledger.';
    case 'certificate':
      return language === 'zh'
        ? `✓ 核验通过：证明由区里签署，其 ${report.entries} 条记录都在账本中。是否已被更换或撤销，请扫证明上的二维码查询。`
        : `✓ Valid: signed by the district, and ${counted(report.entries, 'entry', 'entries')} of it proven in the ledger. Whether it was replaced or revoked since, its public page says.`;
    case 'consistency':
      return language === 'zh'
        ? '✓ 核验通过：新账本是在旧账本之后续写的，旧内容没有改动。'
        : '✓ Valid: the newer ledger goes on from the older one, which was not changed.';
  }
}

function facts(report: Report, language: ReportLanguage): string[] {
  const { head } = report;
  const zh = language === 'zh';
  const lines = [
    zh
      ? `  账本首部：${head.size} 条记录，${head.time}，密钥 ${head.keyId}，根 ${head.root}`
      : `  Head: ${counted(head.size, 'entry', 'entries')}, ${head.time}, key ${head.keyId}, root ${head.root}`,
  ];
  if (report.kind === 'export') {
    if (report.extent === 'partial') {
      lines.push(
        zh
          ? `  这是部分导出：账本共 ${head.size} 条，本文件 ${report.rows} 条；未包含的记录不在核验范围内。`
          : `  A partial export: ${report.rows} of ${counted(head.size, 'entry', 'entries')}; it says nothing of those left out.`,
      );
    }
    if (report.erasedRows > 0) {
      lines.push(
        zh
          ? `  ${report.erasedRows} 行的当事人已注销个人信息：服务事实可证，姓名不可还原。`
          : `  Of people who were erased: ${counted(report.erasedRows, 'row')}; what was done is proven, by whom is gone.`,
      );
    }
    lines.push(readingFacts(report.readings)[language]);
    if (report.otherColumns.length > 0) {
      const names = report.otherColumns.join(zh ? '、' : ', ');
      lines.push(
        zh
          ? `  不属于导出文件、未经核验的列：${names}。`
          : `  Columns that are none of an export, and not checked: ${names}.`,
      );
    }
  }
  if (report.kind === 'certificate' && report.certificate) {
    const { number, recordingUnit, holder, minutes, times } = report.certificate;
    const shown = Object.values(holder).join(' ');
    lines.push(
      zh
        ? `  编号 ${number}，${shown}，${recordingUnit}；扫码 ${minutes.device} 分钟，队长确认 ${minutes.leader} 分钟，补录 ${minutes.retro} 分钟，服务 ${times} 次`
        : `  Number ${number}, ${shown}, ${recordingUnit}; by code ${minutes.device} min, by leader ${minutes.leader} min, afterwards ${minutes.retro} min, served ${counted(times, 'time')}`,
    );
  }
  const [agreed, unchecked] = [report.agreedHeads.length, report.uncheckedHeads.length];
  if (agreed > 0)
    lines.push(
      zh ? `  与 ${agreed} 个较早的账本首部一致。` : `  Agrees with ${counted(agreed, 'older head')}.`,
    );
  if (unchecked > 0)
    lines.push(
      zh
        ? `  有 ${unchecked} 个首部无法与本文件比较；请核验两者之间的一致性证明（GET /api/v1/ledger/consistency?from=较早首部的记录数）。`
        : `  Cannot be compared with this file: ${counted(unchecked, 'head')}; check a consistency proof (GET /api/v1/ledger/consistency?from=<entries of the older head>).`,
    );
  return lines;
}

function readingFacts(areSigned: boolean): Words {
  return areSigned
    ? {
        zh: '  姓名、队名、地点、服务内容和负责人与平台导出时写的一致；账本封存的是志愿者、队伍和活动的编号。',
        en: '  Names, places, contents and responsible persons are as the platform wrote them; what the ledger itself holds is the ids of people, teams and activities.',
      }
    : {
        zh: '  姓名、队名、地点、服务内容和负责人仅供阅读，被改动也不会发现；可证明的是志愿者、队伍和活动的编号。重新导出的文件会一并签署。',
        en: '  Names, places, contents and responsible persons are for reading, and a changed one is not found; what is proven is the ids of people, teams and activities. Files that are exported now have them signed.',
      };
}

/** A number with its word in English. */
function counted(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

function findingText(finding: Finding, language: ReportLanguage): string {
  const { line, entryId, leafIndex, lastLeafIndex, detail = '' } = finding;
  const zh = language === 'zh';
  const where = [
    line === undefined ? '' : zh ? `第 ${line} 行` : `Line ${line}`,
    leafIndex === undefined || leafIndex < 0 ? '' : zh ? `封存序号 ${leafIndex}` : `leaf ${leafIndex}`,
    entryId ? (zh ? `记录 ${entryId}` : `entry ${entryId}`) : '',
  ].filter((part) => part !== '');
  const row = zh ? `${where.join('，')} ` : where.join(', ');
  const leaves =
    lastLeafIndex === undefined || lastLeafIndex === leafIndex
      ? String(leafIndex)
      : `${leafIndex}–${lastLeafIndex}`;
  const words = findingWords[finding.kind][language];
  return words.replace('{row}', row).replace('{leaves}', leaves).replace('{detail}', detail);
}
