import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useUnsubscribe } from "@/entities/reminder/mutations";
import { linkQuery } from "@/entities/reminder/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { Button } from "@/ui/button";
import { FormProblem } from "@/ui/form-problem";
import { PageHead } from "@/ui/page-head";
import { Skeleton } from "@/ui/skeleton";

/** What the link of an e-mail ends, on one press: opening the page ends nothing, programs open links too. */
export function EndLink({ token }: { readonly token: string }) {
  const { t } = useLingui();
  const words = useProblemWords();
  const found = useQuery(linkQuery(token));
  const end = useUnsubscribe(token);
  if (found.isPending) return <Skeleton rows={2} />;
  if (found.isError) {
    return (
      <>
        <PageHead title={<Trans>This link opens nothing</Trans>} />
        <FormProblem>{words(found.error)}</FormProblem>
      </>
    );
  }
  const { kind, search, on } = found.data;
  const what = kind === "digest" ? t`the day each morning` : t`the promise on its day`;
  if (!on) {
    return (
      <PageHead
        title={<Trans>No such e-mail comes any more.</Trans>}
        lede={
          <Trans>
            For {search}: {what}. The settings of your search bring it back.
          </Trans>
        }
      />
    );
  }
  return (
    <>
      <PageHead
        title={<Trans>End these e-mails?</Trans>}
        lede={
          <Trans>
            For {search}: {what}. Your promises stay where they are.
          </Trans>
        }
      />
      {end.isError ? <FormProblem>{words(end.error)}</FormProblem> : null}
      <Button kind="filled" busy={end.isPending} onClick={() => end.mutate()}>
        <Trans>End these e-mails</Trans>
      </Button>
    </>
  );
}
