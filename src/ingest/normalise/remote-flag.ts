const YES = /^(true|t|yes|y|100%?|1(\.0+)?|ja|oui|sí|si|sim|tak|да|是|on)$/i;
const NO = /^(false|f|no|n|0(\.0+)?|nein|non|não|nie|нет|否|off)$/i;
const WORDS =
  'remote|remoto|remota|work from home|working from home|wfh|home ?office|home[- ]?based|telecommut\\w{0,20}|telework|télétravail|teletrabajo|teletrabalho|thuiswerken|zdaln\\w{0,20}|удал[её]нн\\w{0,20}|anywhere';
const REMOTE = new RegExp(
  `(?<!\\p{L})(${WORDS})(?!\\p{L})|远程|在宅|フルリモート|재택|удал[её]нн`,
  'iu',
);
const ON_SITE =
  /\bon[\s_-]?site\b|\bin[\s_-]?office\b|^office$|in[\s_-]person|\bvor ort\b|präsenz|presencial|présentiel|stacjonarn|现场|出社/i;
/** Some days here, some there: also what a text says of remote work that is only partly so. */
const HYBRID =
  /^[1-9]\d%?$|hybrid|híbrid|hybryd|hibrid|гибрид|混合|하이브리드|partly|partially|part[\s_-]?remote|partiel|teilweise|ponctuel|occasional/i;
const NEGATED = new RegExp(
  `(?<!\\p{L})(no|not|non|pas|kein|keine|sin|sem|nie|без|brak)(?!\\p{L})[^,;|]{0,20}?(${WORDS})|(${WORDS})\\s{0,9}[:=]?\\s{0,9}(is\\s{1,9})?(not|no|non|unavailable|false)(?!\\p{L})`,
  'iu',
);

/**
 * Whether remote work is allowed, as the text 'true' or 'false': from a flag or work mode, else from a location
 * that says so. Hybrid work is not remote. Null when nothing says it.
 */
export function remoteFlag(flag: string | null, location: string | null): string | null {
  const said = flag?.trim() ?? '';
  if (YES.test(said)) return 'true';
  if (NO.test(said) || NEGATED.test(said) || ON_SITE.test(said) || HYBRID.test(said))
    return 'false';
  if (REMOTE.test(said)) return 'true';
  if (location === null || NEGATED.test(location)) return null;
  if (HYBRID.test(location)) return 'false';
  return REMOTE.test(location) ? 'true' : null;
}
