/** The questions that the page can ask, in the order of the menu. */
import { compareView } from "./compare/compare-view.tsx";
import type { QuestionView } from "./view.ts";

export const VIEWS: readonly QuestionView[] = [compareView];

export const viewOf = (name: string | undefined): QuestionView | undefined =>
  VIEWS.find((view) => view.name === name);
