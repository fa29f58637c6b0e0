/** Puts values into the {names} of a text; throws RangeError for a name without a value. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new RangeError(`nothing to put into {${name}}`);
    return value;
  });
}
