/** The attributes of an element; an absent value leaves the attribute out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/**
 * `text` safe inside XML text and double-quoted attributes. Characters that XML 1.0 forbids even when
 * escaped (clause 2.2: most controls, lone surrogates, U+FFFE, U+FFFF) become U+FFFD.
 */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '\uFFFD')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

/** One XML element; `children` are markup already, attribute values are escaped here. */
export function element(
  name: string,
  attributes: Attributes,
  ...children: readonly string[]
): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
    .join('');
  const content = children.join('');
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}
