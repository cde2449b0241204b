/** A small raw scenario for tests of files and faults, and a way to change one field of it. */

type Raw = Record<string, unknown>;

/** A governance rule: when → then. */
export function rule(id: string, when: Raw, ...actions: Raw[]): Raw {
  // biome-ignore lint/suspicious/noThenProperty: a word of scenarios
  return { id, when, then: actions };
}

/** Two designs, the second like the first; one component, two tiers, one SLA, one rule. A fresh copy at every call. */
export function toyScenario(): Raw {
  return {
    name: { fr: "Jouet", en: "Toy" },
    start: "2027-01-01",
    months: 2,
    calendars: { office: { hours: "9h-17h Mon-Fri", holidays: "FR" } },
    situation: {
      components: {
        pc: {
          units: 10,
          incidents: "1/month",
          priorities: { P1: "10%", P2: "20%", P3: "30%", P4: "40%" },
          effort: ["30 min"],
        },
      },
      evolution: { events: [{ id: "move", name: "Move", month: 2, units: { pc: "+1" } }] },
    },
    designs: {
      frozen: {
        contract: { slas: { restoration: { metric: "restoration", targets: "8h", window: "office" } } },
        provider: { teams: { desk: { tier: 1, shifts: [{ window: "office", headcount: 1 }] } } },
        governance: {
          committee: { every: 1 },
          rules: [rule("move", { event: "move" }, { rebaseline: "all" })],
        },
      },
      evolving: { like: "frozen" },
    },
    worlds: { base: { situation: {} }, calm: { situation: { evolution: { events: [] } } } },
    page: { frozen: "frozen", evolving: "evolving" },
    experiment: { seed: 1, replications: 16 },
  };
}

/** The toy with one field changed, or removed where the value is undefined: `changed("designs.frozen.contract.slas", {})`; `more` fields by path. */
export function changed(path: string, value: unknown, more: Readonly<Record<string, unknown>> = {}): Raw {
  const raw = toyScenario();
  for (const [field, other] of Object.entries({ [path]: value, ...more })) setField(raw, field, other);
  return raw;
}

function setField(raw: Raw, path: string, value: unknown): void {
  const keys = path.split(".");
  const last = keys.pop() ?? "";
  const holder = keys.reduce<Raw>((at, key) => at[key] as Raw, raw);
  if (value === undefined) delete holder[last];
  else Object.defineProperty(holder, last, { value, enumerable: true, configurable: true, writable: true });
}
