import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { FieldProblem } from "@/api/problem";
import type { Schemas } from "@/api/types";
import { LinkOnce } from "@/entities/coaching/link-once";
import { useInviteToSearch, useTakeBack } from "@/entities/coaching/mutations";
import { askedQuery } from "@/entities/coaching/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { Row } from "@/ui/row";
import { Rows } from "@/ui/rows";
import { TextInput } from "@/ui/text-input";

/** Somebody who works in the search with one, as a husband or a friend may. */
export function EditorForm({ workspaceId }: { readonly workspaceId: string }) {
  const { t } = useLingui();
  const words = useProblemWords();
  const asked = useQuery(askedQuery(workspaceId));
  const invite = useInviteToSearch(workspaceId);
  const takeBack = useTakeBack(workspaceId);
  const [email, setEmail] = useState("");
  const [made, setMade] = useState<Schemas["NewInvitationOut"] | null>(null);
  const wrong = invite.error instanceof FieldProblem;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    invite.mutate(email.trim(), {
      onSuccess: (invitation) => {
        setEmail("");
        setMade(invitation.link ? invitation : null);
        notify(t`${invitation.email} is asked in.`);
      },
    });
  };
  const waiting = asked.data?.items ?? [];
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      {waiting.length > 0 ? (
        <Rows label={t`Asked in`} line="dashed" closed>
          {waiting.map((each) => (
            <Row
              key={each.id}
              title={each.email}
              detail={<Trans>Asked to work in your search</Trans>}
              end={
                <Button
                  kind="quiet"
                  aria-label={t`Take ${each.email} back`}
                  onClick={() => takeBack.mutate(each.id)}
                >
                  <Trans>Take it back</Trans>
                </Button>
              }
            />
          ))}
        </Rows>
      ) : null}
      {made?.link ? <LinkOnce email={made.email} link={made.link} onDone={() => setMade(null)} /> : null}
      {invite.error && !wrong ? <FormProblem>{words(invite.error)}</FormProblem> : null}
      <Field
        label={<Trans>Somebody who works in your search with you</Trans>}
        hint={<Trans>They see and change everything but its settings, exports and who may look.</Trans>}
        error={wrong ? t`Write the whole address, such as nora@example.org.` : undefined}
      >
        <TextInput type="email" autoComplete="off" value={email} onChange={(e) => setEmail(e.target.value)} />
      </Field>
      <div>
        <Button
          type="submit"
          busy={invite.isPending}
          blocked={email.trim() === "" ? t`Write their address.` : false}
        >
          <Trans>Ask them into my search</Trans>
        </Button>
      </div>
    </form>
  );
}
