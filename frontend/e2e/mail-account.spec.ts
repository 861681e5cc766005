import { expect, fitsTheWidth, got, passesAxe, test } from "./fixtures";
import { settle, wednesday } from "./story";

test.use({ clock: wednesday });

test("an account to send from is set up and tried; a letter that cannot leave is a draft again, with the reason", async ({
  page,
  seeker,
}, info) => {
  const keep = process.env["INROAD_SHOTS"];
  const shot = async (name: string) => {
    if (keep) await page.screenshot({ path: `${keep}/${name}-${info.project.name}.png`, fullPage: true });
  };
  const { tomas } = await settle(seeker);
  const path = { workspace_id: seeker.workspaceId };
  await page.goto("/settings/mail");
  await page.getByLabel("Your e-mail address", { exact: true }).fill("nora@whelan.example");
  // Inside the operator's own network: no letter of a user's leads there unless it was opened (S19).
  await page.getByLabel("Mail server for sending").fill("10.0.0.1");
  await page.getByLabel("User name", { exact: true }).fill("nora");
  await page.getByLabel("Mail password").fill("a password");
  await page.getByRole("button", { name: "Save and test the account" }).click();
  await expect(page.getByText("That mail server is not on the public internet")).toBeVisible();
  await expect(page.getByLabel("Mail password")).toHaveValue("");
  await passesAxe(page);
  await fitsTheWidth(page);
  await shot("mail-account");

  const person = await got(
    seeker.api.GET("/api/v1/workspaces/{workspace_id}/contacts/{contact_id}", {
      params: { path: { ...path, contact_id: tomas } },
    }),
  );
  await seeker.api.PATCH("/api/v1/workspaces/{workspace_id}/contacts/{contact_id}", {
    params: { path: { ...path, contact_id: tomas }, header: { "If-Match": `"${person.version}"` } },
    body: { emails: [{ address: "tomas@lind.example", label: "" }] },
  });
  const letter = await got(
    seeker.api.POST("/api/v1/workspaces/{workspace_id}/letters", {
      params: { path },
      body: { contact_id: tomas, kind: "pitch", medium: "email" },
    }),
  );
  await page.goto(`/letters/${letter.id}`);
  const text = page.getByRole("textbox", { name: "The letter" });
  await text.fill(
    (await text.inputValue())
      .replace("[what you share]", "He speaks warmly of the planning team you built in Galway.")
      .replace("[who you are, in half a sentence]", "a planner of eleven years")
      .replace("[what you would like to understand]", "where those skills are most useful"),
  );
  await page.getByRole("button", { name: "Ways out" }).click();
  await page.getByRole("button", { name: "Send it from nora@whelan.example" }).click();
  await expect(page.getByText("That mail server is not on the public internet")).toBeVisible();
  await expect(text).toHaveValue(/a planner of eleven years/);
  await passesAxe(page);
  await shot("letter-not-sent");
});
