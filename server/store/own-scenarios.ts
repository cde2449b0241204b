/** The user's own scenarios, exactly as written. */
import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

export interface OwnScenario {
  name: string;
  body: string;
}

export class OwnScenarios {
  declare private readonly db: Kysely<Tables>;
  constructor(db: Kysely<Tables>) {
    this.db = db;
  }

  list(): Promise<OwnScenario[]> {
    return this.db
      .selectFrom("own_scenario")
      .select(["name", "body"])
      .orderBy("created_at")
      .orderBy("name")
      .execute();
  }

  find(name: string): Promise<OwnScenario | undefined> {
    return this.db
      .selectFrom("own_scenario")
      .select(["name", "body"])
      .where("name", "=", name)
      .executeTakeFirst();
  }

  /** Keeps the text under this name; true if the name is new. */
  async keep(scenario: OwnScenario): Promise<boolean> {
    const inserted = await this.db
      .insertInto("own_scenario")
      .values(scenario)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (inserted.numInsertedOrUpdatedRows === 1n) return true;
    await this.db
      .updateTable("own_scenario")
      .set({ body: scenario.body, updated_at: new Date() })
      .where("name", "=", scenario.name)
      .execute();
    return false;
  }

  async remove(name: string): Promise<boolean> {
    const deleted = await this.db.deleteFrom("own_scenario").where("name", "=", name).executeTakeFirst();
    return deleted.numDeletedRows === 1n;
  }
}
