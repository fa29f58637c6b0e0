import { createHash } from 'node:crypto';

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The head of a page that loads nothing and sends nothing, and of styles and scripts knows its own only, by their hashes. */
export function pageHead(title: string, script: string, ...styles: readonly string[]): string {
  const own = `style-src ${styles.map(hash).join(' ')}; script-src ${hash(script)}`;
  const policy = `default-src 'none'; ${own}; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="generator" content="nyx-etl">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
${styles.map((style) => `<style>${style}</style>\n`).join('')}</head>
<body>`;
}
