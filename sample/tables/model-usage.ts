import type { Row } from '../csv.ts';
import { iso } from '../instants.ts';
import { dollars, type ModelCall } from '../world/model-calls.ts';
import type { World } from '../world/world.ts';
import { sessionCalls } from './sessions.ts';

/** Every call of a model; its vendor is left to the model's name, because the seeded vendors have no fixed keys. */
export function modelUsage(world: World): Row[] {
  const forSessions = world.sessions.flatMap((session) =>
    sessionCalls(world, session).map((call) => usage(call, null, session.id)),
  );
  const forApplications = world.applications.flatMap((application) =>
    application.calls.map((call) => usage(call, application.id, application.session.id)),
  );
  return [...forSessions, ...forApplications];
}

const ERRORS = {
  success: null,
  failed: 'HTTP 500 from the vendor',
  timeout: 'no answer within 60 s',
  rate_limited: 'HTTP 429: too many requests',
} as const;

function usage(call: ModelCall, applicationId: string | null, sessionId: string): Row {
  return {
    id: call.id,
    application_id: applicationId,
    session_id: sessionId,
    model_name: call.model,
    call_type: call.type,
    tokens_input: call.tokensIn,
    tokens_output: call.tokensOut,
    cost_estimated: dollars(call.microDollars, 6),
    started_at: iso(call.startedAt),
    ended_at: call.endedAt === null ? null : iso(call.endedAt),
    purpose: call.purpose,
    status: call.status,
    error_message: ERRORS[call.status],
    request_id: call.requestId,
    created_at: iso(call.endedAt ?? call.startedAt + 60_000),
  };
}
