<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology">
  <pipe>
    <rasterrenderer type="singlebandpseudocolor" band="1" opacity="1" alphaBand="-1" nodataColor="" classificationMin="0" classificationMax="25">
      <rastershader>
        <colorrampshader colorRampType="INTERPOLATED" classificationMode="1" clip="0" labelPrecision="1" minimumValue="0" maximumValue="25">
          <colorramp type="gradient" name="[source]">
            <Option type="Map">
              <Option type="QString" name="color1" value="0,34,78,255"/>
              <Option type="QString" name="color2" value="254,232,56,255"/>
              <Option type="QString" name="discrete" value="0"/>
              <Option type="QString" name="rampType" value="gradient"/>
              <Option type="QString" name="stops" value="0.1;8,51,112,255:0.2;53,69,108,255:0.3;79,87,108,255:0.4;102,105,112,255:0.5;125,124,120,255:0.6;148,142,119,255:0.7;174,163,113,255:0.8;200,184,102,255:0.9;229,207,82,255"/>
            </Option>
          </colorramp>
          <item value="0" color="#00224e" alpha="255" label="0 m"/>
          <item value="2.5" color="#083370" alpha="255" label="2.5 m"/>
          <item value="5" color="#35456c" alpha="255" label="5 m"/>
          <item value="7.5" color="#4f576c" alpha="255" label="7.5 m"/>
          <item value="10" color="#666970" alpha="255" label="10 m"/>
          <item value="12.5" color="#7d7c78" alpha="255" label="12.5 m"/>
          <item value="15" color="#948e77" alpha="255" label="15 m"/>
          <item value="17.5" color="#aea371" alpha="255" label="17.5 m"/>
          <item value="20" color="#c8b866" alpha="255" label="20 m"/>
          <item value="22.5" color="#e5cf52" alpha="255" label="22.5 m"/>
          <item value="25" color="#fee838" alpha="255" label="25 m"/>
          <rampLegendSettings useContinuousLegend="1" direction="0" orientation="2" prefix="" suffix=" m" minimumLabel="" maximumLabel="≥ 25"/>
        </colorrampshader>
      </rastershader>
    </rasterrenderer>
    <brightnesscontrast brightness="0" contrast="0" gamma="1"/>
    <huesaturation saturation="0" colorizeOn="0" grayscaleMode="0"/>
    <rasterresampler/>
  </pipe>
  <blendMode>0</blendMode>
</qgis>
