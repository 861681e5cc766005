import { describe, expect, it } from "vitest";
import { doubtSentence, reasonSentence } from "./model";

const say = (text: string, weight: number) => ({ code: "x", text, weight });

describe("the sentence of a pair", () => {
  it("joins what speaks for it, names keeping their capital", () => {
    const evidence = [
      say("Same e-mail", 52),
      say("Bob is short for Robert", 22),
      say("Same family name", 20),
    ];
    expect(reasonSentence(evidence)).toBe("Same e-mail, Bob is short for Robert, same family name.");
  });

  it("says that a name is rare only when nothing else is to be said", () => {
    expect(reasonSentence([say("Same name", 45), say("Few people have this name", 9)])).toBe("Same name.");
    expect(reasonSentence([say("Few people have this name", 9)])).toBe("Few people have this name.");
  });

  it("keeps what speaks against it apart", () => {
    const evidence = [
      say("Same name", 45),
      say("Different organizations", -3),
      say("Different telephones", -7),
    ];
    expect(doubtSentence(evidence)).toBe("Different organizations, different telephones.");
    expect(reasonSentence([])).toBe("");
  });
});
