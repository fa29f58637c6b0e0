import { randomUUID } from 'node:crypto';
import type { Channel } from '../../configuration/sections/notify.ts';
import type { Smtp } from '../../configuration/sections/smtp.ts';
import type { Session } from '../../database/session.ts';
import { wasTold } from '../../ledger/notices.ts';
import { type RunNews, readRunNews } from '../../ledger/run-news.ts';
import { type Message, sendMail, sendWebhook } from './send.ts';
import { type Told, tellOnce } from './tell-once.ts';

interface TellRunsOptions {
  /** By the names of the jobs, which channels are told; `all` are every one. */
  jobs: Readonly<Record<string, readonly string[] | 'all'>>;
  channels: Readonly<Record<string, Channel>>;
  smtp: Smtp;
}

interface ToldRuns {
  /** How many messages went out. */
  told: number;
  /** A sentence about each channel that could not be told, without its address. */
  problems: string[];
}

/**
 * Tells every channel which jobs have begun to fail and which work again, each once, and every watchdog of successes. What is
 * told follows from the history alone: it does not matter who calls this, when, or how often.
 */
export async function tellRuns(
  session: Session,
  { jobs, channels, smtp }: TellRunsOptions,
): Promise<ToldRuns> {
  const result: ToldRuns = { told: 0, problems: [] };
  const news = await readRunNews(session, Object.keys(jobs));
  for (const one of news) {
    for (const [name, channel] of Object.entries(channels)) {
      const wanted = jobs[one.job] ?? [];
      if (wanted !== 'all' && !wanted.includes(name)) continue;
      const told = await tell(session, one, { name, channel, smtp });
      if (told === 'told') result.told++;
      else if (typeof told === 'object') result.problems.push(`${name}: ${told.message}`);
    }
  }
  return result;
}

async function tell(
  session: Session,
  news: RunNews,
  { name, channel, smtp }: { name: string; channel: Channel; smtp: Smtp },
): Promise<Told | undefined> {
  const { job, is_good, run_id, failed_from_run_id } = news;
  const failure = `failure of ${job} from run ${failed_from_run_id}`;
  if (channel.kind === 'ping') {
    if (!is_good) return undefined;
    const notice = { channel: name, subject: `success of ${job} in run ${run_id}` };
    return tellOnce(session, notice, { send: () => sendWebhook(channel, describe(news)) });
  }
  if (failed_from_run_id === null) return undefined;
  // Who did not hear of the failure need not hear that it is over.
  if (is_good && !(await wasTold(session, { channel: name, subject: failure }))) return undefined;
  const subject = is_good ? `recovery of ${job} from run ${failed_from_run_id}` : failure;
  const message = describe(news);
  if (channel.kind !== 'email') {
    const send = () => sendWebhook(channel, message);
    return tellOnce(session, { channel: name, subject }, { send });
  }
  return tellOnce(
    session,
    { channel: name, subject },
    {
      messageId: `<run.${randomUUID()}@nyx-etl.invalid>`,
      send: (messageId) =>
        sendMail(smtp, { to: channel.to, subject: message.title, text: message.text, messageId }),
    },
  );
}

/** The error's code, and not its sentence, which may quote a file's name. */
function describe({ job, is_good, run_id, status, error_code, scheduled_at }: RunNews): Message {
  const slot = scheduled_at === null ? 'started by hand' : `slot ${scheduled_at}`;
  const code = error_code === null ? '' : `, ${error_code}`;
  return {
    title: `nyx-etl: ${job} ${is_good ? 'works again' : status.replaceAll('_', ' ')}`,
    text: `run ${run_id}, ${slot}${is_good ? '' : code}\nnyx-etl runs show ${run_id}`,
    isGood: is_good,
  };
}
