/** The smallest scenario with an ordinary contract in it. */
import type { ScenarioInput } from "#engine";

/** A desk with office hours, four priorities, a promise and a penalty: most of what an ordinary contract has, and quick. */
export function deskScenario(): ScenarioInput {
  return {
    name: "desk",
    start: "2027-01-01",
    months: 4,
    calendars: { office: { hours: "8h30-12h,13h-17h30 Mon-Fri", holidays: "FR" } },
    situation: {
      users: 80,
      components: {
        workstations: {
          units: 80,
          incidents: "1/month",
          requests: "0.4/month",
          priorities: { P1: 0.05, P2: 0.15, P3: 0.4, P4: 0.4 },
          effort: ["lognormal(25 min, cv 1)", "lognormal(1h, cv 1.2)"],
          escalation: [0.3],
        },
      },
      impact: {
        window: "office",
        usersAffected: { P1: 10, P2: 3, P3: 1, P4: 1 },
        productivityLoss: 0.3,
        lostHourPrice: "35 EUR",
      },
      expectations: { targets: { P1: "4h", P2: "8h", P3: "16h", P4: "40h" } },
    },
    designs: {
      desk: {
        contract: {
          slas: {
            response: {
              metric: "response",
              targets: { P1: "30 min", P2: "1h", P3: "4h", P4: "8h" },
              window: "office",
            },
            restoration: {
              metric: "restoration",
              targets: { P1: "4h", P2: "8h", P3: "16h", P4: "40h" },
              window: "office",
              required: "95%",
            },
          },
          penalties: {
            clauses: [{ form: "perPoint", id: "shortfall", sla: "restoration", perPoint: "1%" }],
            caps: { month: "10%" },
          },
          price: { fixed: "6000 EUR" },
        },
        provider: {
          teams: {
            front: { tier: 1, shifts: [{ window: "office", headcount: 1 }], cost: "5000 EUR" },
            back: { tier: 2, shifts: [{ window: "office", headcount: 1 }], cost: "6000 EUR" },
          },
        },
      },
    },
    experiment: { replications: 16, seed: 11 },
  };
}
