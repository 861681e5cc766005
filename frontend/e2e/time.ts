import type { Page } from "@playwright/test";

/**
 * Sets the page's clock, which the app reads through Temporal alone, from the next load on; it runs on from there.
 * What `pass` adds stays through reloads.
 */
export async function setClock(page: Page, at: string): Promise<void> {
  await page.addInitScript((instant) => {
    const clock = Temporal.Now as typeof Temporal.Now & { machine?: () => Temporal.Instant };
    const machine = (clock.machine ??= Temporal.Now.instant.bind(Temporal.Now));
    const began = Number(sessionStorage.getItem(`clock ${instant}`) ?? machine().epochMilliseconds);
    sessionStorage.setItem(`clock ${instant}`, String(began));
    sessionStorage.setItem("clock", instant);
    const base = Temporal.Instant.from(instant).epochMilliseconds;
    clock.instant = () => {
      const passed = Number(sessionStorage.getItem(`passed ${instant}`) ?? "0");
      return Temporal.Instant.fromEpochMilliseconds(base + machine().epochMilliseconds - began + passed);
    };
  }, at);
}

/** Minutes go by at once. */
export async function pass(page: Page, minutes: number): Promise<void> {
  await page.evaluate((more) => {
    const key = `passed ${sessionStorage.getItem("clock") ?? ""}`;
    sessionStorage.setItem(key, String(Number(sessionStorage.getItem(key) ?? "0") + more * 60_000));
  }, minutes);
}

/** Keeps a picture where INROAD_SHOTS says, for looking at; nothing without it. */
export async function shot(page: Page, name: string): Promise<void> {
  const keep = process.env["INROAD_SHOTS"];
  if (keep) await page.screenshot({ path: `${keep}/${name}.png` });
}
