import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { SearchCheck } from "lucide-react";
import { type RefObject, useEffect, useMemo, useRef } from "react";
import type { Found } from "@/entities/letter/model";
import type { Command } from "@/lib/commands";
import { announce } from "@/lib/notices";
import { useCommands } from "@/lib/use-commands";
import type { LetterTextHandle } from "./letter-text";

/** F8 goes from finding to finding, reading each out; how many are left is told as they change. */
export function useFindingWalk(
  found: readonly Found[],
  count: number,
  text: RefObject<LetterTextHandle | null>,
  fresh: boolean,
): () => void {
  const { t } = useLingui();
  const next = () => {
    const placed = found.filter((one) => one.end > one.start);
    const caret = text.current?.caret() ?? 0;
    const one = placed.find((other) => other.start >= caret) ?? placed[0];
    if (!one) {
      announce(t`Nothing was found in this letter.`);
      return;
    }
    text.current?.show(one.start, one.end);
    announce(`${one.title}. ${one.message}`);
  };
  const latest = useRef(next);
  useEffect(() => {
    latest.current = next;
  });
  const told = useRef(count);
  useEffect(() => {
    if (told.current === count) return;
    told.current = count;
    announce(count === 0 ? t`Nothing is left to look at.` : t`Still to look at: ${count}.`);
  }, [count, t]);
  const commands = useMemo<readonly Command[]>(
    () => [
      {
        id: "letter.next-finding",
        title: msg`Go to the next finding`,
        group: "page",
        icon: SearchCheck,
        keys: "F8",
        run: () => latest.current(),
      },
    ],
    [],
  );
  useCommands(commands);
  // A draft that was just begun opens with its first note to oneself selected: what is typed takes its place.
  const opening = useRef(fresh ? found.find((one) => one.code === "unfilled") : undefined);
  useEffect(() => {
    if (opening.current) text.current?.show(opening.current.start, opening.current.end);
  }, [text]);
  return next;
}
