// Web Mercator: the world is the unit square, x to the east, y to the south. And distances on the sphere.

/** Longitude and latitude, in degrees. */
export type LngLat = [number, number];

/** The mean radius of the Earth, in metres. */
const EARTH = 6_371_008.8;
const DEGREE = Math.PI / 180;
/** The latitude where the square ends. */
export const MOST_LATITUDE = 85.051129;

/** The x of a longitude. */
export function xOf(longitude: number): number {
  return longitude / 360 + 0.5;
}

/** The y of a latitude. */
export function yOf(latitude: number): number {
  const clamped = Math.max(-MOST_LATITUDE, Math.min(MOST_LATITUDE, latitude));
  const sine = Math.sin(clamped * DEGREE);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

/** The longitude of an x, in -180 to 180. */
export function longitudeOf(x: number): number {
  return ((((x - 0.5) * 360 + 180) % 360) + 360) % 360 - 180;
}

/** The latitude of a y. */
export function latitudeOf(y: number): number {
  return Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) / DEGREE;
}

/** How many metres are one unit of the square at a latitude. */
export function metresPerUnit(latitude: number): number {
  return 2 * Math.PI * EARTH * Math.cos(latitude * DEGREE);
}

/** The distance on the sphere, in metres; `distance` of `geodesic.ts` is that of the ellipsoid. */
export function greatCircle(a: LngLat, b: LngLat): number {
  const [dx, dy] = [(b[0] - a[0]) * DEGREE, (b[1] - a[1]) * DEGREE];
  const h =
    Math.sin(dy / 2) ** 2 + Math.cos(a[1] * DEGREE) * Math.cos(b[1] * DEGREE) * Math.sin(dx / 2) ** 2;
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Where one comes from `from` after `metres` in a direction, in degrees clockwise of north. */
export function destination(from: LngLat, bearing: number, metres: number): LngLat {
  const [angle, turn, lat] = [metres / EARTH, bearing * DEGREE, from[1] * DEGREE];
  const sine = Math.sin(lat) * Math.cos(angle) + Math.cos(lat) * Math.sin(angle) * Math.cos(turn);
  const end = Math.asin(Math.max(-1, Math.min(1, sine)));
  const x = Math.sin(turn) * Math.sin(angle) * Math.cos(lat);
  return [from[0] + Math.atan2(x, Math.cos(angle) - Math.sin(lat) * sine) / DEGREE, end / DEGREE];
}

/** The corners of the circle of `metres` around a point. */
export function circle(centre: LngLat, metres: number, corners = 64): LngLat[] {
  return Array.from({ length: corners }, (_, i) => destination(centre, (360 * i) / corners, metres));
}

/** A great circle from `a` to `b` in so many pieces, each corner less than half the world from the one before. */
export function sphericalPath(a: LngLat, b: LngLat, pieces: number): LngLat[] {
  const vector = ([longitude, latitude]: LngLat) => {
    const [x, y] = [longitude * DEGREE, latitude * DEGREE];
    return [Math.cos(y) * Math.cos(x), Math.cos(y) * Math.sin(x), Math.sin(y)];
  };
  const [from, to, angle] = [vector(a), vector(b), greatCircle(a, b) / EARTH];
  const corners: LngLat[] = [a];
  for (let i = 1; i <= pieces; i++) {
    const part = i / pieces;
    // Between antipodes every way is as short; then the ends alone are drawn.
    const [p, q] = Math.sin(angle) > 1e-9 ? [Math.sin((1 - part) * angle), Math.sin(part * angle)] : [1 - part, part];
    const [x, y, z] = from.map((value, axis) => p * value + q * to[axis]);
    const longitude = i === pieces ? b[0] : Math.atan2(y, x) / DEGREE;
    const before = corners[i - 1][0];
    corners.push([before + ((((longitude - before) % 360) + 540) % 360) - 180, i === pieces ? b[1] : Math.atan2(z, Math.hypot(x, y)) / DEGREE]);
  }
  return corners;
}
