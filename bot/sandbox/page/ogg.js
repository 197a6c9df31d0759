// Telegram's voice notes are Ogg/Opus; some browsers can only record Opus inside WebM.
// This moves the Opus packets from one container into the other without touching a sample.
// Sources: RFC 3533 (Ogg), RFC 7845 (Opus in Ogg), RFC 6716 section 3.1 (packet durations), RFC 8794 (EBML).

const SEGMENT = 0x18538067, TRACKS = 0x1654ae6b, TRACK = 0xae, PRIVATE = 0x63a2;
const CLUSTER = 0x1f43b675, SIMPLE_BLOCK = 0xa3, BLOCK_GROUP = 0xa0, BLOCK = 0xa1;
const ENTERED = new Set([SEGMENT, TRACKS, TRACK, CLUSTER, BLOCK_GROUP]);
const BLOCK_HEAD = 4; // one byte of track number, two of time, one of flags
const MAX_SEGMENTS = 255;
const TAGS = new TextEncoder().encode("OpusTags\0\0\0\0\0\0\0\0"); // no vendor, no comments

function integer(bytes, at, keepMarker) {
  const length = Math.clz32(bytes[at]) - 23;
  let value = keepMarker ? bytes[at] : bytes[at] & (0xff >> length);
  for (let i = 1; i < length; i += 1) value = value * 256 + bytes[at + i];
  return { value, next: at + length };
}

/** The Opus header and packets of a WebM file; `head` is null when it holds no Opus. */
function unpack(bytes) {
  const packets = [];
  let head = null;
  let at = 0;
  while (at < bytes.length && bytes[at] !== 0) {
    const id = integer(bytes, at, true);
    const size = integer(bytes, id.next, false);
    if (ENTERED.has(id.value)) {
      at = size.next;
      continue;
    }
    const body = bytes.subarray(size.next, size.next + size.value);
    if (id.value === PRIVATE) head = body;
    if (id.value === SIMPLE_BLOCK || id.value === BLOCK) packets.push(body.subarray(BLOCK_HEAD));
    at = size.next + size.value;
  }
  return { head, packets };
}

/** How many samples at 48 kHz a packet holds. */
function samples(packet) {
  const config = packet[0] >> 3;
  const frame = config < 12 ? [480, 960, 1920, 2880][config & 3]
    : config < 16 ? [480, 960][config & 1]
    : [120, 240, 480, 960][config & 3];
  const count = [1, 2, 2, packet[1] & 63][packet[0] & 3];
  return frame * count;
}

const CRC = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index << 24;
  for (let bit = 0; bit < 8; bit += 1) value = value & 0x80000000 ? (value << 1) ^ 0x04c11db7 : value << 1;
  return value >>> 0;
});

function checksum(bytes) {
  let value = 0;
  for (const byte of bytes) value = ((value << 8) ^ CRC[(value >>> 24) ^ byte]) >>> 0;
  return value;
}

const lacing = (packet) => [...Array(Math.floor(packet.length / 255)).fill(255), packet.length % 255];

function page({ packets, position, serial, number, flags }) {
  const table = packets.flatMap(lacing);
  const length = packets.reduce((sum, packet) => sum + packet.length, 27 + table.length);
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  bytes.set([0x4f, 0x67, 0x67, 0x53, 0, flags]);
  view.setBigUint64(6, BigInt(position), true);
  view.setUint32(14, serial, true);
  view.setUint32(18, number, true);
  bytes[26] = table.length;
  bytes.set(table, 27);
  let at = 27 + table.length;
  for (const packet of packets) {
    bytes.set(packet, at);
    at += packet.length;
  }
  view.setUint32(22, checksum(bytes), true);
  return bytes;
}

/** Packets in groups that fit one page each. */
function grouped(packets) {
  const groups = [];
  let room = 0;
  for (const packet of packets) {
    const need = lacing(packet).length;
    if (need > room) {
      groups.push([]);
      room = MAX_SEGMENTS;
    }
    groups.at(-1).push(packet);
    room -= need;
  }
  return groups;
}

/** WebM bytes -> {bytes: Ogg bytes, seconds}; null when there is no Opus in them to move. */
export function webmToOgg(webm) {
  const { head, packets } = unpack(webm);
  if (!head || packets.length === 0) return null;
  const serial = crypto.getRandomValues(new Uint32Array(1))[0];
  const skip = new DataView(head.buffer, head.byteOffset).getUint16(10, true);
  const groups = grouped(packets);
  const pages = [
    page({ packets: [head], position: 0, serial, number: 0, flags: 2 }),
    page({ packets: [TAGS], position: 0, serial, number: 1, flags: 0 }),
  ];
  let position = 0;
  groups.forEach((group, index) => {
    position += group.reduce((sum, packet) => sum + samples(packet), 0);
    const flags = index === groups.length - 1 ? 4 : 0;
    pages.push(page({ packets: group, position, serial, number: index + 2, flags }));
  });
  const bytes = new Uint8Array(pages.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of pages) {
    bytes.set(part, at);
    at += part.length;
  }
  return { bytes, seconds: Math.max(0, position - skip) / 48000 };
}
