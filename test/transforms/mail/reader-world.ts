// A person's mail and a mail reader that may be asked about it.
import { checkSettings } from '../../../src/configuration/check-settings.ts';
import { runTransforms, type TransformRunSummary } from '../../../src/transforms/run-transforms.ts';
import { type ReaderServer, readerServer, type Words } from '../../support/reader-server.ts';
import { type MailFixture, mailFixture } from './mail-fixture.ts';

export const asOf = '2026-08-01T00:00:00Z';

/** Answers that are no verdict. */
export const NONSENSE: Record<string, Words> = {
  'a label that is none': { words: '{"label":"maybe","confidence":0.9}' },
  'words around it': { words: 'Sure! {"label":"offer","confidence":0.9}' },
  'other fields': { words: '{"label":"offer","confidence":0.9,"note":"as you ordered"}' },
  'a confidence beyond 1': { words: '{"label":"offer","confidence":9}' },
  'no confidence': { words: '{"label":"offer"}' },
  'a list': { words: '[{"label":"offer","confidence":0.9}]' },
  'a refusal': { words: '', message: { content: null, refusal: 'I cannot help with that' } },
  'a refusal beside an answer': {
    words: '{"label":"offer","confidence":1}',
    message: { refusal: 'no' },
  },
  'what was cut off': { words: '{"label":"offer","confidence":0.9}', finish: 'length' },
  'a long answer': { words: `{"label":"offer","confidence":0.9${'0'.repeat(5000)}}` },
  'one that is unsure itself': { words: '{"label":"offer","confidence":0.4}' },
};

/** Subjects and bodies: the last says nothing of its own. */
export const PERSONAL_MAILS = [
  [
    'News for Ada Müller-Krüger (ref 4711-0815)',
    `Dear Ms Mueller-Kruger, dear ADA,
reach me at +49 (0)30 1234 567 or 030/7654321, account DE89 3704 0044 0532 0130 00, or write to
secret.person@private.example, secret at work: secret.two (at) private.example.
See https://portal.example/u/9f8e7d?token=verysecret and www.hidden.example/me, code a1b2c3d4e5.
Your MÜLLER file is here.
-- 
Jane Signature, Talent Partner
On Mon, 2 Mar 2026 at 10:00, Ada <ada@home.test> wrote:
> I quoted this`,
  ],
  [
    'Interview invitation',
    `Hello again.

On Mon, 2 Mar 2026 at 10:00, Someone <some@one.example> wrote:
> quotedwords of somebody`,
  ],
  [
    'Fwd: Interview invitation',
    `---------- Forwarded message ---------
From: Quoted Person <quoted@person.example>
Subject: Interview invitation

forwardedwords only`,
  ],
] as const;

/** What of them must not leave. */
export const SECRETS = [
  ...[
    'Ada',
    'ADA',
    'Müller',
    'MÜLLER',
    'Mueller',
    'Krüger',
    'Kruger',
    '4711',
    '0815',
    '1234',
    '7654321',
  ],
  ...[
    '3704',
    '0532',
    'secret.',
    'private.example',
    'portal',
    'verysecret',
    'hidden.example',
    'a1b2c3d4e5',
  ],
  ...[
    'Signature',
    'Talent Partner',
    'quoted',
    'forwardedwords',
    'home.test',
    'tern.test',
    'Someone',
  ],
];

export interface ReaderWorld extends AsyncDisposable {
  world: MailFixture;
  server: ReaderServer;
  /** Brings everything up to date, with the reader as configured. */
  transform(more?: Record<string, unknown>, full?: boolean): Promise<TransformRunSummary>;
  /** A mail of which the subject alone speaks: the rules are unsure. No two are alike. */
  unsure(words: string): Promise<string>;
  /** Its classifications by others than the rules. */
  verdicts(email: string): Promise<object[]>;
  /** The calls, in their order. */
  usage(): Promise<{ status: string; cost: number | null; tokens_input: number | null }[]>;
}

export async function readerWorld(): Promise<ReaderWorld> {
  const server = await readerServer();
  const world = await mailFixture();
  const { pg } = world.session;
  await pg.query(`update nyx.users set name = 'Ada Müller-Krüger'`);
  const settings = (more: object) =>
    checkSettings({ mail_reader: { url: server.url, model: 'small-1', ...more } }, new Map())
      .mail_reader;
  let letter = 'a'.charCodeAt(0);
  return {
    world,
    server,
    transform: (more = {}, full = false) =>
      runTransforms(world.session, { asOf, full, mailReader: settings(more) }),
    unsure: (words) =>
      world.mail(
        'jobs@tern.test',
        'Interview invitation',
        `${words} Letter ${String.fromCharCode(letter++)}.`,
      ),
    verdicts: async (email) => {
      const { rows } = await pg.query(
        `select classification_label as label, confidence_score::float8 as confidence, generated_by
        from corrected.email_classifications where email_id = $1 and generated_by <> 'rule'`,
        [email],
      );
      return rows;
    },
    usage: async () => {
      const { rows } = await pg.query(
        `select u.model_name, u.call_type, u.purpose, u.status, u.tokens_input, u.tokens_output,
            u.cost_estimated::float8 as cost, u.error_message, u.application_id, p.base_url
        from nyx.model_usage as u join nyx.model_providers as p on p.id = u.provider_id
        order by u.started_at, u.id`,
      );
      return rows;
    },
    [Symbol.asyncDispose]: async () => {
      await world[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}
