/** The text a reader sees, without tags; entities are kept. */
export const textOf = (html: string): string =>
  html.replace(/<style[\s\S]*?<\/style>/g, '').replace(/<[^>]*>/g, ' ');

/** The attributes of every element of that name, in order. */
export function elements(markup: string, name: string): Record<string, string>[] {
  return [...markup.matchAll(new RegExp(`<${name}((?:\\s[^>]*)?)>`, 'g'))].map(
    ([, written = '']) => {
      const attributes: Record<string, string> = {};
      for (const [, key = '', value = ''] of written.matchAll(/([\w:-]+)="([^"]*)"/g))
        attributes[key] = value;
      return attributes;
    },
  );
}
