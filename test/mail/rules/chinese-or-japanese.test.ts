// Chinese and Japanese share signs: the n-grams of a short text take one language for the other.
import { describe, expect, it } from 'vitest';
import { languagesOf } from '../../../src/mail/reading/language.ts';

describe('the language of', () => {
  it.each([
    [
      ['zh'],
      'a short Chinese mail without a common word of letters',
      '试稿',
      '麻烦你写一篇800字的公众号推文，主题是夏日防晒，周三前发给我，合适再约面试。',
    ],
    [
      ['zh'],
      'a longer Chinese mail',
      '回复：来道小题（交稿）',
      '邵捷，稿子大家都看了，300块刚打过去，查收一下。说实话色彩是这批里最好的，可惜项目要的是能快速量产的厚涂，硬拉你进来对你也是消耗。',
    ],
    [['zh'], 'a Chinese mail with a Japanese name', '面試', '您好，邀請您至「森の家」台北店面談。'],
    [
      ['ja'],
      'a Japanese mail under a subject of Chinese signs',
      '選考結果通知',
      '今回は採用を見送らせていただきます。',
    ],
    [
      ['ja'],
      'a Japanese sentence with a number, which is one word without spaces',
      'Re: 金曜日',
      'では金曜15時で!駅の西口を出てまっすぐ、赤いシャッターの倉庫です。',
    ],
    [
      ['en'],
      'an English mail that names a Chinese firm',
      'Your application',
      'Thank you for applying to 澜海科技. We have decided to move forward with others.',
    ],
  ])('%j: %s', (languages, _, subject, body) => {
    expect(languagesOf(subject, body)).toEqual(languages);
  });
});
