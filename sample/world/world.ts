import { AS_OF, DAY, FIRST_DAY } from '../instants.ts';
import { Random } from '../random.ts';
import { type Application, datePosts, makeApplications } from './applications.ts';
import { type Company, makeCompanies } from './companies.ts';
import type { Interview } from './interviews.ts';
import { type JobPost, makeJobPosts } from './job-posts.ts';
import { makePerson, type Person } from './person.ts';
import { makeReplies, type Reply } from './replies.ts';
import { makeSessions, type Session } from './sessions.ts';

/** Everything that happened, before it is written down as tables and mail. */
export interface World {
  random: Random;
  person: Person;
  companies: Company[];
  posts: JobPost[];
  sessions: Session[];
  applications: Application[];
  interviews: Interview[];
  replies: Reply[];
}

/** Makes ten weeks of a job search from a seed; scale 1 is 300 companies, 3,000 postings and 2,000 applications. */
export function makeWorld(seed: string, scale: number): World {
  const random = new Random(seed);
  const person = makePerson(random.fork('person'));
  const companies = makeCompanies(
    random.fork('companies'),
    Math.min(1200, Math.round(300 * scale)),
  );
  const posts = makeJobPosts(random.fork('job posts'), companies, Math.round(3000 * scale));
  const sessions = makeSessions(random.fork('sessions'), Math.round(2000 * scale));
  const applications = makeApplications(random.fork('applications'), sessions, posts);
  datePosts(random.fork('posting dates'), posts, applications, {
    from: FIRST_DAY,
    to: AS_OF - 2 * DAY,
  });
  const { replies, interviews } = makeReplies(random.fork('replies'), applications);
  return { random, person, companies, posts, sessions, applications, interviews, replies };
}
