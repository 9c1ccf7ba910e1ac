/** How findings can be printed. */
export const lintFormats = ['text', 'json', 'sarif', 'github'] as const;

export type LintFormat = (typeof lintFormats)[number];
