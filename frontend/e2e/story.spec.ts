/**
 * The whole method, once, by hand in a real browser: somebody one knows, a name, the letter that promises a call, the
 * call on that day, the meeting, more names, and the thank-you note owed that night. Every screen on the way passes axe.
 */
import { expect, fitsTheWidth, type House, passesAxe, test } from "./fixtures";
import { pass, setClock, shot } from "./time";
import type { Page } from "@playwright/test";

const monday = "2026-10-12T08:30:00Z";
test.use({ clock: monday });
test.setTimeout(420_000);

async function another(page: Page, house: House, at: string): Promise<void> {
  await house.wakeAt(at);
  await setClock(page, at);
}

/** Twenty minutes at the table, from the screen before it begins to the page that keeps what came of it. */
async function meet(
  page: Page,
  name: string,
  look: (screen: string) => Promise<void>,
  named: readonly string[],
) {
  await look(`before-${name}`);
  await page.getByRole("button", { name: "Begin the twenty minutes" }).click();
  await expect(page.getByRole("timer")).toContainText("left of twenty");
  await page.getByRole("textbox", { name: "Write a note" }).fill("Planning is moving to Galway");
  await page.keyboard.press("Enter");
  await look(`meeting-${name}`);
  await pass(page, 18.5);
  await page.getByRole("button", { name: `I told ${name} the time` }).click();
  await page.getByRole("button", { name: "Goodbye", exact: true }).click();
  await page.getByLabel(`What ${name} said`).fill("Clear and warm. Add numbers.");
  for (const who of named) {
    await page.getByLabel("Name", { exact: true }).fill(who);
    await page.getByRole("switch", { name: `I may say ${name} sent me` }).click();
    await page.getByRole("button", { name: /^Add .* and another$/ }).click();
  }
  await look(`goodbye-${name}`);
  await page.getByRole("button", { name: "We said goodbye" }).click();
  await expect(page.getByRole("heading", { name: "What came of it" })).toBeVisible();
  await look(`debrief-${name}`);
  await page.getByRole("button", { name: "Keep what came of it" }).click();
  await expect(page.getByRole("heading", { name: `A thank-you note to ${name}` })).toBeVisible();
  for (const who of named) await expect(page.getByRole("link", { name: who })).toBeVisible();
  await look(`debriefed-${name}`);
}

/** Tonight's note, as it was drafted or made whole, and out. */
async function thank(page: Page, name: string, look: (screen: string) => Promise<void>) {
  await page.getByRole("link", { name: "Write the thank-you note" }).click();
  const text = page.getByRole("textbox", { name: "The letter", exact: true });
  await expect(text).toHaveValue(new RegExp(name));
  await text.fill((await text.inputValue()).replaceAll(/\[[^\]]*\]/g, "what you said about planning"));
  await look(`thanks-${name}`);
  const send = page.getByRole("button", { name: /^Mark as (posted|sent)$/ });
  await expect(send).not.toHaveAttribute("aria-disabled", "true");
  await send.click();
  await expect(page.getByText(/^(Posted|Sent) on/)).toBeVisible();
  await expect(page.getByText("On the night")).toBeVisible();
}

