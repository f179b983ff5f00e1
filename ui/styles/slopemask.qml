<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology">
  <pipe>
    <rasterrenderer type="singlebandpseudocolor" band="1" opacity="1" alphaBand="-1" nodataColor="" classificationMin="0" classificationMax="1">
      <rastershader>
        <colorrampshader colorRampType="DISCRETE" classificationMode="1" clip="0" labelPrecision="0" minimumValue="0" maximumValue="1">
          <item value="0.5" color="#ffffff" alpha="0" label="terrain as in the training cells"/>
          <item value="inf" color="#b4b4b4" alpha="225" label="steeper or rougher than all training cells"/>
        </colorrampshader>
      </rastershader>
    </rasterrenderer>
    <brightnesscontrast brightness="0" contrast="0" gamma="1"/>
    <huesaturation saturation="0" colorizeOn="0" grayscaleMode="0"/>
    <rasterresampler/>
  </pipe>
  <blendMode>0</blendMode>
</qgis>
