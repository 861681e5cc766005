import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useCreateGroup } from "@/entities/coaching/mutations";
import { groupsQuery } from "@/entities/coaching/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { Row, stretch } from "@/ui/row";
import { Rows } from "@/ui/rows";
import { TextInput } from "@/ui/text-input";
import { useRoleWord } from "./use-role-word";

/** The groups one belongs to, and a new one. */
export function Groups() {
  const { t } = useLingui();
  const words = useProblemWords();
  const role = useRoleWord();
  const groups = useQuery(groupsQuery());
  const create = useCreateGroup();
  const [name, setName] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== "") create.mutate(name.trim(), { onSuccess: () => setName("") });
  };
  return (
    <div className="flex flex-col gap-5">
      {groups.data && groups.data.items.length > 0 ? (
        <Rows label={t`Your groups`} closed>
          {groups.data.items.map((group) => (
            <Row
              key={group.id}
              title={
                <Link to="/coaching/groups/$groupId" params={{ groupId: group.id }} className={stretch}>
                  {group.name}
                </Link>
              }
              detail={group.roles.map(role).join(", ")}
            />
          ))}
        </Rows>
      ) : null}
      <form noValidate onSubmit={submit} className="flex max-w-100 flex-col gap-4">
        {create.error ? <FormProblem>{words(create.error)}</FormProblem> : null}
        <Field
          label={<Trans>A new group</Trans>}
          hint={<Trans>A parish, a club, a class: seekers and those who help them.</Trans>}
        >
          <TextInput
            autoComplete="off"
            maxLength={200}
            value={name}
            onChange={(e) => setName(e.target.value)}
          />
        </Field>
        <div>
          <Button
            type="submit"
            busy={create.isPending}
            blocked={name.trim() === "" ? t`Name the group first.` : false}
          >
            <Trans>Begin the group</Trans>
          </Button>
        </div>
      </form>
    </div>
  );
}
