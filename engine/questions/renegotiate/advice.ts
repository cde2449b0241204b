/** What the figures say to do: sign, renegotiate later, watch, leave, or nothing that is known. */
import type { Figure } from "../answer.ts";
import type { Advice, RenegotiateFigures, ReviewFigure } from "./figures.ts";

const isClear = ({ ci95 }: Figure): boolean => ci95 !== null && ci95[0] > 0;

/** The way with the best mean among those that may be the best. */
export function bestWay({ reviews }: Pick<RenegotiateFigures, "reviews">): ReviewFigure | undefined {
  const left = reviews.filter(({ mayBeBest }) => mayBeBest);
  return left.sort((a, b) => (b.gain.mean ?? 0) - (a.gain.mean ?? 0))[0];
}

/** The month at which leaving brings most, where somebody follows. */
export function bestLeave({ exit }: Pick<RenegotiateFigures, "exit">) {
  const told = (exit?.months ?? []).flatMap(({ month, gain }) => (gain ? [{ month, gain }] : []));
  return told.sort((a, b) => (b.gain.mean ?? 0) - (a.gain.mean ?? 0))[0];
}

/** Nothing that was tried gains what would matter: no way that may be the best does, and the others are behind one of these. */
export function isIdle({
  best,
  reviews,
  matters,
}: Pick<RenegotiateFigures, "best" | "reviews" | "matters">): boolean {
  const left = reviews.filter(({ mayBeBest }) => mayBeBest);
  const gains = [...(best ? [best.gain] : []), ...left.map(({ gain }) => gain)];
  return gains.every(({ ci95 }) => ci95 !== null && ci95[1] <= matters);
}

export function adviceOf(figures: Omit<RenegotiateFigures, "advice">): Advice {
  const { best, range, reviews } = figures;
  const way = bestWay(figures);
  const leave = bestLeave(figures);
  const most = Math.max(best?.gain.mean ?? 0, way?.gain.mean ?? 0, 0);
  if (leave && (leave.gain.ci95?.[0] ?? 0) > most) return "leave";
  if (!best) return "undecided";
  if (isIdle(figures)) return "watch";
  const once = reviews.find((one) => one.way === "once");
  if (way?.way === "triggered" && isClear(way.gain) && once?.mayBeBest === false) return "watch";
  if (isClear(best.gain)) return best.notWorse.includes(range[0]) ? "sign" : "renegotiate";
  return reviews.some(({ gain }) => isClear(gain)) ? "renegotiate" : "undecided";
}
