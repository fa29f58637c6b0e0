// The functions of src/mail that foreign text meets, by module, each called with one text.
import { declaredEnd, findHeadersEnd } from '../../src/mail/mbox/content-length.ts';
import { separatorAt } from '../../src/mail/mbox/mbox-separator.ts';
import { unescapeFromLines } from '../../src/mail/mbox/mbox-splitter.ts';
import { startsLikeMmdf } from '../../src/mail/mbox/mmdf-splitter.ts';
import { readMessage } from '../../src/mail/message-row.ts';
import { splitEntries } from '../../src/mail/mime/address-entries.ts';
import { readAddresses } from '../../src/mail/mime/addresses.ts';
import { decodeCharset, decodeUndeclared } from '../../src/mail/mime/charset.ts';
import { decodeWords } from '../../src/mail/mime/encoded-words.ts';
import {
  decodeRaw,
  headerBlockLength,
  headerText,
  readHeaders,
} from '../../src/mail/mime/headers.ts';
import { readMailDate, readReceivedDate } from '../../src/mail/mime/mail-date.ts';
import { splitMultipart } from '../../src/mail/mime/multipart.ts';
import { readParameters } from '../../src/mail/mime/parameters.ts';
import { decodeHz, decodeIso2022Kr } from '../../src/mail/mime/stateful-charsets.ts';
import { decodeQuotedPrintable, decodeTransfer } from '../../src/mail/mime/transfer-encoding.ts';
import { decodeUtf7 } from '../../src/mail/mime/utf7.ts';
import { plainBytes } from '../../src/mail/plain-bytes.ts';
import { plainWords, withCompanyNames } from '../../src/mail/reading/company-names.ts';
import { fold, sentences, withoutSpacedSigns } from '../../src/mail/reading/fold.ts';
import { isToAnother } from '../../src/mail/reading/greetings.ts';
import { languagesOf } from '../../src/mail/reading/language.ts';
import { languageScores } from '../../src/mail/reading/language-scores.ts';
import { lessonKeys, maskedSubject } from '../../src/mail/reading/lesson-keys.ts';
import { mailText } from '../../src/mail/reading/mail-text.ts';
import { allWords, ownWords, signature, writtenWords } from '../../src/mail/reading/own-words.ts';
import { maskNames, readerText } from '../../src/mail/reading/reader-text.ts';
import { senderDomain } from '../../src/mail/reading/sender-domain.ts';
import { isSenderOf } from '../../src/mail/reading/senders.ts';
import { classifyMail } from '../../src/mail/rules/classify-mail.ts';
import { isReply, isUnasked, otherTopicOf, topicOf } from '../../src/mail/rules/doubts.ts';
import {
  findGuard,
  findGuardIn,
  guardPlaces,
  hasGuard,
  wordsOfGuards,
} from '../../src/mail/rules/guard-search.ts';
import { asksForSomething, findMatches, prepare } from '../../src/mail/rules/matcher.ts';
import { searched } from '../../src/mail/rules/searched-text.ts';
import { senderMatches } from '../../src/mail/rules/sender-matches.ts';
import { sayings } from '../../src/mail/rules/sentence-matcher.ts';
import { traitsOf } from '../../src/mail/rules/traits.ts';
import { wordedText } from '../../src/mail/rules/worded-text.ts';
import { learntWording, scoresOf, wordingOf } from '../../src/mail/rules/wording.ts';
import { normalizeSubject } from '../../src/mail/subject.ts';

type Call = (text: string) => unknown;

const CHARSETS = [
  'utf-8',
  'utf-7',
  'iso-2022-kr',
  'hz-gb-2312',
  'unicode',
  'iso-2022-jp',
  'shift_jis',
];
const ENCODINGS = ['base64', 'quoted-printable', 'x-uuencode'];
const HEADERS = [
  'From',
  'Subject',
  'Date',
  'Received',
  'References',
  'Content-Type',
  'Content-Disposition',
  'Thread-Index',
];
const TYPES = [
  'text/html',
  'text/enriched',
  'message/rfc822',
  'multipart/mixed; boundary=a',
  'multipart/mixed',
];
const RULES = { gitPatches: false, bareSenders: false };

