import { expect, fitsTheWidth, got, passesAxe, type Seeker, test } from "./fixtures";
import { settle, wednesday } from "./story";
import { pass, setClock, shot } from "./time";

test.use({ clock: wednesday });

async function lunch(seeker: Seeker): Promise<string> {
  const { priya } = await settle(seeker);
  const path = { workspace_id: seeker.workspaceId };
  const { items } = await got(
    seeker.api.GET("/api/v1/workspaces/{workspace_id}/meetings", {
      params: { path, query: { contact_id: priya } },
    }),
  );
  const [meeting] = items;
  if (!meeting) throw new Error("no lunch with Priya");
  return meeting.id;
}

test("a rehearsal looks the same, says so, and sends nothing", async ({ page, seeker }, info) => {
  const id = await lunch(seeker);
  await setClock(page, wednesday);
  await page.goto(`/meetings/${id}`);
  const writes: string[] = [];
  page.on("request", (request) => {
    if (request.method() !== "GET") writes.push(`${request.method()} ${request.url()}`);
  });
  await page.getByRole("link", { name: "Rehearse it" }).click();
  await expect(page.getByText("A rehearsal: nothing is saved or sent.")).toBeVisible();
  await page.getByRole("button", { name: "Begin the twenty minutes" }).click();
  await page.getByRole("textbox", { name: "Write a note" }).fill("How it might go");
  await page.keyboard.press("Enter");
  await passesAxe(page);
  await fitsTheWidth(page);
  await shot(page, `rehearsal-${info.project.name}`);
  await page.waitForTimeout(2500);
  await page.getByRole("button", { name: "Goodbye", exact: true }).click();
  await expect(page.getByText("A rehearsal: nothing is saved or sent.")).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill("Grace Tan");
  await page.getByRole("button", { name: "We said goodbye" }).click();
  await expect(page.getByText("That was the rehearsal. Nothing of it was kept.").first()).toBeVisible();
  await expect(page.getByRole("heading", { name: "Meet Priya Raman" })).toBeVisible();
  expect(writes).toEqual([]);
  await page.getByRole("link", { name: "Open the meeting screen" }).click();
  await expect(page.getByRole("button", { name: "Begin the twenty minutes" })).toBeVisible();
  await expect(page.getByText("How it might go")).toHaveCount(0);
});

test("the questions print on one page, also twenty long ones", async ({ page, seeker }) => {
  const id = await lunch(seeker);
  const where = { workspace_id: seeker.workspaceId, meeting_id: id };
  await got(
    seeker.api.PATCH("/api/v1/workspaces/{workspace_id}/meetings/{meeting_id}", {
      params: { path: where, header: { "If-Match": "*" } },
      body: { questions: ["How did you get started?", "What do you like best and least?"] },
    }),
  );
  const pages = async (format: string) => {
    await page.goto(`/meetings/${id}`);
    await expect(page.getByRole("heading", { name: "To have in mind" })).toBeVisible();
    await page.emulateMedia({ media: "print" });
    const found = (await page.pdf({ format })).toString("latin1").match(/\/Type\s*\/Page\b/g)?.length;
    await page.emulateMedia({ media: "screen" });
    return found;
  };
  expect(await pages("A4")).toBe(1);
  const long = Array.from({ length: 20 }, (_, index) =>
    `${index + 1} ${"and what of that ".repeat(29)}`.slice(0, 499),
  );
  await got(
    seeker.api.PATCH("/api/v1/workspaces/{workspace_id}/meetings/{meeting_id}", {
      params: { path: where, header: { "If-Match": "*" } },
      body: { questions: long.map((text) => text.trim()) },
    }),
  );
  expect(await pages("A4")).toBe(1);
  expect(await pages("Letter")).toBe(1);
  // And nothing of them was cut off.
  await page.setViewportSize({ width: 605, height: 900 }); // 160 mm, as on paper
  await page.emulateMedia({ media: "print" });
  const sheet = page.locator("ol").filter({ hasText: "20 and what" }).last();
  expect(await sheet.evaluate((list) => list.scrollHeight - list.clientHeight)).toBeLessThanOrEqual(1);
});

test.describe("on a phone-sized page", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("from the end of the clock to the thank-you draft with two names: six taps at most", async ({
    page,
    seeker,
  }) => {
    const id = await lunch(seeker);
    await setClock(page, wednesday);
    await page.goto(`/meetings/${id}/run`);
    await page.getByRole("button", { name: "Begin the twenty minutes" }).click();
    await pass(page, 21);
    await expect(page.getByText("The twenty minutes you promised are over.")).toBeVisible();

    await page.evaluate(() => {
      sessionStorage.setItem("taps", "0");
      document.addEventListener(
        "click",
        (event) => {
          // A label passes its tap on to its field: that is one tap, not two.
          if (event.isTrusted && event.detail > 0)
            sessionStorage.setItem("taps", String(Number(sessionStorage.getItem("taps")) + 1));
        },
        true,
      );
    });
    await page.getByRole("button", { name: "Say goodbye" }).tap();
    const name = page.getByLabel("Name", { exact: true });
    await name.tap();
    await page.keyboard.type("Grace Tan");
    await page.getByRole("button", { name: "Add Grace and another" }).tap();
    await expect(name).toBeFocused();
    await page.keyboard.type("Sean Duffy");
    await page.getByRole("button", { name: "We said goodbye" }).tap();
    await page.getByRole("button", { name: "Keep what came of it" }).tap();
    await page.getByRole("link", { name: "Write the thank-you note" }).tap();
    await expect(page).toHaveURL(/\/letters\//);
    const taps = Number(await page.evaluate(() => sessionStorage.getItem("taps")));
    expect(taps).toBeGreaterThan(3);
    expect(taps).toBeLessThanOrEqual(6);
    const { items } = await got(
      seeker.api.GET("/api/v1/workspaces/{workspace_id}/contacts", {
        params: { path: { workspace_id: seeker.workspaceId }, query: { degree: "secondary" } },
      }),
    );
    expect(items.map((one) => one.display_name)).toEqual(expect.arrayContaining(["Grace Tan", "Sean Duffy"]));
  });
});
