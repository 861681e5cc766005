import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { landOnFields } from "@/api/form";
import type { Schemas } from "@/api/types";
import { bodyOf, type DebriefDraft, draftFrom, gained } from "@/entities/meeting/debrief";
import { calledName } from "@/entities/meeting/model";
import { standing } from "@/entities/meeting/notebook";
import { useDebriefMeeting } from "@/entities/meeting/mutations";
import type { Meeting } from "@/entities/meeting/queries";
import type { OpenNotebook } from "@/entities/meeting/use-notebook";
import { useProblemWords } from "@/i18n/use-problem-words";
import { announce } from "@/lib/notices";
import { Button } from "@/ui/button";
import { FormProblem } from "@/ui/form-problem";
import { Section } from "@/ui/section";
import { CameAway } from "./came-away";
import { CheckBack } from "./check-back";
import { DebriefMore } from "./debrief-more";
import { DebriefSend } from "./debrief-send";
import { HowLeft } from "./how-left";
import { NamesEditor } from "./names-editor";

interface DebriefFormProps {
  readonly workspaceId: string;
  readonly meeting: Meeting;
  readonly notebook: OpenNotebook;
  /** Sends what the notebook still holds, the goodbye above all. */
  readonly arrive: () => Promise<boolean>;
  readonly onSaved: (made: Schemas["DebriefOut"]) => void;
}

/** Which questions were asked; null where nobody ticked any, for then nobody kept count. */
function askedOf(book: OpenNotebook["book"]): readonly number[] | null {
  const asked = book?.asked ?? [];
  return asked.length > 0 ? asked.toSorted((one, two) => one - two) : null;
}

/** How one left, who was named, what one came away with: kept in one go, or not at all. */
export function DebriefForm({ workspaceId, meeting, notebook, arrive, onSaved }: DebriefFormProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const debrief = useDebriefMeeting(workspaceId);
  const [problem, setProblem] = useState("");
  const [saving, setSaving] = useState(false);
  const { book, write } = notebook;
  const form = useForm<DebriefDraft>({
    defaultValues: book ? draftFrom(book, meeting) : {},
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
      onSaved(await debrief.mutateAsync({ meetingId: meeting.id, debrief: bodyOf(draft, askedOf(book)) }));
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
          workspaceId={workspaceId}
          meetingWith={meeting.contact.id}
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
      <HowLeft form={form}>
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
      </HowLeft>
      <CameAway form={form} />
      <DebriefSend form={form} meeting={meeting} />
      <DebriefMore form={form} meeting={meeting} lines={book ? standing(book) : []} />
      <Button kind="filled" type="submit" busy={saving} className="w-full desk:w-auto">
        <Trans>Keep what came of it</Trans>
      </Button>
    </form>
  );
}
