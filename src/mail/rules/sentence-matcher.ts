import type { Languages } from '../reading/language.ts';
import type { SearchedText, Span } from './searched-text.ts';
import { type SentenceRule, sentenceRulesIn } from './sentence-rules.ts';

/** A sentence that says something, and from where to where it does. */
interface Saying extends Span {
  rule: SentenceRule;
}

/** Of words for one concept in a sentence; more of them say nothing new. */
const MOST_SPANS = 8;

/** What a folded sentence says by the concepts that stand close together in it. */
export function sayings(sentence: SearchedText, languages: Languages): Saying[] {
  const found: Saying[] = [];
  for (const language of languages) {
    const spans = spansOfConcepts(sentence, language);
    if (spans.size === 0) continue;
    for (const rule of sentenceRulesIn(language)) {
      if (rule.lacks.some((concept) => spans.has(concept))) continue;
      if (!rule.needs.every((names) => names.some((name) => spans.has(name)))) continue;
      const span = closest(
        rule.needs.map((names) => names.flatMap((name) => spans.get(name) ?? [])),
        rule.leads,
      );
      if (span !== undefined && span.end - span.start <= rule.within) found.push({ rule, ...span });
    }
  }
  return found;
}

/** Where a sentence has words for concepts of a language, by name. */
function spansOfConcepts(sentence: SearchedText, language: string): Map<string, Span[]> {
  const spans = new Map<string, Span[]>();
  for (const candidate of sentence.candidates('concept', [language])) {
    const known = spans.get(candidate.meaning.name) ?? [];
    known.push(...candidate.find(MOST_SPANS - known.length));
    if (known.length > 0) spans.set(candidate.meaning.name, known);
  }
  return spans;
}

/**
 * The shortest stretch that has one span of each list, none within another, and where `leads` says so that of the first list
 * before the others; undefined where there is none.
 */
function closest([first = [], ...rest]: readonly Span[][], leads: boolean): Span | undefined {
  let best: Span | undefined;
  for (const anchor of first) {
    const taken = [anchor];
    let stretch: Span | undefined = anchor;
    for (const spans of rest) {
      const free = spans.filter(
        (span) => taken.every((one) => !overlap(one, span)) && (!leads || span.start >= anchor.end),
      );
      const from: Span = stretch;
      const next = free.reduce<Span | undefined>(
        (best, span) => nearer(from, best, span),
        undefined,
      );
      if (next === undefined) {
        stretch = undefined;
        break;
      }
      taken.push(next);
      stretch = join(from, next);
    }
    if (stretch !== undefined && (best === undefined || length(stretch) < length(best)))
      best = stretch;
  }
  return best;
}

/** Which of two spans makes the shorter stretch with another; the first of equals. */
function nearer(from: Span, best: Span | undefined, span: Span): Span {
  return best === undefined || length(join(from, span)) < length(join(from, best)) ? span : best;
}

const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
const length = ({ start, end }: Span): number => end - start;
const join = (a: Span, b: Span): Span => ({
  start: Math.min(a.start, b.start),
  end: Math.max(a.end, b.end),
});
