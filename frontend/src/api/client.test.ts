import { HttpResponse } from "msw";
import { expect, test } from "vitest";
import { aProblem, aSession } from "@/testing/factories";
import { http, server } from "@/testing/server";
import { api, done, ifMatch, nextCursor, take } from "./client";
import { FieldProblem, Later, Problem, SignInNeeded, Stale, Unreachable } from "./problem";

const wrong = (status: number, code: string, over = {}) =>
  HttpResponse.json(aProblem(status, code, over), {
    status,
    headers: { "Content-Type": "application/problem+json", "Retry-After": "7" },
  });

const workspace = { workspace_id: "0199a000-0000-7000-8000-000000000002" };
const newWorkspace = () =>
  api.POST("/api/v1/workspaces", { body: { name: "My search", time_zone: "Europe/Dublin" } });

test("a write carries the CSRF header and a key; a read neither; a sign-in no key, which the server would refuse", async () => {
  const seen: (string | null)[][] = [];
  const note = (request: Request) =>
    seen.push([request.headers.get("X-CSRF"), request.headers.get("Idempotency-Key")]);
  server.use(
    http.post("/api/v1/workspaces", ({ request, response }) => {
      note(request);
      return response.untyped(HttpResponse.json({ id: workspace.workspace_id }, { status: 201 }));
    }),
    http.post("/api/v1/sessions", ({ request }) => {
      note(request);
      return HttpResponse.json(aSession(), { status: 201 });
    }),
    http.get("/api/v1/sessions/current", ({ request }) => {
      note(request);
      return HttpResponse.json(aSession());
    }),
  );
  await take(newWorkspace());
  await take(api.POST("/api/v1/sessions", { body: { email: "nora@whelan.example", password: "x" } }));
  await take(api.GET("/api/v1/sessions/current"));
  expect(seen).toEqual([
    ["1", expect.stringMatching(/^[0-9a-f]{32}$/)],
    ["1", null],
    [null, null],
  ]);
});

test("a write that got no answer is sent once more under the same key", async () => {
  const keys: (string | null)[] = [];
  server.use(
    http.post("/api/v1/workspaces", ({ request, response }) => {
      keys.push(request.headers.get("Idempotency-Key"));
      if (keys.length === 1) return HttpResponse.error();
      return response.untyped(HttpResponse.json({ id: workspace.workspace_id }, { status: 201 }));
    }),
  );
  await take(newWorkspace());
  expect(keys).toHaveLength(2);
  expect(keys[0]).toBe(keys[1]);
});

test("a write without a key is never sent twice", async () => {
  let sent = 0;
  server.use(
    http.delete("/api/v1/sessions/current", () => {
      sent += 1;
      return HttpResponse.error();
    }),
  );
  await expect(done(api.DELETE("/api/v1/sessions/current"))).rejects.toBeInstanceOf(Unreachable);
  expect(sent).toBe(1);
});

test("no answer twice is Unreachable", async () => {
  server.use(http.get("/api/v1/setup", () => HttpResponse.error()));
  await expect(api.GET("/api/v1/setup")).rejects.toBeInstanceOf(Unreachable);
});

test.each([
  [401, SignInNeeded],
  [412, Stale],
  [429, Later],
  [500, Problem],
])("%i becomes its class", async (status, kind) => {
  server.use(
    http.get("/api/v1/sessions/current", ({ response }) => response.untyped(wrong(status, "some_code"))),
  );
  const error: unknown = await api.GET("/api/v1/sessions/current").catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(kind);
  expect((error as Problem).body).toMatchObject({ status, code: "some_code", retryAfter: 7 });
});

test("a 422 with pointers is a FieldProblem; a page of a proxy is still a Problem", async () => {
  const errors = [{ pointer: "/email", code: "taken", detail: "There is an account with this address." }];
  server.use(
    http.post("/api/v1/accounts", ({ response }) =>
      response.untyped(wrong(422, "validation_failed", { errors })),
    ),
    http.get("/api/v1/setup", ({ response }) =>
      response.untyped(
        new HttpResponse("<h1>Bad gateway</h1>", { status: 502, headers: { "Content-Type": "text/html" } }),
      ),
    ),
  );
  const body = { email: "a@b.example", password: "a long sentence", display_name: "A" };
  await expect(api.POST("/api/v1/accounts", { body })).rejects.toBeInstanceOf(FieldProblem);
  await expect(api.GET("/api/v1/setup")).rejects.toMatchObject({ code: "http_502" });
});

test("versions become If-Match, and a next address its cursor", () => {
  expect(ifMatch({ version: 3 })).toBe('"3"');
  expect(nextCursor({ next: "http://127.0.0.1:8000/api/v1/x?limit=50&cursor=abc%3D" })).toBe("abc=");
  expect(nextCursor({})).toBeNull();
});
