import type { Page } from "@playwright/test";
import { expect, fitsTheWidth, got, passesAxe, type Seeker, test } from "./fixtures";
import { keptHere, keptOnDevice } from "./seeing";
import { settle, wednesday } from "./story";
import { pass, setClock, shot } from "./time";

test.use({ clock: wednesday });

async function lunch(seeker: Seeker): Promise<{ id: string; priya: string }> {
  const { priya } = await settle(seeker);
  const { items } = await got(
    seeker.api.GET("/api/v1/workspaces/{workspace_id}/meetings", {
      params: { path: { workspace_id: seeker.workspaceId }, query: { contact_id: priya } },
    }),
  );
  return { id: items[0]?.id ?? "", priya };
}

const at = (seeker: Seeker, id: string) => ({
  params: { path: { workspace_id: seeker.workspaceId, meeting_id: id } },
});

async function noted(seeker: Seeker, id: string): Promise<string[]> {
  const path = "/api/v1/workspaces/{workspace_id}/meetings/{meeting_id}/notes";
  const { items } = await got(seeker.api.GET(path, at(seeker, id)));
  return items.map(({ text }) => text);
}

async function found(seeker: Seeker, id: string) {
  return got(seeker.api.GET("/api/v1/workspaces/{workspace_id}/meetings/{meeting_id}", at(seeker, id)));
}

async function note(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox", { name: "Write a note" }).fill(text);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("list", { name: "Noted so far" })).toContainText(text);
  await keptOnDevice(page, new RegExp(`"text":"${text}"[^}]*"sent":`));
}

test("the network is cut between each two steps, the page reloaded in the middle: nothing lost, nothing doubled", async ({
  page,
  seeker,
}) => {
  const { id } = await lunch(seeker);
  await setClock(page, wednesday);
  await page.goto(`/meetings/${id}`);
  await expect(page.getByRole("heading", { name: "To have in mind" })).toBeVisible();
  await keptHere(page);
  await page.getByRole("link", { name: "Open the meeting screen" }).click();
  const begin = page.getByRole("button", { name: "Begin the twenty minutes" });
  await expect(begin).toBeVisible();

  // The network is gone before the clock begins.
  await page.context().setOffline(true);
  await page.reload();
  await begin.click();
  const clock = page.getByRole("timer");
  await expect(clock).toContainText("left of twenty");
  await note(page, "one, without a network");
  await page.reload();
  await expect(clock).toContainText("left of twenty");
  await note(page, "two, after a reload");
  // What is half written survives too.
  const line = page.getByRole("textbox", { name: "What did you notice?" });
  await page.getByRole("button", { name: "I noticed" }).click();
  await line.fill("Warm when sp");
  await keptOnDevice(page, /Warm when sp/);
  await page.reload();
  await expect(line).toHaveValue("Warm when sp");
  await line.fill("");
  await page.getByRole("button", { name: "I noticed" }).click();
  await expect(page.getByText("2 notes waiting")).toBeVisible();

  // It comes back, and goes again while a note is being written.
  await page.context().setOffline(false);
  await expect(page.getByText("notes waiting")).toHaveCount(0);
  await expect.poll(() => noted(seeker, id)).toEqual(["one, without a network", "two, after a reload"]);
  await pass(page, 12);
  await expect(clock).toContainText(/^[78]:/);
  await note(page, "three, with a network");
  await page.context().setOffline(true);
  await note(page, "four");
  await page.getByRole("button", { name: "They asked" }).click();
  await keptOnDevice(page, /"kind":"asked_me"[^}]*"sent":/);
  await page.reload();
  await expect(page.getByRole("listitem").filter({ hasText: "They asked me:" })).toBeVisible();
  await expect(clock).toContainText(/^[78]:/);

  // Goodbye without a network, the page reloaded there too.
  await page.getByRole("button", { name: "Goodbye", exact: true }).click();
  await page.getByLabel("What Priya said").fill("Clear and warm.");
  await page.getByLabel("Name", { exact: true }).fill("Grace Tan");
  await keptOnDevice(page, /"half":\{[^}]*Grace Tan/);
  await page.reload();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Grace Tan");
  await page.getByRole("link", { name: "Back" }).click();
  await page.getByRole("button", { name: "Goodbye", exact: true }).click();
  await page.getByRole("button", { name: "Add Grace and another" }).click();
  await keptOnDevice(page, /"names":\[\{[^}]*Grace Tan.*"half":null/);
  await page.reload();
  await expect(page.getByText("Grace Tan")).toBeVisible();
  await page.getByRole("button", { name: "We said goodbye" }).click();
  await expect(page.getByRole("heading", { name: "What came of it" })).toBeVisible();
  await page.getByLabel("In a line").fill("Planning moves to Galway");
  await keptOnDevice(page, /"debrief":\{.*Planning moves to Galway/);
  await page.reload();
  await expect(page.getByLabel("In a line")).toHaveValue("Planning moves to Galway");
  await page.getByRole("button", { name: "Keep what came of it" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.getByLabel("In a line")).toHaveValue("Planning moves to Galway");
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "Keep what came of it" }).click();
  await expect(page.getByRole("heading", { name: "A thank-you note to Priya" })).toBeVisible();
  expect(await noted(seeker, id)).toEqual([
    "one, without a network",
    "two, after a reload",
    "three, with a network",
    "four",
    "",
    "Grace Tan",
  ]);
  const meeting = await found(seeker, id);
  expect(meeting).toMatchObject({ state: "held", outcome: "referrals", asked_of_me: 1 });
  expect(meeting.gains.map((gain) => gain.text)).toEqual(["Planning moves to Galway"]);
  const { items } = await got(
    seeker.api.GET("/api/v1/workspaces/{workspace_id}/contacts", {
      params: { path: { workspace_id: seeker.workspaceId }, query: { q: "Grace" } },
    }),
  );
  expect(items).toHaveLength(1);
});

