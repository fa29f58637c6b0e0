import { lexiconOf } from '../../src/mail/rules/lexicon.ts';
import { readPhrase } from '../../src/mail/rules/phrase.ts';
import { endOfPhrase } from '../../src/mail/rules/phrase-matcher.ts';
import { wordedText } from '../../src/mail/rules/worded-text.ts';

/** Tries a phrase of its own lexicon on texts: where it ends that begins at a place, -1 where it does not. */
export function triedPhrase(phrase: string): (text: string) => (place: number) => number {
  const { entries, useOf } = lexiconOf([{ meaning: phrase, phrase: readPhrase(phrase) }]);
  return (text) => {
    const worded = wordedText(text);
    const tried = { ...worded, uses: worded.words.map(({ word }) => useOf(word)) };
    return (place) => {
      const [entry] = entries;
      return entry === undefined ? -1 : endOfPhrase(entry, tried, place);
    };
  };
}
