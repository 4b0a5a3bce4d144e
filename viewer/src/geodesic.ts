// Distances on the ellipsoid of WGS 84, as the program itself measures them.

import { type LngLat, destination, greatCircle, sphericalPath } from "./mercator.js";

const DEGREE = Math.PI / 180;
/** The equatorial radius in metres, and the flattening. */
const [EQUATOR, FLATTENING] = [6_378_137, 1 / 298.257223563];
const POLE = EQUATOR * (1 - FLATTENING);
/** No geodesic differs by more than this part from the great circle. */
const MOST_DIFFERENT = 0.006;

/**
 * The length of the geodesic between two positions, in metres (T. Vincenty, Survey Review XXIII 176, 1975). Between points that
 * nearly are each other's antipodes, where that series does not settle, the great circle's, within 0.6 %.
 */
export function distance(a: LngLat, b: LngLat): number {
  const wide = (((b[0] - a[0]) % 360) + 540) % 360 - 180;
  const reduced = (latitude: number) => Math.atan((1 - FLATTENING) * Math.tan(latitude * DEGREE));
  const [u, v] = [reduced(a[1]), reduced(b[1])];
  const [sinU, cosU, sinV, cosV] = [Math.sin(u), Math.cos(u), Math.sin(v), Math.cos(v)];
  const first = wide * DEGREE;
  let lambda = first;
  for (let tries = 0; tries < 100; tries++) {
    const [sinL, cosL] = [Math.sin(lambda), Math.cos(lambda)];
    const sine = Math.hypot(cosV * sinL, cosU * sinV - sinU * cosV * cosL);
    if (sine === 0) return 0;
    const cosine = sinU * sinV + cosU * cosV * cosL;
    const angle = Math.atan2(sine, cosine);
    const sinAlpha = (cosU * cosV * sinL) / sine;
    const squared = 1 - sinAlpha ** 2;
    // Along the equator there is no middle latitude.
    const middle = squared > 1e-15 ? cosine - (2 * sinU * sinV) / squared : 0;
    const c = (FLATTENING / 16) * squared * (4 + FLATTENING * (4 - 3 * squared));
    const before = lambda;
    const turned = angle + c * sine * (middle + c * cosine * (2 * middle ** 2 - 1));
    lambda = first + (1 - c) * FLATTENING * sinAlpha * turned;
    if (Math.abs(lambda) > Math.PI) break;
    if (Math.abs(lambda - before) > 1e-12) continue;
    const k = (squared * (EQUATOR ** 2 - POLE ** 2)) / POLE ** 2;
    const large = 1 + (k / 16384) * (4096 + k * (-768 + k * (320 - 175 * k)));
    const small = (k / 1024) * (256 + k * (-128 + k * (74 - 47 * k)));
    const inner = cosine * (2 * middle ** 2 - 1) - (small / 6) * middle * (4 * sine ** 2 - 3) * (4 * middle ** 2 - 3);
    return POLE * large * (angle - small * sine * (middle + (small / 4) * inner));
  }
  return greatCircle(a, b);
}

/** Whether `b` is at most `limit` metres from `a`: as `distance` says, which is asked only where it is close. */
export function isWithin(a: LngLat, b: LngLat, limit: number): boolean {
  const about = greatCircle(a, b);
  if (about * (1 + MOST_DIFFERENT) <= limit) return true;
  return about * (1 - MOST_DIFFERENT) <= limit && distance(a, b) <= limit;
}

/** Where one comes from `from` after so many metres of the ellipsoid in a direction, in degrees clockwise of north. */
export function arrival(from: LngLat, bearing: number, metres: number): LngLat {
  let reach = metres;
  // The sphere is wrong by half a percent at most, and each round by a part of what the one before was.
  for (let round = 0; round < 3; round++) reach *= metres / (distance(from, destination(from, bearing, reach)) || metres);
  return destination(from, bearing, reach);
}

/** The corners of what lies `metres` around a point. */
export function circleAround(centre: LngLat, metres: number, corners: number): LngLat[] {
  return Array.from({ length: corners }, (_, i) => arrival(centre, (360 * i) / corners, metres));
}

/** The shortest way from `a` to `b` in pieces that look straight on a map; longitudes go on beyond 180 where the way does. */
export function wayBetween(a: LngLat, b: LngLat): LngLat[] {
  return sphericalPath(a, b, Math.max(1, Math.min(96, Math.ceil(greatCircle(a, b) / 50_000))));
}
