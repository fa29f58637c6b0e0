// nyx-etl.config.yaml -> values, each with the line that it stands on; what the variables and files it names hold is put in.
import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parse,
  parseDocument,
} from 'yaml';
import { ConfigError } from '../errors.ts';
import { kindOf } from '../files/regular-file.ts';
import { errorCode } from '../system-errors.ts';

/** What a file says, and where: `/etc/nyx-etl.config.yaml:4` by path, e.g. `export.keep`. */
interface ConfigurationFile {
  values: unknown;
  places: Map<string, string>;
}

const FILE_SUFFIX = '_file';
const MAX_BYTES = 1_000_000;
/** Sections are four levels deep. What refers to itself would have no end, and nine lists of nine a thousand million ones. */
const MAX_LEVELS = 20;
const MAX_VALUES = 10_000;
/** What a shell has opened for us, as in `--config <(…)`. */
const DESCRIPTOR = /^\/(dev|proc\/self)\/(fd\/\d+|stdin)$/;

/** Reads a configuration. Throws ConfigError (exitCode 2) with the line for what is no YAML, or names a variable or file that is not there. */
export function readConfigurationFile(file: string, env: NodeJS.ProcessEnv): ConfigurationFile {
  const lines = new LineCounter();
  const document = parseDocument(read(file, file), { lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => `${file}:${lines.linePos(offset).line}`;
  const [wrong] = [...document.errors, ...document.warnings];
  if (wrong) {
    throw new ConfigError(`${at(wrong.pos[0])}: ${wrong.message}`, {
      hint: 'it is read as YAML: indent by two spaces, put a text with : or # in quotes',
      code: 'config.yaml',
    });
  }
  const places = new Map<string, string>();
  let count = 0;
  const values = toValue(document.contents, []);
  return { values, places };

  function toValue(node: unknown, path: readonly string[]): unknown {
    const place = at((node as Node | null)?.range?.[0] ?? 0);
    if (++count > MAX_VALUES || path.length > MAX_LEVELS) {
      throw new ConfigError(`${place}: there is more here than a configuration can say`, {
        hint: 'see what its aliases refer to: a list may hold itself',
        code: 'config.yaml',
      });
    }
    if (isAlias(node)) return toValue(node.resolve(document), path);
    if (!places.has(path.join('.'))) places.set(path.join('.'), place);
    if (isMap(node)) {
      return Object.fromEntries(node.items.map((pair) => toEntry(pair, path)));
    }
    if (isSeq(node)) return node.items.map((item, n) => toValue(item, [...path, String(n)]));
    if (!isScalar(node)) return null;
    const { value, type } = node;
    if (typeof value !== 'string' || !value.includes('$')) return value;
    const text = fillIn(value, env, place);
    // In quotes it is a text, as everywhere in YAML; without it may be a number.
    return type === 'PLAIN' && text !== value ? plain(text) : text;
  }

  function toEntry(pair: Pair, path: readonly string[]): [string, unknown] {
    const key = isScalar(pair.key) ? String(pair.key.value) : '';
    const place = at((pair.key as Node).range?.[0] ?? 0);
    const isFile = key.endsWith(FILE_SUFFIX);
    const name = isFile ? key.slice(0, -FILE_SUFFIX.length) : key;
    const below = [...path, name];
    if (places.has(below.join('.'))) {
      throw new ConfigError(`${place}: ${name} and ${name}${FILE_SUFFIX} say the same`, {
        hint: 'leave one of them out',
      });
    }
    places.set(below.join('.'), place);
    const value = toValue(pair.value, below);
    if (!isFile) return [name, value];
    return [name, read(resolve(dirname(file), String(value)), place).trim()];
  }
}

function read(file: string, place: string): string {
  try {
    refuseUnbounded(file);
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    const where = file === place ? file : `${place}: ${file}`;
    throw new ConfigError(`${where} cannot be read (${errorCode(error)})`, {
      hint: 'see that the file is there, and that this user may read it',
      code: 'config.file',
      cause: error,
    });
  }
}

/** A pipe that nobody writes to would be waited for without end. */
function refuseUnbounded(file: string): void {
  const entry = statSync(file);
  if (entry.isFile() ? entry.size <= MAX_BYTES : DESCRIPTOR.test(file)) return;
  const what = entry.isFile() ? `has ${entry.size} bytes` : `is ${kindOf(entry)}`;
  throw new ConfigError(`${file} ${what}`, {
    hint: `a configuration, and what it names, are files of at most ${MAX_BYTES} bytes`,
    code: 'config.file',
  });
}

/** `${NAME}` is the variable of that name, `$${NAME}` stays as `${NAME}`. No value is quoted in messages. */
function fillIn(text: string, env: NodeJS.ProcessEnv, place: string): string {
  return text.replaceAll(/(\$?)\$\{(\w+)\}/g, (whole, escaped: string, name: string) => {
    if (escaped) return whole.slice(1);
    const value = env[name];
    if (value !== undefined) return value;
    throw new ConfigError(`${place}: the variable ${name} is not set`, {
      hint: `set it, or write $$\{${name}} for the letters themselves`,
      code: 'config.variable',
    });
  });
}

/** A number or a yes or no, as YAML reads it; else the text. */
export function plain(text: string): unknown {
  const value: unknown = /^[-+.\w]+$/.test(text) ? parse(text) : text;
  return typeof value === 'number' || typeof value === 'boolean' ? value : text;
}
