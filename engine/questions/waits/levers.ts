/** What each side could do about the waits: variants of one design. */
import type { Scenario, ScenarioInput } from "../../scenario/model.ts";
import type { Text } from "../../scenario/notation.ts";
import { raised, scaledDelay } from "../changing.ts";
import type { DesignInput, Variant } from "../trials.ts";
import { bilingual } from "../wording.ts";
import type { Side } from "./parts.ts";

export interface LeverTerms {
  /** the client answers in so many per cent of the present time */
  answers: number;
  /** debates and quotes take so many per cent of it */
  debates: number;
  /** technicians added to a team */
  posts: number;
  team?: string | undefined;
}

/** One thing that can be done. */
export interface Lever {
  kind: "answers" | "debates" | "posts" | "together";
  label: Text;
  side: Side;
  /** where technicians are added */
  post: { team: string; shift: number } | null;
  variant: Variant;
}

const percent = (value: number): Text =>
  bilingual(
    ({ share }) => share(value / 100),
    ({ share }) => share(value / 100),
  );

const answerFaster =
  (part: number) =>
  ({ situation }: ScenarioInput): void => {
    const { waiting } = situation;
    if (waiting?.delay !== undefined) waiting.delay = scaledDelay(waiting.delay, part / 100);
  };

const debateFaster =
  (part: number) =>
  ({ contract }: DesignInput): void => {
    for (const stage of [contract.scope?.arbitration, contract.scope?.quote])
      if (stage?.delay !== undefined) stage.delay = scaledDelay(stage.delay, part / 100);
  };

const addPosts =
  (posts: number, post: { team: string; shift: number }) =>
  ({ provider }: DesignInput): void => {
    const shift = provider.teams[post.team]?.shifts[post.shift];
    if (shift) shift.headcount = raised(shift.headcount, posts);
  };

/** Changes that one side or the other makes to a design, without the technicians. */
export function sidedLevers(scenario: Scenario, design: string, terms: LeverTerms): Lever[] {
  const { answers, debates } = terms;
  const [inAnswers, inDebates] = [percent(answers), percent(debates)];
  const levers: Lever[] = [];
  if ((scenario.situation.waiting?.probability ?? 0) > 0)
    levers.push({
      kind: "answers",
      label: {
        fr: `le client répond en ${inAnswers.fr} du temps d’aujourd’hui`,
        en: `the client answers in ${inAnswers.en} of the present time`,
      },
      side: "client",
      post: null,
      variant: {
        key: "answers",
        of: design,
        around: { key: `answers ${answers}`, change: answerFaster(answers) },
      },
    });
  if (scenario.designs[design]?.contract.scope)
    levers.push({
      kind: "debates",
      label: {
        fr: `débats et devis tranchés en ${inDebates.fr} du temps d’aujourd’hui`,
        en: `debates and quotes settled in ${inDebates.en} of the present time`,
      },
      side: "both",
      post: null,
      variant: { key: "debates", of: design, change: debateFaster(debates) },
    });
  return levers;
}

/** A technician more on every shift of the teams, or of one team. */
export function postLevers({ designs }: Scenario, design: string, { posts, team }: LeverTerms): Lever[] {
  const teams = Object.entries(designs[design]?.provider.teams ?? {});
  return teams
    .filter(([id]) => team === undefined || team === id)
    .flatMap(([id, { name, shifts }]) =>
      shifts.map((_, shift): Lever => {
        const post = { team: id, shift };
        const known = name ?? { fr: id, en: id };
        return {
          kind: "posts",
          label: bilingual(
            () => `${posts} ${posts > 1 ? "techniciens" : "technicien"} de plus dans « ${known.fr} »`,
            () => `${posts} more ${posts > 1 ? "technicians" : "technician"} in “${known.en}”`,
          ),
          side: "provider",
          post,
          variant: { key: `posts ${id} ${shift}`, of: design, change: addPosts(posts, post) },
        };
      }),
    );
}

/** Several levers pulled at once. */
export function together(design: string, levers: readonly Lever[]): Lever {
  const around = levers.find(({ variant }) => variant.around)?.variant.around;
  return {
    kind: "together",
    label: { fr: "tout ensemble", en: "all of it together" },
    side: "both",
    post: null,
    variant: {
      key: `together ${levers.map(({ variant }) => variant.key).join(", ")}`,
      of: design,
      change: (input) => {
        for (const { variant } of levers) variant.change?.(input);
      },
      ...(around ? { around } : {}),
    },
  };
}
