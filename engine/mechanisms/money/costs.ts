/** What the provider pays: wages by shift, charged to this contract by its touch minutes; idle time by its quota of the pool. */
import { COLUMN } from "../../life/columns.ts";
import { LINE, toCents } from "../../life/ledger.ts";
import type { Simulation } from "../../life/simulation.ts";

export function installCosts(sim: Simulation): void {
  const { staff, compiled, design } = sim;
  const touchMin = staff.served.touchMin[sim.owner]!;
  const clientTouchMin = staff.served.clientTouchMin[sim.owner]!;
  sim.onMonthEnd.measure.push((_, month) => {
    let eur = 0;
    for (let team = 0; team < design.staff.teams.length; team++) {
      const { costEur, quota, tier: teamTier } = design.staff.teams[team]!;
      const start = compiled.monthStartMin[month]!;
      const end = compiled.monthStartMin[month + 1]!;
      const wages = costEur * staff.shifts.meanHeadcount(team, end - start);
      const touch = touchMin[team]!;
      const capacity = Math.max(touch, staff.shifts.capacityMin(team, start, end));
      const tier = Math.min(3, teamTier) - 1;
      sim.busyMin[team] = touch;
      sim.openMin[team] = capacity;
      sim.add(COLUMN.busyHours1 + tier, month, touch / 60);
      sim.add(COLUMN.openHours1 + tier, month, capacity / 60);
      if (capacity > 0) eur += wages * (clientTouchMin[team]! / capacity + quota * (1 - touch / capacity));
      touchMin[team] = 0;
      clientTouchMin[team] = 0;
    }
    const cents = toCents(eur * sim.costFactor[month]!);
    sim.add(COLUMN.providerCostEur, month, cents / 100);
    sim.ledger.post(month, LINE.wages, cents);
  });
  // the pool's work before the contract starts is not its own
  sim.onMonthStart.push((_, month) => {
    if (month > 0) return;
    touchMin.fill(0);
    clientTouchMin.fill(0);
  });
}
