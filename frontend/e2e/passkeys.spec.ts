import type { Page } from "@playwright/test";
import { expect, fitsTheWidth, passesAxe, test } from "./fixtures";
import { shot } from "./time";

test.use({ named: true });

/** A device of the browser's own that keeps passkeys; its owner's finger is there, or is not. */
async function deviceOf(page: Page): Promise<{ readonly finger: (there: boolean) => Promise<void> }> {
  const chrome = await page.context().newCDPSession(page);
  await chrome.send("WebAuthn.enable");
  const { authenticatorId } = await chrome.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    finger: async (there) => {
      await chrome.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: there });
    },
  };
}

test("a passkey is kept, opens the door by itself, and stands beside a password", async ({
  page,
  seeker,
}, info) => {
  test.slow();
  const device = await deviceOf(page);
  await page.goto("/settings/sign-in");
  const section = page.getByRole("region", { name: "Passkeys" });
  await section.getByRole("button", { name: "Keep a passkey" }).click();
  const form = page.getByRole("form", { name: "A new passkey" });
  await expect(form.getByLabel("What you call this device")).toBeFocused();
  await device.finger(false);
  await page.keyboard.type("My telephone");
  await page.keyboard.press("Enter");
  await expect(form.getByRole("alert")).toContainText("Nothing was kept");
  await device.finger(true);
  await form.getByRole("button", { name: "Keep it on the device" }).click();
  const paper = page.getByRole("region", { name: "Codes for paper: shown this once" });
  await expect(paper.getByRole("listitem")).toHaveCount(10);
  await paper.getByRole("button", { name: "I have them" }).click();
  await expect(section.getByText("My telephone")).toBeVisible();
  await section.getByRole("button", { name: "Rename My telephone" }).click();
  await section.getByLabel("Name of this passkey").fill("The blue telephone");
  await page.keyboard.press("Enter");
  await expect(section.getByText("The blue telephone")).toBeVisible();
  await passesAxe(page);
  await fitsTheWidth(page);
  await section.scrollIntoViewIfNeeded();
  await shot(page, `passkeys-${info.project.name}`);

  await page.context().clearCookies();
  await page.goto("/sign-in");
  await passesAxe(page);
  await shot(page, `passkey-sign-in-${info.project.name}`);
  await device.finger(false);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page.getByRole("alert")).toContainText("No passkey was used");
  await device.finger(true);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page).toHaveURL(/\/today$/);

  await page.context().clearCookies();
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(seeker.email);
  await page.getByLabel("Password").fill(seeker.password);
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Code from paper")).toBeFocused();
  await passesAxe(page);
  await shot(page, `passkey-second-${info.project.name}`);
  await page.getByRole("button", { name: "Use your passkey" }).click();
  await expect(page).toHaveURL(/\/today$/);

  await page.goto("/settings/sign-in");
  await section.getByRole("button", { name: "End The blue telephone" }).click();
  await section.getByRole("button", { name: "End it for good" }).click();
  await expect(section.getByText("The blue telephone")).toBeHidden();
  await expect(section.getByRole("button", { name: "Keep a passkey" })).toBeVisible();
});
