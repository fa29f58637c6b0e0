/** The paragraphs of a mail as the HTML that mailing programs make of them: tables, inline styles, a link. */
export function htmlPage(title: string, paragraphs: readonly string[]): string {
  const rows = paragraphs.map(
    (paragraph) =>
      `<tr><td style="padding:0 0 16px 0;line-height:1.5">${lines(paragraph)}</td></tr>`,
  );
  return [
    '<!DOCTYPE html>',
    `<html><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>`,
    '<style>body{margin:0;background:#f4f5f7} .box{max-width:600px}</style></head>',
    '<body style="font-family:Arial,Helvetica,sans-serif;font-size:15px;color:#222">',
    '<table role="presentation" class="box" width="100%" cellpadding="0" cellspacing="0">',
    ...rows,
    '</table>',
    '</body></html>',
    '',
  ].join('\n');
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function lines(paragraph: string): string {
  const linked = escapeHtml(paragraph).replaceAll(
    /https:\/\/[^\s<]+/g,
    (url) => `<a href="${url}" style="color:#2457d6">${url}</a>`,
  );
  return linked.replaceAll('\n', '<br>\n');
}
