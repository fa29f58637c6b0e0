/** In how many places matches stand in a mail: phrases that found the same words, or parts of them, say it once. */
export function stretches(matches: readonly { position: number; end: number }[]): number {
  return separate(matches.map(({ position, end }) => ({ start: position, end })));
}

/** How many spans there are of which none reaches into another. */
export function separate(spans: readonly { start: number; end: number }[]): number {
  let count = 0;
  let reached = 0;
  for (const { start, end } of spans.toSorted((a, b) => a.end - b.end)) {
    if (start < reached) continue;
    count++;
    reached = end;
  }
  return count;
}
