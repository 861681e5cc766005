import { expect, fitsTheWidth, hearsKeys, passesAxe, test } from "./fixtures";
import { settle, wednesday } from "./story";

test.use({ clock: wednesday });

for (const theme of ["light", "dark"] as const) {
  test(`today says what comes first, ${theme}`, async ({ page, seeker }, info) => {
    await settle(seeker);
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    await page.goto("/today");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Good morning, Nora.");
    await expect(page.getByRole("link", { name: "Call 01 555 0142" })).toHaveAttribute(
      "href",
      "tel:015550142",
    );
    await expect(page.getByRole("region", { name: "Call Amara Okafor" })).toContainText("Promised for today");
    await passesAxe(page);
    await fitsTheWidth(page);
    const keep = process.env["INROAD_SHOTS"];
    if (keep)
      await page.screenshot({ path: `${keep}/today-${info.project.name}-${theme}.png`, fullPage: true });
  });
}

test("a call is logged with three keys, keeps the promise, and is taken back", async ({
  page,
  seeker,
  isMobile,
}) => {
  await settle(seeker);
  await page.goto("/today");
  await expect(page.getByRole("region", { name: "Call Amara Okafor" })).toBeVisible();
  if (isMobile) await page.getByRole("button", { name: "How it went" }).click();
  else {
    await hearsKeys(page);
    await page.keyboard.press("l");
  }
  const sheet = page.getByRole("dialog", { name: "How it went with Amara Okafor" });
  await expect(sheet).toBeVisible();
  await expect(sheet.getByRole("radio").first()).toBeFocused();
  await page.keyboard.press("4");
  await expect(sheet.getByRole("radio", { name: "I left a message" })).toBeChecked();
  await passesAxe(page);
  await page.keyboard.press("Enter");
  const strip = page.getByRole("region", { name: "What just happened" });
  await expect(strip).toContainText("Logged: voicemail. Promise kept.");
  await expect(page.getByText(/Kept today: you called Amara/)).toBeVisible();
  await strip.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("region", { name: "Call Amara Okafor" })).toBeVisible();
  await expect(page.getByText(/Kept today/)).toHaveCount(0);
});

test("a meeting agreed on the phone is asked for whole, and stands in the calendar", async ({
  page,
  seeker,
}) => {
  const { amara } = await settle(seeker);
  await page.goto("/today");
  await page
    .getByRole("region", { name: "Call Amara Okafor" })
    .getByRole("button", { name: /ow it went/ })
    .click();
  const sheet = page.getByRole("dialog");
  await expect(sheet.getByRole("radio").first()).toBeFocused();
  await page.keyboard.press("1");
  await sheet.getByLabel("A note, if you like").fill("Glad to hear from me");
  await sheet.getByRole("button", { name: "Log it" }).click();
  // Nothing is sent before place and hour are there, and what was typed stays.
  await expect(sheet.getByLabel("Where you meet")).toBeFocused();
  await expect(sheet.getByLabel("A note, if you like")).toHaveValue("Glad to hear from me");
  await sheet.getByLabel("Where you meet").fill("Northgate Foods, gate 2");
  await sheet.getByLabel("Day and hour").fill("2026-10-20T08:00");
  await sheet.getByLabel("Minutes to get there").fill("30");
  await sheet.getByRole("button", { name: "Log it" }).click();
  await expect(page.getByRole("status")).toContainText("Logged: you agreed to meet. Promise kept.");
  const { data } = await seeker.api.GET("/api/v1/workspaces/{workspace_id}/attempts", {
    params: { path: { workspace_id: seeker.workspaceId }, query: { contact_id: amara } },
  });
  expect(data?.items[0]?.meeting_id).toBeTruthy();
});
