/** Question 9, clock: what the clocks of the usual tools say of the same tickets. */
import { z } from "zod";
import type { Fault } from "../../scenario/errors.ts";
import type { Asked, Question } from "../question.ts";
import { listTerm, unknownTerm, wholeTerm, wordTerm } from "../terms.ts";
import { type ClockFigures, clock, designOf } from "./clock.ts";
import { clocksOf, MOST_READINGS } from "./readings.ts";

const clockTerms = z.strictObject({
  design: wordTerm({
    fr: "contrat à lire ; d’office le premier qui promet un délai",
    en: "design to read; default: the first that promises a time",
  }).optional(),
  clocks: listTerm(
    {
      fr: "horloges, ou lectures que le contrat liste ; d’office les outils courants et ces lectures",
      en: "clocks, or readings that the contract lists; default: the usual tools and those readings",
    },
    wordTerm({ fr: "horloge", en: "clock" }),
    1,
    MOST_READINGS,
  ).optional(),
  tickets: wholeTerm({ fr: "tickets à lister au plus", en: "tickets to be listed at most" }, 0, 90).default(
    30,
  ),
});
type ClockTerms = z.output<typeof clockTerms>;

function faultsOf(asked: Asked<ClockTerms>): Fault[] {
  const { compiled, read, terms } = asked;
  const designs = compiled.designs.map(({ id }) => id);
  if (terms.design !== undefined && !designs.includes(terms.design))
    return [unknownTerm("UNKNOWN_DESIGN", "design", terms.design, designs)];
  const { id, slas } = designOf(asked);
  if (!slas.some(({ service }) => service === null))
    return [{ code: "NO_CLOCK", path: ["designs", id, "contract", "slas"], value: id }];
  const known = clocksOf(read.written.designs[id]!.contract);
  return (terms.clocks ?? []).flatMap((name, at) => {
    if (!known.includes(name)) return [unknownTerm("NOT_ONE_OF", ["clocks", at], name, known)];
    return terms.clocks?.indexOf(name) === at
      ? []
      : [{ code: "TWO_READINGS", path: ["terms", "clocks", at], value: name }];
  });
}

export const clockQuestion: Question<"clock", ClockTerms, ClockFigures> = {
  name: "clock",
  title: { fr: "Que disent les horloges ?", en: "What do the clocks say?" },
  terms: clockTerms,
  replications: 64,
  faults: faultsOf,
  ask: clock,
};
