<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>VerticalCity</name>
    <message>
        <source>1 Elevation models</source>
        <extracomment>group of algorithms</extracomment>
        <translation>1 Modelos de elevaciones</translation>
    </message>
    <message>
        <source>Composite of DEMs</source>
        <extracomment>name of demcomposite</extracomment>
        <translation>Composición de MDE</translation>
    </message>
    <message>
        <source>Combines two or more elevation models of one place into one.</source>
        <extracomment>help of demcomposite</extracomment>
        <translation>Combina en uno solo dos o más modelos de elevaciones de un mismo lugar.</translation>
    </message>
    <message>
        <source>Global DEMs miss different buildings: radar loses the shadows of towers, optical stereo blurs others. The union (the highest of the DEMs at each pixel) keeps what any of them saw, and was the best source of building heights in the paper. Voids of one DEM are filled by the others; the second band counts how many contributed.</source>
        <extracomment>help of demcomposite</extracomment>
        <translation>A los MDE globales se les escapan edificios distintos: el radar pierde las sombras de las torres, el estéreo óptico difumina otros. La unión (el más alto de los MDE en cada píxel) conserva lo que vio cualquiera de ellos, y fue en el artículo la mejor fuente de alturas de edificios. Los vacíos de un MDE los llenan los demás; la segunda banda cuenta cuántos contribuyeron.</translation>
    </message>
    <message>
        <source>For noisy DEMs, the weighted mean takes weights from rasters, or from height errors as radar DEMs bring them. Variational fusion (huber_l1, tv_l1) also averages between neighbours, though not across walls, and gross errors of one DEM hardly pull: on simulated raw radar DEMs with such errors its RMSE was 20 to 39 % lower than the weighted mean&apos;s. But it flattens what is small: a square building needs about 4 lambda pixels.</source>
        <extracomment>help of demcomposite</extracomment>
        <translation>Para MDE con ruido, la media ponderada toma pesos de rásteres o de errores de altura, como los que traen los MDE de radar. La fusión variacional (huber_l1, tv_l1) promedia también entre vecinos, aunque no a través de muros, y los errores groseros de un MDE apenas tiran: con MDE de radar en bruto simulados con tales errores, su RMSE fue entre un 20 y un 39 % menor que el de la media ponderada. Pero aplana lo pequeño: un edificio cuadrado necesita unos 4 lambda píxeles.</translation>
    </message>
    <message>
        <source>DEMs that differ in grid are resampled to the first one&apos;s. Co-registration moves each further DEM by parts of a pixel to fit the first one, and needs sloping terrain. Differing vertical datums (EGM96, EGM2008) are yours to know of: &apos;Remove the bias&apos; takes out the median difference, which covers most of it within a city.</source>
        <extracomment>help of demcomposite</extracomment>
        <translation>Los MDE de otra cuadrícula se remuestrean a la del primero. El corregistro desplaza cada MDE adicional en fracciones de píxel hasta ajustarlo al primero, y necesita terreno inclinado. Las diferencias de dátum vertical (EGM96, EGM2008) debe conocerlas usted: «Quitar el sesgo» elimina la diferencia mediana, que dentro de una ciudad cubre la mayor parte.</translation>
    </message>
    <message>
        <source>Source: Pesaresi, Corbane, Ren, Ng (2021), PLOS ONE, doi 10.1371/journal.pone.0244478, section 2.2. Fusion: Bagheri, Schmitt, Zhu (2018), arXiv 1810.11314.</source>
        <extracomment>help of demcomposite</extracomment>
        <translation>Fuente: Pesaresi, Corbane, Ren, Ng (2021), PLOS ONE, doi 10.1371/journal.pone.0244478, sección 2.2. Fusión: Bagheri, Schmitt, Zhu (2018), arXiv 1810.11314.</translation>
    </message>
    <message>
        <source>DEMs</source>
        <extracomment>demcomposite, parameter INPUT</extracomment>
        <translation>MDE</translation>
    </message>
    <message>
        <source>Two or more elevation rasters of one place, in metres. The grid of the first one is kept; the others are resampled to it where they differ (bilinear; cubic with co-registration).</source>
        <extracomment>demcomposite, help of parameter INPUT</extracomment>
        <translation>Dos o más rásteres de elevación de un mismo lugar, en metros. Se conserva la cuadrícula del primero; los demás se remuestrean a ella si difieren (bilineal; cúbica con corregistro).</translation>
    </message>
    <message>
        <source>Method</source>
        <extracomment>demcomposite, parameter METHOD</extracomment>
        <translation>Método</translation>
    </message>
    <message>
        <source>union: the highest of the DEMs at each pixel (the best in the paper); intersection: the lowest; mean; median; weighted_mean (weights: advanced parameters); tv_l1 and huber_l1: variational fusion, near to all DEMs and smooth between edges, for noisy DEMs. Where one DEM is void the others stand.</source>
        <extracomment>demcomposite, help of parameter METHOD</extracomment>
        <translation>union: el más alto de los MDE en cada píxel (el mejor en el artículo); intersection: el más bajo; mean: media; median: mediana; weighted_mean: media ponderada (pesos: parámetros avanzados); tv_l1 y huber_l1: fusión variacional, cercana a todos los MDE y lisa entre bordes, para MDE con ruido. Donde un MDE está vacío, valen los demás.</translation>
    </message>
    <message>
        <source>Remove the bias between the DEMs</source>
        <extracomment>demcomposite, parameter REMOVE_BIAS</extracomment>
        <translation>Quitar el sesgo entre los MDE</translation>
    </message>
    <message>
        <source>First subtract from each further DEM its median difference from the first one. Not needed with co-registration, which does so too.</source>
        <extracomment>demcomposite, help of parameter REMOVE_BIAS</extracomment>
        <translation>Restar primero de cada MDE adicional su diferencia mediana con el primero. No hace falta con el corregistro, que también lo hace.</translation>
    </message>
    <message>
        <source>Co-register the DEMs to the first one</source>
        <extracomment>demcomposite, parameter COREGISTER</extracomment>
        <translation>Corregistrar los MDE con el primero</translation>
    </message>
    <message>
        <source>First move each further DEM by the shift (parts of a pixel east and north, and up) that fits it to the first one best (Nuth and Kääb 2011). Needs sloping terrain.</source>
        <extracomment>demcomposite, help of parameter COREGISTER</extracomment>
        <translation>Mover primero cada MDE adicional con el desplazamiento (fracciones de píxel al este y al norte, y hacia arriba) que mejor lo ajusta al primero (Nuth y Kääb 2011). Necesita terreno inclinado.</translation>
    </message>
    <message>
        <source>Weights from</source>
        <extracomment>demcomposite, parameter WEIGHTS_FROM</extracomment>
        <translation>Pesos a partir de</translation>
    </message>
    <message>
        <source>Of weighted_mean, tv_l1 and huber_l1. equal: all DEMs count the same; weights: the rasters below are weights; errors: they are height errors (standard deviations in metres), and weights 1 / error²; error_band: a band of each DEM holds its height error.</source>
        <extracomment>demcomposite, help of parameter WEIGHTS_FROM</extracomment>
        <translation>Para weighted_mean, tv_l1 y huber_l1. equal: todos los MDE cuentan igual; weights: los rásteres de abajo son pesos; errors: son errores de altura (desviaciones típicas en metros), y los pesos 1 / error²; error_band: una banda de cada MDE contiene su error de altura.</translation>
    </message>
    <message>
        <source>Weights or height errors</source>
        <extracomment>demcomposite, parameter WEIGHTS</extracomment>
        <translation>Pesos o errores de altura</translation>
    </message>
    <message>
        <source>One raster for each DEM, in the same order; its first band counts. Where it is nodata or 0, the DEM does not count.</source>
        <extracomment>demcomposite, help of parameter WEIGHTS</extracomment>
        <translation>Un ráster por MDE, en el mismo orden; cuenta su primera banda. Donde es nodata o 0, el MDE no cuenta.</translation>
    </message>
    <message>
        <source>Band with the height error</source>
        <extracomment>demcomposite, parameter ERROR_BAND</extracomment>
        <translation>Banda con el error de altura</translation>
    </message>
    <message>
        <source>Lambda (smoothness)</source>
        <extracomment>demcomposite, parameter LAMBDA</extracomment>
        <translation>Lambda (suavizado)</translation>
    </message>
    <message>
        <source>Of tv_l1 and huber_l1: how much roughness costs. The larger, the smoother; what is narrower than about 4 lambda pixels is flattened, however high it is. 0.5 suits DEMs of 30 m; 0.8 to 1.2 are published for raw radar DEMs with finer pixels.</source>
        <extracomment>demcomposite, help of parameter LAMBDA</extracomment>
        <translation>Para tv_l1 y huber_l1: cuánto cuesta la rugosidad. Cuanto mayor, más liso; lo que es más estrecho que unos 4 lambda píxeles se aplana, por alto que sea. 0,5 va bien para MDE de 30 m; para MDE de radar en bruto con píxeles más finos se han publicado 0,8 a 1,2.</translation>
    </message>
    <message>
        <source>Huber threshold (m per pixel)</source>
        <extracomment>demcomposite, parameter HUBER</extracomment>
        <translation>Umbral de Huber (m por píxel)</translation>
    </message>
    <message>
        <source>Of huber_l1: slopes below are smoothed like terrain, slopes above are kept like walls.</source>
        <extracomment>demcomposite, help of parameter HUBER</extracomment>
        <translation>Para huber_l1: las pendientes menores se suavizan como terreno, las mayores se conservan como muros.</translation>
    </message>
    <message>
        <source>Iterations</source>
        <extracomment>demcomposite, parameter ITERATIONS</extracomment>
        <translation>Iteraciones</translation>
    </message>
    <message>
        <source>Composite DEM</source>
        <extracomment>demcomposite, parameter OUTPUT</extracomment>
        <translation>MDE compuesto</translation>
    </message>
    <message>
        <source>GeoTIFF with two bands: the composite in metres, and the number of DEMs that counted at the pixel.</source>
        <extracomment>demcomposite, help of parameter OUTPUT</extracomment>
        <translation>GeoTIFF con dos bandas: la composición en metros y el número de MDE que contaron en el píxel.</translation>
    </message>
    <message>
        <source>Report</source>
        <extracomment>checkenvironment, parameter REPORT</extracomment>
        <translation>Informe</translation>
    </message>
    <message>
        <source>What was done: biases and shifts, and how the fusion converged.</source>
        <extracomment>demcomposite, help of parameter REPORT</extracomment>
        <translation>Lo que se hizo: sesgos y desplazamientos, y cómo convergió la fusión.</translation>
    </message>
    <message>
        <source>Energy before the first iteration (m per pixel)</source>
        <extracomment>demcomposite, output ENERGY_START</extracomment>
        <translation>Energía antes de la primera iteración (m por píxel)</translation>
    </message>
    <message>
        <source>Energy after the last iteration (m per pixel)</source>
        <extracomment>demcomposite, output ENERGY</extracomment>
        <translation>Energía tras la última iteración (m por píxel)</translation>
    </message>
    <message>
        <source>By which share of itself the energy is, at most, above the lowest</source>
        <extracomment>demcomposite, output GAP</extracomment>
        <translation>En qué parte de sí misma supera la energía, como mucho, a la mínima</translation>
    </message>
    <message>
        <source>Mean change of the heights in the last iteration (m)</source>
        <extracomment>demcomposite, output LAST_CHANGE</extracomment>
        <translation>Cambio medio de las alturas en la última iteración (m)</translation>
    </message>
    <message>
        <source>DEM</source>
        <extracomment>demcomposite, word to search for</extracomment>
        <translation>MDE</translation>
    </message>
    <message>
        <source>DSM</source>
        <extracomment>demcomposite, word to search for</extracomment>
        <translation>MDS</translation>
    </message>
    <message>
        <source>elevation</source>
        <extracomment>demcomposite, word to search for</extracomment>
        <translation>elevación</translation>
    </message>
    <message>
        <source>SRTM</source>
        <extracomment>demcomposite, word to search for</extracomment>
        <translation>SRTM</translation>
    </message>
    <message>
        <source>NASADEM</source>
        <extracomment>demcomposite, word to search for</extracomment>
        <translation>NASADEM</translation>
    </message>
    <message>
        <source>Copernicus</source>
        <extracomment>demcomposite, word to search for</extracomment>
        <translation>Copernicus</translation>
    </message>
    <message>
        <source>GLO-30</source>
        <extracomment>demcomposite, word to search for</extracomment>
        <translation>GLO-30</translation>
    </message>
    <message>
        <source>AW3D30</source>
        <extracomment>demcomposite, word to search for</extracomment>
        <translation>AW3D30</translation>
    </message>
    <message>
        <source>TanDEM-X</source>
        <extracomment>demcomposite, word to search for</extracomment>
        <translation>TanDEM-X</translation>
    </message>
    <message>
        <source>merge</source>
        <extracomment>demcomposite, word to search for</extracomment>
        <translation>fusionar</translation>
    </message>
    <message>
        <source>union</source>
        <extracomment>demcomposite, word to search for</extracomment>
        <translation>unión</translation>
    </message>
    <message>
        <source>maximum</source>
        <extracomment>demcomposite, word to search for</extracomment>
        <translation>máximo</translation>
    </message>
    <message>
        <source>fusion</source>
        <extracomment>cloudstoaccuracy, word to search for</extracomment>
        <translation>fusión</translation>
    </message>
    <message>
        <source>weighted mean</source>
        <extracomment>demcomposite, word to search for</extracomment>
        <translation>media ponderada</translation>
    </message>
    <message>
        <source>TV-L1</source>
        <extracomment>demcomposite, word to search for</extracomment>
        <translation>TV-L1</translation>
    </message>
    <message>
        <source>Huber</source>
        <extracomment>demcomposite, word to search for</extracomment>
        <translation>Huber</translation>
    </message>
    <message>
        <source>coregistration</source>
        <extracomment>demcomposite, word to search for</extracomment>
        <translation>corregistro</translation>
    </message>
    <message>
        <source>Features of a DEM</source>
        <extracomment>name of demfeatures</extracomment>
        <translation>Características de un MDE</translation>
    </message>
    <message>
        <source>Filters an elevation model, with 30 spatial filters or with ones that hills do not fool, and generalises them to cells of 250 m.</source>
        <extracomment>help of demfeatures</extracomment>
        <translation>Filtra un modelo de elevaciones, con 30 filtros espaciales o con otros a los que las colinas no engañan, y los generaliza a celdas de 250 m.</translation>
    </message>
    <message>
        <source>Each of the 30 filters of the paper brings out what buildings do to an elevation model and terrain does not: sharp curvature (f), what a small window opens or closes (m), the spread of these (d), and texture (ptx). Per cell the mean and the standard deviation of each filter are written: 60 features. The last band, VALID_SHARE, is the share of the cell&apos;s pixels that have a value, smallest over the filters.</source>
        <extracomment>help of demfeatures</extracomment>
        <translation>Cada uno de los 30 filtros del artículo resalta lo que los edificios hacen a un modelo de elevaciones y el terreno no: curvatura aguda (f), lo que una ventana pequeña abre o cierra (m), la dispersión de esto (d) y la textura (ptx). Por celda se escriben la media y la desviación típica de cada filtro: 60 características. La última banda, VALID_SHARE, es la parte de los píxeles de la celda que tienen valor, la menor de todos los filtros.</translation>
    </message>
    <message>
        <source>On hills these filters mistake rugged slopes for buildings. The terrain-robust set has other ones: what a quadratic surface fitted to a small window leaves of a pixel (q), its gradient and top-hat, the same weighted down where the ground around is steep (n), and slope and roughness of the terrain itself. With a second DEM, best of another sensor, it adds what both see (b) and how they differ (d).</source>
        <extracomment>help of demfeatures</extracomment>
        <translation>En las colinas, estos filtros confunden laderas abruptas con edificios. El conjunto robusto al terreno tiene otros: lo que una superficie cuadrática ajustada a una ventana pequeña deja de un píxel (q), su gradiente y top-hat, lo mismo con menos peso donde el suelo alrededor es empinado (n), y la pendiente y la rugosidad del propio terreno. Con un segundo MDE, mejor de otro sensor, añade lo que ambos ven (b) y en qué difieren (d).</translation>
    </message>
    <message>
        <source>The filters work on pixels, as in the paper: at latitude 60 a pixel of one arc-second is half as wide as high. A filter has a value where the pixel is valid and at least half of the filter&apos;s window is; nodata never enters a sum or an extremum, and the raster&apos;s edge counts as nodata.</source>
        <extracomment>help of demfeatures</extracomment>
        <translation>Los filtros trabajan sobre píxeles, como en el artículo: en la latitud 60° un píxel de un segundo de arco es la mitad de ancho que de alto. Un filtro tiene valor donde el píxel es válido y al menos la mitad de la ventana del filtro; nodata nunca entra en una suma ni en un extremo, y el borde del ráster cuenta como nodata.</translation>
    </message>
    <message>
        <source>Where numba is installed, the filters of a DEM of more than some 8 million pixels are compiled first, once a session (&quot;Preparing filters&quot;); without it the same numbers take several times as long.</source>
        <extracomment>help of demfeatures</extracomment>
        <translation>Si numba está instalado, los filtros de un MDE de más de unos 8 millones de píxeles se compilan primero, una vez por sesión («Preparing filters»); sin él, los mismos números tardan varias veces más.</translation>
    </message>
    <message>
        <source>The list of filters is our reading of the paper, whose table is published as a picture only.</source>
        <extracomment>help of demfeatures</extracomment>
        <translation>La lista de filtros es nuestra lectura del artículo, cuya tabla solo está publicada como imagen.</translation>
    </message>
    <message>
        <source>Source: Pesaresi, Corbane, Ren, Ng (2021), PLOS ONE, doi 10.1371/journal.pone.0244478, section 3.3; terrain-robust filters: our own, after Savitzky and Golay (1964).</source>
        <extracomment>help of demfeatures</extracomment>
        <translation>Fuente: Pesaresi, Corbane, Ren, Ng (2021), PLOS ONE, doi 10.1371/journal.pone.0244478, sección 3.3; filtros robustos al terreno: propios, según Savitzky y Golay (1964).</translation>
    </message>
    <message>
        <source>Elevation raster in metres; its first band is used. Filters work on its pixels as they are.</source>
        <extracomment>demfeatures, help of parameter INPUT</extracomment>
        <translation>Ráster de elevación en metros; se usa su primera banda. Los filtros trabajan sobre sus píxeles tal como son.</translation>
    </message>
    <message>
        <source>Set of features</source>
        <extracomment>demfeatures, parameter FEATURE_SET</extracomment>
        <translation>Conjunto de características</translation>
    </message>
    <message>
        <source>paper30: the paper&apos;s filters, chosen below; terrain_robust: filters that a hillside does not fool, for places that are not flat; all: both. Only with terrain_robust or all can a fitted model tell later on what slopes it may be trusted.</source>
        <extracomment>demfeatures, help of parameter FEATURE_SET</extracomment>
        <translation>paper30: los filtros del artículo, elegidos abajo; terrain_robust: filtros a los que una ladera no engaña, para lugares que no son llanos; all: ambos. Solo con terrain_robust o all podrá después un modelo ajustado decir en qué pendientes se puede confiar en él.</translation>
    </message>
    <message>
        <source>Which of the paper&apos;s 30 filters to compute. f1-f3: Laplacians; m1-m3: residuals of opening and closing; d1-d3: gradients of these; ptx: texture contrast. m2d1 is the paper&apos;s best for the average gross height. Without effect where the set of features is terrain_robust.</source>
        <extracomment>demfeatures, help of parameter FILTERS</extracomment>
        <translation>Cuáles de los 30 filtros del artículo se calculan. f1-f3: laplacianos; m1-m3: residuos de apertura y cierre; d1-d3: gradientes de estos; ptx: contraste de textura. m2d1 es el mejor del artículo para la altura bruta media. Sin efecto si el conjunto de características es terrain_robust.</translation>
    </message>
    <message>
        <source>Second DEM of the place</source>
        <extracomment>demfeatures, parameter SECOND_DEM</extracomment>
        <translation>Segundo MDE del lugar</translation>
    </message>
    <message>
        <source>A further elevation raster in metres, best of another sensor (NASADEM beside Copernicus GLO-30, say): adds to the terrain-robust features what both see, and how they differ. Resampled to the first DEM&apos;s grid where it lies on another.</source>
        <extracomment>demfeatures, help of parameter SECOND_DEM</extracomment>
        <translation>Otro ráster de elevación en metros, mejor de otro sensor (por ejemplo NASADEM junto a Copernicus GLO-30): añade a las características robustas al terreno lo que ambos ven y en qué difieren. Se remuestrea a la cuadrícula del primer MDE si está en otra.</translation>
    </message>
    <message>
        <source>Use the cells of this raster</source>
        <extracomment>ancillaryfeatures, parameter GRID</extracomment>
        <translation>Usar las celdas de este ráster</translation>
    </message>
    <message>
        <source>A raster whose CRS, cells and extent are used, so that outputs fit on each other.</source>
        <extracomment>demfeatures, help of parameter GRID</extracomment>
        <translation>Un ráster cuyo SRC, celdas y extensión se usan, para que las salidas encajen entre sí.</translation>
    </message>
    <message>
        <source>Cell size (m)</source>
        <extracomment>ancillaryfeatures, parameter CELL_SIZE</extracomment>
        <translation>Tamaño de celda (m)</translation>
    </message>
    <message>
        <source>CRS of the cells (default: local UTM zone)</source>
        <extracomment>ancillaryfeatures, parameter CRS</extracomment>
        <translation>SRC de las celdas (por defecto: zona UTM local)</translation>
    </message>
    <message>
        <source>A cell has a value when at least this share of its pixels has one; 1 is strict.</source>
        <extracomment>demfeatures, help of parameter MIN_VALID</extracomment>
        <translation>Una celda tiene valor cuando al menos esta parte de sus píxeles lo tiene; 1 es estricto.</translation>
    </message>
    <message>
        <source>Sum of the Laplacian kernels</source>
        <extracomment>demfeatures, parameter KERNEL_SUM</extracomment>
        <translation>Suma de los núcleos laplacianos</translation>
    </message>
    <message>
        <source>laplacian: the kernels sum to zero; sharpening: the pixel itself is added, so they sum to one.</source>
        <extracomment>demfeatures, help of parameter KERNEL_SUM</extracomment>
        <translation>laplacian: los núcleos suman cero; sharpening: se añade el propio píxel, de modo que suman uno.</translation>
    </message>
    <message>
        <source>Assignment of pixels to cells</source>
        <extracomment>ancillaryfeatures, parameter ASSIGNMENT</extracomment>
        <translation>Asignación de píxeles a celdas</translation>
    </message>
    <message>
        <source>centre: a pixel counts in the cell that holds its centre; area: it is shared out by area.</source>
        <extracomment>demfeatures, help of parameter ASSIGNMENT</extracomment>
        <translation>centre: un píxel cuenta en la celda que contiene su centro; area: se reparte según el área.</translation>
    </message>
    <message>
        <source>DEM features</source>
        <extracomment>demfeatures, parameter OUTPUT</extracomment>
        <translation>Características del MDE</translation>
    </message>
    <message>
        <source>GeoTIFF with a mean and a standard deviation of each filter: bands f1_mean, f1_std, …; and VALID_SHARE.</source>
        <extracomment>demfeatures, help of parameter OUTPUT</extracomment>
        <translation>GeoTIFF con la media y la desviación típica de cada filtro: bandas f1_mean, f1_std, …; y VALID_SHARE.</translation>
    </message>
    <message>
        <source>Filters at the DEM&apos;s own grid</source>
        <extracomment>demfeatures, parameter FILTERED</extracomment>
        <translation>Filtros en la cuadrícula del MDE</translation>
    </message>
    <message>
        <source>Also write the filters before generalisation, a band each.</source>
        <extracomment>demfeatures, help of parameter FILTERED</extracomment>
        <translation>Escribir también los filtros antes de generalizar, una banda cada uno.</translation>
    </message>
    <message>
        <source>filter</source>
        <extracomment>demfeatures, word to search for</extracomment>
        <translation>filtro</translation>
    </message>
    <message>
        <source>Laplacian</source>
        <extracomment>demfeatures, word to search for</extracomment>
        <translation>laplaciano</translation>
    </message>
    <message>
        <source>morphology</source>
        <extracomment>demfeatures, word to search for</extracomment>
        <translation>morfología</translation>
    </message>
    <message>
        <source>texture</source>
        <extracomment>demfeatures, word to search for</extracomment>
        <translation>textura</translation>
    </message>
    <message>
        <source>PANTEX</source>
        <extracomment>demfeatures, word to search for</extracomment>
        <translation>PANTEX</translation>
    </message>
    <message>
        <source>GLCM</source>
        <extracomment>demfeatures, word to search for</extracomment>
        <translation>GLCM</translation>
    </message>
    <message>
        <source>building height</source>
        <extracomment>ancillaryfeatures, word to search for</extracomment>
        <translation>altura de edificios</translation>
    </message>
    <message>
        <source>GHSL</source>
        <extracomment>ancillaryfeatures, word to search for</extracomment>
        <translation>GHSL</translation>
    </message>
    <message>
        <source>terrain</source>
        <extracomment>demfeatures, word to search for</extracomment>
        <translation>terreno</translation>
    </message>
    <message>
        <source>slope</source>
        <extracomment>demfeatures, word to search for</extracomment>
        <translation>pendiente</translation>
    </message>
    <message>
        <source>hills</source>
        <extracomment>demfeatures, word to search for</extracomment>
        <translation>colinas</translation>
    </message>
    <message>
        <source>roughness</source>
        <extracomment>demfeatures, word to search for</extracomment>
        <translation>rugosidad</translation>
    </message>
    <message>
        <source>2 Building heights</source>
        <extracomment>group of algorithms</extracomment>
        <translation>2 Alturas de edificios</translation>
    </message>
    <message>
        <source>Reference components</source>
        <extracomment>footprintstomodel, parameter reference:REFERENCE</extracomment>
        <translation>Componentes de referencia</translation>
    </message>
    <message>
        <source>Measures the average and standard deviation of building height in cells of 250 m, from known building heights.</source>
        <extracomment>help of referencecomponents</extracomment>
        <translation>Mide la media y la desviación típica de la altura de los edificios en celdas de 250 m, a partir de alturas conocidas.</translation>
    </message>
    <message>
        <source>Gross components (AGBH, SGBH) count all ground in a cell, net ones (ANBH, SNBH) only what is built on; the built-up share is AGBH / ANBH. Heights come from footprints with a height field, or an nDSM, or a DSM with a DTM, sampled every metre. The last band, VALID_SHARE, is the share of the cell&apos;s samples whose height is known.</source>
        <extracomment>help of referencecomponents</extracomment>
        <translation>Las componentes brutas (AGBH, SGBH) cuentan todo el suelo de una celda, las netas (ANBH, SNBH) solo el edificado; la parte edificada es AGBH / ANBH. Las alturas vienen de huellas con un campo de altura, de un MDSn, o de un MDS con un MDT, muestreados cada metro. La última banda, VALID_SHARE, es la parte de las muestras de la celda cuya altura se conoce.</translation>
    </message>
    <message>
        <source>Only cells whose samples all lie inside the extent and the covered area have values, so that ground of unknown height is not taken for empty ground. Footprints without a usable height are skipped and counted; their ground counts as open ground, so look at how many they are. A footprint counts at the sample points that it holds.</source>
        <extracomment>help of referencecomponents</extracomment>
        <translation>Solo tienen valores las celdas cuyas muestras están todas dentro de la extensión y del área cubierta, para que el suelo de altura desconocida no se tome por vacío. Las huellas sin altura utilizable se omiten y se cuentan; su suelo cuenta como libre, así que mire cuántas son. Una huella cuenta en los puntos de muestreo que contiene.</translation>
    </message>
    <message>
        <source>Source: Pesaresi, Corbane, Ren, Ng (2021), PLOS ONE, doi 10.1371/journal.pone.0244478, section 3.2, equations 1 to 4.</source>
        <extracomment>help of referencecomponents</extracomment>
        <translation>Fuente: Pesaresi, Corbane, Ren, Ng (2021), PLOS ONE, doi 10.1371/journal.pone.0244478, sección 3.2, ecuaciones 1 a 4.</translation>
    </message>
    <message>
        <source>Building footprints</source>
        <extracomment>footprintstomodel, parameter BUILDINGS</extracomment>
        <translation>Huellas de edificios</translation>
    </message>
    <message>
        <source>Polygons with a height field. Where footprints overlap, the highest counts. Give this, or an nDSM, or a DSM with a DTM.</source>
        <extracomment>referencecomponents, help of parameter BUILDINGS</extracomment>
        <translation>Polígonos con un campo de altura. Donde se solapan huellas, cuenta la más alta. Dé esto, o un MDSn, o un MDS con un MDT.</translation>
    </message>
    <message>
        <source>Height field</source>
        <extracomment>footprintstomodel, parameter HEIGHT</extracomment>
        <translation>Campo de altura</translation>
    </message>
    <message>
        <source>nDSM (heights above ground)</source>
        <extracomment>referencecomponents, parameter NDSM</extracomment>
        <translation>MDSn (alturas sobre el suelo)</translation>
    </message>
    <message>
        <source>Normalised surface model in metres, instead of footprints. Everything above 0 counts as building.</source>
        <extracomment>referencecomponents, help of parameter NDSM</extracomment>
        <translation>Modelo digital de superficies normalizado en metros, en vez de huellas. Todo lo que supera 0 cuenta como edificio.</translation>
    </message>
    <message>
        <source>DSM (surface)</source>
        <extracomment>referencecomponents, parameter DSM</extracomment>
        <translation>MDS (superficie)</translation>
    </message>
    <message>
        <source>Surface model in metres, together with a DTM, instead of footprints.</source>
        <extracomment>referencecomponents, help of parameter DSM</extracomment>
        <translation>Modelo digital de superficies en metros, junto con un MDT, en vez de huellas.</translation>
    </message>
    <message>
        <source>DTM (ground)</source>
        <extracomment>referencecomponents, parameter DTM</extracomment>
        <translation>MDT (suelo)</translation>
    </message>
    <message>
        <source>Extent in which all heights are known</source>
        <extracomment>referencecomponents, parameter EXTENT</extracomment>
        <translation>Extensión en la que se conocen todas las alturas</translation>
    </message>
    <message>
        <source>Cells that reach beyond it are nodata. Empty: the extent of the input.</source>
        <extracomment>referencecomponents, help of parameter EXTENT</extracomment>
        <translation>Las celdas que la sobrepasan son nodata. Vacío: la extensión de la entrada.</translation>
    </message>
    <message>
        <source>Area in which all heights are known</source>
        <extracomment>footprintstomodel, parameter COVERAGE</extracomment>
        <translation>Área en la que se conocen todas las alturas</translation>
    </message>
    <message>
        <source>Polygons: outside them the height is not known, rather than zero.</source>
        <extracomment>referencecomponents, help of parameter COVERAGE</extracomment>
        <translation>Polígonos: fuera de ellos la altura no se conoce, que no es lo mismo que cero.</translation>
    </message>
    <message>
        <source>A raster whose CRS, cells and extent are used: the DEM features to be paired with these.</source>
        <extracomment>ancillaryfeatures, help of parameter GRID</extracomment>
        <translation>Un ráster cuyo SRC, celdas y extensión se usan: las características del MDE con las que esto se va a emparejar.</translation>
    </message>
    <message>
        <source>Sampling distance (m)</source>
        <extracomment>referencecomponents, parameter RESOLUTION</extracomment>
        <translation>Distancia de muestreo (m)</translation>
    </message>
    <message>
        <source>Heights are sampled at points this far apart; must divide the cell size.</source>
        <extracomment>referencecomponents, help of parameter RESOLUTION</extracomment>
        <translation>Las alturas se muestrean en puntos con esta separación; debe dividir el tamaño de celda.</translation>
    </message>
    <message>
        <source>A cell has values when at least this share of its samples is covered; 1, as in the paper, is strict.</source>
        <extracomment>referencecomponents, help of parameter MIN_VALID</extracomment>
        <translation>Una celda tiene valores cuando al menos esta parte de sus muestras está cubierta; 1, como en el artículo, es estricto.</translation>
    </message>
    <message>
        <source>Lowest building (m)</source>
        <extracomment>footprintstomodel, parameter MIN_HEIGHT</extracomment>
        <translation>Edificio más bajo (m)</translation>
    </message>
    <message>
        <source>Samples up to this height count as ground; about 2 m keeps the noise of an nDSM from looking built-up.</source>
        <extracomment>referencecomponents, help of parameter MIN_HEIGHT</extracomment>
        <translation>Las muestras hasta esta altura cuentan como suelo; unos 2 m evitan que el ruido de un MDSn parezca edificación.</translation>
    </message>
    <message>
        <source>GeoTIFF with bands AGBH, ANBH, SGBH, SNBH, BUILT_SHARE, VOLUME, FLOOR_AREA, VALID_SHARE.</source>
        <extracomment>footprintstomodel, help of parameter reference:REFERENCE</extracomment>
        <translation>GeoTIFF con las bandas AGBH, ANBH, SGBH, SNBH, BUILT_SHARE, VOLUME, FLOOR_AREA, VALID_SHARE.</translation>
    </message>
    <message>
        <source>Valid cells</source>
        <extracomment>referencecomponents, output CELLS</extracomment>
        <translation>Celdas válidas</translation>
    </message>
    <message>
        <source>Footprints read</source>
        <extracomment>referencecomponents, output FOOTPRINTS</extracomment>
        <translation>Huellas leídas</translation>
    </message>
    <message>
        <source>Footprints skipped for want of a usable height</source>
        <extracomment>referencecomponents, output SKIPPED</extracomment>
        <translation>Huellas omitidas por falta de una altura utilizable</translation>
    </message>
    <message>
        <source>AGBH</source>
        <extracomment>gvcfit, word to search for</extracomment>
        <translation>AGBH</translation>
    </message>
    <message>
        <source>ANBH</source>
        <extracomment>gvcfit, word to search for</extracomment>
        <translation>ANBH</translation>
    </message>
    <message>
        <source>SGBH</source>
        <extracomment>gvcfit, word to search for</extracomment>
        <translation>SGBH</translation>
    </message>
    <message>
        <source>SNBH</source>
        <extracomment>gvcfit, word to search for</extracomment>
        <translation>SNBH</translation>
    </message>
    <message>
        <source>nDSM</source>
        <extracomment>referencecomponents, word to search for</extracomment>
        <translation>MDSn</translation>
    </message>
    <message>
        <source>footprints</source>
        <extracomment>referencecomponents, word to search for</extracomment>
        <translation>huellas</translation>
    </message>
    <message>
        <source>volume</source>
        <extracomment>gvcpredict, word to search for</extracomment>
        <translation>volumen</translation>
    </message>
    <message>
        <source>floor area</source>
        <extracomment>gvcpredict, word to search for</extracomment>
        <translation>superficie construida</translation>
    </message>
    <message>
        <source>Ancillary features</source>
        <extracomment>name of ancillaryfeatures</extracomment>
        <translation>Características auxiliares</translation>
    </message>
    <message>
        <source>Measures how much of each cell of 250 m is built-up, and how green it is, from land cover and satellite images.</source>
        <extracomment>help of ancillaryfeatures</extracomment>
        <translation>Mide cuánto de cada celda de 250 m está edificado y cuán verde es, a partir de la cobertura del suelo y de imágenes de satélite.</translation>
    </message>
    <message>
        <source>BU is the built-up share. With an NDVI, or red and near infrared, six more bands tell the share of ground of low (veg1), medium (veg2) and high (veg3) greenness, apart for built-up (bu) and other ground (nbu). They are predictors beside the features of a DEM: give both rasters to &apos;Fit a height model&apos; and &apos;Predict building heights&apos;.</source>
        <extracomment>help of ancillaryfeatures</extracomment>
        <translation>BU es la parte edificada. Con un NDVI, o rojo e infrarrojo cercano, seis bandas más dan la parte del suelo de verdor bajo (veg1), medio (veg2) y alto (veg3), por separado para el suelo edificado (bu) y el resto (nbu). Son predictores junto a las características de un MDE: dé ambos rásteres a «Ajustar un modelo de alturas» y «Predecir alturas de edificios».</translation>
    </message>
    <message>
        <source>Built-up is a mask or share, or classes of land cover named in the second parameter. Inputs may have any resolution and CRS: the finest one&apos;s pixels are worked on, the others are looked up at their centres. Set the grid to the DEM features that these are to be paired with.</source>
        <extracomment>help of ancillaryfeatures</extracomment>
        <translation>Lo edificado es una máscara o una parte, o clases de cobertura del suelo nombradas en el segundo parámetro. Las entradas pueden tener cualquier resolución y SRC: se trabaja con los píxeles de la más fina, las demás se consultan en sus centros. Ponga la cuadrícula en las características del MDE con las que esto se va a emparejar.</translation>
    </message>
    <message>
        <source>The paper leaves gaps between the classes of NDVI, and its upper limit of 0.9: a pixel in a gap is of no class. It takes the greenest image of the year; an image of winter gives other features.</source>
        <extracomment>help of ancillaryfeatures</extracomment>
        <translation>El artículo deja huecos entre las clases de NDVI, y su límite superior de 0,9: un píxel en un hueco no es de ninguna clase. Toma la imagen más verde del año; una imagen de invierno da otras características.</translation>
    </message>
    <message>
        <source>Source: Pesaresi, Corbane, Ren, Ng (2021), PLOS ONE, doi 10.1371/journal.pone.0244478, section 3.3.2.</source>
        <extracomment>help of ancillaryfeatures</extracomment>
        <translation>Fuente: Pesaresi, Corbane, Ren, Ng (2021), PLOS ONE, doi 10.1371/journal.pone.0244478, sección 3.3.2.</translation>
    </message>
    <message>
        <source>Built-up raster</source>
        <extracomment>ancillaryfeatures, parameter BUILT</extracomment>
        <translation>Ráster de lo edificado</translation>
    </message>
    <message>
        <source>A mask (0 and 1), a share from 0 to 1, or classes of land cover; its first band is used.</source>
        <extracomment>ancillaryfeatures, help of parameter BUILT</extracomment>
        <translation>Una máscara (0 y 1), una parte de 0 a 1, o clases de cobertura del suelo; se usa su primera banda.</translation>
    </message>
    <message>
        <source>Built-up classes</source>
        <extracomment>ancillaryfeatures, parameter BUILT_CLASSES</extracomment>
        <translation>Clases edificadas</translation>
    </message>
    <message>
        <source>The classes that are built-up, such as 50 (ESA WorldCover) or 3-6 (GHS-BUILT of Landsat); numbers and ranges, separated by commas. Empty: the raster is a mask or a share.</source>
        <extracomment>ancillaryfeatures, help of parameter BUILT_CLASSES</extracomment>
        <translation>Las clases edificadas, como 50 (ESA WorldCover) o 3-6 (GHS-BUILT de Landsat); números e intervalos, separados por comas. Vacío: el ráster es una máscara o una parte.</translation>
    </message>
    <message>
        <source>What the built-up raster is multiplied by to give a share: 0.01 for percent, 0.0001 for square metres in pixels of 100 m. Not used for classes.</source>
        <extracomment>ancillaryfeatures, help of parameter BUILT_FACTOR</extracomment>
        <translation>Por cuánto se multiplica el ráster de lo edificado para dar una parte: 0,01 para porcentajes, 0,0001 para metros cuadrados en píxeles de 100 m. No se usa con clases.</translation>
    </message>
    <message>
        <source>NDVI</source>
        <extracomment>ancillaryfeatures, parameter NDVI</extracomment>
        <translation>NDVI</translation>
    </message>
    <message>
        <source>Greenness; its first band is used. Give this, or red and near infrared, or neither: then the built-up share is all that is written.</source>
        <extracomment>ancillaryfeatures, help of parameter NDVI</extracomment>
        <translation>Verdor; se usa su primera banda. Dé esto, o rojo e infrarrojo cercano, o nada: entonces solo se escribe la parte edificada.</translation>
    </message>
    <message>
        <source>Red</source>
        <extracomment>ancillaryfeatures, parameter RED</extracomment>
        <translation>Rojo</translation>
    </message>
    <message>
        <source>Band of red</source>
        <extracomment>ancillaryfeatures, parameter RED_BAND</extracomment>
        <translation>Banda del rojo</translation>
    </message>
    <message>
        <source>Its number in the raster of red, such as 3 where the bands are B02, B03, B04.</source>
        <extracomment>ancillaryfeatures, help of parameter RED_BAND</extracomment>
        <translation>Su número en el ráster del rojo, como 3 si las bandas son B02, B03, B04.</translation>
    </message>
    <message>
        <source>Near infrared</source>
        <extracomment>ancillaryfeatures, parameter NIR</extracomment>
        <translation>Infrarrojo cercano</translation>
    </message>
    <message>
        <source>Reflectance of near infrared in the same unit. Empty: it is another band of the raster of red.</source>
        <extracomment>ancillaryfeatures, help of parameter NIR</extracomment>
        <translation>Reflectancia del infrarrojo cercano en la misma unidad. Vacío: es otra banda del ráster del rojo.</translation>
    </message>
    <message>
        <source>Band of near infrared</source>
        <extracomment>ancillaryfeatures, parameter NIR_BAND</extracomment>
        <translation>Banda del infrarrojo cercano</translation>
    </message>
    <message>
        <source>Its number in the raster of near infrared, or in that of red.</source>
        <extracomment>ancillaryfeatures, help of parameter NIR_BAND</extracomment>
        <translation>Su número en el ráster del infrarrojo cercano, o en el del rojo.</translation>
    </message>
    <message>
        <source>What the raster of NDVI is multiplied by: 0.0001 for whole numbers up to 10000. What the file itself declares as scale and offset is applied before.</source>
        <extracomment>ancillaryfeatures, help of parameter NDVI_FACTOR</extracomment>
        <translation>Por cuánto se multiplica el ráster de NDVI: 0,0001 para enteros hasta 10000. Lo que el propio archivo declara como escala y desplazamiento se aplica antes.</translation>
    </message>
    <message>
        <source>Classes of greenness</source>
        <extracomment>ancillaryfeatures, parameter GREENNESS_CLASSES</extracomment>
        <translation>Clases de verdor</translation>
    </message>
    <message>
        <source>Bounds of the NDVI of low, medium and high greenness, the paper&apos;s by default. A pixel between two classes is of none.</source>
        <extracomment>ancillaryfeatures, help of parameter GREENNESS_CLASSES</extracomment>
        <translation>Límites del NDVI para verdor bajo, medio y alto, por defecto los del artículo. Un píxel entre dos clases no es de ninguna.</translation>
    </message>
    <message>
        <source>A cell has a value when at least this share of its pixels is known; 1 is strict.</source>
        <extracomment>ancillaryfeatures, help of parameter MIN_VALID</extracomment>
        <translation>Una celda tiene valor cuando se conoce al menos esta parte de sus píxeles; 1 es estricto.</translation>
    </message>
    <message>
        <source>area: a pixel is shared out by area; centre: it counts in the cell that holds its centre, which is faster and as good for pixels of a few metres.</source>
        <extracomment>ancillaryfeatures, help of parameter ASSIGNMENT</extracomment>
        <translation>area: un píxel se reparte según el área; centre: cuenta en la celda que contiene su centro, lo que es más rápido e igual de bueno con píxeles de unos metros.</translation>
    </message>
    <message>
        <source>GeoTIFF with bands BU, veg1bu, veg2bu, veg3bu, veg1nbu, veg2nbu, veg3nbu (BU alone without greenness) and VALID_SHARE.</source>
        <extracomment>ancillaryfeatures, help of parameter OUTPUT</extracomment>
        <translation>GeoTIFF con las bandas BU, veg1bu, veg2bu, veg3bu, veg1nbu, veg2nbu, veg3nbu (solo BU sin verdor) y VALID_SHARE.</translation>
    </message>
    <message>
        <source>Cells with a built-up share</source>
        <extracomment>ancillaryfeatures, output CELLS</extracomment>
        <translation>Celdas con parte edificada</translation>
    </message>
    <message>
        <source>Cells with classes of greenness</source>
        <extracomment>ancillaryfeatures, output GREEN_CELLS</extracomment>
        <translation>Celdas con clases de verdor</translation>
    </message>
    <message>
        <source>built-up</source>
        <extracomment>ancillaryfeatures, word to search for</extracomment>
        <translation>edificado</translation>
    </message>
    <message>
        <source>land cover</source>
        <extracomment>ancillaryfeatures, word to search for</extracomment>
        <translation>cobertura del suelo</translation>
    </message>
    <message>
        <source>greenness</source>
        <extracomment>ancillaryfeatures, word to search for</extracomment>
        <translation>verdor</translation>
    </message>
    <message>
        <source>vegetation</source>
        <extracomment>ancillaryfeatures, word to search for</extracomment>
        <translation>vegetación</translation>
    </message>
    <message>
        <source>BU</source>
        <extracomment>ancillaryfeatures, word to search for</extracomment>
        <translation>BU</translation>
    </message>
    <message>
        <source>veg</source>
        <extracomment>ancillaryfeatures, word to search for</extracomment>
        <translation>veg</translation>
    </message>
    <message>
        <source>WorldCover</source>
        <extracomment>ancillaryfeatures, word to search for</extracomment>
        <translation>WorldCover</translation>
    </message>
    <message>
        <source>share</source>
        <extracomment>ancillaryfeatures, word to search for</extracomment>
        <translation>proporción</translation>
    </message>
    <message>
        <source>Screen features</source>
        <extracomment>name of gvcscreen</extracomment>
        <translation>Cribar características</translation>
    </message>
    <message>
        <source>Tells which feature of which DEM says most about building heights, each taken alone.</source>
        <extracomment>help of gvcscreen</extracomment>
        <translation>Dice qué característica de qué MDE informa más sobre las alturas de los edificios, cada una por sí sola.</translation>
    </message>
    <message>
        <source>Every component is regressed by a straight line on every feature of every DEM (source), in every area and in all areas together. The table holds each line, its correlation and its RMSE; the report tells the best in words, shows the smallest error of every source and area, and lists the five best features.</source>
        <extracomment>help of gvcscreen</extracomment>
        <translation>Cada componente se ajusta con una recta a cada característica de cada MDE (fuente), en cada área y en todas juntas. La tabla contiene cada recta, su correlación y su RMSE; el informe dice las mejores en palabras, muestra el menor error de cada fuente y área, y enumera las cinco mejores características.</translation>
    </message>
    <message>
        <source>Name the sources in NAMES when there are several cities: rasters of one name in different places are one source. Every reference raster is an area.</source>
        <extracomment>help of gvcscreen</extracomment>
        <translation>Nombre las fuentes en NAMES cuando hay varias ciudades: rásteres de un mismo nombre en lugares distintos son una sola fuente. Cada ráster de referencia es un área.</translation>
    </message>
    <message>
        <source>The errors are those of the fit itself, on the same cells, so they flatter: use them to choose features, and &apos;Fit a height model&apos; for errors to quote.</source>
        <extracomment>help of gvcscreen</extracomment>
        <translation>Los errores son los del propio ajuste, en las mismas celdas, así que favorecen: úselos para elegir características, y «Ajustar un modelo de alturas» para errores que citar.</translation>
    </message>
    <message>
        <source>Source: Pesaresi, Corbane, Ren, Ng (2021), PLOS ONE, doi 10.1371/journal.pone.0244478, sections 3.4.1 and 4.1.</source>
        <extracomment>help of gvcscreen</extracomment>
        <translation>Fuente: Pesaresi, Corbane, Ren, Ng (2021), PLOS ONE, doi 10.1371/journal.pone.0244478, secciones 3.4.1 y 4.1.</translation>
    </message>
    <message>
        <source>Features rasters of one or more DEMs (sources), of one or more cities. They are paired with the references by where they lie; bands are found by name.</source>
        <extracomment>gvcscreen, help of parameter FEATURES</extracomment>
        <translation>Rásteres de características de uno o varios MDE (fuentes), de una o varias ciudades. Se emparejan con las referencias por su posición; las bandas se buscan por su nombre.</translation>
    </message>
    <message>
        <source>The DEM of each raster, in their order, separated by commas: SRTM, AW3D30, SRTM, AW3D30. Rasters of one name in several places are one source in several cities. Empty: the DEM&apos;s file name as the raster&apos;s metadata tell it, else the raster&apos;s; several cities then need DEMs of one name.</source>
        <extracomment>gvcscreen, help of parameter NAMES</extracomment>
        <translation>El MDE de cada ráster, en su orden, separados por comas: SRTM, AW3D30, SRTM, AW3D30. Rásteres de un mismo nombre en varios lugares son una fuente en varias ciudades. Vacío: el nombre de archivo del MDE según los metadatos del ráster, o si no el del ráster; varias ciudades necesitan entonces MDE de un mismo nombre.</translation>
    </message>
    <message>
        <source>Reference rasters, one per city, on the cells of the features. Each is an area, named by its file.</source>
        <extracomment>gvcscreen, help of parameter REFERENCE</extracomment>
        <translation>Rásteres de referencia, uno por ciudad, en las celdas de las características. Cada uno es un área, con el nombre de su archivo.</translation>
    </message>
    <message>
        <source>Components to screen</source>
        <extracomment>gvcscreen, parameter TARGETS</extracomment>
        <translation>Componentes que se criban</translation>
    </message>
    <message>
        <source>Average (A) and standard deviation (S) of gross (G) and net (N) building height (BH).</source>
        <extracomment>gvcfit, help of parameter TARGETS</extracomment>
        <translation>Media (A) y desviación típica (S) de la altura de los edificios (BH), bruta (G) y neta (N).</translation>
    </message>
    <message>
        <source>Only cells that all sources know</source>
        <extracomment>gvcscreen, parameter COMMON_CELLS</extracomment>
        <translation>Solo celdas que todas las fuentes conocen</translation>
    </message>
    <message>
        <source>Only cells for which all features of all sources are known, so that their errors can be compared. Off: each line has its own cells, and n says how many.</source>
        <extracomment>gvcscreen, help of parameter COMMON_CELLS</extracomment>
        <translation>Solo celdas en las que se conocen todas las características de todas las fuentes, para que sus errores sean comparables. Desactivado: cada recta tiene sus propias celdas, y n dice cuántas.</translation>
    </message>
    <message>
        <source>Screening</source>
        <extracomment>gvcscreen, parameter OUTPUT</extracomment>
        <translation>Cribado</translation>
    </message>
    <message>
        <source>A table without geometry: a row for each feature, source, component and area, and for all areas together.</source>
        <extracomment>gvcscreen, help of parameter OUTPUT</extracomment>
        <translation>Una tabla sin geometría: una fila por característica, fuente, componente y área, y para todas las áreas juntas.</translation>
    </message>
    <message>
        <source>Screening as CSV</source>
        <extracomment>gvcscreen, parameter OUTPUT_CSV</extracomment>
        <translation>Cribado en CSV</translation>
    </message>
    <message>
        <source>The same table as text, with commas.</source>
        <extracomment>gvcscreen, help of parameter OUTPUT_CSV</extracomment>
        <translation>La misma tabla como texto, con comas.</translation>
    </message>
    <message>
        <source>The best features and sources in one self-contained HTML file.</source>
        <extracomment>gvcscreen, help of parameter OUTPUT_REPORT</extracomment>
        <translation>Las mejores características y fuentes en un solo archivo HTML autónomo.</translation>
    </message>
    <message>
        <source>Cells</source>
        <extracomment>footprintstomodel, parameter fit:CELLS</extracomment>
        <translation>Celdas</translation>
    </message>
    <message>
        <source>Best feature for AGBH</source>
        <extracomment>gvcscreen, output BEST_AGBH</extracomment>
        <translation>Mejor característica para AGBH</translation>
    </message>
    <message>
        <source>Its RMSE for AGBH (m)</source>
        <extracomment>gvcscreen, output BEST_RMSE_AGBH</extracomment>
        <translation>Su RMSE para AGBH (m)</translation>
    </message>
    <message>
        <source>Best feature for ANBH</source>
        <extracomment>gvcscreen, output BEST_ANBH</extracomment>
        <translation>Mejor característica para ANBH</translation>
    </message>
    <message>
        <source>Its RMSE for ANBH (m)</source>
        <extracomment>gvcscreen, output BEST_RMSE_ANBH</extracomment>
        <translation>Su RMSE para ANBH (m)</translation>
    </message>
    <message>
        <source>Best feature for SGBH</source>
        <extracomment>gvcscreen, output BEST_SGBH</extracomment>
        <translation>Mejor característica para SGBH</translation>
    </message>
    <message>
        <source>Its RMSE for SGBH (m)</source>
        <extracomment>gvcscreen, output BEST_RMSE_SGBH</extracomment>
        <translation>Su RMSE para SGBH (m)</translation>
    </message>
    <message>
        <source>Best feature for SNBH</source>
        <extracomment>gvcscreen, output BEST_SNBH</extracomment>
        <translation>Mejor característica para SNBH</translation>
    </message>
    <message>
        <source>Its RMSE for SNBH (m)</source>
        <extracomment>gvcscreen, output BEST_RMSE_SNBH</extracomment>
        <translation>Su RMSE para SNBH (m)</translation>
    </message>
    <message>
        <source>regression</source>
        <extracomment>footprintstomodel, word to search for</extracomment>
        <translation>regresión</translation>
    </message>
    <message>
        <source>univariate</source>
        <extracomment>gvcscreen, word to search for</extracomment>
        <translation>univariante</translation>
    </message>
    <message>
        <source>screening</source>
        <extracomment>gvcscreen, word to search for</extracomment>
        <translation>cribado</translation>
    </message>
    <message>
        <source>feature selection</source>
        <extracomment>gvcscreen, word to search for</extracomment>
        <translation>selección de variables</translation>
    </message>
    <message>
        <source>correlation</source>
        <extracomment>gvcscreen, word to search for</extracomment>
        <translation>correlación</translation>
    </message>
    <message>
        <source>RMSE</source>
        <extracomment>gvcscreen, word to search for</extracomment>
        <translation>RMSE</translation>
    </message>
    <message>
        <source>compare</source>
        <extracomment>gvcscreen, word to search for</extracomment>
        <translation>comparar</translation>
    </message>
    <message>
        <source>Fit a height model</source>
        <extracomment>name of gvcfit</extracomment>
        <translation>Ajustar un modelo de alturas</translation>
    </message>
    <message>
        <source>Fits a linear model of building height to reference cells, and says honestly how far to trust it.</source>
        <extracomment>help of gvcfit</extracomment>
        <translation>Ajusta un modelo lineal de la altura de los edificios a celdas de referencia y dice con honradez hasta dónde confiar en él.</translation>
    </message>
    <message>
        <source>Each component is regressed on DEM features of the same cells: on the best single one (the start), on those that you name, on all that are not too much alike, or on those that a stepwise selection takes. Several cities may be fitted together; features and references are paired by where they lie, bands by name.</source>
        <extracomment>help of gvcfit</extracomment>
        <translation>Cada componente se ajusta a características de MDE de las mismas celdas: a la mejor por sí sola (el comienzo), a las que usted nombra, a todas las que no se parecen demasiado, o a las que toma una selección por pasos. Se pueden ajustar varias ciudades juntas; características y referencias se emparejan por su posición, las bandas por su nombre.</translation>
    </message>
    <message>
        <source>The report begins with plain words: what error to expect where the model has not been, which of the errors to quote, and where not to use it. Random cells that are held out flatter, since their neighbours were seen; so whole blocks are held out too, and whole areas where there are several. Whatever is chosen from the data is chosen anew without them.</source>
        <extracomment>help of gvcfit</extracomment>
        <translation>El informe empieza con palabras sencillas: qué error esperar donde el modelo no ha estado, cuál de los errores citar y dónde no usarlo. Las celdas reservadas al azar favorecen, porque sus vecinas se vieron; por eso se reservan también bloques enteros, y áreas enteras donde hay varias. Todo lo que se elige a partir de los datos se vuelve a elegir sin ellos.</translation>
    </message>
    <message>
        <source>It goes on with coefficients and their intervals, relative importance (LMG), correlations, a map of residuals, errors by height, and what was dropped and why. The model is a JSON file that &apos;Predict building heights&apos; applies anywhere.</source>
        <extracomment>help of gvcfit</extracomment>
        <translation>Siguen los coeficientes y sus intervalos, la importancia relativa (LMG), correlaciones, un mapa de residuos, errores por altura, y qué se descartó y por qué. El modelo es un archivo JSON que «Predecir alturas de edificios» aplica en cualquier lugar.</translation>
    </message>
    <message>
        <source>Source: Pesaresi, Corbane, Ren, Ng (2021), PLOS ONE, doi 10.1371/journal.pone.0244478, sections 3.4 and 3.5.</source>
        <extracomment>help of gvcfit</extracomment>
        <translation>Fuente: Pesaresi, Corbane, Ren, Ng (2021), PLOS ONE, doi 10.1371/journal.pone.0244478, secciones 3.4 y 3.5.</translation>
    </message>
    <message>
        <source>Features rasters, one or more per city, of one or more cities. They are paired with the references by where they lie; bands are found by name.</source>
        <extracomment>gvcfit, help of parameter FEATURES</extracomment>
        <translation>Rásteres de características, uno o varios por ciudad, de una o varias ciudades. Se emparejan con las referencias por su posición; las bandas se buscan por su nombre.</translation>
    </message>
    <message>
        <source>Reference rasters, one per city, on the cells of the features (compute one with the other as its grid).</source>
        <extracomment>gvcfit, help of parameter REFERENCE</extracomment>
        <translation>Rásteres de referencia, uno por ciudad, en las celdas de las características (calcule uno con el otro como cuadrícula).</translation>
    </message>
    <message>
        <source>Components to model</source>
        <extracomment>gvcfit, parameter TARGETS</extracomment>
        <translation>Componentes que se modelan</translation>
    </message>
    <message>
        <source>Choice of predictors</source>
        <extracomment>footprintstomodel, parameter SELECTION</extracomment>
        <translation>Elección de los predictores</translation>
    </message>
    <message>
        <source>best_single: the one feature with the smallest RMSE, for each component; given: those named below; collinearity: all that are not too much like another one; stepwise: those of them that lower the AIC.</source>
        <extracomment>gvcfit, help of parameter SELECTION</extracomment>
        <translation>best_single: la única característica con el menor RMSE, para cada componente; given: las nombradas abajo; collinearity: todas las que no se parecen demasiado a otra; stepwise: las de ellas que bajan el AIC.</translation>
    </message>
    <message>
        <source>Names of feature bands, separated by commas or blanks: m2d1_mean, m1_std. For the selection &apos;given&apos; they are the predictors (linearly dependent ones are dropped with a warning), for &apos;collinearity&apos; and &apos;stepwise&apos; the candidates; empty there: all features.</source>
        <extracomment>gvcfit, help of parameter PREDICTORS</extracomment>
        <translation>Nombres de bandas de características, separados por comas o espacios: m2d1_mean, m1_std. Con la elección «given» son los predictores (los linealmente dependientes se descartan con un aviso), con «collinearity» y «stepwise» los candidatos; vacío en ese caso: todas las características.</translation>
    </message>
    <message>
        <source>ols: ordinary least squares, as in the paper; ridge: coefficients shrunk, for few cells; quantile: the median, which wild values do not move; gradient_boosting: judged beside the others in the report, while the model that is saved stays that of ols.</source>
        <extracomment>gvcfit, help of parameter METHOD</extracomment>
        <translation>ols: mínimos cuadrados ordinarios, como en el artículo; ridge: coeficientes contraídos, para pocas celdas; quantile: la mediana, que los valores disparatados no mueven; gradient_boosting: se juzga junto a los demás en el informe, mientras que el modelo guardado sigue siendo el de ols.</translation>
    </message>
    <message>
        <source>Collinearity rule</source>
        <extracomment>gvcfit, parameter COLLINEARITY</extracomment>
        <translation>Regla de colinealidad</translation>
    </message>
    <message>
        <source>pairwise: of the most correlated pair the one goes that is more like all others; mean_abs: as the paper words it, by the mean |r|; caret_exact: as R&apos;s findCorrelation, which the paper&apos;s numbers may come from.</source>
        <extracomment>gvcfit, help of parameter COLLINEARITY</extracomment>
        <translation>pairwise: del par más correlacionado se va el que más se parece a todos los demás; mean_abs: como lo expresa el artículo, según la media de |r|; caret_exact: como findCorrelation de R, de donde pueden venir los números del artículo.</translation>
    </message>
    <message>
        <source>Predictors that are more correlated than this are not kept together.</source>
        <extracomment>gvcfit, help of parameter CUTOFF</extracomment>
        <translation>Los predictores más correlacionados que esto no se conservan juntos.</translation>
    </message>
    <message>
        <source>Stepwise selection starts</source>
        <extracomment>gvcfit, parameter START</extracomment>
        <translation>La selección por pasos empieza</translation>
    </message>
    <message>
        <source>empty: with no predictor, adding; full: with all that the collinearity step left, dropping.</source>
        <extracomment>gvcfit, help of parameter START</extracomment>
        <translation>empty: sin ningún predictor, añadiendo; full: con todos los que dejó el paso de colinealidad, quitando.</translation>
    </message>
    <message>
        <source>Predictors at most</source>
        <extracomment>gvcfit, parameter MAX_PREDICTORS</extracomment>
        <translation>Número máximo de predictores</translation>
    </message>
    <message>
        <source>For &apos;collinearity&apos; and &apos;stepwise&apos;: those that explain most together. Empty: no limit. The paper has 16.</source>
        <extracomment>gvcfit, help of parameter MAX_PREDICTORS</extracomment>
        <translation>Para «collinearity» y «stepwise»: los que juntos explican más. Vacío: sin límite. El artículo tiene 16.</translation>
    </message>
    <message>
        <source>Areas to leave out in turn</source>
        <extracomment>gvcfit, parameter AREAS</extracomment>
        <translation>Áreas que se dejan fuera por turno</translation>
    </message>
    <message>
        <source>Polygons, cities or quarters: the model is judged in each by a fit to the others. Empty: each reference raster is an area.</source>
        <extracomment>gvcfit, help of parameter AREAS</extracomment>
        <translation>Polígonos, ciudades o barrios: el modelo se juzga en cada uno con un ajuste a los demás. Vacío: cada ráster de referencia es un área.</translation>
    </message>
    <message>
        <source>Field of their names</source>
        <extracomment>gvcfit, parameter AREAS_FIELD</extracomment>
        <translation>Campo con sus nombres</translation>
    </message>
    <message>
        <source>Polygons of one name are one area; empty: each polygon is one.</source>
        <extracomment>gvcfit, help of parameter AREAS_FIELD</extracomment>
        <translation>Los polígonos de un mismo nombre son un área; vacío: cada polígono es una.</translation>
    </message>
    <message>
        <source>Blocks held out (m)</source>
        <extracomment>footprintstomodel, parameter BLOCK_SIZE</extracomment>
        <translation>Bloques reservados (m)</translation>
    </message>
    <message>
        <source>Side of the square blocks that are held out together, since neighbouring cells are alike. Enlarged to three correlation lengths of the residuals; shrunk with a warning until there are five.</source>
        <extracomment>gvcfit, help of parameter BLOCK_SIZE</extracomment>
        <translation>Lado de los bloques cuadrados que se reservan juntos, porque las celdas vecinas se parecen. Se agranda a tres longitudes de correlación de los residuos; se reduce con un aviso hasta que haya cinco.</translation>
    </message>
    <message>
        <source>Errors robust against unequal variances</source>
        <extracomment>gvcfit, parameter ROBUST_ERRORS</extracomment>
        <translation>Errores robustos frente a varianzas desiguales</translation>
    </message>
    <message>
        <source>Standard errors, p and intervals after HC3: tall quarters scatter more than low ones.</source>
        <extracomment>gvcfit, help of parameter ROBUST_ERRORS</extracomment>
        <translation>Errores típicos, p e intervalos según HC3: los barrios altos dispersan más que los bajos.</translation>
    </message>
    <message>
        <source>Weights of cells</source>
        <extracomment>gvcfit, parameter WEIGHTS</extracomment>
        <translation>Pesos de las celdas</translation>
    </message>
    <message>
        <source>valid_share: a cell counts by the share of it in which features and reference are known.</source>
        <extracomment>gvcfit, help of parameter WEIGHTS</extracomment>
        <translation>valid_share: una celda cuenta según la parte de ella en que se conocen características y referencia.</translation>
    </message>
    <message>
        <source>Compare all methods</source>
        <extracomment>gvcfit, parameter COMPARE</extracomment>
        <translation>Comparar todos los métodos</translation>
    </message>
    <message>
        <source>Judge every method that can run here on the same blocks, in the report. Takes longer.</source>
        <extracomment>gvcfit, help of parameter COMPARE</extracomment>
        <translation>Juzgar cada método que pueda ejecutarse aquí en los mismos bloques, en el informe. Tarda más.</translation>
    </message>
    <message>
        <source>Height model</source>
        <extracomment>demstoheights, parameter MODEL</extracomment>
        <translation>Modelo de alturas</translation>
    </message>
    <message>
        <source>JSON that a person can read and that is enough to predict anywhere.</source>
        <extracomment>footprintstomodel, help of parameter fit:MODEL</extracomment>
        <translation>JSON que una persona puede leer y que basta para predecir en cualquier lugar.</translation>
    </message>
    <message>
        <source>One self-contained HTML file that begins with what to expect of the model, in plain words.</source>
        <extracomment>footprintstomodel, help of parameter fit:REPORT</extracomment>
        <translation>Un solo archivo HTML autónomo que empieza por lo que cabe esperar del modelo, con palabras sencillas.</translation>
    </message>
    <message>
        <source>Statistics as JSON</source>
        <extracomment>gvcfit, parameter OUTPUT_STATISTICS</extracomment>
        <translation>Estadísticas en JSON</translation>
    </message>
    <message>
        <source>Every figure of the report, for other programs.</source>
        <extracomment>gvcfit, help of parameter OUTPUT_STATISTICS</extracomment>
        <translation>Cada cifra del informe, para otros programas.</translation>
    </message>
    <message>
        <source>RMSE of AGBH (m)</source>
        <extracomment>gvcfit, output RMSE_AGBH</extracomment>
        <translation>RMSE de AGBH (m)</translation>
    </message>
    <message>
        <source>R² of AGBH</source>
        <extracomment>gvcfit, output R2_AGBH</extracomment>
        <translation>R² de AGBH</translation>
    </message>
    <message>
        <source>Cross-validated RMSE of AGBH (m)</source>
        <extracomment>gvcfit, output RMSE_CV_AGBH</extracomment>
        <translation>RMSE de AGBH con validación cruzada (m)</translation>
    </message>
    <message>
        <source>RMSE of AGBH in blocks that were held out (m)</source>
        <extracomment>gvcfit, output RMSE_BLOCKS_AGBH</extracomment>
        <translation>RMSE de AGBH en bloques reservados (m)</translation>
    </message>
    <message>
        <source>RMSE of AGBH in areas that were held out (m)</source>
        <extracomment>gvcfit, output RMSE_AREAS_AGBH</extracomment>
        <translation>RMSE de AGBH en áreas reservadas (m)</translation>
    </message>
    <message>
        <source>RMSE of AGBH to quote (m)</source>
        <extracomment>gvcfit, output RMSE_UNSEEN_AGBH</extracomment>
        <translation>RMSE de AGBH que citar (m)</translation>
    </message>
    <message>
        <source>R² of AGBH of cells not seen</source>
        <extracomment>gvcfit, output R2_UNSEEN_AGBH</extracomment>
        <translation>R² de AGBH de celdas no vistas</translation>
    </message>
    <message>
        <source>Mean error of AGBH in cells not seen (m)</source>
        <extracomment>gvcfit, output BIAS_UNSEEN_AGBH</extracomment>
        <translation>Error medio de AGBH en celdas no vistas (m)</translation>
    </message>
    <message>
        <source>Adjusted R² of AGBH</source>
        <extracomment>gvcfit, output ADJUSTED_R2_AGBH</extracomment>
        <translation>R² ajustado de AGBH</translation>
    </message>
    <message>
        <source>AIC of AGBH</source>
        <extracomment>gvcfit, output AIC_AGBH</extracomment>
        <translation>AIC de AGBH</translation>
    </message>
    <message>
        <source>Correlation length of the residuals of AGBH (m)</source>
        <extracomment>gvcfit, output CORRELATION_LENGTH_AGBH</extracomment>
        <translation>Longitud de correlación de los residuos de AGBH (m)</translation>
    </message>
    <message>
        <source>Cells of AGBH</source>
        <extracomment>gvcfit, output CELLS_AGBH</extracomment>
        <translation>Celdas de AGBH</translation>
    </message>
    <message>
        <source>Number of predictors of AGBH</source>
        <extracomment>gvcfit, output PREDICTORS_AGBH</extracomment>
        <translation>Número de predictores de AGBH</translation>
    </message>
    <message>
        <source>Predictors of AGBH</source>
        <extracomment>gvcfit, output PREDICTOR_NAMES_AGBH</extracomment>
        <translation>Predictores de AGBH</translation>
    </message>
    <message>
        <source>RMSE of ANBH (m)</source>
        <extracomment>gvcfit, output RMSE_ANBH</extracomment>
        <translation>RMSE de ANBH (m)</translation>
    </message>
    <message>
        <source>R² of ANBH</source>
        <extracomment>gvcfit, output R2_ANBH</extracomment>
        <translation>R² de ANBH</translation>
    </message>
    <message>
        <source>Cross-validated RMSE of ANBH (m)</source>
        <extracomment>gvcfit, output RMSE_CV_ANBH</extracomment>
        <translation>RMSE de ANBH con validación cruzada (m)</translation>
    </message>
    <message>
        <source>RMSE of ANBH in blocks that were held out (m)</source>
        <extracomment>gvcfit, output RMSE_BLOCKS_ANBH</extracomment>
        <translation>RMSE de ANBH en bloques reservados (m)</translation>
    </message>
    <message>
        <source>RMSE of ANBH in areas that were held out (m)</source>
        <extracomment>gvcfit, output RMSE_AREAS_ANBH</extracomment>
        <translation>RMSE de ANBH en áreas reservadas (m)</translation>
    </message>
    <message>
        <source>RMSE of ANBH to quote (m)</source>
        <extracomment>gvcfit, output RMSE_UNSEEN_ANBH</extracomment>
        <translation>RMSE de ANBH que citar (m)</translation>
    </message>
    <message>
        <source>R² of ANBH of cells not seen</source>
        <extracomment>gvcfit, output R2_UNSEEN_ANBH</extracomment>
        <translation>R² de ANBH de celdas no vistas</translation>
    </message>
    <message>
        <source>Mean error of ANBH in cells not seen (m)</source>
        <extracomment>gvcfit, output BIAS_UNSEEN_ANBH</extracomment>
        <translation>Error medio de ANBH en celdas no vistas (m)</translation>
    </message>
    <message>
        <source>Adjusted R² of ANBH</source>
        <extracomment>gvcfit, output ADJUSTED_R2_ANBH</extracomment>
        <translation>R² ajustado de ANBH</translation>
    </message>
    <message>
        <source>AIC of ANBH</source>
        <extracomment>gvcfit, output AIC_ANBH</extracomment>
        <translation>AIC de ANBH</translation>
    </message>
    <message>
        <source>Correlation length of the residuals of ANBH (m)</source>
        <extracomment>gvcfit, output CORRELATION_LENGTH_ANBH</extracomment>
        <translation>Longitud de correlación de los residuos de ANBH (m)</translation>
    </message>
    <message>
        <source>Cells of ANBH</source>
        <extracomment>gvcfit, output CELLS_ANBH</extracomment>
        <translation>Celdas de ANBH</translation>
    </message>
    <message>
        <source>Number of predictors of ANBH</source>
        <extracomment>gvcfit, output PREDICTORS_ANBH</extracomment>
        <translation>Número de predictores de ANBH</translation>
    </message>
    <message>
        <source>Predictors of ANBH</source>
        <extracomment>gvcfit, output PREDICTOR_NAMES_ANBH</extracomment>
        <translation>Predictores de ANBH</translation>
    </message>
    <message>
        <source>RMSE of SGBH (m)</source>
        <extracomment>gvcfit, output RMSE_SGBH</extracomment>
        <translation>RMSE de SGBH (m)</translation>
    </message>
    <message>
        <source>R² of SGBH</source>
        <extracomment>gvcfit, output R2_SGBH</extracomment>
        <translation>R² de SGBH</translation>
    </message>
    <message>
        <source>Cross-validated RMSE of SGBH (m)</source>
        <extracomment>gvcfit, output RMSE_CV_SGBH</extracomment>
        <translation>RMSE de SGBH con validación cruzada (m)</translation>
    </message>
    <message>
        <source>RMSE of SGBH in blocks that were held out (m)</source>
        <extracomment>gvcfit, output RMSE_BLOCKS_SGBH</extracomment>
        <translation>RMSE de SGBH en bloques reservados (m)</translation>
    </message>
    <message>
        <source>RMSE of SGBH in areas that were held out (m)</source>
        <extracomment>gvcfit, output RMSE_AREAS_SGBH</extracomment>
        <translation>RMSE de SGBH en áreas reservadas (m)</translation>
    </message>
    <message>
        <source>RMSE of SGBH to quote (m)</source>
        <extracomment>gvcfit, output RMSE_UNSEEN_SGBH</extracomment>
        <translation>RMSE de SGBH que citar (m)</translation>
    </message>
    <message>
        <source>R² of SGBH of cells not seen</source>
        <extracomment>gvcfit, output R2_UNSEEN_SGBH</extracomment>
        <translation>R² de SGBH de celdas no vistas</translation>
    </message>
    <message>
        <source>Mean error of SGBH in cells not seen (m)</source>
        <extracomment>gvcfit, output BIAS_UNSEEN_SGBH</extracomment>
        <translation>Error medio de SGBH en celdas no vistas (m)</translation>
    </message>
    <message>
        <source>Adjusted R² of SGBH</source>
        <extracomment>gvcfit, output ADJUSTED_R2_SGBH</extracomment>
        <translation>R² ajustado de SGBH</translation>
    </message>
    <message>
        <source>AIC of SGBH</source>
        <extracomment>gvcfit, output AIC_SGBH</extracomment>
        <translation>AIC de SGBH</translation>
    </message>
    <message>
        <source>Correlation length of the residuals of SGBH (m)</source>
        <extracomment>gvcfit, output CORRELATION_LENGTH_SGBH</extracomment>
        <translation>Longitud de correlación de los residuos de SGBH (m)</translation>
    </message>
    <message>
        <source>Cells of SGBH</source>
        <extracomment>gvcfit, output CELLS_SGBH</extracomment>
        <translation>Celdas de SGBH</translation>
    </message>
    <message>
        <source>Number of predictors of SGBH</source>
        <extracomment>gvcfit, output PREDICTORS_SGBH</extracomment>
        <translation>Número de predictores de SGBH</translation>
    </message>
    <message>
        <source>Predictors of SGBH</source>
        <extracomment>gvcfit, output PREDICTOR_NAMES_SGBH</extracomment>
        <translation>Predictores de SGBH</translation>
    </message>
    <message>
        <source>RMSE of SNBH (m)</source>
        <extracomment>gvcfit, output RMSE_SNBH</extracomment>
        <translation>RMSE de SNBH (m)</translation>
    </message>
    <message>
        <source>R² of SNBH</source>
        <extracomment>gvcfit, output R2_SNBH</extracomment>
        <translation>R² de SNBH</translation>
    </message>
    <message>
        <source>Cross-validated RMSE of SNBH (m)</source>
        <extracomment>gvcfit, output RMSE_CV_SNBH</extracomment>
        <translation>RMSE de SNBH con validación cruzada (m)</translation>
    </message>
    <message>
        <source>RMSE of SNBH in blocks that were held out (m)</source>
        <extracomment>gvcfit, output RMSE_BLOCKS_SNBH</extracomment>
        <translation>RMSE de SNBH en bloques reservados (m)</translation>
    </message>
    <message>
        <source>RMSE of SNBH in areas that were held out (m)</source>
        <extracomment>gvcfit, output RMSE_AREAS_SNBH</extracomment>
        <translation>RMSE de SNBH en áreas reservadas (m)</translation>
    </message>
    <message>
        <source>RMSE of SNBH to quote (m)</source>
        <extracomment>gvcfit, output RMSE_UNSEEN_SNBH</extracomment>
        <translation>RMSE de SNBH que citar (m)</translation>
    </message>
    <message>
        <source>R² of SNBH of cells not seen</source>
        <extracomment>gvcfit, output R2_UNSEEN_SNBH</extracomment>
        <translation>R² de SNBH de celdas no vistas</translation>
    </message>
    <message>
        <source>Mean error of SNBH in cells not seen (m)</source>
        <extracomment>gvcfit, output BIAS_UNSEEN_SNBH</extracomment>
        <translation>Error medio de SNBH en celdas no vistas (m)</translation>
    </message>
    <message>
        <source>Adjusted R² of SNBH</source>
        <extracomment>gvcfit, output ADJUSTED_R2_SNBH</extracomment>
        <translation>R² ajustado de SNBH</translation>
    </message>
    <message>
        <source>AIC of SNBH</source>
        <extracomment>gvcfit, output AIC_SNBH</extracomment>
        <translation>AIC de SNBH</translation>
    </message>
    <message>
        <source>Correlation length of the residuals of SNBH (m)</source>
        <extracomment>gvcfit, output CORRELATION_LENGTH_SNBH</extracomment>
        <translation>Longitud de correlación de los residuos de SNBH (m)</translation>
    </message>
    <message>
        <source>Cells of SNBH</source>
        <extracomment>gvcfit, output CELLS_SNBH</extracomment>
        <translation>Celdas de SNBH</translation>
    </message>
    <message>
        <source>Number of predictors of SNBH</source>
        <extracomment>gvcfit, output PREDICTORS_SNBH</extracomment>
        <translation>Número de predictores de SNBH</translation>
    </message>
    <message>
        <source>Predictors of SNBH</source>
        <extracomment>gvcfit, output PREDICTOR_NAMES_SNBH</extracomment>
        <translation>Predictores de SNBH</translation>
    </message>
    <message>
        <source>least squares</source>
        <extracomment>gvcfit, word to search for</extracomment>
        <translation>mínimos cuadrados</translation>
    </message>
    <message>
        <source>OLS</source>
        <extracomment>gvcfit, word to search for</extracomment>
        <translation>OLS</translation>
    </message>
    <message>
        <source>ridge</source>
        <extracomment>gvcfit, word to search for</extracomment>
        <translation>ridge</translation>
    </message>
    <message>
        <source>median</source>
        <extracomment>gvcfit, word to search for</extracomment>
        <translation>mediana</translation>
    </message>
    <message>
        <source>stepwise</source>
        <extracomment>gvcfit, word to search for</extracomment>
        <translation>por pasos</translation>
    </message>
    <message>
        <source>collinearity</source>
        <extracomment>gvcfit, word to search for</extracomment>
        <translation>colinealidad</translation>
    </message>
    <message>
        <source>LMG</source>
        <extracomment>gvcfit, word to search for</extracomment>
        <translation>LMG</translation>
    </message>
    <message>
        <source>cross-validation</source>
        <extracomment>gvcfit, word to search for</extracomment>
        <translation>validación cruzada</translation>
    </message>
    <message>
        <source>train</source>
        <extracomment>gvcfit, word to search for</extracomment>
        <translation>entrenar</translation>
    </message>
    <message>
        <source>calibrate</source>
        <extracomment>gvcfit, word to search for</extracomment>
        <translation>calibrar</translation>
    </message>
    <message>
        <source>Predict building heights</source>
        <extracomment>name of gvcpredict</extracomment>
        <translation>Predecir alturas de edificios</translation>
    </message>
    <message>
        <source>Applies a height model to DEM features anywhere, with standard errors.</source>
        <extracomment>help of gvcpredict</extracomment>
        <translation>Aplica un modelo de alturas a características de un MDE en cualquier lugar, con errores típicos.</translation>
    </message>
    <message>
        <source>For each component the estimate in metres and the standard error of prediction are written. The band OUT_OF_RANGE marks cells where a feature leaves the range that the model was trained on: do not trust them. To the paper&apos;s features rugged slopes look like buildings.</source>
        <extracomment>help of gvcpredict</extracomment>
        <translation>Para cada componente se escriben la estimación en metros y el error típico de predicción. La banda OUT_OF_RANGE marca las celdas en las que una característica sale del rango con el que se ajustó el modelo: no se fíe de ellas. Para las características del artículo, las laderas abruptas parecen edificios.</translation>
    </message>
    <message>
        <source>The slope mask marks cells that are steeper or rougher than all training cells, and tells by how many times. It needs the terrain bands of FEATURE_SET terrain_robust or all, here and among the features that the model was fitted to. Flatter cells are not masked. Towers far higher than those of the training cells are: to these bands they are rough ground.</source>
        <extracomment>help of gvcpredict</extracomment>
        <translation>La máscara de pendiente marca las celdas más empinadas o rugosas que todas las de entrenamiento, y dice cuántas veces. Necesita las bandas de terreno de FEATURE_SET terrain_robust o all, aquí y entre las características con las que se ajustó el modelo. Las celdas más llanas no se enmascaran. Las torres mucho más altas que las de entrenamiento sí: para esas bandas son suelo rugoso.</translation>
    </message>
    <message>
        <source>Standard errors from the residuals hold for more cells of the cities that the model was fitted to. For a new city choose unseen_cells: the error in areas or blocks that the fit had not seen. On request the built-up share, the volume and the floor area are written after OUT_OF_RANGE, the last two with standard errors, which are those of single cells.</source>
        <extracomment>help of gvcpredict</extracomment>
        <translation>Los errores típicos a partir de los residuos valen para más celdas de las ciudades con las que se ajustó el modelo. Para una ciudad nueva elija unseen_cells: el error en áreas o bloques que el ajuste no había visto. Si se pide, la parte edificada, el volumen y la superficie construida se escriben tras OUT_OF_RANGE, los dos últimos con errores típicos, que son los de celdas individuales.</translation>
    </message>
    <message>
        <source>The features must be made as those of the model were (cell size, kernel sum, assignment); where they differ the log says so.</source>
        <extracomment>help of gvcpredict</extracomment>
        <translation>Las características deben estar hechas como las del modelo (tamaño de celda, suma de los núcleos, asignación); donde difieren, el registro lo dice.</translation>
    </message>
    <message>
        <source>Source: Pesaresi, Corbane, Ren, Ng (2021), PLOS ONE, doi 10.1371/journal.pone.0244478, section 3.4.</source>
        <extracomment>help of gvcpredict</extracomment>
        <translation>Fuente: Pesaresi, Corbane, Ren, Ng (2021), PLOS ONE, doi 10.1371/journal.pone.0244478, sección 3.4.</translation>
    </message>
    <message>
        <source>One or more features rasters on the same cells; bands are found by name. A VRT counts as one raster.</source>
        <extracomment>gvcpredict, help of parameter FEATURES</extracomment>
        <translation>Uno o varios rásteres de características en las mismas celdas; las bandas se buscan por su nombre. Un VRT cuenta como un ráster.</translation>
    </message>
    <message>
        <source>A model written by &apos;Fit a height model&apos;.</source>
        <extracomment>demstoheights, help of parameter MODEL</extracomment>
        <translation>Un modelo escrito por «Ajustar un modelo de alturas».</translation>
    </message>
    <message>
        <source>Set negative estimates to 0</source>
        <extracomment>gvcpredict, parameter CLIP_NEGATIVE</extracomment>
        <translation>Poner a 0 las estimaciones negativas</translation>
    </message>
    <message>
        <source>A straight line may fall below zero where there is no building; the number of such cells is reported.</source>
        <extracomment>gvcpredict, help of parameter CLIP_NEGATIVE</extracomment>
        <translation>Una recta puede caer por debajo de cero donde no hay edificio; se indica el número de esas celdas.</translation>
    </message>
    <message>
        <source>Standard errors from</source>
        <extracomment>featurestoheights, parameter ERROR_FROM</extracomment>
        <translation>Errores típicos a partir de</translation>
    </message>
    <message>
        <source>residuals: how far the training cells lie from the model, which holds for more cells of the same cities; unseen_cells: the error in areas or blocks (the larger) that the fit had not seen, which is the one to quote for a new city. It is never smaller than that of the residuals.</source>
        <extracomment>gvcpredict, help of parameter ERROR_FROM</extracomment>
        <translation>residuals: lo que las celdas de entrenamiento distan del modelo, que vale para más celdas de las mismas ciudades; unseen_cells: el error en áreas o bloques (el mayor) que el ajuste no había visto, que es el que citar para una ciudad nueva. Nunca es menor que el de los residuos.</translation>
    </message>
    <message>
        <source>Building heights</source>
        <extracomment>demstoheights, parameter predict:HEIGHTS</extracomment>
        <translation>Alturas de edificios</translation>
    </message>
    <message>
        <source>GeoTIFF with each component in metres, its standard error (_SE), and OUT_OF_RANGE, which is 1 in cells outside the model&apos;s training range.</source>
        <extracomment>demstoheights, help of parameter predict:HEIGHTS</extracomment>
        <translation>GeoTIFF con cada componente en metros, su error típico (_SE) y OUT_OF_RANGE, que es 1 en las celdas fuera del rango de entrenamiento del modelo.</translation>
    </message>
    <message>
        <source>Slope mask</source>
        <extracomment>demstoheights, parameter predict:SLOPEMASK</extracomment>
        <translation>Máscara de pendiente</translation>
    </message>
    <message>
        <source>Also write where terrain makes the estimate unreliable. SLOPEMASK is 1 in cells that are steeper or rougher than all training cells, else 0; TERRAIN_RATIO says how many times as steep or rough. Needs features of FEATURE_SET terrain_robust or all, here and in the fit.</source>
        <extracomment>demstoheights, help of parameter predict:SLOPEMASK</extracomment>
        <translation>Escribir también dónde el terreno hace poco fiable la estimación. SLOPEMASK es 1 en las celdas más empinadas o rugosas que todas las de entrenamiento, y si no 0; TERRAIN_RATIO dice cuántas veces más. Necesita características de FEATURE_SET terrain_robust o all, aquí y en el ajuste.</translation>
    </message>
    <message>
        <source>Cells with an estimate</source>
        <extracomment>gvcpredict, output CELLS</extracomment>
        <translation>Celdas con estimación</translation>
    </message>
    <message>
        <source>Cells whose negative estimate was set to 0</source>
        <extracomment>gvcpredict, output CLIPPED</extracomment>
        <translation>Celdas cuya estimación negativa se puso a 0</translation>
    </message>
    <message>
        <source>Cells outside the training range</source>
        <extracomment>gvcpredict, output OUTSIDE</extracomment>
        <translation>Celdas fuera del rango de entrenamiento</translation>
    </message>
    <message>
        <source>Cells in the slope mask</source>
        <extracomment>gvcpredict, output MASKED</extracomment>
        <translation>Celdas en la máscara de pendiente</translation>
    </message>
    <message>
        <source>prediction</source>
        <extracomment>gvcpredict, word to search for</extracomment>
        <translation>predicción</translation>
    </message>
    <message>
        <source>map</source>
        <extracomment>gvcpredict, word to search for</extracomment>
        <translation>mapa</translation>
    </message>
    <message>
        <source>urban</source>
        <extracomment>ancillaryfeatures, word to search for</extracomment>
        <translation>urbano</translation>
    </message>
    <message>
        <source>built-up share</source>
        <extracomment>gvcpredict, word to search for</extracomment>
        <translation>parte edificada</translation>
    </message>
    <message>
        <source>3 Geodetic SAR</source>
        <extracomment>group of algorithms</extracomment>
        <translation>3 SAR geodésico</translation>
    </message>
    <message>
        <source>Point target analysis</source>
        <extracomment>name of pointtargetanalysis</extracomment>
        <translation>Análisis de blancos puntuales</translation>
    </message>
    <message>
        <source>Measures where point scatterers lie in SAR images, to a thousandth of a pixel, and how clear they are.</source>
        <extracomment>help of pointtargetanalysis</extracomment>
        <translation>Mide, a la milésima de píxel, dónde están los dispersores puntuales en imágenes SAR y cuán nítidos son.</translation>
    </message>
    <message>
        <source>Each target is radar-coded into every product by its orbit (zero-Doppler range-Doppler geometry) and the delays that the product declares, cut out there, oversampled 32 times, and its peak refined by a paraboloid. The table has a row for each target and product: azimuth time, two-way range time, line and sample, signal-to-clutter ratio, phase noise, widths, side lobes, and the Cramér-Rao bound.</source>
        <extracomment>help of pointtargetanalysis</extracomment>
        <translation>Cada blanco se codifica en radar en cada producto mediante su órbita (geometría distancia-Doppler de Doppler cero) y los retardos que el producto declara, se recorta allí, se sobremuestrea 32 veces y su pico se afina con un paraboloide. La tabla tiene una fila por blanco y producto: tiempo en acimut, tiempo de distancia de ida y vuelta, línea y muestra, relación señal-clutter, ruido de fase, anchuras, lóbulos laterales y la cota de Cramér-Rao.</translation>
    </message>
    <message>
        <source>Over each stack, acquisitions in which the target is not clearly visible are dropped, with the reason: outliers of the adjusted boxplot of phase noise, then phase noise above 0.5 rad.</source>
        <extracomment>help of pointtargetanalysis</extracomment>
        <translation>En cada pila se descartan, con el motivo, las adquisiciones en las que el blanco no se ve con claridad: valores atípicos del diagrama de caja ajustado del ruido de fase, y después ruido de fase mayor de 0,5 rad.</translation>
    </message>
    <message>
        <source>Times are as the radar measured them: atmosphere, tides and sensor calibration are still in them.</source>
        <extracomment>help of pointtargetanalysis</extracomment>
        <translation>Los tiempos son como los midió el radar: la atmósfera, las mareas y la calibración del sensor siguen en ellos.</translation>
    </message>
    <message>
        <source>Source: Montazeri, Gisinger, Eineder, Zhu (2018), IEEE TGRS, doi 10.1109/TGRS.2017.2769078, sections IV-B and IV-C.</source>
        <extracomment>help of pointtargetanalysis</extracomment>
        <translation>Fuente: Montazeri, Gisinger, Eineder, Zhu (2018), IEEE TGRS, doi 10.1109/TGRS.2017.2769078, secciones IV-B y IV-C.</translation>
    </message>
    <message>
        <source>SAR products</source>
        <extracomment>pointtargetanalysis, parameter PRODUCTS</extracomment>
        <translation>Productos SAR</translation>
    </message>
    <message>
        <source>TerraSAR-X SSC (main XML or folder), Sentinel-1 SLC (manifest.safe, SAFE folder or ZIP), NISAR-like RSLC (.h5), chips (.json), folders of such, or a .txt file with a path on each line.</source>
        <extracomment>pointtargetanalysis, help of parameter PRODUCTS</extracomment>
        <translation>TerraSAR-X SSC (XML principal o carpeta), Sentinel-1 SLC (manifest.safe, carpeta SAFE o ZIP), RSLC de tipo NISAR (.h5), recortes (.json), carpetas de ellos, o un archivo .txt con una ruta por línea.</translation>
    </message>
    <message>
        <source>Targets</source>
        <extracomment>imagestofusedcloud, parameter TARGETS</extracomment>
        <translation>Blancos</translation>
    </message>
    <message>
        <source>Points, to be found in every product; or a table without geometry with the fields product, line and sample (counted from 0 at the centre of the first pixel).</source>
        <extracomment>pointtargetanalysis, help of parameter TARGETS</extracomment>
        <translation>Puntos que se buscan en cada producto; o una tabla sin geometría con los campos product, line y sample (contados desde 0 en el centro del primer píxel).</translation>
    </message>
    <message>
        <source>Field with names</source>
        <extracomment>imagestofusedcloud, parameter NAME_FIELD</extracomment>
        <translation>Campo con nombres</translation>
    </message>
    <message>
        <source>Names of the targets in the output. Empty: the ids of the features.</source>
        <extracomment>imagestofusedcloud, help of parameter NAME_FIELD</extracomment>
        <translation>Nombres de los blancos en la salida. Vacío: los identificadores de los objetos.</translation>
    </message>
    <message>
        <source>Field with heights (m)</source>
        <extracomment>pointtargetanalysis, parameter HEIGHT_FIELD</extracomment>
        <translation>Campo con alturas (m)</translation>
    </message>
    <message>
        <source>Heights, in metres, of targets that have none of their own.</source>
        <extracomment>pointtargetanalysis, help of parameter DEM</extracomment>
        <translation>Alturas, en metros, de los blancos que no tienen la suya propia.</translation>
    </message>
    <message>
        <source>Height of targets that have none of their own, where no DEM is given. An error of 10 m moves a target by some 7 m in range.</source>
        <extracomment>pointtargetanalysis, help of parameter HEIGHT</extracomment>
        <translation>Altura de los blancos que no tienen la suya propia, donde no se da un MDE. Un error de 10 m desplaza un blanco unos 7 m en distancia.</translation>
    </message>
    <message>
        <source>Heights are</source>
        <extracomment>importpointcloud, parameter HEIGHT_REFERENCE</extracomment>
        <translation>Las alturas son</translation>
    </message>
    <message>
        <source>ellipsoidal: above WGS 84, as radar sees them; orthometric: above the geoid (most DEMs), to which the undulation is added.</source>
        <extracomment>pointtargetanalysis, help of parameter HEIGHT_REFERENCE</extracomment>
        <translation>ellipsoidal: sobre WGS 84, como las ve el radar; orthometric: sobre el geoide (la mayoría de los MDE), a las que se suma la ondulación.</translation>
    </message>
    <message>
        <source>Geoid undulation (m)</source>
        <extracomment>importpointcloud, parameter UNDULATION</extracomment>
        <translation>Ondulación del geoide (m)</translation>
    </message>
    <message>
        <source>Height of the geoid above the ellipsoid at the targets (Berlin: 39.5); added to orthometric heights.</source>
        <extracomment>pointtargetanalysis, help of parameter UNDULATION</extracomment>
        <translation>Altura del geoide sobre el elipsoide en los blancos (Berlín: 39,5); se suma a las alturas ortométricas.</translation>
    </message>
    <message>
        <source>Polarisation</source>
        <extracomment>exportgcps, parameter POLARISATION</extracomment>
        <translation>Polarización</translation>
    </message>
    <message>
        <source>VV, HH, … Empty: what the product&apos;s reader takes first, or all.</source>
        <extracomment>pointtargetanalysis, help of parameter POLARISATION</extracomment>
        <translation>VV, HH, … Vacío: lo que el lector del producto toma primero, o todas.</translation>
    </message>
    <message>
        <source>Folder of precise orbits</source>
        <extracomment>imagestofusedcloud, parameter ORBITS</extracomment>
        <translation>Carpeta de órbitas precisas</translation>
    </message>
    <message>
        <source>Sentinel-1 orbit files (.EOF); those that cover a product replace its own orbit.</source>
        <extracomment>pointtargetanalysis, help of parameter ORBITS</extracomment>
        <translation>Archivos de órbitas de Sentinel-1 (.EOF); los que cubren un producto sustituyen su propia órbita.</translation>
    </message>
    <message>
        <source>Window (pixels)</source>
        <extracomment>pointtargetanalysis, parameter WINDOW</extracomment>
        <translation>Ventana (píxeles)</translation>
    </message>
    <message>
        <source>Search radius (pixels)</source>
        <extracomment>imagestofusedcloud, parameter SEARCH</extracomment>
        <translation>Radio de búsqueda (píxeles)</translation>
    </message>
    <message>
        <source>Limit of phase noise (rad)</source>
        <extracomment>pointtargetanalysis, parameter LIMIT</extracomment>
        <translation>Límite del ruido de fase (rad)</translation>
    </message>
    <message>
        <source>Acquisitions with more are dropped: the target is not visible. 0.5 rad is an SCR of 3 dB.</source>
        <extracomment>pointtargetanalysis, help of parameter LIMIT</extracomment>
        <translation>Las adquisiciones con más se descartan: el blanco no se ve. 0,5 rad es un SCR de 3 dB.</translation>
    </message>
    <message>
        <source>Folder to go on from</source>
        <extracomment>pointtargetanalysis, parameter RESUME</extracomment>
        <translation>Carpeta para continuar</translation>
    </message>
    <message>
        <source>Keeps what was measured of each product, so that a run that was stopped goes on from there when it is started again with the same inputs.</source>
        <extracomment>pointtargetanalysis, help of parameter RESUME</extracomment>
        <translation>Guarda lo medido de cada producto, para que una ejecución interrumpida siga desde ahí cuando se vuelva a iniciar con las mismas entradas.</translation>
    </message>
    <message>
        <source>Point target table</source>
        <extracomment>imagestogcps, parameter targets:TABLE</extracomment>
        <translation>Tabla de blancos puntuales</translation>
    </message>
    <message>
        <source>A table with one row per target and product.</source>
        <extracomment>imagestogcps, help of parameter targets:TABLE</extracomment>
        <translation>Una tabla con una fila por blanco y producto.</translation>
    </message>
    <message>
        <source>A folder with a picture (PNG) of each target: its response, cuts and phase noise over time.</source>
        <extracomment>pointtargetanalysis, help of parameter CHIPS</extracomment>
        <translation>Una carpeta con una imagen (PNG) de cada blanco: su respuesta, cortes y ruido de fase en el tiempo.</translation>
    </message>
    <message>
        <source>One self-contained HTML file with a summary and the pictures of up to twelve targets.</source>
        <extracomment>imagestogcps, help of parameter targets:TARGETS_REPORT</extracomment>
        <translation>Un solo archivo HTML autónomo con un resumen y las imágenes de hasta doce blancos.</translation>
    </message>
    <message>
        <source>Targets with a kept row</source>
        <extracomment>pointtargetanalysis, output TARGETS_MEASURED</extracomment>
        <translation>Blancos con una fila conservada</translation>
    </message>
    <message>
        <source>Rows</source>
        <extracomment>pointtargetanalysis, output ROWS</extracomment>
        <translation>Filas</translation>
    </message>
    <message>
        <source>Rows kept</source>
        <extracomment>pointtargetanalysis, output KEPT</extracomment>
        <translation>Filas conservadas</translation>
    </message>
    <message>
        <source>Rows dropped</source>
        <extracomment>pointtargetanalysis, output DROPPED</extracomment>
        <translation>Filas descartadas</translation>
    </message>
    <message>
        <source>SAR</source>
        <extracomment>exportgcps, word to search for</extracomment>
        <translation>SAR</translation>
    </message>
    <message>
        <source>PTA</source>
        <extracomment>imagestogcps, word to search for</extracomment>
        <translation>PTA</translation>
    </message>
    <message>
        <source>corner reflector</source>
        <extracomment>pointtargetanalysis, word to search for</extracomment>
        <translation>reflector de esquina</translation>
    </message>
    <message>
        <source>persistent scatterer</source>
        <extracomment>pointtargetanalysis, word to search for</extracomment>
        <translation>dispersor persistente</translation>
    </message>
    <message>
        <source>TerraSAR-X</source>
        <extracomment>exportgcps, word to search for</extracomment>
        <translation>TerraSAR-X</translation>
    </message>
    <message>
        <source>Sentinel-1</source>
        <extracomment>exportgcps, word to search for</extracomment>
        <translation>Sentinel-1</translation>
    </message>
    <message>
        <source>NISAR</source>
        <extracomment>pointtargetanalysis, word to search for</extracomment>
        <translation>NISAR</translation>
    </message>
    <message>
        <source>SCR</source>
        <extracomment>pointtargetanalysis, word to search for</extracomment>
        <translation>SCR</translation>
    </message>
    <message>
        <source>phase noise</source>
        <extracomment>pointtargetanalysis, word to search for</extracomment>
        <translation>ruido de fase</translation>
    </message>
    <message>
        <source>imaging geodesy</source>
        <extracomment>pointtargetanalysis, word to search for</extracomment>
        <translation>geodesia por imagen</translation>
    </message>
    <message>
        <source>resolution</source>
        <extracomment>pointtargetanalysis, word to search for</extracomment>
        <translation>resolución</translation>
    </message>
    <message>
        <source>PSLR</source>
        <extracomment>pointtargetanalysis, word to search for</extracomment>
        <translation>PSLR</translation>
    </message>
    <message>
        <source>ISLR</source>
        <extracomment>pointtargetanalysis, word to search for</extracomment>
        <translation>ISLR</translation>
    </message>
    <message>
        <source>Ground control points by stereo SAR</source>
        <extracomment>name of stereogcp</extracomment>
        <translation>Puntos de control por SAR estéreo</translation>
    </message>
    <message>
        <source>Locates point scatterers in three dimensions from their radar times in two or more geometries, to centimetres, with the errors that they really have.</source>
        <extracomment>help of stereogcp</extracomment>
        <translation>Localiza dispersores puntuales en tres dimensiones a partir de sus tiempos de radar en dos o más geometrías, a unos centímetros, con los errores que de verdad tienen.</translation>
    </message>
    <message>
        <source>Takes the table of the point target analysis (or any table with a row per target and pass) and the orbits. The times are corrected for what delays and moves them: solid Earth tide, troposphere, ionosphere, loading, plate motion, timing of product and sensor; or, in differential mode, for what a reference target with a known place is off (it is itself not kept). All azimuth and range times of a target are adjusted to one place by least squares; the variances of range and azimuth are estimated for each track. Observations beyond the resolution, then beyond two sigmas, are removed; targets whose azimuth scatters too much in a track are not kept (kept = 0, with the reason).</source>
        <extracomment>help of stereogcp</extracomment>
        <translation>Toma la tabla del análisis de blancos puntuales (o cualquier tabla con una fila por blanco y pasada) y las órbitas. Los tiempos se corrigen de lo que los retrasa y mueve: marea terrestre, troposfera, ionosfera, cargas, movimiento de placas, desfases de tiempo del producto y del sensor; o, en modo diferencial, de lo que se desvía un blanco de referencia de lugar conocido (que no se conserva). Todos los tiempos de acimut y distancia de un blanco se ajustan a un lugar por mínimos cuadrados; las varianzas de distancia y acimut se estiman para cada traza. Se quitan las observaciones más allá de la resolución, y después más allá de dos sigmas; los blancos cuyo acimut dispersa demasiado en una traza no se conservan (kept = 0, con el motivo).</translation>
    </message>
    <message>
        <source>Points carry two kinds of errors: formal ones, from the scatter alone, and total ones, with what all passes share (atmosphere, calibration, orbit, tides). Quote the total ones. Where lines of sight do not intersect well enough, as from one track alone, a target is refused.</source>
        <extracomment>help of stereogcp</extracomment>
        <translation>Los puntos llevan dos clases de errores: formales, de la sola dispersión, y totales, con lo que comparten todas las pasadas (atmósfera, calibración, órbita, mareas). Cite los totales. Donde las líneas de visión no se cortan lo bastante bien, como desde una sola traza, un blanco se rechaza.</translation>
    </message>
    <message>
        <source>Coordinates are in the frame of the orbits (ITRF) at the mean time of the passes, unless a frame that moves with the plate (EPSG:7930 in Europe) or a plate and an epoch are given. Heights are ellipsoidal.</source>
        <extracomment>help of stereogcp</extracomment>
        <translation>Las coordenadas están en el marco de las órbitas (ITRF) en la fecha media de las pasadas, salvo que se dé un marco que se mueve con la placa (EPSG:7930 en Europa), o una placa y una época. Las alturas son elipsoidales.</translation>
    </message>
    <message>
        <source>CSV files must be in UTF-8. Shapefiles cut the names of fields to ten characters; GeoPackages keep them.</source>
        <extracomment>help of stereogcp</extracomment>
        <translation>Los archivos CSV deben estar en UTF-8. Los shapefiles recortan los nombres de campos a diez caracteres; los GeoPackages los conservan.</translation>
    </message>
    <message>
        <source>Source: Montazeri, Gisinger, Eineder, Zhu (2018), IEEE TGRS, doi 10.1109/TGRS.2017.2769078, sections II, IV-D and IV-E; Gisinger et al. (2015), doi 10.1109/TGRS.2014.2348859.</source>
        <extracomment>help of stereogcp</extracomment>
        <translation>Fuente: Montazeri, Gisinger, Eineder, Zhu (2018), IEEE TGRS, doi 10.1109/TGRS.2017.2769078, secciones II, IV-D y IV-E; Gisinger et al. (2015), doi 10.1109/TGRS.2014.2348859.</translation>
    </message>
    <message>
        <source>Observations</source>
        <extracomment>stereogcp, parameter OBSERVATIONS</extracomment>
        <translation>Observaciones</translation>
    </message>
    <message>
        <source>The table of the point target analysis, or any table with a row per target and pass (see COLUMNS). Rows with kept = 0 are left out.</source>
        <extracomment>stereogcp, help of parameter OBSERVATIONS</extracomment>
        <translation>La tabla del análisis de blancos puntuales, o cualquier tabla con una fila por blanco y pasada (véase COLUMNS). Las filas con kept = 0 se omiten.</translation>
    </message>
    <message>
        <source>Columns of the observations</source>
        <extracomment>stereogcp, parameter COLUMNS</extracomment>
        <translation>Columnas de las observaciones</translation>
    </message>
    <message>
        <source>For a table with other names: target = &apos;CR1&apos;; product = stack + date; tau_s = 2 * tau_one_way … One definition a line, or separated by ;.</source>
        <extracomment>stereogcp, help of parameter COLUMNS</extracomment>
        <translation>Para una tabla con otros nombres: target = &apos;CR1&apos;; product = stack + date; tau_s = 2 * tau_one_way … Una definición por línea, o separadas por ;.</translation>
    </message>
    <message>
        <source>SAR products (or state vectors)</source>
        <extracomment>stereogcp, parameter PRODUCTS</extracomment>
        <translation>Productos SAR (o vectores de estado)</translation>
    </message>
    <message>
        <source>The products that the observations were made in: orbits, wavelength and declared delays come from there. Empty: those that the table names, unless a table of state vectors is given.</source>
        <extracomment>stereogcp, help of parameter PRODUCTS</extracomment>
        <translation>Los productos en los que se hicieron las observaciones: de ahí vienen las órbitas, la longitud de onda y los retardos declarados. Vacío: los que nombra la tabla, salvo que se dé una tabla de vectores de estado.</translation>
    </message>
    <message>
        <source>State vectors (or products)</source>
        <extracomment>stereogcp, parameter ORBITS</extracomment>
        <translation>Vectores de estado (o productos)</translation>
    </message>
    <message>
        <source>Instead of products: a table with product, t_s (seconds since the epoch of the observations) or time_utc, x, y, z (m), vx, vy, vz (m/s), Earth-fixed.</source>
        <extracomment>stereogcp, help of parameter ORBITS</extracomment>
        <translation>En vez de productos: una tabla con product, t_s (segundos desde la época de las observaciones) o time_utc, x, y, z (m), vx, vy, vz (m/s), fijos a la Tierra.</translation>
    </message>
    <message>
        <source>Columns of the state vectors</source>
        <extracomment>stereogcp, parameter ORBIT_COLUMNS</extracomment>
        <translation>Columnas de los vectores de estado</translation>
    </message>
    <message>
        <source>Frame of the state vectors</source>
        <extracomment>stereogcp, parameter ORBIT_FRAME</extracomment>
        <translation>Marco de los vectores de estado</translation>
    </message>
    <message>
        <source>ITRF2020, ITRF2014, ITRF2008, IGS14 …, of a table of state vectors; products name their own.</source>
        <extracomment>stereogcp, help of parameter ORBIT_FRAME</extracomment>
        <translation>ITRF2020, ITRF2014, ITRF2008, IGS14 …, de una tabla de vectores de estado; los productos nombran el suyo.</translation>
    </message>
    <message>
        <source>Height to start from (m)</source>
        <extracomment>stereogcp, parameter HEIGHT</extracomment>
        <translation>Altura de partida (m)</translation>
    </message>
    <message>
        <source>Ellipsoidal; only where the observations have no height_m. A kilometre off does no harm.</source>
        <extracomment>stereogcp, help of parameter HEIGHT</extracomment>
        <translation>Elipsoidal; solo donde las observaciones no tienen height_m. Un kilómetro de desviación no perjudica.</translation>
    </message>
    <message>
        <source>Allow predicted orbits</source>
        <extracomment>stereogcp, parameter PREDICTED</extracomment>
        <translation>Admitir órbitas predichas</translation>
    </message>
    <message>
        <source>Corrections</source>
        <extracomment>imagestofusedcloud, parameter CORRECTIONS</extracomment>
        <translation>Correcciones</translation>
    </message>
    <message>
        <source>What is taken off the times. By default solid_tide: solid Earth tide; troposphere: troposphere (files, else a standard atmosphere); declared_timing: the product&apos;s own timing offsets; sentinel1_timing: Sentinel-1 bistatic, Doppler and FM rate terms. Also pole_tide: pole tide (needs Earth orientation parameters); ocean_loading: ocean tide loading (needs a BLQ file); atmospheric_loading: atmospheric pressure loading (needs a series); ionosphere: ionosphere (IONEX files, or a fixed TEC); declared_atmosphere: the product&apos;s own atmospheric delays; calibration: calibration offsets (needs a file). none, alone: no correction at all.</source>
        <extracomment>stereogcp, help of parameter CORRECTIONS</extracomment>
        <translation>Lo que se resta de los tiempos. Por defecto solid_tide: marea terrestre; troposphere: troposfera (archivos, o si no una atmósfera estándar); declared_timing: los desfases de tiempo del propio producto; sentinel1_timing: términos biestático, Doppler y de tasa FM de Sentinel-1. También pole_tide: marea polar (necesita parámetros de orientación de la Tierra); ocean_loading: carga oceánica (necesita un archivo BLQ); atmospheric_loading: carga atmosférica (necesita una serie); ionosphere: ionosfera (archivos IONEX, o un TEC fijo); declared_atmosphere: los retardos atmosféricos del propio producto; calibration: desfases de calibración (necesita un archivo). none, solo: ninguna corrección.</translation>
    </message>
    <message>
        <source>Corrections in the observations</source>
        <extracomment>stereogcp, parameter TABLE_CORRECTIONS</extracomment>
        <translation>Correcciones en las observaciones</translation>
    </message>
    <message>
        <source>Effects that columns of the observations hold: &lt;effect&gt;_range_m (one-way), &lt;effect&gt;_range_s (two-way), &lt;effect&gt;_azimuth_s, or &lt;effect&gt;_x_m, _y_m, _z_m.</source>
        <extracomment>stereogcp, help of parameter TABLE_CORRECTIONS</extracomment>
        <translation>Efectos que contienen columnas de las observaciones: &lt;effect&gt;_range_m (ida), &lt;effect&gt;_range_s (ida y vuelta), &lt;effect&gt;_azimuth_s, o &lt;effect&gt;_x_m, _y_m, _z_m.</translation>
    </message>
    <message>
        <source>Troposphere files</source>
        <extracomment>imagestofusedcloud, parameter TROPOSPHERE</extracomment>
        <translation>Archivos de troposfera</translation>
    </message>
    <message>
        <source>Zenith delays of stations (CSV, SINEX-TRO), or VMF3 grids with their orography. Empty: a standard atmosphere, good to some 5 cm at the zenith.</source>
        <extracomment>stereogcp, help of parameter TROPOSPHERE</extracomment>
        <translation>Retardos cenitales de estaciones (CSV, SINEX-TRO), o cuadrículas VMF3 con su orografía. Vacío: una atmósfera estándar, buena a unos 5 cm en el cenit.</translation>
    </message>
    <message>
        <source>Ionosphere files (IONEX)</source>
        <extracomment>imagestofusedcloud, parameter IONOSPHERE</extracomment>
        <translation>Archivos de ionosfera (IONEX)</translation>
    </message>
    <message>
        <source>Global ionosphere maps of the days of the passes, plain or .gz.</source>
        <extracomment>stereogcp, help of parameter IONOSPHERE</extracomment>
        <translation>Mapas globales de la ionosfera de los días de las pasadas, tal cual o .gz.</translation>
    </message>
    <message>
        <source>Fixed electron content (TECU)</source>
        <extracomment>imagestofusedcloud, parameter TEC</extracomment>
        <translation>Contenido electrónico fijo (TECU)</translation>
    </message>
    <message>
        <source>Vertical, where no IONEX file is given: 5 to 20 in the morning, up to 60 in the afternoon.</source>
        <extracomment>stereogcp, help of parameter TEC</extracomment>
        <translation>Vertical, donde no se da un archivo IONEX: de 5 a 20 por la mañana, hasta 60 por la tarde.</translation>
    </message>
    <message>
        <source>Earth orientation parameters</source>
        <extracomment>stereogcp, parameter EOP</extracomment>
        <translation>Parámetros de orientación de la Tierra</translation>
    </message>
    <message>
        <source>Ocean loading (BLQ)</source>
        <extracomment>stereogcp, parameter OCEAN_LOADING</extracomment>
        <translation>Carga oceánica (BLQ)</translation>
    </message>
    <message>
        <source>Atmospheric loading</source>
        <extracomment>stereogcp, parameter ATMOSPHERIC_LOADING</extracomment>
        <translation>Carga atmosférica</translation>
    </message>
    <message>
        <source>A series of displacements: CSV with the columns utc or mjd, and east_mm, north_mm, up_mm (or east_m, north_m, up_m).</source>
        <extracomment>stereogcp, help of parameter ATMOSPHERIC_LOADING</extracomment>
        <translation>Una serie de desplazamientos: CSV con las columnas utc o mjd, y east_mm, north_mm, up_mm (o east_m, north_m, up_m).</translation>
    </message>
    <message>
        <source>Calibration offsets</source>
        <extracomment>imagestofusedcloud, parameter CALIBRATION</extracomment>
        <translation>Desfases de calibración</translation>
    </message>
    <message>
        <source>CSV or JSON with sensor, range_m, azimuth_m, sigma_range_m, sigma_azimuth_m.</source>
        <extracomment>stereogcp, help of parameter CALIBRATION</extracomment>
        <translation>CSV o JSON con sensor, range_m, azimuth_m, sigma_range_m, sigma_azimuth_m.</translation>
    </message>
    <message>
        <source>Frame of the positions</source>
        <extracomment>exportgcps, parameter FRAME</extracomment>
        <translation>Marco de las posiciones</translation>
    </message>
    <message>
        <source>A frame that moves with a plate, such as EPSG:7930 (ETRF2000) in Europe: positions then hold at any time. Empty: the frame of the orbits (ITRF).</source>
        <extracomment>stereogcp, help of parameter FRAME</extracomment>
        <translation>Un marco que se mueve con una placa, como EPSG:7930 (ETRF2000) en Europa: las posiciones valen entonces en cualquier momento. Vacío: el marco de las órbitas (ITRF).</translation>
    </message>
    <message>
        <source>Plate</source>
        <extracomment>stereogcp, parameter PLATE</extracomment>
        <translation>Placa</translation>
    </message>
    <message>
        <source>In the orbits&apos; frame: the plate whose motion is taken off, so that positions hold at the epoch below.</source>
        <extracomment>stereogcp, help of parameter PLATE</extracomment>
        <translation>En el marco de las órbitas: la placa cuyo movimiento se resta, para que las posiciones valgan en la época de abajo.</translation>
    </message>
    <message>
        <source>Epoch (year)</source>
        <extracomment>stereogcp, parameter EPOCH</extracomment>
        <translation>Época (año)</translation>
    </message>
    <message>
        <source>Decimal year at which the positions shall hold, beside a plate. Empty: the mean of the passes.</source>
        <extracomment>stereogcp, help of parameter EPOCH</extracomment>
        <translation>Año decimal en el que deben valer las posiciones, junto a una placa. Vacío: la media de las pasadas.</translation>
    </message>
    <message>
        <source>Reference targets (differential mode)</source>
        <extracomment>stereogcp, parameter REFERENCE</extracomment>
        <translation>Blancos de referencia (modo diferencial)</translation>
    </message>
    <message>
        <source>Targets whose places are known (points with ellipsoidal Z, named as in the observations). What they are off is taken off all others, in place of all models.</source>
        <extracomment>stereogcp, help of parameter REFERENCE</extracomment>
        <translation>Blancos cuyos lugares se conocen (puntos con Z elipsoidal, nombrados como en las observaciones). Lo que se desvían se resta de todos los demás, en lugar de todo modelo.</translation>
    </message>
    <message>
        <source>Known positions (for checking)</source>
        <extracomment>stereogcp, parameter CHECK</extracomment>
        <translation>Posiciones conocidas (para comprobar)</translation>
    </message>
    <message>
        <source>Surveyed places of some targets (points with ellipsoidal Z, in the frame of the positions): the report tells the errors, and how they shrink with each correction. They have no influence.</source>
        <extracomment>stereogcp, help of parameter CHECK</extracomment>
        <translation>Lugares medidos de algunos blancos (puntos con Z elipsoidal, en el marco de las posiciones): el informe dice los errores, y cómo menguan con cada corrección. No tienen influencia.</translation>
    </message>
    <message>
        <source>Field with names (reference)</source>
        <extracomment>stereogcp, parameter REFERENCE_NAME</extracomment>
        <translation>Campo con nombres (referencia)</translation>
    </message>
    <message>
        <source>Empty: a field called target or name, else the ids of the features.</source>
        <extracomment>stereogcp, help of parameter REFERENCE_NAME</extracomment>
        <translation>Vacío: un campo llamado target o name, o si no los identificadores de los objetos.</translation>
    </message>
    <message>
        <source>Field with names (check)</source>
        <extracomment>stereogcp, parameter CHECK_NAME</extracomment>
        <translation>Campo con nombres (comprobación)</translation>
    </message>
    <message>
        <source>Error of the reference (m)</source>
        <extracomment>stereogcp, parameter REFERENCE_SIGMA</extracomment>
        <translation>Error de la referencia (m)</translation>
    </message>
    <message>
        <source>Limit of residuals, step 1 (resolutions)</source>
        <extracomment>stereogcp, parameter GROSS_LIMIT</extracomment>
        <translation>Límite de los residuos, paso 1 (resoluciones)</translation>
    </message>
    <message>
        <source>Observations with larger residuals are removed first: 0.6 m in range and 1.1 m in azimuth for TerraSAR-X high resolution spotlight. 0: no such step.</source>
        <extracomment>stereogcp, help of parameter GROSS_LIMIT</extracomment>
        <translation>Las observaciones con residuos mayores se quitan primero: 0,6 m en distancia y 1,1 m en acimut para el spotlight de alta resolución de TerraSAR-X. 0: no hay tal paso.</translation>
    </message>
    <message>
        <source>Limit of residuals, step 2 (sigmas)</source>
        <extracomment>stereogcp, parameter SIGMA_LIMIT</extracomment>
        <translation>Límite de los residuos, paso 2 (sigmas)</translation>
    </message>
    <message>
        <source>Then those beyond so many sigmas of their track, range or azimuth. 0: no such step.</source>
        <extracomment>stereogcp, help of parameter SIGMA_LIMIT</extracomment>
        <translation>Después las que pasan de tantos sigmas de su traza, en distancia o acimut. 0: no hay tal paso.</translation>
    </message>
    <message>
        <source>Targets are not kept when azimuth in any track scatters by more, counted about zero: 0.20 m at a resolution of 1.1 m. 0: no such step.</source>
        <extracomment>stereogcp, help of parameter S_LIMIT</extracomment>
        <translation>Los blancos no se conservan cuando el acimut de alguna traza dispersa más, contado alrededor de cero: 0,20 m con una resolución de 1,1 m. 0: no hay tal paso.</translation>
    </message>
    <message>
        <source>Slant range resolution (m)</source>
        <extracomment>stereogcp, parameter RANGE_RESOLUTION</extracomment>
        <translation>Resolución en distancia oblicua (m)</translation>
    </message>
    <message>
        <source>Azimuth resolution (m)</source>
        <extracomment>stereogcp, parameter AZIMUTH_RESOLUTION</extracomment>
        <translation>Resolución en acimut (m)</translation>
    </message>
    <message>
        <source>Assumed error of range (m)</source>
        <extracomment>stereogcp, parameter ASSUMED_RANGE</extracomment>
        <translation>Error supuesto de la distancia (m)</translation>
    </message>
    <message>
        <source>Where it cannot be estimated (few passes). Empty: from the SCR and the corrections.</source>
        <extracomment>stereogcp, help of parameter ASSUMED_RANGE</extracomment>
        <translation>Donde no se puede estimar (pocas pasadas). Vacío: a partir del SCR y las correcciones.</translation>
    </message>
    <message>
        <source>Assumed error of azimuth (m)</source>
        <extracomment>stereogcp, parameter ASSUMED_AZIMUTH</extracomment>
        <translation>Error supuesto del acimut (m)</translation>
    </message>
    <message>
        <source>Least intersection angle (degrees)</source>
        <extracomment>stereogcp, parameter MIN_INTERSECTION</extracomment>
        <translation>Menor ángulo de intersección (grados)</translation>
    </message>
    <message>
        <source>Targets whose lines of sight meet at less cannot be located and are refused.</source>
        <extracomment>stereogcp, help of parameter MIN_INTERSECTION</extracomment>
        <translation>Los blancos cuyas líneas de visión se cortan con menos no se pueden localizar y se rechazan.</translation>
    </message>
    <message>
        <source>Look for geometries on another target</source>
        <extracomment>stereogcp, parameter MISMATCH</extracomment>
        <translation>Buscar geometrías sobre otro blanco</translation>
    </message>
    <message>
        <source>With three or more geometries: one that contradicts the others is left out.</source>
        <extracomment>stereogcp, help of parameter MISMATCH</extracomment>
        <translation>Con tres geometrías o más: la que contradice a las otras se omite.</translation>
    </message>
    <message>
        <source>Estimate variance components</source>
        <extracomment>stereogcp, parameter COMPONENTS</extracomment>
        <translation>Estimar componentes de varianza</translation>
    </message>
    <message>
        <source>Of range and azimuth in each track. Else the assumed errors stand.</source>
        <extracomment>stereogcp, help of parameter COMPONENTS</extracomment>
        <translation>De distancia y acimut en cada traza. Si no, valen los errores supuestos.</translation>
    </message>
    <message>
        <source>Robust estimation (Huber)</source>
        <extracomment>stereogcp, parameter ROBUST</extracomment>
        <translation>Estimación robusta (Huber)</translation>
    </message>
    <message>
        <source>Weighs large residuals down, beside the removal.</source>
        <extracomment>stereogcp, help of parameter ROBUST</extracomment>
        <translation>Resta peso a los residuos grandes, además de quitarlos.</translation>
    </message>
    <message>
        <source>Weights</source>
        <extracomment>stereogcp, parameter WEIGHTS</extracomment>
        <translation>Pesos</translation>
    </message>
    <message>
        <source>equal: all observations of a track and kind alike; scr: by the errors that point target analysis predicts.</source>
        <extracomment>stereogcp, help of parameter WEIGHTS</extracomment>
        <translation>equal: todas las observaciones de una traza y clase por igual; scr: según los errores que predice el análisis de blancos puntuales.</translation>
    </message>
    <message>
        <source>CRS of the layers (default: local UTM zone)</source>
        <extracomment>stereogcp, parameter CRS</extracomment>
        <translation>SRC de las capas (por defecto: zona UTM local)</translation>
    </message>
    <message>
        <source>Ground control points</source>
        <extracomment>exportgcps, parameter INPUT</extracomment>
        <translation>Puntos de control</translation>
    </message>
    <message>
        <source>Points with Z (ellipsoidal height): coordinates, formal and total errors, counts, geometry class.</source>
        <extracomment>imagestofusedcloud, help of parameter gcps:GCPS</extracomment>
        <translation>Puntos con Z (altura elipsoidal): coordenadas, errores formales y totales, recuentos, clase de geometría.</translation>
    </message>
    <message>
        <source>95 % error ellipses</source>
        <extracomment>imagestofusedcloud, parameter gcps:ELLIPSES</extracomment>
        <translation>Elipses de error del 95 %</translation>
    </message>
    <message>
        <source>Horizontal error ellipses (2.448 sigma, total), drawn larger than they are.</source>
        <extracomment>imagestofusedcloud, help of parameter gcps:ELLIPSES</extracomment>
        <translation>Elipses de error horizontales (2,448 sigma, totales), dibujadas más grandes de lo que son.</translation>
    </message>
    <message>
        <source>How many times too large the ellipses are drawn.</source>
        <extracomment>stereogcp, help of parameter EXAGGERATION</extracomment>
        <translation>Cuántas veces más grandes se dibujan las elipses.</translation>
    </message>
    <message>
        <source>Residuals</source>
        <extracomment>imagestofusedcloud, parameter gcps:RESIDUALS</extracomment>
        <translation>Residuos</translation>
    </message>
    <message>
        <source>A table with one row per target and pass: residuals, and which observations were removed, why.</source>
        <extracomment>imagestofusedcloud, help of parameter gcps:RESIDUALS</extracomment>
        <translation>Una tabla con una fila por blanco y pasada: residuos, y qué observaciones se quitaron y por qué.</translation>
    </message>
    <message>
        <source>One self-contained HTML file: corrections, averages by class, error budget, residuals, map.</source>
        <extracomment>imagestofusedcloud, help of parameter gcps:STEREO_REPORT</extracomment>
        <translation>Un solo archivo HTML autónomo: correcciones, medias por clase, balance de errores, residuos, mapa.</translation>
    </message>
    <message>
        <source>Targets in</source>
        <extracomment>stereogcp, output TARGETS</extracomment>
        <translation>Blancos de entrada</translation>
    </message>
    <message>
        <source>Targets solved</source>
        <extracomment>stereogcp, output SOLVED</extracomment>
        <translation>Blancos resueltos</translation>
    </message>
    <message>
        <source>Targets kept</source>
        <extracomment>stereogcp, output KEPT</extracomment>
        <translation>Blancos conservados</translation>
    </message>
    <message>
        <source>Mean total sigma east of the kept (m)</source>
        <extracomment>stereogcp, output SIGMA_E</extracomment>
        <translation>Sigma total medio al este de los conservados (m)</translation>
    </message>
    <message>
        <source>Mean total sigma north of the kept (m)</source>
        <extracomment>stereogcp, output SIGMA_N</extracomment>
        <translation>Sigma total medio al norte de los conservados (m)</translation>
    </message>
    <message>
        <source>Mean total sigma up of the kept (m)</source>
        <extracomment>stereogcp, output SIGMA_U</extracomment>
        <translation>Sigma total medio hacia arriba de los conservados (m)</translation>
    </message>
    <message>
        <source>GCP</source>
        <extracomment>exportgcps, word to search for</extracomment>
        <translation>punto de control</translation>
    </message>
    <message>
        <source>ground control point</source>
        <extracomment>exportgcps, word to search for</extracomment>
        <translation>punto de control terrestre</translation>
    </message>
    <message>
        <source>stereo</source>
        <extracomment>imagestogcps, word to search for</extracomment>
        <translation>estéreo</translation>
    </message>
    <message>
        <source>absolute positioning</source>
        <extracomment>fusepointclouds, word to search for</extracomment>
        <translation>posicionamiento absoluto</translation>
    </message>
    <message>
        <source>troposphere</source>
        <extracomment>stereogcp, word to search for</extracomment>
        <translation>troposfera</translation>
    </message>
    <message>
        <source>ionosphere</source>
        <extracomment>stereogcp, word to search for</extracomment>
        <translation>ionosfera</translation>
    </message>
    <message>
        <source>solid Earth tide</source>
        <extracomment>stereogcp, word to search for</extracomment>
        <translation>marea terrestre</translation>
    </message>
    <message>
        <source>adjustment</source>
        <extracomment>stereogcp, word to search for</extracomment>
        <translation>ajuste</translation>
    </message>
    <message>
        <source>VCE</source>
        <extracomment>stereogcp, word to search for</extracomment>
        <translation>VCE</translation>
    </message>
    <message>
        <source>Export ground control points</source>
        <extracomment>name of exportgcps</extracomment>
        <translation>Exportar puntos de control</translation>
    </message>
    <message>
        <source>Writes ground control points of stereo SAR for georeferencing an image: as points of QGIS&apos;s georeferencer, as options of GDAL, and as a table.</source>
        <extracomment>help of exportgcps</extracomment>
        <translation>Escribe puntos de control de SAR estéreo para georreferenciar una imagen: como puntos del georreferenciador de QGIS, como opciones de GDAL y como tabla.</translation>
    </message>
    <message>
        <source>The place of each point in the image follows from the product&apos;s orbit (zero-Doppler range-Doppler geometry) and the delays that the product declares. Pixels count from the outer corner of the first pixel, so that its centre is at (0.5, 0.5), as both programs want it; the georeferencer counts y downwards as negative numbers. Points outside the image, and those that are not kept, are left out.</source>
        <extracomment>help of exportgcps</extracomment>
        <translation>El lugar de cada punto en la imagen resulta de la órbita del producto (geometría distancia-Doppler de Doppler cero) y de los retardos que el producto declara. Los píxeles se cuentan desde la esquina exterior del primer píxel, de modo que su centro está en (0.5, 0.5), como quieren ambos programas; el georreferenciador cuenta y hacia abajo como números negativos. Los puntos fuera de la imagen, y los no conservados, se omiten.</translation>
    </message>
    <message>
        <source>A point whose coordinates move with the plate is put where it was at the time of the image. Its frame is taken from the fields frame and epoch_year; where they say nothing, or name a frame that is not known, give the same frame as to stereo SAR.</source>
        <extracomment>help of exportgcps</extracomment>
        <translation>Un punto cuyas coordenadas se mueven con la placa se pone donde estaba en el momento de la imagen. Su marco se toma de los campos frame y epoch_year; donde no dicen nada, o nombran un marco desconocido, dé el mismo marco que al SAR estéreo.</translation>
    </message>
    <message>
        <source>The points of stereo SAR, with the fields target, x_m, y_m and z_m.</source>
        <extracomment>exportgcps, help of parameter INPUT</extracomment>
        <translation>Los puntos del SAR estéreo, con los campos target, x_m, y_m y z_m.</translation>
    </message>
    <message>
        <source>SAR product</source>
        <extracomment>exportgcps, parameter PRODUCT</extracomment>
        <translation>Producto SAR</translation>
    </message>
    <message>
        <source>The image to be georeferenced: TerraSAR-X, Sentinel-1, NISAR-like, or chips with JSON; a file, or the folder of one. Pixels are those of its grid.</source>
        <extracomment>exportgcps, help of parameter PRODUCT</extracomment>
        <translation>La imagen que se georreferencia: TerraSAR-X, Sentinel-1, de tipo NISAR, o recortes con JSON; un archivo, o su carpeta. Los píxeles son los de su cuadrícula.</translation>
    </message>
    <message>
        <source>What was given as frame to stereo SAR, such as EPSG:7930: the points are moved to where they are at the time of the image. Empty: what the points say in their field frame, else the frame of the orbits.</source>
        <extracomment>exportgcps, help of parameter FRAME</extracomment>
        <translation>Lo que se dio como marco al SAR estéreo, como EPSG:7930: los puntos se mueven a donde están en el momento de la imagen. Vacío: lo que los puntos dicen en su campo frame, o si no el marco de las órbitas.</translation>
    </message>
    <message>
        <source>CRS of the map coordinates (default: that of the points)</source>
        <extracomment>exportgcps, parameter CRS</extracomment>
        <translation>SRC de las coordenadas de mapa (por defecto: el de los puntos)</translation>
    </message>
    <message>
        <source>Add the product&apos;s own delays</source>
        <extracomment>exportgcps, parameter DELAYS</extracomment>
        <translation>Sumar los retardos propios del producto</translation>
    </message>
    <message>
        <source>Where the image shows a target, not where geometry alone puts it: the delays that the product declares move it.</source>
        <extracomment>exportgcps, help of parameter DELAYS</extracomment>
        <translation>Donde la imagen muestra un blanco, no donde lo pone la sola geometría: los retardos que el producto declara lo mueven.</translation>
    </message>
    <message>
        <source>Also points that are not kept</source>
        <extracomment>exportgcps, parameter ALL</extracomment>
        <translation>También los puntos no conservados</translation>
    </message>
    <message>
        <source>Those with kept = 0 are left out otherwise.</source>
        <extracomment>exportgcps, help of parameter ALL</extracomment>
        <translation>Los que tienen kept = 0 se omiten si no.</translation>
    </message>
    <message>
        <source>Georeferencer points</source>
        <extracomment>exportgcps, parameter POINTS</extracomment>
        <translation>Puntos del georreferenciador</translation>
    </message>
    <message>
        <source>For QGIS&apos;s georeferencer (Load GCP points): y counts downwards as negative numbers.</source>
        <extracomment>exportgcps, help of parameter POINTS</extracomment>
        <translation>Para el georreferenciador de QGIS (Cargar puntos PCT): y cuenta hacia abajo como números negativos.</translation>
    </message>
    <message>
        <source>GDAL options</source>
        <extracomment>exportgcps, parameter GDAL_OPTIONS</extracomment>
        <translation>Opciones de GDAL</translation>
    </message>
    <message>
        <source>-gcp pixel line easting northing height, for gdal_translate --optfile.</source>
        <extracomment>exportgcps, help of parameter GDAL_OPTIONS</extracomment>
        <translation>-gcp píxel línea este norte altura, para gdal_translate --optfile.</translation>
    </message>
    <message>
        <source>All fields of the points.</source>
        <extracomment>exportgcps, help of parameter CSV</extracomment>
        <translation>Todos los campos de los puntos.</translation>
    </message>
    <message>
        <source>Points written</source>
        <extracomment>exportgcps, output COUNT</extracomment>
        <translation>Puntos escritos</translation>
    </message>
    <message>
        <source>georeferencer</source>
        <extracomment>exportgcps, word to search for</extracomment>
        <translation>georreferenciador</translation>
    </message>
    <message>
        <source>georeference</source>
        <extracomment>exportgcps, word to search for</extracomment>
        <translation>georreferenciar</translation>
    </message>
    <message>
        <source>.points</source>
        <extracomment>exportgcps, word to search for</extracomment>
        <translation>.points</translation>
    </message>
    <message>
        <source>gdal_translate</source>
        <extracomment>exportgcps, word to search for</extracomment>
        <translation>gdal_translate</translation>
    </message>
    <message>
        <source>CSV</source>
        <extracomment>exportgcps, word to search for</extracomment>
        <translation>CSV</translation>
    </message>
    <message>
        <source>4 Point clouds</source>
        <extracomment>group of algorithms</extracomment>
        <translation>4 Nubes de puntos</translation>
    </message>
    <message>
        <source>Import a point cloud</source>
        <extracomment>name of importpointcloud</extracomment>
        <translation>Importar una nube de puntos</translation>
    </message>
    <message>
        <source>Turns a table of scatterers (tomographic SAR, persistent scatterers, LiDAR) into a point cloud that QGIS shows on the map and in the 3-D view.</source>
        <extracomment>help of importpointcloud</extracomment>
        <translation>Convierte una tabla de dispersores (SAR tomográfico, dispersores persistentes, LiDAR) en una nube de puntos que QGIS muestra en el mapa y en la vista 3D.</translation>
    </message>
    <message>
        <source>Reads CSV and text of any delimiter, NPZ, HDF5, PLY, LAS, LAZ, EPT, GeoPackage, Shapefile; files of any size stream through in pieces. Tables of EGMS, MintPy, StaMPS, SARPROZ and SqueeSAR are recognised by their columns. What each column was taken for is in the log and in COLUMNS_USED; a line in COLUMNS corrects a guess (&quot;height = dem + dem_error; velocity = 1000 * v&quot;).</source>
        <extracomment>help of importpointcloud</extracomment>
        <translation>Lee CSV y texto con cualquier separador, NPZ, HDF5, PLY, LAS, LAZ, EPT, GeoPackage, Shapefile; archivos de cualquier tamaño pasan por partes. Las tablas de EGMS, MintPy, StaMPS, SARPROZ y SqueeSAR se reconocen por sus columnas. Por qué se tomó cada columna está en el registro y en COLUMNS_USED; una línea en COLUMNS corrige una suposición («height = dem + dem_error; velocity = 1000 * v»).</translation>
    </message>
    <message>
        <source>Positions may be geographic, projected, geocentric, or radar-coded: line and sample, or azimuth and range time, with the elevation above a reference point. The latter are geocoded with the orbit of a product. With an orbit each point of any cloud also gets its incidence angle and heading, which a fusion needs.</source>
        <extracomment>help of importpointcloud</extracomment>
        <translation>Las posiciones pueden ser geográficas, proyectadas, geocéntricas o codificadas en radar: línea y muestra, o tiempos de acimut y distancia, con la elevación sobre un punto de referencia. Estas últimas se geocodifican con la órbita de un producto. Con una órbita, cada punto de cualquier nube recibe también su ángulo de incidencia y su rumbo, que una fusión necesita.</translation>
    </message>
    <message>
        <source>The reference point and the track that are given here are kept in the cloud for the fusion. Headings are those at a right angle to the line of sight at the point, which differ by degrees from the flight&apos;s own: prefer a product to a number.</source>
        <extracomment>help of importpointcloud</extracomment>
        <translation>El punto de referencia y la traza que se dan aquí se guardan en la nube para la fusión. Los rumbos son los perpendiculares a la línea de visión en el punto, que difieren en grados del propio vuelo: prefiera un producto a un número.</translation>
    </message>
    <message>
        <source>Heights are ellipsoidal, or are made so with a geoid grid or one undulation. Lines with too many or too few cells are left out, counted and reported.</source>
        <extracomment>help of importpointcloud</extracomment>
        <translation>Las alturas son elipsoidales, o se hacen así con una cuadrícula de geoide o una sola ondulación. Las líneas con demasiadas o muy pocas celdas se omiten, se cuentan y se indican.</translation>
    </message>
    <message>
        <source>Points of a vector layer carry the field names that InSAR Explorer and PS Time Series read (VEL, COHERENCE, HEIGHT, D20160101 ...); time series may also go to a table of their own, keyed by the id of the point.</source>
        <extracomment>help of importpointcloud</extracomment>
        <translation>Los puntos de una capa vectorial llevan los nombres de campos que leen InSAR Explorer y PS Time Series (VEL, COHERENCE, HEIGHT, D20160101 ...); las series temporales pueden ir también a una tabla propia, con el identificador del punto como clave.</translation>
    </message>
    <message>
        <source>Table or cloud</source>
        <extracomment>importpointcloud, parameter INPUT</extracomment>
        <translation>Tabla o nube</translation>
    </message>
    <message>
        <source>CSV or text of any delimiter, NPZ, HDF5, PLY, LAS, LAZ, GeoPackage, Shapefile, or the ept.json of an EPT. A layer of a GeoPackage is named by file.gpkg|layername=points.</source>
        <extracomment>importpointcloud, help of parameter INPUT</extracomment>
        <translation>CSV o texto con cualquier separador, NPZ, HDF5, PLY, LAS, LAZ, GeoPackage, Shapefile, o el ept.json de un EPT. Una capa de un GeoPackage se nombra file.gpkg|layername=points.</translation>
    </message>
    <message>
        <source>Format</source>
        <extracomment>importpointcloud, parameter FORMAT</extracomment>
        <translation>Formato</translation>
    </message>
    <message>
        <source>Of the file; auto looks at its content.</source>
        <extracomment>importpointcloud, help of parameter FORMAT</extracomment>
        <translation>Del archivo; auto mira su contenido.</translation>
    </message>
    <message>
        <source>Columns</source>
        <extracomment>importpointcloud, parameter COLUMNS</extracomment>
        <translation>Columnas</translation>
    </message>
    <message>
        <source>What the columns are, where the guess is wrong; the guess is in the log. Definitions on lines of their own or separated by semicolons, our name on the left: longitude, latitude; easting, northing; x_m, y_m, z_m; line, sample or t_az_s, tau_s; height, elevation, id, velocity (mm/yr), coherence ... &apos;height = dem + dem_error&apos; adds columns, &apos;velocity = 1000 * v&apos; changes the unit, &apos;snr = none&apos; leaves one away, any other name keeps a further column.</source>
        <extracomment>importpointcloud, help of parameter COLUMNS</extracomment>
        <translation>Qué son las columnas, donde la suposición es errónea; la suposición está en el registro. Definiciones en líneas propias o separadas por punto y coma, nuestro nombre a la izquierda: longitude, latitude; easting, northing; x_m, y_m, z_m; line, sample o t_az_s, tau_s; height, elevation, id, velocity (mm/yr), coherence ... «height = dem + dem_error» suma columnas, «velocity = 1000 * v» cambia la unidad, «snr = none» deja una fuera, cualquier otro nombre conserva una columna más.</translation>
    </message>
    <message>
        <source>CRS of the table</source>
        <extracomment>importpointcloud, parameter CRS</extracomment>
        <translation>SRC de la tabla</translation>
    </message>
    <message>
        <source>Of the positions in the file. Empty: what the file says; longitude and latitude alone are WGS 84.</source>
        <extracomment>importpointcloud, help of parameter CRS</extracomment>
        <translation>De las posiciones en el archivo. Vacío: lo que dice el archivo; longitud y latitud solas son WGS 84.</translation>
    </message>
    <message>
        <source>Filter</source>
        <extracomment>importpointcloud, parameter FILTER</extracomment>
        <translation>Filtro</translation>
    </message>
    <message>
        <source>Points to keep, as an expression on their attributes: coherence &gt; 0.7 and snr &gt;= 3, or &quot;VEL&quot; between -20 and 20. Points without a value do not pass.</source>
        <extracomment>importpointcloud, help of parameter FILTER</extracomment>
        <translation>Puntos que se conservan, como expresión sobre sus atributos: coherence &gt; 0.7 and snr &gt;= 3, o &quot;VEL&quot; between -20 and 20. Los puntos sin valor no pasan.</translation>
    </message>
    <message>
        <source>Extent</source>
        <extracomment>importpointcloud, parameter EXTENT</extracomment>
        <translation>Extensión</translation>
    </message>
    <message>
        <source>Keep only points within this rectangle; in another CRS, within its bounding rectangle.</source>
        <extracomment>importpointcloud, help of parameter EXTENT</extracomment>
        <translation>Conservar solo los puntos dentro de este rectángulo; en otro SRC, dentro de su rectángulo envolvente.</translation>
    </message>
    <message>
        <source>SAR product of the track</source>
        <extracomment>importpointcloud, parameter PRODUCT</extracomment>
        <translation>Producto SAR de la traza</translation>
    </message>
    <message>
        <source>The annotation of a TerraSAR-X, Sentinel-1 or NISAR-like product, a generic JSON, or the master.res of Doris. Geocodes clouds in lines and samples or in times; gives other clouds incidence and heading for each point.</source>
        <extracomment>importpointcloud, help of parameter PRODUCT</extracomment>
        <translation>La anotación de un producto TerraSAR-X, Sentinel-1 o de tipo NISAR, un JSON genérico, o el master.res de Doris. Geocodifica nubes en líneas y muestras o en tiempos; da a otras nubes la incidencia y el rumbo de cada punto.</translation>
    </message>
    <message>
        <source>Orbit of the track</source>
        <extracomment>importpointcloud, parameter ORBIT</extracomment>
        <translation>Órbita de la traza</translation>
    </message>
    <message>
        <source>Instead of a product: a Sentinel-1 EOF file or a table of state vectors (t_s, x_m, y_m, z_m ...). It knows no lines and samples.</source>
        <extracomment>importpointcloud, help of parameter ORBIT</extracomment>
        <translation>En vez de un producto: un archivo EOF de Sentinel-1 o una tabla de vectores de estado (t_s, x_m, y_m, z_m ...). No conoce líneas ni muestras.</translation>
    </message>
    <message>
        <source>Time of the pass (UTC)</source>
        <extracomment>importpointcloud, parameter TIME</extracomment>
        <translation>Hora de la pasada (UTC)</translation>
    </message>
    <message>
        <source>Some moment of it, such as 2020-01-01T05:26:10, where the orbit file covers more than one pass; for a table of state vectors the moment that its times count from.</source>
        <extracomment>importpointcloud, help of parameter TIME</extracomment>
        <translation>Algún momento de ella, como 2020-01-01T05:26:10, si el archivo de órbita cubre más de una pasada; con una tabla de vectores de estado, el momento desde el que cuentan sus tiempos.</translation>
    </message>
    <message>
        <source>Part of the product</source>
        <extracomment>importpointcloud, parameter PART</extracomment>
        <translation>Parte del producto</translation>
    </message>
    <message>
        <source>Name of the image, where the product holds several: the swath or polarisation that the cloud was made from.</source>
        <extracomment>importpointcloud, help of parameter PART</extracomment>
        <translation>Nombre de la imagen, si el producto contiene varias: la franja o polarización de la que se hizo la nube.</translation>
    </message>
    <message>
        <source>Number of the first line</source>
        <extracomment>importpointcloud, parameter FIRST_LINE</extracomment>
        <translation>Número de la primera línea</translation>
    </message>
    <message>
        <source>What the cloud calls the product&apos;s first line: 0, 1, or, for a cut-out, minus where it begins.</source>
        <extracomment>importpointcloud, help of parameter FIRST_LINE</extracomment>
        <translation>Cómo llama la nube a la primera línea del producto: 0, 1, o, en un recorte, menos el lugar donde empieza.</translation>
    </message>
    <message>
        <source>Number of the first sample</source>
        <extracomment>importpointcloud, parameter FIRST_SAMPLE</extracomment>
        <translation>Número de la primera muestra</translation>
    </message>
    <message>
        <source>What the cloud calls the product&apos;s first sample: 0, 1, or, for a cut-out, minus where it begins.</source>
        <extracomment>importpointcloud, help of parameter FIRST_SAMPLE</extracomment>
        <translation>Cómo llama la nube a la primera muestra del producto: 0, 1, o, en un recorte, menos el lugar donde empieza.</translation>
    </message>
    <message>
        <source>Reference point</source>
        <extracomment>importpointcloud, parameter REFERENCE</extracomment>
        <translation>Punto de referencia</translation>
    </message>
    <message>
        <source>Where the cloud itself has its reference point, with the ellipsoidal height that the processor took for it: &apos;line = 1204.5; sample = 873; height = 81.2&apos;, &apos;t = 3.25; tau = 0.0042; height = 81.2&apos;, &apos;longitude = 13.37; latitude = 52.51; height = 81.2&apos; or &apos;x = 389000; y = 5819000; height = 81.2&apos; in the CRS of the cloud. Elevations of radar-coded clouds start from it, and fusepointclouds shifts it to its absolute place.</source>
        <extracomment>importpointcloud, help of parameter REFERENCE</extracomment>
        <translation>Dónde tiene la propia nube su punto de referencia, con la altura elipsoidal que el procesador le supuso: «line = 1204.5; sample = 873; height = 81.2», «t = 3.25; tau = 0.0042; height = 81.2», «longitude = 13.37; latitude = 52.51; height = 81.2» o «x = 389000; y = 5819000; height = 81.2» en el SRC de la nube. Las elevaciones de nubes codificadas en radar parten de él, y fusepointclouds lo mueve a su lugar absoluto.</translation>
    </message>
    <message>
        <source>Name of the track</source>
        <extracomment>importpointcloud, parameter TRACK</extracomment>
        <translation>Nombre de la traza</translation>
    </message>
    <message>
        <source>As stereo SAR names it, such as ascending 42 deg; empty: that of the product, or of the file.</source>
        <extracomment>importpointcloud, help of parameter TRACK</extracomment>
        <translation>Como la llama el SAR estéreo, por ejemplo ascending 42 deg; vacío: el del producto, o el del archivo.</translation>
    </message>
    <message>
        <source>Heading (degrees)</source>
        <extracomment>importpointcloud, parameter HEADING</extracomment>
        <translation>Rumbo (grados)</translation>
    </message>
    <message>
        <source>Square to the line of sight at the point, clockwise from north, where no product, orbit or column tells.</source>
        <extracomment>importpointcloud, help of parameter HEADING</extracomment>
        <translation>Perpendicular a la línea de visión en el punto, en sentido horario desde el norte, si no lo dice ni producto, ni órbita, ni columna.</translation>
    </message>
    <message>
        <source>Incidence angle (degrees)</source>
        <extracomment>importpointcloud, parameter INCIDENCE</extracomment>
        <translation>Ángulo de incidencia (grados)</translation>
    </message>
    <message>
        <source>At the reference point, where no product, orbit or column tells.</source>
        <extracomment>importpointcloud, help of parameter INCIDENCE</extracomment>
        <translation>En el punto de referencia, si no lo dice ni producto, ni órbita, ni columna.</translation>
    </message>
    <message>
        <source>Look side</source>
        <extracomment>importpointcloud, parameter LOOK_SIDE</extracomment>
        <translation>Lado de visión</translation>
    </message>
    <message>
        <source>To which side of the flight the radar looks; unknown: as the product says, else right.</source>
        <extracomment>importpointcloud, help of parameter LOOK_SIDE</extracomment>
        <translation>A qué lado del vuelo mira el radar; unknown: como dice el producto, si no a la derecha.</translation>
    </message>
    <message>
        <source>ellipsoidal; or above the geoid, and made ellipsoidal by a grid of undulations or by one undulation.</source>
        <extracomment>importpointcloud, help of parameter HEIGHT_REFERENCE</extracomment>
        <translation>ellipsoidal: elipsoidales; o sobre el geoide, y hechas elipsoidales con una cuadrícula de ondulaciones o con una sola.</translation>
    </message>
    <message>
        <source>Geoid grid</source>
        <extracomment>importpointcloud, parameter GEOID</extracomment>
        <translation>Cuadrícula de geoide</translation>
    </message>
    <message>
        <source>A raster of undulations in metres (EGM96, EGM2008, a national geoid) as GeoTIFF, GTX or anything that GDAL reads; for heights by geoid_grid.</source>
        <extracomment>importpointcloud, help of parameter GEOID</extracomment>
        <translation>Un ráster de ondulaciones en metros (EGM96, EGM2008, un geoide nacional) como GeoTIFF, GTX o lo que lea GDAL; para alturas según geoid_grid.</translation>
    </message>
    <message>
        <source>Delimiter of text</source>
        <extracomment>importpointcloud, parameter DELIMITER</extracomment>
        <translation>Separador del texto</translation>
    </message>
    <message>
        <source>One character, or tab or space; empty: found from the first lines.</source>
        <extracomment>importpointcloud, help of parameter DELIMITER</extracomment>
        <translation>Un carácter, o tab o space; vacío: se halla en las primeras líneas.</translation>
    </message>
    <message>
        <source>Header of text</source>
        <extracomment>importpointcloud, parameter HEADER</extracomment>
        <translation>Encabezado del texto</translation>
    </message>
    <message>
        <source>Whether the first line names the columns; without, they are column_1, column_2 ...</source>
        <extracomment>importpointcloud, help of parameter HEADER</extracomment>
        <translation>Si la primera línea nombra las columnas; sin ella son column_1, column_2 ...</translation>
    </message>
    <message>
        <source>Decimal mark of text</source>
        <extracomment>importpointcloud, parameter DECIMAL</extracomment>
        <translation>Signo decimal del texto</translation>
    </message>
    <message>
        <source>auto finds it from the first lines.</source>
        <extracomment>importpointcloud, help of parameter DECIMAL</extracomment>
        <translation>auto lo halla en las primeras líneas.</translation>
    </message>
    <message>
        <source>Bad lines allowed</source>
        <extracomment>importpointcloud, parameter BAD_LINES</extracomment>
        <translation>Líneas malas admitidas</translation>
    </message>
    <message>
        <source>Lines of text with too many or too few cells are left out and counted; more than this many stop the import.</source>
        <extracomment>importpointcloud, help of parameter BAD_LINES</extracomment>
        <translation>Las líneas de texto con demasiadas o muy pocas celdas se omiten y se cuentan; más de estas detienen la importación.</translation>
    </message>
    <message>
        <source>CRS of the cloud (default: local UTM zone)</source>
        <extracomment>imagestofusedcloud, parameter OUTPUT_CRS</extracomment>
        <translation>SRC de la nube (por defecto: zona UTM local)</translation>
    </message>
    <message>
        <source>A projected CRS in metres. Empty: that of the table if it is such, else the UTM zone of the points.</source>
        <extracomment>importpointcloud, help of parameter OUTPUT_CRS</extracomment>
        <translation>Un SRC proyectado en metros. Vacío: el de la tabla si lo es, si no la zona UTM de los puntos.</translation>
    </message>
    <message>
        <source>Style</source>
        <extracomment>fusepointclouds, parameter STYLE</extracomment>
        <translation>Estilo</translation>
    </message>
    <message>
        <source>What the colours of the layer show: auto is the velocity where there is one, else the height; track tells the clouds of a fusion apart. The same is set for the 3-D view.</source>
        <extracomment>fusepointclouds, help of parameter STYLE</extracomment>
        <translation>Qué muestran los colores de la capa: auto es la velocidad donde la hay, si no la altura; track distingue las nubes de una fusión. Lo mismo se pone en la vista 3D.</translation>
    </message>
    <message>
        <source>Point cloud</source>
        <extracomment>importpointcloud, parameter OUTPUT</extracomment>
        <translation>Nube de puntos</translation>
    </message>
    <message>
        <source>A name that ends with .json gives an EPT, a folder of that name, which every QGIS from 3.22 opens; .copc.laz a COPC, one file, for QGIS 3.26 and later; .laz and .las give LAS 1.4. COPC and LAS need the Python package laspy.</source>
        <extracomment>cloudstoaccuracy, help of parameter fuse:CLOUD</extracomment>
        <translation>Un nombre que acaba en .json da un EPT, una carpeta de ese nombre, que abre todo QGIS desde 3.22; .copc.laz un COPC, un solo archivo, para QGIS 3.26 y posteriores; .laz y .las dan LAS 1.4. COPC y LAS necesitan el paquete de Python laspy.</translation>
    </message>
    <message>
        <source>The points as a GeoPackage with the field names that InSAR Explorer and PS Time Series read, with their time series.</source>
        <extracomment>importpointcloud, help of parameter OUTPUT_POINTS</extracomment>
        <translation>Los puntos como GeoPackage con los nombres de campos que leen InSAR Explorer y PS Time Series, con sus series temporales.</translation>
    </message>
    <message>
        <source>Side of grid cells in each of which the best point is kept in the layer of points (highest coherence, else SNR, else amplitude). 0 keeps all. The cloud itself is never thinned.</source>
        <extracomment>importpointcloud, help of parameter THINNING</extracomment>
        <translation>Lado de celdas de cuadrícula en cada una de las cuales se conserva el mejor punto en la capa de puntos (mayor coherencia, si no SNR, si no amplitud). 0 los conserva todos. La nube misma nunca se aclara.</translation>
    </message>
    <message>
        <source>Time series</source>
        <extracomment>importpointcloud, parameter SERIES</extracomment>
        <translation>Series temporales</translation>
    </message>
    <message>
        <source>A table (GeoPackage) with the time series of every point in mm, keyed by the id of the point.</source>
        <extracomment>importpointcloud, help of parameter SERIES</extracomment>
        <translation>Una tabla (GeoPackage) con la serie temporal de cada punto en mm, con el identificador del punto como clave.</translation>
    </message>
    <message>
        <source>Points in the cloud</source>
        <extracomment>importpointcloud, output COUNT</extracomment>
        <translation>Puntos en la nube</translation>
    </message>
    <message>
        <source>Rows read</source>
        <extracomment>importpointcloud, output READ</extracomment>
        <translation>Filas leídas</translation>
    </message>
    <message>
        <source>Rows left out</source>
        <extracomment>importpointcloud, output LEFT_OUT</extracomment>
        <translation>Filas omitidas</translation>
    </message>
    <message>
        <source>Points in the layer of points</source>
        <extracomment>importpointcloud, output THINNED</extracomment>
        <translation>Puntos en la capa de puntos</translation>
    </message>
    <message>
        <source>What the columns were taken for</source>
        <extracomment>importpointcloud, output COLUMNS_USED</extracomment>
        <translation>Por qué se tomaron las columnas</translation>
    </message>
    <message>
        <source>Format that was read</source>
        <extracomment>importpointcloud, output FORMAT_USED</extracomment>
        <translation>Formato leído</translation>
    </message>
    <message>
        <source>point cloud</source>
        <extracomment>cloudstoaccuracy, word to search for</extracomment>
        <translation>nube de puntos</translation>
    </message>
    <message>
        <source>TomoSAR</source>
        <extracomment>fusepointclouds, word to search for</extracomment>
        <translation>TomoSAR</translation>
    </message>
    <message>
        <source>tomography</source>
        <extracomment>fusepointclouds, word to search for</extracomment>
        <translation>tomografía</translation>
    </message>
    <message>
        <source>PSI</source>
        <extracomment>fusepointclouds, word to search for</extracomment>
        <translation>PSI</translation>
    </message>
    <message>
        <source>PSInSAR</source>
        <extracomment>importpointcloud, word to search for</extracomment>
        <translation>PSInSAR</translation>
    </message>
    <message>
        <source>persistent scatterers</source>
        <extracomment>fusepointclouds, word to search for</extracomment>
        <translation>dispersores persistentes</translation>
    </message>
    <message>
        <source>EGMS</source>
        <extracomment>importpointcloud, word to search for</extracomment>
        <translation>EGMS</translation>
    </message>
    <message>
        <source>MintPy</source>
        <extracomment>importpointcloud, word to search for</extracomment>
        <translation>MintPy</translation>
    </message>
    <message>
        <source>StaMPS</source>
        <extracomment>importpointcloud, word to search for</extracomment>
        <translation>StaMPS</translation>
    </message>
    <message>
        <source>SARPROZ</source>
        <extracomment>importpointcloud, word to search for</extracomment>
        <translation>SARPROZ</translation>
    </message>
    <message>
        <source>SqueeSAR</source>
        <extracomment>importpointcloud, word to search for</extracomment>
        <translation>SqueeSAR</translation>
    </message>
    <message>
        <source>LAS</source>
        <extracomment>importpointcloud, word to search for</extracomment>
        <translation>LAS</translation>
    </message>
    <message>
        <source>LAZ</source>
        <extracomment>importpointcloud, word to search for</extracomment>
        <translation>LAZ</translation>
    </message>
    <message>
        <source>COPC</source>
        <extracomment>importpointcloud, word to search for</extracomment>
        <translation>COPC</translation>
    </message>
    <message>
        <source>EPT</source>
        <extracomment>importpointcloud, word to search for</extracomment>
        <translation>EPT</translation>
    </message>
    <message>
        <source>PLY</source>
        <extracomment>importpointcloud, word to search for</extracomment>
        <translation>PLY</translation>
    </message>
    <message>
        <source>HDF5</source>
        <extracomment>importpointcloud, word to search for</extracomment>
        <translation>HDF5</translation>
    </message>
    <message>
        <source>time series</source>
        <extracomment>importpointcloud, word to search for</extracomment>
        <translation>serie temporal</translation>
    </message>
    <message>
        <source>InSAR</source>
        <extracomment>fusepointclouds, word to search for</extracomment>
        <translation>InSAR</translation>
    </message>
    <message>
        <source>Fuse point clouds</source>
        <extracomment>name of fusepointclouds</extracomment>
        <translation>Fusionar nubes de puntos</translation>
    </message>
    <message>
        <source>Brings clouds of several tracks into one absolute position, so that facades seen from both sides make one city.</source>
        <extracomment>help of fusepointclouds</extracomment>
        <translation>Lleva nubes de varias trazas a una misma posición absoluta, para que las fachadas vistas desde ambos lados formen una ciudad.</translation>
    </message>
    <message>
        <source>Each cloud is relative to its own reference point, whose geocoded place is metres off. Where stereo SAR has located that point (a lamp post, seen by all tracks), each cloud is shifted so that its reference point lies where its track really sees the post: half the post&apos;s diameter before its axis. The point of stereo SAR lies neither on the axis nor on its surface; its offset follows from the geometry and the weights of the tracks that made it.</source>
        <extracomment>help of fusepointclouds</extracomment>
        <translation>Cada nube es relativa a su propio punto de referencia, cuyo lugar geocodificado se desvía metros. Donde el SAR estéreo ha localizado ese punto (una farola, vista por todas las trazas), cada nube se desplaza para que su punto de referencia quede donde su traza ve de verdad la farola: medio diámetro delante de su eje. El punto del SAR estéreo no está ni en el eje ni en la superficie; su desfase resulta de la geometría y de los pesos de las trazas que lo hicieron.</translation>
    </message>
    <message>
        <source>Modes: geodetic, the general solution for any number of tracks; geodetic_printed, equations 7 to 15 of the paper, with one dz for all pairs of ascending and descending tracks; offset_only, without the lamp post; geometric, for when there is no stereo point: offsets along elevation that make the clouds match, with their uncertainty. Geometric offsets make the clouds agree, not right.</source>
        <extracomment>help of fusepointclouds</extracomment>
        <translation>Modos: geodetic, la solución general para cualquier número de trazas; geodetic_printed, las ecuaciones 7 a 15 del artículo, con un dz para todos los pares de trazas ascendentes y descendentes; offset_only, sin la farola; geometric, cuando no hay punto estéreo: desfases a lo largo de la elevación que hacen coincidir las nubes, con su incertidumbre. Los desfases geométricos ponen las nubes de acuerdo, no en lo cierto.</translation>
    </message>
    <message>
        <source>Heading, incidence and reference point come with clouds of importpointcloud; the table TRACKS gives or corrects them.</source>
        <extracomment>help of fusepointclouds</extracomment>
        <translation>El rumbo, la incidencia y el punto de referencia vienen con las nubes de importpointcloud; la tabla TRACKS los da o los corrige.</translation>
    </message>
    <message>
        <source>Source: Zhu, Montazeri, Gisinger, Hanssen, Bamler (2016), IEEE TGRS, doi 10.1109/TGRS.2015.2448686, section IV-D; geometric mode after Gernhardt, Cong, Eineder, Hinz, Bamler (2012), IEEE GRSL 9(1), 38-42.</source>
        <extracomment>help of fusepointclouds</extracomment>
        <translation>Fuente: Zhu, Montazeri, Gisinger, Hanssen, Bamler (2016), IEEE TGRS, doi 10.1109/TGRS.2015.2448686, sección IV-D; modo geométrico según Gernhardt, Cong, Eineder, Hinz, Bamler (2012), IEEE GRSL 9(1), 38-42.</translation>
    </message>
    <message>
        <source>Clouds</source>
        <extracomment>cloudstoaccuracy, parameter CLOUDS</extracomment>
        <translation>Nubes</translation>
    </message>
    <message>
        <source>Two or more clouds of importpointcloud, one of each track. They bring their reference point, heading and incidence with them; TRACKS gives what they lack.</source>
        <extracomment>fusepointclouds, help of parameter CLOUDS</extracomment>
        <translation>Dos o más nubes de importpointcloud, una de cada traza. Traen consigo su punto de referencia, rumbo e incidencia; TRACKS da lo que les falta.</translation>
    </message>
    <message>
        <source>Mode</source>
        <extracomment>cloudstoaccuracy, parameter MODE</extracomment>
        <translation>Modo</translation>
    </message>
    <message>
        <source>geodetic: each cloud&apos;s reference point goes where its track sees the lamp post, for any number of tracks. geodetic_printed: equations 7 to 15 of the paper, one dz for all pairs. offset_only: each reference point goes to the stereo point itself. geometric: without a stereo point, offsets along elevation by which the clouds match.</source>
        <extracomment>fusepointclouds, help of parameter MODE</extracomment>
        <translation>geodetic: el punto de referencia de cada nube va donde su traza ve la farola, para cualquier número de trazas. geodetic_printed: ecuaciones 7 a 15 del artículo, un dz para todos los pares. offset_only: cada punto de referencia va al propio punto estéreo. geometric: sin punto estéreo, desfases a lo largo de la elevación con los que las nubes coinciden.</translation>
    </message>
    <message>
        <source>Stereo SAR points</source>
        <extracomment>cloudstoaccuracy, parameter STEREO</extracomment>
        <translation>Puntos del SAR estéreo</translation>
    </message>
    <message>
        <source>The points of stereogcp, with the reference point of the clouds among them. Not needed in the geometric mode.</source>
        <extracomment>fusepointclouds, help of parameter STEREO</extracomment>
        <translation>Los puntos de stereogcp, con el punto de referencia de las nubes entre ellos. No hace falta en el modo geométrico.</translation>
    </message>
    <message>
        <source>Reference target</source>
        <extracomment>imagestofusedcloud, parameter TARGET</extracomment>
        <translation>Blanco de referencia</translation>
    </message>
    <message>
        <source>Name (field target) of the reference point of the clouds; empty: the one nearest to where they have theirs.</source>
        <extracomment>fusepointclouds, help of parameter TARGET</extracomment>
        <translation>Nombre (campo target) del punto de referencia de las nubes; vacío: el más cercano a donde tienen el suyo.</translation>
    </message>
    <message>
        <source>Residuals of stereo SAR</source>
        <extracomment>cloudstoaccuracy, parameter RESIDUALS</extracomment>
        <translation>Residuos del SAR estéreo</translation>
    </message>
    <message>
        <source>The table RESIDUALS of the same run: which tracks made the stereo point, with what weights and from where they saw it. Without it the rounded figures in the points&apos; field tracks serve, with the clouds&apos; angles.</source>
        <extracomment>fusepointclouds, help of parameter RESIDUALS</extracomment>
        <translation>La tabla RESIDUALS de la misma ejecución: qué trazas hicieron el punto estéreo, con qué pesos y desde dónde lo vieron. Sin ella sirven las cifras redondeadas del campo tracks de los puntos, con los ángulos de las nubes.</translation>
    </message>
    <message>
        <source>Coordinates of the reference point</source>
        <extracomment>fusepointclouds, parameter COORDINATES</extracomment>
        <translation>Coordenadas del punto de referencia</translation>
    </message>
    <message>
        <source>Instead of a layer: &apos;longitude = 13.3777; latitude = 52.5186; height = 81.43&apos;, ellipsoidal, on WGS 84. The clouds&apos; own tracks are then taken to have made it, with equal weights.</source>
        <extracomment>fusepointclouds, help of parameter COORDINATES</extracomment>
        <translation>En vez de una capa: «longitude = 13.3777; latitude = 52.5186; height = 81.43», elipsoidal, en WGS 84. Se supone entonces que lo hicieron las propias trazas de las nubes, con pesos iguales.</translation>
    </message>
    <message>
        <source>Diameter of the lamp post (m)</source>
        <extracomment>fusepointclouds, parameter DIAMETER</extracomment>
        <translation>Diámetro de la farola (m)</translation>
    </message>
    <message>
        <source>Of the cylinder that is the reference point; 0 for a target that all tracks see at one place, such as a corner reflector.</source>
        <extracomment>fusepointclouds, help of parameter DIAMETER</extracomment>
        <translation>Del cilindro que es el punto de referencia; 0 para un blanco que todas las trazas ven en un mismo lugar, como un reflector de esquina.</translation>
    </message>
    <message>
        <source>Standard deviation of the diameter (m)</source>
        <extracomment>fusepointclouds, parameter DIAMETER_SIGMA</extracomment>
        <translation>Desviación típica del diámetro (m)</translation>
    </message>
    <message>
        <source>What the clouds do not say of themselves: a row for each cloud, named by its file or layer, or in the order of the clouds where the names are empty. Heading clockwise from north and incidence in degrees, look side right or left, x, y and height of the reference point in the CRS of the cloud. Empty cells leave the cloud&apos;s own.</source>
        <extracomment>fusepointclouds, help of parameter TRACKS</extracomment>
        <translation>Lo que las nubes no dicen de sí mismas: una fila por nube, con el nombre de su archivo o capa, o en el orden de las nubes si los nombres están vacíos. Rumbo en sentido horario desde el norte e incidencia en grados, lado de visión right o left, x, y y altura del punto de referencia en el SRC de la nube. Las celdas vacías dejan lo de la nube.</translation>
    </message>
    <message>
        <source>Names of clouds, with commas between them, that the geometric mode leaves where they are, such as one that is already absolute. Empty: all move, as little as possible.</source>
        <extracomment>fusepointclouds, help of parameter HELD</extracomment>
        <translation>Nombres de nubes, separados por comas, que el modo geométrico deja donde están, como una que ya es absoluta. Vacío: todas se mueven, lo menos posible.</translation>
    </message>
    <message>
        <source>How far the ranges of a cloud as a whole may be off: it goes into the errors of its offset, which matching cannot tell from it.</source>
        <extracomment>fusepointclouds, help of parameter RANGE_SIGMA</extracomment>
        <translation>Cuánto pueden desviarse las distancias de una nube en conjunto: entra en los errores de su desfase, del que el ajuste no lo distingue.</translation>
    </message>
    <message>
        <source>How far the azimuths of a cloud as a whole may be off: it goes into the errors of its offset, which matching cannot tell from it.</source>
        <extracomment>fusepointclouds, help of parameter AZIMUTH_SIGMA</extracomment>
        <translation>Cuánto pueden desviarse los acimutes de una nube en conjunto: entra en los errores de su desfase, del que el ajuste no lo distingue.</translation>
    </message>
    <message>
        <source>Undulation at the reference point (m)</source>
        <extracomment>fusepointclouds, parameter UNDULATION</extracomment>
        <translation>Ondulación en el punto de referencia (m)</translation>
    </message>
    <message>
        <source>Fused point cloud</source>
        <extracomment>cloudstoaccuracy, parameter fuse:CLOUD</extracomment>
        <translation>Nube de puntos fusionada</translation>
    </message>
    <message>
        <source>Shifts with their errors, agreement of the clouds before and after, a cross-section, as one HTML file.</source>
        <extracomment>cloudstoaccuracy, help of parameter fuse:FUSED_REPORT</extracomment>
        <translation>Desplazamientos con sus errores, acuerdo de las nubes antes y después, un corte, en un solo archivo HTML.</translation>
    </message>
    <message>
        <source>Points in the fused cloud</source>
        <extracomment>fusepointclouds, output COUNT</extracomment>
        <translation>Puntos en la nube fusionada</translation>
    </message>
    <message>
        <source>Largest shift of a cloud (m)</source>
        <extracomment>fusepointclouds, output MAX_SHIFT</extracomment>
        <translation>Mayor desplazamiento de una nube (m)</translation>
    </message>
    <message>
        <source>Largest part of the lamp post (m)</source>
        <extracomment>fusepointclouds, output MAX_LAMP_POST</extracomment>
        <translation>Mayor parte de la farola (m)</translation>
    </message>
    <message>
        <source>Largest disagreement of tracks by the printed equations (m)</source>
        <extracomment>fusepointclouds, output DISAGREEMENT</extracomment>
        <translation>Mayor desacuerdo de las trazas según las ecuaciones impresas (m)</translation>
    </message>
    <message>
        <source>Largest median height difference of two clouds before (m)</source>
        <extracomment>fusepointclouds, output MEDIAN_BEFORE</extracomment>
        <translation>Mayor diferencia mediana de altura de dos nubes antes (m)</translation>
    </message>
    <message>
        <source>Largest median height difference of two clouds after (m)</source>
        <extracomment>fusepointclouds, output MEDIAN_AFTER</extracomment>
        <translation>Mayor diferencia mediana de altura de dos nubes después (m)</translation>
    </message>
    <message>
        <source>geodetic</source>
        <extracomment>fusepointclouds, word to search for</extracomment>
        <translation>geodésico</translation>
    </message>
    <message>
        <source>stereo SAR</source>
        <extracomment>fusepointclouds, word to search for</extracomment>
        <translation>SAR estéreo</translation>
    </message>
    <message>
        <source>lamp post</source>
        <extracomment>fusepointclouds, word to search for</extracomment>
        <translation>farola</translation>
    </message>
    <message>
        <source>ascending</source>
        <extracomment>fusepointclouds, word to search for</extracomment>
        <translation>ascendente</translation>
    </message>
    <message>
        <source>descending</source>
        <extracomment>fusepointclouds, word to search for</extracomment>
        <translation>descendente</translation>
    </message>
    <message>
        <source>co-registration</source>
        <extracomment>demcomposite, word to search for</extracomment>
        <translation>corregistro</translation>
    </message>
    <message>
        <source>offset</source>
        <extracomment>fusepointclouds, word to search for</extracomment>
        <translation>desfase</translation>
    </message>
    <message>
        <source>multi-track</source>
        <extracomment>fusepointclouds, word to search for</extracomment>
        <translation>varias trazas</translation>
    </message>
    <message>
        <source>Accuracy of a point cloud</source>
        <extracomment>name of pointcloudaccuracy</extracomment>
        <translation>Exactitud de una nube de puntos</translation>
    </message>
    <message>
        <source>Says how far a cloud or ground control points are from a reference: a LiDAR cloud or a surface model.</source>
        <extracomment>help of pointcloudaccuracy</extracomment>
        <translation>Dice a qué distancia están una nube o unos puntos de control de una referencia: una nube LiDAR o un modelo digital de superficies.</translation>
    </message>
    <message>
        <source>Vertical, on flat areas: height of each point above the reference around it; bias, standard deviation, root mean square, robust figures, for each area and track. Horizontal, on facades: the footprint of a facade is fitted to the reference (reweighted least squares with the bisquare function), the points of the cloud that belong to it are found, and their distances at right angles to it give bias (mean) and precision (standard deviation). Ground control points: the mode of the reference heights within a metre.</source>
        <extracomment>help of pointcloudaccuracy</extracomment>
        <translation>Vertical, en áreas llanas: altura de cada punto sobre la referencia a su alrededor; sesgo, desviación típica, media cuadrática, cifras robustas, para cada área y traza. Horizontal, en fachadas: la traza de una fachada se ajusta a la referencia (mínimos cuadrados reponderados con la función bisquare), se buscan los puntos de la nube que le pertenecen, y sus distancias perpendiculares dan el sesgo (media) y la precisión (desviación típica). Puntos de control: la moda de las alturas de referencia en un radio de un metro.</translation>
    </message>
    <message>
        <source>Biases and precisions come with standard errors. Points of one facade or area share errors, so that the standard error over several areas is the one to quote.</source>
        <extracomment>help of pointcloudaccuracy</extracomment>
        <translation>Los sesgos y precisiones vienen con errores típicos. Los puntos de una fachada o área comparten errores, de modo que el error típico sobre varias áreas es el que citar.</translation>
    </message>
    <message>
        <source>Clouds and reference must be in one vertical system: ellipsoidal heights. A surface model above the geoid differs by the undulation.</source>
        <extracomment>help of pointcloudaccuracy</extracomment>
        <translation>Nubes y referencia deben estar en un mismo sistema vertical: alturas elipsoidales. Un modelo de superficies sobre el geoide difiere en la ondulación.</translation>
    </message>
    <message>
        <source>Source: Zhu, Montazeri, Gisinger, Hanssen, Bamler (2016), IEEE TGRS, doi 10.1109/TGRS.2015.2448686, section V; Montazeri, Gisinger, Eineder, Zhu (2018), doi 10.1109/TGRS.2017.2769078, section V.</source>
        <extracomment>help of pointcloudaccuracy</extracomment>
        <translation>Fuente: Zhu, Montazeri, Gisinger, Hanssen, Bamler (2016), IEEE TGRS, doi 10.1109/TGRS.2015.2448686, sección V; Montazeri, Gisinger, Eineder, Zhu (2018), doi 10.1109/TGRS.2017.2769078, sección V.</translation>
    </message>
    <message>
        <source>The cloud to be measured, such as that of fusepointclouds; its attribute track tells tracks apart.</source>
        <extracomment>pointcloudaccuracy, help of parameter CLOUD</extracomment>
        <translation>La nube que se mide, como la de fusepointclouds; su atributo track distingue las trazas.</translation>
    </message>
    <message>
        <source>Points of stereogcp, or any with ellipsoidal heights as Z. Their heights are compared with the mode of the reference heights around them.</source>
        <extracomment>pointcloudaccuracy, help of parameter GCPS</extracomment>
        <translation>Puntos de stereogcp, o cualesquiera con alturas elipsoidales como Z. Sus alturas se comparan con la moda de las alturas de referencia a su alrededor.</translation>
    </message>
    <message>
        <source>Reference</source>
        <extracomment>cloudstoaccuracy, parameter REFERENCE</extracomment>
        <translation>Referencia</translation>
    </message>
    <message>
        <source>A surface model (raster) or a LiDAR cloud, with ellipsoidal heights.</source>
        <extracomment>pointcloudaccuracy, help of parameter REFERENCE</extracomment>
        <translation>Un modelo digital de superficies (ráster) o una nube LiDAR, con alturas elipsoidales.</translation>
    </message>
    <message>
        <source>Reference from a file</source>
        <extracomment>pointcloudaccuracy, parameter REFERENCE_FILE</extracomment>
        <translation>Referencia desde un archivo</translation>
    </message>
    <message>
        <source>Instead of a layer: a LAS, LAZ or other file that importpointcloud reads but this QGIS does not open as a layer.</source>
        <extracomment>pointcloudaccuracy, help of parameter REFERENCE_FILE</extracomment>
        <translation>En vez de una capa: un archivo LAS, LAZ u otro que importpointcloud lee pero este QGIS no abre como capa.</translation>
    </message>
    <message>
        <source>Filter of the reference</source>
        <extracomment>pointcloudaccuracy, parameter REFERENCE_FILTER</extracomment>
        <translation>Filtro de la referencia</translation>
    </message>
    <message>
        <source>Points of a LiDAR cloud to compare with, as an expression: classification = 2 for the ground.</source>
        <extracomment>pointcloudaccuracy, help of parameter REFERENCE_FILTER</extracomment>
        <translation>Puntos de una nube LiDAR con los que se compara, como expresión: classification = 2 para el suelo.</translation>
    </message>
    <message>
        <source>Flat areas</source>
        <extracomment>cloudstoaccuracy, parameter FLAT</extracomment>
        <translation>Áreas llanas</translation>
    </message>
    <message>
        <source>Polygons on flat ground or flat roofs, in which heights are compared.</source>
        <extracomment>pointcloudaccuracy, help of parameter FLAT</extracomment>
        <translation>Polígonos en suelo llano o tejados planos, en los que se comparan alturas.</translation>
    </message>
    <message>
        <source>Facades</source>
        <extracomment>cloudstoaccuracy, parameter FACADES</extracomment>
        <translation>Fachadas</translation>
    </message>
    <message>
        <source>Lines along the foot of facades, or polygons around a part of a building in which the facade is found in the reference.</source>
        <extracomment>pointcloudaccuracy, help of parameter FACADES</extracomment>
        <translation>Líneas al pie de fachadas, o polígonos en torno a una parte de un edificio en los que se halla la fachada en la referencia.</translation>
    </message>
    <message>
        <source>Radius of reference points (m)</source>
        <extracomment>pointcloudaccuracy, parameter RADIUS</extracomment>
        <translation>Radio de los puntos de referencia (m)</translation>
    </message>
    <message>
        <source>Reference points within this radius give the height at a point of the cloud; where there are fewer than five it grows up to four times.</source>
        <extracomment>pointcloudaccuracy, help of parameter RADIUS</extracomment>
        <translation>Los puntos de referencia en este radio dan la altura en un punto de la nube; donde son menos de cinco, crece hasta cuatro veces.</translation>
    </message>
    <message>
        <source>Reference surface</source>
        <extracomment>pointcloudaccuracy, parameter SURFACE</extracomment>
        <translation>Superficie de referencia</translation>
    </message>
    <message>
        <source>Median of the reference points around, or a plane through them, for ground that slopes.</source>
        <extracomment>pointcloudaccuracy, help of parameter SURFACE</extracomment>
        <translation>Mediana de los puntos de referencia alrededor, o un plano por ellos, para suelo inclinado.</translation>
    </message>
    <message>
        <source>Radius around control points (m)</source>
        <extracomment>pointcloudaccuracy, parameter GCP_RADIUS</extracomment>
        <translation>Radio en torno a los puntos de control (m)</translation>
    </message>
    <message>
        <source>The mode of the reference heights within it is the height of the ground at a control point.</source>
        <extracomment>pointcloudaccuracy, help of parameter GCP_RADIUS</extracomment>
        <translation>La moda de las alturas de referencia dentro de él es la altura del suelo en un punto de control.</translation>
    </message>
    <message>
        <source>Radius of the cylinder (m)</source>
        <extracomment>pointcloudaccuracy, parameter CYLINDER</extracomment>
        <translation>Radio del cilindro (m)</translation>
    </message>
    <message>
        <source>A place of the reference is one of a facade where heights scatter within this radius.</source>
        <extracomment>pointcloudaccuracy, help of parameter CYLINDER</extracomment>
        <translation>Un lugar de la referencia es de una fachada donde las alturas dispersan dentro de este radio.</translation>
    </message>
    <message>
        <source>Scatter of a facade (m)</source>
        <extracomment>pointcloudaccuracy, parameter THRESHOLD</extracomment>
        <translation>Dispersión de una fachada (m)</translation>
    </message>
    <message>
        <source>Cells of a surface model hold</source>
        <extracomment>pointcloudaccuracy, parameter CELL_RULE</extracomment>
        <translation>Las celdas de un modelo de superficies contienen</translation>
    </message>
    <message>
        <source>The height at a cell&apos;s centre, its mean, or the highest in it. The last makes buildings half a cell too large, which is taken off.</source>
        <extracomment>pointcloudaccuracy, help of parameter CELL_RULE</extracomment>
        <translation>La altura en el centro de una celda, su media, o la más alta en ella. Esta última hace los edificios media celda más grandes, lo que se resta.</translation>
    </message>
    <message>
        <source>Half width of the corridor (m)</source>
        <extracomment>pointcloudaccuracy, parameter HALF_WIDTH</extracomment>
        <translation>Semianchura del corredor (m)</translation>
    </message>
    <message>
        <source>Points of the cloud up to so far from a facade are looked at; those that do not belong to it are told by the form of the distribution.</source>
        <extracomment>pointcloudaccuracy, help of parameter HALF_WIDTH</extracomment>
        <translation>Se miran los puntos de la nube hasta esta distancia de una fachada; los que no le pertenecen se reconocen por la forma de la distribución.</translation>
    </message>
    <message>
        <source>Least density (points per m²)</source>
        <extracomment>pointcloudaccuracy, parameter DENSITY</extracomment>
        <translation>Menor densidad (puntos por m²)</translation>
    </message>
    <message>
        <source>Heights of facades (m)</source>
        <extracomment>pointcloudaccuracy, parameter HEIGHTS</extracomment>
        <translation>Alturas de las fachadas (m)</translation>
    </message>
    <message>
        <source>Standard deviation of elevations (m)</source>
        <extracomment>pointcloudaccuracy, parameter ELEVATION_SIGMA</extracomment>
        <translation>Desviación típica de las elevaciones (m)</translation>
    </message>
    <message>
        <source>To which side of the flight the radar looks.</source>
        <extracomment>pointcloudaccuracy, help of parameter LOOK_SIDE</extracomment>
        <translation>A qué lado del vuelo mira el radar.</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <extracomment>cloudstoaccuracy, parameter assess:ACCURACY</extracomment>
        <translation>Exactitud</translation>
    </message>
    <message>
        <source>A row for each area, facade and track, and for all together.</source>
        <extracomment>cloudstoaccuracy, help of parameter assess:ACCURACY</extracomment>
        <translation>Una fila por área, fachada y traza, y para todas juntas.</translation>
    </message>
    <message>
        <source>Facade lines</source>
        <extracomment>cloudstoaccuracy, parameter assess:LINES</extracomment>
        <translation>Líneas de fachada</translation>
    </message>
    <message>
        <source>The lines fitted to the reference, with the accuracy.</source>
        <extracomment>cloudstoaccuracy, help of parameter assess:LINES</extracomment>
        <translation>Las líneas ajustadas a la referencia, con la exactitud.</translation>
    </message>
    <message>
        <source>Each control point and its height difference.</source>
        <extracomment>pointcloudaccuracy, help of parameter GCP_OUTPUT</extracomment>
        <translation>Cada punto de control y su diferencia de altura.</translation>
    </message>
    <message>
        <source>Figures, histograms and plans of the facades in one HTML file.</source>
        <extracomment>cloudstoaccuracy, help of parameter assess:ACCURACY_REPORT</extracomment>
        <translation>Cifras, histogramas y planos de las fachadas en un archivo HTML.</translation>
    </message>
    <message>
        <source>Figures as JSON</source>
        <extracomment>cloudstoaccuracy, parameter assess:FIGURES</extracomment>
        <translation>Cifras en JSON</translation>
    </message>
    <message>
        <source>All figures for other programs.</source>
        <extracomment>cloudstoaccuracy, help of parameter assess:FIGURES</extracomment>
        <translation>Todas las cifras para otros programas.</translation>
    </message>
    <message>
        <source>Mean height above the reference (m)</source>
        <extracomment>pointcloudaccuracy, output VERTICAL_BIAS</extracomment>
        <translation>Altura media sobre la referencia (m)</translation>
    </message>
    <message>
        <source>Its standard error (m)</source>
        <extracomment>pointcloudaccuracy, output VERTICAL_BIAS_SE</extracomment>
        <translation>Su error típico (m)</translation>
    </message>
    <message>
        <source>Root mean square of the heights above the reference (m)</source>
        <extracomment>pointcloudaccuracy, output VERTICAL_RMSE</extracomment>
        <translation>Media cuadrática de las alturas sobre la referencia (m)</translation>
    </message>
    <message>
        <source>Median height above the reference (m)</source>
        <extracomment>pointcloudaccuracy, output VERTICAL_MEDIAN</extracomment>
        <translation>Altura mediana sobre la referencia (m)</translation>
    </message>
    <message>
        <source>Robust spread of the heights above the reference (m)</source>
        <extracomment>pointcloudaccuracy, output VERTICAL_NMAD</extracomment>
        <translation>Dispersión robusta de las alturas sobre la referencia (m)</translation>
    </message>
    <message>
        <source>Mean distance from the facades (m)</source>
        <extracomment>pointcloudaccuracy, output HORIZONTAL_BIAS</extracomment>
        <translation>Distancia media a las fachadas (m)</translation>
    </message>
    <message>
        <source>Standard deviation of the distances from the facades (m)</source>
        <extracomment>pointcloudaccuracy, output HORIZONTAL_PRECISION</extracomment>
        <translation>Desviación típica de las distancias a las fachadas (m)</translation>
    </message>
    <message>
        <source>Mean height of the control points above the reference (m)</source>
        <extracomment>pointcloudaccuracy, output GCP_BIAS</extracomment>
        <translation>Altura media de los puntos de control sobre la referencia (m)</translation>
    </message>
    <message>
        <source>Root mean square of their heights above the reference (m)</source>
        <extracomment>pointcloudaccuracy, output GCP_RMSE</extracomment>
        <translation>Media cuadrática de sus alturas sobre la referencia (m)</translation>
    </message>
    <message>
        <source>accuracy</source>
        <extracomment>cloudstoaccuracy, word to search for</extracomment>
        <translation>exactitud</translation>
    </message>
    <message>
        <source>validation</source>
        <extracomment>pointcloudaccuracy, word to search for</extracomment>
        <translation>validación</translation>
    </message>
    <message>
        <source>LiDAR</source>
        <extracomment>cloudstoaccuracy, word to search for</extracomment>
        <translation>LiDAR</translation>
    </message>
    <message>
        <source>facade</source>
        <extracomment>pointcloudaccuracy, word to search for</extracomment>
        <translation>fachada</translation>
    </message>
    <message>
        <source>bias</source>
        <extracomment>pointcloudaccuracy, word to search for</extracomment>
        <translation>sesgo</translation>
    </message>
    <message>
        <source>precision</source>
        <extracomment>pointcloudaccuracy, word to search for</extracomment>
        <translation>precisión</translation>
    </message>
    <message>
        <source>bisquare</source>
        <extracomment>pointcloudaccuracy, word to search for</extracomment>
        <translation>bisquare</translation>
    </message>
    <message>
        <source>quality</source>
        <extracomment>pointcloudaccuracy, word to search for</extracomment>
        <translation>calidad</translation>
    </message>
    <message>
        <source>DEMs to building heights</source>
        <extracomment>name of demstoheights</extracomment>
        <translation>De MDE a alturas de edificios</translation>
    </message>
    <message>
        <source>The whole chain from free global DEMs to a map of building heights, as a model.</source>
        <extracomment>help of demstoheights</extracomment>
        <translation>La cadena entera, de MDE globales libres a un mapa de alturas de edificios, como modelo.</translation>
    </message>
    <message>
        <source>It makes a composite of the DEMs, computes features in cells of 250 m, and predicts building heights with a fitted model. Outside the city that the model was fitted to, take the result as a pattern and look at the band OUT_OF_RANGE.</source>
        <extracomment>help of demstoheights</extracomment>
        <translation>Hace una composición de los MDE, calcula características en celdas de 250 m y predice alturas de edificios con un modelo ajustado. Fuera de la ciudad con la que se ajustó el modelo, tome el resultado como un patrón y mire la banda OUT_OF_RANGE.</translation>
    </message>
    <message>
        <source>The steps are the algorithms &apos;Composite of DEMs&apos;, &apos;Features of a DEM&apos; and &apos;Predict building heights&apos;; run them one by one for their rarer options, such as volume and floor area, or standard errors for a new city.</source>
        <extracomment>help of demstoheights</extracomment>
        <translation>Los pasos son los algoritmos «Composición de MDE», «Características de un MDE» y «Predecir alturas de edificios»; ejecútelos uno a uno para sus opciones menos frecuentes, como volumen y superficie construida, o errores típicos para una ciudad nueva.</translation>
    </message>
    <message>
        <source>Source: Pesaresi, Corbane, Ren, Ng (2021), PLOS ONE, doi 10.1371/journal.pone.0244478.</source>
        <extracomment>help of demstofeatures</extracomment>
        <translation>Fuente: Pesaresi, Corbane, Ren, Ng (2021), PLOS ONE, doi 10.1371/journal.pone.0244478.</translation>
    </message>
    <message>
        <source>Composite method</source>
        <extracomment>demstofeatures, parameter METHOD</extracomment>
        <translation>Método de composición</translation>
    </message>
    <message>
        <source>How the DEMs are combined; union was best in the paper.</source>
        <extracomment>demstofeatures, help of parameter METHOD</extracomment>
        <translation>Cómo se combinan los MDE; union fue el mejor en el artículo.</translation>
    </message>
    <message>
        <source>Empty: the columns are guessed when the import runs. Guess from file shows how.</source>
        <extracomment>ui/columns_widget.py</extracomment>
        <translation>Vacío: las columnas se suponen al importar. Suponer desde el archivo muestra cómo.</translation>
    </message>
    <message>
        <source>Guess from file</source>
        <extracomment>ui/columns_widget.py</extracomment>
        <translation>Suponer desde el archivo</translation>
    </message>
    <message>
        <source>Choose the table or cloud first.</source>
        <extracomment>ui/columns_widget.py</extracomment>
        <translation>Elija primero la tabla o la nube.</translation>
    </message>
    <message>
        <source>, {count} points</source>
        <extracomment>ui/columns_widget.py</extracomment>
        <translation>, {count} puntos</translation>
    </message>
    <message>
        <source>The file cannot be read ({error}); see the log messages.</source>
        <extracomment>ui/columns_widget.py</extracomment>
        <translation>El archivo no se puede leer ({error}); vea los mensajes del registro.</translation>
    </message>
    <message>
        <source>This place has no coordinates in {crs}; pick a cell of the raster.</source>
        <extracomment>ui/docks/pick.py</extracomment>
        <translation>Este lugar no tiene coordenadas en {crs}; elija una celda del ráster.</translation>
    </message>
    <message>
        <source>Select a row of the point target analysis to see its response.</source>
        <extracomment>ui/docks/point_target.py</extracomment>
        <translation>Seleccione una fila del análisis de blancos puntuales para ver su respuesta.</translation>
    </message>
    <message>
        <source>Select a ground control point to see its residuals.</source>
        <extracomment>ui/docks/residuals.py</extracomment>
        <translation>Seleccione un punto de control para ver sus residuos.</translation>
    </message>
    <message>
        <source>No table of residuals is in the project; add the output Residuals of the run that located this target, or run it again with that output.</source>
        <extracomment>ui/docks/residuals.py</extracomment>
        <translation>En el proyecto no hay tabla de residuos; añada la salida Residuos de la ejecución que localizó este blanco, o ejecútela otra vez con esa salida.</translation>
    </message>
    <message>
        <source>These residuals are of another run: their spread or number is not that of the point.</source>
        <extracomment>ui/docks/residuals.py</extracomment>
        <translation>Estos residuos son de otra ejecución: su dispersión o su número no es el del punto.</translation>
    </message>
    <message>
        <source>No table of residuals in the project holds {target}; add the output Residuals of the run that located it.</source>
        <extracomment>ui/docks/residuals.py</extracomment>
        <translation>Ninguna tabla de residuos del proyecto contiene {target}; añada la salida Residuos de la ejecución que lo localizó.</translation>
    </message>
    <message>
        <source>Picture of the selection</source>
        <extracomment>ui/docks/selection.py</extracomment>
        <translation>Imagen de la selección</translation>
    </message>
    <message>
        <source>Pick a cell</source>
        <extracomment>ui/docks/selection.py</extracomment>
        <translation>Elegir una celda</translation>
    </message>
    <message>
        <source>Click cells of the raster in the map; again to stop.</source>
        <extracomment>ui/docks/selection.py</extracomment>
        <translation>Haga clic en celdas del ráster en el mapa; otra vez para terminar.</translation>
    </message>
    <message>
        <source>Model…</source>
        <extracomment>ui/docks/selection.py</extracomment>
        <translation>Modelo…</translation>
    </message>
    <message>
        <source>Choose the height model that the raster was made with.</source>
        <extracomment>ui/docks/selection.py</extracomment>
        <translation>Elija el modelo de alturas con el que se hizo el ráster.</translation>
    </message>
    <message>
        <source>Height models (*.json)</source>
        <extracomment>ui/docks/selection.py</extracomment>
        <translation>Modelos de alturas (*.json)</translation>
    </message>
    <message>
        <source>Save picture</source>
        <extracomment>ui/docks/exports.py</extracomment>
        <translation>Guardar imagen</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <extracomment>ui/docks/exports.py</extracomment>
        <translation>Imágenes (*.png)</translation>
    </message>
    <message>
        <source>Save numbers</source>
        <extracomment>ui/docks/exports.py</extracomment>
        <translation>Guardar números</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <extracomment>ui/docks/exports.py</extracomment>
        <translation>Tablas (*.csv)</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <extracomment>ui/docks/exports.py</extracomment>
        <translation>Guardar imagen…</translation>
    </message>
    <message>
        <source>Save what is shown as PNG.</source>
        <extracomment>ui/docks/exports.py</extracomment>
        <translation>Guardar lo que se muestra como PNG.</translation>
    </message>
    <message>
        <source>Save numbers…</source>
        <extracomment>ui/docks/exports.py</extracomment>
        <translation>Guardar números…</translation>
    </message>
    <message>
        <source>Save the numbers of what is shown as CSV.</source>
        <extracomment>ui/docks/exports.py</extracomment>
        <translation>Guardar como CSV los números de lo que se muestra.</translation>
    </message>
    <message>
        <source>Copy</source>
        <extracomment>ui/docks/exports.py</extracomment>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy the picture, and its numbers as text.</source>
        <extracomment>ui/docks/exports.py</extracomment>
        <translation>Copiar la imagen, y sus números como texto.</translation>
    </message>
    <message>
        <source>Copied: the picture, and its numbers as text.</source>
        <extracomment>ui/docks/exports.py</extracomment>
        <translation>Copiado: la imagen, y sus números como texto.</translation>
    </message>
    <message>
        <source>Select one row only.</source>
        <extracomment>ui/docks/selection.py</extracomment>
        <translation>Seleccione una sola fila.</translation>
    </message>
    <message>
        <source>{path} cannot be written ({why}); choose another folder.</source>
        <extracomment>ui/docks/exports.py</extracomment>
        <translation>{path} no se puede escribir ({why}); elija otra carpeta.</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <extracomment>ui/docks/exports.py</extracomment>
        <translation>Guardado: {path}</translation>
    </message>
    <message>
        <source>This cannot be drawn ({error}); see the log messages.</source>
        <extracomment>ui/docks/selection.py</extracomment>
        <translation>Esto no se puede dibujar ({error}); vea los mensajes del registro.</translation>
    </message>
    <message>
        <source>Choose a layer of Vertical City: building heights (then pick a cell in the map), cells of a fitted model, points with time series, ground control points, or a table of the point target analysis; and select a row.</source>
        <extracomment>ui/docks/selection.py</extracomment>
        <translation>Elija una capa de Vertical City: alturas de edificios (y después una celda en el mapa), celdas de un modelo ajustado, puntos con series temporales, puntos de control, o una tabla del análisis de blancos puntuales; y seleccione una fila.</translation>
    </message>
    <message>
        <source>95 % error ellipses, true to scale</source>
        <extracomment>ui/styles/__init__.py</extracomment>
        <translation>Elipses de error del 95 %, a escala</translation>
    </message>
    <message>
        <source>95 % error ellipses, drawn {times} times too large</source>
        <extracomment>ui/styles/__init__.py</extracomment>
        <translation>Elipses de error del 95 %, dibujadas {times} veces más grandes</translation>
    </message>
    <message>
        <source>below {end} {unit}</source>
        <extracomment>ui/styles/clouds.py</extracomment>
        <translation>menos de {end} {unit}</translation>
    </message>
    <message>
        <source>above {start} {unit}</source>
        <extracomment>ui/styles/clouds.py</extracomment>
        <translation>más de {start} {unit}</translation>
    </message>
    <message>
        <source>{start} to {end} {unit}</source>
        <extracomment>ui/styles/clouds.py</extracomment>
        <translation>{start} a {end} {unit}</translation>
    </message>
    <message>
        <source>Track {number}</source>
        <extracomment>ui/styles/clouds.py</extracomment>
        <translation>Traza {number}</translation>
    </message>
    <message>
        <source>predicted minus observed: below −10 m (too low)</source>
        <extracomment>legend of the style cells</extracomment>
        <translation>predicho menos observado: menos de −10 m (demasiado bajo)</translation>
    </message>
    <message>
        <source>above 10 m (too high)</source>
        <extracomment>legend of the style cells</extracomment>
        <translation>más de 10 m (demasiado alto)</translation>
    </message>
    <message>
        <source>95 % error ellipses, exaggerated</source>
        <extracomment>legend of the style error_ellipses</extracomment>
        <translation>Elipses de error del 95 %, exageradas</translation>
    </message>
    <message>
        <source>ADAD (both sides, two tracks or more on each)</source>
        <extracomment>legend of the style error_ellipses</extracomment>
        <translation>ADAD (ambos lados, dos trazas o más cada uno)</translation>
    </message>
    <message>
        <source>AD (both sides)</source>
        <extracomment>legend of the style error_ellipses</extracomment>
        <translation>AD (ambos lados)</translation>
    </message>
    <message>
        <source>ADA, ADD, … (both sides, more tracks on one)</source>
        <extracomment>legend of the style error_ellipses</extracomment>
        <translation>ADA, ADD, … (ambos lados, más en uno)</translation>
    </message>
    <message>
        <source>AA (one side, ascending)</source>
        <extracomment>legend of the style error_ellipses</extracomment>
        <translation>AA (un lado, ascendente)</translation>
    </message>
    <message>
        <source>DD (one side, descending)</source>
        <extracomment>legend of the style error_ellipses</extracomment>
        <translation>DD (un lado, descendente)</translation>
    </message>
    <message>
        <source>not kept</source>
        <extracomment>legend of the style error_ellipses</extracomment>
        <translation>no conservado</translation>
    </message>
    <message>
        <source>not kept (why: field reason)</source>
        <extracomment>legend of the style ground_control_points</extracomment>
        <translation>no conservado (por qué: campo reason)</translation>
    </message>
    <message>
        <source>50 cm or more</source>
        <extracomment>legend of the style ground_control_points</extracomment>
        <translation>50 cm o más</translation>
    </message>
    <message>
        <source>terrain as in the training cells</source>
        <extracomment>legend of the style slopemask</extracomment>
        <translation>terreno como en las celdas de entrenamiento</translation>
    </message>
    <message>
        <source>steeper or rougher than all training cells</source>
        <extracomment>legend of the style slopemask</extracomment>
        <translation>más empinado o rugoso que todas las celdas de entrenamiento</translation>
    </message>
    <message>
        <source>Of error_band: the number of the band that holds the height error in metres, the same in each DEM.</source>
        <extracomment>demcomposite, help of parameter ERROR_BAND</extracomment>
        <translation>Para error_band: el número de la banda que contiene el error de altura en metros, el mismo en cada MDE.</translation>
    </message>
    <message>
        <source>Of tv_l1 and huber_l1: how many steps are done; the report tells how they converged.</source>
        <extracomment>demcomposite, help of parameter ITERATIONS</extracomment>
        <translation>Para tv_l1 y huber_l1: cuántos pasos se dan; el informe dice cómo convergieron.</translation>
    </message>
    <message>
        <source>Report (JSON)</source>
        <extracomment>demcomposite, parameter REPORT</extracomment>
        <translation>Informe (JSON)</translation>
    </message>
    <message>
        <source>elevation model</source>
        <extracomment>demcomposite, word to search for</extracomment>
        <translation>modelo de elevaciones</translation>
    </message>
    <message>
        <source>ALOS</source>
        <extracomment>demcomposite, word to search for</extracomment>
        <translation>ALOS</translation>
    </message>
    <message>
        <source>mosaic</source>
        <extracomment>demcomposite, word to search for</extracomment>
        <translation>mosaico</translation>
    </message>
    <message>
        <source>combine</source>
        <extracomment>demcomposite, word to search for</extracomment>
        <translation>combinar</translation>
    </message>
    <message>
        <source>void filling</source>
        <extracomment>demcomposite, word to search for</extracomment>
        <translation>rellenar vacíos</translation>
    </message>
    <message>
        <source>Nuth and Kääb</source>
        <extracomment>demcomposite, word to search for</extracomment>
        <translation>Nuth y Kääb</translation>
    </message>
    <message>
        <source>3D</source>
        <extracomment>demcomposite, word to search for</extracomment>
        <translation>3D</translation>
    </message>
    <message>
        <source>Side of the square output cells, in metres; 250 m as in the paper. Not used when a raster of cells is given.</source>
        <extracomment>ancillaryfeatures, help of parameter CELL_SIZE</extracomment>
        <translation>Lado de las celdas cuadradas de salida, en metros; 250 m como en el artículo. No se usa si se da un ráster de celdas.</translation>
    </message>
    <message>
        <source>A projected CRS in metres. Empty: the UTM zone of the centre of the DEM. Not used when a raster of cells is given.</source>
        <extracomment>demfeatures, help of parameter CRS</extracomment>
        <translation>Un SRC proyectado en metros. Vacío: la zona UTM del centro del MDE. No se usa si se da un ráster de celdas.</translation>
    </message>
    <message>
        <source>Filters of the set paper30</source>
        <extracomment>demfeatures, parameter FILTERS</extracomment>
        <translation>Filtros del conjunto paper30</translation>
    </message>
    <message>
        <source>Valid share of a cell (0 to 1)</source>
        <extracomment>ancillaryfeatures, parameter MIN_VALID</extracomment>
        <translation>Parte válida de una celda (0 a 1)</translation>
    </message>
    <message>
        <source>focal</source>
        <extracomment>demfeatures, word to search for</extracomment>
        <translation>focal</translation>
    </message>
    <message>
        <source>kernel</source>
        <extracomment>demfeatures, word to search for</extracomment>
        <translation>núcleo</translation>
    </message>
    <message>
        <source>opening</source>
        <extracomment>demfeatures, word to search for</extracomment>
        <translation>apertura</translation>
    </message>
    <message>
        <source>closing</source>
        <extracomment>demfeatures, word to search for</extracomment>
        <translation>cierre</translation>
    </message>
    <message>
        <source>top-hat</source>
        <extracomment>demfeatures, word to search for</extracomment>
        <translation>top-hat</translation>
    </message>
    <message>
        <source>predictors</source>
        <extracomment>ancillaryfeatures, word to search for</extracomment>
        <translation>predictores</translation>
    </message>
    <message>
        <source>aggregate</source>
        <extracomment>demfeatures, word to search for</extracomment>
        <translation>agregar</translation>
    </message>
    <message>
        <source>zonal statistics</source>
        <extracomment>demfeatures, word to search for</extracomment>
        <translation>estadísticas zonales</translation>
    </message>
    <message>
        <source>Numeric field with the height of the building above the ground. Empty: the only one with a usual name (height, building_height, measuredHeight, hoehe, hauteur …); the log says which. Buildings without a height are skipped and counted; their ground counts as open ground.</source>
        <extracomment>referencecomponents, help of parameter HEIGHT</extracomment>
        <translation>Campo numérico con la altura del edificio sobre el suelo. Vacío: el único con un nombre usual (height, building_height, measuredHeight, hoehe, hauteur …); el registro dice cuál. Los edificios sin altura se omiten y se cuentan; su suelo cuenta como libre.</translation>
    </message>
    <message>
        <source>Metres per unit of the height field (feet: 0.3048)</source>
        <extracomment>footprintstomodel, parameter HEIGHT_FACTOR</extracomment>
        <translation>Metros por unidad del campo de altura (pies: 0,3048)</translation>
    </message>
    <message>
        <source>What heights are multiplied by to give metres: 1 for metres, 0.3048 for feet.</source>
        <extracomment>referencecomponents, help of parameter HEIGHT_FACTOR</extracomment>
        <translation>Por cuánto se multiplican las alturas para dar metros: 1 para metros, 0,3048 para pies.</translation>
    </message>
    <message>
        <source>Terrain model in metres, together with a DSM.</source>
        <extracomment>referencecomponents, help of parameter DTM</extracomment>
        <translation>Modelo digital del terreno en metros, junto con un MDS.</translation>
    </message>
    <message>
        <source>A projected CRS in metres. Empty: the UTM zone of the centre of the extent. Not used when a raster of cells is given.</source>
        <extracomment>referencecomponents, help of parameter CRS</extracomment>
        <translation>Un SRC proyectado en metros. Vacío: la zona UTM del centro de la extensión. No se usa si se da un ráster de celdas.</translation>
    </message>
    <message>
        <source>Height of a storey (m)</source>
        <extracomment>gvcpredict, parameter CEILING_HEIGHT</extracomment>
        <translation>Altura de una planta (m)</translation>
    </message>
    <message>
        <source>For the band FLOOR_AREA: AGBH times the cell&apos;s area divided by this.</source>
        <extracomment>referencecomponents, help of parameter CEILING_HEIGHT</extracomment>
        <translation>Para la banda FLOOR_AREA: AGBH por el área de la celda, dividido por esta altura.</translation>
    </message>
    <message>
        <source>Covered share of a cell (0 to 1)</source>
        <extracomment>referencecomponents, parameter MIN_VALID</extracomment>
        <translation>Parte cubierta de una celda (0 a 1)</translation>
    </message>
    <message>
        <source>buildings</source>
        <extracomment>referencecomponents, word to search for</extracomment>
        <translation>edificios</translation>
    </message>
    <message>
        <source>DTM</source>
        <extracomment>referencecomponents, word to search for</extracomment>
        <translation>MDT</translation>
    </message>
    <message>
        <source>cadastre</source>
        <extracomment>referencecomponents, word to search for</extracomment>
        <translation>catastro</translation>
    </message>
    <message>
        <source>OpenStreetMap</source>
        <extracomment>referencecomponents, word to search for</extracomment>
        <translation>OpenStreetMap</translation>
    </message>
    <message>
        <source>OSM</source>
        <extracomment>referencecomponents, word to search for</extracomment>
        <translation>OSM</translation>
    </message>
    <message>
        <source>CityGML</source>
        <extracomment>referencecomponents, word to search for</extracomment>
        <translation>CityGML</translation>
    </message>
    <message>
        <source>density</source>
        <extracomment>gvcpredict, word to search for</extracomment>
        <translation>densidad</translation>
    </message>
    <message>
        <source>training data</source>
        <extracomment>referencecomponents, word to search for</extracomment>
        <translation>datos de entrenamiento</translation>
    </message>
    <message>
        <source>ground truth</source>
        <extracomment>referencecomponents, word to search for</extracomment>
        <translation>verdad terreno</translation>
    </message>
    <message>
        <source>Factor to a share from 0 to 1 (percent: 0.01)</source>
        <extracomment>ancillaryfeatures, parameter BUILT_FACTOR</extracomment>
        <translation>Factor a una parte de 0 a 1 (porcentaje: 0,01)</translation>
    </message>
    <message>
        <source>Reflectance of red in any unit, from which and from near infrared the NDVI is computed.</source>
        <extracomment>ancillaryfeatures, help of parameter RED</extracomment>
        <translation>Reflectancia del rojo en cualquier unidad, con la que se calcula el NDVI junto con el infrarrojo cercano.</translation>
    </message>
    <message>
        <source>A projected CRS in metres. Empty: the UTM zone of the centre of the built-up raster. Not used when a raster of cells is given.</source>
        <extracomment>ancillaryfeatures, help of parameter CRS</extracomment>
        <translation>Un SRC proyectado en metros. Vacío: la zona UTM del centro del ráster de lo edificado. No se usa si se da un ráster de celdas.</translation>
    </message>
    <message>
        <source>Factor to an NDVI from -1 to 1 (scaled integers: 0.0001)</source>
        <extracomment>ancillaryfeatures, parameter NDVI_FACTOR</extracomment>
        <translation>Factor a un NDVI de -1 a 1 (enteros escalados: 0,0001)</translation>
    </message>
    <message>
        <source>built-up area</source>
        <extracomment>ancillaryfeatures, word to search for</extracomment>
        <translation>superficie edificada</translation>
    </message>
    <message>
        <source>imperviousness</source>
        <extracomment>ancillaryfeatures, word to search for</extracomment>
        <translation>impermeabilización</translation>
    </message>
    <message>
        <source>trees</source>
        <extracomment>ancillaryfeatures, word to search for</extracomment>
        <translation>árboles</translation>
    </message>
    <message>
        <source>Sentinel-2</source>
        <extracomment>ancillaryfeatures, word to search for</extracomment>
        <translation>Sentinel-2</translation>
    </message>
    <message>
        <source>Landsat</source>
        <extracomment>ancillaryfeatures, word to search for</extracomment>
        <translation>Landsat</translation>
    </message>
    <message>
        <source>Names of the DEMs (sources), separated by commas</source>
        <extracomment>gvcscreen, parameter NAMES</extracomment>
        <translation>Nombres de los MDE (fuentes), separados por comas</translation>
    </message>
    <message>
        <source>compare DEMs</source>
        <extracomment>gvcscreen, word to search for</extracomment>
        <translation>comparar MDE</translation>
    </message>
    <message>
        <source>ranking</source>
        <extracomment>gvcscreen, word to search for</extracomment>
        <translation>clasificación</translation>
    </message>
    <message>
        <source>Predictors (names of bands)</source>
        <extracomment>footprintstomodel, parameter PREDICTORS</extracomment>
        <translation>Predictores (nombres de bandas)</translation>
    </message>
    <message>
        <source>Largest correlation |r| (0 to 1)</source>
        <extracomment>gvcfit, parameter CUTOFF</extracomment>
        <translation>Mayor correlación |r| (0 a 1)</translation>
    </message>
    <message>
        <source>Centres of the cells, heights in metres: observed, fitted, and predicted by a fit that has not seen the cell.</source>
        <extracomment>footprintstomodel, help of parameter fit:CELLS</extracomment>
        <translation>Centros de las celdas, alturas en metros: observadas, ajustadas, y predichas por un ajuste que no ha visto la celda.</translation>
    </message>
    <message>
        <source>linear regression</source>
        <extracomment>gvcfit, word to search for</extracomment>
        <translation>regresión lineal</translation>
    </message>
    <message>
        <source>relative importance</source>
        <extracomment>gvcfit, word to search for</extracomment>
        <translation>importancia relativa</translation>
    </message>
    <message>
        <source>machine learning</source>
        <extracomment>gvcfit, word to search for</extracomment>
        <translation>aprendizaje automático</translation>
    </message>
    <message>
        <source>A model (JSON) written by &apos;Fit a height model&apos;.</source>
        <extracomment>gvcpredict, help of parameter MODEL</extracomment>
        <translation>Un modelo (JSON) escrito por «Ajustar un modelo de alturas».</translation>
    </message>
    <message>
        <source>Derived quantities (share, volume, floor area)</source>
        <extracomment>featurestoheights, parameter DERIVED</extracomment>
        <translation>Magnitudes derivadas (parte, volumen, superficie construida)</translation>
    </message>
    <message>
        <source>Further bands, after the others. built_share: AGBH / ANBH, from 0 to 1, without an error; volume (m³): AGBH times the cell&apos;s area; floor_area (m²): the volume divided by the height of a storey; these two with standard errors. By default none.</source>
        <extracomment>gvcpredict, help of parameter DERIVED</extracomment>
        <translation>Más bandas, tras las otras. built_share: AGBH / ANBH, de 0 a 1, sin error; volume (m³): AGBH por el área de la celda; floor_area (m²): el volumen dividido por la altura de una planta; estas dos con errores típicos. Por defecto ninguna.</translation>
    </message>
    <message>
        <source>The derived floor area is the volume divided by it.</source>
        <extracomment>gvcpredict, help of parameter CEILING_HEIGHT</extracomment>
        <translation>La superficie construida derivada es el volumen dividido por esta altura.</translation>
    </message>
    <message>
        <source>height map</source>
        <extracomment>gvcpredict, word to search for</extracomment>
        <translation>mapa de alturas</translation>
    </message>
    <message>
        <source>estimate</source>
        <extracomment>gvcpredict, word to search for</extracomment>
        <translation>estimar</translation>
    </message>
    <message>
        <source>storeys</source>
        <extracomment>gvcpredict, word to search for</extracomment>
        <translation>plantas</translation>
    </message>
    <message>
        <source>uncertainty</source>
        <extracomment>gvcpredict, word to search for</extracomment>
        <translation>incertidumbre</translation>
    </message>
    <message>
        <source>Numeric field with the height of each target, in metres. Empty: Z of the points where they have one, else the DEM, else the height below.</source>
        <extracomment>pointtargetanalysis, help of parameter HEIGHT_FIELD</extracomment>
        <translation>Campo numérico con la altura de cada blanco, en metros. Vacío: Z de los puntos si la tienen, si no el MDE, si no la altura de abajo.</translation>
    </message>
    <message>
        <source>DEM (heights of targets)</source>
        <extracomment>pointtargetanalysis, parameter DEM</extracomment>
        <translation>MDE (alturas de los blancos)</translation>
    </message>
    <message>
        <source>Height of targets without one (m)</source>
        <extracomment>pointtargetanalysis, parameter HEIGHT</extracomment>
        <translation>Altura de los blancos que no la tienen (m)</translation>
    </message>
    <message>
        <source>Side of the window about the target, in pixels; an even number.</source>
        <extracomment>pointtargetanalysis, help of parameter WINDOW</extracomment>
        <translation>Lado de la ventana en torno al blanco, en píxeles; un número par.</translation>
    </message>
    <message>
        <source>Oversampling (times)</source>
        <extracomment>pointtargetanalysis, parameter OVERSAMPLING</extracomment>
        <translation>Sobremuestreo (veces)</translation>
    </message>
    <message>
        <source>A multiple of 4, by default 32. A paraboloid refines the peak beyond it.</source>
        <extracomment>pointtargetanalysis, help of parameter OVERSAMPLING</extracomment>
        <translation>Un múltiplo de 4, por defecto 32. Un paraboloide afina el pico más allá.</translation>
    </message>
    <message>
        <source>How many pixels from its predicted place, with the product&apos;s own delays, the brightest pixel may lie.</source>
        <extracomment>pointtargetanalysis, help of parameter SEARCH</extracomment>
        <translation>A cuántos píxeles de su lugar predicho, con los retardos propios del producto, puede estar el píxel más brillante.</translation>
    </message>
    <message>
        <source>Folder for pictures</source>
        <extracomment>pointtargetanalysis, parameter CHIPS</extracomment>
        <translation>Carpeta para imágenes</translation>
    </message>
    <message>
        <source>radar</source>
        <extracomment>exportgcps, word to search for</extracomment>
        <translation>radar</translation>
    </message>
    <message>
        <source>point target</source>
        <extracomment>pointtargetanalysis, word to search for</extracomment>
        <translation>blanco puntual</translation>
    </message>
    <message>
        <source>PS</source>
        <extracomment>fusepointclouds, word to search for</extracomment>
        <translation>PS</translation>
    </message>
    <message>
        <source>SLC</source>
        <extracomment>pointtargetanalysis, word to search for</extracomment>
        <translation>SLC</translation>
    </message>
    <message>
        <source>impulse response</source>
        <extracomment>pointtargetanalysis, word to search for</extracomment>
        <translation>respuesta al impulso</translation>
    </message>
    <message>
        <source>image quality</source>
        <extracomment>pointtargetanalysis, word to search for</extracomment>
        <translation>calidad de imagen</translation>
    </message>
    <message>
        <source>For a table with other names, as for the observations: x = pos_x; vx = vel_x … One definition a line, or separated by ;.</source>
        <extracomment>stereogcp, help of parameter ORBIT_COLUMNS</extracomment>
        <translation>Para una tabla con otros nombres, como con las observaciones: x = pos_x; vx = vel_x … Una definición por línea, o separadas por ;.</translation>
    </message>
    <message>
        <source>Predicted orbits are off by metres. Off: a run with one of them stops.</source>
        <extracomment>stereogcp, help of parameter PREDICTED</extracomment>
        <translation>Las órbitas predichas se desvían metros. Desactivado: una ejecución con una de ellas se detiene.</translation>
    </message>
    <message>
        <source>A file of the IERS, finals2000A or EOP C04, for the pole tide. Not used unless pole_tide is chosen.</source>
        <extracomment>stereogcp, help of parameter EOP</extracomment>
        <translation>Un archivo del IERS, finals2000A o EOP C04, para la marea polar. No se usa si no se elige pole_tide.</translation>
    </message>
    <message>
        <source>Coefficients from the ocean loading provider of Onsala, for a place near by. Not used unless ocean_loading is chosen.</source>
        <extracomment>stereogcp, help of parameter OCEAN_LOADING</extracomment>
        <translation>Coeficientes del servicio de carga oceánica de Onsala, para un lugar cercano. No se usa si no se elige ocean_loading.</translation>
    </message>
    <message>
        <source>Standard deviation of each coordinate of a reference target, in metres.</source>
        <extracomment>stereogcp, help of parameter REFERENCE_SIGMA</extracomment>
        <translation>Desviación típica de cada coordenada de un blanco de referencia, en metros.</translation>
    </message>
    <message>
        <source>Limit of the scatter of azimuth, step 3 (resolutions)</source>
        <extracomment>stereogcp, parameter S_LIMIT</extracomment>
        <translation>Límite de la dispersión del acimut, paso 3 (resoluciones)</translation>
    </message>
    <message>
        <source>What step 1 counts in. Empty: the product&apos;s.</source>
        <extracomment>stereogcp, help of parameter RANGE_RESOLUTION</extracomment>
        <translation>En lo que cuenta el paso 1. Vacío: la del producto.</translation>
    </message>
    <message>
        <source>What steps 1 and 3 count in. Empty: the product&apos;s.</source>
        <extracomment>stereogcp, help of parameter AZIMUTH_RESOLUTION</extracomment>
        <translation>En lo que cuentan los pasos 1 y 3. Vacío: la del producto.</translation>
    </message>
    <message>
        <source>Along track; where it cannot be estimated. Empty: from the SCR and the corrections.</source>
        <extracomment>stereogcp, help of parameter ASSUMED_AZIMUTH</extracomment>
        <translation>A lo largo de la traza; donde no se puede estimar. Vacío: a partir del SCR y las correcciones.</translation>
    </message>
    <message>
        <source>Projected or geographic. Empty: the UTM zone of the targets. Coordinates are put into it without a change of frame.</source>
        <extracomment>stereogcp, help of parameter CRS</extracomment>
        <translation>Proyectado o geográfico. Vacío: la zona UTM de los blancos. Las coordenadas se ponen en él sin cambio de marco.</translation>
    </message>
    <message>
        <source>Exaggeration of the ellipses (times)</source>
        <extracomment>stereogcp, parameter EXAGGERATION</extracomment>
        <translation>Exageración de las elipses (veces)</translation>
    </message>
    <message>
        <source>ground control</source>
        <extracomment>exportgcps, word to search for</extracomment>
        <translation>control terrestre</translation>
    </message>
    <message>
        <source>geolocation</source>
        <extracomment>stereogcp, word to search for</extracomment>
        <translation>geolocalización</translation>
    </message>
    <message>
        <source>coordinates</source>
        <extracomment>stereogcp, word to search for</extracomment>
        <translation>coordenadas</translation>
    </message>
    <message>
        <source>The file of GDAL&apos;s options is used so: gdal_translate --optfile gcps.txt image.tif with_gcps.tif</source>
        <extracomment>help of exportgcps</extracomment>
        <translation>El archivo de opciones de GDAL se usa así: gdal_translate --optfile gcps.txt image.tif with_gcps.tif</translation>
    </message>
    <message>
        <source>Source: geometry of Montazeri, Gisinger, Eineder, Zhu (2018), IEEE TGRS, doi 10.1109/TGRS.2017.2769078, section II; files as QGIS and GDAL read them.</source>
        <extracomment>help of exportgcps</extracomment>
        <translation>Fuente: geometría de Montazeri, Gisinger, Eineder, Zhu (2018), IEEE TGRS, doi 10.1109/TGRS.2017.2769078, sección II; archivos tal como los leen QGIS y GDAL.</translation>
    </message>
    <message>
        <source>Which image, where the product holds several: VV, HH …</source>
        <extracomment>exportgcps, help of parameter POLARISATION</extracomment>
        <translation>Qué imagen, si el producto contiene varias: VV, HH …</translation>
    </message>
    <message>
        <source>Projected or geographic: what easting and northing are written in. Empty: that of the layer of points.</source>
        <extracomment>exportgcps, help of parameter CRS</extracomment>
        <translation>Proyectado o geográfico: en qué se escriben este y norte. Vacío: el de la capa de puntos.</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <extracomment>exportgcps, parameter CSV</extracomment>
        <translation>Tabla (CSV)</translation>
    </message>
    <message>
        <source>orthorectify</source>
        <extracomment>exportgcps, word to search for</extracomment>
        <translation>ortorrectificar</translation>
    </message>
    <message>
        <source>rectify</source>
        <extracomment>exportgcps, word to search for</extracomment>
        <translation>rectificar</translation>
    </message>
    <message>
        <source>Source: geocoding by the range-Doppler equations of Montazeri, Gisinger, Eineder, Zhu (2018), IEEE TGRS, doi 10.1109/TGRS.2017.2769078, section II; elevations and reference points as in Zhu, Montazeri, Gisinger, Hanssen, Bamler (2016), doi 10.1109/TGRS.2015.2448686.</source>
        <extracomment>help of importpointcloud</extracomment>
        <translation>Fuente: geocodificación con las ecuaciones distancia-Doppler de Montazeri, Gisinger, Eineder, Zhu (2018), IEEE TGRS, doi 10.1109/TGRS.2017.2769078, sección II; elevaciones y puntos de referencia como en Zhu, Montazeri, Gisinger, Hanssen, Bamler (2016), doi 10.1109/TGRS.2015.2448686.</translation>
    </message>
    <message>
        <source>Height of the geoid above the ellipsoid (Berlin: 39.5 m), added to all heights; for heights by undulation.</source>
        <extracomment>importpointcloud, help of parameter UNDULATION</extracomment>
        <translation>Altura del geoide sobre el elipsoide (Berlín: 39,5 m), sumada a todas las alturas; para alturas según undulation.</translation>
    </message>
    <message>
        <source>Points of the cloud</source>
        <extracomment>importpointcloud, parameter OUTPUT_POINTS</extracomment>
        <translation>Puntos de la nube</translation>
    </message>
    <message>
        <source>Thin points to one in cells of (m)</source>
        <extracomment>importpointcloud, parameter THINNING</extracomment>
        <translation>Aclarar a un punto por celda de (m)</translation>
    </message>
    <message>
        <source>deformation</source>
        <extracomment>importpointcloud, word to search for</extracomment>
        <translation>deformación</translation>
    </message>
    <message>
        <source>ground motion</source>
        <extracomment>importpointcloud, word to search for</extracomment>
        <translation>movimiento del terreno</translation>
    </message>
    <message>
        <source>subsidence</source>
        <extracomment>importpointcloud, word to search for</extracomment>
        <translation>subsidencia</translation>
    </message>
    <message>
        <source>velocity</source>
        <extracomment>importpointcloud, word to search for</extracomment>
        <translation>velocidad</translation>
    </message>
    <message>
        <source>geoid</source>
        <extracomment>importpointcloud, word to search for</extracomment>
        <translation>geoide</translation>
    </message>
    <message>
        <source>convert</source>
        <extracomment>importpointcloud, word to search for</extracomment>
        <translation>convertir</translation>
    </message>
    <message>
        <source>Reference target (its name)</source>
        <extracomment>cloudstoaccuracy, parameter TARGET</extracomment>
        <translation>Blanco de referencia (su nombre)</translation>
    </message>
    <message>
        <source>Goes into the error of the shifts. Empty: a quarter of the diameter.</source>
        <extracomment>fusepointclouds, help of parameter DIAMETER_SIGMA</extracomment>
        <translation>Entra en el error de los desplazamientos. Vacío: un cuarto del diámetro.</translation>
    </message>
    <message>
        <source>Clouds that stay, geometric</source>
        <extracomment>fusepointclouds, parameter HELD</extracomment>
        <translation>Nubes que se quedan, geométrico</translation>
    </message>
    <message>
        <source>Standard deviation of ranges, geometric (m)</source>
        <extracomment>fusepointclouds, parameter RANGE_SIGMA</extracomment>
        <translation>Desviación típica de las distancias, geométrico (m)</translation>
    </message>
    <message>
        <source>Standard deviation of azimuths, geometric (m)</source>
        <extracomment>fusepointclouds, parameter AZIMUTH_SIGMA</extracomment>
        <translation>Desviación típica de los acimutes, geométrico (m)</translation>
    </message>
    <message>
        <source>Only for clouds whose heights are above the geoid: height of the geoid above the ellipsoid there. Empty: heights are ellipsoidal.</source>
        <extracomment>fusepointclouds, help of parameter UNDULATION</extracomment>
        <translation>Solo para nubes cuyas alturas son sobre el geoide: altura del geoide sobre el elipsoide allí. Vacío: las alturas son elipsoidales.</translation>
    </message>
    <message>
        <source>align</source>
        <extracomment>fusepointclouds, word to search for</extracomment>
        <translation>alinear</translation>
    </message>
    <message>
        <source>registration</source>
        <extracomment>fusepointclouds, word to search for</extracomment>
        <translation>registro</translation>
    </message>
    <message>
        <source>Field with names of areas and facades</source>
        <extracomment>pointcloudaccuracy, parameter NAME_FIELD</extracomment>
        <translation>Campo con nombres de áreas y fachadas</translation>
    </message>
    <message>
        <source>A field that both layers have. Empty: they are numbered.</source>
        <extracomment>pointcloudaccuracy, help of parameter NAME_FIELD</extracomment>
        <translation>Un campo que tienen ambas capas. Vacío: se numeran.</translation>
    </message>
    <message>
        <source>Standard deviation of the heights in the cylinder from which on a place is one of a facade. Empty: 0.3 of the building&apos;s height. The paper took 20 m at a high-rise.</source>
        <extracomment>pointcloudaccuracy, help of parameter THRESHOLD</extracomment>
        <translation>Desviación típica de las alturas en el cilindro desde la que un lugar es de una fachada. Vacío: 0,3 de la altura del edificio. El artículo tomó 20 m en un rascacielos.</translation>
    </message>
    <message>
        <source>Pieces of a facade with fewer scatterers in the horizontal plane are left out. Empty: a quarter of the median. The paper took 13.</source>
        <extracomment>pointcloudaccuracy, help of parameter DENSITY</extracomment>
        <translation>Los trozos de fachada con menos dispersores en el plano horizontal se omiten. Vacío: un cuarto de la mediana. El artículo tomó 13.</translation>
    </message>
    <message>
        <source>Only points in this interval of ellipsoidal heights. Empty: between ground and roof, clear of both.</source>
        <extracomment>pointcloudaccuracy, help of parameter HEIGHTS</extracomment>
        <translation>Solo puntos en este intervalo de alturas elipsoidales. Vacío: entre suelo y tejado, lejos de ambos.</translation>
    </message>
    <message>
        <source>Of the cloud, in metres, if it is known: the report then says what precision it lets expect across a facade.</source>
        <extracomment>pointcloudaccuracy, help of parameter ELEVATION_SIGMA</extracomment>
        <translation>De la nube, en metros, si se conoce: el informe dice entonces qué precisión cabe esperar a través de una fachada.</translation>
    </message>
    <message>
        <source>Control points with height differences</source>
        <extracomment>pointcloudaccuracy, parameter GCP_OUTPUT</extracomment>
        <translation>Puntos de control con diferencias de altura</translation>
    </message>
    <message>
        <source>checkpoint</source>
        <extracomment>pointcloudaccuracy, word to search for</extracomment>
        <translation>punto de comprobación</translation>
    </message>
    <message>
        <source>error</source>
        <extracomment>pointcloudaccuracy, word to search for</extracomment>
        <translation>error</translation>
    </message>
    <message>
        <source>Environment</source>
        <extracomment>group of algorithms</extracomment>
        <translation>Entorno</translation>
    </message>
    <message>
        <source>Check the environment</source>
        <extracomment>name of checkenvironment</extracomment>
        <translation>Comprobar el entorno</translation>
    </message>
    <message>
        <source>Shows which libraries are there and in what version, what each missing one costs, and the command that installs it.</source>
        <extracomment>help of checkenvironment</extracomment>
        <translation>Muestra qué bibliotecas hay y en qué versión, qué cuesta cada una que falta, y la orden que la instala.</translation>
    </message>
    <message>
        <source>QGIS brings all that Vertical City cannot do without: NumPy, GDAL and pyproj. The others are optional: without matplotlib reports have no pictures, without SciPy fits have no p values, without laspy and lazrs there is no LAZ and COPC, without h5py no HDF5, without scikit-learn no gradient boosting, and without numba large inputs take longer. Each is really loaded here, so that one that is there and does not work, such as a numba that does not fit NumPy, shows as broken.</source>
        <extracomment>help of checkenvironment</extracomment>
        <translation>QGIS trae todo aquello de lo que Vertical City no puede prescindir: NumPy, GDAL y pyproj. Las demás son opcionales: sin matplotlib los informes no tienen imágenes, sin SciPy los ajustes no tienen valores p, sin laspy y lazrs no hay LAZ ni COPC, sin h5py no hay HDF5, sin scikit-learn no hay gradient boosting, y sin numba las entradas grandes tardan más. Cada una se carga aquí de verdad, de modo que una que está y no funciona, como un numba que no casa con NumPy, aparece como rota.</translation>
    </message>
    <message>
        <source>Nothing is installed. The commands of pip name the NumPy that is there, so that pip leaves it alone: GDAL and QGIS are built for it. Start QGIS again after installing.</source>
        <extracomment>help of checkenvironment</extracomment>
        <translation>No se instala nada. Las órdenes de pip nombran el NumPy que hay, para que pip lo deje en paz: GDAL y QGIS están hechos para él. Vuelva a iniciar QGIS tras instalar.</translation>
    </message>
    <message>
        <source>Commands for</source>
        <extracomment>checkenvironment, parameter PLATFORM</extracomment>
        <translation>Órdenes para</translation>
    </message>
    <message>
        <source>How to install what is missing: detected: on this machine; all: on every one that is known; or one of them: debian: Debian and Ubuntu; osgeo4w: Windows; qpip: QGIS&apos;s plugin QPIP. Nothing is installed here.</source>
        <extracomment>checkenvironment, help of parameter PLATFORM</extracomment>
        <translation>Cómo instalar lo que falta: detected: en esta máquina; all: en todas las conocidas; o una de ellas: debian: Debian y Ubuntu; osgeo4w: Windows; qpip: el complemento QPIP de QGIS. Aquí no se instala nada.</translation>
    </message>
    <message>
        <source>The same as a page, to be sent to whoever looks after the machine.</source>
        <extracomment>checkenvironment, help of parameter REPORT</extracomment>
        <translation>Lo mismo como página, para enviarlo a quien cuida de la máquina.</translation>
    </message>
    <message>
        <source>Optional libraries that are missing</source>
        <extracomment>checkenvironment, output MISSING</extracomment>
        <translation>Bibliotecas opcionales que faltan</translation>
    </message>
    <message>
        <source>Libraries that are there and do not work</source>
        <extracomment>checkenvironment, output BROKEN</extracomment>
        <translation>Bibliotecas que están y no funcionan</translation>
    </message>
    <message>
        <source>NumPy works (1) or not (0)</source>
        <extracomment>checkenvironment, output HAS_NUMPY</extracomment>
        <translation>NumPy funciona (1) o no (0)</translation>
    </message>
    <message>
        <source>GDAL works (1) or not (0)</source>
        <extracomment>checkenvironment, output HAS_GDAL</extracomment>
        <translation>GDAL funciona (1) o no (0)</translation>
    </message>
    <message>
        <source>pyproj works (1) or not (0)</source>
        <extracomment>checkenvironment, output HAS_PYPROJ</extracomment>
        <translation>pyproj funciona (1) o no (0)</translation>
    </message>
    <message>
        <source>matplotlib works (1) or not (0)</source>
        <extracomment>checkenvironment, output HAS_MATPLOTLIB</extracomment>
        <translation>matplotlib funciona (1) o no (0)</translation>
    </message>
    <message>
        <source>SciPy works (1) or not (0)</source>
        <extracomment>checkenvironment, output HAS_SCIPY</extracomment>
        <translation>SciPy funciona (1) o no (0)</translation>
    </message>
    <message>
        <source>laspy works (1) or not (0)</source>
        <extracomment>checkenvironment, output HAS_LASPY</extracomment>
        <translation>laspy funciona (1) o no (0)</translation>
    </message>
    <message>
        <source>lazrs works (1) or not (0)</source>
        <extracomment>checkenvironment, output HAS_LAZRS</extracomment>
        <translation>lazrs funciona (1) o no (0)</translation>
    </message>
    <message>
        <source>h5py works (1) or not (0)</source>
        <extracomment>checkenvironment, output HAS_H5PY</extracomment>
        <translation>h5py funciona (1) o no (0)</translation>
    </message>
    <message>
        <source>scikit-learn works (1) or not (0)</source>
        <extracomment>checkenvironment, output HAS_SCIKIT_LEARN</extracomment>
        <translation>scikit-learn funciona (1) o no (0)</translation>
    </message>
    <message>
        <source>numba works (1) or not (0)</source>
        <extracomment>checkenvironment, output HAS_NUMBA</extracomment>
        <translation>numba funciona (1) o no (0)</translation>
    </message>
    <message>
        <source>distributed works (1) or not (0)</source>
        <extracomment>checkenvironment, output HAS_DISTRIBUTED</extracomment>
        <translation>distributed funciona (1) o no (0)</translation>
    </message>
    <message>
        <source>Versions as JSON</source>
        <extracomment>checkenvironment, output VERSIONS</extracomment>
        <translation>Versiones como JSON</translation>
    </message>
    <message>
        <source>Commands to install what is missing</source>
        <extracomment>checkenvironment, output INSTALL</extracomment>
        <translation>Órdenes para instalar lo que falta</translation>
    </message>
    <message>
        <source>install</source>
        <extracomment>checkenvironment, word to search for</extracomment>
        <translation>instalar</translation>
    </message>
    <message>
        <source>libraries</source>
        <extracomment>checkenvironment, word to search for</extracomment>
        <translation>bibliotecas</translation>
    </message>
    <message>
        <source>dependencies</source>
        <extracomment>checkenvironment, word to search for</extracomment>
        <translation>dependencias</translation>
    </message>
    <message>
        <source>requirements</source>
        <extracomment>checkenvironment, word to search for</extracomment>
        <translation>requisitos</translation>
    </message>
    <message>
        <source>version</source>
        <extracomment>checkenvironment, word to search for</extracomment>
        <translation>versión</translation>
    </message>
    <message>
        <source>missing</source>
        <extracomment>checkenvironment, word to search for</extracomment>
        <translation>falta</translation>
    </message>
    <message>
        <source>numba</source>
        <extracomment>checkenvironment, word to search for</extracomment>
        <translation>numba</translation>
    </message>
    <message>
        <source>scipy</source>
        <extracomment>checkenvironment, word to search for</extracomment>
        <translation>scipy</translation>
    </message>
    <message>
        <source>matplotlib</source>
        <extracomment>checkenvironment, word to search for</extracomment>
        <translation>matplotlib</translation>
    </message>
    <message>
        <source>laspy</source>
        <extracomment>checkenvironment, word to search for</extracomment>
        <translation>laspy</translation>
    </message>
    <message>
        <source>h5py</source>
        <extracomment>checkenvironment, word to search for</extracomment>
        <translation>h5py</translation>
    </message>
    <message>
        <source>scikit-learn</source>
        <extracomment>checkenvironment, word to search for</extracomment>
        <translation>scikit-learn</translation>
    </message>
    <message>
        <source>pip</source>
        <extracomment>checkenvironment, word to search for</extracomment>
        <translation>pip</translation>
    </message>
    <message>
        <source>conda</source>
        <extracomment>checkenvironment, word to search for</extracomment>
        <translation>conda</translation>
    </message>
    <message>
        <source>QPIP</source>
        <extracomment>checkenvironment, word to search for</extracomment>
        <translation>QPIP</translation>
    </message>
    <message>
        <source>OSGeo4W</source>
        <extracomment>checkenvironment, word to search for</extracomment>
        <translation>OSGeo4W</translation>
    </message>
    <message>
        <source>about</source>
        <extracomment>checkenvironment, word to search for</extracomment>
        <translation>acerca de</translation>
    </message>
    <message>
        <source>diagnose</source>
        <extracomment>checkenvironment, word to search for</extracomment>
        <translation>diagnóstico</translation>
    </message>
    <message>
        <source>5 Chains</source>
        <extracomment>group of algorithms</extracomment>
        <translation>5 Cadenas</translation>
    </message>
    <message>
        <source>DEMs to features</source>
        <extracomment>name of demstofeatures</extracomment>
        <translation>De MDE a características</translation>
    </message>
    <message>
        <source>Two or more elevation rasters of one place, in metres. The grid of the first one is kept.</source>
        <extracomment>demstofeatures, help of parameter DEMS</extracomment>
        <translation>Dos o más rásteres de elevación de un mismo lugar, en metros. Se conserva la cuadrícula del primero.</translation>
    </message>
    <message>
        <source>First move each further DEM by the shift that fits it to the first one best. Needs sloping terrain.</source>
        <extracomment>demstofeatures, help of parameter COREGISTER</extracomment>
        <translation>Mover primero cada MDE adicional con el desplazamiento que mejor lo ajusta al primero. Necesita terreno inclinado.</translation>
    </message>
    <message>
        <source>Side of the square cells, in metres; as the model was, or shall be, fitted with.</source>
        <extracomment>demstofeatures, help of parameter CELL_SIZE</extracomment>
        <translation>Lado de las celdas cuadradas, en metros; como se ajustó, o se ajustará, el modelo.</translation>
    </message>
    <message>
        <source>A raster whose CRS, cells and extent are used, such as features made before, so that outputs fit on each other.</source>
        <extracomment>demstofeatures, help of parameter GRID</extracomment>
        <translation>Un ráster cuyo SRC, celdas y extensión se usan, como características hechas antes, para que las salidas encajen entre sí.</translation>
    </message>
    <message>
        <source>A projected CRS in metres. Empty: the UTM zone of the centre of the DEMs. Not used when a grid is given.</source>
        <extracomment>demstofeatures, help of parameter CRS</extracomment>
        <translation>Un SRC proyectado en metros. Vacío: la zona UTM del centro de los MDE. No se usa si se da una cuadrícula.</translation>
    </message>
    <message>
        <source>composite</source>
        <extracomment>demstofeatures, word to search for</extracomment>
        <translation>composición</translation>
    </message>
    <message>
        <source>Footprints to a height model</source>
        <extracomment>name of footprintstomodel</extracomment>
        <translation>De huellas a un modelo de alturas</translation>
    </message>
    <message>
        <source>Features of a DEM of the place of the footprints, such as the chain &apos;DEMs to features&apos; writes.</source>
        <extracomment>footprintstomodel, help of parameter FEATURES</extracomment>
        <translation>Características de un MDE del lugar de las huellas, como las que escribe la cadena «De MDE a características».</translation>
    </message>
    <message>
        <source>Polygons of all buildings of an area, with a field of heights.</source>
        <extracomment>footprintstomodel, help of parameter BUILDINGS</extracomment>
        <translation>Polígonos de todos los edificios de un área, con un campo de alturas.</translation>
    </message>
    <message>
        <source>Field with the height of each building above the ground.</source>
        <extracomment>footprintstomodel, help of parameter HEIGHT</extracomment>
        <translation>Campo con la altura de cada edificio sobre el suelo.</translation>
    </message>
    <message>
        <source>1 for heights in metres, 0.3048 for feet, 3 or so for storeys.</source>
        <extracomment>footprintstomodel, help of parameter HEIGHT_FACTOR</extracomment>
        <translation>1 para alturas en metros, 0,3048 para pies, unos 3 para plantas.</translation>
    </message>
    <message>
        <source>Polygons within which every building is in the layer, so that cells without footprints count as unbuilt. Empty: the extent of the footprints.</source>
        <extracomment>footprintstomodel, help of parameter COVERAGE</extracomment>
        <translation>Polígonos en los que cada edificio está en la capa, para que las celdas sin huellas cuenten como no edificadas. Vacío: la extensión de las huellas.</translation>
    </message>
    <message>
        <source>Buildings lower than this, in metres, are left out, such as sheds and garages.</source>
        <extracomment>footprintstomodel, help of parameter MIN_HEIGHT</extracomment>
        <translation>Los edificios más bajos que esto, en metros, se omiten, como cobertizos y garajes.</translation>
    </message>
    <message>
        <source>best_single: the one feature that explains each component best; given: those named below; stepwise and collinearity: several, chosen one by one or cleared of those that say the same.</source>
        <extracomment>footprintstomodel, help of parameter SELECTION</extracomment>
        <translation>best_single: la única característica que mejor explica cada componente; given: las nombradas abajo; stepwise y collinearity: varias, elegidas una a una o libres de las que dicen lo mismo.</translation>
    </message>
    <message>
        <source>Names of bands for the choice &apos;given&apos;, such as m2d1_mean, separated by commas.</source>
        <extracomment>footprintstomodel, help of parameter PREDICTORS</extracomment>
        <translation>Nombres de bandas para la elección «given», como m2d1_mean, separados por comas.</translation>
    </message>
    <message>
        <source>ols: least squares, as in the paper; ridge, quantile, gradient_boosting: for trials.</source>
        <extracomment>footprintstomodel, help of parameter METHOD</extracomment>
        <translation>ols: mínimos cuadrados, como en el artículo; ridge, quantile, gradient_boosting: para ensayos.</translation>
    </message>
    <message>
        <source>Side of the squares that are held out in turn, in metres, to judge the model where it has not seen the neighbours.</source>
        <extracomment>footprintstomodel, help of parameter BLOCK_SIZE</extracomment>
        <translation>Lado de los cuadrados que se reservan por turno, en metros, para juzgar el modelo donde no ha visto a los vecinos.</translation>
    </message>
    <message>
        <source>reference</source>
        <extracomment>footprintstomodel, word to search for</extracomment>
        <translation>referencia</translation>
    </message>
    <message>
        <source>fit</source>
        <extracomment>footprintstomodel, word to search for</extracomment>
        <translation>ajustar</translation>
    </message>
    <message>
        <source>Features to trusted heights</source>
        <extracomment>name of featurestoheights</extracomment>
        <translation>De características a alturas fiables</translation>
    </message>
    <message>
        <source>Features of a DEM made as those that the model was fitted to, with the terrain-robust ones, such as the chain &apos;DEMs to features&apos; writes.</source>
        <extracomment>featurestoheights, help of parameter FEATURES</extracomment>
        <translation>Características de un MDE hechas como las que se usaron para ajustar el modelo, con las robustas al terreno, como las que escribe la cadena «De MDE a características».</translation>
    </message>
    <message>
        <source>JSON file of &apos;Fit a height model&apos;, fitted with terrain-robust features among the rasters: only then does it know its slopes.</source>
        <extracomment>featurestoheights, help of parameter MODEL</extracomment>
        <translation>Archivo JSON de «Ajustar un modelo de alturas», ajustado con características robustas al terreno entre los rásteres: solo entonces conoce sus pendientes.</translation>
    </message>
    <message>
        <source>Also write built share, volume or floor area, each as a band.</source>
        <extracomment>featurestoheights, help of parameter DERIVED</extracomment>
        <translation>Escribir también parte edificada, volumen o superficie construida, una banda cada uno.</translation>
    </message>
    <message>
        <source>residuals: for the city that the model was fitted to; unseen_cells: for another city, from the blocks or cities that were held out.</source>
        <extracomment>featurestoheights, help of parameter ERROR_FROM</extracomment>
        <translation>residuals: para la ciudad con la que se ajustó el modelo; unseen_cells: para otra ciudad, a partir de los bloques o ciudades reservados.</translation>
    </message>
    <message>
        <source>predict</source>
        <extracomment>featurestoheights, word to search for</extracomment>
        <translation>predecir</translation>
    </message>
    <message>
        <source>slope mask</source>
        <extracomment>featurestoheights, word to search for</extracomment>
        <translation>máscara de pendiente</translation>
    </message>
    <message>
        <source>SAR images to ground control points</source>
        <extracomment>name of imagestogcps</extracomment>
        <translation>De imágenes SAR a puntos de control</translation>
    </message>
    <message>
        <source>SAR images</source>
        <extracomment>imagestofusedcloud, parameter PRODUCTS</extracomment>
        <translation>Imágenes SAR</translation>
    </message>
    <message>
        <source>Single-look complex images of two geometries or more, such as ascending and descending, several passes each: TerraSAR-X, TanDEM-X, PAZ, Sentinel-1, NISAR-like RSLC, or chips with JSON; files, or a folder of them.</source>
        <extracomment>imagestofusedcloud, help of parameter PRODUCTS</extracomment>
        <translation>Imágenes complejas (SLC) de dos geometrías o más, como ascendente y descendente, varias pasadas de cada una: TerraSAR-X, TanDEM-X, PAZ, Sentinel-1, RSLC de tipo NISAR, o recortes con JSON; archivos, o una carpeta de ellos.</translation>
    </message>
    <message>
        <source>Points that shine in the images, such as lamp posts or corner reflectors, placed to a few metres.</source>
        <extracomment>imagestofusedcloud, help of parameter TARGETS</extracomment>
        <translation>Puntos que brillan en las imágenes, como farolas o reflectores de esquina, situados con pocos metros de error.</translation>
    </message>
    <message>
        <source>DEM of the targets</source>
        <extracomment>imagestofusedcloud, parameter DEM</extracomment>
        <translation>MDE de los blancos</translation>
    </message>
    <message>
        <source>Ellipsoidal heights, in metres, of targets that have none of their own (Z of the points).</source>
        <extracomment>imagestofusedcloud, help of parameter DEM</extracomment>
        <translation>Alturas elipsoidales, en metros, de los blancos que no tienen la suya propia (Z de los puntos).</translation>
    </message>
    <message>
        <source>How far from its predicted place the brightest pixel may lie; larger where the targets are placed roughly.</source>
        <extracomment>imagestofusedcloud, help of parameter SEARCH</extracomment>
        <translation>A qué distancia de su lugar predicho puede estar el píxel más brillante; mayor si los blancos están situados de forma aproximada.</translation>
    </message>
    <message>
        <source>Image to be georeferenced</source>
        <extracomment>imagestogcps, parameter IMAGE</extracomment>
        <translation>Imagen que se georreferencia</translation>
    </message>
    <message>
        <source>The image whose pixels the exported points name: one of the SAR images, or another one of the place.</source>
        <extracomment>imagestogcps, help of parameter IMAGE</extracomment>
        <translation>La imagen cuyos píxeles nombran los puntos exportados: una de las imágenes SAR, u otra del lugar.</translation>
    </message>
    <message>
        <source>Sentinel-1 orbit files (.EOF); those that cover an image replace its own orbit, in both steps.</source>
        <extracomment>imagestofusedcloud, help of parameter ORBITS</extracomment>
        <translation>Archivos de órbitas de Sentinel-1 (.EOF); los que cubren una imagen sustituyen su propia órbita, en ambos pasos.</translation>
    </message>
    <message>
        <source>What is taken off the radar times: solid_tide, troposphere, ionosphere, timing and more; &apos;Ground control points by stereo SAR&apos; explains each. none, alone: no correction.</source>
        <extracomment>imagestofusedcloud, help of parameter CORRECTIONS</extracomment>
        <translation>Lo que se resta de los tiempos de radar: solid_tide, troposphere, ionosphere, desfases de tiempo y más; «Puntos de control por SAR estéreo» explica cada una. none, solo: ninguna corrección.</translation>
    </message>
    <message>
        <source>Zenith delays of a station, or VMF grids. Empty: a standard atmosphere, which is worse.</source>
        <extracomment>imagestofusedcloud, help of parameter TROPOSPHERE</extracomment>
        <translation>Retardos cenitales de una estación, o cuadrículas VMF. Vacío: una atmósfera estándar, que es peor.</translation>
    </message>
    <message>
        <source>IONEX maps of the days of the passes; needs ionosphere among the corrections.</source>
        <extracomment>imagestofusedcloud, help of parameter IONOSPHERE</extracomment>
        <translation>Mapas IONEX de los días de las pasadas; necesita ionosphere entre las correcciones.</translation>
    </message>
    <message>
        <source>Vertical electron content where no maps are given; needs ionosphere among the corrections.</source>
        <extracomment>imagestofusedcloud, help of parameter TEC</extracomment>
        <translation>Contenido electrónico vertical donde no se dan mapas; necesita ionosphere entre las correcciones.</translation>
    </message>
    <message>
        <source>Table of the offsets of the sensor; needs calibration among the corrections.</source>
        <extracomment>imagestofusedcloud, help of parameter CALIBRATION</extracomment>
        <translation>Tabla de los desfases del sensor; necesita calibration entre las correcciones.</translation>
    </message>
    <message>
        <source>Frame in which positions hold at any time, such as EPSG:7930 (ETRF2000). Empty: that of the orbits, at the time of the images.</source>
        <extracomment>imagestofusedcloud, help of parameter FRAME</extracomment>
        <translation>Marco en el que las posiciones valen en cualquier momento, como EPSG:7930 (ETRF2000). Vacío: el de las órbitas, en el momento de las imágenes.</translation>
    </message>
    <message>
        <source>Tables of two tracks to one cloud</source>
        <extracomment>name of tablestocloud</extracomment>
        <translation>De tablas de dos trazas a una nube</translation>
    </message>
    <message>
        <source>Table of track 1</source>
        <extracomment>imagestofusedcloud, parameter TABLE_1</extracomment>
        <translation>Tabla de la traza 1</translation>
    </message>
    <message>
        <source>Scatterers of one track: CSV, NPZ, HDF5, PLY, LAS, a vector layer&apos;s file.</source>
        <extracomment>imagestofusedcloud, help of parameter TABLE_1</extracomment>
        <translation>Dispersores de una traza: CSV, NPZ, HDF5, PLY, LAS, el archivo de una capa vectorial.</translation>
    </message>
    <message>
        <source>Name of track 1</source>
        <extracomment>imagestofusedcloud, parameter TRACK_1</extracomment>
        <translation>Nombre de la traza 1</translation>
    </message>
    <message>
        <source>Told in the fused cloud and its report. Empty: what the file says.</source>
        <extracomment>imagestofusedcloud, help of parameter TRACK_1</extracomment>
        <translation>Figura en la nube fusionada y su informe. Vacío: lo que dice el archivo.</translation>
    </message>
    <message>
        <source>SAR product of track 1</source>
        <extracomment>imagestofusedcloud, parameter PRODUCT_1</extracomment>
        <translation>Producto SAR de la traza 1</translation>
    </message>
    <message>
        <source>An image, or its parameter file (.res), of the track: geometry of sight comes from there. Empty: heading and incidence are in the table, or below.</source>
        <extracomment>imagestofusedcloud, help of parameter PRODUCT_1</extracomment>
        <translation>Una imagen de la traza, o su archivo de parámetros (.res): de ahí viene la geometría de visión. Vacío: el rumbo y la incidencia están en la tabla, o abajo.</translation>
    </message>
    <message>
        <source>Table of track 2</source>
        <extracomment>imagestofusedcloud, parameter TABLE_2</extracomment>
        <translation>Tabla de la traza 2</translation>
    </message>
    <message>
        <source>Name of track 2</source>
        <extracomment>imagestofusedcloud, parameter TRACK_2</extracomment>
        <translation>Nombre de la traza 2</translation>
    </message>
    <message>
        <source>SAR product of track 2</source>
        <extracomment>imagestofusedcloud, parameter PRODUCT_2</extracomment>
        <translation>Producto SAR de la traza 2</translation>
    </message>
    <message>
        <source>geodetic: about a target that stereo SAR located and every track sees; offset_only: the same, without the lamp post&apos;s diameter; geometric: tracks fitted to each other, without stereo SAR, so without an absolute position.</source>
        <extracomment>cloudstoaccuracy, help of parameter MODE</extracomment>
        <translation>geodetic: en torno a un blanco que el SAR estéreo localizó y que cada traza ve; offset_only: lo mismo, sin el diámetro de la farola; geometric: trazas ajustadas entre sí, sin SAR estéreo, y por tanto sin posición absoluta.</translation>
    </message>
    <message>
        <source>Ground control points of stereo SAR; the geodetic modes need them.</source>
        <extracomment>cloudstoaccuracy, help of parameter STEREO</extracomment>
        <translation>Puntos de control del SAR estéreo; los modos geodésicos los necesitan.</translation>
    </message>
    <message>
        <source>Name of the point among them that all tracks see; the geodetic modes need it.</source>
        <extracomment>cloudstoaccuracy, help of parameter TARGET</extracomment>
        <translation>Nombre del punto entre ellos que ven todas las trazas; los modos geodésicos lo necesitan.</translation>
    </message>
    <message>
        <source>The layer of residuals of the same run, from which each track&apos;s own view of the target is taken.</source>
        <extracomment>cloudstoaccuracy, help of parameter RESIDUALS</extracomment>
        <translation>La capa de residuos de la misma ejecución, de la que se toma la vista propia de cada traza sobre el blanco.</translation>
    </message>
    <message>
        <source>Columns of table 1</source>
        <extracomment>imagestofusedcloud, parameter COLUMNS_1</extracomment>
        <translation>Columnas de la tabla 1</translation>
    </message>
    <message>
        <source>What columns mean where the names do not say so: velocity = column_3; height = column_4 + column_5.</source>
        <extracomment>imagestofusedcloud, help of parameter COLUMNS_1</extracomment>
        <translation>Qué significan las columnas, donde los nombres no lo dicen: velocity = column_3; height = column_4 + column_5.</translation>
    </message>
    <message>
        <source>CRS of table 1</source>
        <extracomment>imagestofusedcloud, parameter CRS_1</extracomment>
        <translation>SRC de la tabla 1</translation>
    </message>
    <message>
        <source>For tables of eastings and northings. Empty: longitudes and latitudes.</source>
        <extracomment>imagestofusedcloud, help of parameter CRS_1</extracomment>
        <translation>Para tablas de coordenadas este y norte. Vacío: longitudes y latitudes.</translation>
    </message>
    <message>
        <source>Reference point of track 1</source>
        <extracomment>imagestofusedcloud, parameter REFERENCE_1</extracomment>
        <translation>Punto de referencia de la traza 1</translation>
    </message>
    <message>
        <source>The point that the track&apos;s own positions hang on, x = …; y = …; height = …, in the CRS of the cloud; the geodetic modes need it.</source>
        <extracomment>imagestofusedcloud, help of parameter REFERENCE_1</extracomment>
        <translation>El punto del que cuelgan las posiciones propias de la traza, x = …; y = …; height = …, en el SRC de la nube; los modos geodésicos lo necesitan.</translation>
    </message>
    <message>
        <source>Heading of track 1 (degrees)</source>
        <extracomment>imagestofusedcloud, parameter HEADING_1</extracomment>
        <translation>Rumbo de la traza 1 (grados)</translation>
    </message>
    <message>
        <source>Direction of flight, clockwise from north, where no product and no column tells it.</source>
        <extracomment>imagestofusedcloud, help of parameter HEADING_1</extracomment>
        <translation>Dirección del vuelo, en sentido horario desde el norte, si no la dice ni producto ni columna.</translation>
    </message>
    <message>
        <source>Columns of table 2</source>
        <extracomment>imagestofusedcloud, parameter COLUMNS_2</extracomment>
        <translation>Columnas de la tabla 2</translation>
    </message>
    <message>
        <source>CRS of table 2</source>
        <extracomment>imagestofusedcloud, parameter CRS_2</extracomment>
        <translation>SRC de la tabla 2</translation>
    </message>
    <message>
        <source>Reference point of track 2</source>
        <extracomment>imagestofusedcloud, parameter REFERENCE_2</extracomment>
        <translation>Punto de referencia de la traza 2</translation>
    </message>
    <message>
        <source>Heading of track 2 (degrees)</source>
        <extracomment>imagestofusedcloud, parameter HEADING_2</extracomment>
        <translation>Rumbo de la traza 2 (grados)</translation>
    </message>
    <message>
        <source>Projected CRS of all clouds. Empty: the UTM zone of the place.</source>
        <extracomment>imagestofusedcloud, help of parameter OUTPUT_CRS</extracomment>
        <translation>SRC proyectado de todas las nubes. Vacío: la zona UTM del lugar.</translation>
    </message>
    <message>
        <source>Clouds to fused cloud and accuracy</source>
        <extracomment>name of cloudstoaccuracy</extracomment>
        <translation>De nubes a nube fusionada y exactitud</translation>
    </message>
    <message>
        <source>Clouds of two or more tracks, of &apos;Import a point cloud&apos;.</source>
        <extracomment>cloudstoaccuracy, help of parameter CLOUDS</extracomment>
        <translation>Nubes de dos trazas o más, de «Importar una nube de puntos».</translation>
    </message>
    <message>
        <source>Surface model (raster), or points or a cloud of LiDAR, in the heights of the cloud.</source>
        <extracomment>cloudstoaccuracy, help of parameter REFERENCE</extracomment>
        <translation>Modelo digital de superficies (ráster), o puntos o una nube de LiDAR, en las alturas de la nube.</translation>
    </message>
    <message>
        <source>Polygons of flat roofs or open ground, on which the vertical errors are measured.</source>
        <extracomment>cloudstoaccuracy, help of parameter FLAT</extracomment>
        <translation>Polígonos de tejados planos o suelo abierto, en los que se miden los errores verticales.</translation>
    </message>
    <message>
        <source>Lines along facades, on which the horizontal errors are measured. Give flat areas, facades, or both.</source>
        <extracomment>cloudstoaccuracy, help of parameter FACADES</extracomment>
        <translation>Líneas a lo largo de fachadas, en las que se miden los errores horizontales. Dé áreas llanas, fachadas, o ambas.</translation>
    </message>
    <message>
        <source>SAR images and tables to a fused cloud</source>
        <extracomment>name of imagestofusedcloud</extracomment>
        <translation>De imágenes SAR y tablas a una nube fusionada</translation>
    </message>
    <message>
        <source>Name of the target that both clouds hang on.</source>
        <extracomment>imagestofusedcloud, help of parameter TARGET</extracomment>
        <translation>Nombre del blanco del que cuelgan ambas nubes.</translation>
    </message>
    <message>
        <source>Of the target, if it is a lamp post: each track sees its own side of it. 0 for a corner reflector.</source>
        <extracomment>imagestofusedcloud, help of parameter DIAMETER</extracomment>
        <translation>Del blanco, si es una farola: cada traza ve su propio lado. 0 para un reflector de esquina.</translation>
    </message>
    <message>
        <source>Model and features give other heights here: the raster was not made with these.</source>
        <extracomment>ui/docks/cell_terms.py</extracomment>
        <translation>Modelo y características dan aquí otras alturas: el ráster no se hizo con ellos.</translation>
    </message>
    <message>
        <source>No features raster with {bands} on these cells is in the project; add the one it was made with.</source>
        <extracomment>ui/docks/cell_terms.py</extracomment>
        <translation>En el proyecto no hay ningún ráster de características con {bands} en estas celdas; añada aquel con el que se hizo.</translation>
    </message>
    <message>
        <source>The model {name} is not beside the raster; choose it with &apos;Model…&apos; to see its features.</source>
        <extracomment>ui/docks/cell_terms.py</extracomment>
        <translation>El modelo {name} no está junto al ráster; elíjalo con «Modelo…» para ver sus características.</translation>
    </message>
    <message>
        <source>The model {name} has none of these components; choose another one.</source>
        <extracomment>ui/docks/cell_terms.py</extracomment>
        <translation>El modelo {name} no tiene ninguna de estas componentes; elija otro.</translation>
    </message>
    <message>
        <source>Press &apos;Pick a cell&apos; and click the map to see the heights of a cell and the features behind them.</source>
        <extracomment>ui/docks/cell.py</extracomment>
        <translation>Pulse «Elegir una celda» y haga clic en el mapa para ver las alturas de una celda y las características tras ellas.</translation>
    </message>
    <message>
        <source>Select a cell to see what was observed, fitted, and predicted without having seen it.</source>
        <extracomment>ui/docks/cell.py</extracomment>
        <translation>Seleccione una celda para ver lo observado, lo ajustado y lo predicho sin haberla visto.</translation>
    </message>
    <message>
        <source>This cell has no height; select another one.</source>
        <extracomment>ui/docks/cell.py</extracomment>
        <translation>Esta celda no tiene altura; seleccione otra.</translation>
    </message>
    <message>
        <source>This cell has no height (nodata); pick another one.</source>
        <extracomment>ui/docks/cell.py</extracomment>
        <translation>Esta celda no tiene altura (nodata); elija otra.</translation>
    </message>
    <message>
        <source>Cell {number} of {area}</source>
        <extracomment>ui/docks/cell.py</extracomment>
        <translation>Celda {number} de {area}</translation>
    </message>
    <message>
        <source>This place lies outside {raster}; pick a cell of it.</source>
        <extracomment>ui/docks/cell.py</extracomment>
        <translation>Este lugar está fuera de {raster}; elija una celda de él.</translation>
    </message>
    <message>
        <source>{raster}: column {column}, row {row}</source>
        <extracomment>ui/docks/cell.py</extracomment>
        <translation>{raster}: columna {column}, fila {row}</translation>
    </message>
    <message>
        <source>These points have no dates, and no table of their time series is in the project; import the cloud again with its time series, or add the output Time series of that import.</source>
        <extracomment>ui/docks/series.py</extracomment>
        <translation>Estos puntos no tienen fechas, y en el proyecto no hay tabla de sus series temporales; importe otra vez la nube con sus series temporales, o añada la salida Series temporales de esa importación.</translation>
    </message>
    <message>
        <source>The points selected have no value at any date.</source>
        <extracomment>ui/docks/series.py</extracomment>
        <translation>Los puntos seleccionados no tienen valor en ninguna fecha.</translation>
    </message>
    <message>
        <source>Select points to see their time series, up to {most} of them together.</source>
        <extracomment>ui/docks/series.py</extracomment>
        <translation>Seleccione puntos para ver sus series temporales, hasta {most} a la vez.</translation>
    </message>
    <message>
        <source>{shown} of {all} selected points are drawn.</source>
        <extracomment>ui/docks/series.py</extracomment>
        <translation>Se dibujan {shown} de {all} puntos seleccionados.</translation>
    </message>
    <message>
        <source>{count} have no series.</source>
        <extracomment>ui/docks/series.py</extracomment>
        <translation>{count} no tienen serie.</translation>
    </message>
    <message>
        <source>height, m</source>
        <extracomment>ui/plots/cell.py</extracomment>
        <translation>altura, m</translation>
    </message>
    <message>
        <source>Heights</source>
        <extracomment>ui/plots/cell.py</extracomment>
        <translation>Alturas</translation>
    </message>
    <message>
        <source>observed</source>
        <extracomment>ui/plots/cell.py</extracomment>
        <translation>observada</translation>
    </message>
    <message>
        <source>fitted</source>
        <extracomment>ui/plots/cell.py</extracomment>
        <translation>ajustada</translation>
    </message>
    <message>
        <source>predicted, cell not seen</source>
        <extracomment>ui/plots/cell.py</extracomment>
        <translation>predicha, celda no vista</translation>
    </message>
    <message>
        <source>average,
