/** The verdict in words, filled from results only: which template, which status, and the value of a lost hour at which the answer flips. Pure. */
import type { AccountingPart, Probability } from "#engine";
import type { Numbers } from "../charts/numbers.ts";
import { type Comparison, decidedSign } from "./comparison.ts";
import type { Words } from "./words/catalogue.ts";

/** "evolving": it costs less, own staff and lost time included, at the price of the hour that was set. */
export type Answer = "evolving" | "frozen" | "undecided";
export type Status = "solid" | "depends" | "undecided";
export type VerdictKind =
  | "differs"
  | "frozenWins"
  | "evolvingCheaper"
  | "undecided"
  | "greenButFailing"
  | "single";

export interface WorldAnswer {
  id: string;
  name: string;
  isCurrent: boolean;
  answer: Answer;
  /** mean difference of cost with lost time, EUR */
  costEur: number | null;
  /** yearly growth of the world where it differs from the others by nothing else; null otherwise */
  growth: number | null;
}

export interface VerdictInput {
  comparison: Comparison;
  /** range of the lost-hour control; null where the scenario has none */
  priceRange: { min: number; max: number } | null;
  worlds: readonly WorldAnswer[];
  /** yearly growth in force, where known */
  growth: number | null;
  words: Words;
  numbers: Numbers;
}

/** What an hour must be worth for the answer to turn. */
export type Flip =
  | { kind: "above" | "below"; price: number }
  | { kind: "always" | "never" | "unknown"; price: null };

export interface Verdict {
  kind: VerdictKind;
  /** null where there is nothing to compare */
  status: Status | null;
  answer: Answer;
  /** one or two sentences, `**` around what is bold */
  lines: string[];
  flip: Flip;
}

const CALM_GROWTH = 0.02;
/** Two amounts that differ by less than this share of the larger are told as one. */
const NEGLIGIBLE = 0.02;
/** Beyond this share of futures the count is no longer printed. */
const EXTREME = 0.99;

export function answerOf(comparison: Comparison): Answer {
  const sign = decidedSign(comparison.pair?.indicators["costWithLostTime"]);
  return sign === 0 ? "undecided" : sign < 0 ? "evolving" : "frozen";
}

const meanOf = (comparison: Comparison, id: string): number => comparison.pair?.indicators[id]?.mean ?? 0;

/** Price of a lost hour at which both contracts cost the same: −Δ(invoices + own staff) / Δ(lost hours), where Δ hours is known to differ from zero. */
export function flipOf(comparison: Comparison): Flip {
  const hours = comparison.pair?.indicators["lostHours"];
  const mean = hours?.mean ?? null;
  if (mean === null || decidedSign(hours) === 0) return { kind: "unknown", price: null };
  const money = meanOf(comparison, "invoicedCost") + meanOf(comparison, "clientStaffCost");
  const price = -money / mean;
  if (price > 0) return { kind: mean < 0 ? "above" : "below", price };
  return { kind: mean < 0 ? "always" : "never", price: null };
}

/** Worlds, other than the one in force, in which the answer is another and is decided. */
export function contraryWorlds(worlds: readonly WorldAnswer[], answer: Answer): WorldAnswer[] {
  return worlds.filter(
    (world) => !world.isCurrent && world.answer !== "undecided" && world.answer !== answer,
  );
}

/** Growth at which the cost difference crosses zero, interpolated between two worlds that differ by growth alone; null if unknown. */
export function growthFlip(worlds: readonly WorldAnswer[]): number | null {
  const known = worlds
    .flatMap(({ growth, costEur }) => (growth === null || costEur === null ? [] : [{ growth, costEur }]))
    .toSorted((a, b) => a.growth - b.growth);
  for (const [at, low] of known.entries()) {
    const high = known[at + 1];
    if (!high || low.costEur * high.costEur >= 0) continue;
    return low.growth + ((high.growth - low.growth) * low.costEur) / (low.costEur - high.costEur);
  }
  return null;
}

