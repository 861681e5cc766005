/** What stands in the address of the network's page; read by every visitor's router, so nothing else is in here. */
export const views = ["paths", "list", "map"] as const;
export type View = (typeof views)[number];

export const whos = ["met", "ahead", "champions", "wanted"] as const;
export type Who = (typeof whos)[number];
