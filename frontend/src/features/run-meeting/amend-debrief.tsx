import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useForm } from "react-hook-form";
import { landOnFields } from "@/api/form";
import { type DebriefDraft, draftOf, patchOf } from "@/entities/meeting/debrief";
import { useAmendDebrief } from "@/entities/meeting/mutations";
import type { Notebook } from "@/entities/meeting/notebook";
import { type Meeting, notesQuery } from "@/entities/meeting/queries";
import type { OpenNotebook } from "@/entities/meeting/use-notebook";
import { useProblemWords } from "@/i18n/use-problem-words";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { FormProblem } from "@/ui/form-problem";
import { CameAway } from "./came-away";
import { DebriefMore } from "./debrief-more";
import { HowLeft } from "./how-left";

interface AmendDebriefProps {
  readonly workspaceId: string;
  readonly meeting: Meeting;
  readonly notebook: OpenNotebook;
  readonly book: Notebook;
  readonly onDone: () => void;
}

/** The rest, at home: more of what was said, or a word put right. Names and promises stay as they were made. */
export function AmendDebrief({ workspaceId, meeting, notebook, book, onDone }: AmendDebriefProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const amend = useAmendDebrief(workspaceId);
  const notes = useQuery(notesQuery(workspaceId, meeting.id));
  const [problem, setProblem] = useState("");
  const { write } = notebook;
  const form = useForm<DebriefDraft>({ defaultValues: draftOf(meeting, book) });

  // What is typed survives a reload, here as at the table.
  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ values }) => write((latest) => ({ ...latest, debrief: values })),
      }),
    [form, write],
  );

  const submit = form.handleSubmit(async (draft) => {
    setProblem("");
    try {
      await amend.mutateAsync({ meeting, patch: patchOf(draft) });
      notebook.close();
      notify(t`What came of it is kept.`);
      onDone();
    } catch (error) {
      const rest = landOnFields(form, error);
      if (rest.length > 0) setProblem(rest.join(" "));
      else if (Object.keys(form.formState.errors).length === 0) setProblem(words(error));
    }
  });

  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      {problem ? (
        <div className="pb-6">
          <FormProblem>{problem}</FormProblem>
        </div>
      ) : null}
      <DebriefMore form={form} meeting={meeting} lines={notes.data?.items ?? []} open />
      <CameAway form={form} />
      <HowLeft form={form} />
      <div className="flex flex-col gap-2 desk:flex-row">
        <Button kind="filled" type="submit" busy={amend.isPending}>
          <Trans>Keep what came of it</Trans>
        </Button>
        <Button
          kind="quiet"
          onClick={() => {
            write((latest) => ({ ...latest, debrief: null }));
            onDone();
          }}
        >
          <Trans>Leave it as it is</Trans>
        </Button>
      </div>
    </form>
  );
}
