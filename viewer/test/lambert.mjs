/** The distance on the ellipsoid by Lambert's formula, which is another way than the page's: right to metres over these lengths. */
export function metres(a, b) {
  const [equator, flattening] = [6378137, 1 / 298.257223563];
  const rad = (d) => (d * Math.PI) / 180;
  const reduced = (latitude) => Math.atan((1 - flattening) * Math.tan(rad(latitude)));
  const [p, q] = [(reduced(a[1]) + reduced(b[1])) / 2, (reduced(b[1]) - reduced(a[1])) / 2];
  const h = Math.sin(q) ** 2 + Math.cos(reduced(a[1])) * Math.cos(reduced(b[1])) * Math.sin(rad(b[0] - a[0]) / 2) ** 2;
  const angle = 2 * Math.asin(Math.min(1, Math.sqrt(h)));
  if (angle === 0) return 0;
  const x = ((angle - Math.sin(angle)) * Math.sin(p) ** 2 * Math.cos(q) ** 2) / Math.cos(angle / 2) ** 2;
  const y = ((angle + Math.sin(angle)) * Math.cos(p) ** 2 * Math.sin(q) ** 2) / Math.sin(angle / 2) ** 2;
  return equator * (angle - (flattening / 2) * (x + y));
}
