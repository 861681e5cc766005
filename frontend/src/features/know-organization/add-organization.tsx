import { Trans, useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useCreateOrganization } from "@/entities/organization/mutations";
import { useProblemWords } from "@/i18n/use-problem-words";
import { Button } from "@/ui/button";
import { Checkbox } from "@/ui/checkbox";
import { Field } from "@/ui/field";
import { Paper } from "@/ui/paper";
import { TextInput } from "@/ui/text-input";

interface AddOrganizationProps {
  readonly workspaceId: string;
  /** There is none yet: the form is what the page shows, and cannot be left. */
  readonly first: boolean;
  readonly onClose: () => void;
}

/** A name, and whether one aims at it; the rest is said on its page. */
export function AddOrganization({ workspaceId, first, onClose }: AddOrganizationProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const navigate = useNavigate();
  const create = useCreateOrganization(workspaceId);
  const [name, setName] = useState("");
  const [target, setTarget] = useState(true);
  const [missing, setMissing] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const typed = name.trim();
    setMissing(typed === "");
    if (typed === "" || create.isPending) return;
    try {
      const made = await create.mutateAsync({ name: typed, target });
      onClose();
      void navigate({ to: "/organizations/$organizationId", params: { organizationId: made.id } });
    } catch {
      // Said under the field, from the mutation's own error; what was typed stays.
    }
  };
  return (
    <Paper aria-label={t`A new organization`} className="mb-7">
      {first ? (
        <h2 className="pb-4 font-serif text-first font-medium">
          <Trans>Where would you like to know somebody?</Trans>
        </h2>
      ) : null}
      <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-3">
        <Field
          label={<Trans>Its name</Trans>}
          hint={first ? <Trans>Where your contacts work stands here by itself.</Trans> : null}
          error={missing ? <Trans>Write its name.</Trans> : create.error ? words(create.error) : null}
        >
          <TextInput
            autoFocus
            autoComplete="off"
            maxLength={200}
            value={name}
            onChange={(event) => {
              setName(event.target.value);
              setMissing(false);
            }}
          />
        </Field>
        <Checkbox
          label={<Trans>I aim at it</Trans>}
          checked={target}
          onChange={(event) => setTarget(event.target.checked)}
        />
        <div className="flex flex-col gap-2 desk:flex-row">
          <Button kind="filled" type="submit" busy={create.isPending}>
            <Trans>Keep it</Trans>
          </Button>
          {first ? null : (
            <Button kind="quiet" onClick={onClose}>
              <Trans>Leave it</Trans>
            </Button>
          )}
        </div>
      </form>
    </Paper>
  );
}
