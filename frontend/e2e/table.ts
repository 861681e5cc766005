import type { Locator, Page } from "@playwright/test";

/** Keeps the touches and the wishes for a waking screen that the page asks the browser for. */
export async function listen(page: Page): Promise<() => Promise<{ touches: unknown[]; awake: number }>> {
  await page.addInitScript(() => {
    const asked = { touches: [] as unknown[], awake: 0 };
    Object.assign(window, { asked });
    navigator.vibrate = (pattern) => asked.touches.push(pattern) > 0;
    const lock = navigator.wakeLock;
    const request = lock.request.bind(lock);
    lock.request = (type) => {
      asked.awake += 1;
      return request(type);
    };
  });
  return () => page.evaluate(() => (window as unknown as { asked: never }).asked);
}

/** Points of type, in pixels of the page, of what the eye must find at arm's length. */
export async function sizeOf(what: Locator): Promise<number> {
  return what.evaluate((node) => Number.parseFloat(getComputedStyle(node).fontSize));
}

/** The rules whose mark stands on the page and can be seen. */
export async function marksOn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("button[aria-label^='Rule ']")]
      .filter((button) => button.checkVisibility())
      .map((button) => button.textContent ?? ""),
  );
}
