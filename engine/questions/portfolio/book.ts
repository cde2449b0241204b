/** A provider's clients with one of them and without: the same teams, the same tickets, idle time borne by those who are there. */
import type { Scenario, ScenarioInput } from "../../scenario/model.ts";
import type { DesignInput, Variant } from "../trials.ts";

/** The scenario's own client, among the others. */
export const OWN = "own client";

const TAKEN_OVER = "without";

/**
 * Shares of idle time once a client is not there: those of the others grow in proportion, so that each team is paid for as far
 * as it was. Quotas differ by team, so the others' shares grow by the mean one; the scenario's own client takes the rest.
 */
export function sharesWithout({ designs, clients = {} }: Scenario, design: string, client: string) {
  const teams = Object.entries(designs[design]?.provider.teams ?? {});
  const shares = Object.entries(clients).map(([id, { idleShare }]): [string, number] => [id, idleShare]);
  const others = shares.reduce((sum, [, share]) => sum + share, 0);
  const own = teams.reduce((sum, [, { quota }]) => sum + quota, 0) / Math.max(1, teams.length);
  const leaving = clients[client]?.idleShare ?? 0;
  const grows = own + others > leaving ? (own + others) / (own + others - leaving) : 1;
  const staying = shares.flatMap(([id, share]): [string, number][] =>
    id === client ? [] : [[id, Math.min(1, share * grows)]],
  );
  const borne = staying.reduce((sum, [, share]) => sum + share, 0);
  const quotas = teams.map(([id, { quota }]): [string, number] => [
    id,
    Math.min(1, Math.max(0, quota + others - borne)),
  ]);
  return { shares: new Map(staying), quotas: new Map(quotas) };
}

/** The portfolio without a client. */
export function withoutClient(scenario: Scenario, design: string, client: string): Variant {
  const { shares, quotas } = sharesWithout(scenario, design, client);
  return {
    key: TAKEN_OVER,
    of: design,
    change: ({ provider }: DesignInput) => {
      for (const [id, team] of Object.entries(provider.teams)) team.quota = quotas.get(id) ?? team.quota;
    },
    around: {
      key: TAKEN_OVER,
      change: (input: ScenarioInput) => {
        const staying = Object.entries(input.clients ?? {}).filter(([id]) => id !== client);
        for (const [id, one] of staying) one.idleShare = shares.get(id) ?? one.idleShare;
        if (staying.length > 0) input.clients = Object.fromEntries(staying);
        else delete input.clients;
      },
    },
  };
}

/** Technicians more on a shift of a team. */
export interface Hire {
  team: string;
  /** place among the team's shifts */
  shift: number;
  posts: number;
  /** at whose end they come; 0: they are there from the first day */
  month: number;
}

/** The portfolio with a client and technicians more: from the first day, or by an amendment of the scenario's own contract. */
export function withHire(design: string, hire: Hire, headcount: number): Variant {
  const { team, shift, posts, month } = hire;
  return {
    key: `hire ${team} ${shift} ${posts} ${month}`,
    of: design,
    change: (input: DesignInput) => {
      const own = input.provider.teams[team]?.shifts[shift];
      if (month === 0 && own) own.headcount = headcount + posts;
      if (month === 0) return;
      const rule = {
        id: "one-more-client",
        when: { month },
        // biome-ignore lint/suspicious/noThenProperty: a word of scenarios
        then: [{ resize: team, by: posts, shift: shift + 1 }],
      };
      input.governance = { ...input.governance, rules: [...(input.governance?.rules ?? []), rule] };
    },
  };
}
