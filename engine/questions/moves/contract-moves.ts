/** Moves in the contract and its governance: committee, revision of the scope, wording, debates, promises, penalties. */

import type { Design, Scenario } from "../../scenario/model.ts";
import type { Text } from "../../scenario/notation.ts";
import { scaledDelay } from "../changing.ts";
import type { DesignInput } from "../trials.ts";
import { bilingual } from "../wording.ts";
import type { Move } from "./move.ts";
import { addRule } from "./provider-moves.ts";

/** Lead time and cost of a revision of the scope, as some contract of the scenario states them. */
function statedRevision(written: Readonly<Record<string, DesignInput>>) {
  const rules = Object.values(written).flatMap(({ governance }) => governance?.rules ?? []);
  const revision = rules.find(({ then }) => then.some((action) => "rebaseline" in action));
  if (!revision) return null;
  const { after, cost } = revision;
  return { ...(after === undefined ? {} : { after }), ...(cost ? { cost } : {}) };
}

function governanceMoves(
  scenario: Scenario,
  design: Design,
  written: Readonly<Record<string, DesignInput>>,
): Move[] {
  const committee = design.governance?.committee;
  const moves: Move[] = [];
  const stated = Object.values(written).find(({ governance }) => governance?.committee)?.governance
    ?.committee;
  const every = committee ? Math.max(1, Math.round(committee.every / 3)) : 3;
  if (!committee || every < committee.every)
    moves.push({
      id: "committee",
      family: "committee",
      name: bilingual(
        () => (every === 1 ? "un comité chaque mois" : `un comité tous les ${every} mois`),
        () => (every === 1 ? "a committee every month" : `a committee every ${every} months`),
      ),
      ...(committee || stated ? {} : { isCostUnknown: true as const }),
      change: (changed) => {
        changed.governance = {
          ...changed.governance,
          committee: { ...(stated ?? {}), ...changed.governance?.committee, every },
        };
      },
    });
  if (committee?.indicators === "contractual")
    moves.push({
      id: "shared",
      family: "committee",
      name: { fr: "des indicateurs partagés au comité", en: "shared indicators in the committee" },
      change: (changed) => {
        const own = changed.governance?.committee;
        if (own) changed.governance = { ...changed.governance, committee: { ...own, indicators: "shared" } };
      },
    });
  return [...moves, ...revisionMoves(scenario, design, written)];
}

/** The scope brought up to date every so many months, more often than it is. */
function revisionMoves(
  scenario: Scenario,
  design: Design,
  written: Readonly<Record<string, DesignInput>>,
): Move[] {
  const present = (design.governance?.rules ?? []).flatMap(({ when, then }) =>
    "every" in when && then.some((action) => "rebaseline" in action) ? [when.every] : [],
  );
  const drifts =
    design.contract.scope?.coveredWhenNew !== undefined ||
    (design.contract.scope?.initiallyUncovered ?? 0) > 0;
  const stated = statedRevision(written);
  if (!drifts) return [];
  return [12, 6, 3]
    .filter((every) => every < Math.min(scenario.months, ...present))
    .map((every) => ({
      id: `revision ${every}`,
      family: "revision",
      name: {
        fr: `le périmètre révisé tous les ${every} mois`,
        en: `the scope revised every ${every} months`,
      },
      ...(stated?.cost ? {} : { isCostUnknown: true as const }),
      // biome-ignore lint/suspicious/noThenProperty: a word of scenarios
      change: (changed) => addRule(changed, { when: { every }, then: [{ rebaseline: "all" }], ...stated }),
    }));
}

function wordingMoves({ contract }: Design): Move[] {
  const moves: Move[] = [];
  const { scope } = contract;
  const clarity = scope?.clarity ?? 1;
  if (clarity < 1)
    moves.push({
      id: "clarity",
      family: "clarity",
      name: bilingual(
        ({ rate }) =>
          `un périmètre incontesté pour ${rate(Math.max(0.97, (1 + clarity) / 2))} des tickets couverts`,
        ({ rate }) => `scope undisputed for ${rate(Math.max(0.97, (1 + clarity) / 2))} of covered tickets`,
      ),
      isCostUnknown: true,
      change: (design) => {
        design.contract.scope = { ...design.contract.scope, clarity: Math.max(0.97, (1 + clarity) / 2) };
      },
    });
  if (scope?.arbitration)
    moves.push({
      id: "arbitration",
      family: "arbitration",
      name: { fr: "des débats tranchés deux fois plus vite", en: "debates settled twice as fast" },
      isCostUnknown: true,
      change: ({ contract: own }) => {
        for (const stage of [own.scope?.arbitration, own.scope?.quote])
          if (stage?.delay !== undefined) stage.delay = scaledDelay(stage.delay, 0.5);
      },
    });
  return moves;
}

