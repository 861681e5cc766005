/**
 * A letter goes out by e-mail and is answered, over real mail servers: the answer stands on Today, the seeker says
 * what it means, and the promise of the letter follows. On the desk it is a yes, on the phone another day.
 */
import { backend, expect, fitsTheWidth, got, passesAxe, python, test as base } from "./fixtures";
import { openPostOffice, type PostOffice } from "./post-office";
import { settle, wednesday } from "./story";

const test = base.extend<{ post: PostOffice }>({
  post: async ({ house }, use) => {
    const now = new Date(Date.now() + house.ahead).toISOString();
    const post = await openPostOffice(python, backend, now);
    await use(post);
    await post.close();
  },
});
test.use({ clock: wednesday });

test("an answer is found in the mailbox, stands on Today, and settles the promise", async ({
  page,
  seeker,
  post,
  isMobile,
}, info) => {
  const keep = process.env["INROAD_SHOTS"];
  const shot = async (name: string) => {
    for (const theme of keep ? (["dark", "light"] as const) : []) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
      await page.screenshot({ path: `${keep}/${name}-${info.project.name}-${theme}.png`, fullPage: true });
    }
  };
  const { tomas } = await settle(seeker);
  const path = { workspace_id: seeker.workspaceId };
  const person = await got(
    seeker.api.GET("/api/v1/workspaces/{workspace_id}/contacts/{contact_id}", {
      params: { path: { ...path, contact_id: tomas } },
    }),
  );
  await got(
    seeker.api.PATCH("/api/v1/workspaces/{workspace_id}/contacts/{contact_id}", {
      params: { path: { ...path, contact_id: tomas }, header: { "If-Match": `"${person.version}"` } },
      body: { emails: [{ address: "tomas@corrib.example", label: "" }] },
    }),
  );
  await got(
    seeker.api.PUT("/api/v1/workspaces/{workspace_id}/mail-account", {
      params: { path },
      body: {
        email: "nora@whelan.example",
        host: "127.0.0.1",
        port: post.smtp,
        security: "none",
        username: "nora",
        password: "right",
      },
    }),
  );

  // Where answers arrive is set up by hand, and tried against the real server.
  await page.goto("/settings/mail");
  const answers = page.getByRole("form", { name: "Answers" });
  await answers.getByLabel("Mail server for reading").fill("127.0.0.1");
  await answers.getByLabel("Port for reading").fill(String(post.imap));
  await answers.getByLabel("Encryption for reading").selectOption("none");
  await answers.getByLabel("User name for reading").fill(post.mailbox);
  await answers.getByLabel("Password for reading").fill("wrong");
  await answers.getByRole("button", { name: "Save and try the mailbox" }).click();
  await expect(answers.getByRole("status")).toContainText("did not take name and password");
  await answers.getByLabel("Password for reading").fill("right");
  await answers.getByRole("button", { name: "Save and try the mailbox" }).click();
  await expect(answers.getByRole("status")).toContainText("It works: your mailbox is looked through");

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
  await expect(page.getByText("Your mail server took it for tomas@corrib.example.")).toBeVisible();

  const came = await post.answer(
    isMobile
      ? "I am terribly busy just now. Please call me again on Wednesday, 28 October."
      : "I would be happy to meet. Come by on Thursday at eight.",
  );
  expect(came).toMatchObject({
    from: "Nora Whelan <nora@whelan.example>",
    to: "Tomás Lind <tomas@corrib.example>",
    subject: "Daniel Kerrigan suggested I write",
    letters: 1,
  });
  expect(came.text).toContain("a planner of eleven years");
  // The next look comes within ten minutes, or when one asks.
  await seeker.api.POST("/api/v1/workspaces/{workspace_id}/mail-account/inbox/checks", {
    params: { path },
    body: {},
  });

  await page.goto("/today");
  const item = page.getByRole("region", { name: "Tomás answered your letter" });
  await expect(item).toContainText(isMobile ? "It reads like: not now, later." : "It reads like a yes.");
  await passesAxe(page);
  await fitsTheWidth(page);
  await shot("reply-today");
  await item.getByRole("link", { name: "Read the answer" }).click();
  const card = page.getByRole("region", { name: "Tomás Lind wrote back" });
  await expect(card.getByText("tomas@corrib.example")).toBeVisible();
  await expect(card.getByText("Nora Whelan wrote")).toHaveCount(0);
  await passesAxe(page);
  await fitsTheWidth(page);
  await shot("reply-card");
  const kind = card.getByLabel("What it says");
  if (isMobile) {
    await expect(card.getByText("again on Wednesday, 28 October")).toBeVisible();
    await expect(kind).toHaveValue("later");
    await expect(card.getByLabel("Call again on")).toHaveValue("2026-10-28");
  } else {
    await expect(card.locator("mark").first()).toHaveText(/happy to meet/);
    await expect(kind).toHaveValue("yes");
    await card.getByRole("checkbox", { name: "I still call on the day I promised" }).uncheck();
  }
  await card.getByRole("button", { name: "Keep it so" }).click();
  await expect(card.getByText(isMobile ? "your promise moved to it" : "You read it as a yes.")).toBeVisible();
  // The letter says what became of its promise.
  const about = page.getByRole("complementary", { name: "About this letter" });
  if (isMobile) await expect(about).toContainText("You call on Wednesday 28 October.");
  else await expect(about).toContainText("You have spoken.");
  await shot("reply-settled");

  const { items } = await got(
    seeker.api.GET("/api/v1/workspaces/{workspace_id}/promises", {
      params: { path, query: { contact_id: tomas } },
    }),
  );
  const promised = items.map(({ state, due_on }) => `${state} ${due_on}`).toSorted();
  expect(promised).toEqual(isMobile ? ["open 2026-10-28", "renegotiated 2026-10-15"] : ["kept 2026-10-15"]);
  await page.goto("/today");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByText("answered your letter")).toHaveCount(0);
});
