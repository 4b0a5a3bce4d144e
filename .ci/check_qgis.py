#!/usr/bin/env python3
"""Opens the QGIS project of a run in QGIS, without a screen, and holds what QGIS makes of it against what it must be.

    check_qgis.py FOLDER [PICTURE.png [W,S,E,N [WIDTHxHEIGHT]]]
    check_qgis.py --package FILE.gpkg

Checked: no layer is missing, and each has the features of its file; nothing is read from outside of the folder; dates are
dates; the style files are taken; every expression is one that QGIS can read, over fields that are there; the map is drawn,
incidents and base map alike; and days of the temporal controller change the picture. With PICTURE, the map is written there. Of a package: its layers open
styled by themselves, and dates are dates.
"""
import json
import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from qgis.core import (  # noqa: E402
    QgsApplication, QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsDateTimeRange, QgsExpression,
    QgsExpressionContext, QgsExpressionContextUtils, QgsMapRendererParallelJob, QgsMapSettings, QgsProject, QgsRectangle,
    QgsFeatureRequest, QgsRenderContext, QgsVectorLayer, QgsVectorLayerTemporalContext, QgsExpressionContextScope, QgsLayoutExporter, QgsLayoutItemLabel, QgsLayoutItemLegend,
    QgsLayoutItemMap, QgsLayoutPoint, QgsLayoutSize, QgsLegendRenderer, QgsLegendStyle, QgsPrintLayout, QgsUnitTypes,
)
from qgis.PyQt.QtCore import QDateTime, QRectF, QSize, Qt, QTime  # noqa: E402
from qgis.PyQt.QtGui import QColor  # noqa: E402

LAYERS = "incidents footprints unlocated places mentions base_borders base_land".split()
DOTS = 4  # pixels a millimetre
DATES = "event_date date_start date_end first_reported last_reported".split()


def draw(project, layers, extent, size, days=None):
    """The map as an image; of `days` only where they are given."""
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setDestinationCrs(project.crs())
    settings.setTransformContext(project.transformContext())
    settings.setBackgroundColor(project.backgroundColor())
    settings.setExtent(extent)
    settings.setOutputSize(size)
    settings.setOutputDpi(96)
    settings.setFlag(QgsMapSettings.Antialiasing, True)
    context = QgsExpressionContext()
    context.appendScopes([QgsExpressionContextUtils.globalScope(), QgsExpressionContextUtils.projectScope(project)])
    if days:
        settings.setIsTemporal(True)
        settings.setTemporalRange(days)
        # As the canvas of the program sets them.
        scope = QgsExpressionContextScope()
        scope.setVariable("map_start_time", days.begin(), True)
        scope.setVariable("map_end_time", days.end(), True)
        context.appendScope(scope)
    settings.setExpressionContext(context)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    for error in job.errors():
        raise SystemExit(f"error: drawing `{error.layerID}`: {error.message}")
    return job.renderedImage()


def print_map(project, layers, extent, size, file):
    """A page with the map, its legend and its credits, as QGIS prints it."""
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    wide, high = size.width() / DOTS, size.height() / DOTS
    layout.pageCollection().page(0).setPageSize(QgsLayoutSize(wide, high, QgsUnitTypes.LayoutMillimeters))
    sheet = QgsLayoutItemMap(layout)
    sheet.attemptSetSceneRect(QRectF(0, 0, wide, high))
    sheet.setLayers(layers)
    sheet.setKeepLayerSet(True)
    sheet.setBackgroundColor(project.backgroundColor())
    sheet.zoomToExtent(extent)
    layout.addLayoutItem(sheet)
    legend = QgsLayoutItemLegend(layout)
    legend.setLinkedMap(sheet)
    legend.setAutoUpdateModel(False)
    root = legend.model().rootGroup()
    for node in root.findLayers():
        if node.layerId() not in ("map_layer_incidents", "map_layer_footprints"):
            node.parent().removeChildNode(node)
    for group in root.findGroups():
        if not group.findLayers():
            root.removeChildNode(group)
        else:
            QgsLegendRenderer.setNodeLegendStyle(group, QgsLegendStyle.Hidden)
    for style in (QgsLegendStyle.Subgroup, QgsLegendStyle.Group, QgsLegendStyle.SymbolLabel):
        form = legend.style(style)
        font = form.font()
        font.setPointSizeF(6.5)
        form.setFont(font)
        legend.setStyle(style, form)
    legend.setSymbolHeight(3)
    legend.setSymbolWidth(4)
    legend.setBackgroundColor(QColor(255, 255, 255, 225))
    legend.attemptMove(QgsLayoutPoint(2, 2, QgsUnitTypes.LayoutMillimeters))
    layout.addLayoutItem(legend)
    legend.adjustBoxSize()
    credit = QgsLayoutItemLabel(layout)
    credit.setText("Places: GeoNames, CC BY 4.0 and others (run.json). Land and borders: Natural Earth")
    font = credit.font()
    font.setPointSizeF(6)
    credit.setFont(font)
    credit.setHAlign(Qt.AlignRight)
    credit.attemptSetSceneRect(QRectF(wide - 122, high - 5, 120, 4))
    layout.addLayoutItem(credit)
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = DOTS * 25.4
    settings.generateWorldFile = False
    settings.exportMetadata = False
    done = QgsLayoutExporter(layout).exportToImage(str(file), settings)
    if done != QgsLayoutExporter.Success:
        raise SystemExit(f"error: {file} is not printed: {done}")


