declare module 'virtual:outlines' {
  const outlines: import('./live/map/outlines').Outlines;
  export default outlines;
}
