import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { landOnFields } from "@/api/form";
import { Stale } from "@/api/problem";
import { draftOf, type OrganizationDraft, patchOf } from "@/entities/organization/draft";
import { useUpdateOrganization } from "@/entities/organization/mutations";
import { type Organization, organizationQuery } from "@/entities/organization/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { FormProblem } from "@/ui/form-problem";
import { Page } from "@/ui/page";
import { PageHead } from "@/ui/page-head";
import { HoursFields } from "./hours-fields";
import { PlaceFields } from "./place-fields";
import { TheirVersion } from "./their-version";

interface EditOrganizationProps {
  readonly workspaceId: string;
  readonly organization: Organization;
  readonly onClose: () => void;
}

/** What is known of a place, changed where it stands. What another device changed meanwhile is shown first. */
export function EditOrganization({ workspaceId, organization, onClose }: EditOrganizationProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const client = useQueryClient();
  const update = useUpdateOrganization(workspaceId);
  // The version the form began with: a newer one that arrives meanwhile must not slip under what is being typed.
  const [base, setBase] = useState(organization);
  const [theirs, setTheirs] = useState<Organization | null>(null);
  const [problem, setProblem] = useState("");
  const form = useForm<OrganizationDraft>({ defaultValues: draftOf(organization) });

  const save = async (draft: OrganizationDraft, onto: Organization, read: Organization) => {
    setProblem("");
    const patch = patchOf(draft, draftOf(read));
    if (patch.name === "") {
      form.setError("name", { message: t`Write its name.` }, { shouldFocus: true });
      return;
    }
    if (Object.keys(patch).length === 0) return onClose();
    try {
      const saved = await update.mutateAsync({ organization: onto, patch });
      onClose();
      notify(t`What you know of ${saved.name} is kept.`);
    } catch (error) {
      if (error instanceof Stale) {
        // What is at hand is just what was refused as too old.
        setTheirs(
          await client.fetchQuery({ ...organizationQuery(workspaceId, organization.id), staleTime: 0 }),
        );
        return;
      }
      const rest = landOnFields(form, error);
      if (rest.length > 0) setProblem(rest.join(" "));
      else if (Object.keys(form.formState.errors).length === 0) setProblem(words(error));
    }
  };
  const submit = form.handleSubmit((draft) => save(draft, base, base));

  return (
    <Page>
      <PageHead title={<Trans>What you know of {organization.name}</Trans>} />
      <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-8">
        {problem ? <FormProblem>{problem}</FormProblem> : null}
        {theirs ? (
          <TheirVersion
            theirs={draftOf(theirs)}
            mine={form.getValues()}
            onMine={() => {
              const [read, onto] = [base, theirs];
              setBase(theirs);
              setTheirs(null);
              // Only what was changed here is written over theirs.
              void save(form.getValues(), onto, read);
            }}
            onTheirs={() => {
              form.reset(draftOf(theirs));
              setBase(theirs);
              setTheirs(null);
            }}
          />
        ) : null}
        <PlaceFields form={form} />
        <HoursFields form={form} />
        <div className="sticky bottom-19 z-10 -mx-5 flex gap-2.5 border-t border-line bg-paper px-5 py-3 desk:bottom-0 desk:mx-0 desk:px-0">
          <Button kind="filled" type="submit" busy={update.isPending}>
            <Trans>Keep the changes</Trans>
          </Button>
          <Button kind="quiet" onClick={onClose}>
            <Trans>Leave it</Trans>
          </Button>
        </div>
      </form>
    </Page>
  );
}
