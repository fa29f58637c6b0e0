// The words of a command line, before and after yargs has had them.

/** No argument of a process can hold it, so that it marks what `--` has made no option. */
const PROTECTED = '\0';

/**
 * The words as yargs is to read them: `help report` is `report --help`. yargs drops a lone - from positional arguments;
 * `/dev/stdin` is stdin, too. What follows `--` it does not hand to the command: each word is marked instead.
 */
export function readWords(given: readonly string[]): string[] {
  if (given.length === 0) return ['--help'];
  const end = given.includes('--') ? given.indexOf('--') : given.length;
  const plain = given.slice(end + 1).map((word) => (/^-./s.test(word) ? PROTECTED + word : word));
  const words = [...given.slice(0, end), ...plain];
  const [first, ...rest] = words.map((word) => (word === '-' ? '/dev/stdin' : word));
  return first === 'help' ? [...rest, '--help'] : [first ?? '--help', ...rest];
}

/** The arguments as they were typed, without the marks of readWords. */
export function unprotected(args: Record<string, unknown>): Record<string, unknown> {
  const plain = (value: unknown): unknown =>
    typeof value === 'string' && value.startsWith(PROTECTED) ? value.slice(1) : value;
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map(plain) : plain(value),
    ]),
  );
}

/** The words that are options: none behind `--`. */
export function optionWords(words: readonly string[]): string[] {
  const end = words.indexOf('--');
  return (end < 0 ? words : words.slice(0, end)).filter((word) => /^--./s.test(word));
}

/** `dateOrder` as `date-order`: yargs takes both. */
export function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
