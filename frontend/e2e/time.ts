import type { Page } from "@playwright/test";

/**
 * Sets the page's clock, which the app reads through Temporal alone, and lets it run on. Time that `pass` adds stays
 * through reloads.
 */
export async function setClock(page: Page, at: string): Promise<void> {
  await page.addInitScript((instant) => {
    const real = Temporal.Now.instant.bind(Temporal.Now);
    const began = Number(sessionStorage.getItem("test.began") ?? real().epochMilliseconds);
    sessionStorage.setItem("test.began", String(began));
    const base = Temporal.Instant.from(instant).epochMilliseconds;
    Temporal.Now.instant = () => {
      const passed = real().epochMilliseconds - began + Number(sessionStorage.getItem("test.passed") ?? "0");
      return Temporal.Instant.fromEpochMilliseconds(base + passed);
    };
  }, at);
}

/** Minutes go by at once. */
export async function pass(page: Page, minutes: number): Promise<void> {
  await page.evaluate((more) => {
    const before = Number(sessionStorage.getItem("test.passed") ?? "0");
    sessionStorage.setItem("test.passed", String(before + more * 60_000));
  }, minutes);
}

/** Keeps a picture where INROAD_SHOTS says, for looking at; nothing without it. */
export async function shot(page: Page, name: string): Promise<void> {
  const keep = process.env["INROAD_SHOTS"];
  if (keep) await page.screenshot({ path: `${keep}/${name}.png` });
}
