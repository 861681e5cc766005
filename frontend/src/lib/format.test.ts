import { expect, test } from "vitest";
import {
  count,
  dayIn,
  dayLong,
  dayShort,
  dayWithYear,
  listOf,
  timeIn,
  timeOf,
  weekdayShort,
  zoneCity,
} from "./format";

test("days read as on a desk calendar", () => {
  expect(weekdayShort("2026-10-14")).toBe("Wed");
  expect(dayShort("2026-10-14")).toBe("Wed 14 Oct");
  expect(dayLong("2026-10-14")).toBe("Wednesday 14 October");
  expect(dayWithYear("2026-10-14")).toBe("14 October 2026");
});

test("an instant belongs to the day and hour of its zone", () => {
  expect(dayIn("2026-10-14T23:30:00Z", "Europe/Dublin").toString()).toBe("2026-10-15");
  expect(timeIn("2026-10-14T08:40:00Z", "Europe/Dublin")).toBe("9:40");
  expect(timeOf("08:05:00")).toBe("8:05");
});

test("names, zones and numbers", () => {
  expect(listOf(["Amara", "Daniel", "Priya"])).toBe("Amara, Daniel and Priya");
  expect(zoneCity("America/New_York")).toBe("New York");
  expect(count(1204)).toBe("1,204");
});
