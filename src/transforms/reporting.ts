import type { DueRule } from './transform.ts';

/** Another time zone moves every day; another limit decides anew who was ghosted. */
export const reportingChanged: DueRule = {
  table: 'system_configs',
  key: 'id',
  entity: 'everything',
  fields: ['config_name', 'config_json', 'is_active', 'created_at'],
  where: `config_name = 'reporting'`,
};
