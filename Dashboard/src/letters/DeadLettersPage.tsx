import { useEffect, useMemo, useState } from 'preact/hooks';
import { parameters } from '../app/route';
import { count } from '../ui/format';
import { Fault } from '../ui/Fault';
import { Filters } from './Filters';
import { LetterItem } from './LetterItem';
import { byReason, mostLetters, within } from './letters';
import { NoLetters } from './NoLetters';
import { Outcome } from './Outcome';
import { ReplayBar } from './ReplayBar';
import { toggled } from './toggled';
import { useLetters } from './useLetters';
import { useReplay } from './useReplay';
import { useWanted } from './useWanted';
import './letters.css';

/** Messages that could not become rows: what they are, why, and sending them again. #/dead-letters?key=… opens one. */
export function DeadLettersPage() {
  const [reason, setReason] = useState('');
  const [between, setBetween] = useState({ from: '', to: '' });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [reasons, setReasons] = useState<[string, number][]>([]);
  const loaded = useLetters(reason);
  const shown = useMemo(() => within(loaded.letters, between), [loaded.letters, between]);
  const chosenHere = shown.filter((letter) => chosen.has(letter.key));
  const { state, start, dismiss } = useReplay(() => { setChosen(new Set()); loaded.reload(); });

  // With a filter by reason the others are not loaded; their counts are those of before.
  useEffect(() => { if (reason === '' && !loaded.isLoading) setReasons(byReason(loaded.letters)); }, [loaded.letters, loaded.isLoading, reason]);
  const wanted = useWanted(parameters.value.get('key'), loaded, (key) => setOpen((last) => new Set(last).add(key)));

  const isFiltered = reason !== '' || between.from !== '' || between.to !== '';
  return (
    <>
      <h1 class="visually-hidden">Dead letters</h1>
      {state.step === 'done' && <Outcome state={state} onDismiss={dismiss} />}
      {wanted === 'absent' && <p class="notice" role="status">The letter that the address names is not among these: it was replayed, or is older.</p>}
      {loaded.fault && <Fault what="The dead letters could not be read." reason={loaded.fault} />}
      <section class="panel" aria-labelledby="letters">
        <header>
          <h2 id="letters">Dead letters</h2>
          <span class="quiet small">{loaded.letters.length > 0 && `${count(loaded.letters.length)} loaded, newest first`}</span>
          <button type="button" class="push" onClick={loaded.reload} disabled={loaded.isLoading}>Reload</button>
        </header>
        {(reasons.length > 0 || isFiltered) && <Filters reasons={reasons} reason={reason} onReason={setReason} between={between} onBetween={setBetween} />}
        {shown.length > 0 && <ReplayBar chosen={chosenHere.length} shown={shown.length} state={state} onReplay={() => start(chosenHere)} onChooseAll={(all) => setChosen(new Set(all ? shown.map((letter) => letter.key) : []))} />}
        <ul class="letters" aria-busy={loaded.isLoading}>
          {shown.map((letter) => <LetterItem key={letter.key} letter={letter} isChosen={chosen.has(letter.key)} isOpen={open.has(letter.key)} onChoose={(key) => setChosen(toggled(chosen, key))} onOpen={(key) => setOpen(toggled(open, key))} />)}
        </ul>
        {loaded.isLoading && <p class="more quiet" role="status">Reading dead letters …</p>}
        {shown.length === 0 && !loaded.isLoading && !loaded.fault && <NoLetters isFiltered={isFiltered} />}
        {loaded.hasMore && !loaded.isLoading && <p class="more"><button type="button" onClick={loaded.loadMore}>Load older ones</button></p>}
        {loaded.isFull && <p class="more quiet small">The page keeps {count(mostLetters)} at most; a filter by reason, or the command line, reaches the older ones.</p>}
      </section>
    </>
  );
}
