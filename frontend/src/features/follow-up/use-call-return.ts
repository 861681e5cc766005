import { useEffect, useRef } from "react";

/**
 * A number is dialled outside this page. Gives back what to call when somebody presses it; `onReturn` runs when they
 * come back here, once, with the item they called for.
 */
export function useCallReturn(onReturn: (itemId: string) => void): (itemId: string) => void {
  const called = useRef<string | null>(null);
  const back = useRef(onReturn);
  useEffect(() => {
    back.current = onReturn;
  }, [onReturn]);
  useEffect(() => {
    const look = () => {
      if (document.visibilityState !== "visible" || !called.current) return;
      const itemId = called.current;
      called.current = null;
      back.current(itemId);
    };
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, []);
  return (itemId) => {
    called.current = itemId;
  };
}
