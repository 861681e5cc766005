import { expect, fitsTheWidth, passesAxe, test } from "./fixtures";
import { shot } from "./time";

test("reminders are chosen with their hours, kept, and shown in this browser", async ({
  page,
  seeker,
  context,
}, info) => {
  await context.grantPermissions(["notifications"]);
  await page.goto("/settings/meetings");
  const section = page.getByRole("region", { name: "Reminders" });
  await section.getByRole("switch", { name: "The day by e-mail" }).click();
  await section.getByLabel("At what hour the day comes").fill("06:45");
  await section.getByRole("switch", { name: "Promises in my browsers" }).click();
  await section.getByLabel("Quiet from").fill("20:30");
  const params = { path: { workspace_id: seeker.workspaceId } };
  await expect
    .poll(async () => (await seeker.api.GET("/api/v1/workspaces/{workspace_id}/reminders", { params })).data)
    .toMatchObject({
      digest_email: true,
      digest_push: false,
      promise_push: true,
      digest_at: "06:45:00",
      quiet_from: "20:30:00",
    });
  await expect(section.getByText("This installation sends no e-mail yet.", { exact: false })).toBeVisible();
  await section.scrollIntoViewIfNeeded();
  await passesAxe(page);
  await fitsTheWidth(page);
  await shot(page, `reminders-${info.project.name}`);
  await page.reload();
  await expect(section.getByLabel("At what hour the day comes")).toHaveValue("06:45");
  await expect(section.getByRole("switch", { name: "The day by e-mail" })).toBeChecked();
});

test("a link that is none of ours says so, without a sign-in", async ({ page }, info) => {
  await page.goto(`/unsubscribe/${"A".repeat(60)}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This link opens nothing");
  await passesAxe(page);
  await fitsTheWidth(page);
  await shot(page, `unsubscribe-${info.project.name}`);
});
