import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useState } from "react";
import { useCreateContact } from "@/entities/contact/mutations";
import { useProblemWords } from "@/i18n/use-problem-words";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { Sheet } from "@/ui/sheet";
import { TextInput } from "@/ui/text-input";
import { LikelyMatches } from "./likely-matches";

interface CaptureContactProps {
  readonly workspaceId: string;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** A name is enough: `c`, the name, Enter. Everything else can wait for the contact's own page. */
export function CaptureContact({ workspaceId, open, onClose }: CaptureContactProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const create = useCreateContact(workspaceId);
  const [name, setName] = useState("");
  const [where, setWhere] = useState("");
  const [missing, setMissing] = useState(false);

  const close = () => {
    setMissing(false);
    create.reset();
    onClose();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const given = name.trim();
    setMissing(given === "");
    if (given === "") return;
    try {
      const contact = await create.mutateAsync({ display_name: given, organization_name: where.trim() });
      setName("");
      setWhere("");
      onClose();
      notify(t`${contact.display_name} is among your contacts.`);
    } catch {
      // Said in the form, from the mutation's own error; what was typed stays.
    }
  };

  return (
    <Sheet open={open} onClose={close} title={<Trans>Add a contact</Trans>}>
      <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        {create.error ? <FormProblem>{words(create.error)}</FormProblem> : null}
        <Field
          label={<Trans>Name</Trans>}
          error={missing ? <Trans>A name is enough, but it needs one.</Trans> : null}
        >
          <TextInput
            data-first
            autoComplete="off"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <Field label={<Trans>Where they work, if you know</Trans>}>
          <TextInput autoComplete="off" value={where} onChange={(event) => setWhere(event.target.value)} />
        </Field>
        <LikelyMatches workspaceId={workspaceId} name={name} where={where} onOpen={close} />
        <div className="flex flex-col gap-2 pt-2 desk:flex-row">
          <Button kind="filled" type="submit" busy={create.isPending}>
            <Trans>Keep this name</Trans>
          </Button>
          <Button kind="quiet" onClick={close}>
            <Trans>Not now</Trans>
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
