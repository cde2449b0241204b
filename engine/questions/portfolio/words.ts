/** One more client, in words. */
import type { Text } from "../../scenario/notation.ts";
import type { Figure } from "../answer.ts";
import { bilingual, joined, listed } from "../wording.ts";
import type { ClientChange } from "./clients.ts";
import type { HireTried, PortfolioFigures } from "./portfolio.ts";

const quoted = ({ name }: { name: Text }): Text => ({
  fr: `«\u00a0${name.fr}\u00a0»`,
  en: `“${name.en}”`,
});

/** "« B » (−4,2 pt)". */
const hurt = (one: ClientChange): Text => {
  const name = quoted(one);
  const points = 100 * Math.abs(one.periodsKept.difference.mean ?? 0);
  return bilingual(
    ({ count }) => `${name.fr} (−${count(points)} pt de périodes tenues)`,
    ({ count }) => `${name.en} (−${count(points)} pt of periods kept)`,
  );
};

function who({ newcomer, clients, accepted }: PortfolioFigures): Text {
  const one = quoted(newcomer);
  const of = (suffers: ClientChange["suffers"]) => clients.filter((client) => client.suffers === suffers);
  const [yes, open] = [of("yes"), of("undecided")];
  if (yes.length > 0) {
    const names = listed(yes.map(hurt));
    return {
      fr: `Si ${one.fr} signe, ${yes.length > 1 ? "en souffrent" : "en souffre"} : ${names.fr}.`,
      en: `If ${one.en} signs, who suffers: ${names.en}.`,
    };
  }
  if (open.length > 0) {
    const names = listed(open.map(quoted));
    return {
      fr: `Si ${one.fr} signe : indécis pour ${names.fr}, faute d’assez d’avenirs.`,
      en: `If ${one.en} signs: undecided for ${names.en}, for want of futures.`,
    };
  }
  return bilingual(
    ({ count }) => `Si ${one.fr} signe, personne n’y perd plus de ${count(accepted)} pt de périodes tenues.`,
    ({ count }) => `If ${one.en} signs, nobody loses more than ${count(accepted)} pt of periods kept.`,
  );
}

/** "1 technicien de plus dans « desk » dès le premier jour". */
export const hireText = ({ posts, teamName, month }: HireTried): Text => {
  const [now, later] = [month === 0, { fr: `à la fin du mois ${month}`, en: `at the end of month ${month}` }];
  return bilingual(
    () =>
      `${posts} ${posts > 1 ? "techniciens" : "technicien"} de plus dans « ${teamName.fr} » ${now ? "dès le premier jour" : later.fr}`,
    () =>
      `${posts} more ${posts > 1 ? "technicians" : "technician"} in “${teamName.en}” ${now ? "from the first day" : later.en}`,
  );
};

function mending({ hires, mending: chosen }: PortfolioFigures): Text[] {
  if (hires.length === 0) return [];
  if (!chosen) {
    const isOpen = hires.some(({ mends }) => mends === "undecided");
    return [
      isOpen
        ? {
            fr: "Aucune embauche essayée n’y remédie à coup sûr.",
            en: "No hire tried surely solves it.",
          }
        : { fr: "Aucune embauche essayée n’y remédie.", en: "No hire tried solves it." },
    ];
  }
  const hire = hireText(chosen);
  const open = hires.slice(0, hires.indexOf(chosen)).filter(({ mends }) => mends === "undecided").length;
  const cheaper: Text =
    open === 0
      ? { fr: "", en: "" }
      : {
          fr: ` (indécis pour ${open} embauche${open > 1 ? "s" : ""} moins chère${open > 1 ? "s" : ""})`,
          en: ` (undecided for ${open} cheaper ${open > 1 ? "hires" : "hire"})`,
        };
  return [
    {
      fr: `Y remédie au moindre coût : ${hire.fr}${cheaper.fr}.`,
      en: `What solves it at the least cost: ${hire.en}${cheaper.en}.`,
    },
  ];
}

const ends = ({ ci95 }: Figure): [number, number] => ci95 ?? [Number.NaN, Number.NaN];

function money({ book, mending: chosen }: PortfolioFigures): Text {
  const margin = chosen?.margin ?? book.difference;
  const [low, high] = ends(margin);
  const more = low > 0 ? "more" : high < 0 ? "less" : "undecided";
  if (more === "undecided")
    return {
      fr: "Ce que le prestataire y gagne est indécis.",
      en: "What the provider gains by it is undecided.",
    };
  return bilingual(
    ({ euros }) =>
      `Le prestataire y ${more === "more" ? "gagne" : "perd"} ${euros(Math.abs(margin.mean ?? 0))} sur le contrat${chosen ? ", embauche payée" : ""}.`,
    ({ euros }) =>
      `The provider ${more === "more" ? "gains" : "loses"} ${euros(Math.abs(margin.mean ?? 0))} by it over the contract${chosen ? ", the hire paid for" : ""}.`,
  );
}

export const verdictOf = (figures: PortfolioFigures): Text =>
  joined([who(figures), ...mending(figures), money(figures)]);

export const restsOn = ({ accepted, hires }: PortfolioFigures, replications: number): Text[] => [
  bilingual(
    ({ count }) =>
      `${count(replications)} avenirs simulés, avec et sans le nouveau client : les tickets des autres y sont les mêmes. Un client en souffre s’il perd plus de ${count(accepted)} pt de périodes tenues.`,
    ({ count }) =>
      `${count(replications)} simulated futures, with the new client and without: the others’ tickets are the same. A client suffers if it loses more than ${count(accepted)} pt of periods kept.`,
  ),
  ...(hires.length === 0
    ? []
    : [
        {
          fr: "Embauches essayées dans l’équipe où un technicien de plus évite le plus de manquements, de la moins chère à la plus chère.",
          en: "Hires are tried in the team where one more technician avoids the most misses, from the cheapest to the dearest.",
        },
      ]),
];

export const caveatsOf = ({ hires }: PortfolioFigures): Text[] => [
  {
    fr: "Sans le nouveau client, le temps inoccupé des équipes est réparti entre ceux qui restent, en proportion.",
    en: "Without the new client, the teams’ idle time is shared among those who stay, in proportion.",
  },
  {
    fr: "Départs, connaissance du client et politiques d’effectif se jouent une fois, avec le premier client.",
    en: "Departures, knowledge and staffing policies are played once, with the first client.",
  },
  ...(hires.length > 0
    ? [
        {
          fr: "Une embauche est une personne formée, présente au mois indiqué : le délai de recrutement se compte avant.",
          en: "A hire is a trained person, present in the month stated: recruitment has to start before.",
        },
      ]
    : []),
];
