/** `1 record`, `1,234 records`; `nouns` is the plural of a noun that takes no s. */
export function counted(n: number | bigint, noun: string, nouns = `${noun}s`): string {
  return `${n.toLocaleString('en-US')} ${Number(n) === 1 ? noun : nouns}`;
}
