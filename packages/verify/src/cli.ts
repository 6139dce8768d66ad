#!/usr/bin/env node
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { UnreadableFile } from './export-lines.js';
import { reportText, type ReportLanguage } from './report-text.js';
import { readPublicKeys } from './signing-keys.js';
import { readTreeHead, type TreeHead } from './tree-head.js';
import { verifyFile } from './verify-file.js';

const USAGE = `liandong-verify <file> --key <public key> [--head <file>]… [--lang zh|en] [--json]

  核验联动账本的导出文件（CSV、XLSX）、记录证明、服务证明或一致性证明，无需联网。
  Checks an export (CSV, XLSX), the proof of an entry, a certificate or a consistency
  proof of the Liandong ledger, without a network.

  --key   区公钥：文件，或直接粘贴（PEM、base64、十六进制）。见“账本首部”公开页或 /api/v1/ledger/public-keys
          the district's public key: a file, or the key itself (PEM, base64, hex); see the public page
  --head  另行保存的账本首部（JSON 文件，可多次给出）：文件必须与之一致
          a signed head that you kept (a JSON file; may be given several times): the file must agree with it
  --json  输出 JSON / the report as JSON
  --lang  zh 或 en，默认两者 / zh or en, both by default

  退出码 / exit code: 0 核验通过 valid · 1 发现问题 findings · 2 无法核验 cannot be checked`;

process.exitCode = await main();

async function main(): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args: withPastedPem(process.argv.slice(2)),
      allowPositionals: true,
      options: {
        key: { type: 'string' },
        head: { type: 'string', multiple: true, default: [] },
        lang: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const [path] = positionals;
    if (values.help || path === undefined || values.key === undefined || positionals.length > 1) {
      console.log(USAGE);
      return values.help ? 0 : 2;
    }
    if (values.lang !== undefined && values.lang !== 'zh' && values.lang !== 'en') {
      console.error(USAGE);
      return 2;
    }
    const keys = readPublicKeys(existsSync(values.key) ? readFileSync(values.key, 'utf8') : values.key);
    const report = await verifyFile(path, { keys, pinned: values.head.flatMap(headsIn) });
    if (values.json) console.log(JSON.stringify(report, null, 2));
    else
      console.log(
        languages(values.lang)
          .map((language) => reportText(report, language))
          .join('\n\n'),
      );
    return report.valid ? 0 : 1;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const { zh, en } = error instanceof UnreadableFile ? error : { zh: message, en: message };
    console.error(`✗ 无法核验：${zh}\n✗ Cannot be checked: ${en}`);
    if (!(error instanceof UnreadableFile)) console.error(USAGE);
    return 2;
  }
}

/** A pasted PEM begins with dashes, which parseArgs would take for an option. */
function withPastedPem(args: readonly string[]): string[] {
  const at = args.findIndex((arg, index) => arg.startsWith('-----BEGIN') && args[index - 1] === '--key');
  return at === -1 ? [...args] : args.toSpliced(at - 1, 2, `--key=${args[at]}`);
}

function languages(wanted: string | undefined): ReportLanguage[] {
  return wanted === 'zh' || wanted === 'en' ? [wanted] : ['zh', 'en'];
}

/** A head, a list of them, or the answer of `GET /ledger/tree-heads`. */
function headsIn(path: string): TreeHead[] {
  const found = findHeads(JSON.parse(readFileSync(path, 'utf8')));
  if (found.length === 0)
    throw new UnreadableFile(`${path} 里没有签名的账本首部`, `${path} holds no signed head`);
  return found;
}

function findHeads(value: unknown): TreeHead[] {
  const head = readTreeHead(value);
  if (head) return [head];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(findHeads) : [];
}
