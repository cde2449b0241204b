/** What a provider may do under a contract: posts by shift, rule of the queue, tricks. */
import type { DispatchRule } from "../../mechanisms/staff/dispatch.ts";
import type { Design } from "../../scenario/model.ts";
import type { Text } from "../../scenario/notation.ts";
import { behaveAsWritten } from "../clause-price/edits.ts";
import type { DesignInput } from "../trials.ts";
import { bilingual, listed } from "../wording.ts";

/** Tricks of the report (DOMAIN §8), each at the high end of its range. */
export const TRICKS = {
  parking: 0.3,
  downgrading: 0.2,
  exclusion: 0.15,
  earlyClose: 0.15,
} as const;
export type Trick = keyof typeof TRICKS;
export const TRICK_NAMES = Object.keys(TRICKS) as Trick[];

export const TRICK_LABELS: Record<Trick, Text> = {
  parking: { fr: "mettre « en attente du client »", en: "park as “waiting for the client”" },
  downgrading: { fr: "baisser la priorité", en: "lower the priority" },
  exclusion: { fr: "déclarer exclu du calcul", en: "claim as excluded" },
  earlyClose: { fr: "clore trop tôt", en: "close too early" },
};

/** Rules that a provider may choose from; a formula is its own affair. */
export const RULES = [
  "firstComeFirstServed",
  "strictPriority",
  "preemptivePriority",
  "earliestDueDate",
  "leastSlack",
  "dropDead",
  "businessCost",
  "expectedPenalty",
  "ageingPriority",
  "tracking",
] as const satisfies readonly DispatchRule[];

export const RULE_LABELS: Record<DispatchRule, Text> = {
  firstComeFirstServed: { fr: "premier arrivé, premier servi", en: "first come, first served" },
  strictPriority: { fr: "priorité stricte", en: "strict priority" },
  preemptivePriority: { fr: "priorité avec interruption", en: "priority with interruption" },
  earliestDueDate: { fr: "échéance la plus proche", en: "earliest due date" },
  leastSlack: { fr: "marge la plus faible", en: "least slack" },
  dropDead: { fr: "laisser de côté ce qui est déjà en retard", en: "leave aside what is already late" },
  businessCost: { fr: "coût pour le métier", en: "business cost" },
  expectedPenalty: { fr: "pénalité attendue", en: "expected penalty" },
  ageingPriority: { fr: "priorité qui vieillit", en: "priority that ages" },
  tracking: { fr: "classe la plus loin de son objectif", en: "class furthest below its target" },
  formula: { fr: "sa propre formule", en: "its own formula" },
};

export interface Post {
  team: string;
  name: Text;
  /** place among the team's shifts, from 0 */
  shift: number;
  shifts: number;
  /** technicians as the scenario states them */
  stated: number;
}

export interface Response {
  /** posts more or fewer than stated, by shift of every team */
  posts: readonly number[];
  rule: DispatchRule;
  tricks: readonly Trick[];
}

export function postsOf({ provider }: Design): Post[] {
  return Object.entries(provider.teams).flatMap(([team, { name, shifts }]) =>
    shifts.map(({ headcount }, shift) => ({
      team,
      name: typeof name === "object" ? name : { fr: name ?? team, en: name ?? team },
      shift,
      shifts: shifts.length,
      stated: headcount,
    })),
  );
}

/** The provider as it stands: nothing moved, no trick. */
export const asStated = ({ provider }: Design): Response => ({
  posts: postsOf({ provider } as Design).map(() => 0),
  rule: provider.dispatch,
  tricks: [],
});

/** Writes a response into a design, in place. */
export function respondWith(
  design: DesignInput,
  posts: readonly Post[],
  { posts: more, rule, tricks }: Response,
): void {
  behaveAsWritten(design);
  posts.forEach(({ team, shift, stated }, at) => {
    const written = design.provider.teams[team]?.shifts[shift];
    if (written && more[at] !== 0) written.headcount = stated + more[at]!;
  });
  design.provider.dispatch = rule;
  if (tricks.length > 0)
    design.provider.opportunism = Object.fromEntries(tricks.map((trick) => [trick, TRICKS[trick]]));
}

/** "one post fewer: Desk N1", "queue: …": what a response changes from another. */
export function changesIn(response: Response, from: Response, posts: readonly Post[]): Text[] {
  const changes = posts.flatMap((post, at): Text[] => {
    const by = response.posts[at]! - from.posts[at]!;
    if (by === 0) return [];
    const shift = post.shifts > 1 ? post.shift + 1 : null;
    return [
      bilingual(
        ({ count }) =>
          `${count(Math.abs(by))} poste${Math.abs(by) > 1 ? "s" : ""} de ${by > 0 ? "plus" : "moins"} : ${post.name.fr}${shift === null ? "" : `, équipe ${shift}`}`,
        ({ count }) =>
          `${count(Math.abs(by))} post${Math.abs(by) > 1 ? "s" : ""} ${by > 0 ? "more" : "fewer"}: ${post.name.en}${shift === null ? "" : `, shift ${shift}`}`,
      ),
    ];
  });
  if (response.rule !== from.rule) {
    const { fr, en } = RULE_LABELS[response.rule];
    changes.push({ fr: `file : ${fr}`, en: `queue: ${en}` });
  }
  for (const trick of TRICK_NAMES) {
    const { fr, en } = TRICK_LABELS[trick];
    if (response.tricks.includes(trick) === from.tricks.includes(trick)) continue;
    changes.push(response.tricks.includes(trick) ? { fr, en } : { fr: `ne pas ${fr}`, en: `do not ${en}` });
  }
  return changes;
}

export const described = (response: Response, from: Response, posts: readonly Post[]): Text => {
  const changes = changesIn(response, from, posts);
  return changes.length === 0 ? { fr: "rien ne change", en: "nothing changes" } : listed(changes);
};
