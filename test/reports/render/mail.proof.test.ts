// The mail about a session in a browser, as wide as a phone and as a window.
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '../../../src/files/temporary-folder.ts';
import { renderMail } from '../../../src/reports/render/mail.ts';
import { openBrowser } from '../../support/browser.ts';
import { openReader } from '../site/browse-site.ts';
import { mailDocument } from './mail-document.ts';

const inMail = readFileSync(fileURLToPath(new URL('./in-mail.js', import.meta.url)), 'utf8');
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
}, 300_000);

afterAll(() => browser.close());

test.each([320, 380, 800])(
  'a mail %i pixels wide is not moved sideways, takes no short word apart and asks for nothing',
  async (width) => {
    await using folder = await temporaryFolder('mail');
    const file = join(folder.path, 'mail.html');
    await writeFile(file, renderMail(mailDocument));
    const { page, complaints } = await openReader(browser);
    await page.setViewportSize({ width, height: 900 });
    await page.goto(pathToFileURL(file).href);
    await page.evaluate(inMail);
    expect(await page.evaluate('inMail.cut()')).toEqual([]);
    expect(await page.evaluate('inMail.broken(9)')).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  },
  120_000,
);
