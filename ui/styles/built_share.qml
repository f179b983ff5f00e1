<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology">
  <pipe>
    <rasterrenderer type="singlebandpseudocolor" band="1" opacity="1" alphaBand="-1" nodataColor="" classificationMin="0" classificationMax="1">
      <rastershader>
        <colorrampshader colorRampType="INTERPOLATED" classificationMode="1" clip="0" labelPrecision="1" minimumValue="0" maximumValue="1">
          <colorramp type="gradient" name="[source]">
            <Option type="Map">
              <Option type="QString" name="color1" value="0,34,78,255"/>
              <Option type="QString" name="color2" value="254,232,56,255"/>
              <Option type="QString" name="discrete" value="0"/>
              <Option type="QString" name="rampType" value="gradient"/>
              <Option type="QString" name="stops" value="0.1;8,51,112,255:0.2;53,69,108,255:0.3;79,87,108,255:0.4;102,105,112,255:0.5;125,124,120,255:0.6;148,142,119,255:0.7;174,163,113,255:0.8;200,184,102,255:0.9;229,207,82,255"/>
            </Option>
          </colorramp>
          <item value="0" color="#00224e" alpha="255" label="0 %"/>
          <item value="0.1" color="#083370" alpha="255" label="10 %"/>
          <item value="0.2" color="#35456c" alpha="255" label="20 %"/>
          <item value="0.3" color="#4f576c" alpha="255" label="30 %"/>
          <item value="0.4" color="#666970" alpha="255" label="40 %"/>
          <item value="0.5" color="#7d7c78" alpha="255" label="50 %"/>
          <item value="0.6" color="#948e77" alpha="255" label="60 %"/>
          <item value="0.7" color="#aea371" alpha="255" label="70 %"/>
          <item value="0.8" color="#c8b866" alpha="255" label="80 %"/>
          <item value="0.9" color="#e5cf52" alpha="255" label="90 %"/>
          <item value="1" color="#fee838" alpha="255" label="100 %"/>
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
