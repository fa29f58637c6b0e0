// The mails to learn from and to measure by: none is left out because its part or its label is unknown.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LABELS } from '../../../src/mail/rules/phrase-rules.ts';
import { CLOSED_PARTS, languagesOf, OPEN_PARTS, readLanguageMails } from './language-mails.ts';

const folder = join(import.meta.dirname, '../../fixtures/mail-languages');
/** Nobody writes lists and fraud by the formulas of offices. */
const STANDARD_LETTERS = 'tenth-seen-e';
/** Nearly all of these are about something else. */
const LOOK_ALIKES: readonly string[] = ['eleventh-seen-a', 'eleventh-seen-b'];
const LETTERS = LABELS.filter((label) => label !== 'newsletter' && label !== 'spam');

describe('the mails of many languages', () => {
  it('are all of a part that the tools know', () => {
    const known = [...OPEN_PARTS, ...CLOSED_PARTS].flatMap((part) =>
      languagesOf(part).map((language) => `${language}.${part}.mbox`),
    );
    const files = readdirSync(folder).filter((name) => name.endsWith('.mbox'));
    expect(known.toSorted()).toEqual(files.toSorted());
  });

  it.each(OPEN_PARTS)('of %s can be read, and each has one of the labels', async (part) => {
    const languages = languagesOf(part);
    expect(languages.length).toBeGreaterThan(0);
    for (const language of languages) {
      const mails = await readLanguageMails(language, part);
      const labels = [...new Set(mails.map(({ label }) => label))];
      const asked = part === STANDARD_LETTERS ? LETTERS : LABELS;
      const missing = asked.filter((label) => !labels.includes(label));
      expect(LABELS, `${language}.${part}`).toEqual(expect.arrayContaining(labels));
      if (LOOK_ALIKES.includes(part)) expect(labels).toContain('other');
      else expect(missing, `${language}.${part}`).toEqual([]);
      expect(mails.every(({ mail }) => mail.bodyPlain ?? mail.bodyHtml)).toBe(true);
    }
  });
});
