import './choice.css';

interface Props<K extends string> { label: string; titles: Readonly<Record<K, string>>; value: K; onValue: (value: K) => void }

/** One of a few, all of which are seen. */
export function Choice<K extends string>({ label, titles, value, onValue }: Props<K>) {
  return (
    <div class="choice push" role="group" aria-label={label}>
      {(Object.keys(titles) as K[]).map((name) => <button key={name} type="button" aria-pressed={name === value} onClick={() => onValue(name)}>{titles[name]}</button>)}
    </div>
  );
}
