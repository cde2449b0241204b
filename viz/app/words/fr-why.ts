/** French: the drawer "Pourquoi ?". */
export const whyFr = {
  why: {
    title: "Pourquoi ?",
    close: "Fermer",
    lead: {
      saves: (hours: string, months: number) =>
        `Le contrat évolutif évite ${hours} heures perdues en ${months} mois.`,
      loses: (hours: string, months: number) =>
        `Le contrat évolutif fait perdre ${hours} heures de plus en ${months} mois.`,
      same: "Les heures perdues ne départagent pas les deux contrats.",
    },
    split: {
      title: "Dans les tickets",
      lead: "où vont les heures évitées, écart compté ticket par ticket",
      label: "Partage exact de l'écart d'heures perdues",
      total: "Total",
      exactSum: "somme exacte",
      axis: "heures, évolutif moins figé",
      parts: {
        lostQueueHours: "File d'attente",
        lostWorkHours: "Travail des techniciens",
        lostClientHours: "Réponses attendues de l'utilisateur",
        lostDebateHours: "Débats et devis en attente",
        lostOutsideHours: "Demandes sorties du contrat",
        lostThirdPartyHours: "Délais de tiers",
      },
    },
    designs: {
      title: "Ce qui distingue les deux contrats",
      lead: "article par article, le reste est identique",
      settings: "Vos réglages changent aussi",
      same: "Rien : les deux contrats s'écrivent de la même façon.",
      committeeEvery: (months: number) =>
        months === 1
          ? "un comité chaque mois"
          : months === 3
            ? "un comité chaque trimestre"
            : `un comité tous les ${months} mois`,
      noCommittee: "aucun comité",
      seesContractual: "le comité ne voit que les chiffres du rapport",
      seesShared: "le comité voit ce que vivent les utilisateurs",
      rule: (name: string, when: string, then: string) => `${name} : ${when}, ${then}`,
      ruleGone: (name: string) => `plus de règle « ${name} »`,
      whenMonth: (month: number) => `au mois ${month}`,
      whenEvery: (months: number) => (months === 12 ? "chaque année" : `tous les ${months} mois`),
      whenEvent: (event: string) => `après « ${event} »`,
      whenAbove: (indicator: string, value: string) => `si ${indicator} dépasse ${value}`,
      whenBelow: (indicator: string, value: string) => `si ${indicator} passe sous ${value}`,
      rebaseline: "le périmètre est remis à jour",
      cover: (component: string) => `« ${component} » entre au contrat`,
      resize: (team: string, by: string) => `équipe « ${team} » : ${by}`,
      target: (target: string, to: string) => `objectif ${target} porté à ${to}`,
      clarity: "les responsabilités sont clarifiées",
      field: (path: string, from: string, to: string) => `${path} : ${from} → ${to}`,
      watched: {
        contractualAttainment: "la conformité au contrat",
        penaltyShare: "la part de pénalités",
        backlog: "le stock de tickets",
        experiencedAttainment: "le service vécu",
        greyShare: "la part hors périmètre",
        disputedShare: "la part contestée",
        watermelonGap: "l'écart entre rapport et vécu",
        trust: "la confiance",
      },
    },
    flips: {
      title: "Ce qui renverserait la réponse",
      lead: "hypothèses, et la question à poser",
      lostHour: "Une heure perdue vaut",
      flipsBelow: (value: string) => `bascule à **moins de ${value}**`,
      flipsAbove: (value: string) => `bascule à **plus de ${value}**`,
      neverFlips: "ne bascule à **aucune valeur**",
      outside: (value: string) => `ne basculerait qu'à **${value}**, hors de la plage`,
      undecidedHours: "indécis : l'écart d'heures perdues contient zéro",
      askFinance: "À votre DAF : que coûte une heure d'arrêt d'un poste ?",
      worlds: "Le monde où vit le contrat",
      worldAnswers: { evolving: "évoluer paie", frozen: "figer paie", undecided: "indécis" },
      worldsAgree: "la réponse est la même dans **tous les mondes essayés**",
      worldsDisagree: (world: string) => `bascule dans le monde **« ${world} »**`,
      growth: "Croissance du SI",
      growthFlips: (value: string) => `bascule vers **${value}**`,
      askBoard: (year: string) => `À la direction : sites et applications prévus d'ici ${year} ?`,
      computing: "calcul des autres mondes…",
      costGap: (cost: string) => `écart de coût, temps perdu compris : ${cost}`,
      basis:
        "« Paie » veut dire : coûte moins, temps perdu et équipes comprises, au prix de l'heure que vous avez mis.",
    },
  },
};
