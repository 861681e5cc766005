import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "@playwright/test";

for (const theme of ["light", "dark"] as const) {
  for (const width of [1440, 360]) {
    test(`the parts pass axe, ${theme}, ${width} px`, async ({ page }, info) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
      await page.goto("/parts.html");
      await expect(page.getByRole("heading", { name: "The parts" })).toBeVisible();
      await page.getByRole("button", { name: "Log how it went" }).click();
      await expect(page.getByRole("button", { name: "Undo" })).toBeVisible();
      const { violations } = await new AxeBuilder({ page })
        .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
        .analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wider).toBeLessThanOrEqual(0);
      await page.getByRole("button", { name: "Dismiss" }).click();
      await info.attach("parts", {
        body: await page.screenshot({ fullPage: true }),
        contentType: "image/png",
      });
      const keep = process.env["INROAD_SHOTS"];
      if (keep) await page.screenshot({ path: `${keep}/parts-${width}-${theme}.png`, fullPage: true });
    });
  }
}
