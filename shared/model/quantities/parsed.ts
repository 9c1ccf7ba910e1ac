/** What reading a quantity gave: its value, or why not and what to write instead. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      /** Why it is not one, as the end of a sentence that begins with the text. */
      readonly reason: string;
      /** What to write, as a sentence. */
      readonly remedy: string;
      /** A text that would be read and is likely meant. */
      readonly suggestion?: string;
    };

export const parsed = <T>(value: T): Parsed<T> => ({ ok: true, value });

export const unreadable = (reason: string, remedy: string, suggestion?: string): Parsed<never> => ({
  ok: false,
  reason,
  remedy,
  ...(suggestion === undefined ? {} : { suggestion }),
});
