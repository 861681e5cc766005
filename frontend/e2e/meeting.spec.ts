import { expect, fitsTheWidth, got, passesAxe, type Seeker, test } from "./fixtures";
import { keptOnDevice } from "./seeing";
import { settle, wednesday } from "./story";
import { listen, marksOn, sizeOf } from "./table";
import { pass, setClock, shot } from "./time";

test.use({ clock: wednesday });

async function lunch(seeker: Seeker): Promise<string> {
  const { priya, daniel } = await settle(seeker);
  await got(
    seeker.api.POST("/api/v1/workspaces/{workspace_id}/referrals", {
      params: { path: { workspace_id: seeker.workspaceId } },
      body: { from_contact_id: daniel, to_contact_id: priya, may_use_name: true },
    }),
  );
  const { items } = await got(
    seeker.api.GET("/api/v1/workspaces/{workspace_id}/meetings", {
      params: { path: { workspace_id: seeker.workspaceId }, query: { contact_id: priya } },
    }),
  );
  const [meeting] = items;
  if (!meeting) throw new Error("no lunch with Priya");
  return meeting.id;
}

test("twenty minutes, told and kept, then names and a thank-you draft", async ({ page, seeker }, info) => {
  const id = await lunch(seeker);
  /** Rules whose mark stood on a screen of this walk. */
  const marks = new Set<string>();
  const read = async () => {
    for (const mark of await marksOn(page)) marks.add(mark);
  };
  const look = async (name: string) => {
    await read();
    await fitsTheWidth(page);
    for (const theme of ["dark", "light"] as const) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
      await passesAxe(page, { colours: theme === "dark" });
      await shot(page, `${name}-${info.project.name}-${theme}`);
    }
  };
  const asked = await listen(page);
  await setClock(page, wednesday);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });

  await page.goto(`/meetings/${id}`);
  await expect(page.getByRole("heading", { name: "Leave at 11:50, be there at 12:15" })).toBeVisible();
  await page.getByRole("checkbox", { name: "Notebook and pen" }).check();
  await look("meeting-plan");
  // On paper only the questions, with room to write.
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("heading", { name: "Meet Priya Raman" })).toBeHidden();
  await expect(page.getByText("What do you like best and least").last()).toBeVisible();
  await page.emulateMedia({ media: "screen", colorScheme: "light", reducedMotion: "reduce" });
  await page.getByRole("button", { name: "Change place or time" }).click();
  await page.getByText("Times to offer", { exact: true }).click();
  await expect(page.getByText("Three times to offer")).toBeVisible();
  await look("meeting-times");
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "Open the meeting screen" }).click();

  await look("meeting-before");
  await page.getByRole("button", { name: "Begin the twenty minutes" }).click();
  const clock = page.getByRole("timer");
  await expect(clock).toContainText("left of twenty");
  await pass(page, 7);
  await expect(clock).toContainText("12:");
  await page.getByRole("button", { name: "Asked", exact: true }).click();
  await page.getByRole("textbox", { name: "Write a note" }).fill("Planning is moving to Galway");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "They asked" }).click();
  await page.getByRole("textbox", { name: "What did they ask you?" }).fill("Would I move?");
  await page.keyboard.press("Enter");
  for (const name of ["Sean Duffy", "Daniel Kerrigan"]) {
    await page.getByRole("button", { name: "A name", exact: true }).click();
    await page.getByRole("textbox", { name: "Whose name?" }).fill(name);
    await page.keyboard.press("Enter");
  }
  await expect(page.getByRole("list", { name: "Noted so far" })).toContainText(
    "They asked me: Would I move?",
  );
  await look("meeting-going");
  // To be read on a table, at arm's length, by somebody who listens to somebody else; and nothing else asks to be read.
  expect(await sizeOf(clock.getByText(/^12:/))).toBeGreaterThanOrEqual(50);
  expect(await sizeOf(page.getByRole("heading", { level: 2 }))).toBeGreaterThanOrEqual(23);
  expect(await sizeOf(page.getByText("They asked me: Would I move?"))).toBeGreaterThanOrEqual(16);
  await expect(page.getByRole("navigation")).toHaveCount(0);
  await expect(page.getByRole("region", { name: "What just happened" })).toHaveCount(0);
  const ring = () =>
    clock
      .locator("circle")
      .last()
      .evaluate((node) => getComputedStyle(node).stroke);
  const calm = await ring();
  const before = await asked();
  expect(before.touches).toEqual([]);
  expect(before.awake).toBeGreaterThan(0);

  // The notes have reached the server, and a reload loses neither time nor notes.
  await expect(async () => {
    const meeting = await got(
      seeker.api.GET("/api/v1/workspaces/{workspace_id}/meetings/{meeting_id}", {
        params: { path: { workspace_id: seeker.workspaceId, meeting_id: id } },
      }),
    );
    expect(meeting.state).toBe("running");
    const { items } = await got(
      seeker.api.GET("/api/v1/workspaces/{workspace_id}/meetings/{meeting_id}/notes", {
        params: { path: { workspace_id: seeker.workspaceId, meeting_id: id } },
      }),
    );
    expect(items.map(({ kind, text }) => [kind, text])).toEqual([
      ["note", "Planning is moving to Galway"],
      ["asked_me", "Would I move?"],
      ["name", "Sean Duffy"],
      ["name", "Daniel Kerrigan"],
    ]);
  }).toPass({ timeout: 10_000 });
  await page.reload();
  await expect(clock).toContainText("12:");
  await expect(page.getByRole("list", { name: "Noted so far" })).toContainText("A name: Sean Duffy");
  await expect(page.getByText("Question 2 of 4")).toBeVisible();

  // Without a network the clock goes on, and what is noted waits.
  await page.context().setOffline(true);
  await page.getByRole("textbox", { name: "Write a note" }).fill("Warm when speaking of her team");
  await page.keyboard.press("Enter");
  await expect(page.getByText("1 note waiting")).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByText("1 note waiting")).toHaveCount(0);

  await pass(page, 11);
  await expect(page.getByText("Say that twenty minutes are nearly up.")).toBeVisible();
  // At 18 minutes another colour and one touch, at 20 two: nothing rings.
  const nearly = await ring();
  expect(nearly).not.toBe(calm);
  expect((await asked()).touches).toEqual([120]);
  await look("meeting-nearly");
  await page.getByRole("button", { name: "I told Priya the time" }).click();
  await pass(page, 3);
  await expect(page.getByText("The twenty minutes you promised are over.")).toBeVisible();
  expect(await ring()).not.toBe(nearly);
  expect((await asked()).touches).toEqual([120, [120, 80, 120]]);
  await look("meeting-over");
  await page.getByRole("button", { name: "Priya invited me to stay" }).click();
  await expect(clock).toContainText("with their leave");

  await page.getByRole("button", { name: "Goodbye", exact: true }).click();
  await page.getByLabel("What Priya said").fill("Clear and warm. Add numbers.");
  await page.keyboard.press("Enter");
  await page.getByLabel("The skills and jobs you spoke of").fill("Planning, calm, training others");
  await page.keyboard.press("Enter");
  await page.getByLabel("Name", { exact: true }).fill("Grace Tan");
  await page.getByLabel("Where, and what was said").fill("Runs planning at Liffey Foods");
  // Three answers: asked and agreed, asked and rather not, not asked.
  await page.getByRole("button", { name: "Priya would rather not be named" }).click();
  await expect(page.getByText("Rather not: the letter leaves the name out.")).toBeVisible();
  await page.getByRole("switch", { name: "I may say Priya sent me" }).click();
  // A name that was only jotted down is a contact already: taken with one tap, so that nobody becomes two.
  await page.getByRole("button", { name: "Daniel Kerrigan, Harbour Mills" }).click();
  await expect(page.getByText("One of your contacts")).toBeVisible();
  await look("goodbye");
  await page.getByRole("button", { name: "Add Grace and another" }).click();
  await page.getByRole("button", { name: "We said goodbye" }).click();

  await expect(page.getByRole("heading", { name: "What came of it" })).toBeVisible();
  await expect(page.getByRole("radio", { name: "With names of people to talk to" })).toBeChecked();
  await expect(page.getByLabel("How did I come across?")).toHaveValue("Clear and warm. Add numbers.");
  await expect(page.getByText("Sean Duffy", { exact: true })).toBeVisible();
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll("details")) fold.open = true;
  });
  await page.getByRole("radio", { name: "They will think it over" }).check();
  await expect(page.getByText("When will you check back?").first()).toBeVisible();
  await read();
  await page.getByRole("radio", { name: "With names of people to talk to" }).check();
  await look("debrief");
  await page.getByRole("button", { name: "Keep what came of it" }).click();

  await expect(page.getByRole("heading", { name: "A thank-you note to Priya" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Grace Tan" })).toBeVisible();
  await look("debriefed");
  // Six taps kept it; the rest comes while it is fresh, on the same page.
  await page.getByRole("button", { name: "Add what else was said" }).click();
  await page.getByLabel("What was hard to hear").fill("Too long in one trade.");
  await keptOnDevice(page, /"debrief":\{.*Too long in one trade/);
  await page.reload();
  await expect(page.getByLabel("What was hard to hear")).toHaveValue("Too long in one trade.");
  await look("debrief-more");
  await page.getByRole("button", { name: "Keep what came of it" }).click();
  await expect(page.getByRole("heading", { name: "A thank-you note to Priya" })).toBeVisible();
  await page.getByRole("link", { name: "The meeting with Priya Raman" }).click();
  await expect(page.getByText("Too long in one trade.")).toBeVisible();
  await look("meeting-kept");
  await page.goBack();
  await page.getByRole("link", { name: "Write the thank-you note" }).click();
  await expect(page).toHaveURL(/\/letters\//);

  const meeting = await got(
    seeker.api.GET("/api/v1/workspaces/{workspace_id}/meetings/{meeting_id}", {
      params: { path: { workspace_id: seeker.workspaceId, meeting_id: id } },
    }),
  );
  expect(meeting).toMatchObject({
    state: "held",
    told_time: true,
    invited_to_stay: true,
    outcome: "referrals",
    asked_of_me: 1,
    feedback: "Clear and warm. Add numbers.",
    hard_to_hear: "Too long in one trade.",
  });

  // Every rule of setting, holding and following up a meeting stood somewhere on the way, also one that is new.
  await page.goto("/today");
  await page.getByRole("button", { name: "How it went" }).first().click();
  await expect(page.getByRole("dialog").getByRole("radio").first()).toBeFocused();
  await page.keyboard.press("1");
  await page.getByLabel("How you meet").selectOption("phone");
  await read();
  await page.keyboard.press("Escape");
  for (const part of ["you", "search", "calendar", "meetings"]) {
    await page.goto(`/settings/${part}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await read();
  }
  const { items: rules } = await got(seeker.api.GET("/api/v1/rules"));
  const ours = rules.map((rule) => rule.id).filter((id) => /^(SET|MTG|BYE|FLW)-/.test(id));
  expect(ours.length).toBeGreaterThanOrEqual(24);
  expect(ours.filter((rule) => !marks.has(rule))).toEqual([]);
});
