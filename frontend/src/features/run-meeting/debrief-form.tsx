import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { landOnFields } from "@/api/form";
import type { Schemas } from "@/api/types";
import { bodyOf, type DebriefDraft, draftFrom, gained } from "@/entities/meeting/debrief";
import { calledName, outcomes } from "@/entities/meeting/model";
import { useDebriefMeeting } from "@/entities/meeting/mutations";
import type { Meeting } from "@/entities/meeting/queries";
import { useLeads } from "@/entities/meeting/use-leads";
import type { OpenNotebook } from "@/entities/meeting/use-notebook";
import { useProblemWords } from "@/i18n/use-problem-words";
import { announce } from "@/lib/notices";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { RadioCards } from "@/ui/radio-cards";
import { Section } from "@/ui/section";
import { TextArea } from "@/ui/text-area";
import { TextInput } from "@/ui/text-input";
import { CheckBack } from "./check-back";
import { DebriefMore } from "./debrief-more";
import { GainsFields } from "./gains-fields";
import { NamesEditor } from "./names-editor";

interface DebriefFormProps {
  readonly workspaceId: string;
  readonly meeting: Meeting;
  readonly notebook: OpenNotebook;
  /** Sends what the notebook still holds, the goodbye above all. */
  readonly arrive: () => Promise<boolean>;
  readonly onSaved: (made: Schemas["DebriefOut"]) => void;
}

/** How one left, who was named, what one came away with: kept in one go, or not at all. */
export function DebriefForm({ workspaceId, meeting, notebook, arrive, onSaved }: DebriefFormProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const leads = useLeads();
  const debrief = useDebriefMeeting(workspaceId);
  const [problem, setProblem] = useState("");
  const [saving, setSaving] = useState(false);
  const { book, write } = notebook;
  const form = useForm<DebriefDraft>({
    defaultValues: book ? draftFrom(book, meeting, leads) : {},
  });
  const { errors } = form.formState;
  const [outcome, names, checkBackOn] = useWatch({
    control: form.control,
    name: ["outcome", "names", "check_back_on"],
  });
  const giver = calledName(meeting.contact.display_name);

  // What is typed here is as precious as what was noted at the table: it survives a reload too.
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
    if (draft.outcome === "") {
      form.setError("outcome", { type: "missing", message: t`Say how you left; thinking it over is fine.` });
      announce(t`Say how you left; thinking it over is fine.`);
      return;
    }
    if (!gained(draft) && draft.no_gain_reason.trim() === "") {
      form.setError(
        "no_gain_reason",
        { type: "missing", message: t`Note one thing you came away with, or say why there was none.` },
        { shouldFocus: true },
      );
      return;
    }
    setSaving(true);
    try {
      // The goodbye may still wait for the network; the debrief closes the meeting in any case.
      await arrive();
      onSaved(await debrief.mutateAsync({ meetingId: meeting.id, debrief: bodyOf(draft) }));
    } catch (error) {
      const rest = landOnFields(form, error);
      if (rest.length > 0) setProblem(rest.join(" "));
      else if (Object.keys(form.formState.errors).length === 0) setProblem(words(error));
    } finally {
      setSaving(false);
    }
  });

  const nameErrors = Object.fromEntries(
    Object.entries(errors.names ?? {}).flatMap(([index, error]) => {
      const messages = Object.values(error ?? {}).flatMap((one) =>
        typeof one === "object" && one !== null && "message" in one ? [String(one.message)] : [],
      );
      return messages[0] ? [[Number(index), messages[0]]] : [];
    }),
  );

  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      {problem ? (
        <div className="pb-6">
          <FormProblem>{problem}</FormProblem>
        </div>
      ) : null}
      <Section label={<Trans>Who {giver} named</Trans>}>
        <NamesEditor
          giver={giver}
          names={names ?? []}
          errors={nameErrors}
          onChange={(next) => {
            form.setValue("names", [...next], { shouldDirty: true });
            form.clearErrors("names");
            const filled = next.some((one) => one.name.trim() !== "");
            if (filled && form.getValues("outcome") === "") form.setValue("outcome", "referrals");
          }}
        />
      </Section>
      <Section label={<Trans>How you left</Trans>}>
        <RadioCards
          legend={<Trans>How you left</Trans>}
          hideLegend
          cards={outcomes.map((one) => ({ value: one.value, label: t(one.label) }))}
          value={outcome || undefined}
          onChange={(value) => {
            form.setValue("outcome", value, { shouldDirty: true });
            form.clearErrors("outcome");
          }}
        />
        {errors.outcome?.message ? (
          <p className="pt-2 text-support text-wax">{errors.outcome.message}</p>
        ) : null}
        {outcome === "will_think" ? (
          <CheckBack
            workspaceId={workspaceId}
            contactId={meeting.contact.id}
            name={giver}
            value={checkBackOn}
            error={errors.check_back_on?.message}
            onPick={(day) => form.setValue("check_back_on", day, { shouldDirty: true })}
          />
        ) : null}
      </Section>
      <Section label={<Trans>What you came away with</Trans>}>
        <div className="flex flex-col gap-5">
          <Field label={<Trans>How did I come across?</Trans>} error={errors.feedback?.message}>
            <TextArea rows={2} className="min-h-16" {...form.register("feedback")} />
          </Field>
          <GainsFields form={form} />
          <Field
            label={<Trans>If there was nothing at all, why?</Trans>}
            error={errors.no_gain_reason?.message}
          >
            <TextInput autoComplete="off" {...form.register("no_gain_reason")} />
          </Field>
        </div>
      </Section>
      <DebriefMore form={form} meeting={meeting} />
      <Button kind="filled" type="submit" busy={saving} className="w-full desk:w-auto">
        <Trans>Keep what came of it</Trans>
      </Button>
    </form>
  );
}
