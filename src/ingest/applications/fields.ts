// What a list of applications may hold: columns of nyx.applications, further fields of an application, and those of its post.
import { jobPostFields } from '../job-posts/columns.ts';
import { fieldOf, headerNames } from '../mapping/header-names.ts';
import type { Field } from '../mapping/map-columns.ts';

export const names = headerNames('applications');
const postNames = headerNames('job-posts');

/** The answers that columns of their own date, by their fields, and what each is; see store_answers.sql. */
export const DATED_ANSWERS = {
  phone_screen_at: { kind: 'interview', round: null, type: 'phone_screen' },
  technical_interview_at: { kind: 'interview', round: null, type: 'technical' },
  interview_at: { kind: 'interview', round: null, type: null },
  interview_1_at: { kind: 'interview', round: 1, type: null },
  interview_2_at: { kind: 'interview', round: 2, type: null },
  interview_3_at: { kind: 'interview', round: 3, type: null },
  interview_4_at: { kind: 'interview', round: 4, type: null },
  final_interview_at: { kind: 'interview', round: null, type: null },
  assessment_at: { kind: 'assessment', round: null, type: null },
  offer_at: { kind: 'offer', round: null, type: null },
  rejected_at: { kind: 'rejection', round: null, type: null },
  withdrawn_at: { kind: 'withdrawal', round: null, type: null },
  replied_at: { kind: 'reply', round: null, type: null },
} as const satisfies Record<string, { kind: string; round: number | null; type: string | null }>;

/** Dates that are no column of the table. */
export const DATES = ['saved_at', 'noted_at', 'status_at', ...Object.keys(DATED_ANSWERS)];

/** Texts that say what became of an application. */
const TOLD = ['outcome', 'status_history', 'skip_reason', 'apply_url'];

/** The post's fields, but for those that an application's own take: the URL, and what no list says of a post. */
const ofPost = jobPostFields().filter(({ name }) => name !== 'source_url');
/** Those of them that are staged, too: they tell whether a row names a post at all. */
const NAMING = ['job_title', 'company_name'];

/** A header that says what is applied to, and where the post is; a list of applications calls it as a file of posts does. */
export const urlField: Field = {
  name: 'job_post_url',
  takes: 'best',
  synonyms: [...(names.get('job_post_url') ?? []), ...(postNames.get('source_url') ?? [])],
};

export const stagedFields: readonly Field[] = [
  ...[...DATES, ...TOLD].map((name) => fieldOf(names, name)),
  ...ofPost
    .filter(({ name }) => NAMING.includes(name))
    .map((field) => ({
      ...field,
      synonyms: [...(names.get(field.name) ?? []), ...field.synonyms],
    })),
];

export const mappedFields: readonly Field[] = ofPost.filter(({ name }) => !NAMING.includes(name));
