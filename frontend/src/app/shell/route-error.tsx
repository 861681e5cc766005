import { Trans } from "@lingui/react/macro";
import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import { Problem } from "@/api/problem";
import { useProblemWords } from "@/i18n/use-problem-words";
import { ErrorRetry } from "@/ui/error-retry";
import { Page } from "@/ui/page";
import { PageHead } from "@/ui/page-head";

/** A page that could not be shown; the rest of the house stands. */
export function RouteError({ error, reset }: ErrorComponentProps) {
  const words = useProblemWords();
  const router = useRouter();
  const retry = () => {
    reset();
    void router.invalidate();
  };
  const reference = error instanceof Problem && error.status !== 404 ? error.body.requestId : "";
  return (
    <Page>
      <PageHead title={<Trans>This page could not be opened.</Trans>} />
      <ErrorRetry onRetry={retry} {...(reference ? { requestId: reference } : {})}>
        {words(error)}
      </ErrorRetry>
    </Page>
  );
}
