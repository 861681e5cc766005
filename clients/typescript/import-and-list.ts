// Bring a file of contacts in, wait until everybody is there, and print what is due today.
//
//   INROAD_URL=https://inroad.example.org INROAD_TOKEN=inroad_pat_… node import-and-list.ts contacts.csv
//
// Node 22.18 or newer reads TypeScript by itself. The token needs the scopes imports:read, imports:write,
// calendar:read and workspace:read. The same file again adds nobody twice.

import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import createClient from "openapi-fetch";
import type { components, paths } from "../../frontend/src/api/schema.gen.d.ts";

type Import = components["schemas"]["ImportOut"];
type Problem = components["schemas"]["Problem"];

const [file] = process.argv.slice(2);
const token = process.env.INROAD_TOKEN;
if (file === undefined || token === undefined) {
  console.error("usage: INROAD_TOKEN=inroad_pat_… node import-and-list.ts contacts.csv");
  process.exit(2);
}
const api = createClient<paths>({
  baseUrl: process.env.INROAD_URL ?? "http://127.0.0.1:8000",
  headers: { Authorization: `Bearer ${token}` },
});

/** The answer, or the end with what the server says is wrong. */
function checked<T>(answer: { data?: T; error?: Problem }): T {
  if (answer.data === undefined) {
    const { title, detail, code } = answer.error ?? { title: "No answer", detail: "", code: "" };
    console.error(`${title}: ${detail} (${code})`);
    process.exit(1);
  }
  return answer.data;
}

/** The import once it waits for somebody, or is done. */
async function settled(search: string, id: string): Promise<Import> {
  const path = { workspace_id: search, import_id: id };
  for (let tries = 0; tries < 600; tries += 1) {
    const found = checked(
      await api.GET("/api/v1/workspaces/{workspace_id}/imports/{import_id}", { params: { path } }),
    );
    if (!["pending", "validating", "running"].includes(found.state)) return found;
    await pause(500);
  }
  throw new Error("The import still runs after five minutes; look again later.");
}

const session = checked(await api.GET("/api/v1/sessions/current"));
const search = session.workspaces[0]?.id ?? "";
const form = new FormData();
form.append("file", new Blob([await readFile(file)]), basename(file));
const begun = checked(
  await api.POST("/api/v1/workspaces/{workspace_id}/imports", {
    params: { path: { workspace_id: search } },
    // The types say a file is text; what is sent is the form as it is.
    body: { file: "", dry_run: true },
    bodySerializer: () => form,
  }),
);
const read = await settled(search, begun.id);
if (read.state !== "ready") throw new Error(`The file is not ready to come in: ${read.state}.`);
checked(
  await api.POST("/api/v1/workspaces/{workspace_id}/imports/{import_id}/commit", {
    // The id as the key: asked twice, it is committed once.
    params: { path: { workspace_id: search, import_id: read.id }, header: { "Idempotency-Key": read.id } },
  }),
);
const done = await settled(search, read.id);
console.log(`${done.state}: ${done.added} added, ${done.duplicates} there already, ${done.errors} with errors`);

const today = checked(
  await api.GET("/api/v1/workspaces/{workspace_id}/today", { params: { path: { workspace_id: search } } }),
);
console.log(today.lede);
for (const item of today.items) {
  if (item.section !== "done") console.log(`${item.when.padStart(12)}  ${item.title}`);
}
