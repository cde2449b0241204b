/** Guessed numbers of the situation. Ranges: DOMAIN, by paragraph; where it has none, half to twice. */
import { between, type GuessRow, times } from "./row.ts";

export const SITUATION_ROWS: readonly GuessRow[] = [
  between("situation.components.*.growth", [-0.05, 0.15], {
    // §8 CA3
    label: ["croissance du SI par an", "growth of the IT a year"],
    whom: "client",
    ask: [
      "de combien le parc a-t-il grandi chaque année, et qu’est-il déjà décidé ?",
      "by how much has the estate grown each year, and what is decided already?",
    ],
  }),
  between("situation.components.*.replacement", [0.05, 0.25], {
    // χ, §8 CA3
    label: ["part du SI remplacée par an", "share of the IT replaced a year"],
    whom: "client",
    ask: [
      "quelle part des postes, serveurs et applications est remplacée chaque année ?",
      "what share of workstations, servers and applications is replaced each year?",
    ],
  }),
  times("situation.components.*.incidents", [0.75, 1.4], {
    // §5.1: half of the spread between companies
    label: ["incidents par mois", "incidents a month"],
    whom: "both",
    ask: [
      "combien d’incidents par mois sur les douze derniers mois, par composant ?",
      "how many incidents a month over the last twelve months, by component?",
    ],
  }),
  times("situation.components.*.effort.**", [0.8, 1.3], {
    // §5.5
    label: ["temps de travail par ticket", "touch time per ticket"],
    whom: "provider",
    ask: [
      "quel temps de travail par ticket et par niveau, mesuré et non estimé ?",
      "what touch time per ticket and tier, measured and not estimated?",
    ],
  }),
  times("situation.components.*.escalation.**", [0.7, 1.2], {
    // §5.7
    label: ["part des tickets qui montent de niveau", "share of tickets escalated"],
    whom: "provider",
    ask: [
      "quelle part des tickets passe au niveau suivant ?",
      "what share of tickets goes to the next tier?",
    ],
  }),
  between("situation.components.*.recurrence.branching", [0.1, 0.2], {
    // §8 S3, R63
    label: ["incidents qui en amènent un autre", "incidents that bring another one"],
    whom: "provider",
    ask: ["quelle part des incidents est récurrente ?", "what share of incidents is recurrent?"],
  }),
  between("situation.components.*.reopening.probability", [0.01, 0.08], {
    // §5.6
    label: ["tickets rouverts", "tickets reopened"],
    whom: "provider",
    ask: ["quelle part des tickets est rouverte ?", "what share of tickets is reopened?"],
  }),
  times("situation.components.*.reopening.delay", [0.5, 2], {
    label: ["délai avant réouverture", "time until a ticket is reopened"],
    whom: "provider",
    ask: ["au bout de combien de temps un ticket est-il rouvert ?", "after how long is a ticket reopened?"],
  }),
  times("situation.components.*.recurrence.delay", [0.5, 2], {
    label: ["délai avant récidive", "time until an incident recurs"],
    whom: "provider",
    ask: ["au bout de combien de temps un incident revient-il ?", "after how long does an incident recur?"],
  }),
  between("situation.components.*.workaround", [0.1, 0.6], {
    label: ["tickets escaladés déjà contournés", "escalated tickets already worked around"],
    whom: "provider",
    ask: [
      "combien d’utilisateurs travaillent déjà quand leur ticket monte de niveau ?",
      "how many users work again already when their ticket is escalated?",
    ],
  }),
  times("situation.components.*.majors.rate", [0.5, 1.5], {
    // §5.7
    label: ["incidents majeurs par an", "major incidents a year"],
    whom: "both",
    ask: [
      "combien d’incidents majeurs ces trois dernières années ?",
      "how many major incidents in the last three years?",
    ],
  }),
  between("situation.components.*.ageing.rate", [0, 0.3], {
    label: ["vieillissement par an", "ageing a year"],
    whom: "both",
    ask: [
      "de combien les incidents montent-ils avec l’âge du matériel ?",
      "by how much do incidents grow with age?",
    ],
  }),
  times("situation.evolution.events.*.rate", [0.3, 3], {
    // §4.1: 0.05–0.15 a year
    label: ["rachats et autres secousses par an", "acquisitions and other shocks a year"],
    whom: "client",
    ask: [
      "un rachat, un nouveau site ou une migration sont-ils prévus ?",
      "is an acquisition, a new site or a migration planned?",
    ],
  }),
  times("situation.evolution.events.*.spike.factor", [0.5, 1.5], {
    // §5.7
    label: ["surcroît d’incidents après un changement", "extra incidents after a change"],
    whom: "both",
    ask: [
      "qu’ont coûté en incidents les derniers changements ?",
      "what did the last changes cost in incidents?",
    ],
  }),
  times("situation.evolution.growthVolatility", [0, 2], {
    label: ["irrégularité de la croissance", "irregularity of growth"],
    whom: "client",
    ask: ["la croissance est-elle régulière d’une année à l’autre ?", "is growth steady from year to year?"],
  }),
  between("situation.waiting.probability", [0.15, 0.45], {
    // §5.6, §8 RE5
    label: ["tickets qui attendent l’utilisateur", "tickets that wait for their user"],
    whom: "provider",
    ask: [
      "quelle part des tickets attend une réponse de l’utilisateur ?",
      "what share of tickets waits for its user’s answer?",
    ],
  }),
  times("situation.waiting.delay", [0.4, 1.5], {
    // §8 RE5: median 26 h → 8 h
    label: ["temps de réponse de l’utilisateur", "time until a user answers"],
    whom: "client",
    ask: ["en combien de temps les utilisateurs répondent-ils ?", "how fast do users answer?"],
  }),
  between("situation.reporting.reported", [0.4, 0.75], {
    // §1.7 R20
    label: ["besoins signalés au support", "needs reported to the desk"],
    whom: "client",
    ask: [
      "quelle part de leurs pannes les utilisateurs signalent-ils ?",
      "what share of their problems do users report?",
    ],
  }),
  between("situation.reporting.trustSlope", [0, 0.6], {
    // §6.4
    label: ["effet de la confiance sur les signalements", "effect of trust on reporting"],
    whom: "client",
    ask: [
      "les signalements baissent-ils quand le service déçoit ?",
      "do reports fall when the service disappoints?",
    ],
  }),
  between("situation.reporting.bypass.atLowTrust", [0.1, 0.6], {
    // §8 E1
    label: ["contournement quand la confiance est nulle", "bypass when there is no trust"],
    whom: "client",
    ask: [
      "que font les utilisateurs qui n’attendent plus rien du support ?",
      "what do users do when they expect nothing from the desk?",
    ],
  }),
  times("situation.impact.usersAffected.**", [0.5, 2], {
    label: ["utilisateurs touchés par ticket", "users affected by a ticket"],
    whom: "client",
    ask: [
      "combien de personnes un incident de chaque priorité arrête-t-il ?",
      "how many people does an incident of each priority stop?",
    ],
  }),
  times("situation.impact.productivityLoss.**", [0.5, 1.5], {
    label: ["part du travail perdue pendant un ticket", "share of work lost during a ticket"],
    whom: "client",
    ask: [
      "que peut encore faire un utilisateur pendant un incident ?",
      "what can a user still do during an incident?",
    ],
  }),
  between("situation.impact.ownWaitLoss", [0.2, 1], {
    label: [
      "perte pendant l’attente de l’utilisateur lui-même",
      "loss while the user’s own answer is awaited",
    ],
    whom: "client",
    ask: [
      "un utilisateur qui tarde à répondre peut-il travailler ?",
      "can a user who is slow to answer still work?",
    ],
  }),
  times("situation.impact.lostHourPrice", [0.85, 1.7], {
    // §8: 30–60 for 35
    label: ["prix d’une heure perdue", "price of a lost hour"],
    whom: "client",
    ask: ["que vaut une heure de travail arrêté ?", "what is an hour of stopped work worth?"],
  }),
  between("situation.expectations.level", [0.75, 0.95], {
    label: ["service que les utilisateurs attendent", "service that users expect"],
    whom: "client",
    ask: [
      "en dessous de quel niveau le service est-il jugé mauvais ?",
      "below which level is the service felt as bad?",
    ],
  }),
  times("situation.clientStaff.effort", [0.6, 1.6], {
    label: ["travail des équipes du client par ticket", "work of the client’s own staff per ticket"],
    whom: "client",
    ask: [
      "quel temps vos équipes passent-elles par ticket repris ?",
      "how long does your staff work on a ticket it takes over?",
    ],
  }),
  times("situation.clientStaff.delay", [0.5, 2], {
    label: ["délai des équipes du client", "delay of the client’s own staff"],
    whom: "client",
    ask: [
      "en combien de temps vos équipes règlent-elles un ticket ?",
      "how fast does your staff settle a ticket?",
    ],
  }),
  times("situation.clientStaff.hourlyCost", [0.8, 1.3], {
    label: ["coût horaire des équipes du client", "hourly cost of the client’s own staff"],
    whom: "client",
    ask: [
      "que coûte une heure de vos équipes, charges comprises ?",
      "what does an hour of your staff cost, charges included?",
    ],
  }),
  times("situation.trust.loss", [0.5, 2], {
    // §6.4
    label: ["vitesse à laquelle la confiance se perd", "how fast trust is lost"],
    whom: "both",
    ask: [
      "qu’est-ce qui a fait perdre confiance dans les contrats passés ?",
      "what made people lose trust in past contracts?",
    ],
  }),
  times("situation.trust.gain", [0.5, 2], {
    label: ["vitesse à laquelle la confiance revient", "how fast trust comes back"],
    whom: "both",
    ask: [
      "qu’est-ce qui a rétabli la confiance, et en combien de temps ?",
      "what restored trust, and how fast?",
    ],
  }),
  between("situation.trust.initial", [0.5, 0.8], {
    label: ["confiance au départ", "trust at the start"],
    whom: "both",
    ask: [
      "quelle confiance les utilisateurs accordent-ils aujourd’hui au support ?",
      "how far do users trust the desk today?",
    ],
  }),
  times("situation.trust.onArbitration", [0, 1.6], {
    label: ["effet de la confiance sur les débats", "effect of trust on debates"],
    whom: "both",
    ask: [
      "un débat dure-t-il moins longtemps entre gens qui s’entendent ?",
      "is a debate shorter between people who get on?",
    ],
  }),
  times("situation.trust.onDispute", [0, 2], {
    label: ["effet de la confiance sur le nombre de débats", "effect of trust on the number of debates"],
    whom: "both",
    ask: [
      "discute-t-on plus quand la relation est mauvaise ?",
      "are there more debates when relations are bad?",
    ],
  }),
  between("situation.shadow.probability", [0.1, 0.3], {
    // §4.3
    label: ["informatique parallèle laissée par un refus", "shadow IT left by a refusal"],
    whom: "client",
    ask: ["que font les utilisateurs d’une demande refusée ?", "what do users do with a refused request?"],
  }),
  between("situation.priceIndex.calm.mean", [0.01, 0.03], {
    // §3
    label: ["hausse de l’indice en année calme", "growth of the index in a calm year"],
    whom: "both",
    ask: [
      "quelle hausse de l’indice chacun prévoit-il ?",
      "what growth of the index does each party expect?",
    ],
  }),
  between("situation.priceIndex.inflation.probability", [0.05, 0.3], {
    // §3
    label: ["probabilité d’une année d’inflation", "probability of an inflationary year"],
    whom: "both",
    ask: ["quelle inflation chacun prévoit-il ?", "what inflation does each party expect?"],
  }),
];
