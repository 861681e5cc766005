import { expect, fitsTheWidth, passesAxe, test } from "./fixtures";
import { shot } from "./time";

test("a token is made, shown once, works in a shell, and is ended @desk", async ({
  page,
  seeker,
  request,
}, info) => {
  await page.goto("/settings/programs");
  await page.getByRole("button", { name: "Make an access token" }).click();
  const form = page.getByRole("form", { name: "A new access token" });
  await form.getByRole("button", { name: "Make the token" }).click();
  await expect(form.getByLabel("What it is for")).toHaveAccessibleDescription(/Name the program/);
  await form.getByLabel("What it is for").fill("My list on the fridge");
  await form.getByRole("button", { name: "Make the token" }).click();
  await expect(form.getByRole("alert")).toContainText("Choose at least one thing");
  await form.getByLabel("Contacts and referrals").selectOption("read");
  await passesAxe(page);
  await fitsTheWidth(page);
  await form.getByRole("button", { name: "Make the token" }).click();
  const secret = await page.getByLabel("The token", { exact: true }).inputValue();
  expect(secret.length).toBeGreaterThan(20);
  await expect(page.getByLabel("A first try in a shell")).toHaveValue(new RegExp(`Bearer ${secret}`));
  await passesAxe(page);
  await shot(page, `token-${info.project.name}`);

  const ask = () =>
    request.get(`/api/v1/workspaces/${seeker.workspaceId}/contacts`, {
      headers: { Authorization: `Bearer ${secret}` },
    });
  expect((await ask()).status()).toBe(200);
  const letters = await request.get(`/api/v1/workspaces/${seeker.workspaceId}/letters`, {
    headers: { Authorization: `Bearer ${secret}` },
  });
  expect(letters.status()).toBe(403);

  await page.getByRole("button", { name: "I have it" }).click();
  await page.reload();
  await expect(page.getByText("My list on the fridge", { exact: true })).toBeVisible();
  await expect(page.getByText(secret)).toHaveCount(0);
  await page.getByRole("button", { name: "End My list on the fridge" }).click();
  await page.getByRole("button", { name: "End it for good" }).click();
  await expect(page.getByRole("status").last()).toContainText("opens nothing any more");
  expect((await ask()).status()).toBe(401);
});
