/** Bursts: tickets of a component that come several at one instant (a compound Poisson process). */
import { z } from "zod";
import { uniform } from "../../kernel/draw.ts";
import type { Bits } from "../../kernel/rng.ts";
import { integer, share } from "../../scenario/units.ts";

/** Neutral: absent, or bursts of one ticket. The component's rates stay those of tickets: bursts come at rate / mean size. */
export const burstParams = z
  .array(
    z.strictObject({
      size: integer("tickets that come together", { min: 1, max: 10_000 }),
      share: share("share of the bursts that have this size"),
    }),
  )
  .min(1)
  .max(50)
  .refine((law) => Math.abs(law.reduce((sum, { share }) => sum + share, 0) - 1) < 1e-6, {
    params: { code: "MIX_NOT_ONE" },
  })
  .meta({ description: "law of the number of tickets that come at one instant" });

export interface CompiledBurst {
  sizes: Int32Array;
  /** cumulative; the last one is 1 */
  shares: Float64Array;
  mean: number;
}

/** The burst law of each component; null where tickets come one by one. */
export function compileBursts(
  components: readonly { bursts?: z.output<typeof burstParams> | undefined }[],
): (CompiledBurst | null)[] {
  return components.map(({ bursts = [] }) => {
    const law = bursts.filter(({ share }) => share > 0);
    if (law.every(({ size }) => size === 1)) return null;
    let sum = 0;
    const shares = Float64Array.from(law, ({ share }) => {
      sum += share;
      return sum;
    });
    shares[shares.length - 1] = 1;
    return {
      sizes: Int32Array.from(law, ({ size }) => size),
      shares,
      mean: law.reduce((total, { size, share }) => total + size * share, 0),
    };
  });
}

/** Number of tickets of a burst. */
export function burstSize({ sizes, shares }: CompiledBurst, bits: Bits): number {
  const mark = uniform(bits);
  let at = 0;
  while (mark >= shares[at]!) at++;
  return sizes[at]!;
}
