/** What every promise has in common, whatever it measures: a metric, a period, a small-sample rule. */
import { z } from "zod";
import { integer } from "../../scenario/units.ts";

/** Metrics of SLA lines; the first three are clocks of a ticket. */
export const METRIC = {
  response: 0,
  restoration: 1,
  resolution: 2,
  firstContact: 3,
  reopening: 4,
  backlogAge: 5,
  availability: 6,
} as const;
export type MetricName = keyof typeof METRIC;
export const METRICS = Object.keys(METRIC) as MetricName[];

/** Metrics that are clocks of a ticket. */
export const CLOCK_METRICS = 3;

export const period = z
  .union([z.literal(1), z.literal(3), z.literal(12)])
  .default(1)
  .meta({ unit: "months", description: "measurement period: 1, 3 or 12 months" });

export const smallSample = z
  .strictObject({
    below: integer("rule holds under this number of tickets", { min: 1, max: 10_000 }),
    misses: integer("late tickets allowed", { min: 0, max: 1000 }),
  })
  .optional();
