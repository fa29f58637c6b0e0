// What counts of a command line before it is read.

/** Flags that count before anything is read, or when nothing could be, in all their forms. */
const FORMS = {
  help: /^(?:--help(?:=true)?|-V*h[hV]*)$/,
  version: /^(?:--version(?:=true)?|-V+)$/,
  json: /^--json(?:=true)?$/,
};

/** Whether a flag was typed, not behind `--`; the last one counts. No words at all, and `help report`, ask for help, too. */
export function asksFor(flag: keyof typeof FORMS, words: readonly string[]): boolean {
  const [first = 'help'] = words;
  const end = words.indexOf('--');
  const options = end === -1 ? words : words.slice(0, end);
  const said = options.filter(
    (word) => FORMS[flag].test(word) || word === `--no-${flag}` || word === `--${flag}=false`,
  );
  return FORMS[flag].test(said.at(-1) ?? '') || (flag === 'help' && first === 'help');
}
