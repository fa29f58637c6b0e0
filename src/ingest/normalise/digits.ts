/** The zeros of the scripts that people write dates with: Arabic, Persian, Hindi, Bengali, Thai; nine more signs follow each. */
const ZEROS = ['٠', '۰', '०', '০', '๐'].map((zero) => zero.codePointAt(0) ?? 0);
const OTHER_DIGITS = /[٠-٩۰-۹०-९০-৯๐-๙]/gu;

/** A text with its numbers in the digits 0 to 9: `٣/٥/٢٠٢٤` is `3/5/2024`. */
export function withLatinDigits(text: string): string {
  return text.replaceAll(OTHER_DIGITS, (digit) => {
    const point = digit.codePointAt(0) ?? 0;
    return String(point - Math.max(...ZEROS.filter((zero) => zero <= point)));
  });
}
