import type { ComponentChildren } from 'preact';
import { addressOf } from '../app/route';
import { count, dateTime } from '../ui/format';
import { ScrollRegion } from '../ui/ScrollRegion';
import type { Letter } from './letters';
import { payloadOf } from './payload';

/** All of a letter, with its message as readable as it is. */
export function LetterDetail({ letter }: { letter: Letter }) {
  const { kind, text } = payloadOf(letter);
  const facts: [string, ComponentChildren][] = [
    ['detail', letter.detail],
    ['received', dateTime(letter.received_at)],
    ['attempts', count(letter.attempts)],
    ['source', letter.source],
    ['user', letter.user_id ? <a class="mono" href={addressOf('grains', { user: letter.user_id })}>{letter.user_id}</a> : 'could not be read'],
    ['event', letter.event_id ? <span class="mono">{letter.event_id}</span> : 'could not be read'],
    ['key', <span class="mono">{letter.key}</span>],
  ];
  return (
    <div class="letter-detail">
      <dl class="letter-facts">{facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
      <div class="message">
        <h3>The message, as {kind}</h3>
        <ScrollRegion label="The message" tall><pre>{text}</pre></ScrollRegion>
      </div>
    </div>
  );
}
