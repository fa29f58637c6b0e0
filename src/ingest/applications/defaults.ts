/** What an application gets that a list says nothing of; docs/loading.md has the whole table. */
export const DEFAULT_EFFORT = 'medium';
