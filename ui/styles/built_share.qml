<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology">
  <pipe>
    <rasterrenderer type="singlebandpseudocolor" band="1" opacity="1" alphaBand="-1" nodataColor="" classificationMin="0" classificationMax="1">
      <rastershader>
        <colorrampshader colorRampType="INTERPOLATED" classificationMode="1" clip="0" labelPrecision="1" minimumValue="0" maximumValue="1">
          <colorramp type="gradient" name="[source]">
            <Option type="Map">
              <Option type="QString" name="color1" value="255,255,229,255"/>
              <Option type="QString" name="color2" value="102,37,6,255"/>
              <Option type="QString" name="discrete" value="0"/>
              <Option type="QString" name="rampType" value="gradient"/>
              <Option type="QString" name="stops" value="0.1;254,231,153,255;0.2;254,203,95,255;0.3;254,173,58,255;0.4;249,142,35,255;0.5;237,114,21,255;0.6;217,91,9,255;0.7;193,71,2,255;0.8;164,57,4,255;0.9;132,46,5,255"/>
            </Option>
          </colorramp>
          <item value="0" color="#ffffe5" alpha="255" label="0 %"/>
          <item value="0.1" color="#fee799" alpha="255" label="10 %"/>
          <item value="0.2" color="#fecb5f" alpha="255" label="20 %"/>
          <item value="0.3" color="#fead3a" alpha="255" label="30 %"/>
          <item value="0.4" color="#f98e23" alpha="255" label="40 %"/>
          <item value="0.5" color="#ed7215" alpha="255" label="50 %"/>
          <item value="0.6" color="#d95b09" alpha="255" label="60 %"/>
          <item value="0.7" color="#c14702" alpha="255" label="70 %"/>
          <item value="0.8" color="#a43904" alpha="255" label="80 %"/>
          <item value="0.9" color="#842e05" alpha="255" label="90 %"/>
          <item value="1" color="#662506" alpha="255" label="100 %"/>
          <rampLegendSettings useContinuousLegend="1" direction="0" orientation="2" prefix="" suffix="" minimumLabel="0 %" maximumLabel="100 %"/>
        </colorrampshader>
      </rastershader>
    </rasterrenderer>
    <brightnesscontrast brightness="0" contrast="0" gamma="1"/>
    <huesaturation saturation="0" colorizeOn="0" grayscaleMode="0"/>
    <rasterresampler/>
  </pipe>
  <blendMode>0</blendMode>
</qgis>
