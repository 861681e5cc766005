import { queryOptions } from "@tanstack/react-query";
import { readContract } from "@/api/contract";

/** The contract changes with the server's version, never while one reads. */
export const contractQuery = () =>
  queryOptions({
    queryKey: ["contract"] as const,
    queryFn: ({ signal }) => readContract(signal),
    staleTime: Infinity,
  });
