#!/usr/bin/env python3
"""Opens every layer of a run with GDAL's ogrinfo and holds what it reports against what the layer must be.

    check_layers.py FOLDER...

Checked for each layer: it opens without a warning; the feature count is that of the file; the geometry type; the
fields and their order are the properties of the features, the same on each; and the type of each field. GDAL gives a
field that is null on every feature the type String, which says nothing and is left alone.
"""
import json
import re
import subprocess
import sys
from pathlib import Path

DATE = "event_date date_start date_end first_reported last_reported".split()
INTEGER = """date_prec time_precision deaths_low deaths_best deaths_high deaths_civilians_low deaths_civilians_high
    injured_low injured_best injured_high missing_low missing_high captured_low captured_high displaced_low
    displaced_high geonames_id geo_precision where_prec coordinate_uncertainty_m sources_count
    independent_sources_count uncertainty_m start end radius_m population mentions_count reports_count incidents_count""".split()
REAL = """longitude latitude location_confidence location_margin confidence margin runner_up_score
    georeference_longitude georeference_latitude""".split()
TYPES = {
    **dict.fromkeys(DATE, "Date"),
    **dict.fromkeys(INTEGER, "Integer"),
    **dict.fromkeys(REAL, "Real"),
    "civilian_targeting": "Integer(Boolean)",
}
# What GDAL calls a layer of these geometries; a polygon cut at the antimeridian is a multipolygon.
GEOMETRIES = {
    "incidents": {"Point"},
    "footprints": {"Polygon", "Multi Polygon", "Unknown (any)"},
    "mentions": {"Point"},
    "places": {"Point"},
    "unlocated": {"None", "Unknown (any)"},
}
WITHOUT_FEATURES = {"Unknown (any)", "None"}


def ogrinfo(path):
    """The geometry type, the feature count and the fields that ogrinfo reports, and its warnings."""
    run = subprocess.run(["ogrinfo", "-ro", "-so", "-al", str(path)], capture_output=True, text=True)
    said = [line for line in run.stderr.splitlines() if line.strip()]
    if run.returncode != 0:
        return None, None, {}, said or [f"ogrinfo ended with {run.returncode}"]
    geometry = re.search(r"^Geometry: (.+)$", run.stdout, re.M)
    count = re.search(r"^Feature Count: (\d+)$", run.stdout, re.M)
    fields = dict(re.findall(r"^(\w+): (\w+(?:\(\w+\))?) \(\d+\.\d+\)$", run.stdout, re.M))
    return geometry and geometry[1], count and int(count[1]), fields, said


def faults(path):
    """What is wrong with the layer at `path`, and how many features it has."""
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    geometry, count, fields, said = ogrinfo(path)
    found = list(said)
    if count != len(features):
        found.append(f"GDAL counts {count} features, the file has {len(features)}")
    allowed = GEOMETRIES[path.stem] if features else WITHOUT_FEATURES
    # A layer with null geometries among its points is still one of points.
    if geometry not in allowed and not (features and all(f["geometry"] is None for f in features)):
        found.append(f"the geometry type is `{geometry}`, not one of {sorted(allowed)}")
    if path.stem == "unlocated" and any(f["geometry"] is not None for f in features):
        found.append("an unlocated incident has a geometry")
    keys = list(features[0]["properties"]) if features else []
    for feature in features:
        if list(feature["properties"]) != keys:
            found.append(f"feature `{feature['id']}` has other properties than the first one, or in another order")
    if list(fields) != keys:
        found.append(f"GDAL's fields {list(fields)} are not the properties {keys}")
    for key in keys:
        values = [f["properties"][key] for f in features]
        if all(value is None for value in values):
            continue
        wanted, got = TYPES.get(key, "String"), fields.get(key)
        if got != wanted:
            found.append(f"field `{key}` is {got}, not {wanted}")
    return found, len(features)


def main(folders):
    bad = False
    for folder in map(Path, folders):
        counts = []
        for name in GEOMETRIES:
            path = folder / f"{name}.geojson"
            if not path.exists():
                found, count = ["there is no such file"], 0
            else:
                found, count = faults(path)
            for fault in found:
                print(f"error: {path}: {fault}")
            bad |= bool(found)
            counts.append(f"{name} {count}")
        print(f"{folder}: {', '.join(counts)}")
    return 1 if bad else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