test("two devices at one table, one of them offline and an hour fast, merge what they note", async ({
  browser,
  page,
  seeker,
  house,
}) => {
  const { id } = await lunch(seeker);
  await setClock(page, wednesday);
  await page.goto(`/meetings/${id}/run`);
  await page.getByRole("button", { name: "Begin the twenty minutes" }).click();
  await note(page, "one, on the phone");
  await expect.poll(() => noted(seeker, id)).toHaveLength(1);
  const other = await browser.newContext({ storageState: await page.context().storageState() });
  const tablet = await other.newPage();
  await setClock(tablet, "2026-10-14T09:40:00Z");
  await tablet.goto(`${house.url}/meetings/${id}/run`);
  // Its clock is an hour fast, and still it shows the same minutes.
  await expect(tablet.getByRole("timer")).toContainText(/(19|18):/);
  await expect(tablet.getByRole("list", { name: "Noted so far" })).toContainText("one, on the phone");
  await other.setOffline(true);
  await note(tablet, "two, on the tablet");
  await note(page, "three, on the phone");
  await expect.poll(() => noted(seeker, id)).toHaveLength(2);
  await other.setOffline(false);
  const all = ["one, on the phone", "two, on the tablet", "three, on the phone"];
  await expect.poll(() => noted(seeker, id), { timeout: 30_000 }).toEqual(all);
  for (const device of [page, tablet]) {
    const rows = device.getByRole("list", { name: "Noted so far" }).getByRole("listitem");
    await expect(rows).toHaveText(all.toReversed(), { timeout: 30_000 });
  }
  await other.close();
});

test("called off, and deleted, on the other device: said clearly, and the notes stay to be copied", async ({
  page,
  seeker,
}, info) => {
  const { id, priya } = await lunch(seeker);
  await setClock(page, wednesday);
  await page.goto(`/meetings/${id}/run`);
  await page.getByRole("button", { name: "Begin the twenty minutes" }).click();
  await expect(page.getByRole("timer")).toBeVisible();
  await page.context().setOffline(true);
  await note(page, "Planning moves to Galway");
  const off = "/api/v1/workspaces/{workspace_id}/meetings/{meeting_id}/cancel";
  await got(seeker.api.POST(off, at(seeker, id)));
  await page.context().setOffline(false);
  await expect(page.getByText("This meeting was called off on another device.")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "What you noted" })).toHaveValue("Planning moves to Galway");
  await passesAxe(page);
  await fitsTheWidth(page);
  await shot(page, `meeting-lost-${info.project.name}`);
  await page.reload();
  await expect(page.getByRole("textbox", { name: "What you noted" })).toHaveValue("Planning moves to Galway");

  const again = await got(
    seeker.api.POST("/api/v1/workspaces/{workspace_id}/meetings", {
      params: { path: { workspace_id: seeker.workspaceId } },
      body: { contact_id: priya, place: "Canteen", local_start: "2026-10-14T14:30" },
    }),
  );
  await page.goto(`/meetings/${again.id}/run`);
  await page.getByRole("button", { name: "Begin the twenty minutes" }).click();
  await note(page, "Galway again");
  await seeker.api.DELETE("/api/v1/workspaces/{workspace_id}/contacts/{contact_id}", {
    params: {
      path: { workspace_id: seeker.workspaceId, contact_id: priya },
      header: { "If-Match": "*" },
    },
  });
  await expect(page.getByText("Priya was deleted on another device")).toBeVisible({ timeout: 30_000 });
  const left = page.getByRole("textbox", { name: "What you noted" });
  await expect(left).toHaveValue("Galway again");

  // Also when the page is opened anew, and from Today: until one has copied it and lets it go.
  await page.reload();
  await expect(page.getByRole("heading", { name: "The meeting with Priya Raman" })).toBeVisible();
  await expect(left).toHaveValue("Galway again");
  await page.goto("/today");
  const here = page.getByRole("list", { name: "Only on this device" });
  await expect(here.getByRole("listitem")).toHaveCount(2);
  await passesAxe(page);
  await fitsTheWidth(page);
  await shot(page, `today-waiting-${info.project.name}`);
  await here.getByRole("link", { name: "Look at it" }).last().click();
  await expect(left).toBeVisible();
  await page.context().grantPermissions(["clipboard-write"]);
  await page.getByRole("button", { name: "Copy what you noted" }).click();
  await page.getByRole("button", { name: "Take it off this device" }).click();
  await expect(here.getByRole("listitem")).toHaveCount(1);
});

test("notes left behind on a device without a network are sent from Today", async ({ page, seeker }) => {
  const { id } = await lunch(seeker);
  await setClock(page, wednesday);
  await page.goto("/today");
  await keptHere(page);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.waitForTimeout(1000); // written down a moment after it shows
  await page.goto(`/meetings/${id}/run`);
  await page.getByRole("button", { name: "Begin the twenty minutes" }).click();
  await expect.poll(async () => (await found(seeker, id)).state).toBe("running");
  await page.context().setOffline(true);
  await note(page, "Planning moves to Galway");
  await page.goto("/today");
  const here = page.getByRole("list", { name: "Only on this device" });
  await expect(here).toContainText("1 note from the meeting with Priya Raman waits for the network.");
  await page.context().setOffline(false);
  await expect(here).toHaveCount(0);
  expect(await noted(seeker, id)).toEqual(["Planning moves to Galway"]);
});
