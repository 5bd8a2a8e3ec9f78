import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { go } from '../app/route';

interface Props { title: ComponentChildren; label: string; children: ComponentChildren }

/** What was opened, beside the rest. Its beginning gets the focus; Escape closes it and gives the focus back. */
export function DetailPanel({ title, label, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const opener = document.activeElement as HTMLElement | null;
    heading.current?.focus({ preventScroll: true });
    return () => { if (opener?.isConnected) opener.focus({ preventScroll: true }); };
  }, []);
  return (
    <aside class="panel detail-panel" aria-label={label} onKeyDown={(event) => { if (event.key === 'Escape') go('live'); }}>
      <header>
        <h2 ref={heading} tabIndex={-1}>{title}</h2>
        <button type="button" class="push detail-close" aria-label="Close" onClick={() => go('live')}>
          <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M3.5 3.5l9 9M12.5 3.5l-9 9" /></svg>
        </button>
      </header>
      <div class="body detail-body" tabIndex={0}>{children}</div>
    </aside>
  );
}
