import { useLingui } from "@lingui/react/macro";
import type { GroupRole } from "@/entities/coaching/queries";

/** What somebody is in a group. */
export function useRoleWord(): (role: GroupRole) => string {
  const { t } = useLingui();
  return (role) => ({ admin: t`Looks after the group`, coach: t`Coach`, seeker: t`Seeker` })[role];
}
