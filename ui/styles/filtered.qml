<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology">
  <pipe>
    <rasterrenderer type="singlebandpseudocolor" band="1" opacity="1" alphaBand="-1" nodataColor="" classificationMin="0" classificationMax="15">
      <rastershader>
        <colorrampshader colorRampType="INTERPOLATED" classificationMode="1" clip="0" labelPrecision="1" minimumValue="0" maximumValue="15">
          <colorramp type="gradient" name="[source]">
            <Option type="Map">
              <Option type="QString" name="color1" value="68,1,84,255"/>
              <Option type="QString" name="color2" value="253,231,37,255"/>
              <Option type="QString" name="discrete" value="0"/>
              <Option type="QString" name="rampType" value="gradient"/>
              <Option type="QString" name="stops" value="0.1;72,36,117,255:0.2;65,68,135,255:0.3;53,95,141,255:0.4;42,120,142,255:0.5;33,145,140,255:0.6;34,168,132,255:0.7;68,191,112,255:0.8;122,209,81,255:0.9;189,223,38,255"/>
            </Option>
          </colorramp>
          <item value="0" color="#440154" alpha="255" label="0 m"/>
          <item value="1.5" color="#482475" alpha="255" label="1.5 m"/>
          <item value="3" color="#414487" alpha="255" label="3 m"/>
          <item value="4.5" color="#355f8d" alpha="255" label="4.5 m"/>
          <item value="6" color="#2a788e" alpha="255" label="6 m"/>
          <item value="7.5" color="#21918c" alpha="255" label="7.5 m"/>
          <item value="9" color="#22a884" alpha="255" label="9 m"/>
          <item value="10.5" color="#44bf70" alpha="255" label="10.5 m"/>
          <item value="12" color="#7ad151" alpha="255" label="12 m"/>
          <item value="13.5" color="#bddf26" alpha="255" label="13.5 m"/>
          <item value="15" color="#fde725" alpha="255" label="15 m"/>
          <rampLegendSettings useContinuousLegend="1" direction="0" orientation="2" prefix="" suffix=" m" minimumLabel="" maximumLabel=""/>
        </colorrampshader>
      </rastershader>
    </rasterrenderer>
    <brightnesscontrast brightness="0" contrast="0" gamma="1"/>
    <huesaturation saturation="0" colorizeOn="0" grayscaleMode="0"/>
    <rasterresampler/>
  </pipe>
  <blendMode>0</blendMode>
</qgis>
