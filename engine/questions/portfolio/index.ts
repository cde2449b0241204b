/** Portfolio: one more client for a provider, and who suffers. */
import { z } from "zod";
import type { Fault } from "../../scenario/errors.ts";
import type { Asked, Question } from "../question.ts";
import { listTerm, nameFaults, numberTerm, wholeTerm, wordTerm } from "../terms.ts";
import { type PortfolioFigures, portfolio } from "./portfolio.ts";

const portfolioTerms = z.strictObject({
  client: wordTerm({
    fr: "nouveau client ; d’office le dernier",
    en: "the new client; default: the last",
  }).optional(),
  design: wordTerm({ fr: "formule ; d’office la première", en: "design; default: the first" }).optional(),
  team: wordTerm({
    fr: "équipe où embaucher ; d’office la plus utile",
    en: "team to hire in; default: the most useful",
  }).optional(),
  posts: wholeTerm({ fr: "techniciens de plus, au plus", en: "extra technicians, at most" }, 1, 10).default(
    2,
  ),
  months: listTerm(
    {
      fr: "mois d’embauche à essayer ; 0 : dès le premier jour",
      en: "hiring months to try; 0: from the first day",
    },
    wholeTerm({ fr: "mois", en: "month" }, 0, 119),
    1,
    12,
  ).default([0, 3, 6, 12]),
  accepted: numberTerm(
    {
      fr: "points de périodes tenues qu’un client peut perdre",
      en: "points of periods kept that a client may lose",
    },
    0,
    50,
  ).default(1),
});
type PortfolioTerms = z.output<typeof portfolioTerms>;

function faultsOf({ compiled, read, terms }: Asked<PortfolioTerms>): Fault[] {
  const clients = compiled.clients.map(({ id }) => id);
  if (clients.length === 0) return [{ code: "NO_OTHER_CLIENT", path: ["clients"] }];
  const designs = compiled.designs.map(({ id }) => id);
  const design = terms.design ?? designs[0] ?? "";
  const teams = Object.keys(read.scenario.designs[design]?.provider.teams ?? {});
  const faults = [
    ...nameFaults("NOT_ONE_OF", "client", terms.client, clients),
    ...nameFaults("UNKNOWN_DESIGN", "design", terms.design, designs),
  ];
  return faults.length > 0 ? faults : nameFaults("UNKNOWN_TEAM", "team", terms.team, teams);
}

export const portfolioQuestion: Question<"portfolio", PortfolioTerms, PortfolioFigures> = {
  name: "portfolio",
  title: { fr: "Qui en souffre si je signe ?", en: "Who suffers if I sign?" },
  terms: portfolioTerms,
  replications: 128,
  faults: faultsOf,
  ask: portfolio,
};
