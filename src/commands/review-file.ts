// A file of mails that a person has filled in.
import { z } from 'zod';
import { ConfigError } from '../errors.ts';
import { csvFields } from '../ingest/source/csv-fields.ts';
import type { JsonOutput } from '../json/index.ts';
import { LABELS } from '../mail/rules/phrase-rules.ts';
import { didYouMean } from '../text/nearest.ts';
import type { MailVerdict } from '../transforms/review/judge-mail.ts';
import type { Review } from '../transforms/review/read-review.ts';

/** The mails as JSON, with `verdict` and `application` to fill in. */
export function toReviewJson({ waiting, mails }: Review): JsonOutput['review'] {
  return {
    waiting,
    mails: mails.map(({ email_id, ...mail }) => ({
      ...{ email_id, verdict: null, application: null },
      ...mail,
    })),
  };
}

interface FilledIn {
  place: string;
  email_id: string;
  verdict: string;
  application: string;
}

/**
 * Reads a file that `review --out` wrote and a person has filled in: the verdicts, and how many mails have none. Throws
 * ConfigError that names the line of what is no label, and for a file without the columns.
 */
export function readVerdicts(text: string): { verdicts: MailVerdict[]; left: number } {
  const content = text.replace(/^\ufeff/, '');
  const rows = /^\s*[[{]/.test(content) ? fromJson(content) : fromCsv(content);
  const told = rows.filter(({ verdict, application }) => verdict !== '' || application !== '');
  return { verdicts: told.map(toVerdict), left: rows.length - told.length };
}

function toVerdict({ place, email_id, verdict, application }: FilledIn): MailVerdict {
  const about = application === '' ? {} : { application: application.toLowerCase() };
  if (verdict === '') return { place, emailId: email_id, ...about };
  const label = LABELS.find((one) => one === verdict.toLowerCase());
  if (label) return { place, emailId: email_id, label, ...about };
  throw new ConfigError(`${place}: the verdict is no label; nothing was written`, {
    hint: didYouMean(verdict, LABELS, `labels are ${LABELS.join(', ')}`),
  });
}

const cell = z
  .string()
  .trim()
  .nullish()
  .transform((value) => value ?? '');
const filledIn = z.object({
  mails: z.array(z.object({ email_id: cell, verdict: cell, application: cell })),
});

function fromJson(text: string): FilledIn[] {
  const read = filledIn.safeParse(parse(text));
  if (!read.success) throw noReview();
  return read.data.mails.map((mail, index) => ({ place: `mail ${index + 1}`, ...mail }));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ConfigError('the file begins like JSON, but it cannot be read as JSON', {
      hint: `write one with 'nyx-etl review --format json --out FILE'`,
      cause,
    });
  }
}

/** What a spreadsheet saves: with commas, semicolons or tabs; each mail is one line. */
function fromCsv(text: string): FilledIn[] {
  const lines = text.split(/\r\n|\n|\r/);
  const header = lines[0] ?? '';
  const delimiter = [',', ';', '\t'].find((one) => header.includes(one)) ?? ',';
  const split = (line: string) => csvFields(line, { quote: '"', escape: '"', delimiter });
  const names = split(header).map((name) => (name ?? '').trim().toLowerCase());
  const [id, verdict, application] = ['email_id', 'verdict', 'application'].map((name) =>
    names.indexOf(name),
  );
  if (id === -1 || (verdict === -1 && application === -1)) throw noReview();
  return lines.flatMap((line, index) => {
    if (index === 0 || line.trim() === '') return [];
    const fields = split(line);
    const at = (column: number | undefined) => (fields[column ?? -1] ?? '').trim();
    const place = `line ${index + 1}`;
    return [{ place, email_id: at(id), verdict: at(verdict), application: at(application) }];
  });
}

const noReview = () =>
  new ConfigError('the file has no mails with email_id, verdict and application', {
    hint: `write one with 'nyx-etl review --format csv --out FILE', and fill it in`,
  });
