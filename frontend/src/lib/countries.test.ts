import { expect, test } from "vitest";
import { countries } from "./countries";

test("countries have a code and an English name, in the order of their names", () => {
  const all = countries();
  expect(all.length).toBeGreaterThan(190);
  expect(all.find(({ code }) => code === "IE")?.name).toBe("Ireland");
  expect(all.map(({ code }) => code)).not.toContain("ZZ");
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  expect(all.filter(({ name }) => name === "Germany")).toEqual([{ code: "DE", name: "Germany" }]);
  expect(all[0]?.name).toBe("Afghanistan");
});
