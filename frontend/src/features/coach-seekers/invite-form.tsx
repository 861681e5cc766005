import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useState } from "react";
import { FieldProblem } from "@/api/problem";
import type { Schemas } from "@/api/types";
import { LinkOnce } from "@/entities/coaching/link-once";
import { useInviteToGroup } from "@/entities/coaching/mutations";
import type { GroupRole } from "@/entities/coaching/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { Select } from "@/ui/select";
import { TextInput } from "@/ui/text-input";

/** Whom to ask into a group, and as what. */
export function InviteForm({ groupId }: { readonly groupId: string }) {
  const { t } = useLingui();
  const words = useProblemWords();
  const invite = useInviteToGroup(groupId);
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<GroupRole>("seeker");
  const [made, setMade] = useState<Schemas["NewInvitationOut"] | null>(null);
  const wrong = invite.error instanceof FieldProblem;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    invite.mutate(
      { email: email.trim(), role },
      {
        onSuccess: (invitation) => {
          setEmail("");
          setMade(invitation.link ? invitation : null);
          notify(t`${invitation.email} is asked in.`);
        },
      },
    );
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      {made?.link ? <LinkOnce email={made.email} link={made.link} onDone={() => setMade(null)} /> : null}
      {invite.error && !wrong ? <FormProblem>{words(invite.error)}</FormProblem> : null}
      <div className="grid items-start gap-4 desk:grid-cols-2">
        <Field
          label={<Trans>E-mail</Trans>}
          error={wrong ? t`Write the whole address, such as nora@example.org.` : undefined}
        >
          <TextInput
            type="email"
            autoComplete="off"
            value={email}
            onChange={(e) => setEmail(e.target.value)}
          />
        </Field>
        <Field label={<Trans>As</Trans>}>
          <Select value={role} onChange={(event) => setRole(event.target.value as GroupRole)}>
            <option value="seeker">{t`Seeker`}</option>
            <option value="coach">{t`Coach`}</option>
            <option value="admin">{t`Looks after the group`}</option>
          </Select>
        </Field>
      </div>
      <div>
        <Button kind="filled" type="submit" busy={invite.isPending}>
          <Trans>Ask them in</Trans>
        </Button>
      </div>
    </form>
  );
}
