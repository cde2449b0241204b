/** French: question, verdict, chip, cards, table of differences. */
export const answerFr = {
  answer: {
    question: "Faut-il figer ce contrat ?",
    why: "Pourquoi ?",
    sides: { frozen: "figé", evolving: "évolutif" },
    contracts: { frozen: "contrat figé", evolving: "contrat évolutif" },
    chips: { solid: "Solide", depends: "Dépend d'une hypothèse", undecided: "Indécis" },
    chipHelp: {
      solid: "La réponse tient dans tous les mondes essayés et sur toute la plage de l'heure perdue.",
      depends: "La réponse bascule à l'intérieur de ce que l'on ne sait pas : voyez « Pourquoi ? ».",
      undecided:
        "L'intervalle de la moyenne contient zéro : ces avenirs ne départagent pas les deux contrats.",
    },
    sticky: (share: string, cost: string, hours: string) =>
      `mieux servi dans **${share} avenirs sur 100** · **${cost}** facturés · **${hours}** perdues`,
    /** where a scenario does not say which of its contracts is which */
    standIns: (frozen: string, evolving: string) => `ici « figé » = ${frozen}, « évolutif » = ${evolving}`,
    adjust: (count: number) => (count > 0 ? `Régler (${count})` : "Régler"),
  },
  verdict: {
    differs: (given: { months: number; winner: string; share: string; range: string }) =>
      `Sur ${given.months} mois, le ${given.winner} fait mieux vivre le service dans **${given.share} avenirs sur 100**${given.range}`,
    between: (low: string, high: string) => ` (entre ${low} et ${high})`,
    atLeast: (low: string) => ` (au moins ${low})`,
    atMost: (high: string) => ` (au plus ${high})`,
    clearFrom: (month: number) => ` ; l'écart moyen devient net **au mois ${month}**.`,
    neverClear: " ; l'écart moyen n'est net à aucun mois.",
    dearer: (cost: string, staff: boolean) =>
      `Il coûte **${cost} de plus** ${staff ? "(vos équipes comprises)" : "en factures"}`,
    cheaper: (cost: string, staff: boolean) =>
      `Il coûte **${cost} de moins** ${staff ? "(vos équipes comprises)" : "en factures"}`,
    sameCost: (staff: boolean): string =>
      staff ? "Il coûte à peu près autant, vos équipes comprises," : "Il coûte à peu près autant en factures",
    saves: (hours: string) => ` et évite **${hours} heures perdues**`,
    loses: (hours: string) => ` et fait perdre **${hours} heures** de plus`,
    sameHours: " sans changer nettement les heures perdues",
    paysAbove: (price: string, entered: string) =>
      ` : rentable si l'heure vaut **plus de ${price} €** (vous : ${entered} €).`,
    paysBelow: (price: string, entered: string) =>
      ` : rentable si l'heure vaut **moins de ${price} €** (vous : ${entered} €).`,
    paysAlways: " : rentable **quel que soit le prix de l'heure**.",
    paysNever: " : ce n'est rentable **à aucun prix de l'heure**.",
    stop: ".",
    frozenWins: (calm: boolean) => `Avec ce SI${calm ? " calme" : ""}, **figer coûte moins cher**`,
    evolvingCheaper: (calm: boolean) =>
      `Avec ce SI${calm ? " calme" : ""}, le service ne les départage pas, mais **évoluer coûte moins cher**`,
    evolvingPaysAbove: (growth: string) => ` ; évoluer paie **au-delà de ${growth} % de croissance**.`,
    evolvingPaysIn: (world: string) => ` ; évoluer paie dans le monde **« ${world} »**.`,
    frozenPaysIn: (world: string) => ` ; figer paie dans le monde **« ${world} »**.`,
    undecided: (assumption: string, value: string) =>
      `**Indécis** : la réponse change si ${assumption} dépasse **${value}**. Demandez-la.`,
    undecidedWorld: (world: string) =>
      `**Indécis** : la réponse change dans le monde **« ${world} »**. Demandez ce que deviendra le SI.`,
    undecidedAll: (months: number) =>
      `**Indécis** : sur ${months} mois, ni le service ni le coût ne départagent les deux contrats.`,
    lostHour: "la valeur d'une heure perdue",
    greenButFailing: (given: { failing: string; months: number; cause: string | null }) =>
      `**Rapport vert, service insuffisant** : ${given.failing} mois sur ${given.months}${given.cause === null ? "" : ` ; première cause : **${given.cause}**`}.`,
    single: (given: { months: number; experienced: string; report: string }) =>
      `Sur ${given.months} mois, les utilisateurs sont servis à temps dans **${given.experienced}** des cas ; le rapport affiche **${given.report}**.`,
  },
  cards: {
    lostHours: { title: "Heures perdues", per: "par utilisateur et par an" },
    lostHoursTotal: { title: "Heures perdues", per: "sur toute la durée" },
    outOfScope: { title: "Hors périmètre", per: "part des tickets" },
    invoices: { title: "Factures", per: (months: number) => `sur ${months} mois, HT` },
    onAverage: (half: string) => `en moyenne (±${half})`,
    points: "points",
    sentence: (given: { title: string; mean: string; half: string; low: string; high: string }) =>
      `${given.title} : écart moyen ${given.mean} (±${given.half}) ; 95 % des avenirs entre ${given.low} et ${given.high}.`,
  },
  table: {
    title: "Tous les écarts",
    lead: (count: string) => `Moyennes sur ${count} avenirs simulés, les mêmes pour les deux contrats.`,
    csv: "CSV",
    csvExcel: "CSV pour tableur (; et virgule)",
    csvMachine: "CSV pour machine (, et point)",
    over: (months: number) => `Sur ${months} mois`,
    gap: "Écart moyen",
    futures95: "95 % des avenirs",
    better: "L'évolutif fait mieux dans",
    outOf: (share: string) => `${share} sur 100`,
    range: (low: string, high: string) => `${low} à ${high}`,
    monthsOf: (value: string, months: number) => `${value} sur ${months}`,
    noDirection: "sans objet",
  },
  indicators: {
    experiencedAttainment: "Service vécu",
    contractualAttainment: "Conformité au contrat",
    lostHoursPerUserYear: "Heures perdues par utilisateur et par an",
    lostHours: "Heures perdues",
    greyShare: "Tickets hors périmètre",
    disputedShare: "Tickets contestés",
    invoicedCost: "Factures (HT)",
    lostTimeCost: "Coût estimé du temps perdu",
    costWithLostTime: "Coût avec le temps perdu",
    clientStaffHours: "Heures de vos propres équipes",
    clientStaffCost: "Coûts internes (vos équipes)",
    silentFailureMonths: "Mois au rapport vert, service insuffisant",
    missedPeriods: "Engagements manqués (lignes × périodes)",
    trust: "Confiance",
  },
};
