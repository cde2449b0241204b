/** French: what every question's page says. */
export const questionsFr = {
  questions: {
    menu: "Questions",
    home: "Faut-il figer ce contrat ?",
    askers: { buyer: "Acheteur", provider: "Prestataire", committee: "Comité" },
    mode: "Qui regarde ?",
    preparation: "Préparation",
    meeting: "Réunion",
    meetingHelp: "En réunion, les coûts, lignes rouges et ruses de chaque partie ne se montrent pas.",
    hidden: "Cette question prépare une négociation : elle ne se montre pas en réunion.",
    terms: "Termes de la question",
    byDefault: "par défaut",
    reset: "Revenir aux termes par défaut",
    csv: "Tableur (CSV)",
    month: "Mois",
    nothing: "Pas encore de réponse.",
    computing: (done: string, requested: string, hasAnswer: boolean) =>
      `${hasAnswer ? "Première réponse, à affiner" : "Calcul en cours"} : ${done} vies jouées sur ${requested} prévues à ce stade…`,
    stopped: "Arrêté : la dernière réponse est provisoire.",
    guesses: "Ce qui renverserait la réponse",
    restsOn: "Repose sur",
    caveats: "Réserves",
    proof: (futures: string, lives: string, seed: string, scenario: string, engine: string) =>
      `${futures} avenirs simulés au plus, ${lives} vies jouées · graine ${seed} · scénario ${scenario} · moteur ${engine}`,
    notAdvice: "Aide à la décision, pas un avis juridique.",
    undecided: "indécis",
    noFigure: "sans valeur",
    scale: "barre : 95 % de confiance sur la moyenne",
  },
};
