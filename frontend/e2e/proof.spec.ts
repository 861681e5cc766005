import { expect, fitsTheWidth, passesAxe, test } from "./fixtures";
import { shot } from "./time";

test.use({ clock: "2027-03-01T09:00:00+00:00" });

test("after a while a token asks who it is, and goes on by itself", async ({ page, house, seeker }, info) => {
  await house.wakeAt("2027-03-01T09:20:00+00:00");
  await page.goto("/settings/programs");
  await page.getByRole("button", { name: "Make an access token" }).click();
  const form = page.getByRole("form", { name: "A new access token" });
  await form.getByLabel("What it is for").fill("My list on the fridge");
  await form.getByLabel("Contacts and referrals").selectOption("read");
  await form.getByRole("button", { name: "Make the token" }).click();
  const sheet = page.getByRole("dialog", { name: "Show that it is you" });
  await expect(sheet.getByLabel("Your password")).toBeFocused();
  await passesAxe(page);
  await fitsTheWidth(page);
  await shot(page, `proof-${info.project.name}`);

  // Whoever would rather not loses nothing that was typed.
  await page.keyboard.press("Escape");
  await expect(form.getByLabel("What it is for")).toHaveValue("My list on the fridge");
  await form.getByRole("button", { name: "Make the token" }).click();
  await sheet.getByLabel("Your password").fill("not my sentence");
  await page.keyboard.press("Enter");
  await expect(sheet.getByLabel("Your password")).toHaveAccessibleDescription("This is not your password.");
  await sheet.getByLabel("Your password").fill(seeker.password);
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("The token", { exact: true })).toHaveValue(/^inroad_pat_/);
});
