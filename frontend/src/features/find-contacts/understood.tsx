import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { circleWords } from "@/entities/contact/model";
import type { Line } from "@/entities/contact/queries";
import { Select } from "@/ui/select";
import { TextLink } from "@/ui/text-link";

interface UnderstoodProps {
  readonly line: Line;
  /** Who gave the name, where several are called so. */
  readonly via: string | null;
  readonly onVia: (contactId: string | null) => void;
}

/** What a typed line is taken for, before it is kept: each part under its name. */
export function Understood({ line, via, onVia }: UnderstoodProps) {
  const { t } = useLingui();
  const parts: readonly (readonly [string, ReactNode])[] = [
    [t`Name`, line.display_name],
    [t`What they do`, line.headline],
    [t`Where`, line.organization_name],
    [t`E-mail`, line.emails.join(", ")],
    [t`Telephone`, line.phones.join(", ")],
    [t`From where`, line.circle ? t(circleWords[line.circle]) : ""],
    [t`Tags`, line.tags.join(", ")],
    [t`Named by`, line.via],
    [t`Note`, line.notes],
  ];
  const [match] = line.matches;
  const same = line.via_matches.filter(({ why }) => why.startsWith("Same name"));
  const more = parts.filter(([, value]) => value !== "");
  return (
    <div aria-live="polite" className="flex flex-col gap-2 pt-2 text-support text-muted">
      {more.length > 1 ? (
        <dl className="flex flex-wrap gap-x-5 gap-y-0.5">
          {more.map(([name, value]) => (
            <div key={name} className="flex gap-1.5">
              <dt className="font-semibold">{name}</dt>
              <dd className="text-ink">{value}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {line.name_guessed ? (
        <p>
          <Trans>No name was typed, so it is taken from the address.</Trans>
        </p>
      ) : null}
      {line.via && same.length === 0 ? (
        <p>
          <Trans>{line.via} is not among your contacts yet, and is added as somebody you know.</Trans>
        </p>
      ) : null}
      {same.length > 1 ? (
        <label className="flex flex-wrap items-center gap-2">
          <Trans>Which {line.via}?</Trans>
          <Select className="w-72" value={via ?? ""} onChange={(event) => onVia(event.target.value || null)}>
            <option value="">{t`Choose`}</option>
            {same.map(({ contact, organization_name: place }) => (
              <option key={contact.id} value={contact.id}>
                {[contact.display_name, place].filter(Boolean).join(", ")}
              </option>
            ))}
          </Select>
        </label>
      ) : null}
      {match ? (
        <p>
          <Trans>
            Is this{" "}
            <TextLink asChild>
              <Link to="/contacts/$contactId" params={{ contactId: match.contact.id }}>
                {match.contact.display_name}
              </Link>
            </TextLink>
            , whom you have already?
          </Trans>
        </p>
      ) : null}
    </div>
  );
}
