const BADGE = ' with verification';

/** A title without the badge of LinkedIn, which says it twice: once for those who listen. */
export function withoutBadge(title: string): string {
  const line = title.replaceAll(/\s+/g, ' ').trim();
  const plain = line.endsWith(BADGE) ? line.slice(0, -BADGE.length) : line;
  const half = plain.slice(0, (plain.length - 1) / 2);
  return plain === `${half} ${half}` ? half : plain;
}
