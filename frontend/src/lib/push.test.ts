import { expect, test } from "vitest";
import { canShow, keyBytes, nameOfBrowser } from "./push";

test("a key is read as the bytes it stands for", () => {
  expect([...keyBytes("-_8A")]).toEqual([251, 255, 0]);
});

test("a browser without push is told apart", () => {
  expect(canShow()).toBe(false);
});

test.each([
  ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Linux"],
  ["Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0", "Edge, Windows"],
  ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "Safari, iPhone"],
  ["curl/8", ""],
])("%s", (agent, name) => {
  expect(nameOfBrowser(agent)).toBe(name);
});
