import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { landOnFields } from "@/api/form";
import { Stale } from "@/api/problem";
import { type ContactDraft, differences, draftOf, patchOf } from "@/entities/contact/draft";
import { useUpdateContact } from "@/entities/contact/mutations";
import { type Contact, contactQuery } from "@/entities/contact/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { FormProblem } from "@/ui/form-problem";
import { Page } from "@/ui/page";
import { PageHead } from "@/ui/page-head";
import { AboutFields } from "./about-fields";
import { BothVersions } from "./both-versions";
import { ReachFields } from "./reach-fields";
import { StandingFields } from "./standing-fields";

interface EditContactProps {
  readonly workspaceId: string;
  readonly contact: Contact;
  readonly onClose: () => void;
}

interface Clash {
  readonly theirs: Contact;
  readonly fields: readonly (keyof ContactDraft)[];
}

/** What is known of somebody, changed where it stands. What another device changed meanwhile is shown beside it. */
export function EditContact({ workspaceId, contact, onClose }: EditContactProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const client = useQueryClient();
  const update = useUpdateContact(workspaceId);
  // The version the form began with: a newer one that arrives meanwhile must not slip under what is being typed.
  const [base, setBase] = useState(contact);
  const [clash, setClash] = useState<Clash | null>(null);
  const [problem, setProblem] = useState("");
  const form = useForm<ContactDraft>({ defaultValues: draftOf(contact) });

  const save = async (draft: ContactDraft, onto: Contact) => {
    setProblem("");
    const patch = patchOf(draft, draftOf(onto));
    if (Object.keys(patch).length === 0) return onClose();
    if (patch.display_name === "") {
      form.setError("given_name", { message: t`A name is enough, but it needs one.` }, { shouldFocus: true });
      return;
    }
    try {
      const saved = await update.mutateAsync({ contact: onto, patch });
      onClose();
      notify(t`What you know of ${saved.display_name} is kept.`);
    } catch (error) {
      if (error instanceof Stale) {
        const theirs = await client.fetchQuery({
          ...contactQuery(workspaceId, contact.id),
          // What is at hand is just what was refused as too old.
          staleTime: 0,
        });
        setClash({ theirs, fields: differences(draft, draftOf(onto), draftOf(theirs)) });
        return;
      }
      const rest = landOnFields(form, error);
      if (rest.length > 0) setProblem(rest.join(" "));
      else if (Object.keys(form.formState.errors).length === 0) setProblem(words(error));
    }
  };
  const submit = form.handleSubmit((draft) => save(draft, base));

  return (
    <Page>
      <PageHead title={<Trans>What you know of {contact.display_name}</Trans>} />
      <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-8">
        {problem ? <FormProblem>{problem}</FormProblem> : null}
        {clash ? (
          <BothVersions
            theirs={draftOf(clash.theirs)}
            fields={clash.fields}
            onMine={() => {
              setBase(clash.theirs);
              setClash(null);
              // Only what differs from theirs is written over it.
              void save(
                { ...draftOf(clash.theirs), ...changedIn(form.getValues(), draftOf(base)) },
                clash.theirs,
              );
            }}
            onTheirs={() => {
              form.reset({ ...draftOf(clash.theirs) });
              setBase(clash.theirs);
              setClash(null);
            }}
          />
        ) : null}
        <AboutFields workspaceId={workspaceId} form={form} />
        <ReachFields form={form} />
        <StandingFields form={form} zone={contact.local_time_zone} />
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

function changedIn(mine: ContactDraft, read: ContactDraft): Partial<ContactDraft> {
  return Object.fromEntries(
    Object.entries(mine).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(read[name as keyof ContactDraft]),
    ),
  );
}
