import { UnreadableFile } from './export-lines.js';
import { isHexHash } from './hash.js';

const wanted = {
  text: { zh: '文字', en: 'a text' },
  whole: { zh: '整数', en: 'a whole number' },
  list: { zh: '列表', en: 'a list' },
  hashes: { zh: '十六进制哈希的列表', en: 'a list of hashes in hexadecimal' },
} as const;

/** What JSON holds; null when it is none. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The members of a JSON object, read with their types; what is missing or of another type makes the file unreadable. */
export class JsonFields {
  private readonly members: Readonly<Record<string, unknown>>;

  constructor(
    value: unknown,
    private readonly path: string,
  ) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new UnreadableFile(`${path} 应是对象`, `${path} should be an object`);
    this.members = { ...value };
  }

  has(name: string): boolean {
    return name in this.members;
  }

  text(name: string): string {
    const value = this.members[name];
    return typeof value === 'string' ? value : this.wrong(name, wanted.text);
  }

  textOrNull(name: string): string | null {
    return (this.members[name] ?? null) === null ? null : this.text(name);
  }

  whole(name: string): number {
    const value = this.members[name];
    return typeof value === 'number' && Number.isSafeInteger(value) ? value : this.wrong(name, wanted.whole);
  }

  texts(name: string): string[] {
    return this.list(name).map((item, at) =>
      typeof item === 'string' ? item : this.wrong(`${name}[${at}]`, wanted.text),
    );
  }

  hashes(name: string): string[] {
    const texts = this.texts(name);
    return texts.every(isHexHash) ? texts : this.wrong(name, wanted.hashes);
  }

  list(name: string): readonly unknown[] {
    const value = this.members[name];
    return Array.isArray(value) ? value : this.wrong(name, wanted.list);
  }

  fields(name: string): JsonFields {
    return new JsonFields(this.members[name], `${this.path}.${name}`);
  }

  raw(name: string): unknown {
    return this.members[name];
  }

  all(): Readonly<Record<string, unknown>> {
    return this.members;
  }

  names(): string[] {
    return Object.keys(this.members);
  }

  private wrong(name: string, what: (typeof wanted)[keyof typeof wanted]): never {
    throw new UnreadableFile(
      `${this.path}.${name} 应是${what.zh}`,
      `${this.path}.${name} should be ${what.en}`,
    );
  }
}
