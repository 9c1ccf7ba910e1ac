/** A path or name as it is typed in a shell: in quotes where that would take it apart. */
export function shellWord(text: string): string {
  if (/^[\p{L}\p{N}_@%+=:,./~-]+$/u.test(text)) return text;
  if (process.platform === 'win32') return /^[\w@+=:,./~\\-]+$/.test(text) ? text : `"${text}"`;
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
