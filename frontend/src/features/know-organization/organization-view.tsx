import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useNavigate } from "@tanstack/react-router";
import { Ellipsis, Merge, Pencil, Route, Trash2 } from "lucide-react";
import { useState } from "react";
import { useCreateOrganization, useDeleteOrganization } from "@/entities/organization/mutations";
import type { Organization } from "@/entities/organization/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { Menu } from "@/ui/menu";
import { Page } from "@/ui/page";
import { PageHead } from "@/ui/page-head";
import { TextLink } from "@/ui/text-link";
import { MergeOrganization } from "./merge-organization";
import { OrganizationFacts } from "./organization-facts";
import { OrganizationMargin } from "./organization-margin";
import { PeopleThere } from "./people-there";
import { TargetButton } from "./target-button";

interface OrganizationViewProps {
  readonly workspaceId: string;
  readonly organization: Organization;
  readonly onEdit: () => void;
}

/** One place: what is known of it, who is there and what comes next with them, and how to get in. */
export function OrganizationView({ workspaceId, organization, onEdit }: OrganizationViewProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const navigate = useNavigate();
  const remove = useDeleteOrganization(workspaceId);
  const create = useCreateOrganization(workspaceId);
  const [merging, setMerging] = useState(false);
  const { name, id } = organization;
  const removeIt = async () => {
    const { id: _id, version: _version, created_at: _made, updated_at: _changed, ...kept } = organization;
    try {
      await remove.mutateAsync(organization);
      void navigate({ to: "/organizations" });
      notify(t`${name} is deleted.`, () => {
        // Nobody worked there, so making it again brings everything back.
        create
          .mutateAsync(kept)
          .then(() => notify(t`${name} is back.`))
          .catch((error: unknown) => notify(words(error)));
      });
    } catch (error) {
      notify(words(error));
    }
  };
  return (
    <Page
      marginLabel={t`About ${name}`}
      margin={<OrganizationMargin organization={organization} onEdit={onEdit} />}
    >
      <PageHead
        className="pb-5"
        over={
          <TextLink asChild>
            <Link to="/organizations">
              <Trans>Organizations</Trans>
            </Link>
          </TextLink>
        }
        title={name}
        actions={
          <>
            <Button kind="quiet" icon={Pencil} onClick={onEdit}>
              <Trans>Change</Trans>
            </Button>
            <Menu
              align="end"
              trigger={
                <Button kind="quiet" icon={Ellipsis}>
                  <Trans>More</Trans>
                </Button>
              }
              items={[
                {
                  id: "merge",
                  label: <Trans>Merge with another</Trans>,
                  icon: Merge,
                  onSelect: () => setMerging(true),
                },
                {
                  id: "delete",
                  label: <Trans>Delete {name}</Trans>,
                  icon: Trash2,
                  destructive: true,
                  apart: true,
                  onSelect: () => void removeIt(),
                },
              ]}
            />
          </>
        }
      />
      <div className="-mt-2 flex flex-wrap items-center gap-x-5 gap-y-1 pb-7">
        <TargetButton workspaceId={workspaceId} organization={organization} />
        <a
          href={`/network?to_organization=${id}`}
          className="inline-flex min-h-11 items-center gap-1.5 text-label font-semibold text-accent hover:underline hover:underline-offset-4 desk:min-h-8"
        >
          <Route aria-hidden className="size-4" strokeWidth={1.75} />
          <Trans>Who can introduce me</Trans>
        </a>
      </div>
      <OrganizationFacts organization={organization} onEdit={onEdit} />
      <PeopleThere workspaceId={workspaceId} organizationId={id} />
      {merging ? (
        <MergeOrganization
          workspaceId={workspaceId}
          organization={organization}
          onClose={() => setMerging(false)}
        />
      ) : null}
    </Page>
  );
}
