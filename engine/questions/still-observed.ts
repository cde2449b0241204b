/** An observed state names teams, promises and rules of some design: those that only other designs know say nothing of a variant. */
import type { ScenarioInput } from "../scenario/model.ts";

type Observed = NonNullable<ScenarioInput["observed"]>;
type Designs = ScenarioInput["designs"];

const keep = <Value>(
  record: Readonly<Record<string, Value>>,
  isKnown: (name: string) => boolean,
): Record<string, Value> => Object.fromEntries(Object.entries(record).filter(([name]) => isKnown(name)));

/** What is observed of the designs that are left. */
export function stillObserved(observed: Observed, designs: Designs): Observed {
  const all = Object.values(designs);
  const { staff, attainment, amendments, ...rest } = observed;
  const hasTeam = (name: string) => all.some(({ provider }) => Object.hasOwn(provider.teams, name));
  const hasLine = (line: string) => {
    const [family = ""] = line.split(".");
    return all.some(
      ({ contract }) =>
        Object.hasOwn(contract.slas ?? {}, family) || Object.hasOwn(contract.serviceLevels ?? {}, family),
    );
  };
  const hasRule = (name: string) =>
    all.some(({ governance }) => (governance?.rules ?? []).some(({ id }) => id === name));
  return {
    ...rest,
    ...(staff ? { staff: keep(staff, hasTeam) } : {}),
    ...(attainment ? { attainment: keep(attainment, hasLine) } : {}),
    ...(amendments ? { amendments: keep(amendments, hasRule) } : {}),
  };
}
