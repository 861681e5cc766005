import { useLingui } from "@lingui/react/macro";
import type { Coached } from "@/entities/coaching/queries";

/** One word for where a search stands. */
export function useStandingWord(): (standing: NonNullable<Coached["progress"]>["standing"]) => string {
  const { t } = useLingui();
  return (standing) =>
    ({
      beginning: t`Beginning`,
      moving: t`On the way`,
      stuck: t`May need a hand`,
      thanks_owed: t`Thanks to write`,
      day_passed: t`Days passed`,
    })[standing];
}
