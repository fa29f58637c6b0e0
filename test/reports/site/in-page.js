// What is looked at within a page, by the browser itself; browse-site.ts puts it there.
const canvas = document.createElement('canvas').getContext('2d');

/** Whether the label before a cell has less room than its longest word takes. */
function labelIsBroken(cell) {
  const { content, width, fontSize, fontFamily } = getComputedStyle(cell, '::before');
  if (content === 'none' || content === 'normal' || !cell.checkVisibility()) return false;
  canvas.font = `${fontSize} ${fontFamily}`;
  const words = cell.dataset.label.split(' ').map((word) => canvas.measureText(word).width);
  return Math.max(...words) > Number.parseFloat(width) + 1;
}

globalThis.inPage = {
  /** What reaches beyond the page, or beyond the card that it stands in, in words. */
  cut() {
    const found = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) found.push(`the page is ${scrollWidth} of ${clientWidth} wide`);
    for (const card of document.querySelectorAll('section')) {
      const edge = card.getBoundingClientRect().right;
      for (const part of card.querySelectorAll('table, td, th, figure, svg, dl, dd, h2, p')) {
        const { right, width } = part.getBoundingClientRect();
        const name = `${part.tagName} of ${card.querySelector('h2')?.textContent}`;
        if (width > 0 && right > edge + 0.5) found.push(`${name} ends at ${right} of ${edge}`);
        const isCell = part.tagName === 'TD' || part.tagName === 'TH';
        if (isCell && part.scrollWidth > part.clientWidth + 1) found.push(`${name} is too narrow`);
        if (isCell && labelIsBroken(part)) found.push(`${name} breaks ${part.dataset.label}`);
      }
    }
    return found;
  },

  /** On paper: charts and facts that are higher than a page, and rows that may be cut. */
  cutOnPaper(most) {
    const found = [];
    for (const part of document.querySelectorAll('figure, tr, dl.facts > div')) {
      if (getComputedStyle(part).breakInside !== 'avoid') found.push(`${part.tagName} may be cut`);
      const { height } = part.getBoundingClientRect();
      if (height > most) found.push(`${part.tagName} is ${height} high`);
    }
    for (const head of document.querySelectorAll('section > table > thead'))
      if (getComputedStyle(head).display !== 'table-header-group') found.push('no repeated header');
    return found;
  },

  /** What axe-core finds: rule, where, and why. */
  async barriers() {
    const { violations } = await globalThis.axe.run(document);
    return violations.flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map((node) => `${id}: ${node.target} ${node.failureSummary ?? ''}`),
    );
  },
};
