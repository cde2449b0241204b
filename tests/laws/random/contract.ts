/** A random contract, over everything that a contract may say, and the governance that goes with it. */
import fc from "fast-check";
import { anyGovernance } from "./governance.ts";
import { anyExit, anyLife } from "./life.ts";
import { anyClock, anyReadings, anyServiceLevels, anySlas } from "./measures.ts";
import { anyEnvelope, anyPrice } from "./money.ts";
import { between, flag, law, matrix, maybe, name, PRIORITY_NAMES, share, shares, some } from "./numbers.ts";
import { anyPenalties } from "./penalties.ts";
import { anyProvider } from "./provider.ts";
import { anyWindow, dayWithin, type Setting } from "./setting.ts";

const scope = (component: string) =>
  some({
    components: fc.oneof(
      fc.constant("all"),
      fc.record({ [component]: fc.record({ quantity: between(0, 20), band: share() }) }),
    ),
    coveredWhenNew: share(),
    initiallyUncovered: share(),
    clarity: share(),
    recognised: share(),
    detection: share(),
    disputeGrey: share(),
    arbitration: fc.record({
      delay: law(4000),
      window: anyWindow,
      stopsClock: flag,
      clientEffort: between(0, 60),
      providerEffort: between(0, 60),
    }),
    outcomes: shares(4).map(([inScope, bestEffort, timeAndMaterials, refused]) => ({
      inScope,
      bestEffort,
      timeAndMaterials,
      refused,
    })),
    quote: fc.record({ delay: law(6000), approval: share() }),
  });

const priority = some({
  matrix,
  inflation: share(0.5),
  downgrade: share(0.5),
  reclassification: some({ probability: share(), atQualification: share(), raised: share() }),
});

const exclusions = some({
  forceMajeure: share(),
  clientCaused: share(),
  aboveForecast: fc.record({ tickets: between(0, 40), band: share() }),
  accepted: share(),
  evidence: between(0, 60),
});

/** Every name that a clause may give: families, and the lines of those that are clocks. */
function namesOf(slas: object, serviceLevels: object): string[] {
  const lines = Object.keys(slas).flatMap((family) => PRIORITY_NAMES.map((one) => `${family}.${one}`));
  return [...Object.keys(slas), ...lines, ...Object.keys(serviceLevels)];
}

export const anyContract = (setting: Setting) => {
  const [component = ""] = setting.components;
  const promised = fc.tuple(anySlas, anyServiceLevels(component)).chain(([slas, serviceLevels]) =>
    some({ penalties: anyPenalties(namesOf(slas, serviceLevels), dayWithin(setting)) }).map((owed) => ({
      slas,
      serviceLevels,
      ...owed,
    })),
  );
  const optional = some({
    scope: scope(component),
    priority,
    clock: anyClock,
    readings: anyReadings,
    exclusions,
    envelope: anyEnvelope,
  });
  return fc
    .tuple(promised, anyPrice(component), optional, anyLife(component), anyExit(setting))
    .map(([lines, price, rest, lived, exit]) => ({ ...lines, price, exit, ...rest, ...lived }));
};

export const anyDesign = (setting: Setting) =>
  fc
    .record({
      name: maybe(name),
      contract: anyContract(setting),
      provider: anyProvider(setting),
      governance: maybe(anyGovernance(setting)),
    })
    .map(({ name: shown, governance, ...rest }) => ({
      ...(shown ? { name: shown } : {}),
      ...rest,
      ...(governance ? { governance } : {}),
    }));
