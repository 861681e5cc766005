/** An empty database, made once a run: every house begins with a copy of it. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate } from "./fixtures";

export default async function make(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "inroad-empty-"));
  const file = join(folder, "inroad.sqlite3");
  await migrate({ INROAD_DATABASE_URL: `sqlite:///${file}`, INROAD_DATA_DIR: folder });
  process.env["E2E_EMPTY"] = file;
  return () => rm(folder, { recursive: true, force: true });
}
