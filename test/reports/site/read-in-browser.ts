// The site of a search, walked through and looked at; what the tests of the demo's site have in common.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { inspect, openReader, output } from './browse-site.ts';

interface Walked {
  /** What was wrong, in words: complaints of the browser, cut parts, barriers. */
  found: string[];
  /** Titles of the pages, in the order in which they were reached by clicks. */
  titles: string[];
  /** Of the pages that were made into PDFs. */
  pdfs: Buffer[];
}

/** Walks index -> session -> company -> list of applications -> a month -> health by clicks, as a reader does. */
export async function walkSite(browser: Browser, site: string): Promise<Walked> {
  const { page, complaints } = await openReader(browser);
  const titles: string[] = [];
  const urls: string[] = [];
  const arrive = async () => {
    titles.push((await page.locator('h1').textContent()) ?? '');
    urls.push(page.url());
  };
  const go = async (selector: string) => {
    await page.locator(selector).first().click();
    await arrive();
  };
  await page.goto(pathToFileURL(join(site, 'index.html')).href);
  await arrive();
  await go('td a[href^="session-"]');
  await go('td a[href^="company-"]');
  await go('nav.site a[href="applications.html"]');
  await go('td a[href^="applications-"]');
  await go('nav.site a[href="companies.html"]');
  await go('nav.site a[href="health.html"]');
  const close = await lookAt(browser, urls);
  return { ...close, titles, found: [...complaints, ...close.found] };
}

async function lookAt(browser: Browser, urls: readonly string[]) {
  const { page, complaints } = await openReader(browser, true);
  const found: string[] = [];
  const pdfs: Buffer[] = [];
  for (const url of urls) {
    await page.goto(url);
    const name = /([^/]+)\.html$/.exec(url)?.[1] ?? 'page';
    found.push(...(await inspect(page)).map((one) => `${name}, ${one}`));
    const kind = name.replace(/-.*/, '');
    for (const [width, colorScheme] of [
      [1400, 'light'],
      [380, 'dark'],
    ] as const) {
      await page.setViewportSize({ width, height: 1000 });
      await page.emulateMedia({ colorScheme });
      await page.screenshot({
        path: await output(`${kind}-${width}-${colorScheme}.png`),
        fullPage: true,
      });
    }
    const pdf = await page.pdf({ preferCSSPageSize: true });
    await writeFile(await output(`${kind}.pdf`), pdf);
    pdfs.push(pdf);
  }
  return { found: [...complaints, ...found], pdfs };
}
