import { Fragment } from 'preact';

/** Names and what they stand for. What is undefined is left out. */
export function Facts({ facts }: { readonly facts: readonly (readonly [name: string, value: string | undefined])[] }) {
  return (
    <dl>
      {facts.map(([name, value]) =>
        value === undefined ? null : (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </Fragment>
        ),
      )}
    </dl>
  );
}
