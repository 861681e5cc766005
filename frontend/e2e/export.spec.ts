import { readFile } from "node:fs/promises";
import { expect, fitsTheWidth, got, passesAxe, test } from "./fixtures";
import { shot } from "./time";

test("the list is saved as it is narrowed", async ({ page, seeker }, info) => {
  const path = { workspace_id: seeker.workspaceId };
  for (const body of [
    { given_name: "Ruth", family_name: "Adeyemi", circle: "church" as const },
    { given_name: "Frank", family_name: "Molloy", circle: "former_colleague" as const },
  ]) {
    await got(seeker.api.POST("/api/v1/workspaces/{workspace_id}/contacts", { params: { path }, body }));
  }
  await page.goto("/contacts?circle=church");
  await page.getByRole("button", { name: "Export" }).click();
  await passesAxe(page);
  await shot(page, `export-menu-${info.project.name}`);
  const coming = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "CSV table" }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toMatch(/^contacts-\d{4}-\d\d-\d\d\.csv$/);
  const text = await readFile(await file.path(), "utf8");
  expect(text).toContain("Ruth Adeyemi");
  expect(text).not.toContain("Frank Molloy");
  await expect(page.getByRole("status").filter({ hasText: "is in your downloads" })).toBeVisible();
  await fitsTheWidth(page);
});

test("everything goes out as one zip, and the zip is taken away", async ({ page, seeker }, info) => {
  const path = { workspace_id: seeker.workspaceId };
  await got(
    seeker.api.POST("/api/v1/workspaces/{workspace_id}/contacts", {
      params: { path },
      body: { given_name: "Ruth", family_name: "Adeyemi" },
    }),
  );
  await page.goto("/settings/data");
  await page.getByRole("button", { name: "Make an export" }).click();
  const link = page.getByRole("link", { name: /^Download the export of/ });
  await expect(link).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/1 person/)).toBeVisible();
  await passesAxe(page);
  await fitsTheWidth(page);
  await link.scrollIntoViewIfNeeded();
  await shot(page, `export-${info.project.name}`);
  const coming = page.waitForEvent("download");
  await link.click();
  const file = await coming;
  expect(file.suggestedFilename()).toMatch(/^inroad-\d{4}-\d\d-\d\d\.zip$/);
  const bytes = await readFile(await file.path());
  expect(bytes.subarray(0, 2).toString()).toBe("PK");
  await page.getByRole("button", { name: /^Delete the export of/ }).click();
  await expect(page.getByText("The file is gone.")).toBeVisible();
  await page.getByRole("link", { name: "Bring an export in" }).click();
  await expect(page).toHaveURL(/\/contacts\/import$/);
});
