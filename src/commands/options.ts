// What a command may be given, and the types of what it gets.

/** An option, or a positional argument: a text unless `type` says otherwise, a number being whole and not negative. */
export interface Option {
  type?: 'string' | 'number' | 'boolean';
  /** It takes several values, and may be given several times. */
  array?: boolean;
  choices?: readonly string[];
  default?: Default;
  demandOption?: boolean;
  /** A letter that stands for it. */
  alias?: string;
  describe: string;
}

export type Options = Readonly<Record<string, Option>>;

type One<O> = O extends { choices: readonly (infer Choice)[] }
  ? Choice
  : O extends { type: 'boolean' }
    ? boolean
    : O extends { type: 'number' }
      ? number
      : string;

type Given<O> = O extends { array: true } ? One<O>[] : One<O>;

type Default = string | number | boolean | readonly string[];

type Argument<O> = O extends { demandOption: true } | { default: Default }
  ? Given<O>
  : Given<O> | undefined;

type Camel<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<Camel<Rest>>}`
  : Name;

/** What is given for each option, by its name. */
export type ValuesOf<O extends Options> = { [Name in keyof O]: Argument<O[Name]> };

/** The same, also by the name in one word: `batch-rows` is `batchRows`, too. */
export type ArgumentsOf<O extends Options> = ValuesOf<O> & {
  [Name in keyof O & string as Camel<Name>]: Argument<O[Name]>;
};

/** `batchRows` of `batch-rows`. */
export function camel(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** `batch-rows` of `batchRows`. */
export function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
