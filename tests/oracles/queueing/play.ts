/** Plays a scenario by the engine's ordinary way and reads, replication by replication, what an oracle is set against. */
import { type Executor, PRIORITIES, readScenario, type ScenarioInput } from "#engine";
import { compile } from "../../../engine/compile/compile.ts";
import { COLUMN, COLUMNS_PER_MONTH, type ColumnName } from "../../../engine/life/columns.ts";
import { columnCount, LOST, lifeLayout } from "../../../engine/life/layout.ts";
import { BLOCK, rowLength, wholeBlock } from "../../../engine/life/replicate.ts";
import { designName, type Priority } from "./desk.ts";
import { found, judge, type Verdict } from "./judge.ts";
import type { Oracle, Reading } from "./oracle.ts";

function compiledFrom(input: ScenarioInput) {
  const read = readScenario(input);
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  return compile(read.scenario, null);
}

type Compiled = ReturnType<typeof compiledFrom>;

/** Places of a reading's numerators and denominators among the columns of one replication of all designs. */
function placesOf(compiled: Compiled, read: Reading): { top: readonly number[]; bottom: readonly number[] } {
  const design = read.of === "within" || read.of === "servedWithin" ? (read.design ?? 0) : 0;
  const played = compiled.designs.find(({ id }) => id === designName(design));
  if (!played) throw new Error(`no design ${designName(design)}`);
  let base = 0;
  for (const before of compiled.designs.slice(0, design)) base += columnCount(compiled, before);
  const { lines, waits, lost } = lifeLayout(compiled, played);
  if (read.of === "column") {
    const all = (column: ColumnName) =>
      Array.from({ length: compiled.months }, (_, month) => month * COLUMNS_PER_MONTH + COLUMN[column]);
    return { top: all(read.column), bottom: read.per === undefined ? [] : all(read.per) };
  }
  const placeOf = (name: string) => {
    const line = played.slas.findIndex(({ id }) => id === name);
    if (line < 0) throw new Error(`no line ${name}`);
    return base + lines + 4 * line;
  };
  const placeOfLine = (sla: string, priority: Priority) => placeOf(`${sla}.${priority}`);
  if (read.of === "up") return { top: [placeOf(read.line)], bottom: [placeOf(read.line) + 1] };
  const ranksOf = (priority: Priority | "any") =>
    priority === "any" ? PRIORITIES.map((_, rank) => rank) : [PRIORITIES.indexOf(priority)];
  const placesIn = (ranks: readonly number[]): Places => {
    const of = (from: number, per: number, at: number) => ranks.map((rank) => base + from + per * rank + at);
    const lostAt = (at: number) => of(lost, LOST.count, at);
    return {
      served: of(waits, 3, 0),
      wait: of(waits, 3, 1),
      sojourn: of(waits, 3, 2),
      blocked: lostAt(LOST.blocked),
      withdrawn: lostAt(LOST.withdrawn),
      withdrawnTime: lostAt(LOST.waitMin),
    };
  };
  if (read.of === "within") {
    const place = placeOfLine(read.sla, read.priority);
    return { top: [place], bottom: [place + 1] };
  }
  if (read.of === "servedWithin") {
    const places = placesIn(read.priorities.flatMap(ranksOf));
    return {
      top: read.priorities.map((priority) => placeOfLine(read.sla, priority)),
      bottom: offered(places),
    };
  }
  return ratioOf(read.of, placesIn(ranksOf(read.priority)));
}

type Places = Record<
  "served" | "wait" | "sojourn" | "blocked" | "withdrawn" | "withdrawnTime",
  readonly number[]
>;

const offered = ({ served, blocked, withdrawn }: Places) => [...served, ...blocked, ...withdrawn];

function ratioOf(
  of: Exclude<Reading["of"], "within" | "servedWithin" | "column" | "up">,
  places: Places,
): { top: readonly number[]; bottom: readonly number[] } {
  if (of === "wait" || of === "sojourn") return { top: places[of], bottom: places.served };
  if (of === "withdrawnTime") return { top: places.withdrawnTime, bottom: places.withdrawn };
  if (of === "queueTime")
    return {
      top: [...places.wait, ...places.withdrawnTime],
      bottom: [...places.served, ...places.withdrawn],
    };
  return { top: places[of], bottom: offered(places) };
}

const sumAt = (columns: Float64Array, from: number, places: readonly number[]) =>
  places.reduce((sum, place) => sum + (columns[from + place] ?? Number.NaN), 0);

/** Judges every measure of an oracle. @param replications a multiple of 16; default: the oracle's own */
export async function play(
  oracle: Oracle,
  executor: Executor,
  replications = oracle.replications,
): Promise<Verdict[]> {
  const compiled = compiledFrom(oracle.scenario);
  const width = rowLength(compiled);
  const places = oracle.measures.map(({ read }) => placesOf(compiled, read));
  const tops = oracle.measures.map(() => new Float64Array(replications));
  const bottoms = oracle.measures.map(() => new Float64Array(replications));
  const blocks = Array.from({ length: replications / BLOCK }, (_, block) => block);
  await Promise.all(
    Array.from({ length: executor.width }, async () => {
      for (let block = blocks.shift(); block !== undefined; block = blocks.shift()) {
        const columns = await executor.run(
          compiled,
          oracle.seed,
          wholeBlock(block),
          new AbortController().signal,
        );
        places.forEach(({ top, bottom }, at) => {
          for (let replication = 0; replication < BLOCK; replication++) {
            const column = block * BLOCK + replication;
            (tops[at] as Float64Array)[column] = sumAt(columns, replication * width, top);
            (bottoms[at] as Float64Array)[column] =
              bottom.length === 0 ? 1 : sumAt(columns, replication * width, bottom);
          }
        });
      }
    }),
  );
  return oracle.measures.map((measure, at) =>
    judge(measure, found(measure, tops[at] as Float64Array, bottoms[at] as Float64Array)),
  );
}
