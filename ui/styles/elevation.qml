<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology">
  <pipe>
    <rasterrenderer type="singlebandpseudocolor" band="1" opacity="1" alphaBand="-1" nodataColor="" classificationMin="0" classificationMax="1000">
      <rastershader>
        <colorrampshader colorRampType="INTERPOLATED" classificationMode="1" clip="0" labelPrecision="1" minimumValue="0" maximumValue="1000">
          <colorramp type="gradient" name="[source]">
            <Option type="Map">
              <Option type="QString" name="color1" value="0,0,0,255"/>
              <Option type="QString" name="color2" value="255,255,255,255"/>
              <Option type="QString" name="discrete" value="0"/>
              <Option type="QString" name="rampType" value="gradient"/>
              <Option type="QString" name="stops" value="0.1;25,25,25,255:0.2;51,51,51,255:0.3;76,76,76,255:0.4;102,102,102,255:0.5;128,128,128,255:0.6;153,153,153,255:0.7;179,179,179,255:0.8;204,204,204,255:0.9;230,230,230,255"/>
            </Option>
          </colorramp>
          <item value="0" color="#000000" alpha="255" label="0 m"/>
          <item value="100" color="#191919" alpha="255" label="100 m"/>
          <item value="200" color="#333333" alpha="255" label="200 m"/>
          <item value="300" color="#4c4c4c" alpha="255" label="300 m"/>
          <item value="400" color="#666666" alpha="255" label="400 m"/>
          <item value="500" color="#808080" alpha="255" label="500 m"/>
          <item value="600" color="#999999" alpha="255" label="600 m"/>
          <item value="700" color="#b3b3b3" alpha="255" label="700 m"/>
          <item value="800" color="#cccccc" alpha="255" label="800 m"/>
          <item value="900" color="#e6e6e6" alpha="255" label="900 m"/>
          <item value="1000" color="#ffffff" alpha="255" label="1000 m"/>
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
