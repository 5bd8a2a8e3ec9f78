import { useState } from 'preact/hooks';
import { csvOf } from './csv';
import type { Result } from './result';

/** All rows as CSV, as a file or for pasting. */
export function CsvButtons({ result }: { result: Result }) {
  const [said, say] = useState('');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(csvOf(result));
      say('Copied.');
    } catch {
      say('The browser does not allow copying here.');
    }
  };
  return (
    <span class="csv">
      <button type="button" onClick={() => download(csvOf(result))}>CSV</button>
      <button type="button" onClick={() => void copy()}>Copy</button>
      <span class="small quiet" role="status">{said}</span>
    </span>
  );
}

function download(csv: string): void {
  const address = URL.createObjectURL(new Blob([csv], { type: 'text/csv;charset=utf-8' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: 'isobar.csv' });
  link.click();
  URL.revokeObjectURL(address);
}
