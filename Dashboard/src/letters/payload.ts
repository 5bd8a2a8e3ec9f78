import type { Letter } from './letters';

export interface Payload { kind: 'JSON' | 'text' | 'bytes'; text: string }

/** A message as people can read it best: JSON in lines if it is JSON, else as the text that it is, else as bytes. */
export function payloadOf({ payload, payload_base64: base64 }: Pick<Letter, 'payload' | 'payload_base64'>): Payload {
  if (payload === null) return { kind: 'bytes', text: hexDump(base64 ?? '') };
  try {
    return { kind: 'JSON', text: JSON.stringify(JSON.parse(payload), null, 2) };
  } catch {
    return { kind: 'text', text: payload };
  }
}

const perLine = 16;

/** Sixteen bytes a line: where, what, and as text where it is ASCII. */
export function hexDump(base64: string): string {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += perLine) {
    const line = [...bytes.subarray(at, at + perLine)];
    const hex = line.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const text = line.map((byte) => byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·').join('');
    lines.push(`${at.toString(16).padStart(4, '0')}  ${hex.padEnd(3 * perLine - 1)}  ${text}`);
  }
  return lines.join('\n');
}
