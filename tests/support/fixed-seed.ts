/** Property tests draw the same cases every time; AVENANT_FRESH_SEEDS=1 draws new ones, and a failure prints its seed. */
import fc from "fast-check";

if (process.env["AVENANT_FRESH_SEEDS"] !== "1")
  fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 2027 });
