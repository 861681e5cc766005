import { useWindowVirtualizer, type Virtualizer } from "@tanstack/react-virtual";
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";

interface VirtualRows<T extends HTMLElement> {
  readonly ref: RefObject<T | null>;
  readonly virtual: Virtualizer<Window, Element>;
  /** Room above the first row drawn and below the last, in pixels. */
  readonly before: number;
  readonly after: number;
}

/** Draws only the rows in sight, however many there are; asks for more near the end. */
export function useVirtualRows<T extends HTMLElement>(
  count: number,
  height: number,
  onEnd: () => void,
): VirtualRows<T> {
  const ref = useRef<T>(null);
  const [top, setTop] = useState(0);
  // What stands above the list may grow (filters wrap, findings appear): its place is measured with each drawing.
  useLayoutEffect(() => {
    const element = ref.current;
    if (element) setTop(element.getBoundingClientRect().top + window.scrollY);
  }, [count]);
  // oxlint-disable-next-line react/incompatible-library -- its rows are read while rendering, which is what it is made for
  const virtual = useWindowVirtualizer({
    count,
    estimateSize: () => height,
    overscan: 12,
    scrollMargin: top,
  });
  const drawn = virtual.getVirtualItems();
  const last = drawn.at(-1);
  useEffect(() => {
    if (last && last.index >= count - 20) onEnd();
  }, [last, count, onEnd]);
  return {
    ref,
    virtual,
    before: drawn[0] ? drawn[0].start - top : 0,
    after: last ? virtual.getTotalSize() - (last.end - top) : 0,
  };
}
