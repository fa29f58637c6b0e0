import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

const WORDS =
  `application interview position team experience thank you for your interest we have received role company next
  steps schedule time process candidate review offer project market software data engineer manager please find attached
  regards meeting week feedback question answer unfortunately moved forward other candidates opportunity`.split(
    /\s+/,
  );

function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Writes an mbox of about 5 kB a message, the same bytes for the same count: plain, alternative and base64 mail, some threads. `from` numbers the first. */
export async function generateMbox(path: string, messages: number, from = 0): Promise<void> {
  const random = mulberry32(20260202);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const lines = Array.from({ length: 4000 }, () =>
    Array.from({ length: 11 }, () => pick(WORDS))
      .join(' ')
      .replace(/^./, (c) => c.toUpperCase()),
  );
  const text = (count: number) => Array.from({ length: count }, () => pick(lines)).join('\n');
  const file = createWriteStream(path);
  let chunk = '';
  for (let n = from; n < from + messages; n++) {
    chunk += message(n, random, text);
    if (chunk.length < 1 << 20) continue;
    if (!file.write(chunk, 'latin1')) await once(file, 'drain');
    chunk = '';
  }
  file.end(chunk, 'latin1');
  await once(file, 'finish');
}

function message(n: number, random: () => number, text: (lines: number) => string): string {
  const date = new Date(Date.UTC(2025, 0, 1) + n * 300_000).toUTCString().replace('GMT', '+0000');
  const company = `company${Math.floor(random() * 3000)}.example`;
  const answered =
    n > 0 && random() < 0.2
      ? `In-Reply-To: <m${n - 1}@${company}>\nReferences: <m${n - 1}@${company}>\n`
      : '';
  const head = `From jobs@${company} Thu Jan  1 00:00:00 2026
Received: from mx.${company} by mail.example.org with ESMTPS id x${n};
 ${date}
DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=${company}; s=s1;
 bh=${'0123456789abcdef'.repeat(3)};
 b=${'Zm9vYmFyYmF6cXV4'.repeat(10)}
Message-ID: <m${n}@${company}>
Date: ${date}
From: =?utf-8?Q?Jobs_at_C=C3=B6mpany?= <jobs@${company}>
To: Ada Lovelace <ada@example.org>
Subject: Your application ${n}
${answered}MIME-Version: 1.0
`;
  return `${head}${body(n, random(), text)}\n\n`;
}

function body(n: number, kind: number, text: (lines: number) => string): string {
  const words = text(28);
  if (kind < 0.4) return `Content-Type: text/plain; charset=utf-8\n\n${words}\n${text(24)}`;
  const page = `<html><body><p>${text(20).replaceAll('\n', '</p>\n<p>')}</p></body></html>`;
  const boundary = `b_${n}`;
  const encoded = kind < 0.8 ? page.replaceAll('=', '=3D') : base64(page);
  const encoding = kind < 0.8 ? 'quoted-printable' : 'base64';
  return `Content-Type: multipart/alternative; boundary="${boundary}"

--${boundary}
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

${words}
--${boundary}
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: ${encoding}

${encoded}
--${boundary}--`;
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\n');
}
