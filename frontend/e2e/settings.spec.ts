import { expect, fitsTheWidth, passesAxe, test } from "./fixtures";

test("settings are sections with addresses of their own, beside a list or behind one", async ({
  page,
  seeker,
  isMobile,
}) => {
  expect(seeker.workspaceId).not.toBe("");
  await page.goto("/settings");
  const list = page.getByRole("navigation", { name: "Settings" });
  await expect(list.getByRole("link").nth(9)).toBeVisible();
  const places = await list
    .getByRole("link")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  expect(places.length).toBeGreaterThan(9);
  await fitsTheWidth(page);
  await passesAxe(page);
  if (isMobile) {
    await expect(page.getByLabel("Your name")).toHaveCount(0);
    await list.getByRole("link", { name: /^E-mail/ }).click();
    await expect(page).toHaveURL(/\/settings\/mail$/);
    await expect(list).toBeHidden();
    await page.getByRole("main").getByRole("link", { name: "Settings" }).click();
    await expect(list).toBeVisible();
  } else {
    // The first section stands beside the list, and the list says which one it is.
    await expect(list.getByRole("link", { name: "About you" })).toHaveAttribute("aria-current", "page");
    await expect(page.getByLabel("Your name")).toHaveValue("Nora Whelan");
    // By the keyboard: from the list into the section, not through the list again.
    await list.getByRole("link", { name: "Your search" }).focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: "Your search" })).toBeVisible();
    await expect(list.getByRole("link", { name: "About you" })).not.toHaveAttribute("aria-current", "page");
    await page.keyboard.press("Tab");
    await expect(page.getByLabel("Your time zone")).toBeFocused();
    await page.keyboard.press("Shift+Tab");
    await expect(list.getByRole("link", { name: "Programs" })).toBeFocused();
  }
  for (const place of places) {
    await page.goto(place ?? "");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await fitsTheWidth(page);
  }
  await page.goto("/settings/nowhere");
  await expect(page.getByRole("heading", { name: "This road ends here." })).toBeVisible();
});
