// A board as Trello exports it in JSON: lists, cards that name theirs, and what was done with them.
type Fields = Record<string, unknown>;

/** What tells into which list a card was put; the data of each has the list under one of these names. */
const PUTS = ['listAfter', 'list'];

/**
 * The cards of a board as records, named as in Trello's CSV, with the lists that each has been in as its history; null for
 * another document. Templates of cards are none.
 */
export function fromBoard({ lists, cards, actions }: Fields): Fields[] | null {
  if (!isList(lists) || !isList(cards) || !cards.every(({ idList }) => isText(idList))) return null;
  const listNames = new Map(lists.map(({ id, name }) => [id, name]));
  const moves = Map.groupBy(isList(actions) ? actions.flatMap(moveIn) : [], ({ card }) => card);
  return cards
    .filter(({ isTemplate }) => isTemplate !== true)
    .map((card) => {
      const history = (moves.get(card.id) ?? []).map(({ status, date }) => ({ status, date }));
      return {
        'Card ID': card.id,
        'Card Name': card.name,
        'Card URL': card.shortUrl ?? card.url,
        'List Name': listNames.get(card.idList),
        Archived: card.closed,
        'Due Date': card.due,
        // The first eight digits of an id are the second in which it was made.
        ...(history.length === 0 ? { 'Saved At': secondOf(card.id) } : { status_history: history }),
      };
    });
}

function moveIn({ date, data }: Fields): { card: unknown; status: string; date: unknown }[] {
  if (!isObject(data) || !isObject(data.card)) return [];
  const held = PUTS.map((name) => data[name]).find(isObject);
  const isMove = 'listAfter' in data || !('old' in data || 'text' in data);
  if (!isMove || held === undefined || !isText(held.name)) return [];
  return [{ card: data.card.id, status: held.name, date }];
}

function secondOf(id: unknown): string | null {
  const [digits] = /^[0-9a-f]{8}(?=[0-9a-f]{16}$)/.exec(String(id)) ?? [];
  return digits === undefined ? null : new Date(Number.parseInt(digits, 16) * 1000).toISOString();
}

function isList(value: unknown): value is Fields[] {
  return Array.isArray(value) && value.every(isObject);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
