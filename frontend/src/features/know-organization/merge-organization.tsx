import { Trans, useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useMergeOrganization } from "@/entities/organization/mutations";
import { OrganizationPicker } from "@/entities/organization/picker";
import type { Organization } from "@/entities/organization/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { Sheet } from "@/ui/sheet";

interface MergeOrganizationProps {
  readonly workspaceId: string;
  readonly organization: Organization;
  readonly onClose: () => void;
}

/** Two names of one place: which one stays. */
export function MergeOrganization({ workspaceId, organization, onClose }: MergeOrganizationProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const navigate = useNavigate();
  const merge = useMergeOrganization(workspaceId);
  const [name, setName] = useState("");
  const [into, setInto] = useState<string | null>(null);
  const [missing, setMissing] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const chosen = into !== null && into !== organization.id;
    setMissing(!chosen);
    if (!chosen || merge.isPending) return;
    try {
      const one = await merge.mutateAsync({ id: organization.id, intoId: into });
      onClose();
      void navigate({ to: "/organizations/$organizationId", params: { organizationId: one.id } });
      notify(t`${organization.name} and ${one.name} are one now.`);
    } catch {
      // Said in the sheet, from the mutation's own error.
    }
  };
  return (
    <Sheet open onClose={onClose} title={<Trans>The same place under another name</Trans>}>
      <form noValidate onSubmit={(event) => void submit(event)} className="flex min-h-72 flex-col gap-4">
        {merge.error ? <FormProblem>{words(merge.error)}</FormProblem> : null}
        <Field
          label={<Trans>Which one stays?</Trans>}
          hint={
            <Trans>Everybody at {organization.name} works there from then on. This cannot be undone.</Trans>
          }
          error={missing ? <Trans>Choose another organization out of the list.</Trans> : null}
        >
          <OrganizationPicker
            workspaceId={workspaceId}
            value={name}
            onChange={(typed, id) => {
              setName(typed);
              setInto(id ?? null);
              setMissing(false);
            }}
          />
        </Field>
        <div>
          <Button kind="filled" type="submit" busy={merge.isPending}>
            <Trans>Make them one</Trans>
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
