import "@testing-library/jest-dom/vitest";
import "temporal-polyfill/global";
import { cleanup, configure } from "@testing-library/react";
import { afterAll, afterEach, beforeAll } from "vitest";
import { activate } from "@/i18n/i18n";
import { server } from "./server";

activate();
// What is fetched when first opened takes its time on a shared machine; nothing is waited for longer than it needs.
configure({ asyncUtilTimeout: 8000 });

// jsdom draws nothing: no media query holds there.
window.matchMedia = (query) =>
  Object.assign(new EventTarget(), {
    matches: false,
    media: query,
    onchange: null,
    addListener: () => undefined,
    removeListener: () => undefined,
  }) as MediaQueryList;
// Nor does it lay out: nothing changes its size, and nothing can be scrolled to.
globalThis.ResizeObserver = class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
};
Element.prototype.scrollIntoView = () => undefined;
window.scrollTo = () => undefined;

// jsdom knows <dialog> but cannot open it.
if (typeof HTMLDialogElement.prototype.showModal !== "function") {
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
    this.dispatchEvent(new Event("close"));
  };
}

// A request no test has answered fails that test.
beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterEach(() => {
  cleanup();
  server.resetHandlers();
  localStorage.clear();
});
afterAll(() => server.close());
