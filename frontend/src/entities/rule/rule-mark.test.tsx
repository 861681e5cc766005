import { screen, waitFor } from "@testing-library/react";
import { HttpResponse } from "msw";
import { beforeEach, expect, test } from "vitest";
import type { Schemas } from "@/api/types";
import { render } from "@/testing/render";
import { http, server } from "@/testing/server";
import { RuleMark } from "./rule-mark";

const rule: Schemas["RuleOut"] = {
  id: "TIM-3",
  title: "Not on a Tuesday",
  sentence: "Tuesday is the heaviest mail day.",
  source: "",
};

beforeEach(() => {
  server.use(http.get("/api/v1/rules", () => HttpResponse.json({ items: [rule] })));
});

test("opens the rule by key, folds it with Escape, and the focus comes back", async () => {
  const { user } = render(<RuleMark id="TIM-3" />);
  const mark = screen.getByRole("button", { name: "Rule TIM-3" });
  await user.tab();
  expect(mark).toHaveFocus();
  await user.keyboard("{Enter}");
  expect(await screen.findByRole("dialog", { name: "Rule TIM-3" })).toBeVisible();
  expect(await screen.findByText("Tuesday is the heaviest mail day.")).toBeVisible();
  expect(mark).toHaveAttribute("aria-expanded", "true");
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
  await waitFor(() => expect(mark).toHaveFocus());
});

test("its own button folds it again; a press elsewhere does too", async () => {
  const { user } = render(
    <>
      <RuleMark id="TIM-3" />
      <button type="button">Elsewhere</button>
    </>,
  );
  const mark = screen.getByRole("button", { name: "Rule TIM-3" });
  await user.click(mark);
  expect(await screen.findByRole("dialog")).toBeVisible();
  await user.click(mark);
  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
  await user.click(mark);
  expect(await screen.findByRole("dialog")).toBeVisible();
  await user.click(screen.getByText("Elsewhere"));
  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
});
