export function GrainsPage() { return <p>GrainsPage</p>; }
