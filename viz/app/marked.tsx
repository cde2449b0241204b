/** A sentence of the catalogue: what stands between ** is bold. */
import { Fragment } from "react";

/** "a **b** c" as pieces, in order. */
export function markedPieces(text: string): { text: string; bold: boolean; at: number }[] {
  let at = 0;
  return text.split("**").flatMap((piece, index) => {
    const here = at;
    at += piece.length + 2;
    return piece === "" ? [] : [{ text: piece, bold: index % 2 === 1, at: here }];
  });
}

export function Marked({ text }: { text: string }) {
  return markedPieces(text).map((piece) =>
    piece.bold ? (
      <strong key={piece.at}>{piece.text}</strong>
    ) : (
      <Fragment key={piece.at}>{piece.text}</Fragment>
    ),
  );
}
