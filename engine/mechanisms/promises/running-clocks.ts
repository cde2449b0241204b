/** The contract's clocks installed on the points of a ticket's life. */
import type { Simulation } from "../../life/simulation.ts";
import { stopsClocks } from "../staff/opportunism.ts";
import { Sla } from "./contract-clocks.ts";
import { installOtherTargets } from "./other-targets.ts";
import { ReadSla } from "./read-sla.ts";
import { METRIC } from "./sla.ts";

/** The contract's clocks of a design: plain ones cost nothing more. */
export function openSla(sim: Simulation): Sla {
  return sim.design.clock.isPlain ? new Sla(sim) : new ReadSla(sim);
}

export function installSla(sim: Simulation): void {
  const { slas } = sim.design;
  sim.onReset.push(() => sim.sla.reset());
  if (slas.length === 0) return;
  const { sla } = sim;
  if (sla instanceof ReadSla) installReading(sim, sla);
  const canPause =
    sim.compiled.waiting.probability > 0 ||
    stopsClocks(sim.design) ||
    sim.compiled.demand.reopening.hasDelay ||
    sim.design.unfamiliarity.hasThirdParty ||
    !sim.design.scope.isNeutral ||
    sim.design.governance.changesClarity;
  if (canPause) {
    sim.keepsClocks = true;
    sim.onStateEnd.push((_, ticket) => sla.addPause(ticket));
  }
  const acknowledges = sim.design.clock.contract.response === "acknowledgement";
  if (slas.some(({ metric }) => metric === METRIC.response))
    (acknowledges ? sim.onDesk : sim.onResponse).push((_, ticket) => sla.stop(ticket, METRIC.response));
  if (slas.some(({ metric }) => metric === METRIC.restoration))
    sim.onRestoration.push((_, ticket) => sla.stop(ticket, METRIC.restoration));
  if (slas.some(({ metric }) => metric === METRIC.resolution))
    sim.onResolution.push((_, ticket) => sla.stop(ticket, METRIC.resolution));
  sim.onMonthStart.push((_, month) => sla.startMonth(month));
  sim.onMonthEnd.measure.push((_, month) => sla.closePeriods(month));
  installOtherTargets(sim, [acknowledges ? sim.onDesk : sim.onResponse, sim.onRestoration, sim.onResolution]);
}

/** What only a reading with its own clocks must know of a ticket's life. */
function installReading(sim: Simulation, sla: ReadSla): void {
  sim.onArrival.push((_, ticket) => {
    sla.open(ticket);
    return true;
  });
  sim.onReopen.push((_, ticket) => sla.reopen(ticket));
  sim.onQualified.push((_, ticket) => sla.clocks.qualify(ticket));
  sim.onReclassified.push((_, ticket) => sla.clocks.reclassify(ticket));
}
