import { Trans } from "@lingui/react/macro";
import type { Contract, Parameter } from "@/api/contract";
import {
  answerOf,
  bodyOf,
  curlOf,
  exampleOf,
  fieldsOf,
  type Operation,
  parameterLine,
} from "@/entities/contract/model";
import { TextLink } from "@/ui/text-link";
import { Code } from "./code";
import { FieldLines } from "./field-lines";

interface OperationDetailProps {
  readonly operation: Operation;
  readonly contract: Contract;
}

/** Everything about one operation: who may, what it takes, what it answers, and how to try it. */
export function OperationDetail({ operation, contract }: OperationDetailProps) {
  const scopes = operation["x-scopes"] ?? [];
  const parameters = (place: Parameter["in"]) =>
    (operation.parameters ?? []).filter((one) => one.in === place).map((one) => parameterLine(one, contract));
  const body = bodyOf(operation.requestBody?.content);
  const answers = Object.entries(operation.responses).map(
    ([status, answer]) => [status, answerOf(answer, contract)] as const,
  );
  const good = answers.find(([status]) => status.startsWith("2"));
  const goodBody = bodyOf(good?.[1].content);
  const example = goodBody ? exampleOf(goodBody[1]) : undefined;
  return (
    <div className="flex flex-col gap-6 pb-7">
      <p className="text-body">{operation.description}</p>
      <p className="text-support text-muted">
        {scopes.length > 0 ? (
          <Trans>
            A token needs the scope <code className="font-mono">{scopes.join(", ")}</code>.
          </Trans>
        ) : (
          <Trans>Open to everybody, without signing in.</Trans>
        )}{" "}
        <Trans>
          Its name in the contract is <code className="font-mono">{operation.operationId}</code>.
        </Trans>
      </p>
      <FieldLines label={<Trans>In the address</Trans>} lines={parameters("path")} />
      <FieldLines label={<Trans>Behind the ?</Trans>} lines={parameters("query")} />
      <FieldLines label={<Trans>Headers</Trans>} lines={parameters("header")} />
      {body ? (
        <FieldLines label={<Trans>Body, {body[0]}</Trans>} lines={fieldsOf(body[1].schema ?? {}, contract)} />
      ) : null}
      <Code label={<Trans>In a shell</Trans>} text={curlOf(operation)} />
      {goodBody ? (
        <FieldLines
          label={
            <Trans>
              Answer {good?.[0]}, {goodBody[0]}
            </Trans>
          }
          lines={fieldsOf(goodBody[1].schema ?? {}, contract)}
        />
      ) : null}
      {example === undefined ? null : (
        <Code
          label={<Trans>Such as</Trans>}
          text={typeof example === "string" ? example : JSON.stringify(example, null, 2)}
        />
      )}
      <section>
        <h4 className="pb-1.5 text-label font-semibold text-muted">
          <Trans>Every answer</Trans>
        </h4>
        <ul className="flex flex-col gap-1.5 text-support text-muted">
          {answers.map(([status, answer]) => (
            <li key={status} className="flex gap-3">
              <code className="shrink-0 font-mono text-ink">{status}</code>
              <span>{answer.description}</span>
            </li>
          ))}
        </ul>
        <p className="pt-2.5 text-support">
          <TextLink href="/problems">
            <Trans>What each problem means, and what to do</Trans>
          </TextLink>
        </p>
      </section>
    </div>
  );
}
