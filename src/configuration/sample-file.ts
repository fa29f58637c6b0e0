import { type FieldSchema, toFieldSchema } from './fields.ts';
import { sections } from './sections.ts';

const HEAD = [
  '# Configuration of nyx-etl. What is left out has the default that is shown; flags and variables',
  '# (NYX_ETL_EXPORT_KEEP for export.keep) stand above it: nyx-etl config show --origin',
  '#',
  '# $' +
    '{NAME} is the variable of that name; password_file: /run/secrets/x is what that file holds.',
  '# The time zone and ghost_after_days are in the database: nyx-etl config set timezone Europe/Berlin',
];

/** A configuration that says nothing: every field with its default and a sentence, as comments. */
export function sampleFile(): string {
  const bodies = sections.map((section) => {
    const { name, describe } = section;
    const example = 'example' in section ? section.example : undefined;
    const { properties = {} } = toFieldSchema(section.schema);
    const lines = example
      ? example.map((line) => `#  ${line}`)
      : Object.entries(properties).flatMap(([field, schema]) => fieldLines(field, schema));
    return ['', `# ${describe}.`, `#${name}:`, ...lines].join('\n');
  });
  return `${[...HEAD, ...bodies].join('\n')}\n`;
}

function fieldLines(field: string, { description, default: value, secret }: FieldSchema): string[] {
  const shown = value === undefined ? (secret ? '…' : '') : JSON.stringify(value);
  return [`#  # ${description ?? ''}`, `#  ${field}: ${shown}`.trimEnd()];
}
