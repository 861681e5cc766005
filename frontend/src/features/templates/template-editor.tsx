import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { FieldProblem } from "@/api/problem";
import { addresseesQuery } from "@/entities/letter/queries";
import { useResetTemplate, useSaveTemplate } from "@/entities/template/mutations";
import { previewQuery, type Template, type Templates } from "@/entities/template/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { notify } from "@/lib/notices";
import { useSettled } from "@/lib/use-settled";
import { Button } from "@/ui/button";
import { Combobox } from "@/ui/combobox";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { TextArea } from "@/ui/text-area";
import { TextInput } from "@/ui/text-input";
import { FieldList } from "./field-list";

interface TemplateEditorProps {
  readonly workspaceId: string;
  readonly template: Template;
  readonly fields: Templates["fields"];
}

/** One template to write, the fields it may use, and what it makes for somebody, as it is written. */
export function TemplateEditor({ workspaceId, template, fields }: TemplateEditorProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const save = useSaveTemplate(workspaceId);
  const reset = useResetTemplate(workspaceId);
  const [subject, setSubject] = useState(template.subject);
  const [body, setBody] = useState(template.body);
  const [contactId, setContactId] = useState("");
  const text = useRef<HTMLTextAreaElement>(null);
  const calls = template.kind.startsWith("call_");
  const tried = useSettled(JSON.stringify({ subject, body }), 400);
  const [sought, setSought] = useState("");
  const { data: people } = useQuery(addresseesQuery(workspaceId, useSettled(sought, 200)));
  const preview = useQuery(
    previewQuery(workspaceId, {
      kind: template.kind,
      ...(JSON.parse(tried) as { subject: string; body: string }),
      ...(contactId ? { contact_id: contactId } : {}),
    }),
  );
  const failure = preview.error ?? save.error;
  const faults = failure instanceof FieldProblem ? failure.body.errors : [];
  const fault = (pointer: string) => faults.find((one) => one.pointer === pointer)?.detail;
  const insert = (path: string) => {
    const field = text.current;
    if (!field) return;
    field.focus();
    const written = `{{ ${path} }}`;
    // The old command is the only one that joins the field's undo history.
    if (!document.execCommand("insertText", false, written)) {
      field.setRangeText(written, field.selectionStart, field.selectionEnd, "end");
      setBody(field.value);
    }
  };
  const changed = subject !== template.subject || body !== template.body;
  return (
    <form
      noValidate
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (save.isPending) return;
        save.mutate(
          { template, words: { subject, body } },
          { onSuccess: () => notify(t`New letters begin with your words.`) },
        );
      }}
    >
      {failure && faults.length === 0 ? <FormProblem>{words(failure)}</FormProblem> : null}
      {calls ? null : (
        <Field label={<Trans>Subject of an e-mail</Trans>} error={fault("/subject")}>
          <TextInput
            maxLength={500}
            autoComplete="off"
            value={subject}
            onChange={(event) => setSubject(event.target.value)}
          />
        </Field>
      )}
      <Field
        label={calls ? <Trans>What you say</Trans> : <Trans>The text</Trans>}
        hint={
          <Trans>Words in brackets are notes to yourself: they keep a letter back until you fill them.</Trans>
        }
        error={fault("/body")}
      >
        <TextArea
          ref={text}
          rows={16}
          maxLength={20000}
          className="font-serif text-reason"
          value={body}
          onChange={(event) => setBody(event.target.value)}
        />
      </Field>
      <FieldList fields={fields} onInsert={insert} />
      <div className="flex flex-wrap items-center gap-2.5">
        <Button
          kind="filled"
          type="submit"
          busy={save.isPending}
          blocked={changed ? false : t`Nothing has changed.`}
        >
          <Trans>Keep it so</Trans>
        </Button>
        {template.id !== null && template.version !== null ? (
          <Button
            kind="quiet"
            busy={reset.isPending}
            onClick={() =>
              reset.mutate(
                { id: template.id ?? "", version: template.version ?? 0 },
                {
                  onSuccess: () => notify(t`Back to the words it came with.`),
                  onError: (error) => notify(words(error)),
                },
              )
            }
          >
            <Trans>Back to the words it came with</Trans>
          </Button>
        ) : null}
      </div>
      <section aria-label={t`What it makes`} className="flex flex-col gap-3">
        <Field
          label={<Trans>What it makes for</Trans>}
          hint={contactId ? undefined : <Trans>Somebody made up, until you name one of your contacts.</Trans>}
          className="max-w-80"
        >
          <Combobox
            label={t`People you know`}
            value={sought}
            onType={(text) => {
              setSought(text);
              setContactId("");
            }}
            onPick={(person) => {
              setSought(person.label);
              setContactId(person.id);
            }}
            options={(people?.items ?? []).map((person) => ({
              id: person.id,
              label: person.display_name,
            }))}
          />
        </Field>
        <article
          aria-live="polite"
          aria-busy={preview.isFetching}
          className="rounded-page border border-line bg-sheet px-5 py-6 shadow-high desk:px-10 desk:py-8"
        >
          {preview.data?.subject ? (
            <p className="pb-3 text-body font-semibold">{preview.data.subject}</p>
          ) : null}
          <p className="min-h-40 font-serif text-letter whitespace-pre-wrap wrap-break-word">
            {preview.data?.body ?? ""}
          </p>
        </article>
      </section>
    </form>
  );
}
