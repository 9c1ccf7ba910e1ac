/** How heavy the strokes of a text are. */
export type Weight = 'regular' | 'bold';

/*
 * Advance widths of the characters U+0020 to U+007E in thousandths of the font size: of the common
 * sans-serif fonts the widest, so that a text fits whichever of them a reader has.
 */
const asciiWidths: Readonly<Record<Weight, readonly number[]>> = {
  regular: numbers(
    '318 401 460 838 636 950 780 275 390 390 500 838 318 361 318 337 636 636 636 636 636 636 ' +
      '636 636 636 636 337 337 838 838 838 556 1015 684 686 722 770 667 611 778 752 295 500 667 ' +
      '557 863 748 787 667 787 722 667 611 732 684 989 685 667 685 390 337 390 838 556 500 613 ' +
      '635 550 635 615 352 635 634 278 278 579 278 974 634 612 635 635 411 521 392 634 592 818 ' +
      '592 592 525 636 337 636 838 ',
  ),
  bold: numbers(
    '348 456 521 838 696 1002 872 306 457 457 523 838 380 415 380 365 696 696 696 696 696 696 ' +
      '696 696 696 696 400 400 838 838 838 580 1000 774 762 734 830 683 683 821 837 372 372 775 ' +
      '637 995 837 850 733 850 770 720 682 812 774 1103 771 724 725 457 365 457 838 500 500 675 ' +
      '716 593 716 678 435 716 712 343 343 665 343 1042 712 687 716 716 493 595 478 712 652 924 ' +
      '645 652 582 712 365 712 838 ',
  ),
};

const combining = /^\p{M}$/u;
const wide =
  /^[\p{Emoji_Presentation}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]$/u;

/**
 * The width of `text` in pixels at `fontSizePx`, an upper estimate: on most machines it comes out up to
 * 15% narrower. Marks that combine count nothing, other characters outside ASCII generously.
 */
export function textWidth(text: string, fontSizePx: number, weight: Weight = 'regular'): number {
  let thousandths = 0;
  for (const character of text) thousandths += characterWidth(character, weight);
  return (thousandths * fontSizePx) / 1000;
}

/** `text`, or as much of its beginning as fits into `widthPx` together with an ellipsis. */
export function shortenText(
  text: string,
  widthPx: number,
  fontSizePx: number,
  weight: Weight = 'regular',
): string {
  if (textWidth(text, fontSizePx, weight) <= widthPx) return text;
  let room = widthPx - textWidth('…', fontSizePx, weight);
  let kept = '';
  for (const character of text) {
    room -= textWidth(character, fontSizePx, weight);
    if (room < 0) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

function characterWidth(character: string, weight: Weight): number {
  const code = character.codePointAt(0) ?? 0;
  const known = asciiWidths[weight][code - 32];
  if (known !== undefined) return known;
  if (code < 32 || combining.test(character)) return 0;
  if (character === '·') return 400;
  if (wide.test(character)) return 1300;
  return code < 0x250 ? 850 : 1100;
}

function numbers(list: string): number[] {
  return list.trim().split(' ').map(Number);
}
