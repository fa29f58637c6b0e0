import { z } from 'zod';
import { dateOrders, directions, loadKinds } from '../choices.ts';
import type { Session } from '../database/session.ts';
import { ConfigError } from '../errors.ts';
import { readLoadRow } from '../ledger/read-loads.ts';
import type { Mailbox } from './emails/mailbox.ts';
import { MAX_MESSAGE_BYTES } from './source/limits.ts';

const dateOrder = z.enum(dateOrders);

/** What a load left in the ledger about how it was read. */
const storedLoad = z.object({
  id: z.bigint(),
  kind: z.enum(loadKinds),
  table_name: z.string(),
  source_path: z.string(),
  source_format: z.string(),
  options: z.object({
    mapping: z.record(z.string(), z.array(z.string())).default({}),
    date_order: dateOrder.nullish(),
    as_of: z.string().optional(),
    region_codes: z.string().nullish(),
    dollar: z.string().nullish(),
    date_orders: z.record(z.string(), dateOrder).default({}),
    synthesize_url: z.boolean().default(false),
    source: z.string().nullish(),
    set: z.record(z.string(), z.string()).optional(),
    url_template: z.string().optional(),
    map_values: z.record(z.string(), z.record(z.string(), z.string())).optional(),
    user: z.string().optional(),
    account: z.string().default(''),
    user_id: z.string().default(''),
    direction: z.enum(directions).nullish(),
    max_message_bytes: z.number().default(MAX_MESSAGE_BYTES),
  }),
});

export type StoredLoad = z.infer<typeof storedLoad>;

/** What the ledger keeps of a load; throws ConfigError when there is none. */
export async function readLoad(session: Session, id: bigint): Promise<StoredLoad> {
  const row = await readLoadRow(session, id);
  if (!row)
    throw new ConfigError(`there is no load ${id}`, { hint: "list them with 'nyx-etl loads'" });
  return storedLoad.parse(row);
}

/** The mailbox that a load of mail went into. */
export function mailboxOf({ options }: StoredLoad): Mailbox {
  const { account, user_id, direction } = options;
  return { address: account, userId: user_id, direction: direction ?? null };
}
