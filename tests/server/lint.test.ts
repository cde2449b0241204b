import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { problem } from "../../server/contract.ts";
import { clauseChance, lintAnswer } from "../../server/contract-lint.ts";
import { openTestService, type TestService } from "../support/service.ts";

let service: TestService;
beforeAll(async () => {
  service = await openTestService();
});
afterAll(() => service.close());
const get = (url: string) => service.app.inject(`/api${url}`);

describe("GET /api/scenarios/:name/lint", () => {
  it("answers at once, in the shape of the contract, every world and design of the scenario", async () => {
    const answer = lintAnswer.parse((await get("/scenarios/frozen-vs-evolving/lint?world=calm")).json());
    expect(answer).toMatchObject({ question: "lint", world: "calm", seed: null, replications: 0 });
    expect(answer.figures.clauses.map(({ id }) => id)).toContain("restoration.P2");
    expect(answer.findings.map(({ code }) => code)).toContain("CAP_REACHED_EARLY");
    const one = lintAnswer.parse((await get("/scenarios/frozen-vs-evolving/lint?design=evolving")).json());
    expect(one.findings.map(({ code }) => code)).not.toContain("NO_REVISION");
  });

  it("refuses a scenario, a design and a world that do not exist", async () => {
    const refused = async (url: string) => {
      const reply = await get(url);
      const { code, status } = problem.parse(reply.json());
      expect(reply.statusCode).toBe(status);
      return code;
    };
    expect(await refused("/scenarios/nope/lint")).toBe("NO_SCENARIO");
    expect(await refused("/scenarios/ten-lines/lint?design=three")).toBe("NO_DESIGN");
    expect(await refused("/scenarios/ten-lines/lint?world=mars")).toBe("SCENARIO_FAULTS");
  });
});

describe("GET /api/lint/clause", () => {
  it("ten tickets at 95 %: a good provider misses when one of a Poisson number of mean 0.3 is late", async () => {
    const { allowedLate, chance } = clauseChance.parse(
      (await get("/lint/clause?tickets=10&required=0.95")).json(),
    );
    expect(allowedLate).toBe(0);
    expect(chance[0]?.good).toBeCloseTo(1 - Math.exp(-0.3), 2);
    const lenient = await get("/lint/clause?tickets=10&required=0.95&below=40&misses=2");
    expect(clauseChance.parse(lenient.json()).allowedLate).toBe(2);
  });

  it("names the field that is out of range", async () => {
    const reply = await get("/lint/clause?tickets=-1&required=0.95");
    expect(reply.statusCode).toBe(400);
    expect(problem.parse(reply.json()).faults[0]?.path).toContain("tickets");
  });
});
