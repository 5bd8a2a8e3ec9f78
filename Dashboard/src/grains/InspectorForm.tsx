import { useEffect, useState } from 'preact/hooks';
import { go } from '../app/route';

type Kind = 'user' | 'cell';

/** Asks whose state to show. */
export function InspectorForm({ kind: shownKind, name: shownName }: { kind: Kind; name: string }) {
  const [kind, setKind] = useState<Kind>(shownKind);
  const [name, setName] = useState(shownName);
  useEffect(() => { setKind(shownKind); setName(shownName); }, [shownKind, shownName]);
  return (
    <form class="ask push" onSubmit={(event) => { event.preventDefault(); if (name.trim()) go('grains', { [kind]: name.trim() }); }}>
      <label><span class="visually-hidden">Kind of grain</span>
        <select value={kind} onChange={(event) => setKind(event.currentTarget.value as Kind)}><option value="user">user</option><option value="cell">cell</option></select>
      </label>
      <label class="wide"><span class="visually-hidden">{kind === 'user' ? 'User id' : 'Geohash of the cell'}</span>
        <input class="mono" value={name} maxLength={128} placeholder={kind === 'user' ? 'user id' : 'geohash, such as u33db'} autocomplete="off" spellcheck={false} onInput={(event) => setName(event.currentTarget.value)} />
      </label>
      <button type="submit" class="primary">Show</button>
    </form>
  );
}
