/** Guessed numbers of the contract and its governance. Ranges: DOMAIN, by paragraph; where it has none, half to twice. */
import { between, type GuessRow, times } from "./row.ts";

export const CONTRACT_ROWS: readonly GuessRow[] = [
  between("designs.*.contract.scope.coveredWhenNew", [0.3, 0.8], {
    // κ, §8 CA3
    label: ["part des nouveautés que la rédaction couvre", "share of what is new that the wording covers"],
    whom: "both",
    ask: [
      "sur dix équipements ou logiciels arrivés l’an dernier, combien le texte couvre-t-il ?",
      "of ten devices or applications that came last year, how many does the text cover?",
    ],
  }),
  between("designs.*.contract.scope.initiallyUncovered", [0.02, 0.2], {
    // o0, §8 CA2
    label: ["tickets hors périmètre à la signature", "tickets out of scope at signature"],
    whom: "both",
    ask: [
      "quelle part des tickets d’aujourd’hui porte sur ce que l’annexe ne cite pas ?",
      "what share of today’s tickets concerns what the annex does not list?",
    ],
  }),
  {
    ...between("designs.*.contract.scope.clarity", [0.75, 0.95], {
      // 1 − q, §8 CA1
      label: ["tickets couverts qui ne sont pas contestés", "covered tickets that nobody contests"],
      whom: "both",
      ask: [
        "combien de tickets couverts ont été discutés ces trois derniers mois ?",
        "how many covered tickets were debated in the last three months?",
      ],
    }),
    moves: "rest",
  },
  times("designs.*.contract.scope.arbitration.delay", [0.5, 2], {
    // §4.3
    label: ["durée d’un débat sur le périmètre", "length of a debate on scope"],
    whom: "provider",
    ask: [
      "qui tranche un débat sur le périmètre, et en combien de temps ?",
      "who settles a debate on scope, and how fast?",
    ],
  }),
  between("designs.*.contract.scope.detection", [0.6, 0.9], {
    // §4.3
    label: [
      "tickets hors périmètre que le prestataire remarque",
      "tickets out of scope that the provider notices",
    ],
    whom: "provider",
    ask: ["comment un ticket hors périmètre est-il repéré ?", "how is a ticket out of scope noticed?"],
  }),
  between("designs.*.contract.scope.recognised", [0.4, 0.9], {
    label: ["tickets contestés reconnus couverts", "disputed tickets found covered"],
    whom: "both",
    ask: ["comment les derniers débats se sont-ils conclus ?", "how did the last debates end?"],
  }),
  {
    ...between("designs.*.contract.scope.outcomes.refused", [0.1, 0.25], {
      // §4.3
      label: ["tickets hors périmètre refusés", "tickets out of scope refused"],
      whom: "provider",
      ask: [
        "que faites-vous d’une demande hors contrat ?",
        "what do you do with a request outside the contract?",
      ],
    }),
    among: true,
  },
  between("designs.*.contract.scope.quote.approval", [0.7, 0.85], {
    // §4.3
    label: ["devis acceptés", "quotes approved"],
    whom: "client",
    ask: ["quelle part des devis est acceptée ?", "what share of quotes is approved?"],
  }),
  times("designs.*.contract.scope.quote.delay", [0.5, 2], {
    label: ["délai d’un devis", "time of a quote"],
    whom: "both",
    ask: [
      "de la demande à l’accord, combien de temps prend un devis ?",
      "from request to approval, how long does a quote take?",
    ],
  }),
  between("designs.*.contract.priority.inflation", [0.02, 0.25], {
    // §1.4
    label: ["priorités gonflées par les utilisateurs", "priorities inflated by users"],
    whom: "provider",
    ask: [
      "quelle part des tickets voit sa priorité abaissée après échange ?",
      "what share of tickets has its priority lowered after discussion?",
    ],
  }),
  between("designs.*.contract.priority.downgrade", [0, 0.15], {
    // §1.4
    label: ["priorités abaissées par le support", "priorities lowered by the desk"],
    whom: "client",
    ask: [
      "combien de tickets avaient une priorité inférieure à leur impact ?",
      "how many tickets had a priority below their impact?",
    ],
  }),
  times("designs.*.contract.penalties.claim", [0.6, 1.6], {
    // §2: .2–.5 for .3
    label: ["pénalités dues effectivement réclamées", "penalties due that are actually claimed"],
    whom: "client",
    ask: ["quelles pénalités avez-vous réclamées l’an dernier ?", "which penalties did you claim last year?"],
  }),
  between("designs.*.contract.penalties.claimWithCommittee", [0.8, 1], {
    // §8 CA5
    label: ["pénalités réclamées après un comité", "penalties claimed after a committee"],
    whom: "client",
    ask: ["qui réclame les pénalités en comité ?", "who claims penalties in a committee?"],
  }),
  times("designs.*.contract.exclusions.clientCaused", [0, 2], {
    label: ["tickets exclus pour une faute du client", "tickets excluded as the client’s fault"],
    whom: "provider",
    ask: ["quelles exclusions ont été invoquées l’an dernier ?", "which exclusions were invoked last year?"],
  }),
  times("designs.*.contract.term.leave", [0.6, 1.5], {
    // §4.4: 8–15 % a year
    label: ["probabilité de non-renouvellement", "probability of not renewing"],
    whom: "client",
    ask: [
      "qu’est-ce qui vous ferait partir à l’échéance ?",
      "what would make you leave at the end of the term?",
    ],
  }),
  times("designs.*.contract.distrust.monthly", [0.5, 2], {
    label: [
      "probabilité de rompre quand la confiance est perdue",
      "probability of leaving once trust is lost",
    ],
    whom: "client",
    ask: ["au bout de combien de mois rompriez-vous ?", "after how many months would you leave?"],
  }),
  between("designs.*.contract.dependence.documentation", [0.2, 0.9], {
    // §8 S4
    label: ["documentation que le client détient", "documentation that the client holds"],
    whom: "provider",
    ask: [
      "quelle documentation remettez-vous, et à quelle date ?",
      "what documentation do you hand over, and when?",
    ],
  }),
  times("designs.*.contract.exit.cost", [0.5, 2], {
    // §8 S4: 5–30 % for 10 %
    label: ["coût de sortie", "exit cost"],
    whom: "provider",
    ask: ["que facturez-vous à la sortie ?", "what do you invoice at the exit?"],
  }),
  times("designs.*.governance.rules.*.after", [0.5, 2], {
    // §8 RE1: 2–16 weeks for 6
    label: ["délai d’un avenant", "lead time of an amendment"],
    whom: "both",
    ask: ["combien de temps ont pris les derniers avenants ?", "how long did the last amendments take?"],
  }),
  times("designs.*.governance.rules.*.cost.**", [0.5, 2], {
    label: ["coût d’un avenant", "cost of an amendment"],
    whom: "both",
    ask: [
      "combien de jours de chaque côté a pris le dernier avenant ?",
      "how many days on each side did the last amendment take?",
    ],
  }),
  times("designs.*.governance.committee.clientHours", [0.5, 2], {
    label: ["heures passées en comité", "hours spent in a committee"],
    whom: "client",
    ask: ["combien d’heures un comité vous prend-il ?", "how many hours does a committee take you?"],
  }),
];
