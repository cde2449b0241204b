/** `npm run golden`: rewrites the frozen values; in a commit of its own that says why they moved. */
import { writeFileSync } from "node:fs";
import { GOLDEN_FILE, playGolden } from "./play.ts";

writeFileSync(GOLDEN_FILE, `${JSON.stringify(await playGolden(), null, 2)}\n`);
console.log("tests/golden/golden.json is rewritten");
