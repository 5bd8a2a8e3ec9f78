/** One event of a text/event-stream (WHATWG HTML §9.2), without the id. */
export interface ServerEvent { name: string; data: string }

/** Parses a stream of text as it comes, in pieces of any length. Comments are skipped. */
export class SseParser {
  private rest = '';
  private name = '';
  private data: string[] = [];

  * push(text: string): Generator<ServerEvent> {
    const lines = (this.rest + text).split(/\r\n|\n|\r(?!$)/);
    this.rest = lines.pop()!;
    for (const line of lines) {
      if (line === '') {
        if (this.data.length > 0) yield { name: this.name || 'message', data: this.data.join('\n') };
        this.name = '';
        this.data = [];
      } else {
        this.take(line);
      }
    }
  }

  private take(line: string): void {
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') this.data.push(value);
    else if (field === 'event') this.name = value;
  }
}
