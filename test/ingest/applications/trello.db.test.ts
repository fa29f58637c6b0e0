// Boards of Trello, in the two forms in which it exports them: lists are states, cards applications.
import { expect, test } from 'vitest';
import { listDatabase } from './list-loading.ts';

const told = async (db: Awaited<ReturnType<typeof listDatabase>>) =>
  (await db.applications()).map(({ company, title, status, history, answers }) =>
    [company, title, status, history || '-', answers || '-'].join(' | '),
  );

const lists = ['Wishlist', 'Applied', 'Interview', 'Rejected', 'Archive of tips'].map(
  (name, at) => ({ id: `65a00000000000000000000${at}`, name, closed: false, pos: at }),
);
const listed = (name: string) => lists.find((list) => list.name === name);
const card = (number: number, name: string, list: string, more = {}) => ({
  ...{ id: `65b7a380000000000000000${number}`, name, idList: listed(list)?.id, closed: false },
  ...{ desc: '', due: null, labels: [], shortUrl: `https://trello.com/c/card${number}`, ...more },
});
const action = (date: string, to: ReturnType<typeof card>, data: object) => ({
  ...{ id: `a${date}`, date: `${date}T10:00:00.000Z`, data: { card: { id: to.id }, ...data } },
});
const amsel = card(1, 'Amsel - Data Engineer', 'Rejected', { closed: true });
const dohle = card(2, 'Cook at Dohle', 'Interview');
const fink = card(3, 'Fink: Analyst', 'Wishlist');
const board = {
  ...{ id: '65a000000000000000000000', name: 'Jobs', desc: '', url: 'https://trello.com/b/x/jobs' },
  actions: [
    action('2026-03-20', amsel, { listBefore: listed('Applied'), listAfter: listed('Rejected') }),
    action('2026-03-15', dohle, { listBefore: listed('Applied'), listAfter: listed('Interview') }),
    action('2026-03-12', amsel, { text: 'called them', list: listed('Interview') }),
    action('2026-03-05', amsel, { listBefore: listed('Wishlist'), listAfter: listed('Applied') }),
    action('2026-03-03', dohle, { list: listed('Applied') }),
    action('2026-03-01', amsel, { list: listed('Wishlist') }),
  ],
  cards: [amsel, dohle, fink, card(4, 'Company - Title', 'Wishlist', { isTemplate: true })],
  ...{ lists, labels: [{ id: 'l1', name: 'remote' }], members: [], checklists: [] },
};

test('a board in JSON: each card with the lists that it has been in', async () => {
  await using db = await listDatabase();
  const expected = [
    'Amsel | Data Engineer | submitted | queued@2026-03-01 submitted@2026-03-05 | rejection@2026-03-20',
    'Dohle | Cook | submitted | submitted@2026-03-03 | interview_invite@2026-03-15',
    'Fink | Analyst | queued | queued@2024-01-29 | -',
  ];
  for (const text of [JSON.stringify(board), JSON.stringify(board, null, 2)]) {
    expect(await db.load(text, {}, 'board.json')).toMatchObject({ read: 3, rejected: 0 });
    expect(await told(db)).toEqual(expected);
  }
  expect((await db.applications()).map(({ url }) => url)).toEqual(
    Array(3).fill(expect.stringMatching(/^urn:nyx-etl:/)),
  );
});

test('its CSV, and the same of who writes the title first', async () => {
  await using db = await listDatabase();
  const header =
    'Card ID,Card Name,Card URL,Card Description,Labels,Members,Due Date,Last Activity Date,List ID,List Name,Board ID,Board Name,Archived';
  const load = await db.load(
    `${header}
c1,Amsel - Data Engineer,https://trello.com/c/1,,,,,2026-03-20T10:00:00.000Z,l1,Rejected,b1,Jobs,false
c2,Dohle - Growth,https://trello.com/c/2,,,,,2026-03-20T10:00:00.000Z,l2,To Apply,b1,Jobs,false
`,
  );
  expect(load).toMatchObject({ inserted: 2, rejected: 0 });
  await db.load(`Card Name,List Name\nGrowth - Fink,Applied\nCook - Girlitz,Applied\n`);
  expect(
    (await db.applications()).map(({ company, title, status }) => [company, title, status]),
  ).toEqual([
    ['Amsel', 'Data Engineer', 'submitted'],
    ['Dohle', 'Growth', 'queued'],
    ['Fink', 'Growth', 'submitted'],
    ['Girlitz', 'Cook', 'submitted'],
  ]);
});
