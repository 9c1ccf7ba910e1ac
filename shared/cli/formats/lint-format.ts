/** How findings can be printed. */
export const lintFormats = [
  'text',
  'json',
  'sarif',
  'junit',
  'github',
  'gitlab',
  'markdown',
] as const;

export type LintFormat = (typeof lintFormats)[number];
