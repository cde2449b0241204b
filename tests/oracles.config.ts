import { defineConfig } from "vitest/config";

/** The long oracles: `npm run test:oracles`. Their quick subset is part of the ordinary tests. */
export default defineConfig({
  test: {
    include: ["tests/oracles/**/*.oracle.ts"],
    testTimeout: 3_600_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
