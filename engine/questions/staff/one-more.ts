/** One more contract like this one on the pool: what it does to the promises of this one, and the post that mends it. */
import type { Figure } from "../answer.ts";
import { type Roster, shared, sumOf, withTeam } from "../roster.ts";
import type { DesignInput, Trials, Variant } from "../trials.ts";
import type { Evidence } from "./evidence.ts";
import type { TeamLoad } from "./load.ts";

export interface OneMore {
  /** tickets a month that it brings to each pool, by team */
  tickets: number[];
  kept: Figure;
  /** against the chosen roster without it, paired by future */
  change: Figure;
  /** the cheapest single post that reaches the goal again, by team; −1: none is needed; null: no single one does */
  mendedBy: number | null;
  /** what that post costs a year; 0 where costs are not stated */
  mendingEur: number;
}

const FUTURES = 128;

/** Background tickets that are as much work as this contract's own. */
const ticketsOf = ({ ownMin, backgroundMin }: TeamLoad) => (backgroundMin > 0 ? ownMin / backgroundMin : 0);

function joined(variant: Variant, tickets: readonly number[]): Variant {
  return {
    ...variant,
    key: `${variant.key} | one more contract`,
    change: (design: DesignInput) => {
      variant.change?.(design);
      Object.values(design.provider.teams).forEach(({ background }, team) => {
        if (background) background.tickets = monthly(background.tickets) + (tickets[team] ?? 0);
      });
    },
  };
}

const PER_MONTH: Record<string, number> = { h: 730, d: 730 / 24, wk: 730 / 168, month: 1, yr: 1 / 12 };

/** Tickets a month of a rate as it is written. */
function monthly(written: unknown): number {
  if (typeof written === "number") return written;
  const [, amount, unit] = /^\s*([\d.]+)\s*\/\s*(\w+)\s*$/.exec(String(written)) ?? [];
  return Number(amount ?? 0) * (PER_MONTH[unit ?? "month"] ?? 1);
}

/** @returns null where no team is a pool */
export async function oneMore(
  chosen: Roster,
  evidence: Evidence,
  trials: Trials,
  loads: readonly TeamLoad[],
  cost: readonly number[],
): Promise<OneMore | null> {
  const tickets = loads.map(ticketsOf);
  if (tickets.every((count) => count === 0)) return null;
  const futures = Math.min(FUTURES, evidence.usual, evidence.most);
  const chanceWith = async (roster: Roster) => {
    const [track] = await trials.play([joined(evidence.variant(roster), tickets)], futures);
    return track ? { track, chance: evidence.of(track) } : null;
  };
  const alone = evidence.marks(chosen);
  const crowded = await chanceWith(chosen);
  if (!crowded || !alone) return null;
  const { share, low, high } = crowded.chance;
  const change = evidence.pairedChange(crowded.track, alone);
  const kept: Figure = { mean: share, ci95: [low, high] };
  if (share >= evidence.goal) return { tickets, kept, change, mendedBy: -1, mendingEur: 0 };
  const teams = evidence.wanted.teams.toSorted((a, b) => (cost[a] ?? 0) - (cost[b] ?? 0));
  for (const team of teams) {
    const own = chosen[team] ?? [];
    const mended = await chanceWith(withTeam(chosen, team, shared(own, sumOf(own) + 1)));
    if ((mended?.chance.share ?? 0) >= evidence.goal)
      return { tickets, kept, change, mendedBy: team, mendingEur: cost[team] ?? 0 };
  }
  return { tickets, kept, change, mendedBy: null, mendingEur: 0 };
}
