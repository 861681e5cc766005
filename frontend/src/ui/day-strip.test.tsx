import { screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { render } from "@/testing/render";
import { DayStrip } from "./day-strip";

const days = [
  { day: "2026-10-19", word: "harder" },
  { day: "2026-10-20", word: "good" },
  { day: "2026-10-21", word: "full" },
  { day: "2026-10-22", word: "best" },
  { day: "2026-10-23", word: "depends" },
] as const;

test("arrows move, a shut day can be read but not picked", async () => {
  const pick = vi.fn();
  const { user } = render(<DayStrip label="Day of the call" days={days} value={null} onPick={pick} />);
  await user.tab();
  expect(screen.getByRole("radio", { name: "Monday 19 October, harder" })).toHaveFocus();
  await user.keyboard("{ArrowRight}{ArrowRight}");
  const full = screen.getByRole("radio", { name: "Wednesday 21 October, full" });
  expect(full).toHaveFocus();
  await user.keyboard("{Enter}");
  expect(pick).not.toHaveBeenCalled();
  await user.keyboard("{ArrowRight}{Enter}");
  expect(pick).toHaveBeenCalledWith("2026-10-22");
});
