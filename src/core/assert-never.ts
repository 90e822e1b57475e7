/** The guard for unions that grow: a `switch` that forgets a member does not compile. */
export function assertNever(value: never): never {
  throw new TypeError(`push-outcome: unexpected value of type ${typeof value}`);
}
