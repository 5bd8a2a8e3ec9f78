/** Writes a name where the cursor is, and puts the cursor behind it. The browser's own undo knows of it. */
export function insertName(box: HTMLTextAreaElement, name: string): void {
  const { selectionStart: start, value } = box;
  const space = start > 0 && !/[\s(,.]/.test(value[start - 1]!) ? ' ' : '';
  box.focus();
  // Deprecated, and the only way that keeps the undo; where it is gone the value is set.
  if (!document.execCommand('insertText', false, space + name)) {
    box.setRangeText(space + name, start, box.selectionEnd, 'end');
    box.dispatchEvent(new Event('input', { bubbles: true }));
  }
}
