/** The six controls of the first page, as data: what each reads in a scenario and changes in its raw form. 0 stands for "never". */
import { readScenario, type Scenario, type Text } from "#engine";
import { isRawMap, mapAt, type RawPath, valueAt, withoutField, withValue } from "./raw.ts";

export type SettingId = "growth" | "revision" | "firstAmendment" | "committee" | "restorationP2" | "lostHour";

export interface Setting {
  id: SettingId;
  label: Text;
  kind: "slider" | "choice";
  /** unit of the value: share per year, month (number in the contract), h, EUR; "months" between two for a choice */
  unit: "share" | "month" | "months" | "h" | "EUR";
  min: number;
  max: number;
  step: number;
  /** values of a choice, in order */
  choices: { value: number; label: Text }[];
  /** whether the example's value has a source or is a guess to be swept */
  source: "reference" | "guessed";
  /** the scenario's own value; null: the control does not apply to this scenario */
  read(raw: unknown, options?: { world?: string }): number | null;
  /** a raw scenario with the value; the given one is left as it is. Unchanged where the control does not apply */
  apply(raw: unknown, value: number): unknown;
}

type Definition = Omit<Setting, "read" | "apply" | "choices"> & {
  choices?: Setting["choices"];
  in: (scenario: Scenario) => number | null | undefined;
  change: (raw: unknown, value: number) => unknown;
};

const never: Setting["choices"][number] = { value: 0, label: { fr: "jamais", en: "never" } };

function setting({ in: find, change, choices = [], ...rest }: Definition): Setting {
  const read: Setting["read"] = (raw, options) => {
    const result = readScenario(raw, options);
    return "faults" in result ? null : (find(result.scenario) ?? null);
  };
  return { ...rest, choices, read, apply: (raw, value) => (read(raw) === null ? raw : change(raw, value)) };
}

const designIds = (raw: unknown) => Object.keys(mapAt(raw, ["designs"]));

/** Sets a field of the situation, and in every world that says otherwise, so that it holds in whichever world is played. */
function inEveryWorld(raw: unknown, path: RawPath, value: unknown): unknown {
  let changed = withValue(raw, ["situation", ...path], value);
  for (const world of Object.keys(mapAt(raw, ["worlds"]))) {
    const place = ["worlds", world, "situation", ...path];
    if (valueAt(raw, place) !== undefined) changed = withValue(changed, place, value);
  }
  return changed;
}

/** The design whose revision the controls move: the page's evolving one. */
const evolvingOf = (scenario: Scenario) =>
  scenario.page?.evolving ?? Object.keys(scenario.designs).at(-1) ?? "";

function revisionOf(scenario: Scenario): { every: number; first?: number | undefined } | undefined {
  const rule = scenario.designs[evolvingOf(scenario)]?.governance?.rules.find(({ id }) => id === "revision");
  return rule && "every" in rule.when ? rule.when : undefined;
}

/** Rules of a raw design, its own or inherited through `like`. */
function rulesOf(raw: unknown, design: string, depth = 0): readonly unknown[] {
  const rules = valueAt(raw, ["designs", design, "governance", "rules"]);
  if (Array.isArray(rules)) return rules;
  const like = valueAt(raw, ["designs", design, "like"]);
  return typeof like === "string" && depth < 32 ? rulesOf(raw, like, depth + 1) : [];
}

const isRevision = (rule: unknown) => valueAt(rule, ["id"]) === "revision";

/** Changes the rule `revision` of the evolving design; undefined removes it. Other designs keep their rules. */
function changeRevision(raw: unknown, change: (rule: unknown) => unknown): unknown {
  const page = valueAt(raw, ["page", "evolving"]);
  const design = typeof page === "string" ? page : (designIds(raw).at(-1) ?? "");
  const rules = rulesOf(raw, design).map((rule) => (isRevision(rule) ? change(rule) : rule));
  return withValue(
    raw,
    ["designs", design, "governance", "rules"],
    rules.filter((rule) => rule !== undefined),
  );
}

function changeCommittee(raw: unknown, every: number): unknown {
  return designIds(raw).reduce((changed, id) => {
    const governance = ["designs", id, "governance"];
    if (every === 0) return withoutCommittee(changed, governance);
    const place = [...governance, "committee", "every"];
    return valueAt(raw, place) === undefined ? changed : withValue(changed, place, every);
  }, raw);
}

