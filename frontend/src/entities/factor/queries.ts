import { queryOptions } from "@tanstack/react-query";
import { api, take } from "@/api/client";
import type { Schemas } from "@/api/types";

export type Factor = Schemas["CredentialOut"];
export type TotpBegun = Schemas["TotpOut"];

export const factorKeys = { list: ["factors"] as const, linked: ["factors", "linked"] as const };

/** What is asked for beside the password. */
export const factorsQuery = () =>
  queryOptions({
    queryKey: factorKeys.list,
    queryFn: ({ signal }) => take(api.GET("/api/v1/account/credentials", { signal })),
  });

/** Providers that open the account. */
export const identitiesQuery = () =>
  queryOptions({
    queryKey: factorKeys.linked,
    queryFn: ({ signal }) => take(api.GET("/api/v1/account/identities", { signal })),
  });
