/** The amendment whose moment is sought: what it does and costs, and the ways in which it may come about. */
import { CONTRACTUAL_INDICATORS, type SHARED_INDICATORS } from "../../mechanisms/governance/governance.ts";
import type { Scenario } from "../../scenario/model.ts";
import type { Text } from "../../scenario/notation.ts";
import type { DesignInput, Variant } from "../trials.ts";

type Governance = NonNullable<DesignInput["governance"]>;
type Rule = NonNullable<Governance["rules"]>[number];
export type When = Rule["when"];
export type Watched = (typeof CONTRACTUAL_INDICATORS)[number] | (typeof SHARED_INDICATORS)[number];

/** Amendment that needs no rule of a scenario: the contract takes the whole SI as it is. */
export const REBASELINE = "rebaseline";

export interface Amendment {
  id: string;
  name: Text;
  /** design that it would change */
  design: string;
  /** rule as written; its `when` is what is moved */
  rule: Pick<Rule, "then" | "after" | "cost">;
}

/** A threshold that a committee watches. */
export interface Trigger {
  indicator: Watched;
  side: "above" | "below";
  /** as a scenario states it */
  threshold: number;
  committees: number;
}

export interface Content {
  /** every price × (1 + this) from the month after on */
  price: number;
  /** invoiced to the client when it is signed, in euros */
  invoiced: number;
}

/** The rule of a design, with what the asker adds to it. */
export function amendmentOf(
  { designs }: Pick<Scenario, "designs">,
  written: Record<string, DesignInput>,
  { design, from, id }: { design: string; from: string; id: string },
  { price, invoiced }: Content,
): Amendment {
  const at = designs[from]?.governance?.rules.findIndex((rule) => rule.id === id) ?? -1;
  const read = designs[from]?.governance?.rules[at];
  const rule = written[from]?.governance?.rules?.[at];
  const cost = read?.cost ?? { client: 0, provider: 0, invoiced: 0 };
  return {
    id,
    name:
      read?.name ??
      (read ? { fr: id, en: id } : { fr: "Périmètre remis à jour", en: "Scope brought up to date" }),
    design,
    rule: {
      // biome-ignore lint/suspicious/noThenProperty: a word of scenarios
      then: [
        ...(rule?.then ?? [{ rebaseline: "all" as const }]),
        ...(price === 0 ? [] : [{ price: 1 + price }]),
      ],
      ...(rule?.after === undefined ? {} : { after: rule.after }),
      ...(invoiced === 0 && rule?.cost
        ? { cost: rule.cost }
        : { cost: { ...cost, invoiced: cost.invoiced + invoiced } }),
    },
  };
}

/** Adds a rule to a design, in place of the one that it comes from. */
function addRule(design: DesignInput, own: string, rule: Omit<Rule, "id">): void {
  design.governance ??= {};
  const others = (design.governance.rules ?? []).filter(({ id }) => id !== own);
  let id = "renegotiated";
  while (others.some((other) => other.id === id)) id += "Again";
  design.governance.rules = [...others, { id, ...rule }];
}

/** The contract with the amendment signed at each of these moments. */
const amended = ({ id, design, rule }: Amendment, key: string, when: When, atMost?: number): Variant => ({
  key: `amended ${key}`,
  of: design,
  change: (changed) => addRule(changed, id, { ...rule, when, ...(atMost === undefined ? {} : { atMost }) }),
});

/** Signed once, at the end of a month of the contract. */
export const signedAt = (amendment: Amendment, month: number): Variant =>
  amended(amendment, `month ${month}`, { month }, 1);

/** Signed again every so many months of the contract, from the first such month that is left on. */
export const signedEvery = (amendment: Amendment, every: number): Variant =>
  amended(amendment, `every ${every}`, { every });

/** The committee that a trigger needs: one that sees what it watches. */
export type Committee = NonNullable<Governance["committee"]>;

const sees = (committee: Committee | undefined, indicator: Watched): boolean =>
  committee !== undefined &&
  (committee.indicators === "shared" || CONTRACTUAL_INDICATORS.some((name) => name === indicator));

/** The contract's own committee where it sees the indicator, else the other contract's, else one that shares its indicators. */
export function committeeFor(
  indicator: Watched,
  own: Committee | undefined,
  other: Committee | undefined,
): Committee {
  const seeing = [own, other].find((committee) => sees(committee, indicator));
  return seeing ?? { ...(own ?? other ?? { every: 3 }), indicators: "shared" };
}

/** The contract as it stands, with that committee and nothing else. */
export const watchedOnly = (design: string, committee: Committee): Variant => ({
  key: "committee",
  of: design,
  change: (changed) => {
    changed.governance = { ...changed.governance, committee };
  },
});

/** Signed each time that the committee has seen the threshold passed. */
export function signedOn(amendment: Amendment, trigger: Trigger, committee: Committee): Variant {
  const { indicator, side, threshold, committees } = trigger;
  const when: When = { indicator, [side]: threshold, committees };
  const variant = amended(amendment, `on ${indicator} ${side} ${threshold}`, when);
  return {
    ...variant,
    change: (changed) => {
      changed.governance = { ...changed.governance, committee };
      variant.change?.(changed);
    },
  };
}

/**
 * The contract left at the end of a month.
 * @param successor  prices of who follows over those of the leaver; undefined: whoever the contract states, or nobody
 */
export const leftAt = (design: string, month: number, successor: number | undefined): Variant => ({
  key: `left ${month} ${successor ?? ""}`,
  of: design,
  change: (changed) => {
    // biome-ignore lint/suspicious/noThenProperty: a word of scenarios
    addRule(changed, "", { when: { month }, then: [{ terminate: true }], atMost: 1 });
    if (successor !== undefined)
      changed.contract.exit = {
        ...changed.contract.exit,
        successor: { ...changed.contract.exit?.successor, price: successor },
      };
  },
});
