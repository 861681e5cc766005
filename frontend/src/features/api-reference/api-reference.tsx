import { Plural, Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { groupsOf } from "@/entities/contract/model";
import { contractQuery } from "@/entities/contract/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { ErrorRetry } from "@/ui/error-retry";
import { Rows } from "@/ui/rows";
import { SearchField } from "@/ui/search-field";
import { Section } from "@/ui/section";
import { Skeleton } from "@/ui/skeleton";
import { OperationRow } from "./operation-row";

interface ApiReferenceProps {
  readonly q: string;
  /** The one operation that stands open. */
  readonly shown: string | undefined;
  readonly onSearch: (q: string) => void;
  readonly onShow: (operation: string | undefined) => void;
}

/** The contract to read: every operation, by what it is about. */
export function ApiReference({ q, shown, onSearch, onShow }: ApiReferenceProps) {
  const words = useProblemWords();
  const found = useQuery(contractQuery());
  const ready = found.data !== undefined;
  useEffect(() => {
    // Once, when a link leads to one operation: what is opened by hand stands where it was clicked.
    if (!ready || !shown) return;
    // The router begins each page at its top, and may do so after this.
    const later = setTimeout(() => document.querySelector(`#${CSS.escape(shown)}`)?.scrollIntoView(), 100);
    return () => clearTimeout(later);
    // oxlint-disable-next-line react/exhaustive-deps
  }, [ready]);
  if (found.isPending) return <Skeleton rows={8} />;
  if (found.isError)
    return <ErrorRetry onRetry={() => void found.refetch()}>{words(found.error)}</ErrorRetry>;
  const groups = groupsOf(found.data, q);
  const count = groups.reduce((sum, { operations }) => sum + operations.length, 0);
  return (
    <>
      <SearchField
        className="pb-3"
        label={<Trans>Look for an operation</Trans>}
        value={q}
        onSearch={onSearch}
      />
      <p role="status" className="pb-7 text-support text-muted">
        <Plural
          value={count}
          _0="Nothing has all these words. Try fewer, or a part of the address."
          one="# operation"
          other="# operations"
        />
      </p>
      {groups.map((group) => (
        <Section key={group.name} label={`${group.name.charAt(0).toUpperCase()}${group.name.slice(1)}`}>
          <p className="pb-2.5 text-body">{group.description}</p>
          <Rows closed>
            {group.operations.map((operation) => (
              <OperationRow
                key={operation.operationId}
                operation={operation}
                contract={found.data}
                open={shown === operation.operationId}
                onToggle={() => onShow(shown === operation.operationId ? undefined : operation.operationId)}
              />
            ))}
          </Rows>
        </Section>
      ))}
    </>
  );
}
