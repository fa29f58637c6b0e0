// The SQL that PostgreSQL, DuckDB and engines of many machines read alike. What is not listed here is refused.
import { type Node, parseSync, scanSync } from 'libpg-query';

const NODES = new Set([
  ...['SelectStmt', 'CommonTableExpr', 'ResTarget', 'RangeVar', 'JoinExpr', 'SubLink', 'SortBy'],
  ...['ColumnRef', 'A_Star', 'A_Const', 'String', 'TypeCast', 'List', 'FuncCall', 'A_Expr'],
  ...['BoolExpr', 'NullTest', 'CaseExpr', 'CaseWhen', 'CoalesceExpr', 'MinMaxExpr'],
]);

/** Parts of a node that say nothing or what every engine does; of nodes not listed, all parts. */
const PARTS: Record<string, readonly string[]> = {
  SelectStmt: [
    ...['targetList', 'fromClause', 'whereClause', 'groupClause', 'havingClause', 'withClause'],
    ...['op', 'all', 'larg', 'rarg', 'limitOption'],
  ],
  RangeVar: ['relname', 'inh', 'relpersistence', 'alias', 'location'],
  JoinExpr: ['jointype', 'larg', 'rarg', 'quals'],
  FuncCall: ['funcname', 'args', 'agg_star', 'agg_filter', 'over', 'funcformat', 'location'],
};

const FUNCTIONS = /^(count|sum|min|max|row_number|abs|pg_catalog\.extract|etl\.\w+)$/;
const OPERATORS = new Set(['=', '<>', '<', '<=', '>', '>=', '+', '-', '*']);
const TYPES = new Set(['uuid', 'text', 'date', 'int4', 'int8', 'timestamptz', 'bool']);

/** Why a definition would not mean the same everywhere, one sentence per reason; empty when it would. */
export function refusals(sql: string): string[] {
  const found = scanSync(sql)
    .tokens.filter(({ tokenName }) => tokenName === 'TYPECAST')
    .map(() => ':: is a cast of PostgreSQL: write cast(… as …)');
  const statements = parseSync(sql).stmts ?? [];
  if (statements.length !== 1) found.push('a definition is one SELECT');
  for (const { stmt } of statements) if (stmt) visit(stmt, (reason) => found.push(reason));
  return [...new Set(found)];
}

function visit(value: unknown, refuse: (reason: string) => void): void {
  if (Array.isArray(value)) for (const item of value) visit(item, refuse);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  for (const [name, part] of Object.entries(value)) {
    if (/^[A-Z]/.test(name)) judge(name, part, refuse);
    else if (name === 'typeName') judgeType(part, refuse);
    else if (name === 'over') judgeFrame(part, refuse);
    else if (name === 'withClause' && part.recursive) refuse('recursive is left out');
    else if (name === 'ctematerialized' && part !== 'CTEMaterializeDefault')
      refuse('whether a CTE is materialized is left to the engine');
    if (name !== 'typeName') visit(part, refuse);
  }
}

function judge(kind: string, node: Record<string, unknown>, refuse: (reason: string) => void) {
  if (!NODES.has(kind)) return refuse(`${kind} is not of the subset`);
  for (const part of Object.keys(node))
    if (PARTS[kind] && !PARTS[kind].includes(part)) refuse(`${kind} with ${part}`);
  if (kind === 'SelectStmt' && node.op === 'SETOP_UNION' && !node.all) refuse('union without all');
  if (kind === 'SubLink' && node.subLinkType !== 'EXPR_SUBLINK') refuse('only scalar subqueries');
  if (kind === 'FuncCall' && !FUNCTIONS.test(words(node.funcname)))
    refuse(`the function ${words(node.funcname)} is not of the subset`);
  if (kind !== 'A_Expr') return;
  if (node.kind !== 'AEXPR_OP' && node.kind !== 'AEXPR_IN') refuse(`${node.kind}`);
  else if (!OPERATORS.has(words(node.name))) refuse(`the operator ${words(node.name)}`);
}

/** Bits of a window's frame, as PostgreSQL's parser has them. */
const FRAME = { isNamed: 0x1, rows: 0x4, excludes: 0x38000 };

function judgeFrame(
  { frameOptions = 0 }: { frameOptions?: number },
  refuse: (reason: string) => void,
) {
  if ((frameOptions & FRAME.isNamed) !== 0 && (frameOptions & FRAME.rows) === 0)
    refuse('a frame is one of rows');
  if ((frameOptions & FRAME.excludes) !== 0) refuse('a frame excludes nothing');
}

function judgeType(type: { names?: Node[]; typmods?: Node[] }, refuse: (reason: string) => void) {
  const name = words(type.names).replace('pg_catalog.', '');
  if (name === 'numeric' && type.typmods?.length === 2) return;
  if (!TYPES.has(name)) refuse(`the type ${name} is another one elsewhere`);
  if ('arrayBounds' in type) refuse('arrays are left out');
}

/** `pg_catalog.extract` of the names of a function, type or operator. */
function words(names: unknown): string {
  const parts = Array.isArray(names) ? names : [];
  return parts.map((part) => part.String?.sval).join('.');
}
