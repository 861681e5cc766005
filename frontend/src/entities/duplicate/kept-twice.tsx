import { Plural } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { TextLink } from "@/ui/text-link";
import { duplicatesQuery } from "./queries";

/** The way to the pairs that look like one person; nothing while there are none. */
export function KeptTwice({ workspaceId }: { readonly workspaceId: string }) {
  const { data } = useInfiniteQuery(duplicatesQuery(workspaceId));
  const first = data?.pages[0];
  const pairs = Number(first?.total ?? first?.items.length ?? 0);
  if (!pairs) return null;
  return (
    <TextLink asChild>
      <Link to="/contacts/duplicates">
        <Plural
          value={pairs}
          one="# pair looks like one person kept twice."
          other="# pairs look like one person kept twice."
        />
      </Link>
    </TextLink>
  );
}
