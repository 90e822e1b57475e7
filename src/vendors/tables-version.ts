/** The day the tables last changed a verdict. A changed verdict changes who is deleted: the changelog lists each one. */
export const tablesVersion = '2026-11-24';
