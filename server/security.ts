/** Who may ask: only this machine, under its own name, and only our own page may change anything. */
import type { FastifyRequest } from "fastify";
import { ProblemError } from "./problems.ts";

const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);
/** Methods that change nothing. */
export const READING = new Set(["GET", "HEAD", "OPTIONS"]);

function hostnameOf(host: string | undefined): string | undefined {
  try {
    return new URL(`http://${host}`).hostname;
  } catch {
    return undefined;
  }
}

/**
 * Refuses a name that is not ours (a foreign name bound to 127.0.0.1), and changes asked for by another site's page.
 * @throws FOREIGN_HOST, FOREIGN_ORIGIN
 */
export async function refuseStrangers(request: FastifyRequest): Promise<void> {
  const { host, origin, "sec-fetch-site": site } = request.headers;
  if (!LOOPBACK.has(hostnameOf(host) ?? "")) throw new ProblemError("FOREIGN_HOST");
  if (READING.has(request.method)) return;
  if (origin !== undefined && origin !== `http://${host}`) throw new ProblemError("FOREIGN_ORIGIN");
  if (origin === undefined && site !== undefined && site !== "same-origin" && site !== "none") {
    throw new ProblemError("FOREIGN_ORIGIN");
  }
}

/** Scripts, fonts and data from here only; charts are drawn by an interpreter, so nothing needs `unsafe-eval`. */
export const CONTENT_SECURITY = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", "data:"],
      connectSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  // plain http on the loopback: a promise of https would only lock the browser out
  strictTransportSecurity: false,
};
