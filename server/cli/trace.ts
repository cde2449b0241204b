/** `avenant trace`: one replication of one design, event by event, one JSON object a line; the first line says which. */
import { type Compiled, ENGINE_VERSION, type TraceRequest, traceReplication } from "#engine";
import type { Arguments } from "./arguments.ts";
import { DONE, orRefused, refuse, refuseDesign, type Surroundings } from "./commands.ts";
import { openTarget, scenarioIn } from "./target.ts";

/** lines written at once */
const AT_ONCE = 512;

function tell(compiled: Compiled, request: TraceRequest & { seed: number }, { out }: Surroundings): void {
  const { scenarioHash, world } = compiled;
  const { seed, replication, design } = request;
  let lines = [
    JSON.stringify({ engineVersion: ENGINE_VERSION, scenarioHash, world, seed, replication, design }),
  ];
  traceReplication(compiled, request, (event) => {
    if (lines.push(JSON.stringify(event)) < AT_ONCE) return;
    out.write(`${lines.join("\n")}\n`);
    lines = [];
  });
  out.write(lines.map((line) => `${line}\n`).join(""));
}

/** Tells one future of one contract. */
export async function trace(options: Arguments, surroundings: Surroundings): Promise<number> {
  const { lang, kinds } = options;
  const target = await openTarget(options.target);
  if ("faults" in target) return refuse(target, lang, surroundings);
  const read = scenarioIn(target, options.world);
  if ("faults" in read) return refuse(read, lang, surroundings);
  const { scenario, compiled } = read;
  const designs = Object.keys(scenario.designs);
  const design = options.design ?? designs[0] ?? "";
  if (!designs.includes(design)) return refuseDesign(target, scenario, design, lang, surroundings);
  const request = {
    seed: options.seed ?? scenario.experiment.seed,
    replication: options.replication ?? 0,
    design,
    ...(kinds ? { kinds } : {}),
  };
  const refused = await orRefused(target, read, () => tell(compiled, request, surroundings));
  return refused ? refuse(refused, lang, surroundings) : DONE;
}
