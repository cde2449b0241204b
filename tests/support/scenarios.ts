/** Small scenarios of the tests' own. */

/**
 * A valid scenario that says little, as raw data.
 * @param incidents incidents a month, all together: how long a replication takes
 */
export function smallScenario({ incidents = 40, months = 1, seed = 7, replications = 64 } = {}) {
  return {
    name: "Small",
    start: "2027-01-01",
    months,
    calendars: { office: { hours: "8h-18h Mon-Fri" } },
    situation: {
      components: {
        desks: {
          units: incidents,
          incidents: "1/month",
          priorities: { P1: "0%", P2: "10%", P3: "60%", P4: "30%" },
          effort: ["exponential(30 min)"],
        },
      },
    },
    designs: {
      one: {
        contract: {},
        provider: {
          teams: {
            desk: { tier: 1, shifts: [{ window: "office", headcount: 1 + Math.ceil(incidents / 250) }] },
          },
        },
      },
    },
    experiment: { seed, replications },
  };
}
