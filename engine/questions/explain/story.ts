/** One future told: what happened in it, by date, in words; the worst tickets and the money, not every ticket. */
import type { Compiled, CompiledDesign } from "../../compile/compile.ts";
import type { Scenario } from "../../scenario/model.ts";
import type { Text } from "../../scenario/notation.ts";
import type { TraceEvent } from "../../trace/events.ts";
import { traceReplication } from "../../trace/trace.ts";
import { bilingual } from "../wording.ts";
import type { StoryLine } from "./figures.ts";
import { durationText, worstTickets } from "./worst-tickets.ts";

type Kind = StoryLine["kind"];
interface Told {
  atMin: number;
  kind: Kind;
  text: Text;
  /** what is left out first where there is too much to tell: the least */
  weight: number;
}

/** Lines that a person reads in one go. */
const MOST_LINES = 40;
const WORST = 5;
const DAY_MIN = 1440;
const DAY_MS = 86_400_000;

const named = (name: Text | undefined, id: string): Text => name ?? { fr: id, en: id };

const METRICS: Readonly<Record<string, Text>> = {
  response: { fr: "prise en charge", en: "response" },
  restoration: { fr: "rétablissement", en: "restoration" },
  resolution: { fr: "résolution", en: "resolution" },
  firstContact: { fr: "résolution au premier contact", en: "first-contact resolution" },
  reopening: { fr: "réouvertures", en: "reopenings" },
  backlogAge: { fr: "âge des tickets ouverts", en: "age of open tickets" },
  availability: { fr: "disponibilité", en: "availability" },
};

/** Turns the events of a trace into lines. */
class Teller {
  declare private readonly scenario: Scenario;
  declare private readonly compiled: Compiled;
  declare private readonly design: CompiledDesign;
  declare readonly told: Told[];
  declare private readonly headcounts: Map<string, number>;
  declare private readonly penalties: Map<number, { cents: number; atMin: number }>;
  declare private lowestTrust: number;

  constructor(scenario: Scenario, compiled: Compiled, design: CompiledDesign) {
    this.scenario = scenario;
    this.compiled = compiled;
    this.design = design;
    this.told = [];
    this.headcounts = new Map();
    this.penalties = new Map();
    this.lowestTrust = 0.5;
  }

  private tell(atMin: number, kind: Kind, weight: number, fr: string, en: string): void {
    this.told.push({
      atMin,
      kind,
      weight,
      text: bilingual(
        () => fr,
        () => en,
      ),
    });
  }

  hear(event: TraceEvent): void {
    const { kind, atMin } = event;
    if (kind === "event") this.event(atMin, event.event);
    if (kind === "ticket" && event.source === "major") this.major(atMin, event.component);
    if (kind === "amendment") this.amendment(atMin, event.rule);
    if (kind === "staff") this.staff(atMin, event.team, event.headcount);
    if (kind === "period" && !event.isMet) this.period(event);
    if (kind === "trust") this.trust(atMin, event.trust);
    if (kind === "ledger" && event.line === "penalty") this.penalty(event);
  }

  private event(atMin: number, id: string): void {
    const { fr, en } = named(this.compiled.evolution.events.find((one) => one.id === id)?.name, id);
    this.tell(atMin, "event", 10, `${fr}.`, `${en}.`);
  }

  private major(atMin: number, component: string): void {
    const { fr, en } = this.componentName(component);
    this.tell(atMin, "major", 5, `Incident majeur : ${fr}.`, `Major incident: ${en}.`);
  }

  private componentName(id: string): Text {
    return named(this.scenario.situation.components[id]?.name, id);
  }

  private amendment(atMin: number, id: string): void {
    const { fr, en } = named(this.design.governance.rules.find((rule) => rule.id === id)?.name, id);
    this.tell(atMin, "amendment", 10, `Avenant en vigueur : ${fr}.`, `Amendment in force: ${en}.`);
  }

  private staff(atMin: number, team: string, headcount: number): void {
    const before = this.headcounts.get(team);
    this.headcounts.set(team, headcount);
    if (before === undefined || before === headcount) return;
    const { fr, en } = named(this.scenario.designs[this.design.id]?.provider.teams[team]?.name, team);
    this.tell(
      atMin,
      "staff",
      headcount < before ? 6 : 3,
      `${fr} : de ${before} à ${headcount} technicien${headcount > 1 ? "s" : ""}.`,
      `${en}: from ${before} to ${headcount} technician${headcount === 1 ? "" : "s"}.`,
    );
  }

