/** Indicators of the contract's clauses of money: what caps cut off, what is earned back, bonus, chronic failure, envelope. */
import type { Indicator } from "./indicators.ts";

const indicator = (value: Indicator): Indicator => value;

export const CLAUSE_INDICATORS = {
  penaltiesCapped: indicator({
    unit: "EUR",
    better: null,
    of: ["penaltyCappedEur"],
    label: { fr: "Pénalités écrêtées par les plafonds", en: "Penalties cut off by caps" },
  }),
  monthsAtCap: indicator({
    unit: "months",
    better: "low",
    of: ["monthsAtCap"],
    label: { fr: "Mois au plafond de pénalités", en: "Months at a penalty cap" },
  }),
  penaltiesRefunded: indicator({
    unit: "EUR",
    better: null,
    of: ["refundEur"],
    label: { fr: "Pénalités regagnées par le prestataire", en: "Penalties earned back" },
  }),
  bonus: indicator({
    unit: "EUR",
    better: null,
    of: ["bonusEur"],
    label: { fr: "Bonus versés", en: "Bonus paid" },
  }),
  chronicFailureMonths: indicator({
    unit: "months",
    better: "low",
    of: ["chronicFailure"],
    label: { fr: "Mois avec droit de résiliation pour échec répété", en: "Months with a right to terminate" },
  }),
  ticketFees: indicator({
    unit: "EUR",
    better: null,
    of: ["ticketFeeEur"],
    label: { fr: "Tickets facturés à l’unité", en: "Tickets billed one by one" },
  }),
  envelopeHours: indicator({
    unit: "h",
    better: null,
    of: ["envelopeHours"],
    label: {
      fr: "Petites évolutions prises dans l’enveloppe, heures estimées",
      en: "Small changes taken in the envelope, estimated hours",
    },
  }),
} as const satisfies Record<string, Indicator>;
