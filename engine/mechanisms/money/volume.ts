/** Volume: additional and reduced charges (ARC, RRC) where units leave the dead band of a contractual quantity. */
import { z } from "zod";
import { number, share } from "../../scenario/units.ts";

const band = {
  band: share("units may move by this share of the quantity without effect", { source: "DOMAIN 3 K" }),
  additional: share("rate of an additional unit, as a share of its price (ARC)", {
    source: "DOMAIN 3 K",
    max: 5,
  }),
  reduced: share("rate of a unit less, as a share of its price (RRC)", { source: "DOMAIN 3 K", max: 5 }),
};

export const deadBandParams = z.strictObject({
  ...band,
  counts: z.enum(["whole", "beyond"]).default("whole").meta({
    description: "outside the band: the whole difference, or only what lies beyond the band’s limit",
    source: "DOMAIN 3 R41 R42",
  }),
  z: number("constant that multiplies the reduced rates", {
    min: 0,
    max: 5,
    source: "DOMAIN 3 R42",
  }).default(1),
  wider: z.array(z.strictObject(band)).max(5).default([]).meta({
    description:
      "further bands with rates of their own, e.g. 15 % and 30 %: the widest band left rates the whole difference, or each slice beyond a limit has its band’s rate",
  }),
});

/** Bands from the narrowest to the widest, Z counted in the reduced rates. */
export interface VolumeBands {
  bands: { band: number; additional: number; reduced: number }[];
  isWhole: boolean;
}

export function compileBands(written: z.output<typeof deadBandParams> | undefined): VolumeBands | null {
  if (!written) return null;
  const { band: first, additional, reduced, counts, z: constant, wider } = written;
  const all = [{ band: first, additional, reduced }, ...wider].sort((a, b) => a.band - b.band);
  return {
    bands: all.map((one) => ({ ...one, reduced: one.reduced * constant })),
    isWhole: counts === "whole",
  };
}

/** Units billed for a contractual quantity. */
export function billedUnits(quantity: number, units: number, volume: VolumeBands | null): number {
  if (!volume) return quantity;
  const { bands, isWhole } = volume;
  const difference = Math.abs(units - quantity);
  let charged = 0;
  for (let at = 0; at < bands.length; at++) {
    const { band: limit, additional, reduced } = bands[at]!;
    if (difference <= limit * quantity) break;
    const rate = units > quantity ? additional : reduced;
    const upTo = at + 1 < bands.length ? bands[at + 1]!.band * quantity : difference;
    charged = isWhole ? difference * rate : charged + (Math.min(difference, upTo) - limit * quantity) * rate;
  }
  return units > quantity ? quantity + charged : quantity - charged;
}