const bytesOf = (text: string): Buffer => Buffer.from(text);

/** A message that holds the text in one place. */
function messagesWith(text: string): Buffer[] {
  const line = text.replaceAll(/[\r\n]/g, ' ');
  const heads = HEADERS.map((name) => `Subject: x\n${name}: ${line}\n\nbody`);
  const bodies = TYPES.map((type) => `Content-Type: ${type}\n\n${text}`);
  const coded = ENCODINGS.map(
    (encoding) => `Content-Transfer-Encoding: ${encoding}\n\nbegin 644 x\n${text}`,
  );
  return [...heads, ...bodies, ...coded, `Subject: x\n${text}`, text].map(bytesOf);
}

const MAIL = {
  fromAddress: 'a@b.test',
  direction: null,
  isBulk: false,
  subject: null,
  bodyPlain: null,
  bodyHtml: null,
};

/** As textFunctions, of src/mail. */
export const mailTextFunctions: Readonly<Record<string, Readonly<Record<string, Call>>>> = {
  'mail/mbox/content-length.ts': {
    declaredEnd: (text) => declaredEnd(bytesOf(`Content-Length: ${text}\n\n`)),
    findHeadersEnd: (text) => findHeadersEnd(bytesOf(text)),
  },
  'mail/mbox/mbox-separator.ts': {
    separatorAt: (text) => separatorAt(bytesOf(`From ${text}\nSubject: x\n`), 0, true, RULES),
  },
  'mail/mbox/mbox-splitter.ts': {
    unescapeFromLines: (text) => unescapeFromLines(bytesOf(`a\n\n>From ${text}`)),
  },
  'mail/message-row.ts': { readMessage: (text) => messagesWith(text).map(readMessage) },
  'mail/mime/address-entries.ts': { splitEntries },
  'mail/mime/addresses.ts': { readAddresses: (text) => readAddresses(text) },
  'mail/mime/charset.ts': {
    decodeCharset: (text) => [
      ...CHARSETS.map((label) => decodeCharset(bytesOf(text), label)),
      decodeCharset(bytesOf('text'), text),
    ],
    decodeUndeclared: (text) => decodeUndeclared(bytesOf(text)),
  },
  'mail/mime/encoded-words.ts': { decodeWords },
  'mail/mime/headers.ts': {
    decodeRaw: (text) => decodeRaw(bytesOf(text).toString('latin1'), 'koi8-r'),
    headerBlockLength: (text) => headerBlockLength(bytesOf(text)),
    headerText: (text) => headerText(text, 'koi8-r'),
    readHeaders: (text) => readHeaders(bytesOf(text)),
  },
  'mail/mime/mail-date.ts': {
    readMailDate,
    readReceivedDate: (text) => readReceivedDate([text, `;${text}`]),
  },
  'mail/mime/multipart.ts': {
    splitMultipart: (text) => [
      splitMultipart(bytesOf(`--a\n${text}`), 'a', 1000),
      splitMultipart(bytesOf(text), text, 9),
    ],
  },
  'mail/mime/parameters.ts': {
    readParameters: (text) => [readParameters(text), readParameters(`a;b=${text}`)],
  },
  'mail/mime/stateful-charsets.ts': {
    decodeHz: (text) => decodeHz(bytesOf(text)),
    decodeIso2022Kr: (text) => decodeIso2022Kr(bytesOf(text)),
  },
  'mail/mime/transfer-encoding.ts': {
    decodeQuotedPrintable: (text) => decodeQuotedPrintable(bytesOf(text)),
    decodeTransfer: (text) => ENCODINGS.map((name) => decodeTransfer(bytesOf(text), name)),
  },
  'mail/mime/utf7.ts': { decodeUtf7: (text) => decodeUtf7(bytesOf(text)) },
  'mail/mbox/mmdf-splitter.ts': { startsLikeMmdf: (text) => startsLikeMmdf(bytesOf(text)) },
  'mail/plain-bytes.ts': { plainBytes: (text) => plainBytes(bytesOf(text)) },
  'mail/subject.ts': { normalizeSubject },
  'mail/rules/classify-mail.ts': {
    classifyMail: (text) => [
      classifyMail({ ...MAIL, bodyPlain: text }),
      classifyMail({ ...MAIL, bodyHtml: `<p>${text}` }),
      classifyMail({ ...MAIL, subject: text }),
      classifyMail({ ...MAIL, fromAddress: text }),
    ],
  },
  'mail/rules/doubts.ts': {
    isReply,
    isUnasked: (text) => isUnasked([searched(text)], () => [searched(text)], ['en']),
    otherTopicOf: (text) => otherTopicOf(prepare('a@b.test', '', text, () => text)),
    topicOf: (text) => topicOf('a@b.test', [searched(text)], ['en']),
  },
  'mail/reading/fold.ts': { fold, sentences, withoutSpacedSigns },
  'mail/reading/language.ts': { languagesOf: (text) => languagesOf('', text) },
  'mail/reading/language-scores.ts': { languageScores },
  'mail/reading/lesson-keys.ts': {
    lessonKeys: (text) =>
      lessonKeys({ ...MAIL, fromName: text, subject: text, ruleId: 'a.b', phrase: text }),
    maskedSubject,
  },
  'mail/reading/mail-text.ts': { mailText: (text) => [text, `<div ${text}`].map(mailText) },
  'mail/rules/matcher.ts': {
    prepare: (text) => prepare('a@b.test', text, text, () => text),
    findMatches: (text) => findMatches(prepare('a@b.test', '', text, () => text)),
    asksForSomething: (text) => asksForSomething(prepare('a@b.test', '', text, () => text)),
  },
  'mail/reading/company-names.ts': {
    withCompanyNames: (text) => withCompanyNames([text]),
    plainWords,
  },
  'mail/rules/sentence-matcher.ts': {
    sayings: (text) => sayings(searched(text), ['en', 'de']),
  },
  'mail/reading/greetings.ts': {
    isToAnother: (text) =>
      isToAnother(text, text, { fromAddress: `${text}@b.test`, toAddress: text }),
  },
  'mail/reading/own-words.ts': {
    allWords: (text) => [allWords(text, null), allWords(null, text)],
    ownWords: (text) => [ownWords(text, null), ownWords(null, text)],
    signature,
    writtenWords: (text) => [writtenWords(text, null), writtenWords(null, text)],
  },
  'mail/reading/reader-text.ts': {
    readerText: (text) => readerText({ subject: text, bodyPlain: text, bodyHtml: null }),
    maskNames: (text) => maskNames(text, text.slice(0, 100)),
  },
  'mail/rules/guard-search.ts': {
    findGuard: (text) => findGuard('work', searched(text), ['en', 'de']),
    findGuardIn: (text) => findGuardIn('denial', [searched(text)], ['en', 'de']),
    hasGuard: (text) =>
      hasGuard('denial', searched(text), { start: 0, end: text.length }, ['en', 'de'], true),
    wordsOfGuards: (text) => wordsOfGuards('other_topic', [searched(text)], ['en', 'de']),
    guardPlaces: (text) => guardPlaces('other_topic', [searched(text)], ['en', 'de']),
  },
  'mail/rules/searched-text.ts': {
    searched: (text) => searched(text).candidates('rule', ['en', 'de']),
  },
  'mail/rules/worded-text.ts': { wordedText },
  'mail/rules/wording.ts': {
    wordingOf: (text) => wordingOf([searched(text)]),
    scoresOf: (text) => scoresOf([searched(text)], learntWording()),
  },
  'mail/reading/senders.ts': {
    isSenderOf: (text) => isSenderOf(text, 'ats', 'board'),
  },
  'mail/rules/sender-matches.ts': { senderMatches },
  'mail/rules/traits.ts': {
    traitsOf: (text) =>
      traitsOf(
        prepare('a@b.test', text, text, () => text),
        text,
      ),
  },
  'mail/reading/sender-domain.ts': { senderDomain },
};
