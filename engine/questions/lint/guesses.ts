/** Guessed inputs that could turn what the linter says of a promise, and which promises. */
import type { Compiled } from "../../compile/compile.ts";
import type { CompiledPriority } from "../../mechanisms/ticket/priority.ts";
import type { Text } from "../../scenario/notation.ts";
import type { Guess } from "../answer.ts";
import { bilingual, listed } from "../wording.ts";
import {
  badProvider,
  CLUSTERED,
  chanceOfMissing,
  goodProvider,
  type PeriodRule,
  TELLS_APART,
} from "./chance.ts";
import type { Promised, Reading } from "./reading.ts";
import { sharesOf, ticketsOf } from "./volume.ts";

const OFTEN = 0.1;
/** how far volumes may be from what is stated */
const VOLUME_ERROR = 0.25;

/** What is said of a promise, by volume and design effect: whether luck misses it often, and whether it tells providers apart. */
class Sayings {
  declare private readonly known: Map<string, string>;
  constructor() {
    this.known = new Map();
  }

  of({ line }: Promised, onAverage: number, designEffect = 1): string {
    const { required, smallBelow, smallMisses } = line;
    const key = [required, smallBelow, smallMisses, onAverage, designEffect].join(" ");
    const said =
      this.known.get(key) ?? this.say({ required, smallBelow, smallMisses }, onAverage, designEffect);
    this.known.set(key, said);
    return said;
  }

  private say(rule: PeriodRule, onAverage: number, designEffect: number): string {
    const good = chanceOfMissing({ onAverage }, goodProvider(rule.required), rule, designEffect);
    const bad = chanceOfMissing({ onAverage }, badProvider(rule.required), rule, designEffect);
    return `${good >= OFTEN} ${bad - good >= TELLS_APART}`;
  }
}

/** Names of the promises of which something else would be said. */
function turned(
  sayings: Sayings,
  readings: readonly Reading[],
  other: (reading: Reading) => (promise: Promised, perPeriod: number) => string,
): Text[] {
  const names = new Map<string, Text>();
  for (const reading of readings) {
    const otherwise = other(reading);
    for (const promise of reading.promises) {
      const { perPeriod, name } = promise;
      if (perPeriod === null || perPeriod < 1) continue;
      if (sayings.of(promise, perPeriod) !== otherwise(promise, perPeriod)) names.set(name.en, name);
    }
  }
  return [...names.values()];
}

function guess(path: string, value: number, names: readonly Text[], fr: string, en: string): Guess[] {
  if (names.length === 0) return [];
  const all = listed(names);
  return [
    {
      path,
      value,
      wouldFlip: bilingual(
        () => `${fr}, le jugement changerait pour ${all.fr}.`,
        () => `${en}, what is said would change for ${all.en}.`,
      ),
    },
  ];
}

const WITHOUT: Record<"inflation" | "downgrade", Text> = {
  inflation: {
    fr: "Sans priorités gonflées par les utilisateurs",
    en: "Without priorities inflated by users",
  },
  downgrade: {
    fr: "Sans priorités abaissées par le support",
    en: "Without priorities downgraded by the desk",
  },
};

/** A guessed share of misdeclared priorities, set to nothing. */
function withoutMisdeclared(
  compiled: Compiled,
  sayings: Sayings,
  readings: readonly Reading[],
  field: "inflation" | "downgrade",
): Guess[] {
  const concerned = readings.filter(({ design }) => design.priority[field] > 0);
  const [first] = concerned;
  if (!first) return [];
  const names = turned(sayings, concerned, ({ design }) => {
    const priority: CompiledPriority = { ...design.priority, [field]: 0 };
    const shares = sharesOf(compiled, { priority, scope: design.scope });
    return (promise) => sayings.of(promise, ticketsOf(promise.line, shares) * promise.line.period);
  });
  const path = `designs.${first.design.id}.contract.priority.${field}`;
  return guess(path, first.design.priority[field], names, WITHOUT[field].fr, WITHOUT[field].en);
}

export function guessesOf(compiled: Compiled, readings: readonly Reading[]): Guess[] {
  const sayings = new Sayings();
  const volume = (factor: number) =>
    turned(sayings, readings, () => (promise, perPeriod) => sayings.of(promise, perPeriod * factor));
  const clustered = turned(
    sayings,
    readings,
    () => (promise, perPeriod) => sayings.of(promise, perPeriod, CLUSTERED),
  );
  return [
    ...guess(
      "designEffect",
      1,
      clustered,
      `Si les retards viennent par grappes (effet ${CLUSTERED})`,
      `If late tickets come in clusters (design effect ${CLUSTERED})`,
    ),
    ...withoutMisdeclared(compiled, sayings, readings, "inflation"),
    ...withoutMisdeclared(compiled, sayings, readings, "downgrade"),
    ...guess(
      "situation.components",
      -VOLUME_ERROR,
      volume(1 - VOLUME_ERROR),
      "Avec un quart de tickets en moins",
      "With a quarter fewer tickets",
    ),
    ...guess(
      "situation.components",
      VOLUME_ERROR,
      volume(1 + VOLUME_ERROR),
      "Avec un quart de tickets en plus",
      "With a quarter more tickets",
    ),
  ];
}
