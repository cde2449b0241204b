/** French: the page that lints a contract. */
export const lintFr = {
  lint: {
    question: "Ce SLA mesure-t-il autre chose que la chance ?",
    open: "Relire ses SLA",
    exact: "Calcul exact, immédiat : rien n'est simulé",
    loading: "Lecture du contrat…",
    design: "Contrat",
    promises: {
      title: "Ce que le hasard fait à chaque engagement",
      lead: "Périodes manquées par un bon prestataire, par le seul hasard. Choisissez un engagement pour voir sa courbe.",
      promise: "Engagement",
      missed: "Manqué par hasard",
      missedShort: (share: string, periods: string) => `manqué par hasard : **${share}** des ${periods}`,
      tickets: (count: string, period: string) => `${count} tickets par ${period}`,
      required: (required: string, period: string) => `${required} par ${period}`,
      none: "Ne porte pas sur une part de tickets : hasard non calculé",
      empty: "Ce contrat n'a aucun engagement chiffré.",
    },
    periods: {
      "1": { one: "mois", many: "mois" },
      "3": { one: "trimestre", many: "trimestres" },
      "12": { one: "an", many: "années" },
    } as Record<string, { one: string; many: string }>,
    curve: {
      title: (name: string) => `${name} : ce que le verdict sait distinguer`,
      lead: "Plus la courbe est raide, mieux l'engagement sépare un bon prestataire d'un mauvais.",
      label: "Courbe d'efficacité de l'engagement",
      sentence: (given: { good: string; goodMet: string; bad: string; badMet: string }) =>
        `Un bon prestataire (${given.good} dans le délai) tient ${given.goodMet} des périodes, un mauvais (${given.bad}) ${given.badMet}.`,
      words: {
        title: "Périodes tenues, %",
        unit: "%",
        across: "tickets vraiment dans le délai, % →",
        good: (onTime: string, met: string) => `bon (${onTime}) : tient ${met}`,
        bad: (onTime: string, met: string) => `mauvais (${onTime}) : tient ${met}`,
        independent: "retards indépendants",
        clustered: "par grappes",
      },
      onTime: "Vraiment dans le délai",
      met: "Périodes tenues",
      metClustered: "Par grappes",
    },
    whatIf: {
      title: "Et si… ?",
      tickets: "Tickets par période",
      required: "Taux exigé",
      below: "Petit nombre : moins de",
      misses: "Retards alors admis",
      contract: (value: string) => `contrat : ${value}`,
      reset: "Revenir au contrat",
      result: (given: { good: string; bad: string; allowed: string }) =>
        `Un bon prestataire manque **${given.good}** des périodes, un mauvais **${given.bad}** ; retards admis à ce volume : **${given.allowed}**.`,
    },
    findings: {
      title: (count: number) =>
        count > 1 ? `${count} points à reprendre` : count === 1 ? "1 point à reprendre" : "Rien à reprendre",
      lead: "Pour chaque point : la clause, le chiffre, la raison, et une rédaction meilleure. Les [crochets] sont à remplir.",
      severities: { serious: "Grave", warning: "À corriger", note: "Remarque" },
      better: "Mieux écrit",
      copy: "Copier la rédaction",
      copied: "Rédaction copiée",
    },
    proof: {
      line: (engine: string, hash: string) => `Sans graine ni tirage · moteur ${engine} · scénario ${hash}`,
    },
  },
};
