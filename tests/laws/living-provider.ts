/** The provider of the living scenario: every rule, policy and habit at once. */
import { deskScenario } from "./desk.ts";

export function livingProvider() {
  const { front, back } = deskScenario().designs["desk"]?.provider.teams ?? {};
  if (!front || !back) throw new Error("the desk has changed its teams");
  const background = {
    tickets: "150/month",
    priorities: { P1: 0.02, P2: 0.1, P3: 0.4, P4: 0.48 },
    effort: "lognormal(20 min, cv 1)",
  };
  return {
    teams: {
      front: {
        ...front,
        background,
        quota: 0.3,
        queueLimit: 40,
        onCall: {
          priorities: ["P1" as const, "P2" as const],
          technicians: 2,
          reaction: "lognormal(30 min, cv 0.5)",
          weekCost: "300 EUR",
          hourCost: "60 EUR",
          invoicedWeek: "100 EUR",
        },
      },
      back: { ...back, atShiftEnd: "handover" as const, handoverEffort: "5 min" },
    },
    dispatch: "strictPriority" as const,
    costGrowth: { share: "80%", productivity: "1%" },
    overheads: { monthly: { tools: "90 EUR" }, ofInvoices: "12%" },
    posture: { prevention: { back: 10 } },
    opportunism: {
      whenLeft: "20%",
      parking: "50%",
      downgrading: "20%",
      exclusion: "10%",
      contested: "50%",
      earlyClose: "10%",
      earlyDelay: "lognormal(2 d, cv 1)",
    },
    staffing: [
      {
        team: "front",
        rule: "utilisation" as const,
        every: 2,
        hiringLead: "20 d",
        cuttingLead: "10 d",
        max: 3,
      },
      {
        team: "front",
        rule: "commitment" as const,
        every: 3,
        hiringLead: "20 d",
        hiringCost: "3000 EUR",
        max: 3,
      },
      { team: "back", rule: "marginFloor" as const, every: 2, floor: "5%", cuttingLead: "10 d" },
    ],
    problems: { effort: "lognormal(6h, cv 1)", removes: 0.7 },
    unfamiliarity: {
      all: { share: 0.2, effort: 1.5, escalation: "10%" },
      components: {
        network: {
          effort: 1.8,
          thirdParty: { probability: "30%", delay: "lognormal(2 d, cv 1)", window: "office" },
        },
      },
    },
    people: {
      turnover: "60%",
      hiringDelay: "lognormal(30 d, cv 0.5)",
      notice: "10 d",
      overlap: "5 d",
      initialProductivity: "53%",
      tenureAtStart: "52 wk",
      replacementCost: "5000 EUR",
      knowledge: { initial: "80%", loss: "50%", onPriority: "10%", onHandOff: "20%" },
    },
    qualification: { delay: "lognormal(15 min, cv 1)", window: "office" },
  };
}