def pixels(image):
    """The bytes of an image."""
    bits = image.constBits()
    bits.setsize(image.sizeInBytes())
    return bytes(bits)


def differing(one, other):
    """How many pixels of two images differ."""
    a, b = pixels(one), pixels(other)
    return sum(a[i:i + 4] != b[i:i + 4] for i in range(0, len(a), 4))


def main(folder, picture=None, box=None, size="1000x600"):
    folder = Path(folder)
    faults = []

    def expect(holds, message):
        if not holds:
            faults.append(message)

    project = QgsProject.instance()
    expect(project.read(str(folder / "incidents.qgs")), "QGIS does not read the project")
    by_id = {key.removeprefix("map_layer_"): layer for key, layer in project.mapLayers().items()}
    expect(sorted(by_id) == sorted(LAYERS), f"the layers are {sorted(by_id)}")
    for name, layer in by_id.items():
        expect(layer.isValid(), f"`{name}` is missing: {layer.source()}")
        source = Path(layer.source().split("|")[0])
        expect(source.resolve().parent == folder.resolve(), f"`{name}` is read from {source}")
        features = json.loads(source.read_text(encoding="utf-8"))["features"]
        expect(layer.featureCount() == len(features), f"`{name}` has {layer.featureCount()} features, its file {len(features)}")
        for field in layer.fields():
            known = any(f["properties"][field.name()] is not None for f in features)
            if field.name() in DATES and known:
                expect(field.typeName() == "Date", f"`{name}.{field.name()}` is {field.typeName()}, not Date")
        expect("./" in project.writePath(layer.source()), f"the path of `{name}` is not relative")
        check_expressions(name, layer, expect)
        style = folder / f"{name}.qml"
        if style.exists():
            alone = QgsVectorLayer(str(source), name, "ogr")
            message, taken = alone.loadNamedStyle(str(style))
            expect(taken, f"{style}: {message}")
            expect(alone.renderer().dump() == layer.renderer().dump(), f"{style} is not the style of the project")
            expect(alone.mapTipTemplate() == layer.mapTipTemplate() != "", f"{style} has not the map tip of the project")
    if faults:
        return faults
    incidents = by_id["incidents"]
    for name in ["incidents", "footprints"]:
        expect(by_id[name].temporalProperties().isActive(), f"`{name}` is not filtered by days")
    expect("quote" in incidents.mapTipTemplate() and "source" in incidents.mapTipTemplate(), "no quote or source in the map tip")
    expect(incidents.metadata().rights() != [], "no attribution")
    mode, is_set = project.readNumEntry("TemporalControllerWidget", "/NavigationMode", 0)
    expect(is_set and mode != 0, "the temporal controller is off")
    days = project.timeSettings().temporalRange()
    dated = [f for f in incidents.getFeatures() if f["date_start"]]
    expect(days.begin().date() == min(f["date_start"] for f in dated), f"the days begin on {days.begin().date()}")
    expect(days.end().date() == max(f["date_end"] for f in dated), f"the days end on {days.end().date()}")
    tree = project.layerTreeRoot()
    expect(len(tree.findGroups()) == 3, "the layers are not grouped")
    shown = [layer for layer in tree.layerOrder() if tree.findLayer(layer).isVisible()]

    width, height = map(int, size.split("x"))
    size = QSize(width, height)
    extent = QgsRectangle(project.viewSettings().defaultViewExtent())
    around = QgsRectangle(extent)
    if box:
        to_map = QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:4326"), project.crs(), project)
        around = to_map.transformBoundingBox(QgsRectangle(*map(float, box.split(","))))
    whole = draw(project, shown, extent, size)
    base = [layer for layer in shown if "base_" in layer.id()]
    background = draw(project, base, extent, size)
    blank = whole.copy()
    blank.fill(project.backgroundColor())
    expect(differing(background, blank) > width * height // 20, "the base map is not drawn")
    expect(differing(whole, background) > 500, "the incidents are not drawn")
    # The days of one incident that is not all of them; undated ones stay.
    feature = max(dated, key=lambda f: (f["date_start"], f["id"]))
    few = QgsDateTimeRange(
        QDateTime(feature["date_start"], QTime(0, 0), Qt.UTC), QDateTime(feature["date_end"], QTime(23, 59, 59), Qt.UTC))
    for name, first, last in [("incidents", "date_start", "date_end"), ("footprints", "event_date", "event_date")]:
        layer = by_id[name]
        moment = QgsVectorLayerTemporalContext()
        moment.setLayer(layer)
        filtered = QgsFeatureRequest().setFilterExpression(layer.temporalProperties().createFilterString(moment, few))
        got = sorted(f["id"] for f in layer.getFeatures(filtered))
        begin, end = few.begin().date(), few.end().date()
        want = sorted(f["id"] for f in layer.getFeatures() if not f[first] or f[first] <= end and f[last] >= begin)
        expect(got == want, f"of `{name}` the last day shows {len(got)}, not {len(want)}")
        expect(len(want) < layer.featureCount(), f"the last day of `{name}` is all of them")
    at_a_time = draw(project, shown, extent, size, few)
    expect(differing(at_a_time, whole) > 200, "the days do not change the picture")
    expect(differing(at_a_time, background) > 20, "nothing is drawn of the last day")
    if picture:
        print_map(project, shown, around, size, picture)
    print(f"{folder}: {len(by_id)} layers, {days.begin().date().toString(Qt.ISODate)} to "
          f"{days.end().date().toString(Qt.ISODate)}, drawn; {len(dated)} dated incidents")
    return faults


def package(file):
    """What is wrong with a GeoPackage as QGIS opens it."""
    faults = []
    for name, renderer in {"incidents": "RuleRenderer", "footprints": "singleSymbol", "mentions": "categorizedSymbol"}.items():
        layer = QgsVectorLayer(f"{file}|layername={name}", name, "ogr")
        if not layer.isValid() or layer.renderer() is None:
            faults.append(f"{file}: `{name}` does not open")
            continue
        if layer.renderer().type() != renderer or not layer.mapTipTemplate():
            faults.append(f"{file}: `{name}` opens as {layer.renderer().type()}, not {renderer} with map tips")
        for field in layer.fields():
            if field.name() in DATES and field.typeName() != "Date":
                faults.append(f"{file}: `{name}.{field.name()}` is {field.typeName()}, not Date")
        # QGIS' own defaults for times come after the style when a layer is made, and before it when the style is asked for.
        layer.loadDefaultStyle()
        if name == "incidents" and not layer.temporalProperties().isActive():
            faults.append(f"{file}: `{name}` is not filtered by days")
    print(f"{file}: opens styled")
    return faults


def check_expressions(name, layer, expect):
    """Every expression of the style, read and tried on a feature."""
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    expressions = []
    renderer = layer.renderer()
    if renderer is not None:
        render = QgsRenderContext()
        for symbol in renderer.symbols(render):
            for part in symbol.symbolLayers():
                properties = part.dataDefinedProperties()
                expressions += [properties.property(key).expressionString() for key in properties.propertyKeys()]
        if renderer.type() == "RuleRenderer":
            for rule in renderer.rootRule().descendants():
                if not rule.isElse():
                    expressions.append(rule.filterExpression())
        expressions += [clause.expression().expression() for clause in renderer.orderBy().list()]
    if layer.labelsEnabled() and layer.labeling():
        expressions.append(layer.labeling().settings().fieldName)
    tip = layer.mapTipTemplate()
    expressions += [part.split("%]")[0] for part in tip.split("[%")[1:]]
    feature = next(layer.getFeatures(), None)
    if feature is not None:
        context.setFeature(feature)
    for text in filter(None, expressions):
        expression = QgsExpression(text)
        expect(not expression.hasParserError(), f"`{name}`: {text}: {expression.parserErrorString()}")
        if feature is not None:
            expression.evaluate(context)
            expect(not expression.hasEvalError(), f"`{name}`: {text}: {expression.evalErrorString()}")
    if tip and feature is not None:
        QgsExpression.replaceExpressionText(tip, context)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    application = QgsApplication([], False)
    application.initQgis()
    found = package(sys.argv[2]) if sys.argv[1] == "--package" else main(*sys.argv[1:])
    for fault in found:
        print(f"error: {fault}")
    sys.stdout.flush()
    # QGIS' own tidying up may fail after all is done.
    os._exit(1 if found else 0)
