import { screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { render } from "@/testing/render";
import { Button } from "./button";

test("a blocked button can be reached, does nothing, and says why", async () => {
  const press = vi.fn();
  const submit = vi.fn((event: SubmitEvent) => event.preventDefault());
  const { user, container } = render(
    <form>
      <Button type="submit" blocked="The letter asks for a job." onClick={press}>
        Mark as posted
      </Button>
    </form>,
  );
  container.querySelector("form")?.addEventListener("submit", submit);
  await user.tab();
  const button = screen.getByRole("button", { name: "Mark as posted" });
  expect(button).toHaveFocus();
  expect(button).toHaveAccessibleDescription("The letter asks for a job.");
  await user.keyboard("{Enter}");
  expect(press).not.toHaveBeenCalled();
  expect(submit).not.toHaveBeenCalled();
  expect(screen.getByText("The letter asks for a job.")).not.toHaveClass("sr-only");
});

test("a busy button ignores the second press", async () => {
  const press = vi.fn();
  const { user } = render(
    <Button busy onClick={press}>
      Keep
    </Button>,
  );
  await user.click(screen.getByRole("button"));
  expect(press).not.toHaveBeenCalled();
});
