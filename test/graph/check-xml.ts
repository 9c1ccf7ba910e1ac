/** What is wrong with `text` as an XML document, as far as tags, attributes and references go; else undefined. */
export function xmlFault(text: string): string | undefined {
  const token = /<(\/?)([A-Za-z][\w:-]*)((?: [\w:-]+="[^"<]*")*)(\/?)>|([^<]+)/y;
  const open: string[] = [];
  let roots = 0;
  while (token.lastIndex < text.length) {
    const start = token.lastIndex;
    const match = token.exec(text);
    if (match === null) return `unreadable at ${start}: ${text.slice(start, start + 60)}`;
    const [whole, closing, name, attributes = '', alone] = match;
    if (/&(?!(?:amp|lt|gt|quot|#\d+);)/.test(whole)) return `bare ampersand in ${whole}`;
    if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/.test(whole))
      return 'forbidden character';
    if (name === undefined) continue;
    const keys = [...attributes.matchAll(/ ([\w:-]+)=/g)].map((one) => one[1]);
    if (new Set(keys).size < keys.length) return `attribute twice in ${whole}`;
    if (closing === '/') {
      if (open.pop() !== name) return `unexpected ${whole}`;
      continue;
    }
    if (open.length === 0) roots += 1;
    if (alone !== '/') open.push(name);
  }
  if (open.length > 0) return `unclosed ${open.join(' ')}`;
  return roots === 1 ? undefined : `${roots} root elements`;
}
