import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useAnswerEdge } from "@/entities/import/mutations";
import type { ImportEdge } from "@/entities/import/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { Segmented } from "@/ui/segmented";
import { WhoIsMeant } from "./who-is-meant";

interface EdgeItemProps {
  readonly workspaceId: string;
  readonly importId: string;
  readonly edge: ImportEdge;
  readonly closed: boolean;
}

type Answer = ImportEdge["choice"];

/** "The file says Ann Lee referred Bob Stone. Is that so?" */
export function EdgeItem({ workspaceId, importId, edge, closed }: EdgeItemProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const answer = useAnswerEdge(workspaceId, importId);
  const [looking, setLooking] = useState(false);
  const send = (body: Parameters<typeof answer.mutate>[0]["body"]) =>
    answer.mutate({ edgeId: edge.id, body }, { onError: (error) => notify(words(error)) });
  const other = edge.other ?? edge.name;
  const giver = edge.turned ? edge.person : other;
  const named = edge.turned ? other : edge.person;
  const shown = answer.isPending ? (answer.variables.body.choice ?? edge.choice) : edge.choice;
  return (
    <li className="flex flex-col gap-2 py-4">
      <p className="text-body">
        {edge.kind === "met_through" ? (
          <Trans>
            The file says you met <strong className="font-semibold">{named}</strong> through{" "}
            <strong className="font-semibold">{giver}</strong>.
          </Trans>
        ) : edge.kind === "related" ? (
          <Trans>
            The card of <strong className="font-semibold">{edge.person}</strong> names{" "}
            <strong className="font-semibold">{other}</strong>. Did {giver} give you the name of {named}?
          </Trans>
        ) : (
          <Trans>
            The file says <strong className="font-semibold">{giver}</strong> referred{" "}
            <strong className="font-semibold">{named}</strong>.
          </Trans>
        )}{" "}
        {closed ? null : <Trans>Is that so?</Trans>}
      </p>
      <p className="text-support text-muted">
        {[t`Line ${edge.line}`, edge.label, edge.email].filter(Boolean).join(", ")}
        {edge.other === null ? (
          <>
            {". "}
            <Trans>Nobody of that name was found.</Trans>
          </>
        ) : null}
      </p>
      {closed ? (
        <p className="text-support font-semibold">
          {edge.added ? <Trans>Added</Trans> : edge.why || <Trans>Left out</Trans>}
        </p>
      ) : (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          {edge.other === null ? (
            <Button onClick={() => setLooking(true)}>
              <Trans>Say who it is</Trans>
            </Button>
          ) : (
            <Segmented<Answer>
              label={t`Is it so that ${giver} named ${named}?`}
              value={shown}
              onChange={(choice) => send({ choice })}
              options={[
                { value: "confirm", label: <Trans>Yes</Trans> },
                { value: "skip", label: <Trans>No</Trans> },
                { value: "undecided", label: <Trans>Not sure</Trans> },
              ]}
            />
          )}
          {edge.other === null ? null : (
            <>
              <Button kind="quiet" flush onClick={() => send({ turned: !edge.turned })}>
                <Trans>It was the other way round</Trans>
              </Button>
              <Button kind="quiet" flush onClick={() => setLooking(true)}>
                <Trans>Somebody else</Trans>
              </Button>
            </>
          )}
        </div>
      )}
      {looking ? (
        <WhoIsMeant
          workspaceId={workspaceId}
          name={edge.name}
          onChosen={(contactId) => {
            setLooking(false);
            send({ contact_id: contactId, choice: "confirm" });
          }}
          onClose={() => setLooking(false)}
        />
      ) : null}
    </li>
  );
}
