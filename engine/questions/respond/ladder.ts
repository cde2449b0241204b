/** Staffing levels from the leanest to the fullest: at each step the post that changes kept promises most for its cost. */
import type { Field } from "./field.ts";
import type { Response } from "./response.ts";
import type { Neighbour } from "./search.ts";
import type { Level } from "./sweep.ts";

/** Points of contractual attainment for a euro of staff: what a post is good for. */
function worth(field: Field, stated: Response, { variant }: Neighbour): number {
  const base = field.track(field.variant(stated));
  const track = field.track(variant);
  const cost = track.minus(base, "providerCost").mean ?? 0;
  const kept = track.minus(base, "contractualAttainment").mean ?? 0;
  return cost === 0 ? 0 : kept / cost;
}

/** Shifts whose single post more (or fewer) was tried, in the order in which posts are worth adding (or cutting). */
function order(field: Field, stated: Response, first: readonly Neighbour[], by: 1 | -1): number[] {
  const tried = first.flatMap((one) => {
    const at = one.response.posts.findIndex((posts, place) => posts - stated.posts[place]! === by);
    return at < 0 || one.standing === "unstable" ? [] : [{ at, value: worth(field, stated, one) }];
  });
  return tried.sort((a, b) => by * (b.value - a.value)).map(({ at }) => at);
}

/**
 * @param first  the neighbours of the provider as stated
 * @param most   steps down and up at most
 */
export function ladderOf(field: Field, stated: Response, first: readonly Neighbour[], most: number): Level[] {
  const level = (by: 1 | -1, steps: number, shifts: readonly number[]): Level[] => {
    const posts = [...stated.posts];
    for (let step = 0; step < steps; step++) {
      const at = shifts[step % shifts.length];
      if (at === undefined) return [];
      posts[at]! += by;
      if (!isStaffed(field, posts)) return [];
    }
    return [{ response: { ...stated, posts }, posts: by * steps }];
  };
  const steps = Array.from({ length: most }, (_, step) => step + 1);
  const fewer = order(field, stated, first, -1);
  const more = order(field, stated, first, 1);
  return [
    ...steps.toReversed().flatMap((count) => level(-1, count, fewer)),
    { response: stated, posts: 0 },
    ...steps.flatMap((count) => level(1, count, more)),
  ];
}

/** Somebody is left on every team. */
function isStaffed({ posts: all }: Field, posts: readonly number[]): boolean {
  return all.every(({ team, stated }, at) => {
    const left = all.reduce(
      (sum, one, place) => sum + (one.team === team ? one.stated + posts[place]! : 0),
      0,
    );
    return left >= 1 && stated + posts[at]! >= 0;
  });
}
