import { describe, expect, it } from "vitest";
import { readConfig } from "../../server/config.ts";

describe("config", () => {
  it("an empty environment gives port 7300, the folder .data and no foreign database", () => {
    expect(readConfig({})).toMatchObject({
      port: 7300,
      data: ".data",
      databaseUrl: undefined,
      logLevel: "warn",
      examples: true,
    });
  });

  it("an empty variable counts as absent", () => {
    expect(readConfig({ AVENANT_PORT: "", AVENANT_DATABASE_URL: "" })).toMatchObject({
      port: 7300,
      databaseUrl: undefined,
    });
  });

  it.each([
    ["AVENANT_PORT", "70000", "0 … 65535"],
    ["AVENANT_PORT", "soon", "0 … 65535"],
    ["AVENANT_DATABASE_URL", "mysql://x", "postgres://"],
    ["AVENANT_THREADS", "0", "1 … 256"],
    ["AVENANT_LOG", "loud", "warn"],
    ["AVENANT_KEEP_STUDIES", "-1", "≥ 1"],
  ])("%s=%s is refused by its name with what is allowed", (name, value, allowed) => {
    expect(() => readConfig({ [name]: value })).toThrow(
      expect.objectContaining({ code: "BAD_SETTING", message: expect.stringContaining(name) }),
    );
    expect(() => readConfig({ [name]: value })).toThrow(allowed);
  });
});
