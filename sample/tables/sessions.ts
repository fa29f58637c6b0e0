import type { Row } from '../csv.ts';
import { iso, MINUTE } from '../instants.ts';
import type { Random } from '../random.ts';
import type { Application } from '../world/applications.ts';
import { type ModelCall, makeCall, totalOf } from '../world/model-calls.ts';
import type { Session } from '../world/sessions.ts';
import type { World } from '../world/world.ts';

/** When a session's last application ended, and a little after. */
function endOf(session: Session, applications: readonly Application[]): number {
  const mine = applications.filter((application) => application.session === session);
  return (
    Math.max(session.startedAt, ...mine.map((application) => application.endedAt ?? 0)) + 20_000
  );
}

/** Calls of the session itself, for no single application. */
function callsOfSession(random: Random, session: Session, endedAt: number): ModelCall[] {
  return [
    makeCall(random, 'profile_embedding', session.startedAt + 1000),
    makeCall(random, 'session_summary', endedAt - 12_000),
  ];
}

export function applicationSessions(world: World): Row[] {
  const { sessions, applications, person } = world;
  return sessions.map((session) => {
    const mine = applications.filter((application) => application.session === session);
    const endedAt = endOf(session, applications);
    const calls = [
      ...sessionCalls(world, session),
      ...mine.flatMap((application) => application.calls),
    ];
    const counted = session.hasStaleTotals
      ? calls.slice(0, Math.floor(calls.length * 0.97))
      : calls;
    const total = totalOf(counted, 4);
    const efforts = (effort: string) =>
      mine.filter((application) => application.effort === effort).length;
    const isGood = (a: Application) => a.status === 'submitted' && a.isSuccess !== false;
    return {
      id: session.id,
      user_id: person.id,
      session_name: session.name,
      start_datetime: iso(session.startedAt),
      end_datetime: iso(endedAt),
      status: session.status,
      max_applications: 250,
      config_snapshot: { stealth: true, min_match_score: 0.55, model: 'grok-4-1-fast-reasoning' },
      total_applications_attempted: mine.length,
      total_applications_successful: mine.filter(isGood).length,
      total_tokens_input: total.tokensIn,
      total_tokens_output: total.tokensOut,
      total_cost_estimated: total.dollars,
      num_low_effort: efforts('low'),
      num_medium_effort: efforts('medium'),
      num_high_effort: efforts('high'),
      created_at: iso(session.startedAt - 2 * MINUTE),
    };
  });
}

/** The same calls each time they are asked for. */
export function sessionCalls(world: World, session: Session): ModelCall[] {
  const random = world.random.fork(`session calls ${session.id}`);
  return callsOfSession(random, session, endOf(session, world.applications));
}

const LAST_EVENT = {
  completed: ['session_completed', 'all applications worked through'],
  failed: ['session_failed', 'browser pool lost its connection'],
  cancelled: ['session_cancelled', 'cancelled by the user'],
} as const;

export function sessionEvents(world: World): Row[] {
  const ids = world.random.fork('session events');
  return world.sessions.flatMap((session) => {
    const endedAt = endOf(session, world.applications);
    const [lastType, lastMessage] = LAST_EVENT[session.status];
    const event = (
      type: string,
      message: string,
      at: number,
      payload: object | null = null,
    ): Row => ({
      id: ids.uuid(),
      session_id: session.id,
      event_type: type,
      message,
      payload,
      created_at: iso(at),
    });
    const middle = Math.round((session.startedAt + endedAt) / 2);
    const pause = ids.chance(0.4)
      ? [
          event('session_paused', 'paused by the user', middle),
          event('session_resumed', 'resumed by the user', middle + ids.int(1, 4) * 1000),
        ]
      : [];
    return [
      event('session_started', `${session.size} applications queued`, session.startedAt, {
        agents: 5,
      }),
      ...pause,
      event(lastType, lastMessage, endedAt),
    ];
  });
}
