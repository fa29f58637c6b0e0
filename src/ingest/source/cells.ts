import type { Cell, CellValue } from 'hucre/xlsx';

/** What Excel shows instead of a value that it could not work out. */
const ERROR = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA|ERROR!)$/;
const LINK_FORMULA = /^=?HYPERLINK\(\s*"(https?:\/\/[^"\s]+)"/i;

/** A cell as text: a date as ISO 8601, a link as Markdown writes it; null for an empty one and for Excel's errors. */
export function cellText(value: CellValue, cell?: Cell): string | null {
  const text = valueText(value);
  const target = cell && linkOf(cell);
  if (!target) return text;
  if (text === null || text === target) return target;
  return `[${text.replaceAll(/[[\]\s]+/g, ' ').trim()}](${target})`;
}

function valueText(value: CellValue): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return dateText(value);
  const text = String(value).trim();
  return text === '' || ERROR.test(text) ? null : text;
}

/** The day alone, where the cell holds no time. */
function dateText(date: Date): string | null {
  if (Number.isNaN(date.getTime())) return null;
  const text = date.toISOString().replace(/\.000Z$/, 'Z');
  return text.endsWith('T00:00:00Z') ? text.slice(0, 10) : text;
}

function linkOf({ hyperlink, formula }: Cell): string | undefined {
  const target = hyperlink?.target.replaceAll(' ', '%20');
  if (target !== undefined && /^https?:\/\/\S+$/i.test(target)) return target;
  return LINK_FORMULA.exec(formula ?? '')?.[1];
}
