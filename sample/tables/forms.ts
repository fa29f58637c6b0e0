import type { Row } from '../csv.ts';
import { iso } from '../instants.ts';
import type { Random } from '../random.ts';
import { FORM_FIELDS } from '../text/form-fields.ts';
import type { Application } from '../world/applications.ts';
import type { World } from '../world/world.ts';

/** Questions and steps of one application in eight: keeping all of them would be most of the data. */
export function recordedForms({ applications, random }: World): { questions: Row[]; steps: Row[] } {
  const choices = random.fork('forms');
  const recorded = applications.filter(
    ({ status, startedAt }) => startedAt !== null && status !== 'skipped',
  );
  const chosen = recorded.filter((_, index) => index % 8 === 0);
  return {
    questions: chosen.flatMap((application) => questionsOf(choices, application)),
    steps: chosen.flatMap((application) => stepsOf(choices, application)),
  };
}

function questionsOf(choices: Random, application: Application): Row[] {
  const fields = FORM_FIELDS.filter((_, index) => index < 4 || choices.chance(0.6));
  return fields.map(([type, label, name, value, source], index) => {
    const isCorrected = choices.chance(0.03);
    return {
      id: choices.uuid(),
      application_id: application.id,
      step_index: index + 1,
      page_url: application.post.url,
      field_type: type,
      field_label_raw: label,
      field_label_normalized: name,
      field_name_attr: `application[${name}]`,
      is_required: label.endsWith('*') || index < 2,
      value_filled: value,
      value_source: source,
      effort_level_at_time: application.effort,
      confidence_score: (
        choices.int(source === 'llm' ? 610 : 900, source === 'llm' ? 940 : 999) / 1000
      ).toFixed(3),
      validation_error_message: choices.chance(0.02) ? 'Bitte überprüfen Sie Ihre Eingabe' : null,
      corrected_value: isCorrected ? value : null,
      corrected_by: isCorrected ? 'qa_agent' : null,
      created_at: iso((application.startedAt ?? 0) + 3000 + index * 1500),
    };
  });
}

const ACTIONS = [
  ['navigate', 'open the posting', null],
  ['click', 'click "Apply"', 'a.apply'],
  ['wait', 'wait for the form', 'form'],
  ['fill_field', 'fill contact details', '#first_name'],
  ['upload_file', 'upload the résumé', 'input[type=file]'],
  ['select_option', 'answer the visa question', 'select[name="visa"]'],
  ['scroll', 'scroll to the end', null],
  ['submit_form', 'send the application', 'button[type=submit]'],
] as const;

function stepsOf(choices: Random, application: Application): Row[] {
  const { startedAt, endedAt, failure, status } = application;
  const from = startedAt ?? 0;
  const taken = ACTIONS.slice(
    0,
    status === 'submitted' ? ACTIONS.length : choices.int(3, ACTIONS.length),
  );
  const span = ((endedAt ?? from) - from) / taken.length;
  return taken.map(([action, description, selector], index) => {
    const hasFailed = failure !== null && index === taken.length - 1;
    return {
      id: choices.uuid(),
      application_id: application.id,
      step_index: index + 1,
      action_type: action,
      description,
      page_url: application.post.url,
      dom_selector: selector,
      timestamp_start: iso(Math.round(from + span * index)),
      timestamp_end: iso(Math.round(from + span * (index + 1))),
      success: !hasFailed,
      error_message: hasFailed ? failure.detail : null,
    };
  });
}
