/** What was measured, and with which engine: measured.json, the only source of the numbers in docs/validation.md. */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import type { Coverage } from "./coverage.ts";
import type { Exact } from "./exact/exact.ts";
import type { Found, Verdict } from "./queueing/judge.ts";
import { nameOf, type Simulated } from "./queueing/oracle.ts";

/** When and with what something was measured. */
interface Stamp {
  engine: string;
  /** year-month-day */
  date: string;
}

/** A simulated case: by metric, what was found. */
export interface Measured extends Stamp {
  /** of the scenario, seed, replications and readings that were played */
  fingerprint: string;
  found: Record<string, Found>;
}

export interface Measurements {
  simulated: Record<string, Measured>;
  exact: (Stamp & { rows: Exact[] }) | null;
  coverage: (Stamp & { studies: number; rows: Coverage[] }) | null;
}

const FILE = new URL("./measured.json", import.meta.url);

export const readMeasurements = (): Measurements => JSON.parse(readFileSync(FILE, "utf8")) as Measurements;

/** One line for each number or case, so that a change is seen where it is. */
export function writeMeasurements({ simulated, exact, coverage }: Measurements): void {
  const stamped = ({ engine, date }: Stamp) => `"engine": "${engine}", "date": "${date}"`;
  const lines = (values: readonly unknown[]) =>
    values.map((value) => `  ${JSON.stringify(value)}`).join(",\n");
  const cases = Object.entries(simulated).map(([name, { fingerprint, found, ...stamp }]) => {
    const metrics = Object.entries(found).map(
      ([metric, value]) => `  ${JSON.stringify(metric)}: ${JSON.stringify(value)}`,
    );
    return `${JSON.stringify(name)}: { ${stamped(stamp)}, "fingerprint": "${fingerprint}", "found": {\n${metrics.join(",\n")}\n} }`;
  });
  const parts = [
    `"simulated": {\n${cases.join(",\n")}\n}`,
    `"exact": ${exact ? `{ ${stamped(exact)}, "rows": [\n${lines(exact.rows)}\n] }` : "null"}`,
    `"coverage": ${coverage ? `{ ${stamped(coverage)}, "studies": ${coverage.studies}, "rows": [\n${lines(coverage.rows)}\n] }` : "null"}`,
  ];
  writeFileSync(FILE, `{\n${parts.join(",\n")}\n}\n`);
}

/** Changes whenever what is played or read of a case changes; not with what is expected of it. */
export function fingerprintOf({ scenario, seed, replications, measures }: Simulated): string {
  const readings = measures.map(({ expected, halfWidth, ...reading }) => reading);
  const text = JSON.stringify({ scenario, seed, replications, readings });
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}

/** A case as it was just measured. */
export const measuredNow = (simulated: Simulated, verdicts: readonly Verdict[], stamp: Stamp): Measured => ({
  ...stamp,
  fingerprint: fingerprintOf(simulated),
  found: Object.fromEntries(
    verdicts.map(({ metric, simulated: value, halfWidth95, low, high }) => [
      metric,
      { simulated: value, halfWidth95, low, high },
    ]),
  ),
});

/** What was measured of a case as it stands, if anything. */
export function measurementOf(simulated: Simulated, { simulated: all }: Measurements): Measured | undefined {
  const measured = all[nameOf(simulated)];
  return measured?.fingerprint === fingerprintOf(simulated) ? measured : undefined;
}
