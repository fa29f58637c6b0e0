import { runSqlFile, sqlFile } from '../../database/sql-file.ts';
import { fieldOf, headerNames } from '../mapping/header-names.ts';
import type { TableProfile } from '../table/plan-table.ts';
import { canonicaliseUrls, matchPages } from './match-urls.ts';

const names = headerNames('applications');
const resolveKeys = sqlFile(import.meta.url, './resolve_keys.sql');
const found = ['user_email', 'job_post_url', 'session_name'];

/** Applications as people keep them: by the user's address, the post's URL and the session's name. */
export const applicationProfile: TableProfile = {
  kind: 'applications',
  synonyms: Object.fromEntries([...names].filter(([name]) => !found.includes(name))),
  lookups: {
    user_id: fieldOf(names, 'user_email'),
    job_post_id: fieldOf(names, 'job_post_url'),
    session_id: fieldOf(names, 'session_name'),
  },
  resolve: async (session) => {
    await matchPages(session);
    await canonicaliseUrls(session);
    await runSqlFile(session, resolveKeys);
  },
  // One user applies to one post once per session.
  key: ['user_id', 'job_post_id', 'session_id'],
};
