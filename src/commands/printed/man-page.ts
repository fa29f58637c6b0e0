import type { DescribedCommand, DescribedOption } from '../command-tree.ts';

/** The man page of all commands, as man reads it (roff). */
export function renderManPage(commands: readonly DescribedCommand[], version: string): string {
  const [root, ...others] = commands;
  return [
    `.TH NYX-ETL 1 "" "nyx-etl ${version}"`,
    '.SH NAME',
    'nyx-etl \\- data pipeline and analytics warehouse of a job search',
    '.SH SYNOPSIS',
    '.B nyx-etl',
    '.I command',
    '[\\fIoptions\\fR]',
    '.SH OPTIONS',
    ...(root?.options ?? []).flatMap(option),
    '.SH COMMANDS',
    ...others
      .filter(({ next, options }) => options.length > 0 || next.length === 0)
      .flatMap(section),
    '.SH EXIT STATUS',
    '0 done, 1 failed, 2 wrong usage or configuration, 3 a check failed, 75 try again later, 129, 130 and 143 signals.',
    '.SH FILES',
    '.I nyx-etl.config.yaml',
    'in this folder or in NYX_HOME, see',
    '.BR "nyx-etl init" .',
    '',
  ].join('\n');
}

function section({ usage, describe, examples, options }: DescribedCommand): string[] {
  return [
    `.SS nyx\\-etl ${text(usage)}`,
    text(describe),
    ...options.flatMap(option),
    ...examples.flatMap(([line, does]) => [
      '.PP',
      `\\fBnyx\\-etl ${text(line)}\\fR`,
      '.br',
      text(does),
    ]),
  ];
}

function option({ name, describe, takesValue, choices }: DescribedOption): string[] {
  const value = choices.length > 0 ? choices.join('|') : 'VALUE';
  return [
    '.TP',
    `\\fB${text(name)}\\fR${takesValue ? ` \\fI${text(value)}\\fR` : ''}`,
    text(describe),
  ];
}

/** A hyphen would be set as a dash, and a full stop or quote at the beginning of a line be a command. */
function text(line: string): string {
  return (
    line
      .replaceAll('\\', '\\e')
      .replaceAll('-', '\\-')
      .replace(/^([.'])/, '\\&$1') || '\\&'
  );
}
