import { expect, it } from 'vitest';
import { WHITE_SPACE } from '../../src/mail/reading/body-limits.ts';

it('white space is all that trim takes away, and nothing else', () => {
  const signs = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));
  expect(signs.filter((sign) => sign.trim() === '').toSorted()).toEqual(
    [...WHITE_SPACE].toSorted(),
  );
});
