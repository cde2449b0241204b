/** Random penalties: clauses of every form on the lines of a contract, their caps, claims and rights. */
import fc from "fast-check";
import type { ScenarioInput } from "#engine";
import { byPriority, euros, maybe, name, share, some, whole } from "./numbers.ts";

type Penalties = NonNullable<ScenarioInput["designs"][string]["contract"]["penalties"]>;

const limits = { cap: share(0.1), capAmount: euros(900), exemption: share(500) };
const earnBack = fc
  .tuple(
    fc.record({ above: byPriority(share(0.7)), periods: whole(1, 2) }),
    some({ settled: fc.constantFrom("atOnce", "yearEnd") }),
  )
  .map(([needed, rest]) => ({ ...needed, ...rest }));
const levels = fc
  .tuple(fc.record({ misses: whole(1, 3), within: whole(1, 4) }), some({ minimum: byPriority(share()) }))
  .map(([needed, rest]) => ({ ...needed, ...rest }));
const repeat = fc.array(share(3), { minLength: 1, maxLength: 3 });
const measured = { ...limits, repeat, levels, earnBack };

const form = (
  written: string,
  needed: Record<string, fc.Arbitrary<unknown>>,
  optional: Record<string, fc.Arbitrary<unknown>>,
) =>
  fc
    .tuple(fc.record({ form: fc.constant(written), ...needed }), some(optional))
    .map(([first, rest]) => ({ ...first, ...rest }));

const lateTicket = (sla: fc.Arbitrary<string>) =>
  fc.oneof(
    form(
      "perLateTicket",
      { sla, perStartedHour: byPriority(share(77)) },
      { ...limits, ticketCap: euros(600) },
    ),
    form(
      "perLateTicket",
      { sla, perStartedUnit: byPriority(euros(90)), unit: byPriority(whole(1, 500)) },
      { ...limits, perTicket: byPriority(euros(300)), ticketCap: euros(600) },
    ),
  );

const deliverables = (dates: fc.Arbitrary<string>) =>
  fc
    .record({ value: euros(40_000), late: share(), date: dates, name })
    .map(({ value, late, date, name: shown }) => [
      { id: "plan", name: shown, value, due: { month: 1 }, late, delay: "exponential(20 d)" },
      { id: "audit", value: 777, due: { date }, delay: "exponential(200 d)" },
    ]);

/** A clause of any form, its numbers anywhere in their ranges, on SLA lines and families of these names. */
const clause = (names: readonly string[], dates: fc.Arbitrary<string>) => {
  const sla = fc.constantFrom(...names);
  const tier = fc.record({ below: share(), rate: share(0.2) });
  return fc.oneof(
    lateTicket(sla),
    form("perPoint", { sla, perPoint: share(0.05) }, measured),
    form("perMiss", { sla }, { ...measured, amount: whole(0, 999), share: share(0.1) }),
    form("tiers", { sla, tiers: fc.array(tier, { minLength: 1, maxLength: 3 }) }, measured),
    form(
      "points",
      {
        points: fc.dictionary(sla, whole(0, 9), { minKeys: 1, maxKeys: 3 }),
        table: fc.array(fc.record({ from: whole(0, 20), rate: share(0.1) }), { minLength: 1, maxLength: 3 }),
      },
      { ...limits, repeat, levels, averageOver: whole(1, 2) },
    ),
    form(
      "atRisk",
      { atRisk: share(0.3), allocation: fc.dictionary(sla, share(), { minKeys: 1, maxKeys: 3 }) },
      { ...measured, pool: share(3) },
    ),
    form(
      "bonusMalus",
      { sla, bonusPerPoint: share(0.02), bonusAbove: byPriority(share()), bonusCap: share(0.05) },
      { ...measured, malusPerPoint: share(0.02) },
    ),
    form(
      "lateDelivery",
      { deliverables: deliverables(dates) },
      {
        ...limits,
        divisor: whole(100, 3000),
        indexed: fc.boolean(),
        totalCap: fc.record({ share: share(0.1), of: fc.constantFrom("contract", "order") }),
      },
    ),
  );
};

const caps = some({
  month: share(0.3),
  monthAmount: euros(900),
  year: share(0.2),
  yearAmount: euros(5000),
  lifetime: share(0.2),
  lifetimeAmount: euros(9000),
});

/** Rights that a bad service gives, and targets that a good one raises. */
const rights = (names: readonly string[]) => ({
  chronicFailure: fc
    .tuple(
      fc.record({ misses: whole(1, 3), within: whole(1, 4) }),
      some({ slas: fc.subarray([...names], { minLength: 1, maxLength: 3 }), monthsAtCap: whole(1, 3) }),
    )
    .map(([needed, rest]) => ({ ...needed, ...rest })),
  improvement: fc.array(
    fc
      .tuple(fc.record({ sla: fc.constantFrom(...names), share: share() }), maybe(whole(1, 12)))
      .map(([needed, best]) => (best === undefined ? needed : { ...needed, best })),
    { maxLength: 2 },
  ),
});

/** Penalties on SLA lines and families of these names, with deliverables due on such dates. */
export const anyPenalties = (
  names: readonly string[],
  dates: fc.Arbitrary<string>,
): fc.Arbitrary<Penalties> =>
  fc
    .tuple(
      fc.array(clause(names, dates), { minLength: 1, maxLength: 5 }),
      some({ caps, exemption: whole(0, 400), claim: share(), claimWithCommittee: share(), ...rights(names) }),
    )
    .map(
      ([clauses, rest]) =>
        ({ ...rest, clauses: clauses.map((one, at) => ({ id: `clause${at}`, ...one })) }) as Penalties,
    );