/** The client answers twice as fast, from its first month on. */
function answerMoves({ situation }: Scenario): Move[] {
  const { waiting } = situation;
  if (!waiting || waiting.probability === 0) return [];
  return [
    {
      id: "answers",
      family: "answers",
      name: { fr: "des réponses du client deux fois plus rapides", en: "the client answers twice as fast" },
      isCostUnknown: true,
      around: ({ situation: own }) => {
        if (own.waiting?.delay !== undefined) own.waiting.delay = scaledDelay(own.waiting.delay, 0.5);
      },
    },
  ];
}

type ByPriority = number | Partial<Record<"P1" | "P2" | "P3" | "P4", number | undefined>>;

function scaled(value: ByPriority, change: (one: number) => number): ByPriority {
  if (typeof value === "number") return change(value);
  return Object.fromEntries(
    Object.entries(value).flatMap(([priority, one]) => (one === undefined ? [] : [[priority, change(one)]])),
  );
}

/** Promises by their usual names in a contract. */
const FAMILIES: Partial<Record<string, Text>> = {
  response: { fr: "GTI", en: "response" },
  restoration: { fr: "GTR", en: "restoration" },
  resolution: { fr: "résolution", en: "resolution" },
};

/** What a promise asks, made half as long again, five points laxer, or measured without the client's own waits. */
function promiseMoves({ contract }: Design): Move[] {
  const families = Object.entries(contract.slas);
  const targets: Move[] = families.map(([id, { targets: now }]) => ({
    id: `target ${id}`,
    family: "target",
    name: {
      fr: `des délais promis allongés de moitié (${FAMILIES[id]?.fr ?? id})`,
      en: `promised times lengthened by half (${FAMILIES[id]?.en ?? id})`,
    },
    change: (design) => {
      const own = design.contract.slas?.[id];
      if (own) own.targets = scaled(now, (minutes) => 1.5 * minutes);
    },
  }));
  const lax = families.filter(([, { required }]) => (typeof required === "number" ? required : 1) > 0.5);
  const required: Move[] =
    lax.length === 0
      ? []
      : [
          {
            id: "required",
            family: "required",
            name: { fr: "cinq points de moins exigés", en: "five points less required" },
            change: (design) => {
              for (const [id, { required: now }] of lax) {
                const own = design.contract.slas?.[id];
                if (own) own.required = scaled(now, (share) => Math.max(0, share - 0.05));
              }
            },
          },
        ];
  const running = families.filter(([, { pauses }]) => !pauses.includes("client"));
  const clock: Move[] =
    running.length === 0
      ? []
      : [
          {
            id: "clock",
            family: "clock",
            name: {
              fr: "l’horloge arrêtée pendant l’attente de l’utilisateur",
              en: "the clock stopped while the user is awaited",
            },
            change: (design) => {
              for (const [id, { pauses }] of running) {
                const own = design.contract.slas?.[id];
                if (own) own.pauses = [...pauses, "client"];
              }
            },
          },
        ];
  return [...targets, ...required, ...clock];
}

function penaltyMoves({ observed }: Scenario, { contract }: Design): Move[] {
  const { penalties } = contract;
  if (!penalties || penalties.clauses.length === 0) return [];
  const moves: Move[] = [];
  const { month } = penalties.caps;
  if (month !== undefined && month > 0)
    moves.push({
      id: "cap",
      family: "cap",
      name: bilingual(
        ({ rate }) => `un plafond mensuel de pénalités à ${rate(Math.min(1, 2 * month))} de la redevance`,
        ({ rate }) => `a monthly cap on penalties of ${rate(Math.min(1, 2 * month))} of the fee`,
      ),
      change: ({ contract: own }) => {
        if (own.penalties) own.penalties.caps = { ...own.penalties.caps, month: Math.min(1, 2 * month) };
      },
    });
  if (penalties.claim < 1)
    moves.push({
      id: "claim",
      family: "claim",
      name: { fr: "des pénalités toujours réclamées", en: "penalties always claimed" },
      change: ({ contract: own }) => {
        if (own.penalties) Object.assign(own.penalties, { claim: 1, claimWithCommittee: 1 });
      },
    });
  moves.push({
    id: "penalties",
    family: "penalties",
    name: { fr: "des pénalités doublées", en: "penalties doubled" },
    change: (design) => {
      const when = { month: (observed?.month ?? 0) + 1 };
      for (const { id } of penalties.clauses) {
        // biome-ignore lint/suspicious/noThenProperty: a word of scenarios
        const doubled = { when, then: [{ penalty: id, factor: 2 }], atMost: 1 };
        addRule(design, doubled);
      }
    },
  });
  return moves;
}

/** @param written  the designs as people write them */
export const contractMoves = (
  scenario: Scenario,
  design: Design,
  written: Readonly<Record<string, DesignInput>>,
): Move[] => [
  ...governanceMoves(scenario, design, written),
  ...wordingMoves(design),
  ...answerMoves(scenario),
  ...promiseMoves(design),
  ...penaltyMoves(scenario, design),
];
