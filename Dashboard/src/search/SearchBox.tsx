export function SearchBox() { return <p>SearchBox</p>; }
