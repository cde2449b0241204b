/** An empty database of the test server. */
import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { inject } from "vitest";

/** Makes a database that nobody else uses and gives its connection string. */
export async function freshDatabase(): Promise<string> {
  const url = new URL(inject("postgresUrl"));
  const client = new Client({ connectionString: url.href });
  await client.connect();
  const name = `test_${randomBytes(8).toString("hex")}`;
  await client.query(`create database ${name}`);
  await client.end();
  url.pathname = `/${name}`;
  return url.href;
}
