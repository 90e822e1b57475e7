import { Fragment } from 'preact';

type Fact = readonly [name: string, value: string | undefined, tone?: string];

/** Names and what they stand for. What is undefined is left out. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
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

/** The same in few words each, side by side. */
export function Tiles({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl class="tiles">
      {facts.map(([name, value, tone]) =>
        value === undefined ? null : (
          <div key={name} class={tone}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
