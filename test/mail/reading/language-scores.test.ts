// The language of a text is what the package tells of it whose n-grams knowledge/ holds.
import { eld } from 'eld/small';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type LanguageScores, languageScores } from '../../../src/mail/reading/language-scores.ts';
import { languagesOf, OPEN_PARTS, readLanguageMails } from '../rules/language-mails.ts';

/** Languages with scores from 0 to 1. */
function scaled({ languages, scores, ngrams }: LanguageScores): Record<string, number> {
  const told = languages.flatMap((language, number) => {
    const mean = (scores[number] ?? 0) / ngrams;
    return mean > 0 ? [[language, mean / (mean + 25)] as const] : [];
  });
  return Object.fromEntries(told);
}

function expectTheSame(text: string): void {
  expect(scaled(languageScores(text))).toEqual(eld.detect(text.slice(0, 500)).getScores());
}

it('mails of all fixtures look like the same languages to the last digit', async () => {
  for (const part of OPEN_PARTS.filter((_, place) => place % 4 === 0)) {
    for (const language of languagesOf(part)) {
      const mails = await readLanguageMails(language, part);
      for (const { mail } of mails.filter((_, place) => place % 10 === 0)) {
        expectTheSame(mail.subject ?? '');
        expectTheSame(mail.bodyPlain ?? mail.bodyHtml ?? '');
      }
    }
  }
});

it.each([
  '',
  ' ',
  "'",
  "  ''' don't 'tis ‘twas’ l’été d'` ",
  'Żółć gęślą jaźń; ČŘĎ — ñandú ǆ İstanbul',
  'ภาษาไทยไม่มีช่องว่างระหว่างคำและประโยคนี้ยาวมาก '.repeat(9),
  'እንኳን ደህና መጣችሁ ශ්‍රී ලංකාව გამარჯობა ជំរាបសួរ',
  '\u{1d573}\u{1d58a}llo 👋 \u{20000}\u{20001} mixed\ud800 \udc00halves',
  'a '.repeat(400),
  'x'.repeat(400),
  `${'b'.repeat(71)} ${'c'.repeat(70)} abcd abc ab a`,
])('%j', expectTheSame);

it('so does any text', () => {
  const signs = fc.constantFrom(
    ..."aeinrst äöüéñçßłżğışđİ'’`.,0\n жщёяіґ αλώ 漢字ひらカ 한국 ابج שלום \u{1d573}\u{307}",
  );
  fc.assert(fc.property(fc.array(signs, { maxLength: 600 }), (all) => expectTheSame(all.join(''))));
});
