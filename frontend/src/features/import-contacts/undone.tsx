import { Plural, Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type Import, importKeptQuery } from "@/entities/import/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { Button } from "@/ui/button";
import { ErrorRetry } from "@/ui/error-retry";
import { Row, stretch } from "@/ui/row";
import { Rows } from "@/ui/rows";
import { Section } from "@/ui/section";

interface UndoneProps {
  readonly workspaceId: string;
  readonly record: Import;
}

/** What was taken back, and who stayed because something was built on them since. */
export function Undone({ workspaceId, record }: UndoneProps) {
  const words = useProblemWords();
  const kept = useQuery({ ...importKeptQuery(workspaceId, record.id), enabled: record.kept > 0 });
  return (
    <div className="flex flex-col gap-8">
      <p className="font-serif text-lede text-muted">
        <Plural
          value={record.removed}
          _0="Nobody had to go."
          one="# person is gone again."
          other="# people are gone again."
        />{" "}
        <Plural value={record.restored} _0="" one="# is as before." other="# are as before." />
      </p>
      {record.kept > 0 ? (
        <Section label={<Plural value={record.kept} one="# person stayed" other="# people stayed" />}>
          {kept.error ? (
            <ErrorRetry onRetry={() => void kept.refetch()}>{words(kept.error)}</ErrorRetry>
          ) : (
            <Rows>
              {(kept.data?.items ?? []).map((one) => (
                <Row
                  key={one.id}
                  title={
                    <Link
                      to="/contacts/$contactId"
                      params={{ contactId: one.contact.id }}
                      className={stretch}
                    >
                      {one.contact.display_name}
                    </Link>
                  }
                  detail={one.why}
                />
              ))}
            </Rows>
          )}
        </Section>
      ) : null}
      <Button asChild className="self-start">
        <Link to="/contacts/import">
          <Trans>Bring another file</Trans>
        </Link>
      </Button>
    </div>
  );
}
