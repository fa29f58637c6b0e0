import type { Row } from '../csv.ts';
import { iso } from '../instants.ts';
import type { World } from '../world/world.ts';

const TYPES = [
  'hallucination_check',
  'consistency_check',
  'policy_compliance',
  'completeness_check',
] as const;

const ISSUES = [
  [
    'false_skill',
    'cover_letter',
    'Letter claims a skill that the profile does not have',
    'Remove the sentence',
  ],
  [
    'years_experience_incorrect',
    'years_of_experience',
    'Form says 9 years, the profile says 7',
    '7',
  ],
  ['salary_conflict', 'salary_expectation', 'Salary is below the minimum of the profile', '70000'],
  ['missing_answer', 'notice_period', 'Required question was left empty', '3 months'],
  [
    'wrong_company_name',
    'cover_letter',
    'Letter names another company',
    'Use the name of the posting',
  ],
] as const;

/** One check per successful call of the QA model, and the issues that one in four of them found. */
export function qualityChecks({ applications, random }: World): { checks: Row[]; issues: Row[] } {
  const choices = random.fork('quality');
  const checks: Row[] = [];
  const issues: Row[] = [];
  for (const application of applications) {
    for (const call of application.calls) {
      if (call.purpose !== 'qa_check' || call.status !== 'success') continue;
      const id = choices.uuid();
      const completedAt = iso(call.endedAt ?? call.startedAt);
      const found = choices.sample(ISSUES, choices.chance(0.26) ? choices.int(1, 2) : 0);
      checks.push({
        id,
        application_id: application.id,
        qa_type: choices.pick(TYPES),
        started_at: iso(call.startedAt),
        completed_at: completedAt,
        status: found.length > 0 ? 'issues_found' : choices.chance(0.02) ? 'failed' : 'passed',
        issues_found_count: found.length,
      });
      for (const [type, label, description, fix] of found) {
        const isFixed = choices.chance(0.8);
        issues.push({
          id: choices.uuid(),
          qa_check_id: id,
          application_id: application.id,
          field_label: label,
          issue_type: type,
          description,
          suggested_fix: fix,
          fix_applied: isFixed,
          fixed_value: isFixed ? fix : null,
          created_at: completedAt,
        });
      }
    }
  }
  return { checks, issues };
}
