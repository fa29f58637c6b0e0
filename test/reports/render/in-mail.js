// What is looked at within a mail, by the browser itself; mail.proof.test.ts puts it there.
globalThis.inMail = {
  /** What reaches beyond the window, in words. */
  cut() {
    const { scrollWidth } = document.documentElement;
    const parts = [...document.querySelectorAll('body *')];
    const beyond = parts.filter((part) => part.getBoundingClientRect().right > innerWidth + 0.5);
    return [
      ...(scrollWidth > innerWidth ? [`the page is ${scrollWidth} of ${innerWidth} wide`] : []),
      ...beyond.map(({ tagName, textContent }) => `${tagName} ${textContent}`),
    ];
  },

  /** Words of tables that a line has room for and that are taken apart all the same. */
  broken(letters) {
    const found = [];
    for (const cell of document.querySelectorAll('th, td')) {
      const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        for (const { 0: word, index } of texts.currentNode.data.matchAll(/[a-z]+/gi)) {
          const range = document.createRange();
          range.setStart(texts.currentNode, index);
          range.setEnd(texts.currentNode, index + word.length);
          if (word.length <= letters && range.getClientRects().length > 1) found.push(word);
        }
      }
    }
    return found;
  },
};
