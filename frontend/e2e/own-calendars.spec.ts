import { createServer } from "node:http";
import { expect, fitsTheWidth, got, passesAxe, test } from "./fixtures";
import { shot } from "./time";

test.use({ clock: "2026-10-14T08:00:00Z" });

const file = [
  "BEGIN:VCALENDAR",
  "VERSION:2.0",
  "PRODID:-//elsewhere//EN",
  "BEGIN:VEVENT",
  "UID:1@elsewhere",
  "DTSTAMP:20261001T000000Z",
  "DTSTART:20261012T120000",
  "DTEND:20261012T140000",
  "RRULE:FREQ=DAILY",
  "SUMMARY:Nobody's business",
  "END:VEVENT",
  "END:VCALENDAR",
  "",
].join("\r\n");

test("one's own calendar is added by address, its trouble said, a file brought, and its times shown", async ({
  page,
  seeker,
}, info) => {
  expect(seeker.workspaceId).not.toBe("");
  const answers: string[] = ["<!doctype html>", file];
  const elsewhere = createServer((_, answer) =>
    answer.end(answers.length > 1 ? answers.shift() : answers[0]),
  );
  await new Promise<void>((ready) => elsewhere.listen(0, "127.0.0.1", ready));
  const at = elsewhere.address();
  const port = typeof at === "object" && at ? at.port : 0;
  try {
    await page.goto("/settings/calendar");
    await page.getByRole("button", { name: "Add a calendar of yours" }).click();
    const form = page.getByRole("form", { name: "A calendar of yours" });
    await form.getByLabel("Its address").fill("https://10.1.1.1/basic.ics");
    await form.getByRole("button", { name: "Look at it" }).click();
    await expect(form.getByLabel("Its address")).toHaveAccessibleDescription(/not on the public internet/);
    await form.getByLabel("Its address").fill(`http://127.0.0.1:${port}/basic.ics`);
    await form.getByLabel("What to call it").fill("Work");
    await passesAxe(page);
    await form.getByRole("button", { name: "Look at it" }).click();
    await expect(page.getByText("There is no calendar at this address")).toBeVisible({ timeout: 20_000 });
    await page.getByRole("button", { name: "Read now: Work" }).click();
    await expect(page.getByText(/busy times? up to/)).toBeVisible({ timeout: 30_000 });
    await passesAxe(page);
    await fitsTheWidth(page);
    await shot(page, `own-calendars-${info.project.name}`);

    await page.goto("/calendar");
    await expect(page.getByText(/busy/i).first()).toBeVisible();
    await expect(page.getByText("Nobody's business")).toHaveCount(0);
    await passesAxe(page);
    await shot(page, `busy-${info.project.name}`);

    // A meeting moved into a busy time: said while the time is chosen and afterwards, and kept all the same.
    const path = { workspace_id: seeker.workspaceId };
    const priya = await got(
      seeker.api.POST("/api/v1/workspaces/{workspace_id}/contacts", {
        params: { path },
        body: { display_name: "Priya Raman", known: true },
      }),
    );
    const meeting = await got(
      seeker.api.POST("/api/v1/workspaces/{workspace_id}/meetings", {
        params: { path },
        body: { contact_id: priya.id, place: "Kilbride Dairy", local_start: "2026-10-15T15:00" },
      }),
    );
    await page.goto(`/meetings/${meeting.id}`);
    await page.getByRole("button", { name: "Change place or time" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Day and hour").fill("2026-10-15T12:30");
    await expect(dialog.getByText("Your own calendar has this time")).toBeVisible();
    await passesAxe(page);
    await shot(page, `busy-then-${info.project.name}`);
    await dialog.getByLabel("Day and hour").fill("2026-10-15T14:00");
    await expect(dialog.getByText("Your own calendar has this time")).toHaveCount(0);
    await dialog.getByLabel("Day and hour").fill("2026-10-15T12:30");
    await dialog.getByRole("button", { name: "Save the change" }).click();
    await expect(page.getByRole("heading", { name: "Worth another look" })).toBeVisible();
    await expect(page.getByText(/busy on Thursday from 12:00 to 14:00/)).toBeVisible();
    await passesAxe(page);
    await shot(page, `busy-kept-${info.project.name}`);

    await page.goto("/settings/calendar");
    await page.getByRole("button", { name: "Add a calendar of yours" }).click();
    await page
      .getByLabel("Or a calendar file")
      .setInputFiles({ name: "old.ics", mimeType: "text/calendar", buffer: Buffer.from(file) });
    await expect(page.getByText("old.ics", { exact: true })).toBeVisible({ timeout: 20_000 });
    await page.getByRole("button", { name: "Remove Work", exact: true }).click();
    await page.getByRole("button", { name: "Remove it for good" }).click();
    await expect(page.getByText("Work", { exact: true })).toHaveCount(0);
  } finally {
    elsewhere.close();
  }
});
