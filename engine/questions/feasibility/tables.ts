/** The tables of an answer: probabilities, frontiers, prices. */
import type { Text } from "../../scenario/notation.ts";
import { type AnswerTable, type Cell, column, type Figure, NO_FIGURE } from "../answer.ts";
import { bilingual } from "../wording.ts";
import type { FeasibilityFigures } from "./feasibility.ts";
import type { Frontier } from "./frontier.ts";

/** Columns of probabilities that a printed line holds. */
const MOST_COLUMNS = 4;

/** The same list in as few parts as hold so many at most, the parts of nearly the same length. */
function parts<Item>(items: readonly Item[]): Item[][] {
  const count = Math.ceil(items.length / MOST_COLUMNS);
  const each = Math.ceil(items.length / count);
  return Array.from({ length: count }, (_, at) => items.slice(at * each, (at + 1) * each));
}

const posted = (posts: number | null): Text =>
  posts === null
    ? { fr: "sans limite", en: "no limit" }
    : bilingual(
        ({ count }) => count(posts),
        ({ count }) => count(posts),
      );

function gridTable(
  figures: FeasibilityFigures,
  title: Text,
  columns: readonly { label: Text; targetMin: number; required: number }[],
): AnswerTable {
  const { cells, team, posts } = figures;
  const of = (targetMin: number, required: number, count: number | null): Figure => {
    const found = cells.find(
      (cell) => cell.targetMin === targetMin && cell.required === required && cell.posts === count,
    );
    return found ? { mean: found.smoothed, ci95: found.played.ci95 } : NO_FIGURE;
  };
  return {
    title,
    columns: [
      column(`Postes, ${team.name.fr}`, `Posts, ${team.name.en}`),
      ...columns.map(({ label }) => ({ label, unit: "share" as const })),
    ],
    rows: [...posts, null].map((count): Cell[] => [
      posted(count),
      ...columns.map(({ targetMin, required }) => of(targetMin, required, count)),
    ]),
  };
}

const inHours = ({ mean, ci95 }: Figure): Figure => ({
  mean: mean === null ? null : mean / 60,
  ci95: ci95 && [ci95[0] / 60, ci95[1] / 60],
});

function frontierTable({ frontiers, tightest: sure, team, required }: FeasibilityFigures): AnswerTable {
  const present = frontiers.filter(({ posts }) => posts === team.posts || posts === null);
  const all = [...present, ...sure];
  const levels = [...new Set(all.map(({ level }) => level))].sort((a, b) => a - b);
  const at = (level: number, posts: number | null): Figure =>
    inHours(
      all.find((one: Frontier) => one.level === level && one.posts === posts)?.targetMin ?? {
        mean: null,
        ci95: null,
      },
    );
  return {
    title: bilingual(
      ({ rate }) => `Délai le plus court à promettre à ${rate(required)}, en heures`,
      ({ rate }) => `Tightest target to promise at ${rate(required)}, hours`,
    ),
    columns: [
      column("Probabilité", "Probability"),
      column("Effectif présent", "Present staff", "h"),
      column("Effectif sans limite", "Unlimited staff", "h"),
    ],
    rows: levels.map((level): Cell[] => [
      bilingual(
        ({ share }) => share(level),
        ({ share }) => share(level),
      ),
      at(level, team.posts),
      at(level, null),
    ]),
  };
}

const times = ({ mean, ci95 }: Figure, factor: number): Figure => ({
  mean: mean === null ? null : mean * factor,
  ci95: ci95 && [ci95[0] * factor, ci95[1] * factor],
});

function priceTable({ prices, team, hourMin }: FeasibilityFigures): AnswerTable {
  const isPriced = team.postEur > 0;
  const unit = isPriced ? "EUR" : "count";
  const cell = (figure: Figure) => times(figure, isPriced ? team.postEur : 1);
  return {
    title: {
      fr: `Ce que demande la promesse dans « ${team.name.fr} »${isPriced ? ", par an" : ", en postes"}`,
      en: `What the promise takes in “${team.name.en}”${isPriced ? ", a year" : ", in posts"}`,
    },
    columns: [
      column("Tenue à", "Kept at"),
      column("Postes", "Posts", "count"),
      {
        label: bilingual(
          ({ minutes }) => (hourMin === 60 ? "Dernière heure" : `Les derniers ${minutes(hourMin)}`),
          ({ minutes }) => (hourMin === 60 ? "Last hour" : `Last ${minutes(hourMin)}`),
        ),
        unit,
      },
      column("Dernier point", "Last point", unit),
    ],
    rows: prices.map(({ level, need, lastHour, lastPoint }): Cell[] => [
      bilingual(
        ({ share }) => share(level),
        ({ share }) => share(level),
      ),
      need,
      cell(lastHour),
      cell(lastPoint),
    ]),
  };
}

function staffTable({ staff, team }: FeasibilityFigures): AnswerTable {
  return {
    title: {
      fr: "Effectifs sous le contrat tel qu’il est, par an",
      en: "Headcounts under the contract as it stands, a year",
    },
    columns: [
      column(`Postes, ${team.name.fr}`, `Posts, ${team.name.en}`),
      column("Pénalités", "Penalties", "EUR"),
      column("Postes en plus", "Further posts", "EUR"),
    ],
    rows: staff.map(({ posts, penalties, wages }): Cell[] => [
      posted(posts),
      penalties,
      { mean: wages, ci95: null },
    ]),
  };
}

export function tablesOf(figures: FeasibilityFigures): AnswerTable[] {
  const { targetsMin, percentages, targetMin, required, prices, staff } = figures;
  const byTarget = targetsMin.map((target) => ({
    label: bilingual(
      ({ minutes }) => minutes(target),
      ({ minutes }) => minutes(target),
    ),
    targetMin: target,
    required,
  }));
  const byPercentage = percentages.map((share) => ({
    label: bilingual(
      ({ rate }) => rate(share),
      ({ rate }) => rate(share),
    ),
    targetMin,
    required: share,
  }));
  const kept = bilingual(
    ({ rate }) => `Probabilité que chaque période soit tenue, par délai, à ${rate(required)}`,
    ({ rate }) => `Probability that every period is kept, by target, at ${rate(required)}`,
  );
  const keptAt = bilingual(
    ({ minutes }) => `La même, par pourcentage, en ${minutes(targetMin)}`,
    ({ minutes }) => `The same, by percentage, within ${minutes(targetMin)}`,
  );
  return [
    ...parts(byTarget).map((columns) => gridTable(figures, kept, columns)),
    ...parts(byPercentage).map((columns) => gridTable(figures, keptAt, columns)),
    frontierTable(figures),
    ...(prices.length > 0 ? [priceTable(figures)] : []),
    ...(staff.length > 0 ? [staffTable(figures)] : []),
  ];
}
