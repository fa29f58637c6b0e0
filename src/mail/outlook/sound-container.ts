// Whether a compound file, as Outlook's .msg is one, is whole. What reads it follows its chains of sectors wherever they
// lead: one that bites its own tail would never end.

const HEADER_FAT_SECTORS = 109;
const ENTRY_BYTES = 128;
const MINI_SECTOR_BYTES = 64;
const MINI_STREAM_BELOW = 4096;
const END = -2;
const NONE = -1;
/** Mails within mails take three levels each. */
const MAX_DEPTH = 100;

const [STORAGE, STREAM, ROOT] = [1, 2, 5];

class Damaged extends Error {}

interface Entry {
  type: number;
  left: number;
  right: number;
  child: number;
  start: number;
  size: number;
}

/** Whether every chain of a compound file ends, lies within it, and shares no sector with another. */
export function isSoundContainer(bytes: Buffer): boolean {
  try {
    requireSound(bytes);
    return true;
  } catch (error) {
    if (error instanceof Damaged || error instanceof RangeError) return false;
    throw error;
  }
}

function requireSound(bytes: Buffer): void {
  const sectorBytes = bytes.readUInt8(30) === 12 ? 4096 : 512;
  const sectors = Math.floor(bytes.length / sectorBytes) - 1;
  const follow = follower(readFat(bytes, sectorBytes, sectors), sectors);
  const directory = follow(bytes.readInt32LE(48));
  const entries = directory.flatMap((sector) =>
    readEntries(bytes, (sector + 1) * sectorBytes, sectorBytes),
  );
  const [root] = entries;
  if (root?.type !== ROOT) throw new Damaged();
  requireTree(entries);
  const miniFat = follow(bytes.readUInt32LE(64) === 0 ? END : bytes.readInt32LE(60)).flatMap(
    (sector) => readNumbers(bytes, (sector + 1) * sectorBytes, sectorBytes / 4),
  );
  const miniSectors = (follow(root.start).length * sectorBytes) / MINI_SECTOR_BYTES;
  const followMini = follower(miniFat, miniSectors);
  for (const { type, start, size } of entries) {
    if (type !== STREAM || size === 0) continue;
    const isMini = size < MINI_STREAM_BELOW;
    const room = isMini
      ? followMini(start).length * MINI_SECTOR_BYTES
      : follow(start).length * sectorBytes;
    if (size > room) throw new Damaged();
  }
}

/** Gives the sectors of a chain; no sector is in two. */
function follower(fat: readonly number[], sectors: number): (start: number) => number[] {
  const seen = new Uint8Array(Math.max(0, sectors));
  return (start) => {
    const chain: number[] = [];
    for (let sector = start; sector !== END; sector = fat[sector] ?? NONE) {
      if (sector < 0 || sector >= sectors || seen[sector] === 1) throw new Damaged();
      seen[sector] = 1;
      chain.push(sector);
    }
    return chain;
  };
}

/** The table of which sector follows which; its own sectors are listed in the header, and in a chain of further lists. */
function readFat(bytes: Buffer, sectorBytes: number, sectors: number): number[] {
  const perSector = sectorBytes / 4;
  const listed = readNumbers(bytes, 76, HEADER_FAT_SECTORS);
  let next = bytes.readInt32LE(68);
  for (let lists = bytes.readUInt32LE(72); lists > 0 && next >= 0; lists--) {
    if (listed.length > sectors + HEADER_FAT_SECTORS) throw new Damaged();
    const list = readNumbers(bytes, (next + 1) * sectorBytes, perSector);
    next = list.pop() ?? NONE;
    listed.push(...list);
  }
  const used = listed.slice(0, bytes.readUInt32LE(44)).filter((sector) => sector >= 0);
  if (new Set(used).size !== used.length) throw new Damaged();
  return used.flatMap((sector) => readNumbers(bytes, (sector + 1) * sectorBytes, perSector));
}

function readNumbers(bytes: Buffer, start: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => bytes.readInt32LE(start + 4 * index));
}

function readEntries(bytes: Buffer, start: number, length: number): Entry[] {
  return Array.from({ length: length / ENTRY_BYTES }, (_, index) => {
    const at = start + index * ENTRY_BYTES;
    return {
      type: bytes.readUInt8(at + 0x42),
      left: bytes.readInt32LE(at + 0x44),
      right: bytes.readInt32LE(at + 0x48),
      child: bytes.readInt32LE(at + 0x4c),
      start: bytes.readInt32LE(at + 0x74),
      size: bytes.readUInt32LE(at + 0x78),
    };
  });
}

/** Each entry is reached once, and none lies too deep. */
function requireTree(entries: readonly Entry[]): void {
  const seen = new Set([0]);
  const open = [{ index: entries[0]?.child ?? NONE, depth: 1 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { index, depth } = next;
    if (index === NONE) continue;
    const entry = entries[index];
    const isKnown = entry?.type === STORAGE || entry?.type === STREAM;
    if (!isKnown || seen.has(index) || depth > MAX_DEPTH) throw new Damaged();
    seen.add(index);
    open.push({ index: entry.left, depth }, { index: entry.right, depth });
    if (entry.type === STORAGE) open.push({ index: entry.child, depth: depth + 1 });
  }
}
