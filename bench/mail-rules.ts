// What the rules make of mail in twelve languages, and how long it takes beside loading mail:
// node bench/mail-rules.ts [--part seen] [--wrong] [--closed] [--messages N]; N is 0 where a part is named.
// Of the closed parts only figures are printed: nobody looks into them while rules are made.
import { parseArgs } from 'node:util';
import { classifyMail, type Verdict } from '../src/mail/rules/classify-mail.ts';
import {
  CLOSED_PARTS,
  type LanguageMail,
  languagesOf,
  MAIL_LANGUAGES,
  OPEN_PARTS,
  type Part,
  readLanguageMails,
} from '../test/mail/rules/language-mails.ts';
import { byBasis, calibration, confusion, summary } from './mail-scores.ts';
import { timeMails } from './mail-transform.ts';

type JudgedMail = LanguageMail & { verdict: Verdict };

const FIVE = new Set(['en', 'de', 'fr', 'es', 'pt']);
const { values } = parseArgs({
  options: {
    part: { type: 'string' },
    wrong: { type: 'boolean', default: false },
    closed: { type: 'boolean', default: false },
    messages: { type: 'string' },
    language: { type: 'string', multiple: true, default: [...MAIL_LANGUAGES] },
  },
});

for (const part of [...OPEN_PARTS, ...(values.closed ? CLOSED_PARTS : [])]) {
  if (values.part === undefined || values.part === part) await report(part);
}

const messages = Number(values.messages ?? (values.part === undefined ? 100_000 : 0));
if (messages > 0) await timeMails(messages);

async function report(part: Part): Promise<void> {
  const judged: JudgedMail[] = [];
  const languages = languagesOf(part).filter((language) => values.language.includes(language));
  for (const language of languages) {
    for (const mail of await readLanguageMails(language, part))
      judged.push({ ...mail, verdict: classifyMail(mail.mail) });
  }
  console.log(`\n## ${part}\n`);
  console.log('|  | mails | accuracy | macro F1 | missed | invented | answers unsure | unsure |');
  console.log('|---|---|---|---|---|---|---|---|');
  for (const language of languages)
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
  if (values.wrong && OPEN_PARTS.some((open) => open === part)) printWrong(judged);
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
