import { useState } from 'preact/hooks';
import { setKey } from '../api/key';

/** Asks for an API key where the instance wants one. It stays in this tab. */
export function KeyForm() {
  const [text, setText] = useState('');
  return (
    <form class="panel body key" onSubmit={(event) => { event.preventDefault(); setKey(text.trim()); }}>
      <div class="body">
        <h2>This instance wants an API key</h2>
        <p class="quiet small">One with the scope <code>read</code> shows everything; <code>admin</code> may replay dead letters. <code>./isobar keys create</code> makes one.</p>
        <p><label>Key <input type="password" autocomplete="off" required value={text} onInput={(event) => setText(event.currentTarget.value)} /></label></p>
        <p><button class="primary">Show</button></p>
      </div>
    </form>
  );
}
