/** F1: a contract written as a legal document, vague where work needs it. 64 replications, 24 months. */
import { beforeAll, describe, expect, test } from "vitest";
import { type Played, paired, playSignature, shows } from "./play.ts";

const REPLICATIONS = 64;
let designs: Record<string, Played>;
beforeAll(async () => {
  designs = await playSignature("f1", REPLICATIONS);
});

const of = (id: string): Played => {
  const found = designs[id];
  if (!found) throw new Error(`no design ${id}`);
  return found;
};
const holds = (found: ReturnType<typeof shows>) => expect(found.isShown, found.found).toBe(true);
const urgent = (id: string) => of(id).ratio(["urgentMet"], ["urgentTickets"]);
const report = (id: string) => of(id).ratio(["contractualMet"], ["contractualTickets"]);
const debate = (id: string) => of(id).sum(["disputeHours"]);
const lost = (id: string) =>
  of(id).ratio(
    ["lostQueueHours", "lostWorkHours", "lostClientHours", "lostDebateHours", "lostOutsideHours"],
    ["experiencedTickets"],
  );

describe("signature", () => {
  test("what users live of P1 and P2 worsens", () => {
    holds(shows(paired(urgent("vague"), urgent("clear")), "below", -0.1));
  });
  test("while the report hardly moves: within one point", () => {
    const change = paired(report("vague"), report("clear"));
    holds(shows(change, "above", -0.01));
    holds(shows(change, "below", 0.01));
  });
  test("hours of dispute more than double, and trust falls", () => {
    const clear = debate("clear");
    const twice = clear.map((hours) => 2 * hours);
    holds(shows(paired(debate("vague"), twice), "above"));
    const trust = (id: string) => of(id).sum(["trust"], [24, 24]);
    holds(shows(paired(trust("vague"), trust("clear")), "below", -0.05));
  });
  test("tickets cost their users more hours", () => {
    holds(shows(paired(lost("vague"), lost("clear")), "above", 1));
  });
});

describe("ablation", () => {
  test("with the same wording, fixing first and arguing later gives the service back", () => {
    holds(shows(paired(urgent("fixFirst"), urgent("vague")), "above", 0.1));
    holds(shows(paired(lost("fixFirst"), lost("clear")), "below"));
  });
  test("it is the length of the debate that hurts: with debates of an hour, P1 and P2 are served as under the clear contract, within two points", () => {
    const change = paired(urgent("quick"), urgent("clear"));
    holds(shows(change, "above", -0.02));
    holds(shows(change, "below", 0.02));
  });
});
