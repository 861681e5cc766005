import { expect, fitsTheWidth, got, passesAxe, type Seeker, test } from "./fixtures";
import { settle, wednesday } from "./story";
import { pass, setClock, shot } from "./time";

test.use({ clock: wednesday });

async function lunch(seeker: Seeker): Promise<string> {
  const { priya } = await settle(seeker);
  const { items } = await got(
    seeker.api.GET("/api/v1/workspaces/{workspace_id}/meetings", {
      params: { path: { workspace_id: seeker.workspaceId }, query: { contact_id: priya } },
    }),
  );
  const [meeting] = items;
  if (!meeting) throw new Error("no lunch with Priya");
  return meeting.id;
}

for (const theme of ["light", "dark"] as const) {
  test(`twenty minutes, told and kept, then names and a thank-you draft, ${theme}`, async ({
    page,
    seeker,
  }, info) => {
    const id = await lunch(seeker);
    const look = async (name: string) => {
      await passesAxe(page);
      await fitsTheWidth(page);
      await shot(page, `${name}-${info.project.name}-${theme}`);
    };
    await setClock(page, wednesday);
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });

    await page.goto(`/meetings/${id}`);
    await expect(page.getByRole("heading", { name: "Leave at 11:50, be there at 12:15" })).toBeVisible();
    await page.getByRole("checkbox", { name: "Notebook and pen" }).check();
    await look("meeting-plan");
    // On paper only the questions, with room to write.
    await page.emulateMedia({ media: "print" });
    await expect(page.getByRole("heading", { name: "Meet Priya Raman" })).toBeHidden();
    await expect(page.getByText("What do you like best and least").last()).toBeVisible();
    await page.emulateMedia({ media: "screen", colorScheme: theme, reducedMotion: "reduce" });
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
    await page.getByRole("button", { name: "A name" }).click();
    await page.getByRole("textbox", { name: "Whose name?" }).fill("Sean Duffy");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("list", { name: "Noted so far" })).toContainText(
      "They asked me: Would I move?",
    );
    await look("meeting-going");

    // The notes have reached the server, and a reload loses neither time nor notes.
    await expect(async () => {
      const meeting = await got(
        seeker.api.GET("/api/v1/workspaces/{workspace_id}/meetings/{meeting_id}", {
          params: { path: { workspace_id: seeker.workspaceId, meeting_id: id } },
        }),
      );
      expect(meeting.state).toBe("running");
      expect(meeting.notes).toBe("Planning is moving to Galway\nThey asked me: Would I move?");
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
    await look("meeting-nearly");
    await page.getByRole("button", { name: "I told Priya the time" }).click();
    await pass(page, 3);
    await expect(page.getByText("The twenty minutes you promised are over.")).toBeVisible();
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
    await page.getByRole("switch", { name: "I may say Priya sent me" }).click();
    await look("goodbye");
    await page.getByRole("button", { name: "Add Grace and another" }).click();
    await page.getByRole("button", { name: "We said goodbye" }).click();

    await expect(page.getByRole("heading", { name: "What came of it" })).toBeVisible();
    await expect(page.getByRole("radio", { name: "With names of people to talk to" })).toBeChecked();
    await expect(page.getByLabel("How did I come across?")).toHaveValue("Clear and warm. Add numbers.");
    await expect(page.getByText("Sean Duffy")).toBeVisible();
    await look("debrief");
    await page.getByRole("button", { name: "Keep what came of it" }).click();

    await expect(page.getByRole("heading", { name: "A thank-you note to Priya" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Grace Tan" })).toBeVisible();
    await look("debriefed");
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
    });
  });
}
