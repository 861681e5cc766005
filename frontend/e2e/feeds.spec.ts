import { expect, fitsTheWidth, passesAxe, test } from "./fixtures";
import { shot } from "./time";

test("a calendar address is made, shown once, read by a calendar, and ended", async ({
  page,
  seeker,
  request,
}, info) => {
  expect(seeker.workspaceId).not.toBe("");
  await page.goto("/settings/calendar");
  await page.getByRole("button", { name: "Make a calendar address" }).click();
  const form = page.getByRole("form", { name: "A new calendar address" });
  await form.getByRole("button", { name: "Make the address" }).click();
  await expect(form.getByLabel("Which calendar")).toHaveAccessibleDescription(/Name the calendar/);
  await form.getByLabel("Which calendar").fill("Kitchen tablet");
  await form.getByLabel("What it shows").selectOption("everything");
  await form.getByRole("button", { name: "Make the address" }).click();
  const field = page.getByLabel("The address", { exact: true });
  await expect(field).toBeVisible();
  const address = new URL(await field.inputValue()).pathname;
  await passesAxe(page);
  await fitsTheWidth(page);
  await shot(page, `feed-${info.project.name}`);

  const read = () => request.get(address);
  const first = await read();
  expect(first.status()).toBe(200);
  expect(await first.text()).toContain("BEGIN:VCALENDAR");

  await page.getByRole("button", { name: "I have it" }).click();
  await page.reload();
  await expect(page.getByText("Kitchen tablet", { exact: true })).toBeVisible();
  await expect(page.getByText(address)).toHaveCount(0);
  await page.getByRole("button", { name: "End Kitchen tablet" }).click();
  await page.getByRole("button", { name: "End it for good" }).click();
  await expect(page.getByRole("status").last()).toContainText("reads nothing any more");
  expect((await read()).status()).toBe(404);
});
