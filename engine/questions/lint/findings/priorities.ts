/** Priorities that no rule separates: the same promise, or a queue that does not look at them. */

import { CLOCK_METRICS } from "../../../mechanisms/promises/measurement.ts";
import type { SlaLineTable } from "../../../mechanisms/promises/sla.ts";
import type { CompiledDispatch } from "../../../mechanisms/staff/dispatch.ts";
import { PRIORITIES } from "../../../scenario/notation.ts";
import { bilingual } from "../../wording.ts";
import type { FoundIn } from "../finding.ts";
import type { Reading } from "../reading.ts";

/** What a line promises, whatever its priority. */
const promiseOf = ({ targetMin, window, required, secondMin, secondRequired, isPenalised }: SlaLineTable) =>
  JSON.stringify([targetMin, window, required, secondMin, secondRequired, isPenalised]);

/** Promises of a priority's clocks, metric by metric; empty where there are none. */
const promisesOf = ({ design }: Reading, priority: number): string[] =>
  Array.from({ length: CLOCK_METRICS }, (_, metric) => {
    const line = design.slas[design.lineOf[metric * 4 + priority] ?? -1];
    return line ? promiseOf(line) : "";
  });

const hasTickets = ({ shares }: Reading, priority: number) =>
  shares.some(({ declared, incidents, requests }) => declared === priority && incidents + requests > 0);

/** Whether the queue itself looks at the declared priority; null where a formula says what only its author knows. */
function looksAtPriority({ rule, weights }: CompiledDispatch, a: number, b: number): boolean | null {
  switch (rule) {
    case "formula":
      return null;
    case "firstComeFirstServed":
    case "earliestDueDate":
    case "leastSlack":
    case "dropDead":
      return false;
    case "ageingPriority":
      return weights[a] !== weights[b];
    default:
      return true;
  }
}

function samePromise(reading: Reading): FoundIn[] {
  return [0, 1, 2].flatMap((a): FoundIn[] => {
    const b = a + 1;
    if (!hasTickets(reading, a) || !hasTickets(reading, b)) return [];
    const [upper, lower] = [promisesOf(reading, a), promisesOf(reading, b)];
    const isPromised = upper.some((promise) => promise !== "");
    if (!isPromised || upper.some((promise, metric) => promise !== lower[metric])) return [];
    const isSeparated = looksAtPriority(reading.design.dispatch, a, b) !== false;
    const names = [PRIORITIES[a], PRIORITIES[b]] as const;
    return [
      {
        code: "SAME_PROMISE",
        severity: isSeparated ? "note" : "warning",
        clause: "contract.slas",
        name: { fr: `${names[0]} et ${names[1]}`, en: `${names[0]} and ${names[1]}` },
        numbers: { upper: a + 1, lower: b + 1 },
        why: isSeparated
          ? bilingual(
              () =>
                `${names[0]} et ${names[1]} ont les mêmes engagements : seul l’ordre de la file les distingue, pas le contrat.`,
              () =>
                `${names[0]} and ${names[1]} have the same commitments: only the queue tells them apart, the contract does not.`,
            )
          : bilingual(
              () =>
                `${names[0]} et ${names[1]} ont les mêmes engagements et passent dans la même file : aucune règle ne les sépare.`,
              () =>
                `${names[0]} and ${names[1]} have the same commitments and wait in the same queue: no rule separates them.`,
            ),
        betterWording: bilingual(
          () =>
            `« Le délai des tickets ${names[0]} est égal à la moitié de celui des tickets ${names[1]}. » Ou bien : « ${names[0]} et ${names[1]} forment une seule priorité. »`,
          () =>
            `“The time limit for ${names[0]} tickets is half that for ${names[1]} tickets.” Or: “${names[0]} and ${names[1]} are a single priority.”`,
        ),
      },
    ];
  });
}

function blindQueue(reading: Reading): FoundIn[] {
  const { dispatch } = reading.design;
  const present = [0, 1, 2, 3].filter((priority) => hasTickets(reading, priority));
  const promised = new Set(present.map((priority) => promisesOf(reading, priority).join()));
  if (dispatch.rule !== "firstComeFirstServed" || promised.size < 2) return [];
  return [
    {
      code: "DISPATCH_IGNORES_PRIORITY",
      severity: "warning",
      clause: "provider.dispatch",
      name: { fr: "Ordre de traitement", en: "Order of work" },
      numbers: { priorities: present.length },
      why: bilingual(
        () =>
          "Les engagements diffèrent selon la priorité, mais les tickets sont traités dans l’ordre d’arrivée : un P1 attend derrière les autres.",
        () =>
          "Commitments differ by priority, but tickets are worked on in their order of arrival: a P1 waits behind the others.",
      ),
      betterWording: bilingual(
        () =>
          `« Les tickets sont traités par priorité décroissante, et, à priorité égale, dans l’ordre d’expiration de leurs délais ; un ticket P1 interrompt le travail en cours sur tout ticket de priorité inférieure. »`,
        () =>
          `“Tickets are worked on by decreasing priority and, at equal priority, in the order in which their time limits expire; a P1 ticket interrupts work on any ticket of lower priority.”`,
      ),
    },
  ];
}

export const priorityFindings = (reading: Reading): FoundIn[] => [
  ...samePromise(reading),
  ...blindQueue(reading),
];
