import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useEffect } from "react";
import { useProviderAnswer } from "@/entities/session/mutations";
import { useProblemWords } from "@/i18n/use-problem-words";
import { browserZone } from "@/lib/clock";
import { notify } from "@/lib/notices";
import { PageHead } from "@/ui/page-head";
import { Skeleton } from "@/ui/skeleton";

interface ComeBackProps {
  /** The address's parameters, as the provider sent them. */
  readonly arrived: string;
  readonly onDone: (next: string) => void;
  readonly ways: ReactNode;
}

/** Ways that were brought back: each is worth something once, also where a component is built twice. */
const brought = new Set<string>();

/** Hands on what the provider said, and says what came of it. */
export function ComeBack({ arrived, onDone, ways }: ComeBackProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const answer = useProviderAnswer();
  const { mutate } = answer;
  useEffect(() => {
    if (brought.has(arrived)) return;
    brought.add(arrived);
    const said = new URLSearchParams(arrived);
    const body = {
      state: said.get("state") ?? "none",
      code: said.get("code"),
      iss: said.get("iss"),
      error: said.get("error"),
      time_zone: browserZone(),
    };
    mutate(body, {
      onSuccess: ({ did, next }) => {
        onDone(next);
        if (did === "linked") notify(t`It opens your account from now on.`);
        if (did === "renewed") notify(t`Thank you. Now do what you meant to do.`);
      },
    });
  });
  if (!answer.isError) {
    return (
      <>
        <PageHead title={<Trans>One moment.</Trans>} />
        <Skeleton rows={2} />
      </>
    );
  }
  return (
    <>
      <PageHead title={<Trans>Nobody was signed in.</Trans>} />
      <p role="alert" className="text-body">
        {words(answer.error)}
      </p>
      {ways}
    </>
  );
}
