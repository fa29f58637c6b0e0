const Z = 1.959963984540054;

/** A share with Wilson's 95 % interval, all from 0 to 1 and to 4 decimals. */
export interface Rate {
  value: number;
  low: number;
  high: number;
}

/** The share `successes / total`; null when `total` is 0. */
export function wilson(successes: number, total: number): Rate | null {
  if (total === 0) return null;
  const share = successes / total;
  const scale = 1 + Z ** 2 / total;
  const centre = (share + Z ** 2 / (2 * total)) / scale;
  const spread = (Z * Math.sqrt((share * (1 - share)) / total + Z ** 2 / (4 * total ** 2))) / scale;
  return {
    value: round(share),
    low: round(Math.max(0, centre - spread)),
    high: round(Math.min(1, centre + spread)),
  };
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
