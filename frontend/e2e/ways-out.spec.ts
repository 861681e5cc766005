import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, fitsTheWidth, got, passesAxe, test } from "./fixtures";
import { settle, wednesday } from "./story";

test.use({ clock: wednesday });

const taken = async (page: Page, name: string) => {
  const coming = page.waitForEvent("download");
  await page.getByRole("link", { name, exact: true }).click();
  const file = await coming;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
};

test("a letter leaves on paper, as a file and by the clipboard; one that is held back does not", async ({
  page,
  seeker,
  context,
  isMobile,
}, info) => {
  const keep = process.env["INROAD_SHOTS"];
  const shot = async (name: string) => {
    for (const theme of keep ? (["dark", "light"] as const) : []) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
      await page.screenshot({ path: `${keep}/${name}-${info.project.name}-${theme}.png` });
    }
  };
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { tomas } = await settle(seeker);
  const path = { workspace_id: seeker.workspaceId };
  const letter = await got(
    seeker.api.POST("/api/v1/workspaces/{workspace_id}/letters", {
      params: { path },
      body: { contact_id: tomas, kind: "pitch" },
    }),
  );
  await page.goto(`/letters/${letter.id}`);
  const text = page.getByRole("textbox", { name: "The letter" });
  const filled = (await text.inputValue())
    .replace("[what you share]", "He speaks warmly of the planning team you built in Galway.")
    .replace("[who you are, in half a sentence]", "a planner of eleven years")
    .replace("[what you would like to understand]", "where those skills are most useful");
  await text.fill(`${filled}\n\nP.S. Are you hiring?`);

  // Held back: it can be looked at on paper, its words stay in.
  const out = page.getByRole("button", { name: "Ways out" });
  await out.click();
  const sheet = page.getByRole("dialog", { name: "Ways out" });
  await expect(sheet.getByRole("button", { name: "E-mail file" })).toHaveAttribute("aria-disabled", "true");
  await shot("ways-out-held");
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();

  // By keyboard alone.
  await text.fill(filled);
  await out.focus();
  await page.keyboard.press("Enter");
  await expect(sheet.getByRole("link", { name: "E-mail file" })).toBeVisible();
  await passesAxe(page);
  await fitsTheWidth(page);
  await shot("ways-out");
  const pdf = await taken(page, "Save as PDF");
  expect(pdf.name).toBe("Letter to Tomás Lind.pdf");
  expect(pdf.bytes.subarray(0, 5).toString()).toBe("%PDF-");
  const word = await taken(page, "Word document");
  expect(word.bytes.subarray(0, 2).toString()).toBe("PK");
  const message = await taken(page, "E-mail file");
  expect(message.bytes.toString()).toContain("X-Unsent: 1");
  expect((await taken(page, "Envelope")).name).toBe("Envelope Tomás Lind.pdf");
  expect((await taken(page, "Question sheet")).bytes.length).toBeGreaterThan(5000);
  await sheet.getByRole("button", { name: "Copy as plain text" }).click();
  await expect(page.getByRole("status")).toContainText("The letter is on your clipboard.");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain("a planner of eleven years");
  expect(copied).toContain("1. ");
  // One clipboard for the whole machine: another window may write to it in between.
  await expect(async () => {
    await sheet.getByRole("button", { name: "Copy", exact: true }).click();
    const rich = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      return (await item?.getType("text/html"))?.text();
    });
    expect(rich).toContain("<p>");
  }).toPass();
  const mailto = await sheet.getByRole("link", { name: "Open in my mail program" }).getAttribute("href");
  expect(mailto).toMatch(/^mailto:\?subject=.+&body=Dear%20Mr%20Lind/);
  await page.keyboard.press("Escape");

  // Handed over instead of posted.
  await page.getByRole("button", { name: "More for this letter" }).click();
  await page.getByRole("menuitem", { name: "It went out on another day" }).click();
  const when = page.getByRole("dialog", { name: "When it went out" });
  await when.getByRole("radio", { name: "By hand" }).click();
  await when.getByRole("button", { name: "Mark as handed over" }).click();
  await expect(page.getByText("Handed over on Wednesday 14 October")).toBeVisible();
  if (!isMobile) await expect(out).toBeVisible();
});

test("labels for several envelopes, with what will not print told before", async ({ page, seeker }, info) => {
  const keep = process.env["INROAD_SHOTS"];
  const { tomas, amara } = await settle(seeker);
  const path = { workspace_id: seeker.workspaceId };
  const wang = await got(
    seeker.api.POST("/api/v1/workspaces/{workspace_id}/contacts", {
      params: { path },
      body: { display_name: "王小明", known: true, address: "1 Dock Road\nLimerick" },
    }),
  );
  for (const contact_id of [tomas, amara, wang.id]) {
    await got(
      seeker.api.POST("/api/v1/workspaces/{workspace_id}/letters", {
        params: { path },
        body: { contact_id, kind: "pitch", medium: "post" },
      }),
    );
  }
  await page.goto("/letters");
  await page.getByRole("button", { name: "Labels" }).click();
  const sheet = page.getByRole("dialog", { name: "Address labels" });
  await expect(sheet.getByRole("checkbox")).toHaveCount(3);
  await expect(sheet.getByLabel("Sheets of labels")).toHaveValue("a4");
  await sheet.getByRole("checkbox", { name: "Amara Okafor" }).uncheck();
  await sheet.getByLabel("First free label").selectOption("14");
  await expect(sheet.getByText("2 labels on 2 sheets")).toBeVisible();
  await sheet.getByRole("button", { name: "Save the labels as PDF" }).click();
  const told = sheet.getByRole("status");
  await expect(told).toContainText("the label has the name alone: Tomás Lind.");
  await expect(told).toContainText("would show as empty boxes: 王小明.");
  await passesAxe(page);
  await fitsTheWidth(page);
  for (const theme of keep ? (["dark", "light"] as const) : []) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    await page.screenshot({ path: `${keep}/labels-${info.project.name}-${theme}.png` });
  }
  const coming = page.waitForEvent("download");
  await sheet.getByRole("button", { name: "Save it as it is" }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toBe("Address labels.pdf");
  expect((await readFile(await file.path())).subarray(0, 5).toString()).toBe("%PDF-");
  await expect(sheet).toBeHidden();
});
