import { expect, test } from 'vitest';
import { fieldAt, toFieldSchema } from '../../src/configuration/fields.ts';
import { mailboxes } from '../../src/configuration/sections/mailboxes.ts';
import { notify } from '../../src/configuration/sections/notify.ts';
import { smtp } from '../../src/configuration/sections/smtp.ts';

test('addresses of channels, tokens and passwords are secrets, wherever they stand', () => {
  const isSecret = (section: { schema: Parameters<typeof toFieldSchema>[0] }, path: string[]) =>
    fieldAt(toFieldSchema(section.schema), path)?.secret;
  expect(isSecret(notify, ['ops', 'url'])).toBe(true);
  expect(isSecret(notify, ['ops', 'token'])).toBe(true);
  expect(isSecret(mailboxes, ['0', 'password'])).toBe(true);
  expect(isSecret(smtp, ['password'])).toBe(true);
  expect(isSecret(smtp, ['host'])).toBeUndefined();
});
