/** A figure and its error in words, the same on a chart and in its table. */
import type { Numbers, ShownUnit } from "./numbers.ts";

export interface Figure {
  mean: number | null;
  ci95: readonly [number, number] | null;
}

export interface FigureWords {
  /** "218,8 k€" */
  figure: string;
  /** "±0,8", or the two ends "62 % – 71 %" where they are not as far on both sides; empty: no error is known */
  error: string;
}

/** A narrow interval of a share is told with a decimal. */
const NARROW = 0.05;
const MOST_DIGITS = 3;

const isEven = (mean: number, [low, high]: readonly [number, number]): boolean =>
  Math.abs(high + low - 2 * mean) <= 0.02 * (high - low);

/** An estimated share is never printed as 0 % or 100 %. */
function shareText(value: number, numbers: Numbers, digits: number): string {
  if (value < 0.005) return `< ${numbers.share(0.01)}`;
  return value >= 0.995 ? `> ${numbers.share(0.99)}` : numbers.share(value, digits);
}

function shareWords(mean: number, ci95: Figure["ci95"], numbers: Numbers): FigureWords {
  if (ci95 === null || ci95[0] === ci95[1]) return { figure: shareText(mean, numbers, 0), error: "" };
  const digits = ci95[1] - ci95[0] < NARROW ? 1 : 0;
  const figure = shareText(mean, numbers, digits);
  const [low, high] = ci95.map((end) => shareText(end, numbers, digits));
  return { figure, error: low === high && low === figure ? "" : `${low} – ${high}` };
}

/** Digits at which the error is not zero: a figure is told as finely as its error. */
function digitsOf(half: number, unit: ShownUnit, numbers: Numbers): number | undefined {
  for (let digits = 0; digits <= MOST_DIGITS; digits++)
    if (/[1-9]/.test(numbers.figure(half, unit, digits))) return Math.max(digits, numbers.digitsOf(unit));
  return undefined;
}

/** Null where the futures do not tell it. A difference carries its sign; one of shares is in points. */
export function figureWords(
  { mean, ci95 }: Figure,
  unit: ShownUnit,
  isDifference: boolean,
  numbers: Numbers,
): FigureWords | null {
  if (mean === null) return null;
  if (unit === "share" && !isDifference) return shareWords(mean, ci95, numbers);
  const write = (value: number, digits?: number) =>
    isDifference || unit === "points"
      ? numbers.difference(value, unit, digits)
      : numbers.level(value, unit, digits);
  if (ci95 === null || ci95[0] === ci95[1]) return { figure: write(mean), error: "" };
  const digits = digitsOf((ci95[1] - ci95[0]) / 2, unit, numbers);
  return {
    figure: write(mean, digits),
    error: isEven(mean, ci95)
      ? `±${numbers.half(ci95[0], ci95[1], unit)}`
      : `${write(ci95[0], digits)} – ${write(ci95[1], digits)}`,
  };
}

/** "218,8 k€ ±0,8", "66 % (62 % – 71 %)"; a dash where it is not told. */
export function figureText(figure: Figure, unit: ShownUnit, isDifference: boolean, numbers: Numbers): string {
  const words = figureWords(figure, unit, isDifference, numbers);
  if (!words) return "–";
  if (words.error === "") return words.figure;
  return words.error.startsWith("±") ? `${words.figure} ${words.error}` : `${words.figure} (${words.error})`;
}
