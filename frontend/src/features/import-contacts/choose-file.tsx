import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { Problem } from "@/api/problem";
import { fileOf, maxBytes, weight } from "@/entities/import/model";
import { useBringFile } from "@/entities/import/mutations";
import { importsQuery } from "@/entities/import/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { FileDrop } from "@/ui/file-drop";
import { Page } from "@/ui/page";
import { PageHead } from "@/ui/page-head";
import { Reason } from "@/ui/reason";
import { Segmented } from "@/ui/segmented";
import { TextArea } from "@/ui/text-area";
import { TextLink } from "@/ui/text-link";
import { PastImports } from "./past-imports";

const accepted =
  ".csv,.tsv,.txt,.vcf,.vcard,.xlsx,.json,.zip,text/csv,text/plain,text/vcard,application/json,application/zip";

/** Choose a file or paste a list; the server reads it, and nobody is added before one has looked. */
export function ChooseFile({ workspaceId }: { readonly workspaceId: string }) {
  const { t } = useLingui();
  const words = useProblemWords();
  const navigate = useNavigate();
  const bring = useBringFile(workspaceId);
  const { data: earlier } = useQuery(importsQuery(workspaceId));
  const [file, setFile] = useState<File | null>(null);
  const [fault, setFault] = useState("");
  const [way, setWay] = useState<"file" | "paste">("file");
  const [pasted, setPasted] = useState("");

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
    if (way === "paste" && !pasted.trim()) return setFault(t`Paste something first.`);
    if (way === "file" && !file) return setFault(t`Choose a file first.`);
    const brought = way === "paste" ? fileOf(pasted) : file;
    if (!brought || (fault && way === "file")) return;
    setFault("");
    bring.mutate(brought, {
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
              LinkedIn: Settings, Data privacy, Get a copy of your data, Connections. Google and Outlook:
              export your contacts as CSV. A phone: share its contacts as one vCard file. What kind of file it
              is, we see.
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
        <Segmented<"file" | "paste">
          label={t`How it comes in`}
          value={way}
          onChange={(next) => {
            setFault("");
            setWay(next);
          }}
          options={[
            { value: "file", label: <Trans>A file</Trans> },
            { value: "paste", label: <Trans>Paste it</Trans> },
          ]}
        />
        <div className="w-full">
          {way === "file" ? (
            <FileDrop
              label={<Trans>LinkedIn, Google, Outlook, a phone, a spreadsheet</Trans>}
              hint={
                <Trans>
                  CSV, vCard, Excel, JSON or LinkedIn's zip. Choose it, or drop it here. 25 MB at most.
                </Trans>
              }
              accept={accepted}
              file={file}
              error={fault || null}
              onFile={take}
            />
          ) : (
            <Field label={<Trans>The list, with its line of headings, or cards</Trans>} error={fault || null}>
              <TextArea
                rows={8}
                value={pasted}
                spellCheck={false}
                className="max-h-96 overflow-y-auto"
                onChange={(event) => setPasted(event.target.value)}
              />
            </Field>
          )}
        </div>
        <div className="flex w-full flex-col gap-2 desk:flex-row desk:items-center">
          <Button kind="filled" busy={bring.isPending} onClick={submit}>
            {bring.isPending ? <Trans>Bringing it in</Trans> : <Trans>Read it</Trans>}
          </Button>
          <Button kind="quiet" asChild>
            <a href="/sample-connections.csv" download>
              <Trans>See how such a file looks</Trans>
            </a>
          </Button>
        </div>
      </div>
      {earlier && earlier.items.length > 0 ? <PastImports items={earlier.items} /> : null}
    </Page>
  );
}
