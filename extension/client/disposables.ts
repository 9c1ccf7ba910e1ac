/** Something that ends with what it belongs to; what the editor hands out is not always made by its own class of this name. */
export interface Ending {
  dispose(): unknown;
}

/** Ends all of them. */
export function disposeAll(endings: readonly Ending[]): void {
  for (const ending of endings) ending.dispose();
}
