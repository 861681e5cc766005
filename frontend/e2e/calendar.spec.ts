import { expect, fitsTheWidth, passesAxe, test } from "./fixtures";
import { settle, wednesday } from "./story";

test.use({ clock: wednesday });

test("the week says what kind its days are, and a promise moves only by agreement", async ({
  page,
  seeker,
  isMobile,
}, info) => {
  const keep = process.env["INROAD_SHOTS"];
  const shot = async (name: string) => {
    for (const theme of keep ? (["dark", "light"] as const) : []) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
      await page.screenshot({ path: `${keep}/${name}-${info.project.name}-${theme}.png`, fullPage: true });
    }
  };
  await settle(seeker);
  await page.goto("/calendar");
  await expect(page.getByRole("button", { name: /Promised: Call Amara Okafor/ })).toBeVisible();
  await expect(page.getByRole("button", { name: /Set: 12:30 Priya Raman/ })).toBeVisible();
  await expect(page.getByText(/eave by 11:50/).first()).toBeVisible();
  await passesAxe(page);
  await fitsTheWidth(page);
  await shot("calendar");

  await page.getByRole("button", { name: /Promised: Check back with Daniel/ }).click();
  const sheet = page.getByRole("dialog", { name: "Check back with Daniel" });
  await sheet.getByRole("button", { name: "They agreed to another day" }).click();
  await sheet.getByLabel("The day you agreed on").last().fill("2026-10-20");
  await sheet.getByRole("button", { name: "They agreed: move it" }).click();
  await expect(sheet.getByRole("alert")).toContainText("Agree on it with Daniel Kerrigan first");
  await passesAxe(page);
  await sheet.getByRole("checkbox", { name: "Daniel Kerrigan agreed to this day" }).check();
  await sheet.getByRole("button", { name: "They agreed: move it" }).click();
  await expect(page.getByRole("status")).toContainText("Moved to Tuesday 20 October. You both agreed.");
  await expect(page.getByRole("button", { name: /Moved together: Check back with Daniel/ })).toBeVisible();

  await page.getByRole("radio", { name: "Month" }).click();
  // Inside the month's own table: the week, which has a Wednesday too, leaves as the month has come.
  const today = page.getByRole("table").getByRole("button", { name: /Wednesday 14 October/ });
  await expect(today).toBeVisible();
  await today.focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("button", { name: /Wednesday 21 October/ })).toBeFocused();
  await passesAxe(page);
  await fitsTheWidth(page);
  await shot("calendar-month");
  if (!isMobile) {
    await page.getByRole("radio", { name: "Agenda" }).click();
    await page.getByRole("button", { name: "Today", exact: true }).click();
    await expect(page.getByRole("heading", { name: "Tuesday 20 October" })).toBeVisible();
    await passesAxe(page);
  }
});