test("from somebody one knows to a thank-you note tonight", async ({ page, house, isMobile }, info) => {
  const look = async (screen: string) => {
    await passesAxe(page);
    await fitsTheWidth(page);
    await shot(page, `story-${screen}-${info.project.name}`);
  };
  const log = async (name: string, place: string, at: string) => {
    const sheet = page.getByRole("dialog", { name: `How it went with ${name}` });
    await expect(sheet.getByRole("radio").first()).toBeFocused();
    await page.keyboard.press("1");
    await sheet.getByLabel("Where you meet").fill(place);
    await sheet.getByLabel("Day and hour").fill(at);
    await look(`log-${name}`);
    await sheet.getByRole("button", { name: "Log it" }).click();
    await expect(page.getByRole("status").last()).toContainText("Logged: you agreed to meet.");
  };

  await setClock(page, monday);
  await page.goto("/sign-up");
  await look("sign-up");
  await page.getByLabel("Your name").fill("Nora Whelan");
  await page.getByLabel("E-mail").fill(`nora.${info.project.name}@whelan.example`);
  await page.getByLabel("Password").fill("a long sentence of mine");
  await page.getByRole("button", { name: "Make my account" }).click();
  await expect(page).toHaveURL(/\/today$/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await look("today-empty");

  await page.goto("/contacts");
  await expect(page.getByRole("heading", { name: "Who knows you well?" })).toBeVisible();
  await look("contacts-empty");
  await page.getByLabel("Church or community").fill("Ruth Adeyemi");
  await page.getByRole("button", { name: "Keep this name" }).click();
  await page.getByRole("link", { name: "Ruth Adeyemi" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Ruth Adeyemi" })).toBeVisible();
  await look("contact");
  await page.getByRole("button", { name: "More" }).first().click();
  await page.getByRole("menuitem", { name: "Log how a call went" }).click();
  await log("Ruth Adeyemi", "St Mary's hall", "2026-10-13T08:00");

  await another(page, house, "2026-10-13T06:40:00Z");
  await page.goto("/today");
  await expect(page.getByText(/Ruth/).first()).toBeVisible();
  await look("today-meeting");
  await page
    .getByRole("link", { name: /ready|meeting/i })
    .first()
    .click();
  await meet(page, "Ruth", look, ["Tomás Lind"]);
  await thank(page, "Ruth", look);

  await page.goto("/contacts");
  await look("contacts");
  await page.getByRole("link", { name: "Tomás Lind" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Tomás Lind" })).toBeVisible();
  await page.getByRole("button", { name: "Write the letter" }).click();
  const text = page.getByRole("textbox", { name: "The letter", exact: true });
  await expect(text).toHaveValue(/Ruth Adeyemi suggested that I write to you/);
  await text.fill((await text.inputValue()).replaceAll(/\[[^\]]*\]/g, "how your planning team works"));
  await page.getByRole("radio", { name: /Wednesday 21 October/ }).click();
  await expect(text).toHaveValue(/Wednesday, 21 October/);
  await look("letter");
  const post = page.getByRole("button", { name: /^Mark as (posted|sent)$/ });
  await expect(post).not.toHaveAttribute("aria-disabled", "true");
  await post.click();
  await expect(page.getByRole("status")).toContainText("You promised a call on Wednesday 21 October.");
  await look("letter-sent");
  await page.goto("/calendar?on=2026-10-21");
  await expect(page.getByText(/Tomás Lind/).first()).toBeVisible();
  await look("calendar");

  await another(page, house, "2026-10-21T09:10:00Z");
  await page.goto("/today");
  // Eight days away: the session has ended by itself, and signing in leads back.
  await expect(page.getByRole("heading", { name: "Good to see you again." })).toBeVisible();
  await look("sign-in");
  await page.getByLabel("E-mail").fill(`nora.${info.project.name}@whelan.example`);
  await page.getByLabel("Password").fill("a long sentence of mine");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/today$/);
  const call = page.getByRole("region", { name: "Call Tomás Lind" });
  await expect(call).toContainText("Promised for today");
  await look("today-promise");
  await call
    .getByRole("button", { name: /ow it went|Log/ })
    .first()
    .click();
  await log("Tomás Lind", "Corrib Logistics, Galway", "2026-10-22T12:30");
  await expect(page.getByRole("status")).toContainText("Promise kept.");

  await another(page, house, "2026-10-22T11:10:00Z");
  await page.goto("/today");
  await page
    .getByRole("link", { name: /ready|meeting/i })
    .first()
    .click();
  await meet(page, "Tomás", look, ["Amara Okafor", "Grace Tan"]);
  // Owed tonight: Today says so until the note is out.
  await page.goto("/today");
  await expect(page.getByText(/thank-you/i).first()).toBeVisible();
  await look("today-thanks");
  await page.goBack();
  await page.goto(page.url());
  await expect(page.getByRole("heading", { name: "A thank-you note to Tomás" })).toBeVisible();
  await thank(page, "Tomás", look);
  await page.goto("/today");
  await look("today-done");
  if (isMobile) await expect(page.getByRole("navigation", { name: "Rooms" })).toBeVisible();
});
