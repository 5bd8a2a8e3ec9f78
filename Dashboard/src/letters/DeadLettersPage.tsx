export function DeadLettersPage() { return <p>DeadLettersPage</p>; }
