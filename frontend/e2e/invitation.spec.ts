import { expect, passesAxe, test } from "./fixtures";
import { shot } from "./time";

test.use({ clock: "2026-10-14T08:00:00Z" });

test("@desk a meeting is sent into the other calendar, and its end too", async ({ page, seeker }) => {
  const inside = { path: { workspace_id: seeker.workspaceId } };
  const { data: amara } = await seeker.api.POST("/api/v1/workspaces/{workspace_id}/contacts", {
    params: { ...inside },
    body: {
      given_name: "Amara",
      family_name: "Okafor",
      circle: "church",
      emails: [{ address: "amara@okafor.example", label: "" }],
    } as never,
  });
  const { data: meeting } = await seeker.api.POST("/api/v1/workspaces/{workspace_id}/meetings", {
    params: { ...inside },
    body: {
      contact_id: amara?.id ?? "",
      place: "Northgate Foods, gate 2",
      local_start: "2026-10-20T08:00",
    } as never,
  });
  await page.goto(`/meetings/${meeting?.id ?? ""}`);
  const section = page.getByRole("region", { name: "In their calendar" });
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    section.getByRole("link", { name: "An invitation for your mail program" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("Invitation.eml");
  // Nothing listens there: what is sent does not go out, and says why.
  await seeker.api.PUT("/api/v1/workspaces/{workspace_id}/mail-account", {
    params: { ...inside },
    body: { email: "nora@whelan.example", host: "127.0.0.1", port: 25, security: "none" } as never,
  });
  await page.reload();
  await section.getByRole("button", { name: "Invite Amara by e-mail" }).click();
  await expect(section.getByRole("status")).toContainText(/On its way|It has not gone out/);
  await passesAxe(page);
  await shot(page, "invitation");
});
