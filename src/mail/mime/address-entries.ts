/** One entry of an address header as it stands there, a name with its address or a half of that. */
interface Entry {
  text: string;
  /** What ended it was a comma, which may belong to a name. */
  endsAtComma: boolean;
}

/**
 * Cuts at commas and semicolons outside quotes, comments and angle brackets, and where a comma is missing between an
 * address in brackets and the next name; drops group names. One pass, whatever the text holds.
 */
export function splitEntries(text: string): Entry[] {
  const cutter = new Cutter(text);
  const entries = cutter.cut();
  // A quote that nobody closed hid the commas behind it.
  if (cutter.isQuoted && entries.length === 1 && text.includes('"')) {
    const parts = text.replaceAll('"', ' ').split(',');
    return parts.map((part) => ({ text: part, endsAtComma: false }));
  }
  return entries.filter((entry) => entry.text.trim() !== '');
}

class Cutter {
  readonly #text: string;
  readonly #entries: Entry[] = [];
  isQuoted = false;
  #comment = 0;
  /** Where the open angle bracket stands; -1 outside. */
  #angle = -1;
  #start = 0;
  /** Just behind an address in angle brackets of this entry; -1 before there is one. */
  #behindAddress = -1;
  /** The last `@` so far. */
  #sign = -1;

  constructor(text: string) {
    this.#text = text;
  }

  cut(): Entry[] {
    const text = this.#text;
    for (let at = 0; at < text.length; at++) {
      const char = text[at];
      if (char === '@') this.#sign = at;
      if (char === '\\' && (this.isQuoted || this.#comment > 0)) at++;
      else if (char === '"' && this.#comment === 0) this.isQuoted = !this.isQuoted;
      else if (!this.isQuoted && char === '(') this.#comment++;
      else if (!this.isQuoted && char === ')' && this.#comment > 0) this.#comment--;
      else if (!this.isQuoted && this.#comment === 0) this.#separate(char, at);
    }
    this.#end(text.length, false);
    return this.#entries;
  }

  #separate(char: string | undefined, at: number): void {
    if (char === '<') this.#open(at);
    else if (char === '>') this.#close(at);
    else if ((char === ',' && this.#angle === -1) || char === ';') this.#end(at, char === ',');
    else if (char === ':' && this.#angle === -1 && this.#sign < this.#start) this.#begin(at + 1);
  }

  #open(at: number): void {
    // Another name follows an address in angle brackets: a comma is missing.
    const between = this.#behindAddress === -1 ? '' : this.#text.slice(this.#behindAddress, at);
    if (/\p{L}/u.test(between)) {
      this.#entries.push({
        text: this.#text.slice(this.#start, this.#behindAddress),
        endsAtComma: false,
      });
      this.#start = this.#behindAddress;
    }
    this.#behindAddress = -1;
    this.#angle = at;
  }

  #close(at: number): void {
    if (this.#angle !== -1 && this.#sign > this.#angle) this.#behindAddress = at + 1;
    this.#angle = -1;
  }

  #end(at: number, endsAtComma: boolean): void {
    this.#entries.push({ text: this.#text.slice(this.#start, at), endsAtComma });
    this.#begin(at + 1);
  }

  #begin(start: number): void {
    this.#start = start;
    this.#angle = -1;
    this.#behindAddress = -1;
  }
}
