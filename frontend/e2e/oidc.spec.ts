import { expect, fitsTheWidth, passesAxe, test } from "./fixtures";
import { shot } from "./time";

test.use({ provider: true });

test("somebody comes in by the church's account, and back; a way that was used is said so", async ({
  page,
}, info) => {
  test.slow();
  await page.goto("/contacts");
  // Nobody has an account yet: the first may come this way, too.
  await page.getByRole("button", { name: "Sign in with St Brigid" }).click();
  await expect(page.getByRole("heading", { name: "St Brigid: who are you?" })).toBeVisible();
  await page.getByRole("button", { name: "Ruth Adeyemi" }).click();
  await expect(page).toHaveURL(/\/contacts$/);

  await page.goto("/settings/sign-in");
  const section = page.getByRole("region", { name: "How you sign in" });
  await expect(section.getByText("St Brigid, as ruth@brigid.example")).toBeVisible();
  await section.getByRole("button", { name: "End St Brigid" }).click();
  await section.getByRole("button", { name: "End it for good" }).click();
  await expect(page.getByRole("status").last()).toContainText("It is the only way in.");
  await passesAxe(page);
  await fitsTheWidth(page);
  await section.scrollIntoViewIfNeeded();
  await shot(page, `provider-${info.project.name}`);

  await page.context().clearCookies();
  await page.goto("/sign-in");
  await passesAxe(page);
  await shot(page, `provider-sign-in-${info.project.name}`);
  await page.getByRole("button", { name: "Sign in with St Brigid" }).click();
  const back = page.waitForRequest((request) => new URL(request.url()).pathname === "/oidc");
  await page.getByRole("button", { name: "Ruth Adeyemi" }).click();
  const used = (await back).url();
  await expect(page).toHaveURL(/\/today$/);

  await page.context().clearCookies();
  await page.goto(used);
  await expect(page.getByRole("heading", { name: "Nobody was signed in." })).toBeVisible();
  await expect(page.getByRole("alert")).toContainText("This way in was used already");
  await passesAxe(page);
  await fitsTheWidth(page);
  await shot(page, `provider-used-${info.project.name}`);
  await page.getByRole("link", { name: "Back to signing in" }).click();
  await page.getByRole("button", { name: "Sign in with St Brigid" }).click();
  await page.getByRole("button", { name: "Nobody" }).click();
  await expect(page.getByRole("alert")).toContainText("The provider let nobody in");
});
