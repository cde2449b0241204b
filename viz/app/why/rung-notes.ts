/** Under each rung of the ladder, what it adds to the one before, short enough for one line. */
import { textWidth } from "../../charts/drawing/text-width.ts";
import type { Lang } from "../../charts/numbers.ts";
import { SIZE } from "../../charts/theme.ts";
import type { Words } from "../words/catalogue.ts";
import { designWords } from "./design-words.ts";
import type { Raw } from "./designs.ts";

const ROOM = 258;

/** As many whole sentences as fit; a first one that does not fit is cut at a word. */
function fitting(sentences: readonly string[]): string {
  let line = "";
  for (const sentence of sentences) {
    const longer = line === "" ? sentence : `${line}, ${sentence}`;
    if (textWidth(longer, SIZE.label) > ROOM) break;
    line = longer;
  }
  if (line !== "" || sentences[0] === undefined) return line;
  const pieces = sentences[0].split(" ");
  while (pieces.length > 1 && textWidth(`${pieces.join(" ")}…`, SIZE.label) > ROOM) pieces.pop();
  return `${pieces.join(" ")}…`;
}

export interface RungNote {
  /** what the rung adds, in a line */
  note: string;
  /** what it adds, in a word or two each */
  cause: string;
}

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** By design id; the first design of the ladder has none. */
export function rungNotes(
  scenario: Raw,
  ladder: readonly string[],
  words: Words,
  lang: Lang,
): Record<string, RungNote> {
  const pairs = ladder.slice(1).map((design, at) => {
    const differences = designWords(scenario, ladder[at] ?? design, design, words, lang);
    return [
      design,
      {
        note: fitting(differences.map(({ short }) => short)),
        cause: lowered(fitting(differences.map((one) => one.cause))),
      },
    ] as const;
  });
  return Object.fromEntries(pairs);
}
