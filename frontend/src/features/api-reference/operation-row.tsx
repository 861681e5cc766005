import { ChevronDown, ChevronRight } from "lucide-react";
import { useId } from "react";
import type { Contract } from "@/api/contract";
import type { Operation } from "@/entities/contract/model";
import { Icon } from "@/ui/icon";
import { OperationDetail } from "./operation-detail";

interface OperationRowProps {
  readonly operation: Operation;
  readonly contract: Contract;
  readonly open: boolean;
  readonly onToggle: () => void;
}

/** One operation in a row; opened, everything about it. */
export function OperationRow({ operation, contract, open, onToggle }: OperationRowProps) {
  const id = useId();
  return (
    <li id={operation.operationId} className="scroll-mt-4">
      <h3>
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          onClick={onToggle}
          className="flex min-h-14 w-full items-center gap-3 py-2.5 text-left hover:text-accent desk:min-h-13"
        >
          <span className="min-w-0 grow">
            <span className="block text-item font-semibold">{operation.summary}</span>
            <span className="block font-mono text-tiny wrap-anywhere text-muted">
              <span className="font-semibold text-ink">{operation.method}</span>{" "}
              {operation.path.replace("/api/v1", "")}
            </span>
          </span>
          <Icon of={open ? ChevronDown : ChevronRight} className="text-muted" />
        </button>
      </h3>
      <div id={id} hidden={!open}>
        {open ? <OperationDetail operation={operation} contract={contract} /> : null}
      </div>
    </li>
  );
}