function statusOf(input: VerdictInput, answer: Answer, flip: Flip): Status {
  if (answer === "undecided") return "undecided";
  const { min, max } = input.priceRange ?? { min: Number.POSITIVE_INFINITY, max: Number.NEGATIVE_INFINITY };
  const flipsInside = flip.price !== null && flip.price > min && flip.price < max;
  const worldsDisagree = input.worlds.some((world) => !world.isCurrent && world.answer !== answer);
  return flipsInside || worldsDisagree ? "depends" : "solid";
}

/** " (entre 93 et 95)"; at either end of the scale only the side that says something, or nothing. */
function chanceRange({ low, high }: Probability, { verdict }: Words, numbers: Numbers): string {
  if (numbers.coarse) return "";
  const [from, to] = [numbers.outOf100(low), numbers.outOf100(high)];
  if (high > EXTREME) return low > EXTREME - 0.005 ? "" : verdict.atLeast(from);
  if (low < 1 - EXTREME) return high < 1 - EXTREME + 0.005 ? "" : verdict.atMost(to);
  return verdict.between(from, to);
}

function serviceLine({ comparison, words, numbers }: VerdictInput): string {
  const service = comparison.pair?.indicators["experiencedAttainment"];
  const wins = decidedSign(service) > 0;
  const chance = wins ? service?.better : service?.worse;
  const month = comparison.pair?.partingMonth["experiencedAttainment"] ?? null;
  const given = {
    months: comparison.result.months,
    winner: wins ? words.answer.contracts.evolving : words.answer.contracts.frozen,
    share: numbers.outOf100(chance?.share ?? 0),
    range: chance ? chanceRange(chance, words, numbers) : "",
  };
  return (
    words.verdict.differs(given) +
    (month === null ? words.verdict.neverClear : words.verdict.clearFrom(month))
  );
}

/** "Il coûte x de plus et évite y heures perdues : rentable si…" */
function tradeLine(input: VerdictInput, flip: Flip): string {
  const { comparison, words, numbers } = input;
  const { verdict } = words;
  const invoices = meanOf(comparison, "invoicedCost");
  const staff = meanOf(comparison, "clientStaffCost");
  const withStaff = Math.abs(staff) > NEGLIGIBLE * Math.max(Math.abs(invoices), 1);
  const money = invoices + (withStaff ? staff : 0);
  const cost = numbers.plain(Math.abs(money) / 1000, 1);
  const isZero = !/[1-9]/.test(cost);
  const amount = `${cost}\u00a0k€`;
  const moneyWords = isZero
    ? verdict.sameCost(withStaff)
    : money > 0
      ? verdict.dearer(amount, withStaff)
      : verdict.cheaper(amount, withStaff);
  const hours = comparison.pair?.indicators["lostHours"];
  const written = numbers.plain(Math.abs(hours?.mean ?? 0), 0);
  const sign = decidedSign(hours);
  const hourWords =
    sign === 0 ? verdict.sameHours : sign < 0 ? verdict.saves(written) : verdict.loses(written);
  return moneyWords + hourWords + flipWords(flip, input);
}

function flipWords(flip: Flip, { comparison, words, numbers }: VerdictInput): string {
  const { verdict } = words;
  const price = comparison.result.lostHourPriceEur;
  const entered = numbers.plain(price, Number.isInteger(price) ? 0 : 2);
  switch (flip.kind) {
    case "above":
      return verdict.paysAbove(numbers.plain(flip.price, flip.price < 1 ? 2 : 0), entered);
    case "below":
      return verdict.paysBelow(numbers.plain(flip.price, flip.price < 1 ? 2 : 0), entered);
    case "always":
      return verdict.paysAlways;
    case "never":
      return verdict.paysNever;
    case "unknown":
      return verdict.stop;
  }
}

