import { describe, expect, test } from 'vitest';
import type { Retry } from '../../src/core/advice.ts';
import type { Accepted, Refused, Uncertain } from '../../src/core/outcome.ts';
import { deadTargets, outcomeOf, retryableTargets } from '../../src/index.ts';

const base = { vendor: 'acme', api: 'send', evidence: { httpStatus: 200, code: 'x' } } as const;
const accepted = (...targets: string[]): Accepted => ({ ...base, targets, status: 'accepted' });
const refused = (target: string, over: Partial<Refused>): Refused => ({
  ...base,
  targets: [target],
  status: 'refused',
  cause: 'rate_limited',
  retry: { when: 'never' },
  token: 'keep',
  pause: 'none',
  ...over,
});
const uncertain = (target: string, retryIfRepeatable: Retry): Uncertain => ({
  ...base,
  targets: [target],
  status: 'uncertain',
  cause: 'timeout',
  retryIfRepeatable,
  token: 'keep',
  pause: 'none',
});

describe('retryableTargets', () => {
  const outcomes = [
    accepted('taken'),
    refused('final', {}),
    refused('again', { retry: { when: 'backoff' } }),
    refused('tomorrow', { retry: { when: 'after', until: 'vendor_midnight' } }),
    refused('signed again', { retry: { when: 'after_refresh' } }),
    refused('in parts', { retry: { when: 'split' } }),
    uncertain('perhaps', { when: 'backoff' }),
    uncertain('perhaps, and final', { when: 'never' }),
  ];

  test('are what was refused and not for good; what was taken never', () => {
    expect(retryableTargets(outcomes)).toEqual(['again', 'tomorrow', 'signed again', 'in parts']);
  });

  test('what may have been taken is among them only where a repeat does no harm, and could help', () => {
    expect(retryableTargets(outcomes, { repeatable: true })).toEqual(['again', 'tomorrow', 'signed again', 'in parts', 'perhaps']);
  });
});

test('deadTargets are those the vendor vouches for: no suspects, and what needs a second sighting only on request', () => {
  const outcomes = [
    accepted('taken'),
    refused('gone', { token: 'dead' }),
    refused('odd', { token: 'dead', confirm: true }),
    refused('strange', { token: 'suspect' }),
    refused('slow', {}),
    uncertain('perhaps', { when: 'backoff' }),
  ];
  expect(deadTargets(outcomes)).toEqual(['gone']);
  expect(deadTargets(outcomes, { unconfirmed: true })).toEqual(['gone', 'odd']);
});

test('outcomeOf is the first outcome that holds the target', () => {
  const first = accepted('a', 'b');
  const second = refused('b', {});
  expect(outcomeOf([first, second], 'b')).toBe(first);
  expect(outcomeOf([first, second], 'c')).toBeUndefined();
});
