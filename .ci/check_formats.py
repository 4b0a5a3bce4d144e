#!/usr/bin/env python3
"""Exports a run's layers in every format, reads each back with a program that is not ours, and compares every value.

    check_formats.py PROGRAM FOLDER SCRATCH

PROGRAM is incident-mapper built with the feature `formats`, FOLDER what `map` wrote. Read back by GDAL (GeoJSON sequences, CSV,
GeoPackage, FlatGeobuf, KML), DuckDB and geopandas (GeoParquet), PMTiles' own reader, and PostgreSQL with PostGIS (SQL, run twice). Then the other way:
what these programs write is read by ours.
The connection of PostgreSQL is that of its environment variables.
"""
import csv
import json
import re
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

LAYERS = "incidents footprints unlocated places mentions".split()
faults = []
told = []


def expect(holds, message):
    if not holds:
        faults.append(message)


def run(*command, **more):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, **more)
    if done.returncode != 0:
        raise SystemExit(f"error: {' '.join(map(str, command))}: {done.stderr or done.stdout}")
    return done


def collection(path):
    return json.loads(Path(path).read_text(encoding="utf-8"))


def by_gdal(path, *options):
    """The features that GDAL reads from a file."""
    done = run("ogr2ogr", "-f", "GeoJSON", "-lco", "COORDINATE_PRECISION=7", "/vsistdout/", path, *options)
    for line in done.stderr.splitlines():
        # A CSV has no reference system, nor has a table without geometries.
        expect("No SRS set on layer" in line or not line.strip(), f"{path}: GDAL says {line}")
    return json.loads(done.stdout)["features"]


def alike(was, now):
    """Whether two values say the same, in the words of formats that have fewer types."""
    if was is None or was == "":
        return now is None or now == ""
    if isinstance(was, bool):
        return now in (was, int(was), str(was).lower(), str(int(was)))
    if isinstance(was, (int, float)):
        try:
            return abs(float(now) - was) <= 1e-9 * max(1, abs(was))
        except (TypeError, ValueError):
            return False
    now = str(now)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", was):
        return now.replace("/", "-")[:10] == was
    return now == was or now == "'" + was


def vertices(geometry):
    """The positions of a geometry, and of a polygon's ring whichever way it runs and wherever it begins."""
    found = []

    def walk(part):
        if part and not isinstance(part[0], list):
            found.append((round(part[0], 5), round(part[1], 5)))
        else:
            for one in part:
                walk(one)

    if geometry:
        walk(geometry["coordinates"])
    return sorted(set(found))


def compare(name, was, now, geometry=True):
    """Every value of every feature, told apart by the property `id`."""
    known = {feature["properties"]["id"]: feature for feature in now}
    expect(len(now) == len(was), f"{name}: {len(now)} features, not {len(was)}")
    for feature in was:
        other = known.get(feature["properties"]["id"])
        if other is None:
            faults.append(f"{name}: `{feature['properties']['id']}` is missing")
            continue
        for key, value in feature["properties"].items():
            got = other["properties"].get(key)
            expect(alike(value, got), f"{name}: {feature['properties']['id']}.{key} is {got!r}, not {value!r}")
        if geometry:
            a, b = vertices(feature["geometry"]), vertices(other["geometry"])
            expect(a == b, f"{name}: the geometry of {feature['properties']['id']} differs: {a[:2]} {b[:2]}")
    told.append(name)


def fields(path, layer):
    text = run("ogrinfo", "-so", path, layer).stdout
    return dict(re.findall(r"^(\w+): (\w+(?:\(\w+\))?) \(\d+\.\d+\)", text, re.M)), text


def sequences(program, folder, scratch, was):
    for ending in ["geojsonl", "geojsons"]:
        file = scratch / f"incidents.{ending}"
        run(program, "export", folder, "-o", file)
        first = file.read_bytes()[:1]
        expect(first == (b"\x1e" if ending == "geojsons" else b"{"), f"{file} begins with {first}")
        compare(f"{ending} by GDAL", was["incidents"], by_gdal(f"GeoJSONSeq:{file}"))


