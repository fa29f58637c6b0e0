// The same said in other ways, one sentence a mail: fixtures/said-otherwise.tsv. `nothing` answers nobody: courses, loans,
// flats, friends' news, sales talks, narrated processes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { classifyMail } from '../../../src/mail/rules/classify-mail.ts';
import type { Match } from '../../../src/mail/rules/matcher.ts';
import { ANSWERS } from '../../../src/mail/rules/phrase-rules.ts';

const file = join(import.meta.dirname, 'fixtures/said-otherwise.tsv');
const sentences = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [language = '', label = '', sentence = '', subject = ''] = line.split('\t');
    return { language, label, sentence, said: saidBy(subject, sentence) };
  });

/** What phrases and sentences of the text say for sure. */
function saidBy(subject: string, bodyPlain: string): Match[] {
  const { matches } = classifyMail({
    fromAddress: 'anna@firm.example',
    direction: 'inbound',
    isBulk: false,
    subject,
    bodyPlain,
    bodyHtml: null,
  });
  return matches.filter(
    ({ ignored, inBody, weight }) => ignored === null && inBody && weight !== 'hint',
  );
}

describe.each(['fr', 'es', 'pt', 'it'])('%s', (language) => {
  const ofLanguage = sentences.filter((each) => each.language === language);

  it('recognises nineteen of twenty sentences', () => {
    const telling = ofLanguage.filter(({ label }) => label !== 'nothing');
    const missed = telling.filter(({ label, said }) => !said.some((each) => each.label === label));
    expect(telling.length).toBeGreaterThan(180);
    const list = missed.map(({ label, sentence }) => `${label}: ${sentence}`).join('\n');
    expect(missed.length / telling.length, list).toBeLessThanOrEqual(0.05);
  });

  it('finds no answer where there is none', () => {
    const neutral = ofLanguage.filter(({ label }) => label === 'nothing');
    // What somebody tells of their own search outranks the words of an answer.
    const answering = neutral.filter(
      ({ said }) =>
        !said.some(({ kind }) => kind === 'own_news') &&
        said.some((each) => ANSWERS.has(each.label)),
    );
    expect(neutral.length).toBeGreaterThan(20);
    expect(answering.map(({ sentence }) => sentence)).toEqual([]);
  });
});
