import { connection } from '../feed/feed';

const words = { connecting: 'connecting …', live: 'live', reconnecting: 'reconnecting …' } as const;
const tones = { connecting: '', live: 'good', reconnecting: 'warn' } as const;

/** Says whether what is shown is of now. */
export function Connection() {
  const state = connection.value;
  return <span class={`badge connection ${tones[state]}`} role="status" data-connection={state}>{words[state]}</span>;
}