/** Without its committee, own or inherited, a design also loses the rules that a committee would have to trigger. */
function withoutCommittee(raw: unknown, governance: RawPath): unknown {
  const bare = withoutField(raw, [...governance, "committee"]);
  const rules = valueAt(bare, [...governance, "rules"]);
  if (!Array.isArray(rules)) return bare;
  const kept = rules.filter((rule) => valueAt(rule, ["when", "indicator"]) === undefined);
  return withValue(bare, [...governance, "rules"], kept);
}

function changeTarget(raw: unknown, hours: number): unknown {
  return designIds(raw).reduce((changed, id) => {
    const place = ["designs", id, "contract", "slas", "restoration", "targets"];
    const targets = valueAt(raw, place);
    if (targets === undefined) return changed;
    const all = isRawMap(targets) ? targets : { P1: targets, P2: targets, P3: targets, P4: targets };
    return withValue(changed, place, { ...all, P2: `${hours}h` });
  }, raw);
}

function targetOf(scenario: Scenario): number | null {
  const [baseline] = Object.values(scenario.designs);
  const targets = baseline?.contract.slas["restoration"]?.targets;
  const minutes = typeof targets === "object" ? targets.P2 : targets;
  return minutes === undefined ? null : minutes / 60;
}

export const SETTINGS: readonly Setting[] = [
  setting({
    id: "growth",
    kind: "slider",
    unit: "share",
    min: -0.05,
    max: 0.15,
    step: 0.01,
    source: "guessed",
    label: { fr: "Croissance du SI, par an", en: "IT growth, per year" },
    // the growth shared by all components; a component that states its own keeps it
    in: ({ situation }) => situation.defaults?.growth,
    change: (raw, value) => inEveryWorld(raw, ["defaults", "growth"], value),
  }),
  setting({
    id: "revision",
    kind: "choice",
    unit: "months",
    min: 0,
    max: 12,
    step: 1,
    source: "guessed",
    label: { fr: "Revoir le périmètre", en: "Revise the scope" },
    choices: [
      never,
      { value: 12, label: { fr: "tous les 12 mois", en: "every 12 months" } },
      { value: 6, label: { fr: "tous les 6 mois", en: "every 6 months" } },
    ],
    in: (scenario) => revisionOf(scenario)?.every,
    change: (raw, every) =>
      changeRevision(raw, (rule) => (every === 0 ? undefined : withValue(rule, ["when", "every"], every))),
  }),
  setting({
    id: "firstAmendment",
    kind: "slider",
    unit: "month",
    min: 6,
    max: 30,
    step: 1,
    source: "guessed",
    label: { fr: "Premier avenant", en: "First amendment" },
    in: (scenario) => {
      const when = revisionOf(scenario);
      return when?.first ?? when?.every;
    },
    change: (raw, first) => changeRevision(raw, (rule) => withValue(rule, ["when", "first"], first)),
  }),
  setting({
    id: "committee",
    kind: "choice",
    unit: "months",
    min: 0,
    max: 3,
    step: 1,
    source: "reference",
    label: { fr: "Comité de pilotage", en: "Steering committee" },
    choices: [
      never,
      { value: 3, label: { fr: "chaque trimestre", en: "quarterly" } },
      { value: 1, label: { fr: "chaque mois", en: "monthly" } },
    ],
    in: ({ designs }) =>
      Object.values(designs).find(({ governance }) => governance?.committee)?.governance?.committee?.every,
    change: changeCommittee,
  }),
  setting({
    id: "restorationP2",
    kind: "slider",
    unit: "h",
    min: 2,
    max: 24,
    step: 1,
    source: "reference",
    label: { fr: "Rétablir un P2 en", en: "Restore a P2 within" },
    in: targetOf,
    change: changeTarget,
  }),
  setting({
    id: "lostHour",
    kind: "slider",
    unit: "EUR",
    min: 0,
    max: 60,
    step: 1,
    source: "reference",
    label: { fr: "Une heure perdue vaut", en: "A lost hour is worth" },
    in: ({ situation }) => situation.impact?.lostHourPrice,
    change: (raw, price) => inEveryWorld(raw, ["impact", "lostHourPrice"], price),
  }),
];

/** The scenario's own value of every control; null where one does not apply. */
export function readSettings(
  raw: unknown,
  options: { world?: string } = {},
): Record<SettingId, number | null> {
  return Object.fromEntries(SETTINGS.map(({ id, read }) => [id, read(raw, options)])) as Record<
    SettingId,
    number | null
  >;
}

/** A raw scenario with the given values, applied in the order of SETTINGS; values that do not apply change nothing. */
export function applySettings(raw: unknown, values: Partial<Record<SettingId, number>>): unknown {
  return SETTINGS.reduce(
    (changed, { id, apply }) => (values[id] === undefined ? changed : apply(changed, values[id])),
    raw,
  );
}
