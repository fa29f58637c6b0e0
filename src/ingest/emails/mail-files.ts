// Which files a path stands for: one file, a folder of messages and mailboxes, a Maildir with its sub-folders.

import type { Dirent } from 'node:fs';
import { lstat, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, constants as zlib } from 'node:zlib';
import { SourceError } from '../../errors.ts';
import { firstBytes } from '../../files/first-bytes.ts';
import { separatorAt } from '../../mail/mbox/mbox-separator.ts';
import { startsLikeMmdf } from '../../mail/mbox/mmdf-splitter.ts';
import { plainBytes } from '../../mail/plain-bytes.ts';
import { unless } from '../../system-errors.ts';

/** `mbox` and `mmdf` hold many messages, `message`, Apple's `emlx` and Outlook's `msg` one. */
type MailKind = 'mbox' | 'mmdf' | 'message' | 'emlx' | 'msg';

/** A file with mail in it, or something in a folder that is set aside unread. */
export type MailFile =
  | { kind: MailKind; path: string; gzip: boolean }
  | {
      kind: 'set_aside';
      path: string;
      reason: 'symbolic_link' | 'special_file' | 'table' | Foreign;
    };

type Foreign = 'outlook_pst' | 'archive';

/** Zip, gzip within gzip, zstd, 7z, rar, xz and bzip2. */
const PACKED = /^(?:504b0304|1f8b|28b52ffd|377abcaf|52617221|fd377a58|425a683[1-9])/;

const SNIFF_BYTES = 4096;
/** What mail programs keep beside the mail. */
const INDEX_FILE =
  /\.msf$|^(?:\.ds_store|msgfilterrules\.dat|popstate\.dat|filterlog\.html|archive_browser\.html|info\.plist|table_of_contents|maildirfolder|maildirsize|subscriptions|courierimap\w*|dovecot[\w.-]*|\.(?:nosync|lock|subscriptions|git(?:attributes|ignore|keep)))$/i;

const TABULAR = /\.(?:csv|tsv|ndjson|jsonl|json|parquet|xlsx)(?:\.(?:gz|zst))?$/i;

/** Lists the mail files under `path` in sorted order; throws SourceError (exit 2) when the path itself cannot be read. */
export async function* listMailFiles(path: string): AsyncGenerator<MailFile> {
  const found = await lstat(path).catch((cause: unknown) => {
    throw unusablePath(path, 'does not exist or cannot be read', cause);
  });
  if (found.isDirectory()) yield* walk(path);
  else if (found.isSymbolicLink()) throw unusablePath(path, 'is a symbolic link');
  else if (!found.isFile()) throw unusablePath(path, 'is a pipe, socket or device, not a file');
  else yield await sniff(path);
}

/** Whether a file is a table of mails by its name. */
export function isTable(path: string): boolean {
  return TABULAR.test(path);
}

/** The mail file at a path, as its folder's list would have it; undefined when nothing is there any more. */
export async function findMailFile(path: string): Promise<MailFile | undefined> {
  const found = await lstat(path).catch(unless('ENOENT', 'ENOTDIR'));
  if (found === undefined || found.isDirectory()) return undefined;
  if (found.isSymbolicLink()) return { kind: 'set_aside', path, reason: 'symbolic_link' };
  return found.isFile() ? await sniff(path) : { kind: 'set_aside', path, reason: 'special_file' };
}

async function* walk(folder: string): AsyncGenerator<MailFile> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = new Set(entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name));
  const maildir = names.has('cur') && (names.has('new') || names.has('tmp'));
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!(maildir && entry.name === 'tmp')) yield* walk(path);
    } else yield* fileIn(entry, path);
  }
}

async function* fileIn(entry: Dirent, path: string): AsyncGenerator<MailFile> {
  if (INDEX_FILE.test(entry.name)) return;
  if (entry.isSymbolicLink()) yield { kind: 'set_aside', path, reason: 'symbolic_link' };
  else if (!entry.isFile()) yield { kind: 'set_aside', path, reason: 'special_file' };
  else if (isTable(entry.name)) yield { kind: 'set_aside', path, reason: 'table' };
  else yield await sniff(path);
}

/** Tells mailbox from message by the first bytes. */
async function sniff(path: string): Promise<MailFile> {
  await using file = await open(path, 'r').catch((cause: unknown) => {
    throw unusablePath(path, 'cannot be opened', cause);
  });
  const raw = await firstBytes(file, SNIFF_BYTES);
  const gzip = raw[0] === 0x1f && raw[1] === 0x8b;
  const bytes = gzip ? inflateStart(raw) : raw;
  const foreign = foreignFormat(bytes);
  if (foreign !== undefined) return { kind: 'set_aside', path, reason: foreign };
  if (bytes.toString('hex', 0, 4) === 'd0cf11e0') return { kind: 'msg', path, gzip };
  const name = path.replace(/\.gz$/i, '').toLowerCase();
  if (name.endsWith('.emlx') && /^\d{1,10}\s*\n/.test(bytes.toString('latin1', 0, 20)))
    return { kind: 'emlx', path, gzip };
  return { kind: kindOf(name, plainBytes(bytes)), path, gzip };
}

function kindOf(name: string, bytes: Buffer): MailKind {
  if (startsLikeMmdf(bytes)) return 'mmdf';
  // Some programs call a mailbox .eml, too; a mail folder without mail is an empty file.
  if (startsLikeMbox(bytes)) return 'mbox';
  if (name.endsWith('.eml')) return 'message';
  return bytes.length === 0 || /\.mbo?x$/.test(name) || hasSeparator(bytes) ? 'mbox' : 'message';
}

/** Formats that hold mail, or files with mail, and are not read: by their first bytes. */
function foreignFormat(bytes: Buffer): Foreign | undefined {
  const start = bytes.toString('latin1', 0, 4);
  if (start === '!BDN') return 'outlook_pst';
  return PACKED.test(bytes.toString('hex', 0, 4)) || bytes.toString('latin1', 257, 262) === 'ustar'
    ? 'archive'
    : undefined;
}

function startsLikeMbox(bytes: Buffer): boolean {
  const start = /^(?:\xef\xbb\xbf)?[\r\n\0]*/.exec(bytes.toString('latin1'))?.[0].length ?? 0;
  return (
    typeof separatorAt(bytes, start, true, { gitPatches: true, bareSenders: true }) === 'object'
  );
}

/** A mailbox whose beginning was lost: a separator that can be nothing else stands further down. */
function hasSeparator(bytes: Buffer): boolean {
  for (let at = bytes.indexOf('\nFrom '); at !== -1; at = bytes.indexOf('\nFrom ', at + 1)) {
    const found = separatorAt(bytes, at + 1, true, { gitPatches: false, bareSenders: false });
    if (typeof found === 'object' && found.strength === 'certain') return true;
  }
  return false;
}

function inflateStart(bytes: Buffer): Buffer {
  try {
    return gunzipSync(bytes, { finishFlush: zlib.Z_SYNC_FLUSH, maxOutputLength: 8 * 1024 * 1024 });
  } catch {
    // Broken from its first bytes: reading it says so with the file's name.
    return Buffer.alloc(0);
  }
}

/** An error about a path that cannot be taken as mail. */
export function unusablePath(path: string, what: string, cause?: unknown): SourceError {
  return new SourceError(`${path} ${what}`, {
    exitCode: 2,
    cause,
    hint: 'give an mbox (also .gz), an .eml or .msg file, a folder of those, a Maildir, or a table (.csv, .ndjson, .parquet, …)',
  });
}