def table(program, folder, scratch, was):
    for layer, options in [("incidents", []), ("footprints", ["--wkt"]), ("incidents", ["--bom"])]:
        file = scratch / f"{layer}.csv"
        run(program, "export", folder / f"{layer}.geojson", "-o", file, *options)
        coordinates = ["-oo", "X_POSSIBLE_NAMES=longitude", "-oo", "Y_POSSIBLE_NAMES=latitude"] if layer == "incidents" else []
        compare(f"csv {' '.join(options)} by GDAL".replace("  ", " "), was[layer], by_gdal(file, "-oo", "KEEP_GEOM_COLUMNS=YES", *coordinates))
    expect((scratch / "incidents.csv").read_bytes().startswith(b"\xef\xbb\xbf"), "--bom writes no byte order mark")
    # What a spreadsheet would run.
    layer = scratch / "formulas.geojson"
    cells = ['=HYPERLINK("http://x","y")', "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "plain"]
    layer.write_text("\n".join(json.dumps({
        "type": "Feature", "geometry": {"type": "Point", "coordinates": [-46.5, 40]},
        "properties": {"id": f"f{n}", "=name": cell}}) for n, cell in enumerate(cells)))
    run(program, "export", layer, "-o", scratch / "formulas.csv")
    with open(scratch / "formulas.csv", newline="", encoding="utf-8") as file:
        for row in csv.reader(file):
            for cell in row:
                expect(not cell or cell[0] not in "=+@\t\r" and (cell[0] != "-" or float(cell) < 0), f"a spreadsheet runs {cell!r}")
    told.append("csv without formulas")


def package(program, folder, scratch, was):
    file = scratch / "run.gpkg"
    run(program, "export", folder, "-o", file)
    once = file.read_bytes()
    run(program, "export", folder, "-o", file)
    expect(file.read_bytes() == once, "a package is not the same bytes twice")
    for layer in LAYERS:
        compare(f"gpkg {layer} by GDAL", was[layer], by_gdal(file, layer))
    types, text = fields(file, "incidents")
    for field, kind in {"event_date": "Date", "deaths_low": "Integer64", "location_confidence": "Real",
                        "civilian_targeting": "Integer(Boolean)", "title": "String"}.items():
        expect(types.get(field) == kind, f"gpkg: `{field}` is {types.get(field)}, not {kind}")
    expect("Geometry: Point" in text and "WGS 84" in text, "gpkg: not points on WGS 84")
    # The program itself asks the R-tree, and changes keep it.
    box = by_gdal(file, "incidents", "-spat", "44.5", "38.6", "49.5", "41.9")
    inside = [f for f in was["incidents"] if 44.5 <= f["geometry"]["coordinates"][0] <= 49.5 and 38.6 <= f["geometry"]["coordinates"][1] <= 41.9]
    expect(len(box) == len(inside), f"gpkg: {len(box)} features in a box, not {len(inside)}")
    database = sqlite3.connect(file)
    expect(database.execute("PRAGMA integrity_check").fetchone() == ("ok",), "gpkg: SQLite finds it damaged")
    indexed = database.execute("SELECT count(*) FROM rtree_incidents_geom").fetchone()[0]
    expect(indexed == len(was["incidents"]), f"gpkg: {indexed} features in the R-tree")
    styled = {row[0] for row in database.execute("SELECT f_table_name FROM layer_styles WHERE useAsDefault AND styleQML LIKE '%<qgis%' AND styleSLD LIKE '%<StyledLayer%'")}
    expect(styled >= {"incidents", "footprints"}, f"gpkg: styles for {styled} only")
    database.close()
    run("ogrinfo", file, "-sql", "UPDATE incidents SET geom = NULL WHERE fid = 1", "-dialect", "SQLite")
    validated = subprocess.run(["ogrinfo", "-al", "-so", str(file)], capture_output=True, text=True)
    expect(not validated.stderr.strip(), f"gpkg: GDAL says {validated.stderr}")


def flatgeobuf(program, folder, scratch, was):
    for layer in ["incidents", "footprints", "places"]:
        file = scratch / f"{layer}.fgb"
        run(program, "export", folder / f"{layer}.geojson", "-o", file)
        compare(f"fgb {layer} by GDAL", was[layer], by_gdal(file))
    types, text = fields(scratch / "incidents.fgb", "incidents")
    for field, kind in {"event_date": "DateTime", "deaths_low": "Integer64", "location_confidence": "Real",
                        "civilian_targeting": "Integer(Boolean)"}.items():
        expect(types.get(field) == kind, f"fgb: `{field}` is {types.get(field)}, not {kind}")
    capable = run("ogrinfo", "-so", scratch / "incidents.fgb", "incidents", "-spat", "44.5", "38.6", "49.5", "41.9").stdout
    count = int(re.search(r"Feature Count: (\d+)", capable)[1])
    inside = [f for f in was["incidents"] if 44.5 <= f["geometry"]["coordinates"][0] <= 49.5 and 38.6 <= f["geometry"]["coordinates"][1] <= 41.9]
    expect(count == len(inside), f"fgb: {count} features in a box, not {len(inside)}")


def earth(program, folder, scratch, was):
    for ending in ["kml", "kmz"]:
        file = scratch / f"run.{ending}"
        run(program, "export", folder / "incidents.geojson", folder / "footprints.geojson", "-o", file)
        for layer in ["incidents", "footprints"]:
            features = by_gdal(file, layer)
            if ending == "kmz":
                # GDAL reads no data of an archive's placemarks; its document is the KML, which is compared whole.
                expect(len(features) == len(was[layer]), f"kmz: {len(features)} {layer}")
                continue
            compare(f"kml {layer} by GDAL", was[layer], features)
    inside = zipfile.ZipFile(scratch / "run.kmz").read("doc.kml")
    expect(inside == (scratch / "run.kml").read_bytes(), "kmz: its document is not the KML")
    dated = [f for f in was["incidents"] if f["properties"]["date_start"]]
    text = zipfile.ZipFile(scratch / "run.kmz").read("doc.kml").decode()
    times = len(re.findall("<Time(?:Span|Stamp)>", text))
    dated_too = [f for f in was["footprints"] if f["properties"]["event_date"]]
    expect(times == len(dated) + len(dated_too), f"kml: {times} placemarks with a time, not {len(dated) + len(dated_too)}")


def parquet(program, folder, scratch, was):
    import duckdb
    import geopandas
    for layer in ["incidents", "footprints", "mentions"]:
        file = scratch / f"{layer}.parquet"
        run(program, "export", folder / f"{layer}.geojson", "-o", file)
        frame = geopandas.read_parquet(file)
        expect(frame.crs == "OGC:CRS84", f"parquet {layer}: on {frame.crs}")
        features = [{"properties": row, "geometry": None} for row in json.loads(frame.drop(columns=["geometry", "bbox"], errors="ignore").to_json(date_format="iso", orient="records"))]
        for feature, shape in zip(features, frame.geometry):
            feature["geometry"] = json.loads(json.dumps(shape.__geo_interface__)) if shape is not None else None
        compare(f"parquet {layer} by geopandas", was[layer], features)
    # The column of boxes is what it filters by.
    near = geopandas.read_parquet(scratch / "incidents.parquet", bbox=(44.5, 38.6, 49.5, 41.9))
    inside = [f for f in was["incidents"] if 44.5 <= f["geometry"]["coordinates"][0] <= 49.5 and 38.6 <= f["geometry"]["coordinates"][1] <= 41.9]
    expect(len(near) == len(inside), f"parquet: {len(near)} rows in a box, not {len(inside)}")
    query = f"SELECT count(*), count(event_date), min(event_date)::VARCHAR, sum(deaths_low), typeof(any_value(event_date)) FROM '{scratch}/incidents.parquet' WHERE bbox.xmin > -180"
    count, dated, first, dead, kind = duckdb.sql(query).fetchall()[0]
    days = sorted(f["properties"]["event_date"] for f in was["incidents"] if f["properties"]["event_date"])
    tolls = sum(f["properties"]["deaths_low"] or 0 for f in was["incidents"])
    expect((count, dated, first, dead, kind) == (len(was["incidents"]), len(days), days[0], tolls, "DATE"),
           f"parquet by DuckDB: {(count, dated, first, dead, kind)}, not {(len(was['incidents']), len(days), days[0], tolls, 'DATE')}")
    told.append("parquet by DuckDB")


def tiles(program, folder, scratch, was):
    import mapbox_vector_tile
    from pmtiles.reader import MmapSource, Reader, all_tiles
    file = scratch / "incidents.pmtiles"
    run(program, "export", folder / "incidents.geojson", "-o", file)
    with open(file, "rb") as opened:
        source = MmapSource(opened)
        reader = Reader(source)
        head, about = reader.header(), reader.metadata()
        expect(about["vector_layers"][0]["id"] == "incidents" and "GeoNames" in about["attribution"], f"pmtiles: {about}")
        import gzip
        counts, last = {}, {}
        for (z, x, y), packed in all_tiles(source):
            layer = mapbox_vector_tile.decode(gzip.decompress(packed), default_options={"y_coord_down": True})["incidents"]
            for feature in layer["features"]:
                counts[z] = counts.get(z, 0) + feature["properties"].get("point_count", 1)
                if z == head["max_zoom"]:
                    px, py = feature["geometry"]["coordinates"]
                    lng = (x + px / 4096) / 2**z * 360 - 180
                    last[feature["properties"]["id"]] = (lng, feature["properties"])
    expect(set(counts.values()) == {len(was["incidents"])} and len(counts) == 11, f"pmtiles: points by zoom {counts}")
    for feature in was["incidents"]:
        lng, properties = last.get(feature["properties"]["id"], (999, {}))
        expect(abs(lng - feature["geometry"]["coordinates"][0]) < 2e-4, f"pmtiles: {feature['properties']['id']} at {lng}")
        for key, value in feature["properties"].items():
            expect(alike(value, properties.get(key)), f"pmtiles: {feature['properties']['id']}.{key} is {properties.get(key)!r}")
    told.append("pmtiles by its own reader")


def tiles_of_areas(program, folder, scratch, was):
    """Each footprint is on the tiles that it lies on, with its properties, in valid polygons."""
    import gzip
    import mapbox_vector_tile
    from pmtiles.reader import MmapSource, Reader, all_tiles
    from shapely import box, geometry, union_all
    file = scratch / "footprints.pmtiles"
    run(program, "export", folder / "footprints.geojson", "-o", file)
    drawn, by_zoom, last = {}, {}, {}
    with open(file, "rb") as opened:
        source = MmapSource(opened)
        last_zoom = Reader(source).header()["max_zoom"]
        for (z, x, y), packed in all_tiles(source):
            layer = mapbox_vector_tile.decode(gzip.decompress(packed), default_options={"y_coord_down": True})["footprints"]
            for feature in layer["features"]:
                expect(feature["geometry"]["type"] in ("Polygon", "MultiPolygon"), f"pmtiles: a {feature['geometry']['type']}")
                by_zoom.setdefault(z, set()).add(feature["properties"]["id"])
                if z == last_zoom:
                    side = 2**z
                    shape = geometry.shape(feature["geometry"]).buffer(0).intersection(box(0, 0, 4096, 4096))
                    drawn.setdefault(feature["properties"]["id"], []).append(((x, y), shape))
                    last[feature["properties"]["id"]] = feature["properties"]
    import math

    def on_map(position):
        lng, lat = position[0], math.radians(position[1])
        return [(lng / 360 + 0.5) * side * 4096, (0.5 - math.asinh(math.tan(lat)) / math.tau) * side * 4096]

    def projected(part):
        return on_map(part) if not isinstance(part[0], list) else [projected(one) for one in part]

    from shapely import affinity
    for feature in was["footprints"]:
        name = feature["properties"]["id"]
        pieces = [affinity.translate(shape, x * 4096, y * 4096) for (x, y), shape in drawn.get(name, [])]
        true = geometry.shape({"type": feature["geometry"]["type"], "coordinates": projected(feature["geometry"]["coordinates"])}).buffer(0)
        got = union_all(pieces)
        # Units of a tile: corners are thinned by a few, so an edge may be off by as many.
        expect(got.symmetric_difference(true).area <= 6 * true.length + 16, f"pmtiles: the area of {name} differs")
        for key, value in feature["properties"].items():
            expect(alike(value, last.get(name, {}).get(key)), f"pmtiles: {name}.{key} is {last.get(name, {}).get(key)!r}")
    expect(len(by_zoom[last_zoom]) == len(was["footprints"]), f"pmtiles: {len(by_zoom[last_zoom])} footprints")
    sizes = [len(by_zoom.get(z, ())) for z in range(last_zoom + 1)]
    expect(sizes == sorted(sizes) and sizes[0] < sizes[-1], f"pmtiles: footprints by zoom {sizes}")
    told.append("pmtiles of areas")


def postgis(program, folder, scratch, was):
    script = scratch / "run.sql"
    run(program, "export", folder, "-o", script)

    def ask(sql):
        return run("psql", "-XqAt", "-v", "ON_ERROR_STOP=1", "-c", sql).stdout.strip()

    for _ in range(2):
        with open(script, encoding="utf-8") as file:
            run("psql", "-Xq", stdin=file)
    for layer in LAYERS:
        rows = json.loads(ask(f"SELECT coalesce(json_agg(json_build_object('properties', to_jsonb(t) - 'geog', 'geometry', ST_AsGeoJSON(geog)::json)), '[]') FROM \"{layer}\" t"))
        compare(f"sql {layer} by PostGIS", was[layer], rows)
    kind = ask("SELECT string_agg(data_type, ',' ORDER BY column_name) FROM information_schema.columns WHERE table_name = 'incidents' AND column_name IN ('event_date', 'deaths_low', 'location_confidence', 'civilian_targeting')")
    expect(kind == "boolean,bigint,date,double precision", f"sql: the types are {kind}")
    plan = ask("SET enable_seqscan = off; EXPLAIN SELECT id FROM incidents WHERE ST_DWithin(geog, ST_MakePoint(46.36, 40.68)::geography, 10000)")
    expect("incidents_geog" in plan, f"sql: the index is not used: {plan}")
    # A row that was changed is put back by its id; one that is not ours stays.
    ask("UPDATE incidents SET title = 'changed', deaths_low = 99; INSERT INTO incidents (id, title) VALUES ('mine', 'mine')")
    with open(script, encoding="utf-8") as file:
        run("psql", "-Xq", stdin=file)
    left = ask("SELECT count(*) || ',' || count(*) FILTER (WHERE title = 'changed') FROM incidents")
    expect(left == f"{len(was['incidents']) + 1},0", f"sql: after a second run {left}")


def data_sets(program, folder, scratch, was):
    kept = [f for f in was["incidents"] if f["properties"]["event_type"] not in ("Crime", "Accident or disaster")]
    for name, key, options in [("acled", "event_id_cnty", []), ("ucdp", "id", ["--hxl"])]:
        file = scratch / f"{name}.csv"
        run(program, "export", folder / "incidents.geojson", "-o", file, "--format", name, *options)
        with open(file, newline="", encoding="utf-8") as text:
            rows = list(csv.DictReader(text))
        if options:
            tags = rows.pop(0)
            expect(tags["latitude"] == "#geo+lat" and tags["date_start"] == "#date+start", f"{name}: the tags are {tags}")
        expect([row[key] for row in rows] == [f["properties"]["id"] for f in kept], f"{name}: other rows than the incidents")
        for row, feature in zip(rows, kept):
            x, y = feature["geometry"]["coordinates"]
            expect((float(row["longitude"]), float(row["latitude"])) == (x, y), f"{name}: {row[key]} is elsewhere")
            toll = feature["properties"]["deaths_best"]
            toll = feature["properties"]["deaths_low"] if toll is None else toll
            got = row["fatalities" if name == "acled" else "best"]
            expect(got == ("" if toll is None else str(toll)), f"{name}: the toll of {row[key]} is {got}")
        plain = scratch / f"{name}_plain.csv"
        run(program, "export", folder / "incidents.geojson", "-o", plain, "--format", name)
        features = by_gdal(plain, "-oo", "X_POSSIBLE_NAMES=longitude", "-oo", "Y_POSSIBLE_NAMES=latitude")
        expect([vertices(f["geometry"]) for f in features] == [vertices(f["geometry"]) for f in kept], f"{name}: elsewhere by GDAL")
        # And it is a layer again.
        back = scratch / f"{name}_back.geojson"
        run(program, "export", file, "-o", back)
        expect(len(collection(back)["features"]) == len(kept), f"{name}: not read again")
        told.append(name)


def others(program, folder, scratch, was):
    """Files that other programs wrote, read by ours."""
    import geopandas
    source = folder / "incidents.geojson"
    foreign = {
        "gpkg": ["ogr2ogr", "-f", "GPKG"],
        "fgb": ["ogr2ogr", "-f", "FlatGeobuf"],
        "csv": ["ogr2ogr", "-f", "CSV", "-lco", "GEOMETRY=AS_WKT"],
        "geojsons": ["ogr2ogr", "-f", "GeoJSONSeq", "-lco", "RS=YES"],
    }
    for ending, command in foreign.items():
        file = scratch / f"foreign.{ending}"
        file.unlink(missing_ok=True)
        run(*command, file, source)
        back = scratch / f"foreign_{ending}.geojson"
        run(program, "export", file, "-o", back)
        compare(f"{ending} that GDAL wrote", was["incidents"], collection(back)["features"])
    frame = geopandas.read_file(source)
    for column in ["event_date", "date_start", "date_end", "first_reported", "last_reported"]:
        frame[column] = frame[column].dt.date
    frame.to_parquet(scratch / "foreign.parquet", write_covering_bbox=True)
    back = scratch / "foreign_parquet.geojson"
    run(program, "export", scratch / "foreign.parquet", "-o", back)
    compare("parquet that geopandas wrote", was["incidents"], collection(back)["features"])
    # Ours in every format that is read, and back to GeoJSON to the byte but for the order.
    for ending in ["gpkg", "fgb", "parquet", "geojsonl", "geojsons"]:
        file, back = scratch / f"incidents.{ending}", scratch / f"again_{ending}.geojson"
        run(program, "export", source, "-o", file)
        run(program, "export", file, "-o", back)
        lines = [sorted(line.rstrip(",") for line in path.read_text(encoding="utf-8").splitlines()) for path in (source, back)]
        expect(lines[0] == lines[1], f"{ending}: back in GeoJSON it is another layer")
        told.append(f"{ending} and back")


def main(program, folder, scratch):
    program, folder, scratch = Path(program).resolve(), Path(folder), Path(scratch)
    scratch.mkdir(parents=True, exist_ok=True)
    was = {layer: collection(folder / f"{layer}.geojson")["features"] for layer in LAYERS}
    for check in [sequences, table, package, flatgeobuf, earth, parquet, tiles, tiles_of_areas, postgis, data_sets, others]:
        check(program, folder, scratch, was)
    for fault in faults[:40]:
        print(f"error: {fault}")
    if len(faults) > 40:
        print(f"error: and {len(faults) - 40} more")
    print(f"{len(told)} read back: {', '.join(told)}")
    return 1 if faults else 0


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
