import { words } from '../../knowledge/words.ts';
import { once } from '../../once.ts';

/** The headings in knowledge/words/remote.tsv say what each is. */
export const REMOTE_KINDS = [
  'yes',
  'no',
  'remote',
  'on_site',
  'hybrid',
  'not_before',
  'not_behind',
  'degree',
  'work',
  'within',
] as const;

const modes = words('remote', REMOTE_KINDS, true);
/** `Fully remote job in`, before a place. */
const before = once(() => {
  const [degree, remote, work, within] = [
    modes.source('degree'),
    modes.source('remote', 'hybrid'),
    modes.source('work'),
    modes.source('within'),
  ];
  return new RegExp(
    `^(?:${degree}\\s+)*${remote}(?:\\s+${work})?(?:\\s+${within}(?:\\s+the)?)?(?:\\s+|\\s*[-:]\\s*)`,
    'iu',
  );
});
const PART_OF_TIME = /^\s*[1-9]\d%?\s*$/;
const negated = once(() => {
  const remote = modes.source('remote');
  return new RegExp(
    `${modes.source('not_before')}[^,;|]{0,20}?${remote}|${remote}\\p{L}{0,20}\\s{0,9}[:=]?\\s{0,9}(?:is\\s{1,9})?${modes.source('not_behind')}`,
    'iu',
  );
});

/**
 * Whether remote work is allowed, as the text 'true' or 'false': from a flag or work mode, else from a location
 * that says so. Hybrid work is not remote. Null when nothing says it.
 */
export function remoteFlag(flag: string | null, location: string | null): string | null {
  const said = modes.kindsIn(flag ?? '');
  if (said.has('yes')) return 'true';
  if (said.has('no') || said.has('on_site') || said.has('hybrid')) return 'false';
  if (PART_OF_TIME.test(flag ?? '')) return 'false';
  if (said.has('remote')) return negated().test(flag ?? '') ? 'false' : 'true';
  const place = modes.kindsIn(location ?? '');
  if (!place.has('remote') && !place.has('hybrid')) return place.has('on_site') ? 'false' : null;
  if (negated().test(location ?? '')) return null;
  return place.has('hybrid') ? 'false' : 'true';
}

/** A place without what is said before it of how remote the work is: `Remote in Austin`. */
export function withoutMode(place: string): string {
  return place.replace(before(), '');
}
