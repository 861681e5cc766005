import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { NotFound, Problem } from "@/api/problem";
import { useLetBack } from "@/entities/erasure/mutations";
import { liftsQuery } from "@/entities/erasure/queries";
import { useWorkspace } from "@/entities/session/use-session";
import { useProblemWords } from "@/i18n/use-problem-words";
import { dayIn, dayWithYear } from "@/lib/format";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { TextInput } from "@/ui/text-input";

/** Whoever asked to be forgotten cannot be added again, unless they got in touch themselves: that is said here. */
export function LetBack() {
  const { t } = useLingui();
  const words = useProblemWords();
  const { id, role, time_zone: zone } = useWorkspace();
  const { data } = useQuery(liftsQuery(id));
  const back = useLetBack(id);
  const [who, setWho] = useState("");
  const [reason, setReason] = useState("");
  const [looked, setLooked] = useState(false);

  const refused = back.error instanceof Problem ? back.error.body.errors : [];
  const said = (pointers: readonly string[]) =>
    refused.find(({ pointer }) => pointers.includes(pointer))?.detail;
  const unknown =
    back.error instanceof NotFound ? t`Nobody with this asked to be forgotten in this search.` : undefined;
  const wrongWho =
    looked && who.trim() === ""
      ? t`Write the address or the number they are known by.`
      : (unknown ?? said(["/email", "/phone", "/linkedin_url"]));
  const wrongReason =
    looked && reason.trim().length < 3 ? t`Say in a few words how they got in touch.` : said(["/reason"]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setLooked(true);
    if (who.trim() === "" || reason.trim().length < 3 || back.isPending) return;
    back.mutate(
      { who, reason },
      {
        onSuccess: () => {
          setWho("");
          setReason("");
          setLooked(false);
          notify(t`They may be added again.`);
        },
      },
    );
  };

  return (
    <div className="flex flex-col gap-6">
      <p className="max-w-prose text-body">
        <Trans>
          Whoever was erased at their own wish is not taken in again: not from a file, nor by hand, nor as a
          name at a goodbye. If they get in touch with you themselves, say so here; nothing that was erased
          comes back.
        </Trans>
      </p>
      {role === "owner" ? (
        <form
          noValidate
          onSubmit={submit}
          aria-label={t`They got in touch again`}
          className="flex flex-col gap-4"
        >
          {back.error && refused.length === 0 && !unknown ? (
            <FormProblem>{words(back.error)}</FormProblem>
          ) : null}
          <Field label={<Trans>E-mail, telephone or LinkedIn address</Trans>} error={wrongWho}>
            <TextInput
              autoComplete="off"
              maxLength={500}
              value={who}
              onChange={(event) => {
                setWho(event.target.value);
                back.reset();
              }}
            />
          </Field>
          <Field
            label={<Trans>How they got in touch</Trans>}
            hint={<Trans>It is kept. “They rang me on Monday” is enough.</Trans>}
            error={wrongReason}
          >
            <TextInput
              autoComplete="off"
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </Field>
          <div>
            <Button type="submit" busy={back.isPending}>
              <Trans>Let them in again</Trans>
            </Button>
          </div>
        </form>
      ) : null}
      {data && data.items.length > 0 ? (
        <ul aria-label={t`Who came back`} className="flex flex-col gap-2 text-body">
          {data.items.map((one) => {
            const day = dayWithYear(dayIn(one.lifted_at, zone));
            return (
              <li key={one.erasure_id}>
                <Trans>
                  Let in again on {day}: {one.reason}
                </Trans>
              </li>
            );
          })}
        </ul>
      ) : null}
    </div>
  );
}
