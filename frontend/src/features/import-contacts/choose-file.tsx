import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { Problem } from "@/api/problem";
import { maxBytes, weight } from "@/entities/import/model";
import { useBringFile } from "@/entities/import/mutations";
import { importsQuery } from "@/entities/import/queries";
import { useWorkspace } from "@/entities/session/use-session";
import { useProblemWords } from "@/i18n/use-problem-words";
import { dayIn, dayShort } from "@/lib/format";
import { Button } from "@/ui/button";
import { FileDrop } from "@/ui/file-drop";
import { Page } from "@/ui/page";
import { PageHead } from "@/ui/page-head";
import { Reason } from "@/ui/reason";
import { Row, stretch } from "@/ui/row";
import { Rows } from "@/ui/rows";
import { Section } from "@/ui/section";
import { TextLink } from "@/ui/text-link";

/** Choose a file; the server reads it, and nobody is added before one has looked. */
export function ChooseFile({ workspaceId }: { readonly workspaceId: string }) {
  const { t } = useLingui();
  const words = useProblemWords();
  const navigate = useNavigate();
  const { time_zone: zone } = useWorkspace();
  const bring = useBringFile(workspaceId);
  const { data: earlier } = useQuery(importsQuery(workspaceId));
  const [file, setFile] = useState<File | null>(null);
  const [fault, setFault] = useState("");

  const take = (chosen: File) => {
    bring.reset();
    setFile(chosen);
    setFault(
      chosen.size > maxBytes
        ? t`This file weighs ${weight(chosen.size)}; 25 MB is the most. A list of connections is far smaller: is it the right file?`
        : chosen.size === 0
          ? t`This file is empty. Take it out of its archive first, then choose it again.`
          : "",
    );
  };
  const submit = () => {
    if (!file) return setFault(t`Choose a file first.`);
    if (fault) return;
    bring.mutate(file, {
      onSuccess: ({ id }) => void navigate({ to: "/contacts/import/$importId", params: { importId: id } }),
      onError: (error) => {
        const first = error instanceof Problem ? error.body.errors[0]?.detail : undefined;
        setFault(first ?? words(error));
      },
    });
  };
  return (
    <Page
      marginLabel={t`About the file`}
      margin={
        <div className="flex flex-col gap-6 wide:pt-36">
          <Reason heading={<Trans>Where the file comes from</Trans>}>
            <Trans>
              On LinkedIn: Settings, Data privacy, Get a copy of your data, Connections. The file in the
              answer is called Connections.csv.
            </Trans>
          </Reason>
          <Reason heading={<Trans>What happens to it</Trans>}>
            <Trans>
              It is read and shown to you first. Nobody in it hears of it. The file itself goes after seven
              days.
            </Trans>
          </Reason>
        </div>
      }
    >
      <PageHead
        over={
          <TextLink asChild>
            <Link to="/contacts">
              <Trans>Contacts</Trans>
            </Link>
          </TextLink>
        }
        title={<Trans>Bring a list from a file</Trans>}
        lede={
          <Trans>The people you are connected to already. You see every row before anybody is added.</Trans>
        }
      />
      <div className="flex flex-col items-start gap-4 pb-10">
        <div className="w-full">
          <FileDrop
            label={<Trans>Connections.csv, or another list with a line of headings</Trans>}
            hint={<Trans>Choose it, or drop it here. 25 MB at most.</Trans>}
            accept=".csv,.txt,text/csv,text/plain"
            file={file}
            error={fault || null}
            onFile={take}
          />
        </div>
        <div className="flex w-full flex-col gap-2 desk:flex-row desk:items-center">
          <Button kind="filled" busy={bring.isPending} onClick={submit}>
            {bring.isPending ? <Trans>Bringing it in</Trans> : <Trans>Read the file</Trans>}
          </Button>
          <Button kind="quiet" asChild>
            <a href="/sample-connections.csv" download>
              <Trans>See how such a file looks</Trans>
            </a>
          </Button>
        </div>
      </div>
      {earlier && earlier.items.length > 0 ? (
        <Section label={<Trans>Files you brought before</Trans>}>
          <Rows>
            {earlier.items.map((one) => (
              <Row
                key={one.id}
                title={
                  <Link
                    to="/contacts/import/$importId"
                    params={{ importId: one.id }}
                    className={`break-all ${stretch}`}
                  >
                    {one.filename}
                  </Link>
                }
                detail={
                  one.committed_at ? (
                    <Plural value={one.added} one="# person added" other="# people added" />
                  ) : one.state === "ready" ? (
                    <Trans>Waits for you to look at it</Trans>
                  ) : (
                    <Trans>Nobody added</Trans>
                  )
                }
                end={
                  <span className="tabular text-support text-muted">
                    {dayShort(dayIn(one.created_at, zone))}
                  </span>
                }
              />
            ))}
          </Rows>
        </Section>
      ) : null}
    </Page>
  );
}
