/** Cut to a length, with a mark at the end, and never inside a character of two units. */
export function cut(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, unhalved(text, longest - 1))}…`;
}

/** This place, or the one before it where this one would halve a character of two units. */
export function unhalved(text: string, place: number): number {
  const last = text.charCodeAt(place - 1);
  return last >= 0xd800 && last <= 0xdbff ? place - 1 : place;
}
