/** Laws of the draws: mean, variance and tails within five standard errors of what theory says. */
import { describe, expect, test } from "vitest";
import {
  drawDuration,
  exponential,
  gammaOfMeanOne,
  KIND,
  normal,
  poisson,
  uniform,
} from "../../../engine/kernel/draw.ts";
import { Keyed, Stream } from "../../../engine/kernel/rng.ts";

const DRAWS = 200_000;

const stream = (purpose: number) => {
  const bits = new Stream();
  bits.open(0x1234567, 0x89abcde, purpose);
  return bits;
};
const draws = (draw: (bits: Stream) => number, purpose: number) => {
  const bits = stream(purpose);
  return Float64Array.from({ length: DRAWS }, () => draw(bits));
};

/** Mean and variance of a sample, with the standard errors of both (that of the variance from the fourth moment). */
function moments(sample: Float64Array) {
  const n = sample.length;
  let mean = 0;
  for (const x of sample) mean += x / n;
  let second = 0;
  let fourth = 0;
  for (const x of sample) {
    second += (x - mean) ** 2 / n;
    fourth += (x - mean) ** 4 / n;
  }
  return {
    mean,
    variance: second,
    errorOfMean: Math.sqrt(second / n),
    errorOfVariance: Math.sqrt((fourth - second * second) / n),
  };
}

const shareAbove = (sample: Float64Array, bound: number) =>
  sample.reduce((count, x) => count + (x > bound ? 1 : 0), 0) / sample.length;

interface Law {
  mean: number;
  variance: number;
  /** exact P(X > bound) */
  tails: [number, number][];
}
function expectLaw(sample: Float64Array, { mean, variance, tails }: Law) {
  const found = moments(sample);
  expect(Math.abs(found.mean - mean)).toBeLessThan(5 * found.errorOfMean);
  expect(Math.abs(found.variance - variance)).toBeLessThan(5 * found.errorOfVariance);
  for (const [bound, probability] of tails) {
    const error = Math.sqrt((probability * (1 - probability)) / sample.length);
    expect(Math.abs(shareAbove(sample, bound) - probability), `P(X > ${bound})`).toBeLessThan(5 * error);
  }
}

/** Upper tail of the standard normal law at 0, 1, 2, 3 and 4 (Abramowitz & Stegun 1964, table 26.1). */
const NORMAL_TAILS: [number, number][] = [
  [0, 0.5],
  [1, 0.158655253931],
  [2, 0.022750131948],
  [3, 0.00134989803],
  [4, 0.0000316712],
];

describe("a draw", () => {
  test("of the uniform law lies in [0, 1) and is flat", () => {
    const sample = draws(uniform, 1);
    expectLaw(sample, {
      mean: 1 / 2,
      variance: 1 / 12,
      tails: [
        [0.1, 0.9],
        [0.5, 0.5],
        [0.999, 0.001],
      ],
    });
    expect(sample.every((x) => x >= 0 && x < 1)).toBe(true);
  });
  test("of the exponential law has its moments and its tail, beyond the ziggurat's last layer too", () => {
    const tail = (x: number): [number, number] => [x, Math.exp(-x)];
    expectLaw(draws(exponential, 2), {
      mean: 1,
      variance: 1,
      tails: [0.05, 0.5, 1, 3, 7.697117470131049, 9].map(tail),
    });
  });
  test("of the normal law has its moments and both tails, beyond the last layer too", () => {
    const sample = draws(normal, 3);
    const beyond: [number, number] = [3.6541528853610088, 0.00012901];
    expectLaw(sample, { mean: 0, variance: 1, tails: [...NORMAL_TAILS, beyond] });
    expectLaw(
      sample.map((x) => -x),
      { mean: 0, variance: 1, tails: NORMAL_TAILS },
    );
  });
  test.each([0.3, 0.9, 1, 2.5, 100, 204])(
    "of a gamma law of shape %d has mean 1 and variance 1/shape",
    (shape) => {
      const tails: [number, number][] =
        shape === 1
          ? [
              [1, Math.exp(-1)],
              [4, Math.exp(-4)],
            ]
          : [];
      expectLaw(
        draws((bits) => gammaOfMeanOne(bits, shape), 4),
        { mean: 1, variance: 1 / shape, tails },
      );
    },
  );
  test.each([0.2, 3, 40])(
    "of a Poisson law of mean %d has as much variance, and its share of zeros",
    (mean) => {
      const zero: [number, number][] = mean < 10 ? [[0, 1 - Math.exp(-mean)]] : [];
      expectLaw(
        draws((bits) => poisson(bits, mean), 5),
        { mean, variance: mean, tails: zero },
      );
    },
  );
});

