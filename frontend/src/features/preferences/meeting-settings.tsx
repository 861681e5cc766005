import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { landOnFields } from "@/api/form";
import { useWorkspace } from "@/entities/session/use-session";
import { useUpdateWorkspace } from "@/entities/workspace/mutations";
import { type Workspace, workspaceQuery } from "@/entities/workspace/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { ErrorRetry } from "@/ui/error-retry";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { Skeleton } from "@/ui/skeleton";
import { TextArea } from "@/ui/text-area";

const fieldsOf = (workspace: Workspace) => ({
  pack_list: workspace.pack_list.join("\n"),
  skill_stories: workspace.skill_stories,
  target_roles: workspace.target_roles,
  big_picture_question: workspace.big_picture_question,
});

function Form({ workspace }: { readonly workspace: Workspace }) {
  const { t } = useLingui();
  const words = useProblemWords();
  const update = useUpdateWorkspace();
  const [problem, setProblem] = useState("");
  // `values` would overwrite what is being typed whenever the query is read anew: the form starts once.
  const form = useForm({ defaultValues: fieldsOf(workspace) });
  const { errors, isDirty } = form.formState;

  const submit = form.handleSubmit(async ({ pack_list, ...rest }) => {
    setProblem("");
    const lines = pack_list
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean);
    if (lines.length > 15) {
      form.setError("pack_list", { message: t`Fifteen lines at most.` }, { shouldFocus: true });
      return;
    }
    try {
      // An emptied list means the usual one.
      const patch = { ...rest, pack_list: lines.length > 0 ? lines : null };
      form.reset(fieldsOf(await update.mutateAsync({ workspace, patch })));
      notify(t`What you bring to meetings is saved.`);
    } catch (error) {
      const left = landOnFields(form, error);
      if (left.length > 0) setProblem(left.join(" "));
      else if (Object.keys(form.formState.errors).length === 0) setProblem(words(error));
    }
  });

  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-5">
      {problem ? <FormProblem>{problem}</FormProblem> : null}
      <Field
        label={<Trans>What to bring and see to, one to a line</Trans>}
        hint={
          <Trans>
            Your copy of the questions and what you can offer are added by themselves. Empty brings the usual
            list back.
          </Trans>
        }
        error={errors.pack_list?.message}
      >
        <TextArea rows={6} {...form.register("pack_list")} />
      </Field>
      <Field
        label={<Trans>Stories of what you do well, one to a line</Trans>}
        error={errors.skill_stories?.message}
      >
        <TextArea rows={3} {...form.register("skill_stories")} />
      </Field>
      <Field label={<Trans>Roles you look for, one to a line</Trans>} error={errors.target_roles?.message}>
        <TextArea rows={2} className="min-h-16" {...form.register("target_roles")} />
      </Field>
      <Field
        label={<Trans>Your question about the big picture</Trans>}
        hint={<Trans>Pinned at every meeting. Empty means the usual one.</Trans>}
        error={errors.big_picture_question?.message}
      >
        <TextArea rows={2} className="min-h-16" {...form.register("big_picture_question")} />
      </Field>
      <div>
        <Button
          type="submit"
          busy={update.isPending}
          blocked={isDirty ? undefined : t`Nothing has changed yet.`}
        >
          <Trans>Save for my meetings</Trans>
        </Button>
      </div>
    </form>
  );
}

/** What one brings to every meeting: the checklist, stories, roles, the pinned question. */
export function MeetingSettings() {
  const { id } = useWorkspace();
  const words = useProblemWords();
  const workspace = useQuery(workspaceQuery(id));
  if (workspace.isPending) return <Skeleton rows={4} />;
  if (workspace.isError) {
    return <ErrorRetry onRetry={() => void workspace.refetch()}>{words(workspace.error)}</ErrorRetry>;
  }
  return <Form workspace={workspace.data} />;
}
