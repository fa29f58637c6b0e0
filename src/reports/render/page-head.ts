/** The head of a page that loads nothing and sends nothing: `policy` names the hashes of its own styles and scripts. */
export function pageHead(title: string, policy: string, ...styles: readonly string[]): string {
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
