/** A contract that says neither when it ends, nor how one leaves it, nor how it changes. */
import { bilingual } from "../../wording.ts";
import type { FoundIn } from "../finding.ts";
import type { Reading } from "../reading.ts";

export function lifeFindings({ design }: Reading): FoundIn[] {
  const { term, governance } = design;
  const found: FoundIn[] = [];
  if (term.months === 0)
    found.push({
      code: "NO_TERM",
      severity: "warning",
      clause: "contract.term",
      name: { fr: "Durée", en: "Term" },
      numbers: {},
      why: bilingual(
        () =>
          "Aucun terme : rien n’oblige jamais les parties à se revoir, et aucune date n’est prévue pour en sortir.",
        () => "No term: nothing ever makes the parties meet again, and there is no date for leaving.",
      ),
      betterWording: bilingual(
        () =>
          `« Le contrat est conclu pour trente-six mois à compter de sa date d’effet. Il se reconduit tacitement par périodes de douze mois, sauf dénonciation par l’une des parties, par lettre recommandée avec avis de réception, trois mois au moins avant le terme de la période en cours. »`,
        () =>
          `“The contract runs for thirty-six months from its effective date. It is tacitly renewed for periods of twelve months, unless either party gives notice by registered letter at least three months before the end of the current period.”`,
      ),
    });
  else if (term.notice === 0)
    found.push({
      code: "NO_NOTICE",
      severity: "note",
      clause: "contract.term.notice",
      name: { fr: "Préavis", en: "Notice" },
      numbers: { termMonths: term.months },
      why: bilingual(
        () => "Un terme sans préavis : chacun peut apprendre le dernier jour que l’autre s’en va.",
        () => "A term without notice: either party may learn on the last day that the other leaves.",
      ),
      betterWording: bilingual(
        () =>
          `« Chaque partie peut s’opposer à la reconduction en prévenant l’autre par lettre recommandée avec avis de réception, trois mois au moins avant le terme de la période en cours. »`,
        () =>
          `“Either party may refuse renewal by giving the other notice by registered letter at least three months before the end of the current period.”`,
      ),
    });
  if (governance.rules.length === 0)
    found.push({
      code: "NO_REVISION",
      severity: "warning",
      clause: "governance.rules",
      name: { fr: "Clause de revoyure", en: "Revision clause" },
      numbers: {},
      why: bilingual(
        () =>
          "Rien ne prévoit de revoir le périmètre ni les engagements : le système d’information bouge, le contrat non.",
        () =>
          "Nothing provides for revising the scope or the commitments: the IT moves, the contract does not.",
      ),
      betterWording: bilingual(
        () =>
          `« Les parties révisent le périmètre, les quantités et les engagements à chaque date anniversaire du contrat, et dans les deux mois de tout événement (site, rachat, migration) qui fait varier de plus de 10 % le nombre d’équipements du parc. La révision fait l’objet d’un avenant. »`,
        () =>
          `“The parties shall revise scope, quantities and commitments on each anniversary of the contract, and within two months of any event (site, acquisition, migration) that changes the number of devices in the estate by more than 10%. Each revision is recorded in an amendment to the contract.”`,
      ),
    });
  return found;
}
