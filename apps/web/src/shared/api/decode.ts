/** Turns the text of an answer into what it is said to hold; throws when it does not. */
export type Decode<Output> = (text: string) => Output;

/** Checks the answer against its contract: a gateway of another version is noticed here, not in a screen. */
export function checked<Output>(schema: { parse(value: unknown): Output }): Decode<Output> {
  return (text) => schema.parse(JSON.parse(text));
}

/**
 * Takes the gateway's word for the shape. For the check-in page only, whose first load must stay small on
 * a phone at the venue: zod would be a third of it.
 */
export function trusted<Output>(): Decode<Output> {
  return (text) => {
    const value: Output = JSON.parse(text);
    return value;
  };
}

/** For answers that hold nothing of interest, such as 204. */
export const nothing: Decode<null> = () => null;
