import type { Page } from "@playwright/test";
import { expect, fitsTheWidth, type House, passesAxe, type Seeker } from "./fixtures";

/** The page passes the machine's eye in both themes and sticks out nowhere; with INROAD_SHOTS it is also kept. */
export async function stands(page: Page, name: string): Promise<void> {
  await fitsTheWidth(page);
  const width = page.viewportSize()?.width ?? 0;
  for (const theme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    await passesAxe(page, { colours: theme === "dark" });
    const keep = process.env["INROAD_SHOTS"];
    if (keep) await page.screenshot({ path: `${keep}/${name}-${width}-${theme}.png`, fullPage: true });
  }
}

/** The undo of what just happened. */
export async function takeBack(page: Page): Promise<void> {
  await page
    .getByRole("region", { name: "What just happened" })
    .getByRole("button", { name: "Undo" })
    .click();
}

/** Thousands of people at once, the way they come in life: out of a file. Resolves when they are contacts. */
export async function bringFile(
  page: Page,
  house: House,
  { workspaceId }: Seeker,
  rows: readonly string[],
): Promise<void> {
  const base = `${house.url}/api/v1/workspaces/${workspaceId}/imports`;
  const headers = { Origin: house.url, "X-CSRF": "1" };
  const header = "First Name,Last Name,URL,Email Address,Company,Position,Connected On";
  const buffer = Buffer.from([header, ...rows].join("\n"));
  const sent = await page.request.post(base, {
    headers,
    multipart: { file: { name: "Connections.csv", mimeType: "text/csv", buffer } },
  });
  expect(sent.status()).toBe(202);
  const { id } = (await sent.json()) as { id: string };
  const state = async () =>
    ((await (await page.request.get(`${base}/${id}`)).json()) as { state: string }).state;
  await expect.poll(state, { timeout: 60_000 }).toBe("ready");
  const commit = await page.request.post(`${base}/${id}/commit`, {
    headers: { ...headers, "Idempotency-Key": crypto.randomUUID() },
  });
  expect(commit.ok()).toBe(true);
  await expect.poll(state, { timeout: 60_000 }).toMatch(/^succeeded/);
}

/** It lies on this device, a moment after it shows: no person reloads within these milliseconds, a flow does. */
export async function keptOnDevice(page: Page, words: RegExp): Promise<void> {
  const kept = () =>
    page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const opening = indexedDB.open("inroad");
          opening.addEventListener("success", () => {
            const all = opening.result.transaction("kept").objectStore("kept").getAll();
            all.addEventListener("success", () => {
              opening.result.close();
              resolve(JSON.stringify(all.result));
            });
          });
        }),
    );
  await expect.poll(kept).toMatch(words);
}

/** The pages are kept on the device, and this one is shown by the worker that keeps them. */
export async function keptHere(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.reload();
  await expect(async () => {
    expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  }).toPass();
}
