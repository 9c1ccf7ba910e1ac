import { shortenText, textWidth } from '../graph/text-width.ts';

/** How many characters of its end a name keeps: enough for the number or place that tells it from its like. */
const tail = 9;

/** `name`, or as much of its beginning and its end as fits into `widthPx`: names that begin alike stay apart. */
export function shortenMiddle(name: string, widthPx: number, fontSizePx: number): string {
  if (textWidth(name, fontSizePx) <= widthPx) return name;
  const end = Array.from(name).slice(-tail).join('');
  return shortenText(name, widthPx - textWidth(end, fontSizePx), fontSizePx) + end;
}
