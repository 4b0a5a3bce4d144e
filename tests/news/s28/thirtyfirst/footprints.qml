<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="LayerConfiguration|Symbology|Labeling|MapTips|Temporal|Rendering" labelsEnabled="0" hasScaleBasedVisibilityFlag="0">
<temporal enabled="1" mode="4" limitMode="1" startField="event_date" endField="event_date" durationField="" durationUnit="min" fixedDuration="0" accumulate="0" startExpression="coalesce(to_datetime(&quot;event_date&quot;), make_datetime(1, 1, 1, 0, 0, 0))" endExpression="coalesce(to_datetime(&quot;event_date&quot;), make_datetime(9999, 1, 1, 0, 0, 0))"><fixedRange><start></start><end></end></fixedRange></temporal>
<renderer-v2 type="singleSymbol" symbollevels="0" enableorderby="0" forceraster="0" referencescale="-1">
<symbols>
<symbol name="0" type="fill" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleFill" enabled="1" pass="0" locked="0"><Option type="Map"><Option name="color" value="58,58,58,18" type="QString"/><Option name="outline_color" value="58,58,58,150" type="QString"/><Option name="outline_style" value="dash" type="QString"/><Option name="outline_width" value="0.2" type="QString"/><Option name="style" value="solid" type="QString"/></Option><data_defined_properties><Option type="Map"><Option name="name" value="" type="QString"/><Option name="properties" type="Map"></Option><Option name="type" value="collection" type="QString"/></Option></data_defined_properties></layer>
</symbol>
</symbols>
</renderer-v2>
<blendMode>0</blendMode>
<featureBlendMode>0</featureBlendMode>
<layerOpacity>0.75</layerOpacity>
<previewExpression>&quot;title&quot;</previewExpression>
<mapTip>&lt;b&gt;[% replace(replace(replace(coalesce(&quot;title&quot;, ''), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;'), '&gt;', '&amp;gt;') %]&lt;/b&gt;
&lt;small&gt;Confidence of the place: [% replace(replace(replace(coalesce(&quot;location_confidence&quot;, ''), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;'), '&gt;', '&amp;gt;') %]&lt;/small&gt;&lt;br&gt;
&lt;small&gt;Within (metres): [% replace(replace(replace(coalesce(&quot;coordinate_uncertainty_m&quot;, ''), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;'), '&gt;', '&amp;gt;') %]&lt;/small&gt;
</mapTip>
</qgis>
