import { describe, expect, test } from "vitest";
import { createMatcher, isTyping, pairWait, pressText } from "./hotkeys";

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

describe("pressText", () => {
  test.each([
    [{ ...plain, key: "c" }, "c"],
    [{ ...plain, key: "?", shiftKey: true }, "?"],
    [{ ...plain, key: "k", ctrlKey: true }, "Mod+k"],
    [{ ...plain, key: "K", metaKey: true, shiftKey: true }, "Mod+k"],
    [{ ...plain, key: "Escape" }, "Escape"],
    [{ ...plain, key: " " }, "Space"],
    [{ ...plain, key: "Shift", shiftKey: true }, null],
  ])("%o reads %s", (press, text) => {
    expect(pressText(press)).toBe(text);
  });
});

describe("createMatcher", () => {
  const matcher = () => createMatcher(() => ["c", "g t", "g c", "Mod+k"]);

  test("a single key answers at once", () => {
    expect(matcher().press("c", 0)).toBe("c");
  });

  test("a pair answers on its second key, and the second key alone does nothing else", () => {
    const keys = matcher();
    expect(keys.press("g", 0)).toBeNull();
    expect(keys.press("c", 100)).toBe("g c");
    expect(keys.press("c", 200)).toBe("c");
  });

  test("a pair left too long is forgotten", () => {
    const keys = matcher();
    keys.press("g", 0);
    expect(keys.press("t", pairWait + 1)).toBeNull();
  });
});

test("isTyping knows fields and menus", () => {
  document.body.innerHTML = `<input id="a"><div role="menu"><button id="b"></button></div><button id="c"></button>`;
  expect(isTyping(document.querySelector("#a"))).toBe(true);
  expect(isTyping(document.querySelector("#b"))).toBe(true);
  expect(isTyping(document.querySelector("#c"))).toBe(false);
});
