/**
 * A path or a value as a word of a command that is printed to be typed: `'/srv/my search'`. In single
 * quotes a shell leaves everything as it is; what needs none is shown without.
 */
export function shellQuoted(word: string): string {
  return /^[\w./:=@-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
