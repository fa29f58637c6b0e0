/** Adds a field that filters to each long table; a page is complete without it. */
export const SCRIPT = `
for (const table of document.querySelectorAll('table.long')) {
  const rows = [...table.tBodies[0].rows], input = document.createElement('input');
  input.type = 'search'; input.placeholder = 'Filter ' + rows.length + ' rows';
  input.setAttribute('aria-label', 'Filter ' + table.getAttribute('aria-label'));
  input.addEventListener('input', () => {
    const words = input.value.toLowerCase().split(' ');
    for (const row of rows) row.hidden = !words.every((word) => row.textContent.toLowerCase().includes(word));
  });
  table.before(input);
}
`;
