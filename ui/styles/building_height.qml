<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology">
  <pipe>
    <rasterrenderer type="singlebandpseudocolor" band="1" opacity="1" alphaBand="-1" nodataColor="" classificationMin="0" classificationMax="25">
      <rastershader>
        <colorrampshader colorRampType="INTERPOLATED" classificationMode="1" clip="0" labelPrecision="1" minimumValue="0" maximumValue="25">
          <colorramp type="gradient" name="[source]">
            <Option type="Map">
              <Option type="QString" name="color1" value="255,255,217,255"/>
              <Option type="QString" name="color2" value="8,29,88,255"/>
              <Option type="QString" name="discrete" value="0"/>
              <Option type="QString" name="rampType" value="gradient"/>
              <Option type="QString" name="stops" value="0.1;209,237,179,255;0.2;158,217,184,255;0.3;101,195,191,255;0.4;54,171,195,255;0.5;29,144,192,255;0.6;32,118,179,255;0.7;34,92,167,255;0.8;36,65,154,255;0.9;26,43,126,255"/>
            </Option>
          </colorramp>
          <item value="0" color="#ffffd9" alpha="255" label="0 m"/>
          <item value="2.5" color="#d1edb3" alpha="255" label="2.5 m"/>
          <item value="5" color="#9ed9b8" alpha="255" label="5 m"/>
          <item value="7.5" color="#65c3bf" alpha="255" label="7.5 m"/>
          <item value="10" color="#36abc3" alpha="255" label="10 m"/>
          <item value="12.5" color="#1d90c0" alpha="255" label="12.5 m"/>
          <item value="15" color="#2076b3" alpha="255" label="15 m"/>
          <item value="17.5" color="#225ca7" alpha="255" label="17.5 m"/>
          <item value="20" color="#24419a" alpha="255" label="20 m"/>
          <item value="22.5" color="#1a2b7e" alpha="255" label="22.5 m"/>
          <item value="25" color="#081d58" alpha="255" label="25 m"/>
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
