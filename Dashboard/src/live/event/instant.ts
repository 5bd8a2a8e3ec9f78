const withMs = new Intl.DateTimeFormat(undefined, {
  year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3, hour12: false,
});

/** 29 Nov 2026, 14:03:09.534, in the local time zone: an event's steps are milliseconds apart. */
export const instant = (text: string): string => withMs.format(new Date(text));
