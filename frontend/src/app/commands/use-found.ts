import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Building2, type LucideIcon, User } from "lucide-react";
import { workOf } from "@/entities/contact/model";
import { findQuery } from "@/entities/contact/queries";
import { findOrganizationsQuery } from "@/entities/organization/queries";
import { useWorkspace } from "@/entities/session/use-session";
import { useSettled } from "@/lib/use-settled";

interface Found {
  /** The answer for what is typed is still on its way. */
  readonly looking: boolean;
  readonly groups: readonly {
    readonly id: string;
    readonly label: string;
    readonly icon: LucideIcon;
    readonly items: readonly {
      readonly id: string;
      readonly label: string;
      readonly detail: string;
      readonly go: () => void;
    }[];
  }[];
}

/** People and organizations by the words typed, once the typing rests. */
export function useFound(typed: string, onClose: () => void): Found {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { id: workspaceId } = useWorkspace();
  const wanted = typed.trim();
  const asked = useSettled(wanted, 180);
  const people = useQuery(findQuery(workspaceId, asked));
  const places = useQuery(findOrganizationsQuery(workspaceId, asked));
  const fresh = asked === wanted && asked.length >= 2;
  const go = (run: () => void) => () => {
    onClose();
    run();
  };
  const groups = [
    {
      id: "people",
      label: t`People`,
      icon: User,
      items: (fresh ? (people.data?.items ?? []) : []).map((row) => ({
        id: row.id,
        label: row.display_name,
        detail: workOf(row),
        go: go(() => void navigate({ to: "/contacts/$contactId", params: { contactId: row.id } })),
      })),
    },
    {
      id: "organizations",
      label: t`Organizations`,
      icon: Building2,
      items: (fresh ? (places.data?.items ?? []) : []).map((row) => ({
        id: row.id,
        label: row.name,
        detail: "",
        go: go(
          () => void navigate({ to: "/organizations/$organizationId", params: { organizationId: row.id } }),
        ),
      })),
    },
  ];
  return {
    looking: wanted.length >= 2 && (!fresh || people.isPending || places.isPending),
    groups: groups.filter(({ items }) => items.length > 0),
  };
}
