/** What sending is like without any gate: a rival, never for use. */
export function openGate() {
  const pass = { granted: true, done: () => undefined, release: () => undefined };
  return {
    tryEnter: () => pass,
    enter: async () => pass,
    floorOf: () => undefined,
    hasRoom: () => true,
    whenRoom: async () => undefined,
    renewed: () => undefined,
    open: () => 0,
    close: () => undefined,
    look: () => ({ atMs: 0, keys: [], held: 0, closedTargets: 0 }),
  };
}
