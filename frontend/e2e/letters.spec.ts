import { expect, fitsTheWidth, passesAxe, test } from "./fixtures";
import { settle, wednesday } from "./story";

test.use({ clock: wednesday });

test("a letter is written, checked as it is written, and posted with its promise", async ({
  page,
  seeker,
  isMobile,
}, info) => {
  const keep = process.env["INROAD_SHOTS"];
  const shot = async (name: string) => {
    for (const theme of keep ? (["dark", "light"] as const) : []) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
      await page.screenshot({ path: `${keep}/${name}-${info.project.name}-${theme}.png`, fullPage: true });
    }
  };
  await settle(seeker);
  await page.goto("/letters");
  await expect(page.getByRole("heading", { name: "Who will you write to first?" })).toBeVisible();
  await passesAxe(page);
  await fitsTheWidth(page);
  await shot("letters-empty");
  await page.getByLabel("To whom?").fill("lind");
  await expect(page.getByRole("main").getByRole("listitem")).toHaveCount(1);
  await page.getByRole("button", { name: /Tomás Lind/ }).click();

  const text = page.getByRole("textbox", { name: "The letter" });
  await expect(text).toHaveValue(/^Dear Mr Lind,/);
  await expect(text).toHaveValue(/Daniel Kerrigan suggested that I write to you/);
  const draft = await text.inputValue();
  await text.fill(
    draft
      .replace("[what you share]", "He speaks warmly of the planning team you built in Galway.")
      .replace("[who you are, in half a sentence]", "a planner of eleven years")
      .replace("[what you would like to understand]", "where those skills are most useful")
      .replace(
        "I am not asking for a job: what I hope for is your view.",
        "I would also be glad to be considered for any openings you have.",
      ),
  );
  const asks = page.getByRole("heading", { name: "This asks for a job" });
  await expect(asks).toBeVisible();
  const post = page.getByRole("button", { name: "Mark as posted" });
  await expect(post).toHaveAttribute("aria-disabled", "true");
  await passesAxe(page);
  await fitsTheWidth(page);
  await shot("letter");

  await text.focus();
  await page.keyboard.press("F8");
  const picked = await text.evaluate((field: HTMLTextAreaElement) =>
    field.value.slice(field.selectionStart, field.selectionEnd),
  );
  expect(picked).toContain("openings");
  await page.locator("section", { has: asks }).getByRole("button", { name: "Take it out" }).click();
  await expect(asks).toHaveCount(0);
  await expect(text).not.toHaveValue(/openings/);

  // The best day is proposed; another one changes the sentence.
  await expect(text).toHaveValue(/Thursday, 22 October/);
  await page.getByRole("radio", { name: /Friday 23 October/ }).click();
  await expect(text).toHaveValue(/Friday, 23 October/);
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.reload();
  await expect(text).toHaveValue(/a planner of eleven years/);
  await expect(text).toHaveValue(/Friday, 23 October/);
  await expect(post).not.toHaveAttribute("aria-disabled", "true");
  await post.click();
  await expect(page.getByRole("status")).toContainText("You promised a call on Friday 23 October.");
  await expect(page.getByText("Posted on Wednesday 14 October")).toBeVisible();
  await passesAxe(page);
  await shot("letter-sent");

  await page.goto("/calendar?on=2026-10-23");
  await expect(page.getByRole("button", { name: /Promised: Call Tomás Lind/ })).toBeVisible();
  if (!isMobile) await expect(page.getByText("Calls: best").first()).toBeVisible();
});

test("changed on another device: both versions are there, and one's own is safe", async ({
  page,
  seeker,
}) => {
  const { tomas } = await settle(seeker);
  const path = { workspace_id: seeker.workspaceId };
  const { data: letter } = await seeker.api.POST("/api/v1/workspaces/{workspace_id}/letters", {
    params: { path },
    body: { contact_id: tomas, kind: "pitch" },
  });
  if (!letter) throw new Error("no letter");
  await page.goto(`/letters/${letter.id}`);
  const text = page.getByRole("textbox", { name: "The letter" });
  await expect(text).toHaveValue(/^Dear/);
  await seeker.api.PATCH("/api/v1/workspaces/{workspace_id}/letters/{letter_id}", {
    params: { path: { ...path, letter_id: letter.id }, header: { "If-Match": `"${letter.version}"` } },
    body: { body: "Written on the phone." },
  });
  await text.fill("Written at the desk.");
  await page.getByRole("button", { name: "See both" }).click();
  const sheet = page.getByRole("dialog", { name: "This was changed on another device" });
  await expect(sheet.getByText("Written on the phone.")).toBeVisible();
  await expect(sheet.getByText("Written at the desk.")).toBeVisible();
  await passesAxe(page);
  await sheet.getByRole("button", { name: "Keep mine" }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.reload();
  await expect(text).toHaveValue(/Written at the desk\./);
});