gross</source>
        <extracomment>ui/plots/cell.py</extracomment>
        <translation>media,
bruta</translation>
    </message>
    <message>
        <source>average,
net</source>
        <extracomment>ui/plots/cell.py</extracomment>
        <translation>media,
neta</translation>
    </message>
    <message>
        <source>spread,
gross</source>
        <extracomment>ui/plots/cell.py</extracomment>
        <translation>dispersión,
bruta</translation>
    </message>
    <message>
        <source>spread,
net</source>
        <extracomment>ui/plots/cell.py</extracomment>
        <translation>dispersión,
neta</translation>
    </message>
    <message>
        <source>outside the
training range</source>
        <extracomment>ui/plots/cell.py</extracomment>
        <translation>fuera del rango
de entrenamiento</translation>
    </message>
    <message>
        <source>intercept</source>
        <extracomment>ui/plots/cell.py</extracomment>
        <translation>constante</translation>
    </message>
    <message>
        <source>min</source>
        <extracomment>ui/plots/cell.py</extracomment>
        <translation>mín</translation>
    </message>
    <message>
        <source>max</source>
        <extracomment>ui/plots/cell.py</extracomment>
        <translation>máx</translation>
    </message>
    <message>
        <source>{count} others</source>
        <extracomment>ui/plots/cell.py</extracomment>
        <translation>{count} más</translation>
    </message>
    <message>
        <source>displacement, mm</source>
        <extracomment>ui/plots/series.py</extracomment>
        <translation>desplazamiento, mm</translation>
    </message>
    <message>
        <source>Report of the accuracy</source>
        <extracomment>cloudstoaccuracy, parameter assess:ACCURACY_REPORT</extracomment>
        <translation>Informe de la exactitud</translation>
    </message>
    <message>
        <source>Report of the fusion</source>
        <extracomment>cloudstoaccuracy, parameter fuse:FUSED_REPORT</extracomment>
        <translation>Informe de la fusión</translation>
    </message>
    <message>
        <source>Report of stereo SAR</source>
        <extracomment>imagestofusedcloud, parameter gcps:STEREO_REPORT</extracomment>
        <translation>Informe del SAR estéreo</translation>
    </message>
    <message>
        <source>Table</source>
        <extracomment>imagestogcps, parameter export:CSV</extracomment>
        <translation>Tabla</translation>
    </message>
    <message>
        <source>Report of the point targets</source>
        <extracomment>imagestogcps, parameter targets:TARGETS_REPORT</extracomment>
        <translation>Informe de los blancos puntuales</translation>
    </message>
    <message>
        <source>Vertical City sample: Los Angeles (pattern, not metres)</source>
        <extracomment>ui/sample.py</extracomment>
        <translation>Vertical City, ejemplo: Los Ángeles (patrón, no metros)</translation>
    </message>
    <message>
        <source>low</source>
        <extracomment>ui/sample.py</extracomment>
        <translation>bajo</translation>
    </message>
    <message>
        <source>high</source>
        <extracomment>ui/sample.py</extracomment>
        <translation>alto</translation>
    </message>
    <message>
        <source>Relief (Copernicus GLO-30)</source>
        <extracomment>ui/sample.py</extracomment>
        <translation>Relieve (Copernicus GLO-30)</translation>
    </message>
    <message>
        <source>The sample lacks {names} in {folder}; install Vertical City again from its ZIP.</source>
        <extracomment>ui/sample.py</extracomment>
        <translation>Al ejemplo le falta {names} en {folder}; instale Vertical City otra vez desde su ZIP.</translation>
    </message>
    <message>
        <source>The sample was cancelled; nothing was added to the map.</source>
        <extracomment>ui/sample.py</extracomment>
        <translation>El ejemplo se canceló; no se añadió nada al mapa.</translation>
    </message>
    <message>
        <source>The sample could not be computed: {why}</source>
        <extracomment>ui/sample.py</extracomment>
        <translation>El ejemplo no se pudo calcular: {why}</translation>
    </message>
    <message>
        <source>From the clouds of several tracks to a fused cloud and a measure of how far it is from LiDAR, as a model.</source>
        <extracomment>help of cloudstoaccuracy</extracomment>
        <translation>De las nubes de varias trazas a una nube fusionada y una medida de lo lejos que está del LiDAR, como modelo.</translation>
    </message>
    <message>
        <source>It fuses the clouds, and compares the result with a surface model, or with points of LiDAR: on flat areas the vertical errors, on facades the horizontal ones. Give flat areas, facades, or both.</source>
        <extracomment>help of cloudstoaccuracy</extracomment>
        <translation>Fusiona las nubes y compara el resultado con un modelo digital de superficies, o con puntos de LiDAR: en áreas llanas los errores verticales, en fachadas los horizontales. Dé áreas llanas, fachadas, o ambas.</translation>
    </message>
    <message>
        <source>The figures hold for the places that were given, and include the errors of the reference. The steps are &apos;Fuse point clouds&apos; and &apos;Accuracy of a point cloud&apos;.</source>
        <extracomment>help of cloudstoaccuracy</extracomment>
        <translation>Las cifras valen para los lugares dados, e incluyen los errores de la referencia. Los pasos son «Fusionar nubes de puntos» y «Exactitud de una nube de puntos».</translation>
    </message>
    <message>
        <source>Source: Zhu, Montazeri, Gisinger, Hanssen, Bamler (2016), IEEE TGRS, doi 10.1109/TGRS.2015.2448686.</source>
        <extracomment>help of cloudstoaccuracy</extracomment>
        <translation>Fuente: Zhu, Montazeri, Gisinger, Hanssen, Bamler (2016), IEEE TGRS, doi 10.1109/TGRS.2015.2448686.</translation>
    </message>
    <message>
        <source>From free global DEMs of one place to the features that height models are fitted to, as a model.</source>
        <extracomment>help of demstofeatures</extracomment>
        <translation>De MDE globales libres de un lugar a las características con las que se ajustan modelos de alturas, como modelo.</translation>
    </message>
    <message>
        <source>It makes a composite of the DEMs and computes features of it in square cells: those of the paper and the terrain-robust ones, so that a model that is fitted to them can tell later on what slopes it may be trusted.</source>
        <extracomment>help of demstofeatures</extracomment>
        <translation>Hace una composición de los MDE y calcula sus características en celdas cuadradas: las del artículo y las robustas al terreno, para que un modelo ajustado a ellas pueda decir después en qué pendientes se puede confiar en él.</translation>
    </message>
    <message>
        <source>Give the features to &apos;Footprints to a height model&apos; where heights are known, and to &apos;Features to trusted heights&apos; where they are wanted. The steps are the algorithms &apos;Composite of DEMs&apos; and &apos;Features of a DEM&apos;.</source>
        <extracomment>help of demstofeatures</extracomment>
        <translation>Dé las características a «De huellas a un modelo de alturas» donde se conocen las alturas, y a «De características a alturas fiables» donde se buscan. Los pasos son los algoritmos «Composición de MDE» y «Características de un MDE».</translation>
    </message>
    <message>
        <source>From DEM features and a fitted model to building heights that say where to trust them, as a model.</source>
        <extracomment>help of featurestoheights</extracomment>
        <translation>De características de un MDE y un modelo ajustado a alturas de edificios que dicen dónde fiarse de ellas, como modelo.</translation>
    </message>
    <message>
        <source>It predicts the heights with their standard errors, masks terrain that is steeper or rougher than any that the model was fitted to, and writes the first component once more without the masked cells. Cells outside the training range are marked in the band OUT_OF_RANGE of the heights; look at it too.</source>
        <extracomment>help of featurestoheights</extracomment>
        <translation>Predice las alturas con sus errores típicos, enmascara el terreno más empinado o rugoso que cualquiera con el que se ajustó el modelo, y escribe la primera componente otra vez sin las celdas enmascaradas. Las celdas fuera del rango de entrenamiento están marcadas en la banda OUT_OF_RANGE de las alturas; mírela también.</translation>
    </message>
    <message>
        <source>The model must know its slopes: fit it with the terrain-robust features among the rasters, as &apos;DEMs to features&apos; makes them. The steps are &apos;Predict building heights&apos; and two of QGIS&apos;s own algorithms.</source>
        <extracomment>help of featurestoheights</extracomment>
        <translation>El modelo debe conocer sus pendientes: ajústelo con las características robustas al terreno entre los rásteres, como las hace «De MDE a características». Los pasos son «Predecir alturas de edificios» y dos algoritmos del propio QGIS.</translation>
    </message>
    <message>
        <source>Heights without masked cells</source>
        <extracomment>featurestoheights, parameter masked:MASKED</extracomment>
        <translation>Alturas sin celdas enmascaradas</translation>
    </message>
    <message>
        <source>From building footprints with heights, and DEM features of the same place, to a height model with a report, as a model.</source>
        <extracomment>help of footprintstomodel</extracomment>
        <translation>De huellas de edificios con alturas, y características de un MDE del mismo lugar, a un modelo de alturas con un informe, como modelo.</translation>
    </message>
    <message>
        <source>It computes reference components (average and standard deviation of gross and net building height) in the very cells of the features, and fits each component to them. The report says how large the errors are in blocks that were held out; that is the figure to quote.</source>
        <extracomment>help of footprintstomodel</extracomment>
        <translation>Calcula componentes de referencia (media y desviación típica de la altura de los edificios, bruta y neta) en las mismas celdas de las características, y ajusta cada componente a ellas. El informe dice cuán grandes son los errores en bloques reservados; esa es la cifra que citar.</translation>
    </message>
    <message>
        <source>The cells that lie wholly inside the mapped area count. Give an area in which every building is mapped, if the footprints do not fill their extent. The steps are the algorithms &apos;Reference components&apos; and &apos;Fit a height model&apos;; run them one by one for several cities at once.</source>
        <extracomment>help of footprintstomodel</extracomment>
        <translation>Cuentan las celdas que están por entero dentro del área cartografiada. Dé un área en la que cada edificio esté cartografiado, si las huellas no llenan su extensión. Los pasos son los algoritmos «Componentes de referencia» y «Ajustar un modelo de alturas»; ejecútelos uno a uno para varias ciudades a la vez.</translation>
    </message>
    <message>
        <source>The whole journey of geodetic SAR, from images and tables of scatterers to one cloud in its absolute place, as a model.</source>
        <extracomment>help of imagestofusedcloud</extracomment>
        <translation>Todo el recorrido del SAR geodésico, de imágenes y tablas de dispersores a una nube en su lugar absoluto, como modelo.</translation>
    </message>
    <message>
        <source>It measures targets in the images and locates them by stereo SAR, imports the table of each of two tracks, and fuses the clouds about the target that both hang on. Each table needs the geometry of its track (a SAR product, or heading and incidence angle) and its own reference point.</source>
        <extracomment>help of imagestofusedcloud</extracomment>
        <translation>Mide blancos en las imágenes y los localiza por SAR estéreo, importa la tabla de cada una de las dos trazas, y fusiona las nubes en torno al blanco del que ambas cuelgan. Cada tabla necesita la geometría de su traza (un producto SAR, o rumbo y ángulo de incidencia) y su propio punto de referencia.</translation>
    </message>
    <message>
        <source>With more than two tracks, or for rarer options, run the steps one by one: &apos;Point target analysis&apos;, &apos;Ground control points by stereo SAR&apos;, &apos;Import a point cloud&apos;, &apos;Fuse point clouds&apos;.</source>
        <extracomment>help of imagestofusedcloud</extracomment>
        <translation>Con más de dos trazas, o para opciones menos frecuentes, ejecute los pasos uno a uno: «Análisis de blancos puntuales», «Puntos de control por SAR estéreo», «Importar una nube de puntos», «Fusionar nubes de puntos».</translation>
    </message>
    <message>
        <source>From SAR images and a map of targets to ground control points, as a model.</source>
        <extracomment>help of imagestogcps</extracomment>
        <translation>De imágenes SAR y un mapa de blancos a puntos de control, como modelo.</translation>
    </message>
    <message>
        <source>It measures where each target (a lamp post, a corner reflector) lies in each image, locates it from all of them with corrections for tides, troposphere and more, and writes the points with their pixels in one of the images, for QGIS&apos;s georeferencer and for GDAL.</source>
        <extracomment>help of imagestogcps</extracomment>
        <translation>Mide dónde está cada blanco (una farola, un reflector de esquina) en cada imagen, lo localiza a partir de todas con correcciones de mareas, troposfera y más, y escribe los puntos con sus píxeles en una de las imágenes, para el georreferenciador de QGIS y para GDAL.</translation>
    </message>
    <message>
        <source>Heights of the targets are ellipsoidal, from Z of the points or from a DEM. Images of one geometry alone give no height; two or more geometries are needed, best from both sides. The steps are &apos;Point target analysis&apos;, &apos;Ground control points by stereo SAR&apos; and &apos;Export ground control points&apos;; run them one by one for their rarer options.</source>
        <extracomment>help of imagestogcps</extracomment>
        <translation>Las alturas de los blancos son elipsoidales, de Z de los puntos o de un MDE. Las imágenes de una sola geometría no dan altura; hacen falta dos o más, mejor de ambos lados. Los pasos son «Análisis de blancos puntuales», «Puntos de control por SAR estéreo» y «Exportar puntos de control»; ejecútelos uno a uno para sus opciones menos frecuentes.</translation>
    </message>
    <message>
        <source>Source: Montazeri, Gisinger, Eineder, Zhu (2018), IEEE TGRS, doi 10.1109/TGRS.2017.2769078.</source>
        <extracomment>help of imagestogcps</extracomment>
        <translation>Fuente: Montazeri, Gisinger, Eineder, Zhu (2018), IEEE TGRS, doi 10.1109/TGRS.2017.2769078.</translation>
    </message>
    <message>
        <source>From two tables of scatterers, one of each track, to one point cloud, as a model.</source>
        <extracomment>help of tablestocloud</extracomment>
        <translation>De dos tablas de dispersores, una de cada traza, a una nube de puntos, como modelo.</translation>
    </message>
    <message>
        <source>It imports both tables, then moves the clouds to where they belong together. The mode geometric fits them to each other; the geodetic ones, which give an absolute position, need a target that stereo SAR has located, and the reference point of each track.</source>
        <extracomment>help of tablestocloud</extracomment>
        <translation>Importa ambas tablas y mueve las nubes a donde encajan. El modo geometric las ajusta entre sí; los geodésicos, que dan una posición absoluta, necesitan un blanco que el SAR estéreo haya localizado, y el punto de referencia de cada traza.</translation>
    </message>
    <message>
        <source>Heights in the tables are taken as ellipsoidal. For more than two tracks, other heights and rarer options run &apos;Import a point cloud&apos; for each table and &apos;Fuse point clouds&apos; once.</source>
        <extracomment>help of tablestocloud</extracomment>
        <translation>Las alturas de las tablas se toman por elipsoidales. Para más de dos trazas, otras alturas y opciones menos frecuentes, ejecute «Importar una nube de puntos» con cada tabla y «Fusionar nubes de puntos» una vez.</translation>
    </message>
    <message>
        <source>&amp;Start page</source>
        <extracomment>plugin.py</extracomment>
        <translation>&amp;Página de inicio</translation>
    </message>
    <message>
        <source>&amp;Picture of the selection</source>
        <extracomment>plugin.py</extracomment>
        <translation>I&amp;magen de la selección</translation>
    </message>
    <message>
        <source>New layout: &amp;height map</source>
        <extracomment>plugin.py</extracomment>
        <translation>Composición: &amp;alturas</translation>
    </message>
    <message>
        <source>New layout: &amp;GCP sheet</source>
        <extracomment>plugin.py</extracomment>
        <translation>Composición: puntos de &amp;control</translation>
    </message>
    <message>
        <source>&amp;Check the environment</source>
        <extracomment>plugin.py</extracomment>
        <translation>Comprobar el &amp;entorno</translation>
    </message>
    <message>
        <source>Vertical City: start page</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>Vertical City: página de inicio</translation>
    </message>
    <message>
        <source>Measure the vertical side of cities from space</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>Medir desde el espacio la dimensión vertical de las ciudades</translation>
    </message>
    <message>
        <source>&amp;Try it with sample data</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>&amp;Probar con datos de ejemplo</translation>
    </message>
    <message>
        <source>Progress of the sample</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>Avance del ejemplo</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>Ca&amp;ncelar</translation>
    </message>
    <message>
        <source>Go on</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Optional libraries</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>Bibliotecas opcionales</translation>
    </message>
    <message>
        <source>How to &amp;install them</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>Cómo &amp;instalarlas</translation>
    </message>
    <message>
        <source>Commands to install the missing libraries</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>Órdenes para instalar las bibliotecas que faltan</translation>
    </message>
    <message>
        <source>Cop&amp;y</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>Copia&amp;r</translation>
    </message>
    <message>
        <source>&lt;b&gt;Building heights&lt;/b&gt; from free global DEMs, in cells of 250 m, with their errors.</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>&lt;b&gt;Alturas de edificios&lt;/b&gt; a partir de MDE globales libres, en celdas de 250 m, con sus errores.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Ground control points&lt;/b&gt; to centimetres from radar images.</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>&lt;b&gt;Puntos de control&lt;/b&gt; a unos centímetros a partir de imágenes de radar.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Point clouds&lt;/b&gt; of several radar tracks, fused in their absolute place.</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>&lt;b&gt;Nubes de puntos&lt;/b&gt; de varias trazas de radar, fusionadas en su lugar absoluto.</translation>
    </message>
    <message>
        <source>Two real DEMs of Los Angeles become a styled map, in the background and in temporary files. It is a &lt;b&gt;pattern, not metres&lt;/b&gt;: its model comes from a semi-real Berlin.</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>Dos MDE reales de Los Ángeles se convierten en un mapa con estilo, en segundo plano y en archivos temporales. Es un &lt;b&gt;patrón, no metros&lt;/b&gt;: su modelo viene de un Berlín semirreal.</translation>
    </message>
    <message>
        <source>From DEMs to a map of building heights</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>De MDE a un mapa de alturas de edificios</translation>
    </message>
    <message>
        <source>From radar images to ground control points</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>De imágenes de radar a puntos de control</translation>
    </message>
    <message>
        <source>From point clouds of several tracks to one city</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>De nubes de puntos de varias trazas a una ciudad</translation>
    </message>
    <message>
        <source>Open the t&amp;oolbox</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>Abrir la caja de &amp;herramientas</translation>
    </message>
    <message>
        <source>Check the &amp;environment</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>Comprobar el &amp;entorno</translation>
    </message>
    <message>
        <source>Tutorials:</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>Tutoriales:</translation>
    </message>
    <message>
        <source>{name} is missing, for {gives}</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>Falta {name}, para {gives}</translation>
    </message>
    <message>
        <source>{platform}; then start QGIS again:</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>{platform}; después vuelva a iniciar QGIS:</translation>
    </message>
    <message>
        <source>Building heights from free DEMs, and geodetic SAR. Its tools are in the toolbox.</source>
        <extracomment>ui/greeting.py</extracomment>
        <translation>Alturas de edificios a partir de MDE libres, y SAR geodésico. Sus herramientas están en la caja de herramientas.</translation>
    </message>
    <message>
        <source>Open the &amp;start page</source>
        <extracomment>ui/greeting.py</extracomment>
        <translation>Abrir la &amp;página de inicio</translation>
    </message>
    <message>
        <source>Heights ± standard error</source>
        <extracomment>ui/plots/cell.py</extracomment>
        <translation>Alturas ± error típico</translation>
    </message>
    <message>
        <source>Training range</source>
        <extracomment>ui/plots/cell.py</extracomment>
        <translation>Rango de entrenamiento</translation>
    </message>
    <message>
        <source>Adds, m</source>
        <extracomment>ui/plots/cell.py</extracomment>
        <translation>Suma, m</translation>
    </message>
    <message>
        <source>What it does</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>Qué hace</translation>
    </message>
    <message>
        <source>Simulated lamp posts with error ellipses.</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>Farolas simuladas con elipses de error.</translation>
    </message>
    <message>
        <source>A simulated building in four tracks, before and after.</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>Un edificio simulado en cuatro trazas, antes y después.</translation>
    </message>
    <message>
        <source>The sample&apos;s chain is not in the toolbox; enable Vertical City under Processing in the options.</source>
        <extracomment>ui/sample.py</extracomment>
        <translation>La cadena del ejemplo no está en la caja de herramientas; active Vertical City en Procesos, en las opciones.</translation>
    </message>
    <message>
        <source>Fitted cells</source>
        <extracomment>gvcfit, parameter OUTPUT_CELLS</extracomment>
        <translation>Celdas ajustadas</translation>
    </message>
    <message>
        <source>Pictures need matplotlib; install it with: {command}</source>
        <extracomment>ui/docks/views.py</extracomment>
        <translation>Las imágenes necesitan matplotlib; instálelo con: {command}</translation>
    </message>
    <message>
        <source>Height map</source>
        <extracomment>ui/layouts/__init__.py</extracomment>
        <translation>Mapa de alturas</translation>
    </message>
    <message>
        <source>GCP sheet</source>
        <extracomment>ui/layouts/__init__.py</extracomment>
        <translation>Hoja de puntos de control</translation>
    </message>
    <message>
        <source>No ground control points are in the project. Run &apos;Ground control points by stereo SAR&apos;, or add its result.</source>
        <extracomment>ui/layouts/__init__.py</extracomment>
        <translation>En el proyecto no hay puntos de control. Ejecute «Puntos de control por SAR estéreo», o añada su resultado.</translation>
    </message>
    <message>
        <source>No building heights are in the project: no raster has a band {components}. Run &apos;Predict building heights&apos;, or add its result.</source>
        <extracomment>ui/layouts/__init__.py</extracomment>
        <translation>En el proyecto no hay alturas de edificios: ningún ráster tiene una banda {components}. Ejecute «Predecir alturas de edificios», o añada su resultado.</translation>
    </message>
    <message>
        <source>Positions and 95 % intervals</source>
        <extracomment>ui/layouts/gcp_sheet.py</extracomment>
        <translation>Posiciones e intervalos del 95 %</translation>
    </message>
    <message>
        <source>{kept} of {all} points are kept.</source>
        <extracomment>ui/layouts/gcp_sheet.py</extracomment>
        <translation>Se conservan {kept} de {all} puntos.</translation>
    </message>
    <message>
        <source>Half width of the total 95 % interval: {least} cm to {most} cm in the worst coordinate of a point. It holds the scatter of the passes and what is not known of the corrections.</source>
        <extracomment>ui/layouts/gcp_sheet.py</extracomment>
        <translation>Semianchura del intervalo total del 95 %: de {least} cm a {most} cm en la peor coordenada de un punto. Contiene la dispersión de las pasadas y lo que no se sabe de las correcciones.</translation>
    </message>
    <message>
        <source>Made with Vertical City after Montazeri et al. (2018), doi 10.1109/TGRS.2017.2769078.</source>
        <extracomment>ui/layouts/gcp_sheet.py</extracomment>
        <translation>Hecho con Vertical City según Montazeri et al. (2018), doi 10.1109/TGRS.2017.2769078.</translation>
    </message>
    <message>
        <source>Point</source>
        <extracomment>ui/layouts/gcp_sheet.py</extracomment>
        <translation>Punto</translation>
    </message>
    <message>
        <source>Geometry</source>
        <extracomment>ui/layouts/gcp_sheet.py</extracomment>
        <translation>Geometría</translation>
    </message>
    <message>
        <source>Height (m)</source>
        <extracomment>ui/layouts/gcp_sheet.py</extracomment>
        <translation>Altura (m)</translation>
    </message>
    <message>
        <source>Longitude (°)</source>
        <extracomment>ui/layouts/gcp_sheet.py</extracomment>
        <translation>Longitud (°)</translation>
    </message>
    <message>
        <source>East (m)</source>
        <extracomment>ui/layouts/gcp_sheet.py</extracomment>
        <translation>Este (m)</translation>
    </message>
    <message>
        <source>Latitude (°)</source>
        <extracomment>ui/layouts/gcp_sheet.py</extracomment>
        <translation>Latitud (°)</translation>
    </message>
    <message>
        <source>North (m)</source>
        <extracomment>ui/layouts/gcp_sheet.py</extracomment>
        <translation>Norte (m)</translation>
    </message>
    <message>
        <source>Frame: {frame}; map coordinates: {crs}; heights are ellipsoidal.</source>
        <extracomment>ui/layouts/gcp_sheet.py</extracomment>
        <translation>Marco de referencia: {frame}; coordenadas de mapa: {crs}; las alturas son elipsoidales.</translation>
    </message>
    <message>
        <source>The least certain point: {target}</source>
        <extracomment>ui/layouts/gcp_sheet.py</extracomment>
        <translation>El punto menos seguro: {target}</translation>
    </message>
    <message>
        <source>Made with Vertical City after Pesaresi et al. (2021), doi 10.1371/journal.pone.0244478.</source>
        <extracomment>ui/layouts/height_map.py</extracomment>
        <translation>Hecho con Vertical City según Pesaresi et al. (2021), doi 10.1371/journal.pone.0244478.</translation>
    </message>
    <message>
        <source>Average gross building height</source>
        <extracomment>ui/layouts/height_map.py</extracomment>
        <translation>Altura bruta media de los edificios</translation>
    </message>
    <message>
        <source>Average net building height</source>
        <extracomment>ui/layouts/height_map.py</extracomment>
        <translation>Altura neta media de los edificios</translation>
    </message>
    <message>
        <source>Standard deviation of the gross building height</source>
        <extracomment>ui/layouts/height_map.py</extracomment>
        <translation>Desviación típica de la altura bruta de los edificios</translation>
    </message>
    <message>
        <source>Standard deviation of the net building height</source>
        <extracomment>ui/layouts/height_map.py</extracomment>
        <translation>Desviación típica de la altura neta de los edificios</translation>
    </message>
    <message>
        <source>Height model: {model}.</source>
        <extracomment>ui/layouts/height_map.py</extracomment>
        <translation>Modelo de alturas: {model}.</translation>
    </message>
    <message>
        <source>{meaning} ({component})</source>
        <extracomment>ui/layouts/height_map.py</extracomment>
        <translation>{meaning} ({component})</translation>
    </message>
    <message>
        <source>zstandard works (1) or not (0)</source>
        <extracomment>checkenvironment, output HAS_ZSTANDARD</extracomment>
        <translation>zstandard funciona (1) o no (0)</translation>
    </message>
    <message>
        <source>Tracks</source>
        <extracomment>fusepointclouds, parameter TRACKS</extracomment>
        <translation>Trazas</translation>
    </message>
    <message>
        <source>no folder, no right or no space</source>
        <extracomment>ui/docks/exports.py</extracomment>
        <translation>sin carpeta, sin permiso o sin espacio</translation>
    </message>
    <message>
        <source>pictures in reports and in the dock of the selection</source>
        <extracomment>start page, what matplotlib is for</extracomment>
        <translation>imágenes en informes y en el panel de la selección</translation>
    </message>
    <message>
        <source>p values and confidence intervals of fitted models; a faster search among points</source>
        <extracomment>start page, what SciPy is for</extracomment>
        <translation>valores p e intervalos de confianza de modelos ajustados; una búsqueda más rápida entre puntos</translation>
    </message>
    <message>
        <source>reading LAS, LAZ and COPC</source>
        <extracomment>start page, what laspy is for</extracomment>
        <translation>leer LAS, LAZ y COPC</translation>
    </message>
    <message>
        <source>reading and writing compressed points (LAZ, COPC)</source>
        <extracomment>start page, what lazrs is for</extracomment>
        <translation>leer y escribir puntos comprimidos (LAZ, COPC)</translation>
    </message>
    <message>
        <source>reading HDF5: MintPy, tables of points, NISAR-like images</source>
        <extracomment>start page, what h5py is for</extracomment>
        <translation>leer HDF5: MintPy, tablas de puntos, imágenes de tipo NISAR</translation>
    </message>
    <message>
        <source>reading an EPT whose tiles are packed by zstandard</source>
        <extracomment>start page, what zstandard is for</extracomment>
        <translation>leer un EPT cuyas teselas están comprimidas con zstandard</translation>
    </message>
    <message>
        <source>the method gradient_boosting</source>
        <extracomment>start page, what scikit-learn is for</extracomment>
        <translation>el método gradient_boosting</translation>
    </message>
    <message>
        <source>speed, on large inputs</source>
        <extracomment>start page, what numba is for</extracomment>
        <translation>velocidad, con entradas grandes</translation>
    </message>
    <message>
        <source>Height pattern, not metres</source>
        <extracomment>ui/sample.py</extracomment>
        <translation>Patrón de alturas, no metros</translation>
    </message>
    <message>
        <source>Larger: less sure (total σ, the largest of east, north, up)</source>
        <extracomment>legend of the style ground_control_points</extracomment>
        <translation>Mayor: menos seguro (mayor σ total de E, N, U)</translation>
    </message>
    <message>
        <source>Chip, dB</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>Recorte, dB</translation>
    </message>
    <message>
        <source>sample (range), px</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>muestra (distancia), px</translation>
    </message>
    <message>
        <source>line (azimuth), px</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>línea (acimut), px</translation>
    </message>
    <message>
        <source>Response, dB</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>Respuesta, dB</translation>
    </message>
    <message>
        <source>range from peak, px</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>distancia desde el pico, px</translation>
    </message>
    <message>
        <source>azimuth from peak, px</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>acimut desde el pico, px</translation>
    </message>
    <message>
        <source>from the peak, px</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>desde el pico, px</translation>
    </message>
    <message>
        <source>dB over the peak</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>dB respecto al pico</translation>
    </message>
    <message>
        <source>kept</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>conservados</translation>
    </message>
    <message>
        <source>dropped</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>descartados</translation>
    </message>
    <message>
        <source>outlier</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>atípicos</translation>
    </message>
    <message>
        <source>too noisy</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>demasiado ruido</translation>
    </message>
    <message>
        <source>phase noise, rad</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>ruido de fase, rad</translation>
    </message>
    <message>
        <source>Cut along azimuth</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>Corte en acimut</translation>
    </message>
    <message>
        <source>Cut along range</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>Corte en distancia</translation>
    </message>
    <message>
        <source>line, sample</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>línea, muestra</translation>
    </message>
    <message>
        <source>off prediction</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>desvío de lo predicho</translation>
    </message>
    <message>
        <source>width az, rg</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>anchura az, rg</translation>
    </message>
    <message>
        <source>bound az, rg</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>cota az, rg</translation>
    </message>
    <message>
        <source>incidence</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>incidencia</translation>
    </message>
    <message>
        <source>dropped:</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>descartado:</translation>
    </message>
    <message>
        <source>limit {limit} rad</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>límite {limit} rad</translation>
    </message>
    <message>
        <source>this one</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>esta</translation>
    </message>
    <message>
        <source>one side, ascending</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>un lado, ascendente</translation>
    </message>
    <message>
        <source>one side, descending</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>un lado, descendente</translation>
    </message>
    <message>
        <source>both sides</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>ambos lados</translation>
    </message>
    <message>
        <source>observed − adjusted, m</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>observado − ajustado, m</translation>
    </message>
    <message>
        <source>total σ: {sigmas}</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>σ total: {sigmas}</translation>
    </message>
    <message>
        <source>formal σ E N U</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>σ formal E N U</translation>
    </message>
    <message>
        <source>latitude</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>latitud</translation>
    </message>
    <message>
        <source>longitude</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>longitud</translation>
    </message>
    <message>
        <source>height</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>altura</translation>
    </message>
    <message>
        <source>passes used</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>pasadas usadas</translation>
    </message>
    <message>
        <source>lines of sight meet at</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>las visuales se cortan a</translation>
    </message>
    <message>
        <source>not kept:</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>no conservado:</translation>
    </message>
    <message>
        <source>at the edge: {count} beyond, up to {most}</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>en el borde: {count} más allá, hasta {most}</translation>
    </message>
    <message>
        <source>Range</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>Distancia</translation>
    </message>
    <message>
        <source>Azimuth</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>Acimut</translation>
    </message>
    <message>
        <source>± S, standard deviation about zero</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>± S, desviación típica en torno a cero</translation>
    </message>
    <message>
        <source>removed: {why} ({count})</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>quitado: {why} ({count})</translation>
    </message>
    <message>
        <source>not drawn: {why} ({count})</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>no dibujado: {why} ({count})</translation>
    </message>
    <message>
        <source>no reason is given</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>no se da ningún motivo</translation>
    </message>
    <message>
        <source>range</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>distancia</translation>
    </message>
    <message>
        <source>azimuth</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>acimut</translation>
    </message>
    <message>
        <source>The map shows a pattern of building heights in Los Angeles, not metres: the model is fitted to a semi-real Berlin. Rugged hills look like buildings to it, so what is steeper than Berlin is masked. The files last until QGIS is closed.</source>
        <extracomment>ui/sample.py</extracomment>
        <translation>El mapa muestra un patrón de alturas de edificios en Los Ángeles, no metros: el modelo está ajustado a un Berlín semirreal. Las colinas abruptas le parecen edificios; por eso se enmascara lo que es más empinado que Berlín. Los archivos duran hasta que se cierra QGIS.</translation>
    </message>
    <message>
        <source>Steeper or rougher than the model knows</source>
        <extracomment>ui/sample.py</extracomment>
        <translation>Más empinado o rugoso de lo que el modelo conoce</translation>
    </message>
    <message>
        <source>Los Angeles: a pattern of building heights, not metres; hills are masked.</source>
        <extracomment>ui/sample.py</extracomment>
        <translation>Los Ángeles: un patrón de alturas de edificios, no metros; las colinas están enmascaradas.</translation>
    </message>
    <message>
        <source>{component}: the terms sum up to {total} m; the raster has 0.</source>
        <extracomment>ui/docks/cell.py</extracomment>
        <translation>{component}: los términos suman {total} m; el ráster tiene 0.</translation>
    </message>
    <message>
        <source>Cells of {side} m: a value is of all of a cell, not of single buildings.</source>
        <extracomment>ui/layouts/height_map.py</extracomment>
        <translation>Celdas de {side} m: un valor es de toda una celda, no de edificios individuales.</translation>
    </message>
    <message>
        <source>Standard error of a cell: {error} m, the mean of the whole raster (band {band}).</source>
        <extracomment>ui/layouts/height_map.py</extracomment>
        <translation>Error típico de una celda: {error} m, la media de todo el ráster (banda {band}).</translation>
    </message>
    <message>
        <source>{share} % of the cells of the whole raster lie outside the range that the model was fitted to (OUT_OF_RANGE = 1): there the map is a pattern, not metres.</source>
        <extracomment>ui/layouts/height_map.py</extracomment>
        <translation>El {share} % de las celdas de todo el ráster está fuera del rango con el que se ajustó el modelo (OUT_OF_RANGE = 1): allí el mapa es un patrón, no metros.</translation>
    </message>
    <message>
        <source>Features behind the pattern</source>
        <extracomment>ui/sample.py</extracomment>
        <translation>Características detrás del patrón</translation>
    </message>
    <message>
        <source>It is that of the cells that the model was fitted to; elsewhere errors may be larger.</source>
        <extracomment>ui/layouts/height_map.py</extracomment>
        <translation>Es el de las celdas con las que se ajustó el modelo; en otros lugares los errores pueden ser mayores.</translation>
    </message>
    <message>
        <source>Los Angeles, two real DEMs: a pattern of heights, not metres; grey: too steep or rough for the model.</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>Los Ángeles, dos MDE reales: un patrón de alturas, no metros; en gris: demasiado empinado o abrupto para el modelo.</translation>
    </message>
</context>
</TS>
