import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Label } from '../../../src/transforms/mail/rules/rule.ts';

export interface LabelledMail {
  file: string;
  label: Label;
  from: string;
  subject: string;
  body: string;
}

const folder = join(import.meta.dirname, 'fixtures');

/** The labelled messages of fixtures/labelled-*.txt: `### label | sender | subject`, then the body. */
export function readLabelledMails(): LabelledMail[] {
  return readdirSync(folder)
    .filter((file) => file.startsWith('labelled-'))
    .flatMap((file) =>
      readFileSync(join(folder, file), 'utf8')
        .split(/^### /m)
        .slice(1)
        .map((record) => {
          const [head = '', ...body] = record.split('\n');
          const [label = '', from = '', subject = ''] = head.split(' | ');
          return { file, label: label as Label, from, subject, body: body.join('\n').trim() };
        }),
    );
}
