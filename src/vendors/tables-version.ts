/**
 * The day the tables last changed a verdict, and a digest of all verdicts, which a test compares. A changed verdict changes who is
 * deleted: the changelog lists each one, and a changed `dead` is a major release.
 */
export const tablesVersion = '2026-11-27+f9db9847';
