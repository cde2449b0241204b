/** The questions that the page can ask, in the order of the menu. */
import { compareView } from "./compare/compare-view.tsx";
import type { QuestionView } from "./view.ts";
import { waitsView } from "./waits/waits-view.tsx";

export const VIEWS: readonly QuestionView[] = [compareView, waitsView];

export const viewOf = (name: string | undefined): QuestionView | undefined =>
  VIEWS.find((view) => view.name === name);
