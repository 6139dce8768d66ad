import type { FileHandle } from 'node:fs/promises';
import { UnreadableFile } from './export-lines.js';
import { readZipEntry, type ZipEntry } from './zip-file.js';

/** The parts of a workbook that an export has: its only sheet, and the texts that its cells share. */
export interface WorkbookParts {
  readonly sheet: ZipEntry;
  readonly shared: ZipEntry | undefined;
}

/** These parts are a few lines. */
const MAX_PART_BYTES = 1 << 20;
/**
 * What no spreadsheet writes there, and what would hide from it what stands within: comments, sections, instructions.
 * The declaration in the first line is the one exception.
 */
const HIDING = /<!|<\?(?!xml\s)/;

/**
 * Finds the sheet that a spreadsheet program shows (ECMA-376, Part 2: packages are found by their relationships, not by
 * the names of files).
 * @throws UnreadableFile where there is none, or more than one: what is shown first need not be what is checked
 */
export async function workbookParts(file: FileHandle, entries: readonly ZipEntry[]): Promise<WorkbookParts> {
  if (new Set(entries.map(({ name }) => name)).size < entries.length) throw noSheet();
  const text = async (name: string) => {
    const entry = entries.find((one) => one.name === name);
    return entry ? readPart(file, entry) : '';
  };
  const [document] = related(await text('_rels/.rels'), 'officeDocument');
  if (!document || resolved('', document.target) !== 'xl/workbook.xml') throw noSheet();
  const sheets = [...(await text('xl/workbook.xml')).matchAll(/<sheet\s[^>]*>/g)].map(([tag]) => tag);
  if (sheets.length > 1)
    throw new UnreadableFile(
      `表格里有 ${sheets.length} 张工作表，只能核验导出的那一张：请删去其他工作表后另存再核验`,
      `the spreadsheet has ${sheets.length} sheets, and only the one that was given out can be checked: delete the others and save it`,
    );
  const relations = await text('xl/_rels/workbook.xml.rels');
  const id = /\s\w+:id="([^"]*)"/.exec(sheets[0] ?? '')?.[1];
  const targets = related(relations, 'worksheet').filter((one) => one.id === id);
  const part = (target: string | undefined) =>
    entries.find((one) => target !== undefined && one.name === resolved('xl/', target));
  const sheet = part(targets[0]?.target);
  if (!sheet || targets.length > 1) throw noSheet();
  return { sheet, shared: part(related(relations, 'sharedStrings')[0]?.target) };
}

/** @throws UnreadableFile where XML holds what a spreadsheet program would not show */
export function assertNothingHidden(xml: string, part: ZipEntry): void {
  if (HIDING.test(xml))
    throw new UnreadableFile(
      `${part.name} 里有表格软件不会写的内容（注释或指令）`,
      `${part.name} holds what no spreadsheet writes: comments or instructions`,
    );
}

interface Relationship {
  readonly id: string;
  readonly target: string;
}

/** The relationships of a kind, by the last part of its name. */
function related(xml: string, kind: string): Relationship[] {
  return [...xml.matchAll(/<Relationship\s([^>]*)>/g)].flatMap(([, attributes = '']) => {
    const attribute = (name: string) => new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];
    const [id, target] = [attribute('Id'), attribute('Target')];
    const isOfKind = attribute('Type')?.endsWith(`/${kind}`) === true;
    return isOfKind && id !== undefined && target !== undefined ? [{ id, target }] : [];
  });
}

function resolved(folder: string, target: string): string {
  return target.startsWith('/') ? target.slice(1) : folder + target;
}

async function readPart(file: FileHandle, entry: ZipEntry): Promise<string> {
  if (entry.size > MAX_PART_BYTES) throw noSheet();
  const chunks: Buffer[] = [];
  for await (const chunk of readZipEntry(file, entry)) chunks.push(chunk);
  const xml = Buffer.concat(chunks).toString('utf8');
  assertNothingHidden(xml, entry);
  return xml;
}

function noSheet(): UnreadableFile {
  return new UnreadableFile('表格文件没有第一张工作表', 'the spreadsheet has no first sheet');
}
