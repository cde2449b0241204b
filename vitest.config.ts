import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    exclude: ["tests/oracles/**/*.oracle.ts", "node_modules/**"],
    globalSetup: ["tests/support/global-setup.ts"],
    setupFiles: ["tests/support/fixed-seed.ts"],
    pool: "forks",
    maxWorkers: 2, // the default leaves one of two cores idle: the run must end within 25 minutes there
    testTimeout: 180_000, // a slow machine is no failure
    hookTimeout: 180_000,
    teardownTimeout: 30_000,
  },
});
