import { expect, fitsTheWidth, passesAxe, test } from "./fixtures";
import { shot } from "./time";

test("the API is read operation by operation, from nowhere else, and only signed in @desk", async ({
  page,
  seeker,
  house,
  context,
}, info) => {
  expect(seeker.workspaceId).not.toBe("");
  const elsewhere: string[] = [];
  const refused: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(`${house.url}/`)) elsewhere.push(request.url());
  });
  page.on("console", (message) => {
    if (message.type() === "error") refused.push(message.text());
  });

  await page.goto("/settings/programs");
  await page.getByRole("link", { name: "the API, operation by operation" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "The API" })).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: /\d+ operations/ })).toBeVisible();
  await page.getByLabel("Look for an operation").fill("post add contact");
  const row = page.getByRole("button", { name: /^Add a contact POST/ });
  await row.click();
  await expect(page).toHaveURL(/operation=create_contact/);
  await expect(page.getByText("emails[].address", { exact: true }).first()).toBeVisible();
  await expect(page.getByText("contacts:write", { exact: true })).toBeVisible();
  await expect(page.getByRole("figure", { name: "In a shell" })).toContainText(
    '"$BASE/api/v1/workspaces/$WS/contacts"',
  );
  await fitsTheWidth(page);
  for (const theme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    await passesAxe(page, { colours: theme === "dark" });
    await shot(page, `docs-${info.project.name}-${theme}`);
  }

  // A link leads to one operation among all.
  await page.goto("/docs?operation=send_letter");
  await expect(page.getByRole("button", { name: /POST.*letters\/\{letter_id\}\/send/ })).toBeInViewport();
  await expect(page.getByText("Every answer")).toBeVisible();
  await page.getByLabel("Look for an operation").fill("no such operation");
  await expect(page.getByRole("status").filter({ hasText: /Nothing has all these words/ })).toBeVisible();
  expect(elsewhere).toEqual([]);
  expect(refused).toEqual([]);

  await context.clearCookies();
  await page.goto("/docs");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fdocs/);
});
