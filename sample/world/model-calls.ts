import type { Random } from '../random.ts';
import type { Effort } from './outcomes.ts';

type Purpose =
  | 'profile_embedding'
  | 'embedding'
  | 'match_score'
  | 'cover_letter'
  | 'form_fill'
  | 'qa_check'
  | 'session_summary';

export interface ModelCall {
  id: string;
  model: string;
  type: 'embedding' | 'chat_completion' | 'function_call';
  purpose: Purpose;
  status: 'success' | 'failed' | 'timeout' | 'rate_limited';
  tokensIn: number;
  tokensOut: number;
  /** Millionths of a US dollar, a whole number. */
  microDollars: number;
  startedAt: number;
  endedAt: number | null;
  requestId: string;
}

/** Input and output tokens of a call: lowest and highest. */
const TOKENS: Readonly<Record<Purpose, readonly [number, number, number, number]>> = {
  profile_embedding: [1200, 2600, 0, 0],
  embedding: [600, 2400, 0, 0],
  match_score: [1500, 4200, 140, 520],
  cover_letter: [2800, 6200, 380, 900],
  form_fill: [2100, 9000, 200, 1300],
  qa_check: [2400, 5200, 120, 600],
  session_summary: [6000, 14_000, 300, 900],
};

/** Makes the calls an application needs, one after the other over its duration; a failed one is tried again. */
export function callsOfApplication(
  random: Random,
  effort: Effort,
  startedAt: number,
  seconds: number,
  isSkipped: boolean,
): ModelCall[] {
  const purposes = isSkipped ? (['embedding', 'match_score'] as const) : purposesOf(random, effort);
  const step = (seconds * 1000) / (purposes.length + 1);
  return purposes.flatMap((purpose, index) => {
    const at = Math.round(startedAt + step * (index + 0.2));
    const call = makeCall(random, purpose, at);
    return call.status === 'success'
      ? [call]
      : [call, { ...makeCall(random, purpose, at + 1500), status: 'success' as const }];
  });
}

function purposesOf(random: Random, effort: Effort): Purpose[] {
  const letters = effort === 'low' ? 0 : effort === 'medium' ? 1 : random.int(1, 2);
  const forms = effort === 'low' ? 1 : effort === 'medium' ? 2 : random.int(2, 4);
  const checks =
    effort === 'high' ? random.int(1, 2) : effort === 'medium' && random.chance(0.5) ? 1 : 0;
  return [
    'embedding',
    'match_score',
    ...Array<Purpose>(letters).fill('cover_letter'),
    ...Array<Purpose>(forms).fill('form_fill'),
    ...Array<Purpose>(checks).fill('qa_check'),
  ];
}

/** Makes one call; one in twenty-five goes wrong and costs its input only. */
export function makeCall(random: Random, purpose: Purpose, startedAt: number): ModelCall {
  const [lowIn, highIn, lowOut, highOut] = TOKENS[purpose];
  const isEmbedding = purpose === 'embedding' || purpose === 'profile_embedding';
  const status = random.weighted<ModelCall['status']>([
    ['success', 960],
    ['failed', 18],
    ['timeout', 12],
    ['rate_limited', 10],
  ]);
  const tokensIn = status === 'rate_limited' ? 0 : random.int(lowIn, highIn);
  const tokensOut = status === 'success' ? random.int(lowOut, highOut) : 0;
  const milliseconds = isEmbedding ? random.int(80, 600) : random.int(900, 4000) + tokensOut * 9;
  return {
    id: random.uuid(),
    model: isEmbedding ? 'text-embedding-3-small' : 'grok-4-1-fast-reasoning',
    type: isEmbedding ? 'embedding' : purpose === 'form_fill' ? 'function_call' : 'chat_completion',
    purpose,
    status,
    tokensIn,
    tokensOut,
    // Dollars per million tokens are millionths of a dollar per token: 0.02 in; 0.20 in and 0.50 out.
    microDollars: isEmbedding
      ? Math.round(tokensIn / 50)
      : Math.round(tokensIn / 5 + tokensOut / 2),
    startedAt,
    endedAt: status === 'timeout' ? null : startedAt + milliseconds,
    requestId: `req_${random.hex(20)}`,
  };
}

/** What calls took together; `dollars` is text with `digits` decimals. */
export function totalOf(calls: readonly ModelCall[], digits: 4 | 6) {
  const micro = calls.reduce((sum, call) => sum + call.microDollars, 0);
  return {
    tokensIn: calls.reduce((sum, call) => sum + call.tokensIn, 0),
    tokensOut: calls.reduce((sum, call) => sum + call.tokensOut, 0),
    dollars: dollars(micro, digits),
  };
}

/** Millionths of a dollar as dollars with 4 or 6 decimals, rounded half up. */
export function dollars(micro: number, digits: 4 | 6): string {
  const unit = digits === 4 ? 100 : 1;
  const rounded = Math.floor((micro + unit / 2) / unit);
  const scale = digits === 4 ? 10_000 : 1_000_000;
  return `${Math.floor(rounded / scale)}.${String(rounded % scale).padStart(digits, '0')}`;
}
