import { Trans } from "@lingui/react/macro";
import { type FormEvent, useState } from "react";
import { useCreateContact } from "@/entities/contact/mutations";
import { Because } from "@/entities/rule/because";
import { useProblemWords } from "@/i18n/use-problem-words";
import { Button } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { Page } from "@/ui/page";
import { RoadDrawing } from "@/ui/road-drawing";
import { TextInput } from "@/ui/text-input";
import { useLingui } from "@lingui/react/macro";

/** Nobody is in the network: it begins with one person one knows, and the field for the name stands right there. */
export function EmptyNetwork({ workspaceId }: { readonly workspaceId: string }) {
  const { t } = useLingui();
  const words = useProblemWords();
  const create = useCreateContact(workspaceId);
  const [name, setName] = useState("");
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given = name.trim();
    setMissing(given === "");
    if (given !== "" && !create.isPending) create.mutate({ display_name: given });
  };
  return (
    <Page
      marginLabel={t`Why it begins so`}
      margin={
        <Because heading={<Trans>Why so few</Trans>} rules={["NET-4", "NET-8"]}>
          <Trans>Contacts beget contacts. One name is enough to begin, and a handful carries far.</Trans>
        </Because>
      }
    >
      <EmptyState
        drawing={<RoadDrawing stops={[t`You`, t`Someone you know`, t`Someone they name`]} />}
        title={<Trans>Who could send you on?</Trans>}
        lede={<Trans>Two or three good meetings start this. Ask each one for two names.</Trans>}
      >
        <form noValidate onSubmit={submit} className="flex max-w-112 flex-col gap-4">
          {create.error ? <FormProblem>{words(create.error)}</FormProblem> : null}
          <Field
            label={<Trans>Someone you know</Trans>}
            error={missing ? <Trans>A name is enough, but it needs one.</Trans> : null}
          >
            <TextInput
              autoComplete="off"
              maxLength={200}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          </Field>
          <div>
            <Button kind="filled" type="submit" busy={create.isPending}>
              <Trans>Keep this name</Trans>
            </Button>
          </div>
        </form>
      </EmptyState>
    </Page>
  );
}
