// What the rules make of mail in twelve languages: node bench/mail-rules.ts [--half seen] [--wrong] [--fresh]
// Of the fresh mails only figures are printed: nobody looks into them while rules are made.
import { parseArgs } from 'node:util';
import { classifyMail, type Verdict } from '../src/mail/rules/classify-mail.ts';
import {
  type Half,
  type LanguageMail,
  MAIL_LANGUAGES,
  readLanguageMails,
} from '../test/mail/rules/language-mails.ts';
import { byBasis, calibration, confusion, summary } from './mail-scores.ts';

type JudgedMail = LanguageMail & { verdict: Verdict };

const FIVE = new Set(['en', 'de', 'fr', 'es', 'pt']);
const { values } = parseArgs({
  options: {
    half: { type: 'string' },
    wrong: { type: 'boolean', default: false },
    fresh: { type: 'boolean', default: false },
    language: { type: 'string', multiple: true, default: [...MAIL_LANGUAGES] },
  },
});

for (const half of ['seen', 'unseen'] as const) {
  if (values.half === undefined || values.half === half) await report(half);
}
if (values.fresh) await report('fresh');

async function report(half: Half): Promise<void> {
  const judged: JudgedMail[] = [];
  for (const language of values.language) {
    for (const mail of await readLanguageMails(language, half))
      judged.push({ ...mail, verdict: classifyMail(mail.mail) });
  }
  console.log(`\n## ${half}\n`);
  console.log('|  | mails | accuracy | macro F1 | missed | invented | answers unsure | unsure |');
  console.log('|---|---|---|---|---|---|---|---|');
  for (const language of values.language)
    console.log(
      summary(
        language,
        judged.filter((mail) => mail.language === language),
      ),
    );
  console.log(
    summary(
      'the five',
      judged.filter((mail) => FIVE.has(mail.language)),
    ),
  );
  console.log(summary('all', judged));
  console.log(`\n${confusion(judged)}\n\n${calibration(judged)}\n\n${byBasis(judged)}`);
  if (values.wrong && half !== 'fresh') printWrong(judged);
}

function printWrong(judged: readonly JudgedMail[]): void {
  for (const { language, label, mail, isDoubtful, verdict } of judged) {
    if (verdict.label === label && verdict.confidence > 0.5) continue;
    const doubtful = isDoubtful ? ' (doubtful)' : '';
    const found = verdict.matches.map(
      ({ ruleId, ignored }) => `${ruleId}${ignored ? `-${ignored}` : ''}`,
    );
    console.log(`\n${language} ${label}${doubtful}, called ${verdict.label} ${verdict.confidence}`);
    console.log(
      `  ${mail.fromAddress} | ${mail.subject}\n  by ${verdict.ruleId}: ${verdict.phrase}`,
    );
    console.log(`  found ${found.join(' ')}\n  ${mail.bodyPlain ?? mail.bodyHtml}`);
  }
}
