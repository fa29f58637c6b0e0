const YES = /^(true|t|yes|y|1|ja|oui|sí|sim|是)$/i;
const NO = /^(false|f|no|n|0|nein|non|não|否|none)$/i;
const REMOTE =
  /\bremote\b|work from home|\bwfh\b|home ?office|telecommut|télétravail|teletrabajo|anywhere|远程|在宅/i;
const ON_SITE = /\bon[\s_-]?site\b|\bin[\s_-]?office\b|\bvor ort\b|präsenz|现场/i;
const HYBRID = /hybrid/i;

/**
 * Whether remote work is allowed, as the text 'true' or 'false': from a flag or work mode, else from a location
 * that says so. Hybrid work is not remote. Null when nothing says it.
 */
export function remoteFlag(flag: string | null, location: string | null): string | null {
  const said = flag?.trim() ?? '';
  if (YES.test(said) || REMOTE.test(said)) return 'true';
  if (NO.test(said) || ON_SITE.test(said) || HYBRID.test(said)) return 'false';
  return location !== null && REMOTE.test(location) && !/\b(not|no|non)[\s-]+remote\b/i.test(location)
    ? 'true'
    : null;
}
