/** `[post](https://…)` in Markdown and of a workbook. */
const MARKDOWN = /^\s*\[([^\]]*)\]\((https?:\/\/\S+)\)\s*$/;
/** `<https://…>` in Markdown. */
const BARE = /^\s*<(https?:\/\/[^\s<>]+)>\s*$/;
/** `=HYPERLINK("https://…","post")` of a spreadsheet's formulas. */
const FORMULA = /^\s*=hyperlink\(\s*"(https?:\/\/[^"\s]+)"\s*(?:[,;]\s*"([^"]*)")?/i;
/** `post (https://…)` in the tables of Notion and Airtable. */
const BRACKETS = /^([^()]+) \((https?:\/\/\S+)\)\s*$/;

/** A link as a cell holds it: its URL, and the text that is shown, if there is one; null for what is none. */
export function cellLink(cell: string): { url: string; text: string | null } | null {
  const [, text, url] = MARKDOWN.exec(cell) ?? BRACKETS.exec(cell) ?? [];
  if (url !== undefined) return { url, text: text?.trim() || null };
  const [, bare] = BARE.exec(cell) ?? [];
  if (bare !== undefined) return { url: bare, text: null };
  const [, target, label] = FORMULA.exec(cell) ?? [];
  return target === undefined ? null : { url: target, text: label?.trim() || null };
}
