/** French: words on the charts and of the sections around them. */
const SIDE = { frozen: "figé", evolving: "évolutif" } as const;

export const chartsFr = {
  parting: {
    service: { title: "Service vécu", unit: "% des demandes servies à temps, médiane des avenirs" },
    gap: { title: "Écart de service", unit: "points, évolutif moins figé" },
    cost: { title: "Écart de coût cumulé", unit: "k€ HT, évolutif moins figé, moyenne" },
    amendment: (ordinal: number) => `avenant ${ordinal}`,
    notice: "préavis",
    committees: (every: number | null) =>
      every === 1
        ? "un comité par mois"
        : every === 3
          ? "un comité par trimestre"
          : every === 12
            ? "un comité par an"
            : every === null
              ? "comités"
              : `un comité tous les ${every} mois`,
    report: (share: string) => `${share} selon le rapport du figé`,
    level: (share: string, side: "frozen" | "evolving") => `${share} ${SIDE[side]}`,
    evolvingBetter: "↑ l'évolutif fait mieux",
    frozenBetter: "↓ le figé fait mieux",
    evolvingDearer: "↑ l'évolutif coûte plus",
    evolvingCheaper: "↓ l'évolutif coûte moins",
    partsFrom: (month: number) => `écart moyen net dès M${month}`,
    neverParts: (months: number) => `écart moyen jamais net sur ${months} mois`,
    futures95: (low: string, high: string) => `95 % des avenirs : ${low} à ${high}`,
    futures50: (low: string, high: string) => `50 % : ${low} à ${high}`,
    onAverage: (half: string) => `en moyenne (±${half})`,
    level0: "à égalité",
    invoicesOnly: "factures seules",
    withLostTime: "avec le temps perdu",
    short95: (low: string, high: string) => `95 % : ${low} à ${high}`,
    belowZeroFrom: (month: number) => `moyenne sous zéro dès M${month}`,
    aboveZeroFrom: (month: number) => `moyenne au-dessus de zéro dès M${month}`,
    neverBelowZero: (months: number) => `jamais sous zéro sur ${months} mois`,
    month: (month: number) => `M${month}`,
    notMeasured: "non mesuré : ce scénario ne dit pas ce que les utilisateurs attendent",
  },
  partingCard: {
    label: "Quand, de combien et avec quelle certitude les deux contrats se séparent",
    sentence: (given: {
      frozen: string;
      evolving: string;
      report: string;
      gap: string;
      half: string;
      low: string;
      high: string;
      invoices: string;
    }) =>
      `En fin de contrat, service vécu ${given.evolving} pour l'évolutif et ${given.frozen} pour le figé, dont le rapport affiche ${given.report}. Écart ${given.gap} en moyenne (±${given.half}), 95 % des avenirs entre ${given.low} et ${given.high}. Écart de factures cumulé : ${given.invoices}.`,
    bandsOf: { title: "bandes :", invoices: "factures", withLostTime: "temps perdu" },
    bandsLabel: "Étendue des avenirs, écart de coût",
    tabs: { service: "Service", euros: "Euros", scope: "Périmètre" },
    tabsLabel: "Quel graphique",
    phoneGap: (half: string) =>
      `points, évolutif moins figé · moyenne ±${half}. Bandes : 50 % et 95 % des avenirs`,
    columns: {
      frozen: "Figé, %",
      evolving: "Évolutif, %",
      report: "Rapport du figé, %",
      gap: "Écart, points",
      low: "95 % bas",
      high: "95 % haut",
      invoices: "Factures, k€",
      withLostTime: "Avec temps perdu, k€",
      happenings: "Événements",
    },
    committee: "comité",
    noEvent: "Aucun événement daté dans ce scénario.",
    nothingToCompare: "Ce scénario n'a qu'un contrat : il n'y a pas d'écart à montrer.",
  },
  story: {
    label: "Raconter ce graphique en quatre temps",
    steps: [
      "Même service au départ",
      "Le SI bouge",
      "Un contrat suit, l'autre non",
      "Ce que cela coûte, et dès quand",
    ],
    same: (given: { month: number; frozen: string; evolving: string }) =>
      `Jusqu'au mois ${given.month}, les deux contrats vivent les mêmes incidents ; service vécu : ${given.frozen} figé, ${given.evolving} évolutif.`,
    moves: (given: { events: string; loss: string }) =>
      `Ce qui change : ${given.events}. Le service vécu du figé passe de ${given.loss}.`,
    growsOnly: (given: { loss: string }) =>
      `Aucun événement daté : le SI croît et se renouvelle. Le service vécu du figé passe de ${given.loss}.`,
    fromTo: (from: string, to: string) => `${from} à ${to}`,
    follows: (given: { amendments: string; gap: string }) =>
      `Signé côté évolutif : ${given.amendments}. En fin de contrat, l'écart est de ${given.gap}.`,
    followsNothing: (given: { gap: string }) =>
      `Aucun avenant dans la plupart des avenirs. En fin de contrat, l'écart est de ${given.gap}.`,
    costs: (given: { invoices: string; whole: string }) =>
      `En fin de contrat : ${given.invoices} de factures, ${given.whole} avec le temps perdu.`,
    at: (name: string, month: number) => `${name} (M${month})`,
  },
  ladder: {
    titles: {
      one: (cause: string) => `Ce qui fait l'écart : ${cause}`,
      none: "Aucune cause ne fait l'écart à elle seule",
    },
    lead: "Une cause ajoutée à la fois, sur les mêmes avenirs. Point : moyenne (± son erreur). Barre foncée : 50 % des avenirs ; claire : 95 %. Bleu : l'évolutif fait mieux ; orange : le figé.",
    reference: "référence",
    undecided: "indécis",
    noEffect: "aucun effet",
    adds: (cause: string) => `+ ${cause}`,
    start: "rien ne change : le point de départ",
    together: (count: number): string =>
      count === 3 ? "les trois ensemble" : count === 2 ? "les deux ensemble" : "toutes ensemble",
    sum: (name: string) => `= ${name}`,
    columns: {
      service: "points",
      lostHours: "par utilisateur et par an",
      invoices: (months: number) => `k€ HT sur ${months} mois`,
    },
    short: { service: "Service vécu", lostHours: "Heures perdues", invoices: "Factures" },
    label: "L'échelle des causes",
  },
  report: {
    title: (points: string) => `Pourquoi le rapport du contrat figé est vert : ${points} points manquent`,
    titleNone: "Le rapport du contrat figé dit ce que vivent les utilisateurs",
    lead: (months: number) =>
      `Ticket par ticket, sur ${months} mois : les parts s'additionnent exactement. La part en pointillé est estimée.`,
    label: "Du rapport au vécu, contrat figé",
    words: {
      report: "Au rapport",
      experienced: "Vécu",
      parts: {
        otherMonth: "Autre mois",
        reclassified: "Requalifiés",
        looserTarget: "Délai plus long",
        paused: "Horloge en pause",
        excluded: "Exclus",
        disputed: "Contestés",
        outOfScope: "Hors périmètre",
        bypassed: "Non signalés",
      },
      kinds: { neverPromised: "jamais promis", notCounted: "promis, mais non compté", estimated: "estimé" },
      group: (kind: string, points: string) => `${kind} : ${points} points`,
      axis: "% des tickets servis à temps",
    },
    empty: "Aucun ticket n'a été mesuré dans cet exemple.",
    points: "points",
    causes: {
      otherMonth: "tickets comptés un autre mois",
      reclassified: "tickets requalifiés",
      looserTarget: "délais promis plus longs que l'attente",
      paused: "horloge en pause",
      excluded: "tickets exclus",
      disputed: "tickets contestés",
      outOfScope: "demandes hors périmètre",
      bypassed: "demandes non signalées",
    },
  },
  drift: {
    title: "Le contrat figé vieillit",
    titleNot: "Le contrat figé vieillit peu",
    lead: "Sans révision, chaque nouveauté du SI échappe au contrat. ◆ avenant.",
    label: "Part du système d'information couverte par le contrat",
    words: {
      title: "Part du SI couverte",
      unit: "%, 50 % et 95 % des avenirs du figé",
      threshold: (share: string) => `seuil ${share}`,
      below: (month: number) => `sous 80 % au mois ${month}`,
      inOneFutureOfTwo: "dans un avenir sur deux",
      level: (share: string, side: "frozen" | "evolving") => `${share} ${SIDE[side]}`,
      month: (month: number) => `M${month}`,
    },
    sentence: (given: { frozen: string; evolving: string; month: number | null }) =>
      `En fin de contrat, le figé couvre ${given.frozen} du SI en médiane, l'évolutif ${given.evolving}. ${given.month === null ? "Le figé reste au-dessus de 80 % dans au moins un avenir sur deux." : `Le figé passe sous 80 % au mois ${given.month} dans un avenir sur deux.`}`,
    empty: "Ce scénario ne suit pas de périmètre.",
  },
  dots: {
    invoices: {
      label: "Écart de factures, cinquante avenirs",
      lead: (months: number) => `Écart sur ${months} mois, k€ HT. Un point = 2 % des avenirs simulés.`,
      evolvingSide: (count: number) => `évolutif moins cher : ${count} sur 50`,
      frozenSide: (count: number) => `figé moins cher : ${count} sur 50`,
      titles: {
        evolving: "Factures : l'évolutif coûte presque toujours moins",
        mostlyEvolving: "Factures : l'évolutif coûte souvent moins",
        split: "Factures : cela dépend des avenirs",
        mostlyFrozen: "Factures : l'évolutif coûte souvent plus",
        frozen: "Factures : l'évolutif coûte presque toujours plus",
      },
    },
    lostHours: {
      label: "Écart d'heures perdues, cinquante avenirs",
      lead: "Écart par utilisateur et par an, heures. Un point = 2 % des avenirs simulés.",
      evolvingSide: (count: number) => `évolutif, moins d'heures perdues : ${count} sur 50`,
      frozenSide: (count: number) => `figé : ${count} sur 50`,
      titles: {
        evolving: "Heures perdues : l'évolutif en évite presque toujours",
        mostlyEvolving: "Heures perdues : l'évolutif en évite souvent",
        split: "Heures perdues : cela dépend des avenirs",
        mostlyFrozen: "Heures perdues : l'évolutif en ajoute souvent",
        frozen: "Heures perdues : l'évolutif en ajoute presque toujours",
      },
    },
    level0: "à égalité",
    columns: { low: "de", high: "à" },
  },
};
