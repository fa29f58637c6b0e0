import { McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import type { DuckDb } from '../database/duckdb.ts';
import type { Manifest } from '../database/manifest.ts';
import { findWarehouse, openWarehouse, type Warehouse } from '../database/warehouse.ts';
import { EtlError } from '../errors.ts';
import { readReport, type Subject } from '../reports/read-report.ts';
import { render } from '../reports/render/render.ts';
import { isDay } from '../transforms/day-ranges.ts';
import { readDictionary, readStatus, runLimited } from './warehouse-answers.ts';

interface McpOptions {
  /** A warehouse, or a folder of them; the newest is opened anew for each question. */
  folder: string;
  profile: Manifest['profile'];
  version: string;
}

type Ask = <T>(work: (duckDb: DuckDb, warehouse: Warehouse) => Promise<T>) => Promise<T>;

const COLUMNS = 100;
const MOST_LETTERS = 200_000;
/** Clients give up after a minute: before that they are told. */
const QUERY_WITHIN_MS = 50_000;

const format = z
  .enum(['md', 'json'])
  .default('md')
  .describe('md: for people; json: the figures, as docs/json describes them');
const user = z.string().optional().describe('whose, where there are several persons: an id');
const day = z.string().refine(isDay, 'is no day; write it as 2026-03-29');
const readOnly = { readOnlyHint: true, idempotentHint: true, openWorldHint: false };

/** A server of the Model Context Protocol that tells agents what the reports tell people; nothing it does writes. */
export function createMcpServer({ folder, profile, version }: McpOptions): McpServer {
  const server = new McpServer({ name: 'nyx-etl', version });
  const ask: Ask = async (work) => {
    const warehouse = await findWarehouse(folder, profile);
    await using duckDb = await openWarehouse(warehouse);
    return await work(duckDb, warehouse);
  };
  addReports(server, ask);
  addAnswers(server, ask);
  addResources(server, ask);
  return server;
}

async function reportText(ask: Ask, subject: Subject, wanted: 'md' | 'json'): Promise<string> {
  return ask(async (duckDb, warehouse) => {
    const report = await readReport(duckDb, warehouse, subject);
    if (wanted === 'json') return JSON.stringify(report.content);
    return await render(report.document(), 'md', { width: COLUMNS, color: false });
  });
}

function addReports(server: McpServer, ask: Ask): void {
  server.registerTool(
    'session_report',
    {
      description: 'How one session went, what came of it, and what was unusual.',
      inputSchema: {
        session: z.string().default('last').describe('its id, its name, or last'),
        compare: z.string().optional().describe('another session to put beside it'),
        ...{ user, format },
      },
      annotations: readOnly,
    },
    ({ session, format: wanted, ...more }) =>
      answer(() => reportText(ask, { kind: 'session', wanted: session, ...more }, wanted)),
  );
  server.registerTool(
    'company_report',
    {
      description: 'Everything that happened with one company, and how it answers.',
      inputSchema: { company: z.string().describe('its id or its name'), user, format },
      annotations: readOnly,
    },
    ({ company, format: wanted, ...more }) =>
      answer(() => reportText(ask, { kind: 'company', wanted: company, ...more }, wanted)),
  );
  server.registerTool(
    'overview_report',
    {
      description:
        'The whole search: news, what to do next, the funnel, and what answers depend on.',
      inputSchema: { since: day.optional().describe('only what was sent since'), user, format },
      annotations: readOnly,
    },
    ({ format: wanted, ...more }) =>
      answer(() => reportText(ask, { kind: 'overview', ...more }, wanted)),
  );
  server.registerTool(
    'applications_report',
    {
      description: 'The list of applications sent between two days, and their state.',
      inputSchema: { from: day.optional(), to: day.optional(), user, format },
      annotations: readOnly,
    },
    ({ format: wanted, ...more }) =>
      answer(() => reportText(ask, { kind: 'applications', ...more }, wanted)),
  );
}

function addAnswers(server: McpServer, ask: Ask): void {
  server.registerTool(
    'domains_to_avoid',
    {
      description:
        'Domains that forms fail on, or meet a CAPTCHA on, clearly more often than elsewhere: what to avoid or slow down on tonight.',
      inputSchema: { user },
      annotations: readOnly,
    },
    (more) =>
      answer(async () => {
        const { content } = await ask((duckDb, warehouse) =>
          readReport(duckDb, warehouse, { kind: 'overview', ...more }),
        );
        return JSON.stringify('avoid_domains' in content ? content.avoid_domains : []);
      }),
  );
  server.registerTool(
    'query',
    {
      description:
        "One read-only statement of DuckDB's SQL on the warehouse; no files, no settings. See the dictionary for tables and columns.",
      inputSchema: {
        sql: z.string(),
        limit: z.number().int().min(1).max(1000).default(100).describe('rows at most'),
      },
      annotations: readOnly,
    },
    ({ sql, limit }, { signal }) => {
      const ending = AbortSignal.any([signal, AbortSignal.timeout(QUERY_WITHIN_MS)]);
      return answer(() => ask((duckDb) => runLimited(duckDb, sql, limit, ending)));
    },
  );
  server.registerTool(
    'status',
    {
      description:
        'How old the warehouse is, which profile it has, and whether its numbers are current.',
      annotations: readOnly,
    },
    () => answer(() => ask(async (_, warehouse) => readStatus(warehouse))),
  );
  server.registerTool(
    'dictionary',
    {
      description: 'The tables of the warehouse and what they hold, or the columns of one of them.',
      inputSchema: { table: z.string().optional() },
      annotations: readOnly,
    },
    ({ table }) => answer(() => ask((duckDb) => readDictionary(duckDb, table))),
  );
}

function addResources(server: McpServer, ask: Ask): void {
  const json = { mimeType: 'application/json' };
  const markdown = { mimeType: 'text/markdown' };
  server.registerResource('status', 'nyx://status', json, async ({ href }) => ({
    contents: [{ uri: href, ...json, text: await ask(async (_, found) => readStatus(found)) }],
  }));
  server.registerResource('dictionary', 'nyx://dictionary', json, async ({ href }) => ({
    contents: [{ uri: href, ...json, text: await ask((duckDb) => readDictionary(duckDb)) }],
  }));
  server.registerResource('overview', 'nyx://reports/overview', markdown, async ({ href }) => ({
    contents: [{ uri: href, ...markdown, text: await reportText(ask, { kind: 'overview' }, 'md') }],
  }));
  const session = new ResourceTemplate('nyx://reports/session/{session}', { list: undefined });
  server.registerResource('session', session, markdown, async ({ href }, { session: wanted }) => {
    const subject = { kind: 'session', wanted: decodeURIComponent(String(wanted)) } as const;
    return { contents: [{ uri: href, ...markdown, text: await reportText(ask, subject, 'md') }] };
  });
}

/** What a tool says; a mistake of the asker's is said with what to do instead, any other error is thrown. */
async function answer(work: () => Promise<string>): Promise<CallToolResult> {
  try {
    const text = await work();
    if (text.length <= MOST_LETTERS) return { content: [{ type: 'text', text }] };
    return refused(`the answer has ${text.length} letters: ask for less, e.g. with from and to`);
  } catch (error) {
    if (!(error instanceof EtlError)) throw error;
    return refused(
      error.hint === undefined ? error.message : `${error.message}\nhint: ${error.hint}`,
    );
  }
}

function refused(text: string): CallToolResult {
  return { isError: true, content: [{ type: 'text', text }] };
}
