/** Distributions of durations, as people write them. */
import { z } from "zod";
import { exp } from "../kernel/elementary.ts";
import { RANGE, type Reading, ranged } from "./ranges.ts";
import { type FieldInfo, parseDuration } from "./units.ts";

export type DistributionKind =
  | "deterministic"
  | "exponential"
  | "lognormal"
  | "gamma"
  | "weibull"
  | "triangular"
  | "pert"
  | "empirical";

/** A distribution of a duration. Times are minutes. */
export interface Distribution {
  kind: DistributionKind;
  mean: number;
  /** coefficient of variation, where the kind has one */
  cv: number;
  /** minimum, mode, maximum (triangular, pert), the sample (empirical) or the shape (weibull) */
  values: number[];
}

const CALL = /^([a-z]+)\s*\((.*)\)$/;
const REAL = /^\d+(\.\d+)?$/;

/** What stands between the brackets: parts, parts read as durations, and parts with a word before ("cv 1"). */
class Arguments {
  declare readonly durations: (number | undefined)[];
  declare private readonly parts: string[];

  constructor(written: string) {
    this.parts = written.split(",").map((part) => part.trim());
    this.durations = this.parts.map((part) => parseDuration(part));
  }

  get count(): number {
    return this.parts.length;
  }

  private named(name: string): string | undefined {
    return this.parts
      .find((part) => part.startsWith(`${name} `))
      ?.slice(name.length + 1)
      .trim();
  }

  real(name: string): number | undefined {
    const written = this.named(name);
    return written !== undefined && REAL.test(written) ? Number(written) : undefined;
  }

  duration(name: string): number | undefined {
    const written = this.named(name);
    return written === undefined ? undefined : parseDuration(written);
  }
}

function withCv(kind: "lognormal" | "gamma", args: Arguments): Distribution | undefined {
  const [mean] = args.durations;
  const cv = args.real("cv");
  return mean === undefined || cv === undefined || args.count !== 2
    ? undefined
    : { kind, mean, cv, values: [] };
}

function lognormal(args: Arguments): Distribution | undefined {
  const median = args.duration("median");
  const sigma = args.real("sigma");
  if (median === undefined || sigma === undefined || args.count !== 2) return withCv("lognormal", args);
  const variance = exp(sigma * sigma) - 1;
  return { kind: "lognormal", mean: median * exp((sigma * sigma) / 2), cv: Math.sqrt(variance), values: [] };
}

function weibull(args: Arguments): Distribution | undefined {
  const [mean] = args.durations;
  const shape = args.real("shape");
  if (mean === undefined || shape === undefined || shape <= 0 || args.count !== 2) return undefined;
  return { kind: "weibull", mean, cv: 0, values: [shape] };
}

function peaked(kind: "triangular" | "pert", args: Arguments): Distribution | undefined {
  const [low, mode, high] = args.durations;
  if (args.count !== 3 || low === undefined || mode === undefined || high === undefined) return undefined;
  if (!(low <= mode && mode <= high && low < high)) return undefined;
  const weight = kind === "pert" ? 4 : 1;
  return { kind, mean: (low + weight * mode + high) / (2 + weight), cv: 0, values: [low, mode, high] };
}

function empirical({ durations }: Arguments): Distribution | undefined {
  const values = durations.filter((value) => value !== undefined);
  if (values.length < 2 || values.length < durations.length) return undefined;
  return {
    kind: "empirical",
    mean: values.reduce((sum, value) => sum + value, 0) / values.length,
    cv: 0,
    values,
  };
}

function exponential({ count, durations: [mean] }: Arguments): Distribution | undefined {
  return count === 1 && mean !== undefined ? { kind: "exponential", mean, cv: 1, values: [] } : undefined;
}

const READERS: Partial<Record<string, (args: Arguments) => Distribution | undefined>> = {
  exponential,
  lognormal,
  gamma: (args) => withCv("gamma", args),
  weibull,
  triangular: (args) => peaked("triangular", args),
  pert: (args) => peaked("pert", args),
  empirical,
};

/** Reads "20 min", "lognormal(20 min, cv 1.25)", "lognormal(median 20 h, sigma 1.8)", "triangular(5 min, 10 min, 30 min)"…; undefined if it is none. */
export function parseDistribution(written: string): Distribution | undefined {
  const plain = parseDuration(written);
  if (plain !== undefined) return { kind: "deterministic", mean: plain, cv: 0, values: [] };
  const call = CALL.exec(written.trim());
  const reader = call && Object.hasOwn(READERS, call[1] ?? "") ? READERS[call[1] ?? ""] : undefined;
  return reader?.(new Arguments(call?.[2] ?? ""));
}

const EXAMPLES = [
  "20 min",
  "lognormal(20 min, cv 1)",
  "lognormal(median 20 h, sigma 1.8)",
  "exponential(1h)",
  "triangular(5 min, 10 min, 30 min)",
];

function read(written: number | string): Reading<Distribution> {
  const value =
    typeof written === "number"
      ? { kind: "deterministic" as const, mean: written, cv: 0, values: [] }
      : parseDistribution(written);
  const isDuration = value && Number.isFinite(value.mean) && value.mean >= 0 && value.mean <= 5_256_000;
  return isDuration
    ? { value }
    : { fault: { code: "NOT_A_DISTRIBUTION", value: written, examples: EXAMPLES } };
}

export const distribution = (help: string, info: Partial<FieldInfo> = {}) =>
  ranged(z.union([z.number().nonnegative(), z.string().max(400), RANGE]), { read, whole: false }).meta({
    unit: "min",
    min: 0,
    ...info,
    help,
    description: help,
    quantity: "DISTRIBUTION",
  });

/** The distribution as one would write it, every digit kept; not for an empirical one. */
export function distributionText({ kind, mean, cv, values }: Distribution): string {
  const real = (value: number) => (String(value).includes("e") ? value.toFixed(20) : String(value));
  const minutes = (value: number) => `${real(value)} min`;
  switch (kind) {
    case "deterministic":
      return minutes(mean);
    case "exponential":
      return `${kind}(${minutes(mean)})`;
    case "weibull":
      return `${kind}(${minutes(mean)}, shape ${real(values[0] ?? 1)})`;
    case "lognormal":
    case "gamma":
      return `${kind}(${minutes(mean)}, cv ${real(cv)})`;
    default:
      return `${kind}(${values.map(minutes).join(", ")})`;
  }
}
