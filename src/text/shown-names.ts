/** A question of a form fits; a whole record, which may stand in the place of the names, does not. */
const MAX_SHOWN_CHARACTERS = 60;

/** Names of columns as messages list them: each on one line, and not much longer than names are. */
export function shownNames(names: readonly string[]): string {
  return names.map(shortened).join(', ');
}

function shortened(name: string): string {
  // No more of a foreign text is looked at than may be shown.
  const start = [...name.slice(0, 4 * MAX_SHOWN_CHARACTERS).replaceAll(/\s/g, ' ')];
  if (start.length <= MAX_SHOWN_CHARACTERS) return start.join('');
  return `${start.slice(0, MAX_SHOWN_CHARACTERS).join('')}…`;
}
