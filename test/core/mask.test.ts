import { expect, test } from 'vitest';
import { masked } from '../../src/core/mask.ts';

const hex = 'a1b2c3d4e5f6a7b8c9d0e1f2';

test.each([
  ['a token', `bad ${hex}, sorry`, 'bad [redacted], sorry'],
  ['several', `${hex} and ${hex}`, '[redacted] and [redacted]'],
  ['a token with every mark that tokens have', 'OPPO_CN:a-b.c~d+e/f=g_h:0123', '[redacted]'],
  ['the number of an order or of a message', '9223372036854775807000000', '[redacted]'],
  ['letters without an end', 'x'.repeat(40), '[redacted]'],
])('%s is struck out', (_, text, shown) => expect(masked(text)).toBe(shown));

test.each([
  ['a code in words', 'messaging/registration-token-not-registered'],
  ['a long code in capitals', 'APNS_DEVICE_TOKEN_NOT_FOR_THIS_TOPIC_OR_BUNDLE'],
  ['a word of 39 letters', 'x'.repeat(39)],
  ['a number that is too short for a token', 'a1b2c3d4e5f6a7b8c9d0e1f'],
  ['a sentence with numbers', 'error 80300007 of 3 of 1000 devices at 12:30'],
  ['a sentence in Chinese', '请求参数错误,1000个设备,请稍后重试,请稍后重试,请稍后重试'],
])('%s stays', (_, text) => expect(masked(text)).toBe(text));
