import { connection, refusal } from '../feed/feed';

const words = { connecting: 'connecting …', live: 'live', reconnecting: 'reconnecting …', refused: 'refused' } as const;
const tones = { connecting: '', live: 'good', reconnecting: 'warn', refused: 'bad' } as const;

/** Says whether what is shown is of now. */
export function Connection() {
  const state = connection.value;
  return <span class={`badge connection ${tones[state]}`} role="status" data-connection={state} title={refusal.value ?? undefined}>{words[state]}</span>;
}
