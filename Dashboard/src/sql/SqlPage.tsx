export function SqlPage() { return <p>SqlPage</p>; }
