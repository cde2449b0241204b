import { observe, compiled } from "../../laws/observe.ts";
import { Replicator, rowLength } from "../../../engine/replicate.ts";
import { runStudy, inlineExecutor } from "#engine";
const P = (k: string) => ({ P1: 0, P2: 0, P3: 0, P4: 0, [k]: 1 });
const base = (over: any = {}, design: any = {}, months = 1): any => ({
  name: "x", start: "2024-01-01", months, timeZone: "UTC",
  calendars: { office: { hours: "8h-17h Mon-Fri" } },
  situation: { components: { low: { units: 1, incidents: "1/month", priorities: P("P4"), effort: [60] }, high: { units: 1, incidents: "1/month", priorities: P("P1"), effort: [60] } }, ...over },
  designs: { d: { contract: {}, provider: { teams: { desk: { tier: 1, shifts: [{ window: "office", headcount: 1 }] } } }, ...design } },
  experiment: { replications: 16, seed: 1 },
});
const show = (o: any) => o.stories.map((s: any) => [s.ticket, s.openedMin, s.respondedMin, s.resolvedMin]);
// A preemption at opening
{
  const s = base({}, { provider: { teams: { desk: { tier: 1, shifts: [{ window: "office", headcount: 1 }] } }, dispatch: "preemptivePriority" } });
  console.log("A preempt at opening", JSON.stringify(show(observe(s, { arrivals: [{ atMin: 960, component: "low", priority: 3, effortMin: 600 }, { atMin: 1200, component: "high", priority: 0, effortMin: 60 }] })[0])));
}
// B dropDead + finish
{
  const s = base({}, { contract: { slas: { r: { metric: "resolution", targets: { P1: "1h", P4: "1h" }, window: "office" } } }, provider: { teams: { desk: { tier: 1, shifts: [{ window: "office", headcount: 1 }], atShiftEnd: "finish" } }, dispatch: "dropDead" } });
  try { console.log("B", JSON.stringify(show(observe(s, { arrivals: [{ atMin: 900, component: "low", priority: 3, effortMin: 300 }, { atMin: 901, component: "low", priority: 3, effortMin: 60 }, {atMin: 902, component:"high", priority:0, effortMin: 5}] })[0]))); } catch (e) { console.log("B throws", JSON.stringify(e), String(e)); }
}
{
  const s = base({}, { contract: { slas: { r: { metric: "resolution", targets: { P1: "1h", P4: "1h" }, window: "office" } } }, provider: { teams: { desk: { tier: 1, shifts: [{ window: "office", headcount: 1 }], atShiftEnd: "finish" } }, dispatch: "dropDead" } });
  try { console.log("B2", JSON.stringify(show(observe(s, { arrivals: [{ atMin: 800, component: "low", priority: 3, effortMin: 100 }, { atMin: 801, component: "low", priority: 3, effortMin: 20 }, {atMin: 880, component:"high", priority:0, effortMin: 300}] })[0]))); } catch (e) { console.log("B2 throws", JSON.stringify(e), String(e)); }
}
// C pool shifts gamma
{
  const one = (pool: boolean) => { const s = base({ demand: { weeklyCv: 0.3, dailyCv: 0.3 } }, {}, 3); s.situation.components.low.incidents = 200;
    if (pool) s.designs.pool = { ...s.designs.d, provider: { teams: { desk: { tier: 1, shifts: [{ window: "office", headcount: 3 }], background: { tickets: 10, priorities: P("P4"), effort: 10 } } } } };
    return observe(s)[0]!.stories.map((x) => x.openedMin).slice(0, 4); };
  console.log("C without pool", one(false), "with a second design with a pool", one(true));
}
// D spike volume
{
  const run = async (decay: string) => { const s = base({ evolution: { events: [{ id: "e", name: "e", date: "2024-01-31", units: { low: "+0" }, spike: { factor: 5, decay } }] } }, {provider:{teams:{desk:{tier:1,shifts:[{window:"always",headcount:1000}]}}}}, 3);
    s.situation.components = { low: { units: 1, incidents: 7300, priorities: P("P4"), effort: [1] } };
    s.experiment.replications = 32; const r = await runStudy(compiled(s), { executor: inlineExecutor() });
    return r.designs[0]!.indicators["tickets"]!.mean! - 7300 / 730 * 24 * 91; };
  for (const d of ["4h", "1 d", "7 d", "21 d"]) console.log("D", d, await run(d), "expected", 4 * 10 * ({ "4h": 4, "1 d": 24, "7 d": 168, "21 d": 504 } as any)[d]);
}
// E majors with more tiers
{
  const s = base(); s.situation.components = { low: { units: 1, incidents: "1/month", priorities: P("P4"), effort: [60], escalation: [1], majors: { rate: "20/month", effort: [10, 20] } } };
  try { observe(s); console.log("E ok"); } catch (e) { console.log("E", String(e)); }
  const t = base(); t.situation.components = { low: { units: 1, incidents: "1/month", priorities: P("P4"), effort: [60, 60], entryTier: 2, majors: { rate: "20/month", effort: [10] } } };
  t.designs.d.provider.teams.desk.tier = 2;
  try { observe(t); console.log("E2 ok"); } catch (e) { console.log("E2", String(e)); }
}
// F promisedTargets
{
  const s = (split: boolean) => { const x = base({ impact: { window: "always", usersAffected: 1, productivityLoss: 1 } }); x.designs.d.contract = { slas: split ? { a: { metric: "restoration", targets: { P1: "1h" }, window: "always" }, b: { metric: "restoration", targets: { P4: "1h" }, window: "always" } } : { a: { metric: "restoration", targets: { P1: "1h", P4: "1h" }, window: "always" } } };
    const o = observe(x, { arrivals: [{ atMin: 0, component: "low", priority: 3, effortMin: 60 }] })[0]!; return [o.simulation.value("experiencedMet", 0), o.simulation.value("experiencedTickets", 0)]; };
  console.log("F one family", s(false), "two", s(true));
}
// G at-risk objectiveOnly; tiers above required
{
  const slas = { r: { metric: "resolution", targets: { P4: "1h" }, window: "always", objectiveOnly: ["P4"], required: 0.9 } };
  const x = base(); x.designs.d.contract = { slas, price: { fixed: 1000 }, penalties: { clauses: [{ form: "atRisk", id: "risk", atRisk: "10%", allocation: { r: 1 } }] } };
  const o = observe(x, { arrivals: [{ atMin: 480, component: "low", priority: 3, effortMin: 120 }] })[0]!;
  console.log("G objectiveOnly penalised", o.simulation.value("penaltyEur", 0));
  const y = base(); y.designs.d.contract = { slas: { r: { metric: "resolution", targets: { P4: "1h" }, window: "always", required: 0.5 } }, price: { fixed: 1000 }, penalties: { clauses: [{ form: "tiers", id: "t", sla: "r", tiers: [{ below: 0.9, rate: 0.05 }] }] } };
  const q = observe(y, { arrivals: [{ atMin: 480, component: "low", priority: 3, effortMin: 10 }, { atMin: 500, component: "low", priority: 3, effortMin: 120 }] })[0]!;
  console.log("G tiers at 50% with required 50%", q.simulation.value("penaltyDueEur", 0));
}
// H per started hour with openLate missed
{
  for (const openLate of ["missed", "whenClosed"]) { const x = base({}, {}, 2); x.designs.d.provider.teams.desk.shifts[0].window = "always"; x.designs.d.contract = { slas: { r: { metric: "resolution", targets: { P4: "1h" }, window: "always", openLate } }, price: { fixed: 1000 }, penalties: { clauses: [{ form: "perLateTicket", id: "l", sla: "r", perStartedHour: 10 }] } };
  const end = 31 * 1440; const o = observe(x, { arrivals: [{ atMin: end - 180, component: "low", priority: 3, effortMin: 600 }] })[0]!;
  console.log("H", openLate, o.simulation.value("penaltyEur", 0), o.simulation.value("penaltyEur", 1), "9 h late = 90"); }
}
// I amendment at the horizon
{
  const x = base({}, { governance: { rules: [{ id: "rev", when: { every: 1 }, then: [{ rebaseline: "all" }], cost: { invoiced: 300 } }] } }, 2);
  const o = observe(x, { arrivals: [] })[0]!; console.log("I amendments", o.simulation.value("amendments", 0), o.simulation.value("amendments", 1), o.simulation.value("amendmentEur", 1));
}
// J event rule answered once
{
  const x = base({ evolution: { events: [{ id: "e", name: "e", rate: "1/month", units: { low: "+1" } }] } }, { governance: { rules: [{ id: "rev", when: { event: "e" }, then: [{ rebaseline: "all" }] }] } }, 24);
  const o = observe(x)[0]!; let n = 0; for (let m = 0; m < 24; m++) n += o.simulation.value("amendments", m); console.log("J occurrences", o.simulation.tape.occurrences[0], "amendments", n);
}
// K custom matrix
{
  const x = base({ priorityMatrix: [["P2", "P2", "P3"], ["P1", "P3", "P4"], ["P3", "P4", "P4"]] }); 
  const o = observe({ ...x, situation: { ...x.situation, components: { high: { units: 1, incidents: 50, priorities: P("P1"), effort: [1] } } } })[0]!;
  console.log("K mix 100 % P1 gives declared", [...new Set(o.stories.map((s) => s.declared))]);
}
// L bypass without clientStaff
{
  const x = base({ reporting: { reported: 1, bypass: { atLowTrust: 0, patience: "1 min", whenImpatient: 1 } }, expectations: { targets: "1h" } });
  try { const o = observe(x, { arrivals: [0, 1, 2, 3].map((i) => ({ atMin: 480 + i, component: "low", priority: 3, effortMin: 300 })) })[0]!;
  console.log("L bypass w/o clientStaff", o.simulation.value("bypassedTickets", 0), o.stories.map((s) => s.endedMin - s.openedMin), o.simulation.value("backlog",0)); } catch (e) { console.log("L", String(e)); }
}
// M kappa with quantity below units
{
  const x = base({ clientStaff: { effort: 1, delay: 1 } }); x.situation.components.low.units = 100; x.designs.d.contract = { scope: { components: { low: { quantity: 50 }, high: {} }, coveredWhenNew: 0.5 } };
  const o = observe(x, { arrivals: [] })[0]!; console.log("M grey share with quantity 50 of 100 units, κ on", o.simulation.scope.greyShare(0));
  x.designs.d.contract.scope.coveredWhenNew = undefined; delete x.designs.d.contract.scope.coveredWhenNew; const p = observe(x, { arrivals: [] })[0]!; console.log("  κ off", p.simulation.scope.greyShare(0));
}
// N release at opening jumps queue
{
  const x = base({ waiting: { probability: 1, delay: 15 * 60, afterShare: 0.5 } });
  const o = observe(x, { arrivals: [{ atMin: 900, component: "high", priority: 0, effortMin: 240 }, { atMin: 1000, component: "low", priority: 3, effortMin: 30 }] })[0]!; console.log("N", JSON.stringify(show(o)));
}
// O cap base
{
  const x = base({}, {}, 3); x.designs.d.contract = { price: { fixed: 1000 }, slas: { a: { metric: "resolution", targets: { P4: 1 }, window: "always" }, q: { metric: "response", targets: { P4: "100h" }, window: "always", period: 3 } }, penalties: { clauses: [{ form: "atRisk", id: "r", atRisk: "100%", allocation: { "a.P4": 1, "q.P4": 0.1 } }], caps: { month: "10%" } } };
  const o = observe(x, { arrivals: [{ atMin: 480, component: "low", priority: 3, effortMin: 60 }] })[0]!; console.log("O monthly penalty under a 10% month cap of 1000:", o.simulation.value("penaltyEur", 0), o.simulation.value("penaltyEur", 1), o.simulation.value("penaltyEur", 2));
}
