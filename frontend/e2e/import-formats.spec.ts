import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { backend, expect, got, python, test } from "./fixtures";

const fixtures = fileURLToPath(new URL("../../backend/tests/fixtures/", import.meta.url));

/** A file as its program writes it, what the page takes it for, how many come in, and one of them. */
interface Format {
  readonly file: string;
  readonly words: string;
  readonly mapping?: Readonly<Record<string, string>>;
  readonly added: number;
  readonly errors: readonly unknown[];
  readonly person: {
    readonly display_name: string;
    readonly organization: string;
    readonly headline: string;
    readonly emails: readonly string[];
    readonly phones: readonly string[];
    readonly tags: readonly string[];
  };
}

const formats: readonly Format[] = JSON.parse(await readFile(`${fixtures}formats.json`, "utf8"));
const fields: Readonly<Record<string, string>> = {
  display_name: "Whole name",
  organization: "Where they work",
  email: "E-mail",
  referred_by: "Who gave you the name",
};
let packed = "";

test.beforeAll(async () => {
  // Zips are made to order by the tests of the server, which read the same list.
  packed = await mkdtemp(join(tmpdir(), "inroad-packed-"));
  const env = { PATH: process.env["PATH"] ?? "", PYTHONPATH: "src:." };
  await promisify(execFile)(python, ["-m", "tests.factories.packed", packed], { cwd: backend, env });
});

test.afterAll(() => rm(packed, { recursive: true, force: true }));

for (const { file, words, mapping, added, errors, person } of formats) {
  test(`${file} comes in with everything in it @desk`, async ({ page, seeker }) => {
    expect(seeker.workspaceId).not.toBe("");
    const kept = `${fixtures}imports/${file}`;
    await page.goto("/contacts/import");
    await page
      .getByLabel(/LinkedIn, Google, Outlook/)
      .setInputFiles(existsSync(kept) ? kept : join(packed, file));
    await page.getByRole("button", { name: "Read it" }).click();
    if (mapping) {
      for (const [field, column] of Object.entries(mapping))
        await page.getByLabel(`What ${column} holds`).selectOption({ label: fields[field] ?? field });
      await page.getByRole("button", { name: "Read it so" }).click();
    } else {
      await expect(page.getByText(`Read as: ${words}. Not right?`)).toBeVisible();
    }
    const many = added === 1 ? "1 person" : `${added} people`;
    await page.getByRole("button", { name: `Add ${many}` }).click();
    await expect(page.getByText(new RegExp(`^${many} (is|are) among your contacts`))).toBeVisible();
    if (errors.length > 0) await expect(page.getByRole("link", { name: /as a file/ })).toBeVisible();
    await page.goto("/contacts");
    await page.getByRole("link", { name: person.display_name }).first().click();
    await expect(page.getByRole("heading", { name: person.display_name, level: 1 })).toBeVisible();
    for (const said of [person.organization, person.headline, ...person.emails])
      if (said) await expect(page.getByText(said).first()).toBeVisible();
    for (const phone of person.phones) await expect(page.getByText(phone).first()).toBeVisible();
    for (const tag of person.tags) {
      const path = { workspace_id: seeker.workspaceId };
      const found = await got(
        seeker.api.GET("/api/v1/workspaces/{workspace_id}/contacts", {
          params: { path, query: { tag: [tag] } },
        }),
      );
      expect(found.items.map((one) => one.display_name)).toContain(person.display_name);
    }
  });
}

test("thirty thousand are seen coming in @desk", async ({ page, seeker }) => {
  expect(seeker.workspaceId).not.toBe("");
  const rows = Array.from(
    { length: 30_000 },
    (_, at) =>
      `Ann${at},Lee,https://www.linkedin.com/in/ann-${at},ann${at}@quay.example,Quay ${at % 90},Editor,08 Jun 2019`,
  );
  const list = ["First Name,Last Name,URL,Email Address,Company,Position,Connected On", ...rows].join("\n");
  await page.goto("/contacts/import");
  await page
    .getByLabel(/LinkedIn, Google, Outlook/)
    .setInputFiles({ name: "Connections.csv", mimeType: "text/csv", buffer: Buffer.from(list) });
  await page.getByRole("button", { name: "Read it" }).click();
  await expect(page.getByText("30,000 people would be added.")).toBeVisible({ timeout: 60_000 });
  // What the bar says is kept as it changes: a look now and then could miss it.
  await page.evaluate(() => {
    const seen = new Set<number>();
    const look = () => {
      const bar = document.querySelector('[role="progressbar"][aria-label="Adding"][aria-valuemax="30000"]');
      if (bar) seen.add(Number(bar.getAttribute("aria-valuenow")));
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
    Object.assign(window, { progressSeen: seen });
  });
  await page.getByRole("button", { name: "Add 30,000 people" }).click();
  await expect(page.getByRole("progressbar", { name: "Adding" })).toBeVisible();
  await expect(page.getByText("30,000 people are among your contacts.")).toBeVisible({ timeout: 90_000 });
  const seen = await page.evaluate(() => [
    ...(window as unknown as { progressSeen: Set<number> }).progressSeen,
  ]);
  expect(seen.filter((done) => done > 0 && done < 30_000)).not.toEqual([]);
  expect(seen).toEqual(seen.toSorted((one, other) => one - other));
});
