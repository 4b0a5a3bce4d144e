<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="LayerConfiguration|Symbology|Labeling|MapTips|Temporal|Rendering" labelsEnabled="1" hasScaleBasedVisibilityFlag="0">
<renderer-v2 type="singleSymbol" symbollevels="0" enableorderby="0" forceraster="0" referencescale="-1">
<symbols>
<symbol name="0" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" pass="0" locked="0"><Option type="Map"><Option name="name" value="circle" type="QString"/><Option name="color" value="255,255,255,235" type="QString"/><Option name="outline_color" value="70,70,70,255" type="QString"/><Option name="outline_width" value="0.25" type="QString"/><Option name="size" value="1.8" type="QString"/></Option><data_defined_properties><Option type="Map"><Option name="name" value="" type="QString"/><Option name="properties" type="Map"></Option><Option name="type" value="collection" type="QString"/></Option></data_defined_properties></layer>
</symbol>
</symbols>
</renderer-v2>
<labeling type="simple">
<settings calloutType="simple">
<text-style fieldName="&quot;location&quot;" isExpression="1" fontFamily="Open Sans" fontSize="7" fontSizeUnit="Point" fontWeight="50" textColor="70,70,70,255" textOpacity="1" capitalization="0" fontLetterSpacing="0" namedStyle="" blendMode="0" multilineHeight="1" allowHtml="0" textOrientation="horizontal"><families><family name="Noto Sans"/><family name="DejaVu Sans"/><family name="Arial"/></families><text-buffer bufferDraw="1" bufferSize="0.7" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="0.85" bufferNoFill="1" bufferJoinStyle="128" bufferBlendMode="0"/></text-style>
<text-format multilineAlign="3" wrapChar="" autoWrapLength="0"/>
<placement placement="6" priority="4" dist="0.6" distUnits="MM" offsetType="1" predefinedPositionOrder="TR,BR,TL,BL,R,L,TSR,BSR" quadOffset="4" fitInPolygonOnly="0" centroidWhole="0" centroidInside="1" polygonPlacementFlags="2" geometryGeneratorEnabled="0"/>
<rendering obstacle="1" obstacleFactor="1" obstacleType="0" displayAll="0" drawLabels="1" scaleVisibility="0" mergeLines="0" limitNumLabels="0" upsidedownLabels="0" zIndex="0"/>
</settings>
</labeling>
<blendMode>0</blendMode>
<featureBlendMode>0</featureBlendMode>
<layerOpacity>1</layerOpacity>
<previewExpression>&quot;location&quot;</previewExpression>
<mapTip>&lt;b&gt;[% replace(replace(replace(coalesce(&quot;location&quot;, ''), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;'), '&gt;', '&amp;gt;') %]&lt;/b&gt;
&lt;p&gt;[% replace(replace(replace(coalesce(&quot;place_names&quot;, ''), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;'), '&gt;', '&amp;gt;') %]&lt;/p&gt;
&lt;small&gt;[% replace(replace(replace(coalesce(&quot;source&quot;, ''), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;'), '&gt;', '&amp;gt;') %]&lt;/small&gt;
</mapTip>
</qgis>
