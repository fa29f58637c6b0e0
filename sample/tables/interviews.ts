import type { Row } from '../csv.ts';
import { AS_OF, DAY, HOUR, iso } from '../instants.ts';
import type { World } from '../world/world.ts';

export function interviews({ interviews, random }: World): Row[] {
  const choices = random.fork('interview rows');
  return interviews.map((interview) => ({
    id: interview.id,
    application_id: interview.application.id,
    // Sometimes only the application says whose interview it is.
    company_id: choices.chance(0.9) ? interview.application.post.company.id : null,
    interview_type: interview.type,
    round_number: interview.round,
    scheduled_datetime: iso(interview.scheduledAt),
    duration_minutes: interview.minutes,
    location: interview.location,
    meeting_link:
      interview.location === 'remote' ? `https://meet.mailhaven.example/${choices.hex(10)}` : null,
    interviewer_names: interview.interviewers.map(({ name }) => name),
    interviewer_roles: interview.interviewers.map(({ role }) => role),
    created_at: iso(Math.min(interview.createdAt, AS_OF - HOUR)),
  }));
}

export function interviewOutcomes({ interviews }: World): Row[] {
  return interviews.flatMap(({ outcome }, index) =>
    outcome === null
      ? []
      : [
          {
            id: outcome.id,
            interview_id: interviews[index]?.id ?? null,
            outcome: outcome.result,
            feedback_summary: outcome.feedback,
            offer_extended: outcome.offer !== null,
            offer_details:
              outcome.offer === null
                ? null
                : {
                    salary: outcome.offer.salary,
                    currency: outcome.offer.currency,
                    start_date: outcome.offer.startOn,
                    benefits: ['30 days of vacation', 'hybrid work'],
                  },
            created_at: iso(outcome.at),
          },
        ],
  );
}

/** Material for the first interview of every process. */
export function interviewPrepPackages({ interviews, random }: World): Row[] {
  const choices = random.fork('prep packages');
  const first = interviews.filter(({ round, createdAt }) => round === 1 && createdAt < AS_OF - DAY);
  return first.map((interview) => {
    const [tokensIn, tokensOut] = [choices.int(9000, 22_000), choices.int(1500, 4200)];
    const { company, role, title } = interview.application.post;
    return {
      id: choices.uuid(),
      interview_id: interview.id,
      application_id: interview.application.id,
      generated_at: iso(interview.createdAt + HOUR),
      prep_document_path: `prep/${interview.id}.md`,
      topics_summary: role.tags.join(', '),
      company_research_notes: `${company.name}: ${company.industry}, ${company.size} people, ${company.city}`,
      question_bank: [
        {
          question: `Why ${company.name}?`,
          suggested_answer: 'Name the product.',
          category: 'motivation',
        },
        {
          question: `What does a ${title} do on day one?`,
          suggested_answer: 'Ask.',
          category: 'role',
        },
      ],
      model_used: 'grok-4-1-fast-reasoning',
      tokens_input: tokensIn,
      tokens_output: tokensOut,
      cost_estimated: ((tokensIn / 5 + tokensOut / 2) / 1_000_000).toFixed(6),
    };
  });
}
