/** `avenant compare`: which contract is best on each indicator asked for, with a guaranteed probability of being right. */
import { writeFile } from "node:fs/promises";
import Table from "cli-table3";
import {
  type CompareAnswer,
  comparableIn,
  compare as compareDesigns,
  compile,
  type Ranking,
  type Standing,
} from "#engine";
import { openThreads } from "../../engine/parallel/pool.ts";
import type { Arguments } from "./arguments.ts";
import { DONE, FAILED, orRefused, REFUSED, refuse, type Surroundings } from "./commands.ts";
import { difference, type Lang, levels } from "./format.ts";
import { filled, PLAIN } from "./layout.ts";
import { openProgressBar } from "./progress.ts";
import { openTarget, scenarioIn } from "./target.ts";
import { readWanted } from "./wanted.ts";
import { say } from "./words.ts";

const DEFAULT_ON = "experiencedAttainment:1pt";
const DEFAULT_CONFIDENCE = 95;

const STANDINGS = {
  selected: "standsSelected",
  equal: "standsEqual",
  eliminated: "standsEliminated",
  undecided: "standsUndecided",
} as const;

function gapText({ behind }: Standing, { unit }: Ranking, lang: Lang): string {
  return behind === null ? "–" : difference({ unit, n: 0, quantiles: [], ...behind }, lang);
}

function rankingTable(ranking: Ranking, lang: Lang): string {
  const head = [ranking.label[lang], say("mean", lang), say("againstBest", lang), ""];
  const table = new Table({
    ...PLAIN,
    head,
    colWidths: [38, 14, 22, 24],
    colAligns: ["left", "right", "right", "left"],
  });
  const means = levels(
    ranking.unit,
    ranking.designs.map(({ mean }) => mean),
    lang,
  );
  ranking.designs.forEach((standing, at) => {
    const stands = say(STANDINGS[standing.standing], lang);
    table.push([standing.name[lang], means[at] ?? "–", gapText(standing, ranking, lang), stands]);
  });
  return table.toString();
}

function textOf(answer: CompareAnswer, lang: Lang): string {
  const { verdict, restsOn, caveats, figures, seed, engineVersion, scenarioHash } = answer;
  const proof = say("questionProof", lang, {
    seed: seed ?? "–",
    engine: engineVersion,
    scenario: scenarioHash.slice(0, 12),
  });
  const parts = [
    filled(verdict[lang]),
    ...figures.rankings.map((ranking) => rankingTable(ranking, lang)),
    [...restsOn, ...caveats].map((text) => filled(text[lang])).join("\n"),
    proof,
  ];
  return `${parts.join("\n\n").replaceAll(/ +$/gm, "")}\n`;
}

/** Compares the contracts of a scenario until the best one is known, or the futures asked for are played. */
export async function compare(options: Arguments, surroundings: Surroundings): Promise<number> {
  const { lang, json } = options;
  const { out, err, signal, nowMs } = surroundings;
  const target = await openTarget(options.target);
  if ("faults" in target) return refuse(target, lang, surroundings);
  const read = scenarioIn(target, options.world);
  if ("faults" in read) return refuse(read, lang, surroundings);
  if (Object.keys(read.scenario.designs).length < 2) {
    err.write(`${say("oneDesign", lang)}\n`);
    return REFUSED;
  }
  const compiled = compile(read.scenario, read.world);
  const indicators = readWanted(options.on ?? DEFAULT_ON, comparableIn(compiled), lang);
  const bar = openProgressBar(err, lang, nowMs);
  const executor = openThreads(options.threads);
  const { replications, seed, confidence = DEFAULT_CONFIDENCE } = options;
  try {
    const answer = await orRefused(target, read, () =>
      compareDesigns(compiled, {
        executor,
        signal,
        indicators,
        confidence: confidence / 100,
        onProgress: bar.show,
        ...(replications === undefined ? {} : { replications }),
        ...(seed === undefined ? {} : { seed }),
      }),
    );
    bar.clear();
    if ("faults" in answer) return refuse(answer, lang, surroundings);
    if (json !== undefined && json !== "-") await writeFile(json, `${JSON.stringify(answer)}\n`);
    out.write(json === "-" ? `${JSON.stringify(answer)}\n` : textOf(answer, lang));
    return answer.replications > 0 ? DONE : FAILED;
  } finally {
    bar.clear();
    await executor.close();
  }
}
