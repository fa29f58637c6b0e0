import { z } from 'zod';

/** One key at the top of nyx-etl.config.yaml, with all that may stand below it. */
export interface Section<Name extends string = string, Schema extends z.ZodType = z.ZodType> {
  name: Name;
  /** A sentence for people, without its full stop: it stands above the section in what `init` writes. */
  describe: string;
  /**
   * A strict object whose fields have a sentence each (`.describe`) and a default, or are optional, with `.prefault({})`;
   * or a list or record with `.default`. Names are in snake_case, with their units.
   */
  schema: Schema;
  /** Variables that are read for a field in place of `NYX_ETL_<SECTION>_<FIELD>`. */
  variables?: Readonly<Record<string, string>>;
  /** What `init` shows of a section that is a list or has free names, as lines of YAML below its key. */
  example?: readonly string[];
}

/** A section of the configuration. It is listed in sections.ts; `settings.<name>` then has what its schema gives. */
export function defineSection<const Name extends string, Schema extends z.ZodType>(
  section: Section<Name, Schema>,
): Section<Name, Schema> {
  return section;
}

/** A text that `config show` does not print. As every text it may be in a file: `password_file: /run/secrets/smtp`. */
export function secret(sentence: string): z.ZodString {
  return z.string().min(1, 'is empty').meta({ secret: true }).describe(sentence);
}

/** A text that says something. */
export function word(sentence: string): z.ZodString {
  return z.string().min(1, 'is empty').describe(sentence);
}
