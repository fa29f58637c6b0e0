import { MAX_LEVELS } from '../../text/text-limits.ts';
import { heldAs } from './json-keys.ts';
import { parseStructured } from './labels.ts';
import { payPeriod } from './pay-period.ts';

/** What a salary says that a file holds as an object, with the keys that programs give it. */
interface StructuredPay {
  min: string | null;
  max: string | null;
  currency: string | null;
  period: string | null;
  /** In words. */
  text: string | null;
}

/**
 * Reads an object, or an array of such; null when the text is none. Of several, the widest range, unless they
 * differ in currency or period: then nothing is certain.
 */
export function structuredPay(text: string): StructuredPay | null {
  const found = [parseStructured(text)].flat().flatMap((item) => payIn(item) ?? []);
  return found.reduce<StructuredPay | null>(
    (one, other) => (one === null ? other : widest(one, other)),
    null,
  );
}

function payIn(value: unknown, level = 0): StructuredPay | null {
  if (level > MAX_LEVELS) return null;
  if (typeof value === 'number' || typeof value === 'string')
    return { min: null, max: null, currency: null, period: null, text: String(value) };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const own = (part: keyof StructuredPay) => {
    const held = heldAs(value, `pay_${part}`).find(isScalar);
    return held === undefined ? null : String(held);
  };
  const nested = Object.values(value)
    .map((held) => payIn(isScalar(held) ? null : held, level + 1))
    .find((pay) => pay !== null);
  const pay = {
    min: own('min') ?? nested?.min ?? null,
    max: own('max') ?? nested?.max ?? null,
    currency: own('currency') ?? nested?.currency ?? null,
    period: nested?.period ?? own('period'),
    text: own('text') ?? nested?.text ?? null,
  };
  return pay.min === null && pay.max === null && pay.text === null ? null : pay;
}

function widest(one: StructuredPay, other: StructuredPay): StructuredPay {
  const isSame =
    one.currency === other.currency &&
    payPeriod(one.period ?? '') === payPeriod(other.period ?? '');
  const pick = (a: string | null, b: string | null, choose: (...values: number[]) => number) =>
    isSame && a !== null && b !== null ? String(choose(Number(a), Number(b))) : null;
  return {
    min: pick(one.min, other.min, Math.min),
    max: pick(one.max, other.max, Math.max),
    currency: one.currency === other.currency ? one.currency : null,
    period: isSame ? one.period : null,
    text: null,
  };
}

function isScalar(value: unknown): value is string | number {
  return (typeof value === 'string' && value.trim() !== '') || typeof value === 'number';
}
