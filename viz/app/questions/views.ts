/** The questions that the page can ask, in the order of the menu. */
import { setTexts } from "../words/typeset.ts";
import { bidsView } from "./bids/bids-view.tsx";
import { changeView } from "./change/change-view.tsx";
import { clausePriceView } from "./clause-price/clause-price-view.tsx";
import { clockView } from "./clock/clock-view.tsx";
import { compareView } from "./compare/compare-view.tsx";
import { explainView } from "./explain/explain-view.tsx";
import { feasibilityView } from "./feasibility/feasibility-view.tsx";
import { frontView } from "./front/front-view.tsx";
import { portfolioView } from "./portfolio/portfolio-view.tsx";
import { renegotiateView } from "./renegotiate/renegotiate-view.tsx";
import { respondView } from "./respond/respond-view.tsx";
import { sensitivityView } from "./sensitivity/sensitivity-view.tsx";
import { staffView } from "./staff/staff-view.tsx";
import type { QuestionView } from "./view.ts";
import { waitsView } from "./waits/waits-view.tsx";

/** A view whose French words are set; its own texts are set where they stand. */
const set = (view: QuestionView): QuestionView => {
  const { unfit } = view;
  return {
    ...setTexts(view),
    controls: (scenario) => setTexts(view.controls(scenario)),
    ...(unfit ? { unfit: (scenario) => setTexts(unfit(scenario)) } : {}),
  };
};

export const VIEWS: readonly QuestionView[] = [
  compareView,
  bidsView,
  clausePriceView,
  frontView,
  sensitivityView,
  respondView,
  feasibilityView,
  portfolioView,
  staffView,
  explainView,
  waitsView,
  clockView,
  renegotiateView,
  changeView,
].map(set);

export const viewOf = (name: string | undefined): QuestionView | undefined =>
  VIEWS.find((view) => view.name === name);
