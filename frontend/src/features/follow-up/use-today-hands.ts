import { useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useUndoAttempt } from "@/entities/attempt/mutations";
import { useCreateLetter } from "@/entities/letter/mutations";
import { useSendPromised } from "@/entities/promise/mutations";
import { letterToBegin } from "@/entities/today/model";
import type { TodayItem } from "@/entities/today/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { run } from "@/lib/commands";
import { notify } from "@/lib/notices";
import { useCallReturn } from "./use-call-return";

export type OpenSheet = { readonly kind: "log" | "script"; readonly item: TodayItem } | null;

export interface TodayHands {
  readonly sheet: OpenSheet;
  readonly close: () => void;
  readonly log: (item: TodayItem) => void;
  readonly script: (item: TodayItem) => void;
  /** Somebody pressed the number: when they come back, the sheet asks how it went. */
  readonly called: (item: TodayItem) => void;
  /** Begins the letter and opens it. */
  readonly begin: (item: TodayItem) => void;
  readonly beginning: boolean;
  readonly add: () => void;
  /** What was promised has been sent. */
  readonly sent: (item: TodayItem) => void;
  readonly undo: (item: TodayItem) => void;
}

/** What can be done with the things of today. */
export function useTodayHands(workspaceId: string, items: readonly TodayItem[]): TodayHands {
  const { t } = useLingui();
  const navigate = useNavigate();
  const words = useProblemWords();
  const [sheet, setSheet] = useState<OpenSheet>(null);
  const create = useCreateLetter(workspaceId);
  const undo = useUndoAttempt(workspaceId);
  const send = useSendPromised(workspaceId);
  const called = useCallReturn((itemId) => {
    const item = items.find((one) => one.id === itemId);
    if (item) setSheet({ kind: "log", item });
  });
  return {
    sheet,
    close: () => setSheet(null),
    log: (item) => setSheet({ kind: "log", item }),
    script: (item) => setSheet({ kind: "script", item }),
    called: (item) => called(item.id),
    begin: (item) => {
      const body = letterToBegin(item);
      if (!body || create.isPending) return;
      create.mutate(body, {
        onSuccess: (letter) => void navigate({ to: "/letters/$letterId", params: { letterId: letter.id } }),
        onError: (error) => notify(words(error)),
      });
    },
    beginning: create.isPending || send.isPending,
    sent: (item) => {
      if (!item.promise_id || send.isPending) return;
      send.mutate(item.promise_id, {
        onSuccess: () => notify(t`Promise kept.`),
        onError: (error) => notify(words(error)),
      });
    },
    add: () => run("contact.add"),
    undo: (item) => {
      if (!item.undo_attempt_id || !item.contact) return;
      undo.mutate(
        { attemptId: item.undo_attempt_id, contactId: item.contact.id },
        { onError: (error) => notify(words(error)) },
      );
    },
  };
}