/** Where the contrary answer is found: above a growth if worlds differ by growth alone, else in a named world. */
function elsewhere(input: VerdictInput, answer: Answer): string {
  const { words, numbers, worlds } = input;
  const contrary = contraryWorlds(worlds, answer)[0];
  if (!contrary) return words.verdict.stop;
  const growth = growthFlip(worlds);
  if (answer === "frozen" && growth !== null)
    return words.verdict.evolvingPaysAbove(numbers.plain(growth * 100, 0));
  return answer === "frozen"
    ? words.verdict.evolvingPaysIn(contrary.name)
    : words.verdict.frozenPaysIn(contrary.name);
}

function undecidedLine(input: VerdictInput, flip: Flip): string {
  const { words, numbers, comparison, priceRange } = input;
  const inside = flip.kind === "above" && priceRange !== null && flip.price < priceRange.max;
  if (inside)
    return words.verdict.undecided(words.verdict.lostHour, `${numbers.plain(flip.price, 0)}\u00a0€`);
  const contrary = contraryWorlds(input.worlds, "undecided")[0];
  return contrary
    ? words.verdict.undecidedWorld(contrary.name)
    : words.verdict.undecidedAll(comparison.result.months);
}

/** The part that hides the most from the frozen contract's report; null where none hides anything. */
export function firstCause(parts: readonly AccountingPart[]): AccountingPart["id"] | null {
  const worst = parts.toSorted((a, b) => b.loss - a.loss)[0];
  return worst && worst.loss > 0 ? worst.id : null;
}

/** "Rapport vert, service insuffisant : k mois sur 36"; null where that is less than one month in the mean. */
function greenButFailing({ comparison, words, numbers }: VerdictInput): string | null {
  const failing = comparison.frozen.indicators["silentFailureMonths"]?.mean ?? 0;
  if (failing < 1) return null;
  const cause = firstCause(comparison.frozen.accounting.parts);
  return words.verdict.greenButFailing({
    failing: numbers.plain(failing, 0),
    months: comparison.result.months,
    cause: cause && words.report.causes[cause],
  });
}

function singleVerdict(input: VerdictInput): Verdict {
  const { comparison, words, numbers } = input;
  const level = (id: string) => comparison.frozen.indicators[id]?.mean ?? null;
  const [experienced, report] = [level("experiencedAttainment"), level("contractualAttainment")];
  const failing = greenButFailing(input);
  const facts =
    experienced === null || report === null
      ? []
      : [
          words.verdict.single({
            months: comparison.result.months,
            experienced: numbers.share(experienced),
            report: numbers.share(report),
          }),
        ];
  return {
    kind: failing ? "greenButFailing" : "single",
    status: null,
    answer: "undecided",
    lines: failing ? [failing, ...facts] : facts,
    flip: { kind: "unknown", price: null },
  };
}

/**
 * The verdict of a comparison.
 * Service decided (the mean's 95 % interval excludes zero): who serves better, then the trade-off in money and hours.
 * Service undecided: the cheaper contract, lost time included; if cost does not decide either, what to ask for.
 */
export function verdictOf(input: VerdictInput): Verdict {
  const { comparison, words } = input;
  if (!comparison.pair) return singleVerdict(input);
  const answer = answerOf(comparison);
  const flip = flipOf(comparison);
  const status = statusOf(input, answer, flip);
  const service = decidedSign(comparison.pair.indicators["experiencedAttainment"]);
  const told = (kind: VerdictKind, lines: string[]): Verdict => ({ kind, status, answer, flip, lines });
  if (service !== 0) return told("differs", [serviceLine(input), tradeLine(input, flip)]);
  const calm = input.growth !== null && input.growth <= CALM_GROWTH;
  if (answer === "frozen")
    return told("frozenWins", [
      words.verdict.frozenWins(calm) + elsewhere(input, answer),
      tradeLine(input, flip),
    ]);
  if (answer === "evolving")
    return told("evolvingCheaper", [
      words.verdict.evolvingCheaper(calm) + elsewhere(input, answer),
      tradeLine(input, flip),
    ]);
  const failing = greenButFailing(input);
  return told("undecided", [undecidedLine(input, flip), ...(failing ? [failing] : [tradeLine(input, flip)])]);
}
