<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="LayerConfiguration|Symbology|Labeling|MapTips|Temporal|Rendering" labelsEnabled="0" hasScaleBasedVisibilityFlag="0">
<renderer-v2 type="categorizedSymbol" attr="kind" symbollevels="0" enableorderby="0" forceraster="0" referencescale="-1">
<categories>
<category value="place" label="place" symbol="0" render="true"/>
<category value="demonym" label="demonym (at its country)" symbol="1" render="true"/>
<category value="metonym" label="government (at its capital)" symbol="2" render="true"/>
<category value="part" label="in another name" symbol="3" render="true"/>
<category value="coordinates" label="coordinates" symbol="4" render="true"/>
</categories>
<symbols>
<symbol name="0" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" pass="0" locked="0"><Option type="Map"><Option name="name" value="circle" type="QString"/><Option name="color" value="0,114,178,200" type="QString"/><Option name="outline_color" value="255,255,255,255" type="QString"/><Option name="outline_width" value="0.25" type="QString"/><Option name="size" value="1.6" type="QString"/></Option><data_defined_properties><Option type="Map"><Option name="name" value="" type="QString"/><Option name="properties" type="Map"></Option><Option name="type" value="collection" type="QString"/></Option></data_defined_properties></layer>
</symbol>
<symbol name="1" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" pass="0" locked="0"><Option type="Map"><Option name="name" value="circle" type="QString"/><Option name="color" value="204,121,167,200" type="QString"/><Option name="outline_color" value="255,255,255,255" type="QString"/><Option name="outline_width" value="0.25" type="QString"/><Option name="size" value="1.6" type="QString"/></Option><data_defined_properties><Option type="Map"><Option name="name" value="" type="QString"/><Option name="properties" type="Map"></Option><Option name="type" value="collection" type="QString"/></Option></data_defined_properties></layer>
</symbol>
<symbol name="2" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" pass="0" locked="0"><Option type="Map"><Option name="name" value="circle" type="QString"/><Option name="color" value="230,159,0,200" type="QString"/><Option name="outline_color" value="255,255,255,255" type="QString"/><Option name="outline_width" value="0.25" type="QString"/><Option name="size" value="1.6" type="QString"/></Option><data_defined_properties><Option type="Map"><Option name="name" value="" type="QString"/><Option name="properties" type="Map"></Option><Option name="type" value="collection" type="QString"/></Option></data_defined_properties></layer>
</symbol>
<symbol name="3" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" pass="0" locked="0"><Option type="Map"><Option name="name" value="circle" type="QString"/><Option name="color" value="138,138,138,200" type="QString"/><Option name="outline_color" value="255,255,255,255" type="QString"/><Option name="outline_width" value="0.25" type="QString"/><Option name="size" value="1.6" type="QString"/></Option><data_defined_properties><Option type="Map"><Option name="name" value="" type="QString"/><Option name="properties" type="Map"></Option><Option name="type" value="collection" type="QString"/></Option></data_defined_properties></layer>
</symbol>
<symbol name="4" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" pass="0" locked="0"><Option type="Map"><Option name="name" value="circle" type="QString"/><Option name="color" value="0,158,115,200" type="QString"/><Option name="outline_color" value="255,255,255,255" type="QString"/><Option name="outline_width" value="0.25" type="QString"/><Option name="size" value="1.6" type="QString"/></Option><data_defined_properties><Option type="Map"><Option name="name" value="" type="QString"/><Option name="properties" type="Map"></Option><Option name="type" value="collection" type="QString"/></Option></data_defined_properties></layer>
</symbol>
</symbols>
</renderer-v2>
<blendMode>0</blendMode>
<featureBlendMode>0</featureBlendMode>
<layerOpacity>1</layerOpacity>
<previewExpression>&quot;location&quot;</previewExpression>
<mapTip>&lt;b&gt;[% replace(replace(replace(coalesce(&quot;surface&quot;, ''), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;'), '&gt;', '&amp;gt;') %]&lt;/b&gt;
&lt;p&gt;[% replace(replace(replace(coalesce(&quot;location&quot;, ''), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;'), '&gt;', '&amp;gt;') %]&lt;/p&gt;
&lt;small&gt;[% replace(replace(replace(coalesce(&quot;cues&quot;, ''), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;'), '&gt;', '&amp;gt;') %]&lt;/small&gt;
</mapTip>
</qgis>
