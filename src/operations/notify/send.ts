import { createTransport } from 'nodemailer';
import type { Channel } from '../../configuration/sections/notify.ts';
import type { Smtp } from '../../configuration/sections/smtp.ts';
import { ConfigError, EtlError } from '../../errors.ts';
import { errorCode } from '../../system-errors.ts';

const PATIENCE_MS = 15_000;

/** A few words about a job, none of them about a person. */
export interface Message {
  title: string;
  text: string;
  isGood: boolean;
}

interface Mail {
  to: readonly string[];
  subject: string;
  text: string;
  html?: string;
  /** With brackets. */
  messageId: string;
}

/**
 * Sends a message to a webhook in the shape that its program takes. Throws EtlError: `notify.refused` and `notify.unreachable`
 * when it certainly was not taken, `notify.unknown` when nobody knows. Nothing of the URL is quoted: it is a secret.
 */
export async function sendWebhook(
  channel: Exclude<Channel, { kind: 'email' }>,
  message: Message,
): Promise<void> {
  const answer = await fetch(channel.url, {
    ...requestFor(channel, message),
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch((cause: unknown) => {
    throw unreached(cause);
  });
  await answer.body?.cancel();
  if (answer.ok) return;
  throw new EtlError(`it answered ${answer.status}`, { code: 'notify.refused' });
}

function requestFor(
  channel: Exclude<Channel, { kind: 'email' }>,
  { title, text, isGood }: Message,
): RequestInit {
  if (channel.kind === 'ping') return { method: 'GET' };
  if (channel.kind === 'ntfy') {
    const auth = channel.token ? { authorization: `Bearer ${channel.token}` } : {};
    const tags = isGood ? 'white_check_mark' : 'rotating_light';
    const priority = isGood ? 'default' : 'high';
    return { method: 'POST', body: text, headers: { title, tags, priority, ...auth } };
  }
  const whole = `${title}\n${text}`;
  // Nobody is mentioned by what a job is called.
  const body =
    channel.kind === 'slack'
      ? { text: whole.replaceAll(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`) }
      : { content: whole, allowed_mentions: { parse: [] } };
  return {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  };
}

/** A connection that was never made has told nobody; one that broke off may have. */
function unreached(cause: unknown): EtlError {
  const code = String(errorCode(cause instanceof Error ? cause.cause : cause) ?? 'no answer');
  const isNever = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/.test(code);
  return new EtlError(`it cannot be reached (${code})`, {
    code: isNever ? 'notify.unreachable' : 'notify.unknown',
    cause,
  });
}

/** As sendWebhook, by SMTP. Throws ConfigError where no server is configured. */
export async function sendMail(smtp: Smtp, mail: Mail): Promise<void> {
  const { host, port, tls, user, password, from } = smtp;
  if (!host || !from) {
    throw new ConfigError('mail is to be sent, and the section smtp names no host or no sender', {
      hint: 'set smtp.host and smtp.from in nyx-etl.config.yaml',
    });
  }
  const transport = createTransport({
    ...{ host, port, secure: tls === 'implicit' },
    ...(tls === 'starttls' ? { requireTLS: true } : { ignoreTLS: true }),
    ...(user ? { auth: { user, pass: password ?? '' } } : {}),
    ...{ connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS },
  });
  try {
    // Programs do not answer it, and it is known when it is read back.
    const headers = { 'Auto-Submitted': 'auto-generated' };
    await transport.sendMail({ from, ...mail, to: [...mail.to], headers });
  } catch (cause) {
    // A server that says no, or that no line was made to, has not taken it; of one that fell silent nobody knows.
    const isNever = cause instanceof Error && ('responseCode' in cause || 'syscall' in cause);
    const code = isNever ? 'notify.refused' : 'notify.unknown';
    throw new EtlError(`the SMTP server did not take it (${errorCode(cause) ?? 'no answer'})`, {
      code,
      cause,
    });
  } finally {
    transport.close();
  }
}