  private period({ atMin, sla, met, measured }: Extract<TraceEvent, { kind: "period" }>): void {
    const { fr, en } = this.promiseName(sla);
    if (this.metricOf(sla) === "availability") {
      // minutes, not tickets
      const share = bilingual(
        ({ rate }) => `Engagement manqué, ${fr} : ${rate(met / measured)}.`,
        ({ rate }) => `Promise missed, ${en}: ${rate(met / measured)}.`,
      );
      this.told.push({ atMin, kind: "period", weight: 4, text: share });
      return;
    }
    this.tell(
      atMin,
      "period",
      4,
      `Engagement manqué, ${fr} : ${met} ticket${met > 1 ? "s" : ""} dans le délai sur ${measured}.`,
      `Promise missed, ${en}: ${met} of ${measured} ticket${measured === 1 ? "" : "s"} on time.`,
    );
  }

  private metricOf(line: string): string | undefined {
    const [id = line] = line.split(".");
    const { slas = {}, serviceLevels = {} } = this.scenario.designs[this.design.id]?.contract ?? {};
    return slas[id]?.metric ?? serviceLevels[id]?.metric;
  }

  /** "rétablissement P2" of the line `restoration.P2`. */
  private promiseName(line: string): Text {
    const [id = line, priority = ""] = line.split(".");
    const metric = this.metricOf(line);
    const { fr, en } = (metric && METRICS[metric]) || { fr: id, en: id };
    return { fr: `${fr} ${priority}`.trim(), en: `${en} ${priority}`.trim() };
  }

  private trust(atMin: number, trust: number): void {
    if (trust >= this.lowestTrust) return;
    this.lowestTrust = Math.floor(trust * 10) / 10;
    const share = Math.round(trust * 100);
    this.tell(atMin, "trust", 7, `La confiance tombe à ${share} %.`, `Trust falls to ${share}%.`);
  }

  private penalty({ atMin, month, cents }: Extract<TraceEvent, { kind: "ledger" }>): void {
    const before = this.penalties.get(month)?.cents ?? 0;
    this.penalties.set(month, { cents: before + cents, atMin });
  }

  /** The money of each month, and the tickets that cost their users most. */
  finish(events: readonly TraceEvent[]): void {
    for (const { cents, atMin } of this.penalties.values()) {
      const text = bilingual(
        ({ euros }) => `Pénalités du mois : ${euros(cents / 100)}.`,
        ({ euros }) => `Penalties for the month: ${euros(cents / 100)}.`,
      );
      this.told.push({ atMin, kind: "penalty", weight: 4, text });
    }
    for (const { openedMin, component, priority, elapsedMin, mostly } of worstTickets(events, WORST)) {
      const [name, elapsed] = [this.componentName(component), durationText(elapsedMin)];
      this.tell(
        openedMin,
        "ticket",
        8,
        `Ticket ${priority} (${name.fr}) ouvert ; rétabli ${elapsed.fr} plus tard, surtout ${mostly.fr}.`,
        `${priority} ticket opened (${name.en}); restored ${elapsed.en} later, mostly ${mostly.en}.`,
      );
    }
  }
}

/** Local date of an engine minute. */
function dateOf({ monthStartMin, monthStarts }: Compiled, atMin: number): { date: string; month: number } {
  let month = 0;
  while (month + 1 < monthStarts.length && monthStartMin[month + 1]! <= atMin) month++;
  const days = Math.floor((atMin - monthStartMin[month]!) / DAY_MIN);
  const start = Date.parse(`${monthStarts[month]}T00:00:00Z`);
  return { date: new Date(start + days * DAY_MS).toISOString().slice(0, 10), month: month + 1 };
}

/** @param future  0-based */
export function storyOf(
  scenario: Scenario,
  compiled: Compiled,
  { seed, future, design }: { seed: number; future: number; design: string },
): StoryLine[] {
  const of = compiled.designs.find(({ id }) => id === design);
  if (!of) throw new RangeError(`no design ${design}`);
  const teller = new Teller(scenario, compiled, of);
  const events: TraceEvent[] = [];
  const kinds = [
    "event",
    "ticket",
    "state",
    "restoration",
    "amendment",
    "staff",
    "period",
    "trust",
    "ledger",
  ] as const;
  traceReplication(compiled, { seed, replication: future, design, kinds }, (event) => {
    if (event.kind === "ticket" || event.kind === "state" || event.kind === "restoration") events.push(event);
    teller.hear(event);
  });
  teller.finish(events);
  const kept = teller.told
    .filter(({ atMin }) => atMin >= 0)
    .toSorted((a, b) => b.weight - a.weight || a.atMin - b.atMin)
    .slice(0, MOST_LINES);
  return kept
    .sort((a, b) => a.atMin - b.atMin)
    .map(({ atMin, kind, text }) => ({ ...dateOf(compiled, atMin), kind, text }));
}
