/** How a graph can be written. */
export const graphFormats = ['svg', 'mermaid', 'json'] as const;

export type GraphFormat = (typeof graphFormats)[number];
