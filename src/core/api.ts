/** The calls a vendor answers. `client` holds codes that only a device sees: `explain` knows them, no reply has them. */
export const apis = ['send', 'auth', 'operation', 'receipt', 'client'] as const;

/** One of the five. */
export type Api = (typeof apis)[number];
