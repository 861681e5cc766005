import type { Page } from "@playwright/test";
import { expect, fitsTheWidth, hearsKeys, got, passesAxe, test } from "./fixtures";
import { settle, wednesday } from "./story";

test.use({ clock: wednesday });

const own = [
  "He speaks warmly of the team you built in Galway.",
  "a planner of eleven years",
  "how planning changes",
];

/** Counts presses of mouse and finger; a button pressed by key counts nothing. */
async function countClicks(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counted = window as unknown as { clicks: number };
    counted.clicks = 0;
    window.addEventListener("click", (event) => (counted.clicks += event.detail > 0 ? 1 : 0), true);
  });
  return () => page.evaluate(() => (window as unknown as { clicks: number }).clicks);
}

/** Fills the notes to oneself from the first, which is selected, to the last. */
async function writes(page: Page): Promise<void> {
  const text = page.getByRole("textbox", { name: "The letter" });
  await expect(text).toBeFocused();
  for (const [index, words] of own.entries()) {
    if (index > 0) await page.keyboard.press("F8");
    await page.keyboard.type(words);
  }
  for (const words of own) await expect(text).toHaveValue(new RegExp(words));
  await expect(text).not.toHaveValue(/\[/);
  await expect(page.getByRole("button", { name: "Mark as posted" })).not.toHaveAttribute(
    "aria-disabled",
    "true",
  );
}

const wentOut = (page: Page) => expect(page.getByText("Posted on Wednesday 14 October")).toBeVisible();

test("a full letter is written from a contact in three clicks and typing", async ({ page, seeker }) => {
  const { tomas } = await settle(seeker);
  await page.goto(`/contacts/${tomas}`);
  await expect(page.getByRole("heading", { name: "Tomás Lind", level: 1 })).toBeVisible();
  const clicks = await countClicks(page);
  await page.getByRole("button", { name: "Write", exact: true }).click();
  const sheet = page.getByRole("dialog", { name: "Write to Tomás" });
  await expect(sheet.getByRole("button", { name: /Question list/ })).toBeVisible();
  await passesAxe(page);
  await fitsTheWidth(page);
  await sheet.getByRole("button", { name: /Letter by post/ }).click();
  await writes(page);
  await page.getByRole("button", { name: "Mark as posted" }).click();
  await wentOut(page);
  expect(await clicks()).toBe(3);
});

test("the same by keyboard alone", async ({ page, seeker }) => {
  const { tomas } = await settle(seeker);
  await page.goto(`/contacts/${tomas}`);
  await expect(page.getByRole("heading", { name: "Tomás Lind", level: 1 })).toBeVisible();
  const clicks = await countClicks(page);
  await hearsKeys(page);
  await page.keyboard.press("w");
  // Somebody one knows is called first (LND-1); the letter is the next one down.
  await expect(page.getByRole("button", { name: /What to say on the telephone/ })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: /Letter by post/ })).toBeFocused();
  await page.keyboard.press("Enter");
  await writes(page);
  await page.keyboard.press("Control+Enter");
  await wentOut(page);
  expect(await clicks()).toBe(0);
});

test("questions move, sentences are kept, and what was written over is still there", async ({
  page,
  seeker,
}) => {
  const { tomas } = await settle(seeker);
  await page.goto(`/contacts/${tomas}`);
  await page.getByRole("button", { name: "Write", exact: true }).click();
  await page.getByRole("button", { name: /Question list/ }).click();
  const questions = page.getByRole("textbox", { name: /^Question \d/ });
  await expect(questions).toHaveCount(5);
  const second = await questions.nth(1).inputValue();
  await questions.nth(1).focus();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(questions.nth(0)).toHaveValue(second);
  await expect(questions.nth(0)).toBeFocused();
  await page.getByRole("button", { name: "Move question 1 down" }).click();
  await expect(questions.nth(1)).toHaveValue(second);
  await expect(page.getByText(/^\d+ words$/)).toBeVisible();

  const text = page.getByRole("textbox", { name: "The letter" });
  const before = await text.inputValue();
  await page.getByText("Sentences you keep").click();
  await text.evaluate((field: HTMLTextAreaElement) => {
    const at = field.value.indexOf("None of them");
    field.focus();
    field.setSelectionRange(at, field.value.indexOf("suits me.") + 9);
  });
  await page.getByRole("button", { name: "Keep the selected sentence" }).click();
  const kept = page.getByRole("button", { name: /^None of them has to be answered/ });
  await expect(kept).toBeVisible();
  await text.fill("Gone.");
  await kept.click();
  await expect(text).toHaveValue(/^Gone\. None of them has to be answered/);
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await passesAxe(page);
  await fitsTheWidth(page);

  await page.getByRole("button", { name: "More for this letter" }).click();
  await page.getByRole("menuitem", { name: "Earlier versions" }).click();
  const versions = page.getByRole("dialog", { name: "Earlier versions" });
  await versions
    .getByRole("button", { name: /Before/ })
    .last()
    .click();
  await expect(versions.getByText("Here are the questions")).toBeVisible();
  await passesAxe(page);
  await versions.getByRole("button", { name: "Go back to this one" }).click();
  await expect(text).toHaveValue(before);
});

test("the words letters begin with are one's own", async ({ page, seeker }) => {
  const { tomas } = await settle(seeker);
  await page.goto("/settings/letters?kind=thank_you");
  const text = page.getByRole("textbox", { name: "The text" });
  const made = page.getByRole("region", { name: "What it makes" });
  await expect(made.getByText("Thank you for your time today")).toBeVisible();
  await text.fill("Dear {{ contact.greet_as }},\n\n{{ contact.organisation }}\n\n{{ me.name }}");
  await expect(page.getByText("Did you mean contact.organization?")).toBeVisible();
  await passesAxe(page);
  await fitsTheWidth(page);
  await text.fill(
    "Dear {{ contact.greet_as }},\n\nThank you from all at {{ contact.organization }}.\n\n{{ me.name }}",
  );
  await made.getByRole("combobox").fill("lind");
  await page.getByRole("option", { name: /Tomás Lind/ }).click();
  await expect(made.getByText("Thank you from all at Corrib Logistics.")).toBeVisible();
  await expect(made.getByText(/Dear Mr Lind/)).toBeVisible();
  await page.getByRole("button", { name: "Keep it so" }).click();
  await expect(page.getByRole("button", { name: "Back to the words it came with" })).toBeVisible();
  const path = { workspace_id: seeker.workspaceId };
  const note = await got(
    seeker.api.POST("/api/v1/workspaces/{workspace_id}/letters", {
      params: { path },
      body: { contact_id: tomas, kind: "thank_you" },
    }),
  );
  expect(note.body).toContain("Thank you from all at Corrib Logistics.");
  await page.getByRole("button", { name: "Back to the words it came with" }).click();
  await expect(text).toHaveValue(/Thank you for your time/);
});
