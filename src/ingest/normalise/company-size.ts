/** The buckets of nyx.companies.size_bucket, each with the most employees it holds. */
const BUCKETS: readonly (readonly [bucket: string, most: number])[] = [
  ['1-50', 50],
  ['51-200', 200],
  ['201-1000', 1_000],
  ['1001-5000', 5_000],
  ['5001-10000', 10_000],
  ['10000+', Number.POSITIVE_INFINITY],
];

/** A number of people: `1,001`, `10.000`, `10 000`, `5k`; no decimals, which no count has. */
const COUNT = /(\d{1,3}(?:[.,'’\s]\d{3})+|\d{1,7})(?:\s?(k)\b)?/giu;
const MORE_THAN =
  /[+>]|\b(?:more than|over|above|mehr als|über|plus de|más de|mais de|oltre|meer dan)\b/iu;
const MAX_LENGTH = 100;

/**
 * The bucket of a company's size as boards write it: `11-50 employees`, `10,001+`, `250`, `2 to 10`. Null for what names no
 * number, or lies in more than one bucket: `100-500`.
 */
export function companySize(text: string | null): string | null {
  if (text === null || text.length > MAX_LENGTH) return null;
  const counts = [...text.replace(/\.0$/, '').matchAll(COUNT)].map(
    ([, digits = '', thousands]) =>
      Number(digits.replaceAll(/\D/g, '')) * (thousands === undefined ? 1 : 1_000),
  );
  const [least, most = least] = counts;
  if (counts.length > 2 || least === undefined || most === undefined || least > most) return null;
  // `10,001+` and `over 10,000` are the last bucket; `50+` may be any but the first.
  const isOpen = counts.length === 1 && MORE_THAN.test(text);
  if (isOpen && least < 10_000) return null;
  const lowest = bucketOf(isOpen ? least + 1 : least);
  return lowest === bucketOf(isOpen ? Number.POSITIVE_INFINITY : most) ? lowest : null;
}

function bucketOf(count: number): string | null {
  if (count < 1) return null;
  return BUCKETS.find(([, most]) => count <= most)?.[0] ?? null;
}
