import { MAX_COLUMN_NAME_CHARACTERS } from '../../text/text-limits.ts';

/** The columns of a file by what their names come down to. */
export interface ColumnKeys {
  whole: ReadonlyMap<string, string[]>;
  /** Without `job`, `vacancy` and the like, in front or behind. */
  shortened: ReadonlyMap<string, string[]>;
  /** The same in the singular: `companies`, `Job Links`. */
  singular: ReadonlyMap<string, string[]>;
}

/** Files put these before any of their columns: `job_city`, `vacancyName`, `dates.applied`. */
const PREFIX =
  /^(?:dates?|timestamps?|timeline|milestones)\.|^(?:jobs?|vacancy|vacature|posting|offer|listing|position|opening|internship|ad)[_\-\s.]+|^(?:job|vacancy|posting|formatted)[_\s]?(?=[a-z])|^(?:职位|岗位|职务|招聘|工作)(?=.)/i;
/** And these behind: `Titre de l'offre`, `Описание вакансии`, `salary_in_usd`. */
const SUFFIX =
  /[_\-\s]+(?:job|vacancy|posting|offre|poste|mission|annonce|oferta|oferty|puesto|empleo|vacante|trabajo|vaga|trabalho|annuncio|lavoro|stelle|stellenanzeige|anzeige|offerta|lowongan|kerja|pekerjaan|вакансии|вакансию|(?:in[_\-\s]+)?(?:usd|eur|gbp|inr|pln|chf|cad|aud|brl|rub|rur))$/i;
/** How programs call the text of what they keep as an object, or beside its code: `province.value`, `issueDateString`. */
const TEXT_OF =
  /\.(?:name|value|label|title|display|text)$|(?<!link|url|href)_(?:string|str|text)$/i;
/** `Which company did you apply to?`: the words of a question that say nothing of what is asked for. */
const ASKS = new Set(['what', 'which', 'when', 'who']);
const ASKING = new Set([
  ...[
    'is',
    'was',
    'are',
    'were',
    'did',
    'do',
    'does',
    'have',
    'has',
    'you',
    'your',
    'the',
    'i',
    'my',
  ],
  ...['apply', 'applied', 'applying', 'application', 'to', 'for', 'at', 'with', 'of', 'this'],
]);
/** Words between others that only join them. */
const JOINING =
  /(?<=[\p{L}\p{N}][\s_.-]+)(?:(?:a|al|de|del|della|para|zur|zum|di|do|da|dos|das|du|des|la|le|les|el|los|of|the|der|des|на|о)[\s_-]+|[ld]['’])+/giu;

/** Sorts columns by their keys. A name that most columns begin with (`_source.`, `attributes.`) need not be told. */
export function keysOfColumns(names: readonly string[]): ColumnKeys {
  const home = commonParent(names.filter(isComparable));
  const inner = (name: string) => (name.startsWith(home) ? name.slice(home.length) : name);
  const known = new Set(names.map((name) => name.toLowerCase()));
  // DuckDB numbers the columns that have one name, whatever its case.
  const first = (name: string) => {
    const [, base = ''] = /^(.+)_\d+$/.exec(name) ?? [];
    // Lists that were made flat: `jobType/0`, `jobType/1`.
    return known.has(base.toLowerCase()) ? base : name.replace(/(?:\/\d+|\[\d+\])$/, '');
  };
  const shortened = (name: string) => {
    const short = inner(name).replace(PREFIX, '');
    const bare = withoutJoining(short);
    return [short, bare.replace(SUFFIX, ''), bare.replace(TEXT_OF, ''), askedFor(name)].map(keyOf);
  };
  return {
    whole: byKeys(names, (name) => [
      lettersOf(name),
      keyOf(name),
      keyOf(inner(name)),
      keyOf(first(name)),
    ]),
    shortened: byKeys(names, shortened),
    singular: byKeys(names, (name) => [
      ...[keyOf(name), ...shortened(name)].map(singularOf),
      ...partsOf(name).flatMap((part) => [keyOf(part), ...shortened(part)]),
    ]),
  };
}

/** `Job URL`, `job_url`, `jobUrl`, `JOB-URL` and `Job URL (link)` are one name; so are `data_de_publicação` and `data_publicação`. */
export function keyOf(name: string): string {
  return isComparable(name) ? lettersOf(withoutJoining(name)) || lettersOf(name) : name;
}

/** What a header that is a question asks for; another name stays as it is, and a question that is nothing else. */
function askedFor(name: string): string {
  const [first = '', ...others] = name.toLowerCase().split(/[\s?]+/);
  const asked = ASKS.has(first) ? others.filter((word) => !ASKING.has(word)).join(' ') : '';
  return asked === '' ? name : asked;
}

/** What a name that names two things is made of: `Job Tags / Skills`. */
function partsOf(name: string): string[] {
  const parts = name.split(/\s*[/|&]\s*|\s+or\s+/i).filter((part) => part !== '');
  return parts.length > 1 && parts.length < 4 ? parts : [];
}

/** A longer name is like no other: it stays as it is. */
function isComparable(name: string): boolean {
  return name.length <= MAX_COLUMN_NAME_CHARACTERS;
}

function withoutJoining(name: string): string {
  return name
    .replaceAll(/\([^)]*\)/g, '')
    .replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, '_')
    .replaceAll(JOINING, '')
    .trim();
}

/** What is called `jobs` counts or lists them. */
function singularOf(key: string): string {
  return key === 'jobs' ? key : key.replace(/ies$/, 'y').replace(/s$/, '');
}

/** What stands in brackets counts: of `From (Name)` and `From (Address)` each says something else. */
function lettersOf(name: string): string {
  return name
    .replaceAll('@', 'at')
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function byKeys(
  names: readonly string[],
  keysOf: (name: string) => string[],
): Map<string, string[]> {
  const sorted = new Map<string, string[]>();
  for (const name of names) {
    for (const key of isComparable(name) ? new Set(keysOf(name)) : [name]) {
      const known = sorted.get(key);
      if (known === undefined) sorted.set(key, [name]);
      else known.push(name);
    }
  }
  return sorted;
}

/** The path that more than half of the columns lie under, with its dot; '' when there is none. */
function commonParent(names: readonly string[], above = ''): string {
  const counts = new Map<string, number>();
  for (const name of names) {
    const dot = name.indexOf('.', above.length);
    if (!name.startsWith(above) || dot < 0) continue;
    const parent = name.slice(0, dot + 1);
    counts.set(parent, (counts.get(parent) ?? 0) + 1);
  }
  const [most] = [...counts].filter(([, count]) => count * 2 > names.length);
  return most === undefined ? above : commonParent(names, most[0]);
}
