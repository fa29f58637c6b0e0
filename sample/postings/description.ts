import { escapeHtml } from '../mail/html-page.ts';
import type { Random } from '../random.ts';
import { BENEFITS, CLOSINGS, OPENINGS, TASKS, WISHES } from '../text/descriptions.ts';
import { fill } from '../text/fill.ts';
import type { JobPost } from '../world/job-posts.ts';

/** The description of a posting with the markup that careers pages have. */
export function describeAsHtml(random: Random, post: JobPost): string {
  const values = {
    company: post.company.name,
    title: post.title,
    speciality: post.speciality,
    city: post.city,
    tags: random.sample(post.role.tags, 2).join(' and '),
  };
  const text = (line: string): string => escapeHtml(fill(line, values));
  const list = (lines: readonly string[], count: number): string =>
    `<ul>${random
      .sample(lines, count)
      .map((line) => `<li>${text(line)}</li>`)
      .join('')}</ul>`;
  return [
    `<p>${text(random.pick(OPENINGS))}</p>`,
    '<h3>What you will do</h3>',
    list(TASKS, random.int(3, 6)),
    '<h3>What you bring</h3>',
    list(WISHES, random.int(3, 5)),
    '<h3>What we offer</h3>',
    list(BENEFITS, random.int(3, 5)),
    `<p>${text(random.pick(CLOSINGS))}<br/>&nbsp;</p>`,
  ].join('\n');
}
