/** The effort of an application of which nobody chose one; docs/lists.md has all that is taken where a list says nothing. */
export const DEFAULT_EFFORT = 'medium';
