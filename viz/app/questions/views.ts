/** The questions that the page can ask, in the order of the menu. */
import { clausePriceView } from "./clause-price/clause-price-view.tsx";
import { compareView } from "./compare/compare-view.tsx";
import { renegotiateView } from "./renegotiate/renegotiate-view.tsx";
import type { QuestionView } from "./view.ts";
import { waitsView } from "./waits/waits-view.tsx";

export const VIEWS: readonly QuestionView[] = [compareView, clausePriceView, waitsView, renegotiateView];

export const viewOf = (name: string | undefined): QuestionView | undefined =>
  VIEWS.find((view) => view.name === name);
