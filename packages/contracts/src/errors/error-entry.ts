/** One error: its HTTP status, and a sentence in each language that says what to do next. */
export interface ErrorEntry {
  readonly status: number;
  readonly en: string;
  readonly zh: string;
}
