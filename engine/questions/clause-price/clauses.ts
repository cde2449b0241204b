/** The clauses that a contract has and could do without, each with how it is taken out. */
import type { CompiledDesign } from "../../compile/compile.ts";
import type { Design } from "../../scenario/model.ts";
import type { Text } from "../../scenario/notation.ts";
import type { DesignInput } from "../trials.ts";
import { bilingual, listed } from "../wording.ts";
import { scaleClauses } from "./edits.ts";

export interface Clause {
  id: string;
  label: Text;
  /** takes it out of a written design, in place */
  off: (design: DesignInput) => void;
}

/** Clauses of penalties beyond which they are taken together. */
const MOST_APART = 3;

type Rule = NonNullable<Design["governance"]>["rules"][number];

/** Amendments that the contract itself plans, as against those that a committee asks for: scope, wording, targets, price. */
const REVISIONS = ["rebaseline", "cover", "clarity", "target", "price", "index"];
export const isRevision = ({ when, then }: Rule): boolean =>
  !("indicator" in when) && then.some((action) => REVISIONS.some((kind) => kind in action));

export const nameOf = ({ id, name }: { id: string; name?: string | Text | undefined }): Text =>
  typeof name === "object" ? name : { fr: name ?? id, en: name ?? id };

function penaltyClauses({ contract: { penalties } }: Design): Clause[] {
  if (!penalties || penalties.clauses.length === 0) return [];
  const ids = penalties.clauses.map(({ id }) => id);
  const off =
    (which: readonly string[]): Clause["off"] =>
    (design) =>
      scaleClauses(design, penalties, which, 0);
  if (ids.length > MOST_APART)
    return [{ id: "penalties", label: { fr: "Pénalités", en: "Penalties" }, off: off(ids) }];
  return ids.map((id) => ({
    id: `penalties.${id}`,
    label: { fr: `Pénalité « ${id} »`, en: `Penalty “${id}”` },
    off: off([id]),
  }));
}

function capClause({ contract: { penalties } }: Design): Clause[] {
  const caps = Object.values(penalties?.caps ?? {}).filter((cap) => cap !== undefined);
  if (caps.length === 0) return [];
  return [
    {
      id: "caps",
      label: { fr: "Plafonds des pénalités", en: "Caps on penalties" },
      off: ({ contract }) => {
        delete contract.penalties?.caps;
      },
    },
  ];
}

function earnBackClause({ contract: { penalties } }: Design): Clause[] {
  if (!penalties?.clauses.some((clause) => "earnBack" in clause && clause.earnBack)) return [];
  return [
    {
      id: "earnBack",
      label: { fr: "Pénalités regagnables", en: "Earn-back of penalties" },
      off: ({ contract }) => {
        for (const clause of contract.penalties?.clauses ?? [])
          if ("earnBack" in clause) delete clause.earnBack;
      },
    },
  ];
}

function priceClauses({ contract: { price, envelope } }: Design, isIndexed: boolean): Clause[] {
  const clauses: Clause[] = [];
  if (isIndexed && (price?.indexation?.share ?? 0) > 0)
    clauses.push({
      id: "indexation",
      label: { fr: "Indexation du prix", en: "Indexation of the price" },
      off: ({ contract }) => {
        if (contract.price?.indexation) contract.price.indexation.share = 0;
      },
    });
  if (price?.deadBand)
    clauses.push({
      id: "deadBand",
      label: { fr: "Prix des unités hors bande (ARC/RRC)", en: "Price of units beyond the band (ARC/RRC)" },
      off: ({ contract }) => {
        delete contract.price?.deadBand;
      },
    });
  if (price?.minimumCommitment)
    clauses.push({
      id: "minimumCommitment",
      label: { fr: "Minimum de facturation", en: "Minimum commitment" },
      off: ({ contract }) => {
        delete contract.price?.minimumCommitment;
      },
    });
  if ((envelope?.share ?? 0) > 0)
    clauses.push({
      id: "envelope",
      label: { fr: "Enveloppe de petites évolutions", en: "Envelope of small changes" },
      off: ({ contract }) => {
        delete contract.envelope;
      },
    });
  return clauses;
}

function governanceClauses({ governance }: Design): Clause[] {
  const clauses: Clause[] = [];
  if (governance?.committee) {
    const { every } = governance.committee;
    clauses.push({
      id: "committee",
      label: bilingual(
        ({ count }) => `Comité, tous les ${count(every)} mois, et ce qu’il décide`,
        ({ count }) => `Committee every ${count(every)} months, and what it decides`,
      ),
      off: (design) => withoutCommittee(design),
    });
  }
  const revisions = governance?.rules.filter(isRevision) ?? [];
  if (revisions.length > 0) {
    const ids = revisions.map(({ id }) => id);
    clauses.push({
      id: "revision",
      label: listed(revisions.map(nameOf)),
      off: (design) => {
        if (design.governance?.rules)
          design.governance.rules = design.governance.rules.filter(({ id }) => !ids.includes(id));
      },
    });
  }
  return clauses;
}

/** Without a committee nobody sees an indicator: the rules that watch one go with it. */
function withoutCommittee({ governance }: DesignInput): void {
  if (!governance) return;
  delete governance.committee;
  governance.rules = governance.rules?.filter(({ when }) => !("indicator" in when)) ?? [];
}

function exitClause({ contract: { exit } }: Design, { exit: { canEnd } }: CompiledDesign): Clause[] {
  if (!canEnd || !exit || (exit.cost === 0 && exit.beforeTerm === 0)) return [];
  return [
    {
      id: "exit",
      label: { fr: "Indemnités de sortie", en: "Exit payments" },
      off: ({ contract }) => {
        delete contract.exit?.cost;
        delete contract.exit?.beforeTerm;
      },
    },
  ];
}

/**
 * Clauses present, in the order in which a contract states them.
 * @param isIndexed  the scenario has an index that prices may follow
 */
export function clausesOf(design: Design, compiled: CompiledDesign, isIndexed: boolean): Clause[] {
  return [
    ...penaltyClauses(design),
    ...capClause(design),
    ...earnBackClause(design),
    ...priceClauses(design, isIndexed),
    ...governanceClauses(design),
    ...exitClause(design, compiled),
  ];
}

/** Takes clauses out; without penalties, what limits them or gives them back is out of the way too. */
export function takeOut(design: DesignInput, clauses: readonly Clause[], all: readonly Clause[]): void {
  for (const { off } of clauses) off(design);
  const isPenalty = ({ id }: Clause) => id.startsWith("penalties");
  if (all.filter(isPenalty).every((clause) => clauses.includes(clause)))
    for (const { id, off } of all) if (id === "caps" || id === "earnBack") off(design);
}
