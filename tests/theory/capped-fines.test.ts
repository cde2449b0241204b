/** What a penalty can and cannot move: nothing above its cap; below the price of complying the fine is paid; the kink lies where they meet. */
import { beforeAll, describe, expect, test } from "vitest";
import type { ScenarioInput } from "#engine";
import { erlangC } from "../../engine/statistics/theory/erlang.ts";
import { compiled } from "../laws/observe.ts";
import { type Played, paired, playCompiled, shows } from "../signatures/play.ts";
import { desksOf, firstTouch, WORK_MIN } from "./desk.ts";

type Contract = NonNullable<ScenarioInput["designs"][string]["contract"]>;

const holds = (found: ReturnType<typeof shows>) => expect(found.isShown, found.found).toBe(true);
const WAGES = 5000;
/** Offered load 2.8 Erlang; a first touch is promised within half an hour, every started hour late has a price. */
const PER_HOUR = 5.6;
const HEADCOUNTS = [3, 4, 5, 6];
const priced = (euros: number, cap?: string): Contract => ({
  slas: firstTouch("30 min", "90%"),
  penalties: {
    clauses: [
      { form: "perLateTicket", id: "late", sla: "touch", perStartedHour: { P1: 0, P2: 0, P3: 0, P4: euros } },
    ],
    ...(cap ? { caps: { month: cap } } : {}),
  },
  price: { fixed: "40000 EUR" },
});
const grid = (contracts: Record<string, Contract>) =>
  Object.fromEntries(
    Object.entries(contracts).flatMap(([name, contract]) =>
      HEADCOUNTS.map((headcount) => [`${name}-${headcount}`, { headcount, cost: WAGES, contract }]),
    ),
  );
const of = (played: Record<string, Played>, id: string): Played => {
  const found = played[id];
  if (!found) throw new Error(`no design ${id}`);
  return found;
};
const margin = (design: Played) =>
  design.sum(["feeEur"]).map((fee, at) => fee - (design.sum(["providerCostEur", "penaltyEur"])[at] ?? 0));
/** Asserts that a headcount earns more than every other, replication against replication. */
function earnsMost(played: Record<string, Played>, contract: string, best: number): void {
  for (const other of HEADCOUNTS.filter((headcount) => headcount !== best))
    holds(
      shows(
        paired(margin(of(played, `${contract}-${best}`)), margin(of(played, `${contract}-${other}`))),
        "above",
      ),
    );
}

describe("above the cap", () => {
  let played: Record<string, Played>;
  beforeAll(async () => {
    const designs = grid({ capped: priced(25, "10%"), open: priced(25) });
    played = await playCompiled(compiled(desksOf(designs, { perHour: PER_HOUR, months: 3 })), 16);
  });
  test("one more late hour costs nothing: every month ends at its cap, whatever would be due", () => {
    const capped = of(played, "capped-3");
    expect(capped.sum(["penaltyEur"]).every((euros) => euros === 3 * 4000)).toBe(true);
    holds(shows(paired(capped.sum(["penaltyDueEur"]), capped.sum(["penaltyEur"])), "above", 50_000));
  });
  test("a provider that staffs by its margin keeps as few as the cap lets it, and quality collapses", () => {
    earnsMost(played, "capped", 3);
    earnsMost(played, "open", 5);
    const onTime = (id: string) => of(played, id).ratio(["contractualMet"], ["contractualTickets"]);
    holds(shows(paired(onTime("open-5"), onTime("capped-3")), "above", 0.5));
  });
  test("a desk that serves by expected penalty no longer sees what is urgent", async () => {
    const contract = (cap?: string): Contract => ({
      slas: firstTouch("30 min", "90%"),
      penalties: {
        clauses: [
          {
            form: "perLateTicket",
            id: "late",
            sla: "touch",
            perStartedHour: { P1: 60, P2: 0, P3: 0, P4: 1 },
          },
        ],
        ...(cap ? { caps: { month: cap } } : {}),
      },
      price: { fixed: "40000 EUR" },
    });
    const desk = { headcount: 3, dispatch: "expectedPenalty" as const };
    const { capped, open } = await playCompiled(
      compiled(
        desksOf(
          { capped: { ...desk, contract: contract("1%") }, open: { ...desk, contract: contract() } },
          { perHour: PER_HOUR, months: 1, mix: { P1: 0.2, P2: 0, P3: 0, P4: 0.8 } },
        ),
      ),
      16,
    );
    if (!capped || !open) throw new Error("no design");
    holds(shows(paired(capped.wait(1), open.wait(1)), "above", 30));
  });
});

/** Started hours late a month: λ Σₖ P(W > T + k h), the wait of M/M/n beyond 0 being exponential. */
function lateHours(headcount: number): number {
  const load = (PER_HOUR * WORK_MIN) / 60;
  const perHour = (headcount - load) * (60 / WORK_MIN);
  const beyond = erlangC(load, headcount) * Math.exp(-perHour * 0.5);
  return (730 * PER_HOUR * beyond) / (1 - Math.exp(-perHour));
}

describe("pay the fine", () => {
  /** Price of a late hour at which one more technician pays for itself. */
  const kinks = HEADCOUNTS.slice(1).map(
    (headcount) => WAGES / (lateHours(headcount - 1) - lateHours(headcount)),
  );
  const sides = kinks.flatMap((kink, at) => [
    { name: `below${at}`, euros: kink * 0.6, best: HEADCOUNTS[at] ?? 0 },
    { name: `above${at}`, euros: kink * 1.6, best: HEADCOUNTS[at + 1] ?? 0 },
  ]);
  let played: Record<string, Played>;
  beforeAll(async () => {
    const designs = grid(
      Object.fromEntries(sides.map(({ name, euros }) => [name, priced(Number(euros.toFixed(2)))])),
    );
    played = await playCompiled(compiled(desksOf(designs, { perHour: PER_HOUR, months: 3 })), 16);
  });
  test("the kinks of the closed form rise with the headcount: the first hours late are the cheapest to avoid", () => {
    expect(kinks).toEqual([...kinks].sort((a, b) => a - b));
  });
  test.each(sides)(
    "$name the kink, at $euros EUR an hour, $best technicians earn the most",
    ({ name, best }) => {
      earnsMost(played, name, best);
    },
  );
});
