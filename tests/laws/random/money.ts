/** What a random contract pays: fees, dead bands, indexation, an envelope of days. */
import fc from "fast-check";
import { between, byPriority, euros, maybe, share, some, whole } from "./numbers.ts";

const band = { band: share(0.5), additional: share(), reduced: share() };
const deadBand = fc
  .tuple(
    fc.record({ ...band, counts: fc.constantFrom("whole", "beyond"), z: share(2) }),
    maybe(fc.array(fc.record(band), { maxLength: 2 })),
  )
  .map(([needed, wider]) => (wider ? { ...needed, wider } : needed));

export const anyPrice = (component: string) =>
  some({
    fixed: euros(9000),
    perUnit: fc.record({ [component]: euros(30) }),
    perTicket: byPriority(euros(30)),
    deadBand,
    minimumCommitment: fc.oneof(
      fc.record({ share: share() }),
      fc.record({ share: share(), baseline: euros(9000) }),
    ),
    timeAndMaterials: euros(90),
    indexation: some({
      share: share(),
      cap: share(0.1),
      from: fc.constantFrom("lastRevision", "signature"),
      frozenMonths: whole(0, 4),
      productivity: share(0.1),
    }),
  });

export const anyEnvelope = fc.record({
  share: share(0.2),
  hourlyPrice: between(1, 90),
  unused: fc.constantFrom("lost", "carried"),
});
