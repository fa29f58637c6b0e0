import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Label } from '../../../src/mail/rules/phrase-rules.ts';

interface LabelledMail {
  file: string;
  label: Label;
  from: string;
  /** A status update that only says that the application arrived. */
  isReceipt: boolean;
  subject: string;
  isBulk: boolean;
  bodyPlain: string | null;
  bodyHtml: string | null;
}

const folder = join(import.meta.dirname, 'fixtures');

/**
 * The labelled messages of fixtures/labelled-*.txt: `### label | sender | subject`, ` | bulk` if sent to a list, then the
 * body, which is HTML if it begins with a tag. The label `receipt` is a status update.
 */
export function readLabelledMails(): LabelledMail[] {
  return readdirSync(folder)
    .filter((file) => file.startsWith('labelled-'))
    .flatMap((file) =>
      readFileSync(join(folder, file), 'utf8')
        .split(/^### /m)
        .slice(1)
        .map((record) => readRecord(file, record)),
    );
}

function readRecord(file: string, record: string): LabelledMail {
  const [head = '', ...lines] = record.split('\n');
  const [label = '', from = '', subject = '', bulk] = head.split(' | ');
  const body = lines.join('\n').trim();
  const isHtml = body.startsWith('<');
  return {
    file,
    label: label === 'receipt' ? 'status_update' : (label as Label),
    from,
    isReceipt: label === 'receipt',
    subject,
    isBulk: bulk === 'bulk',
    bodyPlain: isHtml ? null : body,
    bodyHtml: isHtml ? body : null,
  };
}
