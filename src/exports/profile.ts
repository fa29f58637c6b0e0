export const profiles = ['analyst', 'personal'] as const;

/** `analyst` holds nothing about persons but their ids; `personal` all but secrets. */
export type Profile = (typeof profiles)[number];

/**
 * Whether a profile holds a column, told from the class in the column's comment (`[pii:direct]`,
 * `[pii:content]`, `[pii:secret]`). Keys carry no class, so what is left can still be joined.
 */
export function profileHolds(profile: Profile, comment: string | null): boolean {
  const personalDataClass = /\[pii:(\w*)\]/.exec(comment ?? '')?.[1];
  if (personalDataClass === undefined) return true;
  return profile === 'personal' && (personalDataClass === 'direct' || personalDataClass === 'content');
}
