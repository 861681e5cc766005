import { queryOptions } from "@tanstack/react-query";
import { api, take } from "@/api/client";

/** The rules of the method. They change with a release only: read once a visit. */
export const rulesQuery = () =>
  queryOptions({
    queryKey: ["rules"] as const,
    queryFn: ({ signal }) => take(api.GET("/api/v1/rules", { signal })),
    staleTime: Number.POSITIVE_INFINITY,
    select: (rules) => new Map(rules.items.map((rule) => [rule.id, rule])),
  });
