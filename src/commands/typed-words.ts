// The words of a command line, before and after yargs has had them.

/** No argument of a process can hold it, so that it marks what `--` has made no option. */
const PROTECTED = '\0';

/** Flags that count before anything is read, or when nothing could be, in all their forms. */
const FORMS = {
  help: /^(?:--help(?:=true)?|-V*h[hV]*)$/,
  version: /^(?:--version(?:=true)?|-V+)$/,
  json: /^--json(?:=true)?$/,
};

/** Whether a flag was typed, not behind `--`; the last one counts. No words at all, and `help report`, ask for help, too. */
export function asksFor(flag: keyof typeof FORMS, words: readonly string[]): boolean {
  const [first = 'help'] = words;
  const [options] = splitAtEnd(words);
  const said = options.filter(
    (word) => FORMS[flag].test(word) || word === `--no-${flag}` || word === `--${flag}=false`,
  );
  return FORMS[flag].test(said.at(-1) ?? '') || (flag === 'help' && first === 'help');
}

/**
 * The words as yargs is to read them. It drops a lone - from positional arguments; `/dev/stdin` is stdin, too. What
 * follows `--` it does not hand to the command: each word is marked instead.
 */
export function readWords(given: readonly string[]): string[] {
  const [before, behind] = splitAtEnd(given);
  const plain = behind.map((word) => (/^-./s.test(word) ? PROTECTED + word : word));
  return [...before, ...plain].map((word) => (word === '-' ? '/dev/stdin' : word));
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
  return splitAtEnd(words)[0].filter((word) => /^--./s.test(word));
}

/** What stands before `--`, which ends the options, and what behind it. */
function splitAtEnd(words: readonly string[]): [before: string[], behind: string[]] {
  const end = words.includes('--') ? words.indexOf('--') : words.length;
  return [words.slice(0, end), words.slice(end + 1)];
}

/** `dateOrder` as `date-order`: yargs takes both. */
export function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
