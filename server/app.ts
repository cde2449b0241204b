/** The service without a port: everything it does, given what it needs. */
import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import { fastifySSE } from "@fastify/sse";
import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import underPressure from "@fastify/under-pressure";
import fastify, { type FastifyInstance, type FastifyServerOptions } from "fastify";
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from "fastify-type-provider-zod";
import type { Catalogue } from "./catalogue.ts";
import { answerProblems } from "./failures.ts";
import type { Questions } from "./jobs/questions.ts";
import type { Runner } from "./jobs/runner.ts";
import { PRESSURE } from "./pressure.ts";
import { ProblemError } from "./problems.ts";
import { exampleRoutes } from "./routes/examples.ts";
import { lintRoutes } from "./routes/lint.ts";
import { servePage } from "./routes/page.ts";
import { questionRoutes } from "./routes/questions.ts";
import { scenarioRoutes } from "./routes/scenarios.ts";
import { aboutRoutes, healthRoutes } from "./routes/service.ts";
import { studyRoutes } from "./routes/studies.ts";
import { studyEventRoutes } from "./routes/study-events.ts";
import { CONTENT_SECURITY, refuseStrangers } from "./security.ts";
import type { Store } from "./store/index.ts";

const BODY_LIMIT_BYTES = 1_048_576;
const HEARTBEAT_MS = 15_000;

export interface AppDeps {
  store: Store;
  runner: Runner;
  catalogue: Catalogue;
  questions: Questions;
  /** folder of the built page */
  pageFolder: string;
  threads: number;
  version: string;
  requestsPerMinute: number;
  logger: FastifyServerOptions["logger"];
}

async function guard(app: FastifyInstance, { requestsPerMinute }: AppDeps): Promise<void> {
  app.addHook("onRequest", refuseStrangers);
  await app.register(helmet, CONTENT_SECURITY);
  await app.register(underPressure, PRESSURE);
  await app.register(rateLimit, {
    max: requestsPerMinute,
    timeWindow: "1 minute",
    errorResponseBuilder: (_, { ttl }) =>
      new ProblemError("TOO_MANY_REQUESTS", { seconds: Math.ceil(ttl / 1000) }),
  });
}

async function document(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Avenant",
        version,
        description: "Simulation of IT outsourcing contracts. Errors are application/problem+json.",
      },
      tags: [
        { name: "scenarios", description: "what is simulated" },
        { name: "questions", description: "answered at once, nothing simulated" },
        { name: "studies", description: "questions and their answers" },
        { name: "service", description: "the service itself" },
      ],
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  await app.register(swaggerUi, {
    routePrefix: "/api/docs",
    uiConfig: { layout: "BaseLayout" },
    theme: { title: "Avenant · API" },
  });
}

/** The whole service over its dependencies; it listens nowhere and closes none of them. */
export async function buildApp(deps: AppDeps): Promise<FastifyInstance> {
  const { catalogue, pageFolder, questions, runner, store, threads, version } = deps;
  const app = fastify({
    logger: deps.logger ?? false,
    bodyLimit: BODY_LIMIT_BYTES,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  answerProblems(app);
  await guard(app, deps);
  await app.register(fastifySSE, { heartbeatInterval: HEARTBEAT_MS });
  await document(app, version);
  const { studies } = store;
  await app.register(healthRoutes, { store });
  await app.register(aboutRoutes, { prefix: "/api", threads, version });
  await app.register(scenarioRoutes, { prefix: "/api", catalogue });
  await app.register(lintRoutes, { prefix: "/api", questions });
  await app.register(questionRoutes, { prefix: "/api", studies, runner, questions });
  await app.register(studyRoutes, { prefix: "/api", studies, runner, questions });
  await app.register(studyEventRoutes, { prefix: "/api", studies, runner });
  await app.register(exampleRoutes, { prefix: "/api", studies, runner, questions });
  app.get("/api/openapi.json", { schema: { hide: true } }, async (_, reply) => {
    return reply.type("application/json; charset=utf-8").send(Buffer.from(JSON.stringify(app.swagger())));
  });
  await servePage(app, pageFolder);
  return app;
}
