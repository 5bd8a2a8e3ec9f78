import { dateTime } from '../ui/format';
import { LetterDetail } from './LetterDetail';
import type { Letter } from './letters';

interface Props { letter: Letter; isChosen: boolean; isOpen: boolean; onChoose: (key: string) => void; onOpen: (key: string) => void }

/** One letter: a line, and all of it when it is open. */
export function LetterItem({ letter, isChosen, isOpen, onChoose, onOpen }: Props) {
  return (
    <li class={`letter${isOpen ? ' open' : ''}`} data-key={letter.key}>
      <input type="checkbox" checked={isChosen} onChange={() => onChoose(letter.key)} aria-label={`Choose the letter of ${dateTime(letter.received_at)}: ${letter.detail}`} />
      <button type="button" class="line" aria-expanded={isOpen} onClick={() => onOpen(letter.key)}>
        <span class="received">{dateTime(letter.received_at)}</span>
        <span class={`badge ${letter.reason === 'refused' ? 'bad' : 'warn'}`}>{letter.reason}</span>
        <span class="detail">{letter.detail}</span>
        <span class="who mono">{letter.user_id ?? 'user unknown'}</span>
      </button>
      {isOpen && <LetterDetail letter={letter} />}
    </li>
  );
}
