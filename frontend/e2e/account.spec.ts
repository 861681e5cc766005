import { expect, passesAxe, test } from "./fixtures";

test("an account is made, used, left and entered again", async ({ page, isMobile }) => {
  const refused: string[] = [];
  page.on("console", (message) => {
    if (/Content Security Policy/.test(message.text())) refused.push(message.text());
  });
  const email = `nora.${Date.now()}.${isMobile ? "phone" : "desk"}@whelan.example`;
  const password = "a long sentence of mine";

  await page.goto("/sign-up");
  await passesAxe(page);
  await page.getByLabel("Your name").fill("Nora Whelan");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill("password1234");
  await page.getByRole("button", { name: "Make my account" }).click();
  // Refused by the server: what was typed stays.
  await expect(page.getByText("This one is easily guessed.")).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Make my account" }).click();
  await expect(page).toHaveURL(/\/today$/);

  await page.getByRole("button", { name: "Add a contact" }).click();
  await expect(page.getByRole("dialog", { name: "Add a contact" })).toBeVisible();
  await expect(page.getByLabel("Name")).toBeFocused();
  await passesAxe(page);
  await page.keyboard.type("Ruth Adeyemi");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").last()).toHaveText("Ruth Adeyemi is among your contacts.");

  await page.goto("/settings/you");
  await page.getByLabel("Your name").fill("Nora B. Whelan");
  await page.getByRole("button", { name: "Save my name" }).click();
  await page
    .getByRole("region", { name: "What just happened" })
    .getByRole("button", { name: "Undo" })
    .click();
  await expect(page.getByLabel("Your name")).toHaveValue("Nora Whelan");
  await page.goto("/settings/search");
  await page.getByLabel("Your address").fill("14 Hillcrest Road, Dublin 9");
  await page.getByLabel("Minutes you ask for").fill("3");
  await page.getByRole("button", { name: "Save my search" }).click();
  await expect(page.getByLabel("Minutes you ask for")).toHaveAccessibleDescription("5 at least.");
  await page.getByLabel("Minutes you ask for").fill("20");
  await page.getByRole("button", { name: "Save my search" }).click();
  await expect(page.getByRole("status").last()).toHaveText("The settings of your search are saved.");
  await page.getByRole("button", { name: "Rule LND-5" }).click();
  const rule = page.getByRole("dialog", { name: "Rule LND-5" });
  await expect(rule.locator("blockquote")).not.toBeEmpty();
  await passesAxe(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Rule LND-5" })).toBeFocused();

  if (isMobile) await page.getByRole("button", { name: "More" }).click();
  else await page.getByRole("button", { name: "Nora Whelan" }).click();
  await page.getByRole(isMobile ? "button" : "menuitem", { name: "Sign out", exact: true }).click();
  await expect(page).toHaveURL(/\/sign-in/);

  await page.goto("/settings/search");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fsettings%2Fsearch/);
  await passesAxe(page);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill("not my sentence");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toContainText("do not go together");
  await page.getByLabel("Password").fill(password);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/settings\/search$/);
  await expect(page.getByLabel("Your address")).toHaveValue("14 Hillcrest Road, Dublin 9");
  expect(refused).toEqual([]);
});
