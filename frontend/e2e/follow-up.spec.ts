import type { Page } from "@playwright/test";
import { expect, fitsTheWidth, got, hearsKeys, passesAxe, test } from "./fixtures";
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

/** Counts what fingers do to the page from now on: taps, and keys pressed. */
async function counting(page: Page): Promise<() => Promise<{ taps: number; keys: number }>> {
  await page.evaluate(() => {
    const done = { taps: 0, keys: 0 };
    Object.assign(window, { done });
    document.addEventListener("pointerdown", (event) => (done.taps += Number(event.isTrusted)), true);
    document.addEventListener("keydown", (event) => (done.keys += Number(event.isTrusted)), true);
  });
  return () => page.evaluate(() => (window as unknown as { done: { taps: number; keys: number } }).done);
}

test("a call is logged with three keys or one tap, keeps the promise, and is taken back", async ({
  page,
  seeker,
  isMobile,
}) => {
  await settle(seeker);
  await page.goto("/today");
  const first = page.getByRole("region", { name: "Call Amara Okafor" });
  await expect(first).toBeVisible();
  const sheet = page.getByRole("dialog", { name: "How it went with Amara Okafor" });
  if (isMobile) {
    // The call itself is the telephone's; when they are back, the sheet is there already.
    const number = first.getByRole("link", { name: "Call 01 555 0142" });
    await number.evaluate((link) => link.addEventListener("click", (event) => event.preventDefault()));
    await number.tap();
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await expect(sheet.getByText("One tap logs it, and can be taken back.")).toBeVisible();
    await passesAxe(page);
    const done = await counting(page);
    await sheet.getByText("I left a message").tap();
    await expect(sheet).toHaveCount(0);
    expect(await done()).toEqual({ taps: 1, keys: 0 });
  } else {
    await hearsKeys(page);
    const done = await counting(page);
    await page.keyboard.press("l");
    await expect(sheet.getByRole("radio").first()).toBeFocused();
    await page.keyboard.press("4");
    await expect(sheet.getByRole("radio", { name: "I left a message" })).toBeChecked();
    await passesAxe(page);
    await page.keyboard.press("Enter");
    await expect(sheet).toHaveCount(0);
    expect(await done()).toEqual({ taps: 0, keys: 3 });
  }
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
  await expect(page.getByRole("status").last()).toContainText("Logged: you agreed to meet. Promise kept.");
  const { data } = await seeker.api.GET("/api/v1/workspaces/{workspace_id}/attempts", {
    params: { path: { workspace_id: seeker.workspaceId }, query: { contact_id: amara } },
  });
  expect(data?.items[0]?.meeting_id).toBeTruthy();
});

test("people at one place run side by side where one says so @desk", async ({ page, seeker }) => {
  const path = { workspace_id: seeker.workspaceId };
  const person = (given_name: string) =>
    got(
      seeker.api.POST("/api/v1/workspaces/{workspace_id}/contacts", {
        params: { path },
        body: { given_name, known: true, organization_name: "Harbour Mills" },
      }),
    );
  const [ruth, ian] = [await person("Ruth"), await person("Ian")];
  await page.goto("/settings/calendar");
  const playbook = page.getByRole("switch", { name: "Run people at one place side by side (3B7)" });
  await expect(playbook).not.toBeChecked();
  await playbook.click();
  await expect(page.getByRole("status").last()).toHaveText("People at one place run side by side.");
  await expect(playbook).toBeChecked();
  await got(
    seeker.api.POST("/api/v1/workspaces/{workspace_id}/contacts/{contact_id}/attempts", {
      params: { path: { ...path, contact_id: ruth.id } },
      body: { outcome: "no_answer" },
    }),
  );
  await page.goto(`/contacts/${ian.id}`);
  await expect(
    page.getByText(/No answer from Ruth at Harbour Mills since Wednesday 14 October/),
  ).toBeVisible();
});
