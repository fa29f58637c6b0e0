// The mails that wait, as a page to fill in: its script makes the file that `review --from` reads.
import { counted } from '../counted.ts';
import { LABELS } from '../mail/rules/phrase-rules.ts';
import { escapeHtml } from '../reports/render/escape-html.ts';
import { pageHead } from '../reports/render/page-head.ts';
import { STYLE } from '../reports/render/style.ts';
import type { Review, WaitingMail } from '../transforms/review/read-review.ts';
import { describeCandidate, sender } from './review-text.ts';

const FORM_STYLE = `
label { display: inline-block; margin: 8px 20px 0 0; color: var(--quiet); font-size: 13px }
select, button { font: inherit; max-width: 100%; padding: 4px 8px; color: var(--ink); background: var(--card); border: 1px solid var(--edge); border-radius: 6px }
footer.save { position: sticky; bottom: 0; padding: 12px 0; background: var(--page) }
`;

/** Saves what was chosen; nothing leaves the browser otherwise. */
const FORM_SCRIPT = `
const told = document.querySelector('output'), mails = [...document.querySelectorAll('section[data-mail]')];
const chosen = (mail, name) => mail.querySelector('select[name=' + name + ']').value;
const count = () => { told.textContent = mails.filter((mail) => chosen(mail, 'verdict') || chosen(mail, 'application')).length + ' of ' + mails.length + ' filled in'; };
document.addEventListener('change', count);
count();
document.querySelector('button').addEventListener('click', () => {
  const lines = mails.map((mail) => [mail.dataset.mail, chosen(mail, 'verdict'), chosen(mail, 'application')].join(','));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([['email_id,verdict,application', ...lines, ''].join('\\n')], { type: 'text/csv' }));
  link.download = 'verdicts.csv';
  link.click();
});
`;

/** A page that needs nothing else, with a field for what each mail is and one for what it is about. */
export function renderReviewPage({ mails, waiting }: Review): string {
  const shown = mails.length < waiting ? `, the first ${mails.length} are here` : '';
  const title = `${counted(waiting, 'mail')} ${waiting === 1 ? 'waits' : 'wait'} for your verdict`;
  return `${pageHead(title, FORM_SCRIPT, STYLE, FORM_STYLE)}
<main>
<header><h1>${title}${shown}</h1>
<p class="quiet">Choose what you know, save, then: nyx-etl review --from verdicts.csv</p></header>
${mails.map(section).join('\n')}
</main>
<footer class="save"><button type="button">Save verdicts.csv</button> <output></output></footer>
<script>${FORM_SCRIPT}</script>
</body>
</html>
`;
}

function section(mail: WaitingMail): string {
  const words =
    mail.phrase === null ? '' : `<p class="note">decided: “${escapeHtml(mail.phrase)}”</p>`;
  const excerpt = mail.excerpt === null ? '' : `<p>${escapeHtml(mail.excerpt)}</p>`;
  const applications = mail.applications.map(
    (one) => `<option value="${one.application_id}">${escapeHtml(describeCandidate(one))}</option>`,
  );
  return `<section data-mail="${mail.email_id}">
<h2>${escapeHtml(mail.subject ?? '(no subject)')}</h2>
<p class="quiet">${escapeHtml(sender(mail))}, ${mail.received_at?.slice(0, 10) ?? 'no date'}</p>
${excerpt}${words}
<label>it is <select name="verdict"><option value="">taken as ${mail.label}</option>${LABELS.map((label) => `<option>${label}</option>`).join('')}</select></label>
<label>about <select name="application"><option value="">as it is linked</option><option value="none">none of them</option>${applications.join('')}</select></label>
</section>`;
}
