/** Nothing is wrong, or nothing that passes the filters. */
export function NoLetters({ isFiltered }: { isFiltered: boolean }) {
  if (isFiltered) return <p class="empty">No dead letter passes these filters.</p>;
  return (
    <div class="empty all-well">
      <svg viewBox="0 0 48 48" width="48" height="48" aria-hidden="true"><circle cx="24" cy="24" r="21" fill="none" stroke="currentColor" stroke-width="2.5" /><path d="M14.5 24.5l6.5 6.5 12.5-13.5" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round" stroke-linejoin="round" /></svg>
      <p><strong>No dead letters.</strong></p>
      <p>Every message became a row, or is on its way. One that cannot become a row comes here with the reason, and can be sent again after a repair.</p>
    </div>
  );
}
