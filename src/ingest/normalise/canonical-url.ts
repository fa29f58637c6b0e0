import { words } from '../../knowledge/words.ts';

/** The headings in knowledge/words/url-parameters.tsv say what each is. */
export const PARAMETER_KINDS = ['tracking', 'linkedin', 'origin', 'session'] as const;

const parameterKinds = words('url-parameters', PARAMETER_KINDS);
const SESSION_VALUE = /^(?=.*\d)[\w.!:-]{16,}$/;
/** A place on the page: one word, or what was selected. With a number, `/` or `=` it may be the post. */
const PLACE_ON_PAGE = /^#([a-z_-]*|:~:.*|utm_.*)$/i;

/**
 * The same page without its place, tracking parameters and password, host in lower case; null unless it
 * is an http(s) URL. What is kept keeps its spelling. A fragment that may name the post stays.
 */
export function canonicalUrl(text: string | null): string | null {
  if (text === null || !/^https?:\/\//i.test(text.trim()) || !URL.canParse(text.trim()))
    return null;
  const url = new URL(text.trim());
  if (PLACE_ON_PAGE.test(url.hash)) url.hash = '';
  const parameters = url.search.slice(1).split('&');
  const kept = parameters.filter((parameter) => !isTracking(parameter, url.hostname));
  if (kept.length < parameters.length) url.search = kept.join('&');
  url.username = '';
  url.password = '';
  return url.href;
}

/**
 * What two URLs of one page have in common: the canonical URL without scheme, port, `www.`, session and
 * last slash. It serves to compare; the text itself when it is no http(s) URL.
 */
export function urlKey(text: string): string {
  const canonical = canonicalUrl(text);
  if (canonical === null) return text;
  const { host, pathname, search, hash } = new URL(canonical);
  const site = host
    .replace(/:(80|443)$/, '')
    .replace(/\.$/, '')
    .replace(/^www\./, '');
  return `${site}${withoutLastSlash(pathname.replace(/;jsessionid=[^/;]*/i, ''))}${search}${hash}`;
}

function isTracking(parameter: string, host: string): boolean {
  if (parameter === '') return true;
  const equals = parameter.indexOf('=');
  const name = equals < 0 ? parameter : parameter.slice(0, equals);
  const value = equals < 0 ? '' : parameter.slice(equals + 1);
  const kinds = parameterKinds.kindsIn(name);
  if (kinds.has('tracking')) return true;
  if (kinds.has('linkedin')) return /(^|\.)linkedin\.com$/.test(host);
  if (kinds.has('origin')) return !/\d/.test(value);
  return kinds.has('session') && SESSION_VALUE.test(value);
}

function withoutLastSlash(path: string): string {
  let end = path.length;
  while (end > 0 && path[end - 1] === '/') end--;
  return path.slice(0, end);
}
