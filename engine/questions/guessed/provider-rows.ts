/** Guessed numbers of the provider. Ranges: DOMAIN, by paragraph; where it has none, half to twice. */
import { between, type GuessRow, times } from "./row.ts";

const turnover = {
  // §8 CA6
  label: ["départs par technicien et par an", "departures per technician a year"],
  whom: "provider",
  ask: [
    "quel taux de départs ces trois dernières années, équipe par équipe ?",
    "what rate of departures in the last three years, team by team?",
  ],
} as const;

export const PROVIDER_ROWS: readonly GuessRow[] = [
  between("designs.*.provider.people.turnover", [0.1, 0.35], turnover),
  between("designs.*.provider.teams.*.people.turnover", [0.1, 0.35], turnover),
  times("designs.*.provider.teams.*.lostTime", [0.8, 1.2], {
    label: [
      "temps des techniciens qui ne va pas aux tickets",
      "technicians’ time that does not go to tickets",
    ],
    whom: "provider",
    ask: [
      "combien d’heures par mois un technicien donne-t-il aux tickets ?",
      "how many hours a month does a technician give to tickets?",
    ],
  }),
  times("designs.*.provider.teams.*.background.tickets", [0.9, 1.05], {
    // §5.8 R70: utilisation 70–80 %
    label: ["charge de l’équipe pour ses autres clients", "load of the team from its other clients"],
    whom: "provider",
    ask: [
      "combien de clients et de tickets l’équipe sert-elle en tout ?",
      "how many clients and tickets does the team serve in all?",
    ],
  }),
  times("designs.*.provider.people.hiringDelay", [0.7, 1.4], {
    // §5.8: 2–4 months
    label: ["délai de remplacement d’un technicien", "time to replace a technician"],
    whom: "provider",
    ask: ["en combien de temps un départ a-t-il été remplacé ?", "how long did it take to replace a leaver?"],
  }),
  between("designs.*.provider.people.initialProductivity", [0.4, 0.7], {
    label: ["productivité d’un nouveau technicien", "productivity of a newcomer"],
    whom: "provider",
    ask: [
      "que fait un nouvel arrivant le premier mois ?",
      "what does a newcomer achieve in the first month?",
    ],
  }),
  times("designs.*.provider.people.rampUp", [0.6, 1.5], {
    label: ["durée de montée en compétence", "time to full productivity"],
    whom: "provider",
    ask: [
      "au bout de combien de mois un nouvel arrivant est-il autonome ?",
      "after how many months does a newcomer work alone?",
    ],
  }),
  between("designs.*.provider.people.knowledge.loss", [0.3, 0.7], {
    // §8 CA6
    label: [
      "connaissance du client qui part avec un technicien",
      "knowledge of the client that leaves with a technician",
    ],
    whom: "provider",
    ask: [
      "qui d’autre connaît ce client, et qu’est-ce qui est écrit ?",
      "who else knows this client, and what is written down?",
    ],
  }),
  times("designs.*.provider.people.knowledge.recovery", [0.5, 1.6], {
    label: ["temps pour réapprendre le client", "time to learn the client again"],
    whom: "provider",
    ask: [
      "combien de mois dure le flottement après un départ ?",
      "how many months does it take to settle after a departure?",
    ],
  }),
  between("designs.*.provider.overheads.ofInvoices", [0.13, 0.21], {
    // as in the library’s comments
    label: ["frais de structure du prestataire", "provider’s overheads"],
    whom: "provider",
    ask: ["quelle part du prix va à la structure ?", "what share of the price goes to overheads?"],
  }),
  between("designs.*.provider.costGrowth.share", [0.5, 1.2], {
    label: ["salaires qui suivent l’indice", "wages that follow the index"],
    whom: "provider",
    ask: ["les salaires suivent-ils l’indice du contrat ?", "do wages follow the contract’s index?"],
  }),
  times("designs.*.provider.posture.prevention.*", [0.5, 1.3], {
    // §8: .25 [.05–.35] of the hours
    label: ["heures de prévention", "hours of prevention"],
    whom: "provider",
    ask: [
      "combien d’heures de prévention ont été faites l’an dernier ?",
      "how many hours of prevention were spent last year?",
    ],
  }),
  times("designs.*.provider.problems.share", [0.5, 2], {
    label: ["heures données à la recherche de causes", "hours given to finding causes"],
    whom: "provider",
    ask: ["combien de causes ont été supprimées l’an dernier ?", "how many causes were removed last year?"],
  }),
  times("designs.*.provider.problems.effort", [0.5, 2], {
    label: ["travail pour supprimer une cause", "work to remove a cause"],
    whom: "provider",
    ask: [
      "combien d’heures la suppression d’une cause prend-elle ?",
      "how many hours does it take to remove a cause?",
    ],
  }),
  between("designs.*.provider.problems.removes", [0, 0.5], {
    label: ["incidents qui cessent avec leur cause", "incidents that cease with their cause"],
    whom: "provider",
    ask: [
      "les incidents d’un équipement cessent-ils quand sa cause est traitée ?",
      "do a device’s incidents cease once their cause is dealt with?",
    ],
  }),
  between("designs.*.provider.unfamiliarity.**.share", [0, 0.2], {
    // §8 CA2
    label: ["tickets couverts mais mal maîtrisés", "tickets covered but not mastered"],
    whom: "provider",
    ask: [
      "quels composants sortent de votre offre standard ?",
      "which components are outside your standard offer?",
    ],
  }),
  between("designs.*.provider.unfamiliarity.**.effort", [1.3, 3], {
    // §8 CA2
    label: ["travail en plus sur ce qui n’est pas maîtrisé", "extra work on what is not mastered"],
    whom: "provider",
    ask: [
      "qui traite ce qui n’est pas maîtrisé, et avec quelle expérience ?",
      "who handles what is not mastered, and with what experience?",
    ],
  }),
  between("designs.*.provider.opportunism.parking", [0, 0.3], {
    // §8, behaviour knobs
    label: ["tickets mis en attente pour tenir le délai", "tickets parked to keep the target"],
    whom: "client",
    ask: [
      "combien de tickets étaient « en attente client » sans question posée ?",
      "how many tickets were “waiting for the client” without a question?",
    ],
  }),
  between("designs.*.provider.opportunism.downgrading", [0, 0.2], {
    label: ["priorités abaissées pour gagner du temps", "priorities lowered to gain time"],
    whom: "client",
    ask: ["qui peut changer une priorité, et qui le voit ?", "who may change a priority, and who sees it?"],
  }),
  between("designs.*.provider.opportunism.exclusion", [0, 0.15], {
    label: ["exclusions invoquées à tort", "exclusions wrongly claimed"],
    whom: "client",
    ask: ["qui vérifie les exclusions ?", "who checks exclusions?"],
  }),
  between("designs.*.provider.opportunism.earlyClose", [0, 0.15], {
    label: ["tickets clos trop tôt", "tickets closed too early"],
    whom: "client",
    ask: ["qui confirme qu’un ticket est résolu ?", "who confirms that a ticket is solved?"],
  }),
];
