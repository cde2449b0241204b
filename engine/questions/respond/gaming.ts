/** The gaming matrix: what each trick brings under each clause, and what is left of it under a written remedy. */
import type { Text } from "../../scenario/notation.ts";
import type { Figure } from "../answer.ts";
import { scaleClauses } from "../clause-price/edits.ts";
import type { DesignInput, Variant } from "../trials.ts";
import type { Field, Terms } from "./field.ts";
import { type Response, TRICK_NAMES, type Trick } from "./response.ts";

export interface Gamed {
  trick: Trick;
  /** extracted by clause, the others owing nothing; in the order of the clauses */
  byClause: Figure[];
  /** work spared or hours billed, without any penalty */
  elsewhere: Figure;
  /** under the whole contract */
  whole: Figure;
  remedy: {
    wording: Text;
    /** what the trick still brings under it */
    left: Figure;
    /** of what the trick brings, what the remedy takes away */
    taken: Figure;
    /** what it does to the margin of a provider who plays no trick */
    honest: Figure;
  };
}

const CLAIMS_REFUSED = 0.8;
const QUARTER = 3;

const WORDINGS: Record<Trick, Text> = {
  parking: {
    fr: "« L’attente d’une réponse du Client ne suspend pas le délai. » Une attente déclarée ne vaut plus une pause.",
    en: "“Waiting for an answer from the Client does not suspend the time limit.” A declared wait is no longer a pause.",
  },
  downgrading: {
    fr: "« En cas de requalification, le délai applicable est celui de la plus haute priorité que le ticket a portée. »",
    en: "“Where a ticket is reclassified, the time limit that applies is that of the highest priority it has held.”",
  },
  exclusion: {
    fr: "« Toute exclusion est soumise au comité avec ses justificatifs ; à défaut, le ticket est compté. »",
    en: "“Every exclusion is submitted to the committee with its evidence; failing that, the ticket is counted.”",
  },
  earlyClose: {
    fr: "« Un ticket rouvert est réputé n’avoir jamais été résolu ; son délai court depuis son ouverture. »",
    en: "“A reopened ticket is deemed never to have been resolved; its time limit runs from its opening.”",
  },
};

const REMEDIES: Record<Trick, Terms> = {
  parking: ({ contract }) => {
    for (const family of Object.values(contract.slas ?? {}))
      family.pauses = (family.pauses ?? ["arbitration", "quote", "thirdParty"]).filter(
        (pause) => pause !== "client",
      );
    if (contract.clock?.pauses)
      contract.clock.pauses = contract.clock.pauses.filter((pause) => pause !== "client");
  },
  downgrading: ({ contract }) => {
    contract.clock = { ...contract.clock, reclassification: "keepWorst" };
  },
  exclusion: (design) => {
    design.governance ??= {};
    design.governance.committee ??= { every: QUARTER };
  },
  earlyClose: ({ contract }) => {
    contract.clock = { ...contract.clock, reopening: "running" };
  },
};

/** A committee that looks at claims refuses most of those made on the sly. */
function examined(design: DesignInput): void {
  if (design.provider.opportunism) design.provider.opportunism.contested = CLAIMS_REFUSED;
}

export class Gaming {
  declare private readonly field: Field;
  declare private readonly stated: Response;
  declare readonly clauses: string[];

  constructor(field: Field, stated: Response) {
    this.field = field;
    this.stated = stated;
    this.clauses = (field.design.contract.penalties?.clauses ?? []).map(({ id }) => id);
  }

  /** Only one clause owes anything; null: none does. */
  private only(kept: string | null): Terms {
    const { penalties } = this.field.design.contract;
    const others = this.clauses.filter((id) => id !== kept);
    return (design) => {
      if (penalties) scaleClauses(design, penalties, others, 0);
    };
  }

  private pair(trick: Trick, terms: Terms, isExamined = false): [sly: Variant, honest: Variant] {
    const { field, stated } = this;
    const sly = field.variant({ ...stated, tricks: [trick] }, terms, isExamined ? examined : undefined);
    return [sly, field.variant(stated, terms)];
  }

  async run(futures: number): Promise<Gamed[]> {
    const { field } = this;
    const whole: Terms = () => undefined;
    const rows = TRICK_NAMES.map((trick) => ({
      trick,
      whole: this.pair(trick, whole),
      none: this.pair(trick, this.only(null)),
      each: this.clauses.map((id) => this.pair(trick, this.only(id))),
      remedied: this.pair(trick, REMEDIES[trick], trick === "exclusion"),
    }));
    await field.play(
      rows.flatMap((row) => [row.whole, row.none, ...row.each, row.remedied].flat()),
      futures,
    );
    return rows.map((row) => this.read(row));
  }

  private read(row: {
    trick: Trick;
    whole: [Variant, Variant];
    none: [Variant, Variant];
    each: [Variant, Variant][];
    remedied: [Variant, Variant];
  }): Gamed {
    const { field } = this;
    const brought = ([sly, honest]: [Variant, Variant]): Float64Array => {
      const [one, other] = [field.gain(sly), field.gain(honest)];
      return one.slice(0, other.length).map((value, at) => value - other[at]!);
    };
    const none = brought(row.none);
    const whole = brought(row.whole);
    const left = brought(row.remedied);
    const nothing = new Float64Array(none.length);
    return {
      trick: row.trick,
      byClause: row.each.map((pair) => field.difference(brought(pair), none)),
      elsewhere: field.difference(none, nothing),
      whole: field.difference(whole, nothing),
      remedy: {
        wording: WORDINGS[row.trick],
        left: field.difference(left, nothing),
        taken: field.difference(whole, left),
        honest: field.gainOver(row.remedied[1], row.whole[1]),
      },
    };
  }
}
