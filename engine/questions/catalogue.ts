/** Every question that simulates, by name. */

import { bidsQuestion } from "./bids/index.ts";
import { changeQuestion } from "./change/index.ts";
import { clausePriceQuestion } from "./clause-price/index.ts";
import { clockQuestion } from "./clock/index.ts";
import { compareQuestion } from "./compare/index.ts";
import { explainQuestion } from "./explain/index.ts";
import { feasibilityQuestion } from "./feasibility/index.ts";
import { frontQuestion } from "./front/index.ts";
import { portfolioQuestion } from "./portfolio/index.ts";
import type { Question } from "./question.ts";
import { renegotiateQuestion } from "./renegotiate/index.ts";
import { respondQuestion } from "./respond/index.ts";
import { sensitivityQuestion } from "./sensitivity/index.ts";
import { staffQuestion } from "./staff/index.ts";
import { waitsQuestion } from "./waits/index.ts";

// biome-ignore lint/suspicious/noExplicitAny: each question has terms and figures of its own
export type AnyQuestion = Question<string, any, unknown>;

export const QUESTIONS = {
  compare: compareQuestion,
  clock: clockQuestion,
  bids: bidsQuestion,
  waits: waitsQuestion,
  portfolio: portfolioQuestion,
  "clause-price": clausePriceQuestion,
  renegotiate: renegotiateQuestion,
  feasibility: feasibilityQuestion,
  sensitivity: sensitivityQuestion,
  respond: respondQuestion,
  change: changeQuestion,
  explain: explainQuestion,
  staff: staffQuestion,
  front: frontQuestion,
} as const satisfies Record<string, AnyQuestion>;

export type QuestionName = keyof typeof QUESTIONS;

export const QUESTION_NAMES = Object.keys(QUESTIONS) as QuestionName[];

export const isQuestion = (name: string): name is QuestionName => Object.hasOwn(QUESTIONS, name);
