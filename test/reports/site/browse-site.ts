// What a reader of a site sees, and must not see, in a real browser.
import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { packageRoot } from '../../../src/package-root.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const inPage = readFileSync(fileURLToPath(new URL('./in-page.js', import.meta.url)), 'utf8');

const widths = [380, 800, 1400];
const schemes = ['light', 'dark'] as const;

/** Rows on paper: A4 less its margins, in pixels. */
const PAPER = { width: 700, height: 1000 };

/** A page of a browser, and all that it complained about or asked of others. */
interface Reader {
  page: Page;
  complaints: string[];
}

/** Opens a browser's page; what tests put into it goes past the policy of what is read, nothing else does. */
export async function openReader(browser: Browser, bypassCSP = false): Promise<Reader> {
  const page = await browser.newPage({ bypassCSP });
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!/^(file|data):/.test(request.url())) complaints.push(`asked for ${request.url()}`);
  });
  return { page, complaints };
}

/** What is cut at each width, what axe-core finds in light and in dark, and what would be cut on paper. */
export async function inspect(page: Page): Promise<string[]> {
  const found: string[] = [];
  await page.evaluate(axe);
  await page.evaluate(inPage);
  const look = async (where: string, expression: string) => {
    const seen: string[] = await page.evaluate(expression);
    found.push(...seen.map((one) => `${where}: ${one}`));
  };
  for (const width of widths) {
    await page.setViewportSize({ width, height: 1000 });
    await look(`${width} wide`, 'inPage.cut()');
  }
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme, media: 'screen' });
    await look(colorScheme, 'inPage.barriers()');
  }
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  await page.setViewportSize(PAPER);
  await look('on paper', `inPage.cutOnPaper(${PAPER.height})`);
  await page.emulateMedia({ media: 'screen' });
  return found;
}

/** Where pictures and PDFs are kept, to be looked at. */
export async function output(name: string): Promise<string> {
  const folder = process.env.NYX_TEST_OUTPUT ?? join(packageRoot, 'test-output');
  await mkdir(folder, { recursive: true });
  return join(folder, name);
}
