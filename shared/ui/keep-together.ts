/** `text` in which no line breaks within a duration such as `5m 28s`. */
export function keepTogether(text: string): string {
  return text.replace(/(\d(?:d|h|m|s)) (?=\d)/g, '$1\u00a0');
}
