/** Indicators of a contract's own life: whether and when it ends, what the end costs, and what it would cost. */
import type { Indicator } from "./indicators.ts";

const indicator = (value: Indicator): Indicator => value;

export const LIFE_INDICATORS = {
  monthsInForce: indicator({
    unit: "months",
    better: null,
    of: ["inForce"],
    isWhole: true,
    label: { fr: "Mois de contrat", en: "Months in force" },
  }),
  terminated: indicator({
    unit: "share",
    better: "low",
    of: ["ended"],
    isWhole: true,
    label: { fr: "Contrat rompu ou non renouvelé", en: "Contract broken or not renewed" },
  }),
  monthOfTermination: indicator({
    unit: "months",
    better: null,
    of: ["endedMonths"],
    per: ["ended"],
    label: { fr: "Dernier mois du prestataire qui part", en: "Last month of the provider who leaves" },
  }),
  exitCost: indicator({
    unit: "EUR",
    better: "low",
    of: ["exitEur", "reversibilityEur", "transferEur"],
    isWhole: true,
    label: { fr: "Coût de sortie", en: "Cost of the exit" },
  }),
  transitionFee: indicator({
    unit: "EUR",
    better: "low",
    of: ["transitionEur"],
    isWhole: true,
    label: { fr: "Frais de reprise", en: "Transition fee" },
  }),
  successorMargin: indicator({
    unit: "EUR",
    better: null,
    of: ["successorMarginEur"],
    isWhole: true,
    label: { fr: "Marge du successeur", en: "Successor’s margin" },
  }),
  exitPrice: indicator({
    unit: "EUR",
    better: "low",
    of: ["exitPriceEur"],
    stock: "last",
    monthly: "flow",
    label: { fr: "Prix d’une sortie à cette date", en: "Price of leaving then" },
  }),
  dependence: indicator({
    unit: "share",
    better: "low",
    of: ["dependence"],
    stock: "last",
    monthly: "flow",
    label: {
      fr: "Dépendance (prix de sortie / un an de redevances)",
      en: "Dependence (exit price / a year of fees)",
    },
  }),
} as const satisfies Record<string, Indicator>;