describe("a duration", () => {
  const laid = (...pool: number[]) => draws((bits) => drawDuration(bits, Float64Array.from(pool), 0), 6);
  test("of one value is that value", () =>
    expect([...laid(KIND.deterministic, 7, 0, 0).subarray(0, 3)]).toEqual([7, 7, 7]));
  test("exponential has the stated mean", () => {
    expectLaw(laid(KIND.exponential, 20, 0, 0), { mean: 20, variance: 400, tails: [[60, Math.exp(-3)]] });
  });
  test("lognormal has the moments of its logarithm's law, and the normal law's tails", () => {
    const [mu, sigma] = [Math.log(20), 0.8];
    const mean = 20 * Math.exp(0.32);
    const tails = NORMAL_TAILS.slice(0, 4).map(([z, p]): [number, number] => [Math.exp(mu + sigma * z), p]);
    expectLaw(laid(KIND.lognormal, mu, sigma, 0), {
      mean,
      variance: mean * mean * (Math.exp(0.64) - 1),
      tails,
    });
  });
  test("gamma has the stated mean and coefficient of variation", () => {
    expectLaw(laid(KIND.gamma, 20, 4, 0), { mean: 20, variance: 100, tails: [] });
  });
  test("Weibull of shape 2 is a Rayleigh law", () => {
    const scale = 10;
    const tails = [2, 10, 25].map((x): [number, number] => [x, Math.exp(-((x / scale) ** 2))]);
    expectLaw(laid(KIND.weibull, scale, 2, 0), {
      mean: (scale * Math.sqrt(Math.PI)) / 2,
      variance: scale * scale * (1 - Math.PI / 4),
      tails,
    });
  });
  test("triangular has the moments of a triangle, and its two slopes", () => {
    const [a, b, c] = [5, 10, 30];
    expectLaw(laid(KIND.triangular, a, b, c), {
      mean: 15,
      variance: (a * a + b * b + c * c - a * b - a * c - b * c) / 18,
      tails: [
        [10, 0.8],
        [20, 100 / 500],
        [7.5, 1 - 6.25 / 125],
      ],
    });
  });
  test("PERT has mean (a + 4b + c)/6 and the variance of its beta law", () => {
    const [a, b, c] = [5, 10, 30];
    const [alpha, beta] = [1 + (4 * (b - a)) / (c - a), 1 + (4 * (c - b)) / (c - a)];
    const sum = alpha + beta;
    expectLaw(laid(KIND.pert, a, b, c), {
      mean: 12.5,
      variance: ((c - a) ** 2 * alpha * beta) / (sum * sum * (sum + 1)),
      tails: [],
    });
  });
  test("empirical is each of its values equally often", () => {
    expectLaw(laid(KIND.empirical, 4, 4, 0, 1, 2, 3, 10), {
      mean: 4,
      variance: 12.5,
      tails: [
        [1.5, 0.75],
        [2.5, 0.5],
        [5, 0.25],
      ],
    });
  });
});

describe("keyed draws", () => {
  test("have the same laws when every draw has a key of its own", () => {
    const keyed = new Keyed();
    const each = (draw: (bits: Keyed) => number, purpose: number) =>
      Float64Array.from({ length: DRAWS }, (_, ordinal) => draw(keyed.seek(77, -5, ordinal, purpose)));
    expectLaw(each(uniform, 24), {
      mean: 1 / 2,
      variance: 1 / 12,
      tails: [
        [0.1, 0.9],
        [0.999, 0.001],
      ],
    });
    expectLaw(each(normal, 23), { mean: 0, variance: 1, tails: NORMAL_TAILS });
    expectLaw(each(exponential, 27), { mean: 1, variance: 1, tails: [[3, Math.exp(-3)]] });
    expectLaw(
      each((bits) => gammaOfMeanOne(bits, 100), 40),
      { mean: 1, variance: 1 / 100, tails: [] },
    );
  });
});
