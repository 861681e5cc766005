import type { components } from "./schema.gen";

/** The contract's own shapes: `Schemas["ContactOut"]`. */
export type Schemas = components["schemas"];
