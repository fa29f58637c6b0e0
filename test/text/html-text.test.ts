import { expect, test } from 'vitest';
import { htmlText } from '../../src/text/html-text.ts';
import { growthFault } from '../support/growth.ts';

test.each([
  [
    '<p>Hello <b>you</b></p><ul><li>one</li><li>two &amp; three</li></ul>',
    'Hello you\n\n- one\n\n- two & three',
  ],
  ['a<br>b<script>alert(1)</script>', 'a\nb'],
  ['a<!-- <p>b</p> -->c<STYLE>p {}</Style >d<head><title>x</title>', 'a c d'],
  ['<table><tr><td>a</td><td>b</td></tr><tr><th>c', 'a b\n\nc'],
  ['&lt;p&gt;escaped&lt;/p&gt;', 'escaped'],
  ['plain, 1 < 2, <3 and 5>4', 'plain, 1 < 2, <3 and 5>4'],
  ['two\nlines', 'two\nlines'],
  ['&#8364;&#x41;&nosuch;&#0;&#xd800;', '€A&nosuch;\uFFFD\uFFFD'],
  [
    '&Uuml;ber &eacute;t&eacute; &ntilde; &szlig; &AElig; AT&T R&amp;D &copy 2026 ?a=1&copy=2',
    'Über été ñ ß Æ AT&T R&D © 2026 ?a=1&copy=2',
  ],
  ['3&frac12; d, 20 &hearts;, &Scaron;koda, &#150; &#146;', '3½ d, 20 ♥, Škoda, – ’'],
  ['50&nbsp;000&euro &ndash &EACUTE;COLE, soft&shy;ware', '50 000€ – ÉCOLE, software'],
  ['made&in Berlin, R&D; cut&paste, Q&A', 'made&in Berlin, R&D; cut&paste, Q&A'],
  ['<a href="x"', ''],
  ['<?xml version="1.0"?><!doctype html>x', 'x'],
])('text of %s', (html, expected) => {
  expect(htmlText(html, { lineEnds: 'kept' })).toBe(expected);
});

test('line ends of the source are spaces where they mean nothing', () => {
  expect(htmlText('<p>a\n  long\r\nline</p>\n<p>b</p>', { lineEnds: 'folded' })).toBe(
    'a long line\n\nb',
  );
});

test.each(['<a', '<p title="', '<!--', '<style>', '&amp', '<'])('many %s take no time', (piece) => {
  const text = (length: number) => piece.repeat(Math.ceil(length / piece.length));
  expect(growthFault((html) => htmlText(html, { lineEnds: 'folded' }), text)).toBeNull();
});
