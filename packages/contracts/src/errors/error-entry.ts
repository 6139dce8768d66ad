import type { Language } from '../common/scalars.js';

/** What `{name}` in a sentence stands for. */
export type ErrorParams = Readonly<Record<string, string | number>>;

/** A sentence in each language. */
export interface Sentences {
  readonly en: string;
  readonly zh: string;
}

/** One error: its HTTP status, and a sentence in each language that says what to do next. */
export interface ErrorEntry extends Sentences {
  readonly status: number;
}

/** The sentence in a language, with its parameters filled in. */
export function sentenceIn({ en, zh }: Sentences, language: Language, params: ErrorParams = {}): string {
  const sentence = language === 'en' ? en : zh;
  return sentence.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(params[name] ?? placeholder));
}
