/** Keys of everything read about contacts; each begins with its search, so that two searches never mix. */
export const contactKeys = {
  all: (workspaceId: string) => ["contacts", workspaceId] as const,
};
