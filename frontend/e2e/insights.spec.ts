import type { Page } from "@playwright/test";
import { expect, fitsTheWidth, type House, passesAxe, test } from "./fixtures";
import { settle, wednesday } from "./story";

test.use({ clock: wednesday });

/** The page passes the machine's eye in both themes and sticks out nowhere; with INROAD_SHOTS it is also kept. */
async function stands(page: Page, name: string): Promise<void> {
  await fitsTheWidth(page);
  const width = page.viewportSize()?.width ?? 0;
  for (const theme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    await passesAxe(page, { colours: theme === "dark" });
    const keep = process.env["INROAD_SHOTS"];
    if (keep) await page.screenshot({ path: `${keep}/${name}-${width}-${theme}.png`, fullPage: true });
  }
}

/** Opens the pages as Nora of the demo's story. */
async function asNora(page: Page, house: House): Promise<void> {
  const { email, password } = await house.tellStory();
  await page.context().clearCookies();
  await page.addInitScript((ahead: number) => {
    const real = Temporal.Now.instant.bind(Temporal.Now);
    Temporal.Now.instant = () => real().add({ milliseconds: ahead });
  }, house.ahead);
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: /Nora/ })).toBeVisible();
}

test("nothing has come of it yet, and there is no right number", async ({ page, seeker, isMobile }) => {
  expect(seeker.workspaceId).not.toBe("");
  await page.goto("/calendar");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  if (isMobile) {
    await page.getByRole("button", { name: "More" }).click();
    await page.getByRole("button", { name: "Insights" }).click();
  } else {
    // The second key has little more than a second, which a busy machine may let pass.
    await expect(async () => {
      await page.keyboard.press("g");
      await page.keyboard.press("i");
      await expect(page).toHaveURL(/\/insights$/, { timeout: 3000 });
    }).toPass();
  }
  await expect(page).toHaveURL(/\/insights$/);
  await expect(
    page.getByText("There is no right number of interviews. This fills after the third."),
  ).toBeVisible();
  await stands(page, "insights-empty");
});

test("a search that has just begun draws nothing from too little", async ({ page, seeker }) => {
  await settle(seeker);
  await page.goto("/insights");
  await expect(page.getByRole("heading", { name: "What has come of it" })).toBeVisible();
  await expect(page.getByText("Too little to go by yet").first()).toBeVisible();
  await stands(page, "insights-few");
});

test("promises come first, every chart has its table, its rule and what is counted", async ({
  page,
  house,
}) => {
  await asNora(page, house);
  await page.goto("/insights");
  await expect(page.getByText("Eleven meetings since September. There is no right number.")).toBeVisible();
  const headings = page.getByRole("main").getByRole("heading", { level: 2 });
  await expect(headings.first()).toHaveText("You kept all six promises.");
  await expect(page.getByRole("list", { name: "The latest promises" }).getByRole("listitem")).toHaveCount(6);
  await stands(page, "insights");

  const promises = page.getByRole("region", { name: "You kept all six promises." });
  await promises.getByRole("button", { name: "Show as table" }).click();
  await expect(promises.getByRole("row", { name: /^Calls 6 0 0 1/ })).toBeVisible();

  const slots = page.getByRole("region", { name: "When you met" });
  await expect(slots).toContainText("Ten of eleven meetings were at lunch or outside office hours.");
  await slots.getByRole("button", { name: "Show as table" }).click();
  await expect(slots.getByRole("row", { name: "Lunch 4" })).toBeVisible();
  await slots.getByText("What is counted").click();
  await expect(slots).toContainText("Here: 10 of 11.");
  await slots.getByRole("button", { name: "Rule SET-3" }).first().click();
  await expect(page.getByRole("dialog", { name: "Rule SET-3" })).toContainText("80 to 90 percent");
  await page.keyboard.press("Escape");

  const buttons = page.getByRole("button", { name: "Show as table" });
  while ((await buttons.count()) > 0) await buttons.first().click();
  await expect(page.getByRole("main").getByRole("table")).toHaveCount(11);
  await expect(page.getByRole("region", { name: "Who picked up" })).toContainText("In 100, probably");
  await stands(page, "insights-tables");

  await page.getByRole("radio", { name: "4 weeks" }).click();
  await expect(page).toHaveURL(/back=4w/);
  await expect(page.getByText("Eight meetings since September.")).toBeVisible();
  await page.reload();
  await expect(page.getByText("Eight meetings since September.")).toBeVisible();
  await expect(page.getByText(/quota|funnel|overdue|%/i)).toHaveCount(0);
});

test("the contact's page says what became of the promises to them", async ({ page, house }) => {
  await asNora(page, house);
  await page.goto("/contacts?q=kerrigan");
  await page.getByRole("link", { name: "Daniel Kerrigan" }).click();
  await expect(page.getByText("Your word to Daniel")).toBeVisible();
  await expect(page.getByText("You kept all two promises.")).toHaveCount(0);
  await expect(page.getByText(/You kept both promises\..*One was moved by agreement\./)).toBeVisible();
  await expect(page.getByText(/^Promise moved from /).first()).toBeVisible();
  await stands(page, "contact-promises");
});

test("it prints without buttons, and with its charts", async ({ page, house }) => {
  await asNora(page, house);
  await page.goto("/insights");
  await expect(page.getByText("Eleven meetings since September.")).toBeVisible();
  await page.emulateMedia({ media: "print", colorScheme: "light" });
  await expect(page.getByRole("button", { name: "Show as table" })).toHaveCount(0);
  await expect(page.getByRole("radio", { name: "4 weeks" })).toHaveCount(0);
  await expect(page.getByRole("navigation")).toHaveCount(0);
  const keep = process.env["INROAD_SHOTS"];
  const width = page.viewportSize()?.width ?? 0;
  if (keep) await page.screenshot({ path: `${keep}/insights-print-${width}.png`, fullPage: true });
  const paper = await page.pdf({ format: "A4", ...(keep ? { path: `${keep}/insights.pdf` } : {}) });
  expect(paper.length).toBeGreaterThan(20_000);
});
