import { setupServer } from "msw/node";
import { createOpenApiHttp } from "openapi-msw";
import type { paths } from "@/api/schema.gen";

/** Answers typed by the contract: a path, body or status it does not have is a type error. */
export const http = createOpenApiHttp<paths>({ baseUrl: globalThis.location.origin });

export const server = setupServer();
