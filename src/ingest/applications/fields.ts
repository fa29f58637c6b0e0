// What a list of applications may hold: columns of nyx.applications, further fields of an application, and those of its post.
import { jobPostFields, POSTING_ID } from '../job-posts/columns.ts';
import { fieldOf, headerNames } from '../mapping/header-names.ts';
import type { Field } from '../mapping/map-columns.ts';

export const names = headerNames('applications');
const postNames = headerNames('job-posts');

/** The fields of answers that columns of their own date; answers_told.sql says what each is. */
export const DATED_ANSWERS = [
  ...['phone_screen_at', 'technical_interview_at', 'interview_at', 'interview_1_at'],
  ...['interview_2_at', 'interview_3_at', 'interview_4_at', 'final_interview_at'],
  ...['assessment_at', 'offer_at', 'rejected_at', 'withdrawn_at', 'replied_at'],
];

/** Dates that are no column of the table. */
export const DATES = ['saved_at', 'noted_at', 'added_at', 'status_at', ...DATED_ANSWERS];

/** Texts that say what became of an application. */
const TOLD = ['outcome', 'status_history', 'skip_reason', 'apply_url', 'person_name'];

/** In a list, when a row was changed last is no news of its post, and none of an answer either. */
const CHANGED = /updated/;

/** The post's fields, but for those that an application's own take: the URL, and what no list says of a post. */
const ofPost = jobPostFields()
  .filter(({ name }) => name !== 'source_url')
  .map((field) => ({ ...field, synonyms: field.synonyms.filter((each) => !CHANGED.test(each)) }));
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

/** What a board or an employer calls the post by; a list calls its own rows `id`. */
const postingId: Field = {
  name: POSTING_ID,
  takes: 'best',
  synonyms: [
    ...(postNames.get(POSTING_ID) ?? []).filter((each) => each !== '~id'),
    ...(names.get(POSTING_ID) ?? []),
  ],
};

export const mappedFields: readonly Field[] = [
  ...ofPost.filter(({ name }) => !NAMING.includes(name)),
  postingId,
];
