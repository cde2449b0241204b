/** What the command line says, in both languages. Slots are {in braces}. */
import type { Text } from "#engine";
import type { Lang } from "./format.ts";

export const WORDS = {
  help: {
    fr: `Avenant : simuler des contrats d’infogérance avant de les signer

  avenant scenarios                  les scénarios de la bibliothèque
  avenant check <fichier|nom>        vérifie un scénario
  avenant lint <fichier|nom>         ce que ses engagements mesurent d’autre que la chance, sans simuler
      --design <contrat>               un seul contrat (défaut : tous)
      --world, --json                  comme pour run
  avenant run <fichier|nom>          compare ses contrats sur les mêmes incidents
      --world <monde>                  un des mondes du scénario (défaut : base)
      --replications <n>               nombre d’avenirs simulés (défaut : celui du scénario)
      --seed <n>                       graine du hasard (défaut : celle du scénario)
      --threads <n>                    fils de calcul (défaut : tous les cœurs)
      --json <fichier|->               écrit le résultat en JSON ; « - » : sur la sortie, et rien d’autre
  avenant <question> <fichier|nom>   répond à une question ; chacune a ses termes (--terme valeur) :
{questions}
      --world, --replications, --seed, --threads, --json   comme pour run
  avenant trace <fichier|nom>        raconte un avenir d’un contrat, un objet JSON par ligne
      --future <n>                     lequel (défaut : 0)
      --design <contrat>               de quel contrat (défaut : le premier)
      --kinds <a,b>                    seulement ces événements (ticket, verdict, ledger…)
      --world, --seed                  comme pour run
  avenant serve                      ouvre la page sur cette machine
  avenant help                       cette aide

  --lang fr|en                       langue (défaut : celle du terminal)

Codes de sortie : 0 fait, 1 entrée refusée, 2 panne. Ctrl-C arrête un calcul et garde ce qui est fait.
`,
    en: `Avenant: simulate outsourcing contracts before signing them

  avenant scenarios                  the scenarios of the library
  avenant check <file|name>          checks a scenario
  avenant lint <file|name>           what its commitments measure other than luck, nothing simulated
      --design <design>                one contract only (default: all)
      --world, --json                  as for run
  avenant run <file|name>            compares its contracts on the same incidents
      --world <world>                  one of the scenario's worlds (default: base)
      --replications <n>               number of simulated futures (default: the scenario's)
      --seed <n>                       seed of chance (default: the scenario's)
      --threads <n>                    threads (default: every core)
      --json <file|->                  writes the result as JSON; "-": on the output, and nothing else
  avenant <question> <file|name>     answers a question; each has its terms (--term value):
{questions}
      --world, --replications, --seed, --threads, --json   as for run
  avenant trace <file|name>          tells one future of one contract, a JSON object a line
      --future <n>                     which one (default: 0)
      --design <design>                of which contract (default: the first)
      --kinds <a,b>                    only these events (ticket, verdict, ledger…)
      --world, --seed                  as for run
  avenant serve                      opens the page on this machine
  avenant help                       this help

  --lang fr|en                       language (default: the terminal's)

Exit codes: 0 done, 1 refused input, 2 failure. Ctrl-C stops a computation and keeps what is done.
`,
  },
  lintPromise: { fr: "Engagement", en: "Commitment" },
  lintTickets: { fr: "Tickets", en: "Tickets" },
  lintAllowed: { fr: "Permis", en: "Allowed" },
  lintGood: { fr: "Bon", en: "Good" },
  lintClustered: { fr: "Grappes", en: "Clusters" },
  lintBad: { fr: "Mauvais", en: "Bad" },
  lintWork: { fr: "Travail", en: "Work" },
  lintLegend: {
    fr: "Tickets mesurés par période ; retards permis à ce volume ; périodes manquées par hasard par un bon prestataire, retards indépendants puis par grappes, et par un mauvais ; tickets dont le travail, à lui seul, tient dans le délai.",
    en: "Tickets measured per period; late ones allowed at that volume; periods missed by chance by a good provider, late tickets independent, then in clusters, and by a bad one; tickets whose work alone fits the time.",
  },
  eachMonth: { fr: "par mois", en: "a month" },
  eachQuarter: { fr: "par trimestre", en: "a quarter" },
  eachYear: { fr: "par an", en: "a year" },
  lintSerious: { fr: "Grave", en: "Serious" },
  lintWarning: { fr: "À corriger", en: "To fix" },
  lintNote: { fr: "Remarque", en: "Remark" },
  lintGuesses: { fr: "Ce qui renverserait un jugement", en: "What would flip a judgement" },
  lintRestsOn: { fr: "Repose sur", en: "Rests on" },
  lintCaveats: { fr: "Réserves", en: "Caveats" },
  lintProof: {
    fr: "Calcul exact, sans graine · moteur {engine} · scénario {scenario}",
    en: "Exact, no seed · engine {engine} · scenario {scenario}",
  },
  questionProof: {
    fr: "Graine {seed} · {futures} avenirs au plus, {lives} vies jouées · moteur {engine} · scénario {scenario}",
    en: "Seed {seed} · {futures} futures at most, {lives} lives played · engine {engine} · scenario {scenario}",
  },
  byDefault: { fr: "défaut :", en: "default:" },
  questionGuesses: { fr: "Ce qui renverserait la réponse", en: "What would flip the answer" },
  notKnown: {
    fr: "Inconnues tirées au sort, une fois tous les {perDraw} avenirs : {ranges}.",
    en: "Not known, drawn once every {perDraw} futures: {ranges}.",
  },
  rangeBetween: { fr: "{path} de {ends}", en: "{path} from {ends}" },
  rangeOneOf: { fr: "{path} parmi {ends}", en: "{path} one of {ends}" },
  rangeTo: { fr: " à ", en: " to " },
  rangeLikely: { fr: "{low} à {high}, plutôt {likely}", en: "{low} to {high}, likely {likely}" },
  fromNotKnowing: {
    fr: "Part de la dispersion due à ces inconnues, le reste étant le hasard : {shares}.",
    en: "Share of the spread that comes from these unknowns, the rest being luck: {shares}.",
  },
  shareOfSpread: { fr: "{name} {share} %{range}", en: "{name} {share}%{range}" },
  unknownCommand: { fr: "Commande inconnue : « {value} ».", en: "Unknown command: “{value}”." },
  unknownOption: { fr: "Option inconnue : « {value} ».", en: "Unknown option: “{value}”." },
  didYouMean: { fr: " Vouliez-vous dire « {nearest} » ?", en: " Did you mean “{nearest}”?" },
  optionNeedsValue: {
    fr: "L’option « {value} » attend une valeur.",
    en: "The option “{value}” needs a value.",
  },
  badNumber: {
    fr: "{option} vaut « {value} » ; attendu : un nombre entier, {allowed}.",
    en: "{option} is “{value}”; expected: a whole number, {allowed}.",
  },
  badLanguage: {
    fr: "--lang vaut « {value} » ; attendu : fr ou en.",
    en: "--lang is “{value}”; expected: fr or en.",
  },
  badKind: {
    fr: "« {value} » n’est pas une sorte d’événement ; permis : {allowed}.",
    en: "“{value}” is no kind of event; allowed: {allowed}.",
  },
  unknownDesign: {
    fr: "{name} n’a pas de contrat « {value} » ; il a : {allowed}.",
    en: "{name} has no design “{value}”; it has: {allowed}.",
  },
  optionElsewhere: {
    fr: "« {value} » n’a pas de sens avec « {command} ».",
    en: "“{value}” makes no sense with “{command}”.",
  },
  noTarget: { fr: "Donnez un fichier ou un nom de scénario.", en: "Give a file or the name of a scenario." },
  tooMany: {
    fr: "Un seul scénario à la fois : « {value} » est de trop.",
    en: "One scenario at a time: “{value}” is one too many.",
  },
  tryHelp: { fr: "Voir « avenant help ».", en: "See “avenant help”." },
  faults: { fr: "{count} erreur(s) dans {name} :", en: "{count} fault(s) in {name}:" },
  moreFaults: { fr: "et {count} autres", en: "and {count} more" },
  valid: {
    fr: "{name} : rien à redire. Contrats : {designs} · mois : {months}{worlds}",
    en: "{name}: nothing wrong. Designs: {designs} · months: {months}{worlds}",
  },
  worldsOf: { fr: " · mondes : {names}", en: " · worlds: {names}" },
  notYet: { fr: "Énoncé, mais pas encore simulé : {names}.", en: "Stated, but not simulated yet: {names}." },
  futures: {
    fr: "{replications} avenirs simulés sur {months} mois à partir du {start}{world}.",
    en: "{replications} simulated futures over {months} months from {start}{world}.",
  },
  inWorld: { fr: ", monde « {name} »", en: ", world “{name}”" },
  stopped: {
    fr: "Arrêté : {replications} avenirs sur {requested} demandés.",
    en: "Stopped: {replications} futures of the {requested} asked for.",
  },
  nothingKept: { fr: "Arrêté avant le premier résultat.", en: "Stopped before the first result." },
  onAverage: { fr: "En moyenne par avenir", en: "Average per future" },
  against: { fr: "{design} par rapport à {baseline}", en: "{design} against {baseline}" },
  meanDifference: { fr: "Écart ± erreur", en: "Difference ± error" },
  better: { fr: "Mieux dans", en: "Better in" },
  equal: { fr: "Égal", en: "Equal" },
  partsIn: { fr: "Net dès", en: "Clear" },
  month: { fr: "M{month}", en: "M{month}" },
  errorNote: {
    fr: "± : erreur de la moyenne à 95 %, due au nombre d’avenirs simulés ; ce n’est pas la dispersion des avenirs.",
    en: "±: 95% error of the mean, due to the number of simulated futures; it is not the spread of futures.",
  },
  verdictKnown: {
    fr: "Service vécu : {mean} en moyenne, à {error} près ; mieux dans {better}.{parting}",
    en: "Experienced service: {mean} on average, within {error}; better in {better}.{parting}",
  },
  identical: { fr: "Sans aucune différence : {names}.", en: "No difference at all: {names}." },
  verdictParts: { fr: " L’écart est net dès le mois {month}.", en: " The gap is clear from month {month}." },
  verdictNever: { fr: " L’écart n’est net à aucun mois.", en: " The gap is clear in no month." },
  proof: {
    fr: "Graine {seed} · moteur {engine} · scénario {scenario} · résultat {result}",
    en: "Seed {seed} · engine {engine} · scenario {scenario} · result {result}",
  },
  futuresDone: { fr: "{done}/{requested} avenirs", en: "{done}/{requested} futures" },
  remaining: { fr: "reste {time}", en: "{time} left" },
  written: { fr: "Résultat écrit dans {name}.", en: "Result written to {name}." },
  notWritten: { fr: "Impossible d’écrire dans {name} : {reason}.", en: "Cannot write to {name}: {reason}." },
  failure: { fr: "Panne : {reason}", en: "Failure: {reason}" },
} as const satisfies Record<string, Text>;

export type Word = keyof typeof WORDS;

/** The words in a language, slots filled. */
export function say(word: Word, lang: Lang, slots: Record<string, string | number> = {}): string {
  return WORDS[word][lang].replaceAll(/\{(\w+)\}/g, (_, slot: string) => String(slots[slot] ?? ""));
}
