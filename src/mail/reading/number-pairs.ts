// Pairs of numbers, each with a number of its own, in one flat list instead of many texts: which word
// stands behind which, for example.

/** Lists that are this part full are made twice as long. */
const FULLEST = 0.5;
const LEAST_LENGTH = 1024;
const NOTHING = -1;

/** Numbers, from 0 on, of pairs of 32-bit numbers. */
export class NumberPairs {
  /** Three in a row: the first, the second, and the number of the pair. */
  #places: Int32Array;
  #size = 0;

  /** `size` pairs are expected. */
  constructor(size = 0) {
    let length = LEAST_LENGTH;
    while (size >= FULLEST * length) length *= 2;
    this.#places = emptyPlaces(length);
  }

  /** The number of a pair; -1 where it has none. */
  numberOf(first: number, second: number): number {
    return this.#places[this.#placeOf(first, second) + 2] ?? NOTHING;
  }

  /** Gives a pair that has none a number. */
  add(first: number, second: number, number: number): void {
    if (this.#size >= FULLEST * (this.#places.length / 3)) this.#grow();
    this.#put(first, second, number);
    this.#size++;
  }

  #put(first: number, second: number, number: number): void {
    const place = this.#placeOf(first, second);
    this.#places[place] = first;
    this.#places[place + 1] = second;
    this.#places[place + 2] = number;
  }

  /** Where a pair stands, or would. */
  #placeOf(first: number, second: number): number {
    const places = this.#places;
    const last = places.length / 3 - 1;
    let at = mixed(first, second) & last;
    for (;;) {
      const place = 3 * at;
      if (places[place + 2] === NOTHING) return place;
      if (places[place] === first && places[place + 1] === second) return place;
      at = (at + 1) & last;
    }
  }

  #grow(): void {
    const before = this.#places;
    this.#places = emptyPlaces((before.length / 3) * 2);
    for (let place = 0; place < before.length; place += 3) {
      const number = before[place + 2] ?? NOTHING;
      if (number !== NOTHING) this.#put(before[place] ?? 0, before[place + 1] ?? 0, number);
    }
  }
}

/** Lengths are powers of two. */
const emptyPlaces = (length: number): Int32Array => new Int32Array(3 * length).fill(NOTHING);

/** Two numbers as one in which each bit tells of both. */
function mixed(first: number, second: number): number {
  const sum = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  return Math.imul(sum ^ (sum >>> 15), 0xc2b2ae35) ^ (sum >>> 13);
}
