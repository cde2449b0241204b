/** Estimated widths of text in Inter, so that a spec can be laid out before any browser draws it. */

/** Characters by advance width, in hundredths of an em; digits are tabular. */
const WIDTHS: readonly (readonly [number, string])[] = [
  [20, "\u202f"],
  [24, "ijlîï’"],
  [28, " !,.:I·\u00a0"],
  [32, "';`t|"],
  [36, "()/[]f"],
  [40, "r"],
  [48, '"*-^_–'],
  [52, "?s"],
  [56, "JLacekvxyzàâäçéèêëÿ«»"],
  [60, "EFbdghnopquôöùûüÉÈÊ"],
  [60, "+−±"],
  [64, "#$&<=>BPRSTZ~"],
  [66, "0123456789"],
  [68, "AKVXYÀÂ€"],
  [72, "CDHUÇÙÛ"],
  [76, "GNOQÔ"],
  [80, "w"],
  [88, "Mm…≈→↑↓"],
  [96, "%@Wœæ—"],
];

const WIDTH_OF = new Map(
  WIDTHS.flatMap(([width, characters]) =>
    [...characters].map((character) => [character, width / 100] as const),
  ),
);

/** Width of a text in px; bold letters are about 3 % wider. */
export function textWidth(text: string, sizePx: number, bold = false): number {
  let em = 0;
  for (const character of text) em += WIDTH_OF.get(character) ?? 0.62;
  return em * sizePx * (bold ? 1.035 : 1);
}

/** Breaks a text into lines no wider than `maxPx` (the first one `firstPx`: it may be empty), at ordinary spaces only. */
export function wrapText(
  text: string,
  maxPx: number,
  sizePx: number,
  bold = false,
  firstPx = maxPx,
): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    const room = lines.length === 0 ? firstPx : maxPx;
    if ((line !== "" || lines.length === 0) && textWidth(longer, sizePx, bold) > room) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === "" ? lines : [...lines, line];
}
