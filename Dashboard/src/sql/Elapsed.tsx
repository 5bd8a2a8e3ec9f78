import { useEffect, useState } from 'preact/hooks';

const everyMs = 100;

/** Counts the time since a moment of `performance.now()`. Not announced: it changes ten times a second. */
export function Elapsed({ since }: { since: number }) {
  const [now, setNow] = useState(performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), everyMs);
    return () => clearInterval(timer);
  }, []);
  return <span class="elapsed" aria-hidden="true">{(Math.max(0, now - since) / 1000).toFixed(1)} s</span>;
}
