/** Query parameters that say where a visitor came from, not which page it is. */
const TRACKING =
  /^(utm_.*|gclid|gclsrc|dclid|fbclid|msclkid|yclid|twclid|ttclid|li_fat_id|igshid|mc_[ce]id|_hs(enc|mi)|hsctatracking|_ga|_gl|wickedid|gh_src|lever-(origin|source).*|trk|trkemail|trackingid|refid|ebp|recommendedflavor|lipi|midtoken|position|pagenum|originalsubdomain)$/i;

/**
 * The same page without fragment and tracking parameters, host in lower case; null unless it is an http(s) URL.
 * A fragment that is a route (`#/job/1`, `#!job/1`) stays: the page is another one without it.
 */
export function canonicalUrl(text: string | null): string | null {
  if (text === null || !/^https?:\/\//i.test(text.trim()) || !URL.canParse(text.trim())) return null;
  const url = new URL(text.trim());
  if (!/^#[!/]/.test(url.hash)) url.hash = '';
  const parameters = [...url.searchParams];
  const kept = parameters.filter(([name]) => !TRACKING.test(name));
  // A new query is encoded anew, so what needs no deleting keeps its exact spelling.
  if (kept.length < parameters.length) url.search = new URLSearchParams(kept).toString();
  url.username = '';
  url.password = '';
  return url.href;
}
