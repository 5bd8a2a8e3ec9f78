/** Geohashes: a place as a word, whose every letter divides the rectangle of those before it in 32. */

const letters = '0123456789bcdefghjkmnpqrstuvwxyz';

export interface Place { latitude: number; longitude: number }

/** Whether the API knows cells with such a name: 3 to 7 letters of the geohash alphabet, of either case. */
export function isCell(text: string): boolean {
  return text.length >= 3 && text.length <= 7 && [...text.toLowerCase()].every((letter) => letters.includes(letter));
}

/** The centre of a cell, or null if this is not a geohash. */
export function centreOf(cell: string): Place | null {
  const latitude = { from: -90, to: 90 };
  const longitude = { from: -180, to: 180 };
  let isLongitude = true;
  for (const letter of cell.toLowerCase()) {
    const value = letters.indexOf(letter);
    if (value < 0) return null;
    for (let bit = 16; bit >= 1; bit /= 2) {
      const range = isLongitude ? longitude : latitude;
      const middle = (range.from + range.to) / 2;
      if (value & bit) range.from = middle; else range.to = middle;
      isLongitude = !isLongitude;
    }
  }
  return cell === '' ? null : { latitude: (latitude.from + latitude.to) / 2, longitude: (longitude.from + longitude.to) / 2 };
}
