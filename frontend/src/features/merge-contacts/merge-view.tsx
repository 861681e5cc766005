import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ArrowLeftRight } from "lucide-react";
import { useState } from "react";
import { useMergeContacts, useUndoMerge } from "@/entities/duplicate/mutations";
import { type MergeChoices, mergePreviewQuery } from "@/entities/duplicate/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { ErrorRetry } from "@/ui/error-retry";
import { FormProblem } from "@/ui/form-problem";
import { Page } from "@/ui/page";
import { PageHead } from "@/ui/page-head";
import { Section } from "@/ui/section";
import { Skeleton } from "@/ui/skeleton";
import { TextLink } from "@/ui/text-link";
import { EdgeList } from "./edge-list";
import { FieldChoice } from "./field-choice";
import { useMergeWords } from "./use-merge-words";

interface MergeViewProps {
  readonly workspaceId: string;
  readonly stays: string;
  readonly goes: string;
  readonly onTurn: () => void;
  readonly onDone: (contactId: string) => void;
}

/** Field by field what stays, what goes over, and the referrals before and after; one button, and a way back. */
export function MergeView({ workspaceId, stays, goes, onTurn, onDone }: MergeViewProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const said = useMergeWords();
  const [choices, setChoices] = useState<MergeChoices>({});
  const { data, error, refetch, isFetching } = useQuery(mergePreviewQuery(workspaceId, stays, goes, choices));
  const merge = useMergeContacts(workspaceId);
  const undo = useUndoMerge(workspaceId);
  const over = (
    <TextLink asChild>
      <Link to="/contacts/duplicates">
        <Trans>Duplicates</Trans>
      </Link>
    </TextLink>
  );
  if (!data) {
    return (
      <Page>
        {error ? (
          <>
            <PageHead over={over} title={<Trans>These cannot be merged</Trans>} />
            <ErrorRetry onRetry={() => void refetch()}>{words(error)}</ErrorRetry>
          </>
        ) : (
          <Skeleton head rows={5} />
        )}
      </Page>
    );
  }
  const differing = data.fields.filter((field) => field.differs);
  const open = differing.filter((field) => field.choices.length > 0);
  const settled = differing.filter((field) => field.choices.length === 0);
  const moved = said.moved(data.moves);
  const name = data.other.display_name;

  const takeBack = (mergeId: string) =>
    undo
      .mutateAsync(mergeId)
      .then((undone) => notify([t`They are two contacts again.`, ...undone.changed_since].join(" ")))
      .catch((problem: unknown) => notify(words(problem)));
  const submit = () =>
    merge
      .mutateAsync({ preview: data, choices })
      .then((made) => {
        onDone(made.contact.id);
        notify(t`${name} is now part of ${made.contact.display_name}.`, () => void takeBack(made.id));
      })
      .catch(() => {
        // Said above the button, from the mutation's own error; the preview shows how things stand now.
        void refetch();
      });

  return (
    <Page>
      <PageHead
        over={over}
        title={<Trans>Make one contact of two</Trans>}
        lede={
          <Trans>
            {name} goes into {data.this.display_name}. Choose what stays where they differ.
          </Trans>
        }
        actions={
          <Button
            kind="quiet"
            icon={ArrowLeftRight}
            onClick={() => {
              setChoices({});
              onTurn();
            }}
          >
            <Trans>The other way round</Trans>
          </Button>
        }
      />
      {data.notices.length > 0 ? (
        <ul className="mb-7 flex flex-col gap-1 rounded-sheet bg-manila-wash px-4 py-3 text-support text-manila">
          {data.notices.map((notice) => (
            <li key={notice}>{notice}</li>
          ))}
        </ul>
      ) : null}
      <Section label={<Trans>What stays</Trans>}>
        {open.length === 0 ? (
          <p className="text-support text-muted">
            <Trans>They say the same of everything.</Trans>
          </p>
        ) : (
          <div className="flex flex-col gap-5">
            {open.map((field) => (
              <FieldChoice
                key={field.field}
                field={field}
                onChoose={(choice) => setChoices({ ...choices, [field.field]: choice })}
              />
            ))}
          </div>
        )}
        {settled.length > 0 ? (
          <p className="pt-4 font-serif text-reason text-muted">
            <Trans>True of one, true of both:</Trans>{" "}
            {settled.map((field) => `${said.name(field)}: ${said.said(field, "kept")}`).join("; ")}.
          </p>
        ) : null}
      </Section>
      <Section label={<Trans>What goes over from {name}</Trans>}>
        <p className="text-body">{moved.length > 0 ? moved.join(" · ") : t`Nothing but what is above.`}</p>
      </Section>
      <Section label={<Trans>Referrals</Trans>}>
        <div className="grid gap-6 desk:grid-cols-2">
          <EdgeList label={t`Before`} none={t`None.`} edges={data.edges_before} fates />
          <EdgeList label={t`After`} none={t`None.`} edges={data.edges_after} />
        </div>
      </Section>
      {merge.error ? <FormProblem>{words(merge.error)}</FormProblem> : null}
      <div className="flex flex-col gap-2.5 pt-2 desk:flex-row">
        <Button kind="filled" busy={merge.isPending || isFetching} onClick={() => void submit()}>
          <Trans>Merge into {data.this.display_name}</Trans>
        </Button>
        <Button kind="quiet" asChild>
          <Link to="/contacts/duplicates">
            <Trans>Leave them as they are</Trans>
          </Link>
        </Button>
      </div>
    </Page>
  );
}
