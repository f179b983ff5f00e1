<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>VerticalCity</name>
    <message>
        <source>1 Elevation models</source>
        <extracomment>group of algorithms</extracomment>
        <translation>1 Höhenmodelle</translation>
    </message>
    <message>
        <source>Composite of DEMs</source>
        <extracomment>name of demcomposite</extracomment>
        <translation>Komposit aus Höhenmodellen</translation>
    </message>
    <message>
        <source>Combines two or more elevation models of one place into one.</source>
        <extracomment>help of demcomposite</extracomment>
        <translation>Verbindet zwei oder mehr Höhenmodelle eines Ortes zu einem.</translation>
    </message>
    <message>
        <source>Global DEMs miss different buildings: radar loses the shadows of towers, optical stereo blurs others. The union (the highest of the DEMs at each pixel) keeps what any of them saw, and was the best source of building heights in the paper. Voids of one DEM are filled by the others; the second band counts how many contributed.</source>
        <extracomment>help of demcomposite</extracomment>
        <translation>Globalen Höhenmodellen entgehen verschiedene Gebäude: Radar verliert die Schatten von Türmen, optisches Stereo verwischt andere. Die Vereinigung (union: das höchste der Modelle an jedem Pixel) behält, was irgendeines davon gesehen hat, und war im Artikel die beste Quelle für Gebäudehöhen. Lücken eines Modells werden von den anderen gefüllt; das zweite Band zählt, wie viele beigetragen haben.</translation>
    </message>
    <message>
        <source>For noisy DEMs, the weighted mean takes weights from rasters, or from height errors as radar DEMs bring them. Variational fusion (huber_l1, tv_l1) also averages between neighbours, though not across walls, and gross errors of one DEM hardly pull: on simulated raw radar DEMs with such errors its RMSE was 20 to 39 % lower than the weighted mean&apos;s. But it flattens what is small: a square building needs about 4 lambda pixels.</source>
        <extracomment>help of demcomposite</extracomment>
        <translation>Für verrauschte Höhenmodelle nimmt das gewichtete Mittel Gewichte aus Rastern oder aus Höhenfehlern, wie Radar-Höhenmodelle sie mitbringen. Die variationelle Fusion (huber_l1, tv_l1) mittelt auch zwischen Nachbarn, aber nicht über Wände hinweg, und grobe Fehler eines Modells ziehen kaum: bei simulierten rohen Radar-Höhenmodellen mit solchen Fehlern war ihr RMSE um 20 bis 39 % kleiner als der des gewichteten Mittels. Sie ebnet aber ein, was klein ist: ein quadratisches Gebäude braucht etwa 4 Lambda Pixel.</translation>
    </message>
    <message>
        <source>DEMs that differ in grid are resampled to the first one&apos;s. Co-registration moves each further DEM by parts of a pixel to fit the first one, and needs sloping terrain. Differing vertical datums (EGM96, EGM2008) are yours to know of: &apos;Remove the bias&apos; takes out the median difference, which covers most of it within a city.</source>
        <extracomment>help of demcomposite</extracomment>
        <translation>Höhenmodelle mit anderem Raster werden auf das des ersten umgerechnet. Die Koregistrierung verschiebt jedes weitere Modell um Teile eines Pixels, bis es zum ersten passt, und braucht geneigtes Gelände. Auf unterschiedliche Höhenbezüge (EGM96, EGM2008) müssen Sie selbst achten: &apos;Versatz entfernen&apos; nimmt die mediane Differenz heraus, die innerhalb einer Stadt das meiste davon ausmacht.</translation>
    </message>
    <message>
        <source>Source: Pesaresi, Corbane, Ren, Ng (2021), PLOS ONE, doi 10.1371/journal.pone.0244478, section 2.2. Fusion: Bagheri, Schmitt, Zhu (2018), arXiv 1810.11314.</source>
        <extracomment>help of demcomposite</extracomment>
        <translation>Quelle: Pesaresi, Corbane, Ren, Ng (2021), PLOS ONE, doi 10.1371/journal.pone.0244478, Abschnitt 2.2. Fusion: Bagheri, Schmitt, Zhu (2018), arXiv 1810.11314.</translation>
    </message>
    <message>
        <source>DEMs</source>
        <extracomment>demcomposite, parameter INPUT</extracomment>
        <translation>Höhenmodelle</translation>
    </message>
    <message>
        <source>Two or more elevation rasters of one place, in metres. The grid of the first one is kept; the others are resampled to it where they differ (bilinear; cubic with co-registration).</source>
        <extracomment>demcomposite, help of parameter INPUT</extracomment>
        <translation>Zwei oder mehr Höhenraster eines Ortes, in Metern. Das Gitter des ersten bleibt; die anderen werden darauf umgerechnet, wo sie abweichen (bilinear; kubisch bei Koregistrierung).</translation>
    </message>
    <message>
        <source>Method</source>
        <extracomment>demcomposite, parameter METHOD</extracomment>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>union: the highest of the DEMs at each pixel (the best in the paper); intersection: the lowest; mean; median; weighted_mean (weights: advanced parameters); tv_l1 and huber_l1: variational fusion, near to all DEMs and smooth between edges, for noisy DEMs. Where one DEM is void the others stand.</source>
        <extracomment>demcomposite, help of parameter METHOD</extracomment>
        <translation>union: das höchste der Höhenmodelle an jedem Pixel (im Artikel das beste); intersection: das niedrigste; mean: Mittel; median: Median; weighted_mean: gewichtetes Mittel (Gewichte: erweiterte Parameter); tv_l1 und huber_l1: variationelle Fusion, nahe an allen Modellen und glatt zwischen den Kanten, für verrauschte Modelle. Wo ein Modell eine Lücke hat, gelten die anderen.</translation>
    </message>
    <message>
        <source>Remove the bias between the DEMs</source>
        <extracomment>demcomposite, parameter REMOVE_BIAS</extracomment>
        <translation>Versatz zwischen den Höhenmodellen entfernen</translation>
    </message>
    <message>
        <source>First subtract from each further DEM its median difference from the first one. Not needed with co-registration, which does so too.</source>
        <extracomment>demcomposite, help of parameter REMOVE_BIAS</extracomment>
        <translation>Zuerst von jedem weiteren Höhenmodell seine mediane Differenz zum ersten abziehen. Bei Koregistrierung nicht nötig, die das auch tut.</translation>
    </message>
    <message>
        <source>Co-register the DEMs to the first one</source>
        <extracomment>demcomposite, parameter COREGISTER</extracomment>
        <translation>Höhenmodelle auf das erste koregistrieren</translation>
    </message>
    <message>
        <source>First move each further DEM by the shift (parts of a pixel east and north, and up) that fits it to the first one best (Nuth and Kääb 2011). Needs sloping terrain.</source>
        <extracomment>demcomposite, help of parameter COREGISTER</extracomment>
        <translation>Zuerst jedes weitere Höhenmodell um den Versatz verschieben (Teile eines Pixels nach Ost und Nord, und nach oben), mit dem es am besten zum ersten passt (Nuth und Kääb 2011). Braucht geneigtes Gelände.</translation>
    </message>
    <message>
        <source>Weights from</source>
        <extracomment>demcomposite, parameter WEIGHTS_FROM</extracomment>
        <translation>Gewichte aus</translation>
    </message>
    <message>
        <source>Of weighted_mean, tv_l1 and huber_l1. equal: all DEMs count the same; weights: the rasters below are weights; errors: they are height errors (standard deviations in metres), and weights 1 / error²; error_band: a band of each DEM holds its height error.</source>
        <extracomment>demcomposite, help of parameter WEIGHTS_FROM</extracomment>
        <translation>Für weighted_mean, tv_l1 und huber_l1. equal: alle Höhenmodelle zählen gleich; weights: die Raster darunter sind Gewichte; errors: sie sind Höhenfehler (Standardabweichungen in Metern), die Gewichte 1 / Fehler²; error_band: ein Band jedes Höhenmodells enthält seinen Höhenfehler.</translation>
    </message>
    <message>
        <source>Weights or height errors</source>
        <extracomment>demcomposite, parameter WEIGHTS</extracomment>
        <translation>Gewichte oder Höhenfehler</translation>
    </message>
    <message>
        <source>One raster for each DEM, in the same order; its first band counts. Where it is nodata or 0, the DEM does not count.</source>
        <extracomment>demcomposite, help of parameter WEIGHTS</extracomment>
        <translation>Ein Raster für jedes Höhenmodell, in derselben Reihenfolge; sein erstes Band zählt. Wo es nodata oder 0 ist, zählt das Höhenmodell nicht.</translation>
    </message>
    <message>
        <source>Band with the height error</source>
        <extracomment>demcomposite, parameter ERROR_BAND</extracomment>
        <translation>Band mit dem Höhenfehler</translation>
    </message>
    <message>
        <source>Lambda (smoothness)</source>
        <extracomment>demcomposite, parameter LAMBDA</extracomment>
        <translation>Lambda (Glättung)</translation>
    </message>
    <message>
        <source>Of tv_l1 and huber_l1: how much roughness costs. The larger, the smoother; what is narrower than about 4 lambda pixels is flattened, however high it is. 0.5 suits DEMs of 30 m; 0.8 to 1.2 are published for raw radar DEMs with finer pixels.</source>
        <extracomment>demcomposite, help of parameter LAMBDA</extracomment>
        <translation>Für tv_l1 und huber_l1: wie viel Rauheit kostet. Je größer, desto glatter; was schmaler ist als etwa 4 Lambda Pixel, wird eingeebnet, wie hoch es auch ist. 0,5 passt zu Höhenmodellen von 30 m; 0,8 bis 1,2 sind für rohe Radar-Höhenmodelle mit feineren Pixeln veröffentlicht.</translation>
    </message>
    <message>
        <source>Huber threshold (m per pixel)</source>
        <extracomment>demcomposite, parameter HUBER</extracomment>
        <translation>Huber-Schwelle (m je Pixel)</translation>
    </message>
    <message>
        <source>Of huber_l1: slopes below are smoothed like terrain, slopes above are kept like walls.</source>
        <extracomment>demcomposite, help of parameter HUBER</extracomment>
        <translation>Für huber_l1: flachere Neigungen werden wie Gelände geglättet, steilere wie Wände erhalten.</translation>
    </message>
    <message>
        <source>Iterations</source>
        <extracomment>demcomposite, parameter ITERATIONS</extracomment>
        <translation>Iterationen</translation>
    </message>
    <message>
        <source>Composite DEM</source>
        <extracomment>demcomposite, parameter OUTPUT</extracomment>
        <translation>Komposit-Höhenmodell</translation>
    </message>
    <message>
        <source>GeoTIFF with two bands: the composite in metres, and the number of DEMs that counted at the pixel.</source>
        <extracomment>demcomposite, help of parameter OUTPUT</extracomment>
        <translation>GeoTIFF mit zwei Bändern: das Komposit in Metern, und die Zahl der Höhenmodelle, die am Pixel gezählt haben.</translation>
    </message>
    <message>
        <source>Report</source>
        <extracomment>checkenvironment, parameter REPORT</extracomment>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>What was done: biases and shifts, and how the fusion converged.</source>
        <extracomment>demcomposite, help of parameter REPORT</extracomment>
        <translation>Was getan wurde: Versätze und Verschiebungen, und wie die Fusion konvergierte.</translation>
    </message>
    <message>
        <source>Energy before the first iteration (m per pixel)</source>
        <extracomment>demcomposite, output ENERGY_START</extracomment>
        <translation>Energie vor der ersten Iteration (m je Pixel)</translation>
    </message>
    <message>
        <source>Energy after the last iteration (m per pixel)</source>
        <extracomment>demcomposite, output ENERGY</extracomment>
        <translation>Energie nach der letzten Iteration (m je Pixel)</translation>
    </message>
    <message>
        <source>By which share of itself the energy is, at most, above the lowest</source>
        <extracomment>demcomposite, output GAP</extracomment>
        <translation>Um welchen Anteil ihrer selbst die Energie höchstens über der kleinsten liegt</translation>
    </message>
    <message>
        <source>Mean change of the heights in the last iteration (m)</source>
        <extracomment>demcomposite, output LAST_CHANGE</extracomment>
        <translation>Mittlere Änderung der Höhen in der letzten Iteration (m)</translation>
    </message>
    <message>
        <source>DEM</source>
        <extracomment>demcomposite, word to search for</extracomment>
        <translation>Höhenmodell</translation>
    </message>
    <message>
        <source>DSM</source>
        <extracomment>demcomposite, word to search for</extracomment>
        <translation>Oberflächenmodell</translation>
    </message>
    <message>
        <source>elevation</source>
        <extracomment>demcomposite, word to search for</extracomment>
        <translation>Höhe</translation>
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
        <translation>zusammenführen</translation>
    </message>
    <message>
        <source>union</source>
        <extracomment>demcomposite, word to search for</extracomment>
        <translation>Vereinigung</translation>
    </message>
    <message>
        <source>maximum</source>
        <extracomment>demcomposite, word to search for</extracomment>
        <translation>Maximum</translation>
    </message>
    <message>
        <source>fusion</source>
        <extracomment>cloudstoaccuracy, word to search for</extracomment>
        <translation>Fusion</translation>
    </message>
    <message>
        <source>weighted mean</source>
        <extracomment>demcomposite, word to search for</extracomment>
        <translation>gewichtetes Mittel</translation>
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
        <translation>Koregistrierung</translation>
    </message>
    <message>
        <source>Features of a DEM</source>
        <extracomment>name of demfeatures</extracomment>
        <translation>Merkmale eines Höhenmodells</translation>
    </message>
    <message>
        <source>Filters an elevation model, with 30 spatial filters or with ones that hills do not fool, and generalises them to cells of 250 m.</source>
        <extracomment>help of demfeatures</extracomment>
        <translation>Filtert ein Höhenmodell, mit 30 räumlichen Filtern oder mit solchen, die sich von Hügeln nicht täuschen lassen, und verallgemeinert sie auf Zellen von 250 m.</translation>
    </message>
    <message>
        <source>Each of the 30 filters of the paper brings out what buildings do to an elevation model and terrain does not: sharp curvature (f), what a small window opens or closes (m), the spread of these (d), and texture (ptx). Per cell the mean and the standard deviation of each filter are written: 60 features. The last band, VALID_SHARE, is the share of the cell&apos;s pixels that have a value, smallest over the filters.</source>
        <extracomment>help of demfeatures</extracomment>
        <translation>Jeder der 30 Filter des Artikels hebt hervor, was Gebäude mit einem Höhenmodell tun und Gelände nicht: scharfe Krümmung (f), was ein kleines Fenster öffnet oder schließt (m), die Streuung davon (d), und Textur (ptx). Je Zelle werden Mittel und Standardabweichung jedes Filters geschrieben: 60 Merkmale. Das letzte Band, VALID_SHARE, ist der Anteil der Pixel der Zelle, die einen Wert haben, der kleinste über die Filter.</translation>
    </message>
    <message>
        <source>On hills these filters mistake rugged slopes for buildings. The terrain-robust set has other ones: what a quadratic surface fitted to a small window leaves of a pixel (q), its gradient and top-hat, the same weighted down where the ground around is steep (n), and slope and roughness of the terrain itself. With a second DEM, best of another sensor, it adds what both see (b) and how they differ (d).</source>
        <extracomment>help of demfeatures</extracomment>
        <translation>Auf Hügeln halten diese Filter raue Hänge für Gebäude. Der geländerobuste Satz hat andere: was eine an ein kleines Fenster angepasste quadratische Fläche von einem Pixel übrig lässt (q), deren Gradient und Top-Hat, dasselbe herabgewichtet, wo der Grund ringsum steil ist (n), sowie Neigung und Rauheit des Geländes selbst. Mit einem zweiten Höhenmodell, am besten von einem anderen Sensor, kommt hinzu, was beide sehen (b) und worin sie sich unterscheiden (d).</translation>
    </message>
    <message>
        <source>The filters work on pixels, as in the paper: at latitude 60 a pixel of one arc-second is half as wide as high. A filter has a value where the pixel is valid and at least half of the filter&apos;s window is; nodata never enters a sum or an extremum, and the raster&apos;s edge counts as nodata.</source>
        <extracomment>help of demfeatures</extracomment>
        <translation>Die Filter arbeiten auf Pixeln, wie im Artikel: auf der Breite 60° ist ein Pixel von einer Bogensekunde halb so breit wie hoch. Ein Filter hat einen Wert, wo das Pixel gültig ist und mindestens die Hälfte des Filterfensters; nodata geht nie in eine Summe oder ein Extremum ein, und der Rand des Rasters zählt als nodata.</translation>
    </message>
    <message>
        <source>Where numba is installed, the filters of a DEM of more than some 8 million pixels are compiled first, once a session (&quot;Preparing filters&quot;); without it the same numbers take several times as long.</source>
        <extracomment>help of demfeatures</extracomment>
        <translation>Ist numba installiert, werden die Filter eines Höhenmodells von mehr als etwa 8 Millionen Pixeln zuerst kompiliert, einmal je Sitzung (&quot;Preparing filters&quot;); ohne numba dauern dieselben Zahlen mehrmals so lang.</translation>
    </message>
    <message>
        <source>The list of filters is our reading of the paper, whose table is published as a picture only.</source>
        <extracomment>help of demfeatures</extracomment>
        <translation>Die Liste der Filter ist unsere Lesart des Artikels, dessen Tabelle nur als Bild veröffentlicht ist.</translation>
    </message>
    <message>
        <source>Source: Pesaresi, Corbane, Ren, Ng (2021), PLOS ONE, doi 10.1371/journal.pone.0244478, section 3.3; terrain-robust filters: our own, after Savitzky and Golay (1964).</source>
        <extracomment>help of demfeatures</extracomment>
        <translation>Quelle: Pesaresi, Corbane, Ren, Ng (2021), PLOS ONE, doi 10.1371/journal.pone.0244478, Abschnitt 3.3; geländerobuste Filter: unsere eigenen, nach Savitzky und Golay (1964).</translation>
    </message>
    <message>
        <source>Elevation raster in metres; its first band is used. Filters work on its pixels as they are.</source>
        <extracomment>demfeatures, help of parameter INPUT</extracomment>
        <translation>Höhenraster in Metern; sein erstes Band wird benutzt. Die Filter arbeiten auf seinen Pixeln, wie sie sind.</translation>
    </message>
    <message>
        <source>Set of features</source>
        <extracomment>demfeatures, parameter FEATURE_SET</extracomment>
        <translation>Satz von Merkmalen</translation>
    </message>
    <message>
        <source>paper30: the paper&apos;s filters, chosen below; terrain_robust: filters that a hillside does not fool, for places that are not flat; all: both. Only with terrain_robust or all can a fitted model tell later on what slopes it may be trusted.</source>
        <extracomment>demfeatures, help of parameter FEATURE_SET</extracomment>
        <translation>paper30: die Filter des Artikels, unten gewählt; terrain_robust: Filter, die sich von einem Hang nicht täuschen lassen, für Orte, die nicht flach sind; all: beide. Nur mit terrain_robust oder all kann ein angepasstes Modell später sagen, auf welchen Hängen ihm zu trauen ist.</translation>
    </message>
    <message>
        <source>Which of the paper&apos;s 30 filters to compute. f1-f3: Laplacians; m1-m3: residuals of opening and closing; d1-d3: gradients of these; ptx: texture contrast. m2d1 is the paper&apos;s best for the average gross height. Without effect where the set of features is terrain_robust.</source>
        <extracomment>demfeatures, help of parameter FILTERS</extracomment>
        <translation>Welche der 30 Filter des Artikels berechnet werden. f1-f3: Laplace-Filter; m1-m3: Reste von Öffnung und Schließung; d1-d3: Gradienten davon; ptx: Texturkontrast. m2d1 ist im Artikel der beste für die mittlere Bruttohöhe. Ohne Wirkung, wenn der Satz von Merkmalen terrain_robust ist.</translation>
    </message>
    <message>
        <source>Second DEM of the place</source>
        <extracomment>demfeatures, parameter SECOND_DEM</extracomment>
        <translation>Zweites Höhenmodell des Ortes</translation>
    </message>
    <message>
        <source>A further elevation raster in metres, best of another sensor (NASADEM beside Copernicus GLO-30, say): adds to the terrain-robust features what both see, and how they differ. Resampled to the first DEM&apos;s grid where it lies on another.</source>
        <extracomment>demfeatures, help of parameter SECOND_DEM</extracomment>
        <translation>Ein weiteres Höhenraster in Metern, am besten von einem anderen Sensor (etwa NASADEM neben Copernicus GLO-30): ergänzt die geländerobusten Merkmale um das, was beide sehen, und worin sie sich unterscheiden. Wird auf das Gitter des ersten umgerechnet, wenn es auf einem anderen liegt.</translation>
    </message>
    <message>
        <source>Use the cells of this raster</source>
        <extracomment>ancillaryfeatures, parameter GRID</extracomment>
        <translation>Zellen dieses Rasters verwenden</translation>
    </message>
    <message>
        <source>A raster whose CRS, cells and extent are used, so that outputs fit on each other.</source>
        <extracomment>demfeatures, help of parameter GRID</extracomment>
        <translation>Ein Raster, dessen KBS, Zellen und Ausdehnung übernommen werden, damit die Ausgaben aufeinander passen.</translation>
    </message>
    <message>
        <source>Cell size (m)</source>
        <extracomment>ancillaryfeatures, parameter CELL_SIZE</extracomment>
        <translation>Zellgröße (m)</translation>
    </message>
    <message>
        <source>CRS of the cells (default: local UTM zone)</source>
        <extracomment>ancillaryfeatures, parameter CRS</extracomment>
        <translation>KBS der Zellen (Vorgabe: örtliche UTM-Zone)</translation>
    </message>
    <message>
        <source>A cell has a value when at least this share of its pixels has one; 1 is strict.</source>
        <extracomment>demfeatures, help of parameter MIN_VALID</extracomment>
        <translation>Eine Zelle hat einen Wert, wenn mindestens dieser Anteil ihrer Pixel einen hat; 1 ist streng.</translation>
    </message>
    <message>
        <source>Sum of the Laplacian kernels</source>
        <extracomment>demfeatures, parameter KERNEL_SUM</extracomment>
        <translation>Summe der Laplace-Kerne</translation>
    </message>
    <message>
        <source>laplacian: the kernels sum to zero; sharpening: the pixel itself is added, so they sum to one.</source>
        <extracomment>demfeatures, help of parameter KERNEL_SUM</extracomment>
        <translation>laplacian: die Kerne summieren sich zu null; sharpening: das Pixel selbst kommt hinzu, so dass sie sich zu eins summieren.</translation>
    </message>
    <message>
        <source>Assignment of pixels to cells</source>
        <extracomment>ancillaryfeatures, parameter ASSIGNMENT</extracomment>
        <translation>Zuordnung der Pixel zu Zellen</translation>
    </message>
    <message>
        <source>centre: a pixel counts in the cell that holds its centre; area: it is shared out by area.</source>
        <extracomment>demfeatures, help of parameter ASSIGNMENT</extracomment>
        <translation>centre: ein Pixel zählt in der Zelle, die seinen Mittelpunkt enthält; area: es wird nach Fläche aufgeteilt.</translation>
    </message>
    <message>
        <source>DEM features</source>
        <extracomment>demfeatures, parameter OUTPUT</extracomment>
        <translation>Merkmale des Höhenmodells</translation>
    </message>
    <message>
        <source>GeoTIFF with a mean and a standard deviation of each filter: bands f1_mean, f1_std, …; and VALID_SHARE.</source>
        <extracomment>demfeatures, help of parameter OUTPUT</extracomment>
        <translation>GeoTIFF mit Mittel und Standardabweichung jedes Filters: Bänder f1_mean, f1_std, …; und VALID_SHARE.</translation>
    </message>
    <message>
        <source>Filters at the DEM&apos;s own grid</source>
        <extracomment>demfeatures, parameter FILTERED</extracomment>
        <translation>Filter auf dem Gitter des Höhenmodells</translation>
    </message>
    <message>
        <source>Also write the filters before generalisation, a band each.</source>
        <extracomment>demfeatures, help of parameter FILTERED</extracomment>
        <translation>Auch die Filter vor der Verallgemeinerung schreiben, je ein Band.</translation>
    </message>
    <message>
        <source>filter</source>
        <extracomment>demfeatures, word to search for</extracomment>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Laplacian</source>
        <extracomment>demfeatures, word to search for</extracomment>
        <translation>Laplace</translation>
    </message>
    <message>
        <source>morphology</source>
        <extracomment>demfeatures, word to search for</extracomment>
        <translation>Morphologie</translation>
    </message>
    <message>
        <source>texture</source>
        <extracomment>demfeatures, word to search for</extracomment>
        <translation>Textur</translation>
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
        <translation>Gebäudehöhe</translation>
    </message>
    <message>
        <source>GHSL</source>
        <extracomment>ancillaryfeatures, word to search for</extracomment>
        <translation>GHSL</translation>
    </message>
    <message>
        <source>terrain</source>
        <extracomment>demfeatures, word to search for</extracomment>
        <translation>Gelände</translation>
    </message>
    <message>
        <source>slope</source>
        <extracomment>demfeatures, word to search for</extracomment>
        <translation>Neigung</translation>
    </message>
    <message>
        <source>hills</source>
        <extracomment>demfeatures, word to search for</extracomment>
        <translation>Hügel</translation>
    </message>
    <message>
        <source>roughness</source>
        <extracomment>demfeatures, word to search for</extracomment>
        <translation>Rauheit</translation>
    </message>
    <message>
        <source>2 Building heights</source>
        <extracomment>group of algorithms</extracomment>
        <translation>2 Gebäudehöhen</translation>
    </message>
    <message>
        <source>Reference components</source>
        <extracomment>footprintstomodel, parameter reference:REFERENCE</extracomment>
        <translation>Referenzkomponenten</translation>
    </message>
    <message>
        <source>Measures the average and standard deviation of building height in cells of 250 m, from known building heights.</source>
        <extracomment>help of referencecomponents</extracomment>
        <translation>Misst Mittel und Standardabweichung der Gebäudehöhe in Zellen von 250 m, aus bekannten Gebäudehöhen.</translation>
    </message>
    <message>
        <source>Gross components (AGBH, SGBH) count all ground in a cell, net ones (ANBH, SNBH) only what is built on; the built-up share is AGBH / ANBH. Heights come from footprints with a height field, or an nDSM, or a DSM with a DTM, sampled every metre. The last band, VALID_SHARE, is the share of the cell&apos;s samples whose height is known.</source>
        <extracomment>help of referencecomponents</extracomment>
        <translation>Bruttokomponenten (AGBH, SGBH) zählen allen Boden einer Zelle, Nettokomponenten (ANBH, SNBH) nur den bebauten; der bebaute Anteil ist AGBH / ANBH. Die Höhen stammen aus Gebäudegrundrissen mit einem Höhenfeld, aus einem nDOM, oder aus DOM und DGM, jeden Meter abgetastet. Das letzte Band, VALID_SHARE, ist der Anteil der Abtastpunkte der Zelle, deren Höhe bekannt ist.</translation>
    </message>
    <message>
        <source>Only cells whose samples all lie inside the extent and the covered area have values, so that ground of unknown height is not taken for empty ground. Footprints without a usable height are skipped and counted; their ground counts as open ground, so look at how many they are. A footprint counts at the sample points that it holds.</source>
        <extracomment>help of referencecomponents</extracomment>
        <translation>Nur Zellen, deren Abtastpunkte alle innerhalb der Ausdehnung und des erfassten Gebiets liegen, haben Werte, damit Boden unbekannter Höhe nicht für leeren gehalten wird. Grundrisse ohne brauchbare Höhe werden übergangen und gezählt; ihr Boden gilt als offen, sehen Sie also nach, wie viele es sind. Ein Grundriss zählt an den Abtastpunkten, die er enthält.</translation>
    </message>
    <message>
        <source>Source: Pesaresi, Corbane, Ren, Ng (2021), PLOS ONE, doi 10.1371/journal.pone.0244478, section 3.2, equations 1 to 4.</source>
        <extracomment>help of referencecomponents</extracomment>
        <translation>Quelle: Pesaresi, Corbane, Ren, Ng (2021), PLOS ONE, doi 10.1371/journal.pone.0244478, Abschnitt 3.2, Gleichungen 1 bis 4.</translation>
    </message>
    <message>
        <source>Building footprints</source>
        <extracomment>footprintstomodel, parameter BUILDINGS</extracomment>
        <translation>Gebäudegrundrisse</translation>
    </message>
    <message>
        <source>Polygons with a height field. Where footprints overlap, the highest counts. Give this, or an nDSM, or a DSM with a DTM.</source>
        <extracomment>referencecomponents, help of parameter BUILDINGS</extracomment>
        <translation>Polygone mit einem Höhenfeld. Wo sich Grundrisse überlappen, zählt der höchste. Geben Sie dies an, oder ein nDOM, oder ein DOM mit einem DGM.</translation>
    </message>
    <message>
        <source>Height field</source>
        <extracomment>footprintstomodel, parameter HEIGHT</extracomment>
        <translation>Höhenfeld</translation>
    </message>
    <message>
        <source>nDSM (heights above ground)</source>
        <extracomment>referencecomponents, parameter NDSM</extracomment>
        <translation>nDOM (Höhen über Grund)</translation>
    </message>
    <message>
        <source>Normalised surface model in metres, instead of footprints. Everything above 0 counts as building.</source>
        <extracomment>referencecomponents, help of parameter NDSM</extracomment>
        <translation>Normalisiertes Oberflächenmodell in Metern, statt Grundrissen. Alles über 0 gilt als Gebäude.</translation>
    </message>
    <message>
        <source>DSM (surface)</source>
        <extracomment>referencecomponents, parameter DSM</extracomment>
        <translation>DOM (Oberfläche)</translation>
    </message>
    <message>
        <source>Surface model in metres, together with a DTM, instead of footprints.</source>
        <extracomment>referencecomponents, help of parameter DSM</extracomment>
        <translation>Oberflächenmodell in Metern, zusammen mit einem DGM, statt Grundrissen.</translation>
    </message>
    <message>
        <source>DTM (ground)</source>
        <extracomment>referencecomponents, parameter DTM</extracomment>
        <translation>DGM (Boden)</translation>
    </message>
    <message>
        <source>Extent in which all heights are known</source>
        <extracomment>referencecomponents, parameter EXTENT</extracomment>
        <translation>Ausdehnung, in der alle Höhen bekannt sind</translation>
    </message>
    <message>
        <source>Cells that reach beyond it are nodata. Empty: the extent of the input.</source>
        <extracomment>referencecomponents, help of parameter EXTENT</extracomment>
        <translation>Zellen, die darüber hinausreichen, sind nodata. Leer: die Ausdehnung der Eingabe.</translation>
    </message>
    <message>
        <source>Area in which all heights are known</source>
        <extracomment>footprintstomodel, parameter COVERAGE</extracomment>
        <translation>Gebiet, in dem alle Höhen bekannt sind</translation>
    </message>
    <message>
        <source>Polygons: outside them the height is not known, rather than zero.</source>
        <extracomment>referencecomponents, help of parameter COVERAGE</extracomment>
        <translation>Polygone: außerhalb ist die Höhe nicht bekannt, und nicht etwa null.</translation>
    </message>
    <message>
        <source>A raster whose CRS, cells and extent are used: the DEM features to be paired with these.</source>
        <extracomment>ancillaryfeatures, help of parameter GRID</extracomment>
        <translation>Ein Raster, dessen KBS, Zellen und Ausdehnung übernommen werden: die Merkmale des Höhenmodells, zu denen dies gehören soll.</translation>
    </message>
    <message>
        <source>Sampling distance (m)</source>
        <extracomment>referencecomponents, parameter RESOLUTION</extracomment>
        <translation>Abtastabstand (m)</translation>
    </message>
    <message>
        <source>Heights are sampled at points this far apart; must divide the cell size.</source>
        <extracomment>referencecomponents, help of parameter RESOLUTION</extracomment>
        <translation>Höhen werden an Punkten in diesem Abstand abgetastet; er muss die Zellgröße teilen.</translation>
    </message>
    <message>
        <source>A cell has values when at least this share of its samples is covered; 1, as in the paper, is strict.</source>
        <extracomment>referencecomponents, help of parameter MIN_VALID</extracomment>
        <translation>Eine Zelle hat Werte, wenn mindestens dieser Anteil ihrer Abtastpunkte erfasst ist; 1, wie im Artikel, ist streng.</translation>
    </message>
    <message>
        <source>Lowest building (m)</source>
        <extracomment>footprintstomodel, parameter MIN_HEIGHT</extracomment>
        <translation>Niedrigstes Gebäude (m)</translation>
    </message>
    <message>
        <source>Samples up to this height count as ground; about 2 m keeps the noise of an nDSM from looking built-up.</source>
        <extracomment>referencecomponents, help of parameter MIN_HEIGHT</extracomment>
        <translation>Abtastpunkte bis zu dieser Höhe gelten als Boden; etwa 2 m verhindern, dass das Rauschen eines nDOM wie Bebauung aussieht.</translation>
    </message>
    <message>
        <source>GeoTIFF with bands AGBH, ANBH, SGBH, SNBH, BUILT_SHARE, VOLUME, FLOOR_AREA, VALID_SHARE.</source>
        <extracomment>footprintstomodel, help of parameter reference:REFERENCE</extracomment>
        <translation>GeoTIFF mit den Bändern AGBH, ANBH, SGBH, SNBH, BUILT_SHARE, VOLUME, FLOOR_AREA, VALID_SHARE.</translation>
    </message>
    <message>
        <source>Valid cells</source>
        <extracomment>referencecomponents, output CELLS</extracomment>
        <translation>Gültige Zellen</translation>
    </message>
    <message>
        <source>Footprints read</source>
        <extracomment>referencecomponents, output FOOTPRINTS</extracomment>
        <translation>Gelesene Grundrisse</translation>
    </message>
    <message>
        <source>Footprints skipped for want of a usable height</source>
        <extracomment>referencecomponents, output SKIPPED</extracomment>
        <translation>Grundrisse, die mangels brauchbarer Höhe übergangen wurden</translation>
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
        <translation>nDOM</translation>
    </message>
    <message>
        <source>footprints</source>
        <extracomment>referencecomponents, word to search for</extracomment>
        <translation>Grundrisse</translation>
    </message>
    <message>
        <source>volume</source>
        <extracomment>gvcpredict, word to search for</extracomment>
        <translation>Volumen</translation>
    </message>
    <message>
        <source>floor area</source>
        <extracomment>gvcpredict, word to search for</extracomment>
        <translation>Geschossfläche</translation>
    </message>
    <message>
        <source>Ancillary features</source>
        <extracomment>name of ancillaryfeatures</extracomment>
        <translation>Zusatzmerkmale</translation>
    </message>
    <message>
        <source>Measures how much of each cell of 250 m is built-up, and how green it is, from land cover and satellite images.</source>
        <extracomment>help of ancillaryfeatures</extracomment>
        <translation>Misst, wie viel jeder Zelle von 250 m bebaut und wie grün sie ist, aus Landbedeckung und Satellitenbildern.</translation>
    </message>
    <message>
        <source>BU is the built-up share. With an NDVI, or red and near infrared, six more bands tell the share of ground of low (veg1), medium (veg2) and high (veg3) greenness, apart for built-up (bu) and other ground (nbu). They are predictors beside the features of a DEM: give both rasters to &apos;Fit a height model&apos; and &apos;Predict building heights&apos;.</source>
        <extracomment>help of ancillaryfeatures</extracomment>
        <translation>BU ist der bebaute Anteil. Mit einem NDVI, oder Rot und nahem Infrarot, sagen sechs weitere Bänder, welcher Anteil des Bodens wenig (veg1), mittel (veg2) und sehr (veg3) grün ist, getrennt für bebauten (bu) und anderen Boden (nbu). Es sind Prädiktoren neben den Merkmalen eines Höhenmodells: geben Sie beide Raster an &apos;Gebäudehöhen-Modell anpassen&apos; und &apos;Gebäudehöhen vorhersagen&apos;.</translation>
    </message>
    <message>
        <source>Built-up is a mask or share, or classes of land cover named in the second parameter. Inputs may have any resolution and CRS: the finest one&apos;s pixels are worked on, the others are looked up at their centres. Set the grid to the DEM features that these are to be paired with.</source>
        <extracomment>help of ancillaryfeatures</extracomment>
        <translation>Bebaut ist eine Maske oder ein Anteil, oder es sind Klassen der Landbedeckung, die der zweite Parameter nennt. Die Eingaben dürfen jede Auflösung und jedes KBS haben: gearbeitet wird auf den Pixeln der feinsten, die anderen werden an deren Mittelpunkten nachgesehen. Setzen Sie das Gitter auf die Merkmale des Höhenmodells, zu denen dies gehören soll.</translation>
    </message>
    <message>
        <source>The paper leaves gaps between the classes of NDVI, and its upper limit of 0.9: a pixel in a gap is of no class. It takes the greenest image of the year; an image of winter gives other features.</source>
        <extracomment>help of ancillaryfeatures</extracomment>
        <translation>Der Artikel lässt Lücken zwischen den Klassen des NDVI, und seine obere Grenze ist 0,9: ein Pixel in einer Lücke gehört keiner Klasse an. Er nimmt das grünste Bild des Jahres; ein Winterbild gibt andere Merkmale.</translation>
    </message>
    <message>
        <source>Source: Pesaresi, Corbane, Ren, Ng (2021), PLOS ONE, doi 10.1371/journal.pone.0244478, section 3.3.2.</source>
        <extracomment>help of ancillaryfeatures</extracomment>
        <translation>Quelle: Pesaresi, Corbane, Ren, Ng (2021), PLOS ONE, doi 10.1371/journal.pone.0244478, Abschnitt 3.3.2.</translation>
    </message>
    <message>
        <source>Built-up raster</source>
        <extracomment>ancillaryfeatures, parameter BUILT</extracomment>
        <translation>Raster der Bebauung</translation>
    </message>
    <message>
        <source>A mask (0 and 1), a share from 0 to 1, or classes of land cover; its first band is used.</source>
        <extracomment>ancillaryfeatures, help of parameter BUILT</extracomment>
        <translation>Eine Maske (0 und 1), ein Anteil von 0 bis 1, oder Klassen der Landbedeckung; sein erstes Band wird benutzt.</translation>
    </message>
    <message>
        <source>Built-up classes</source>
        <extracomment>ancillaryfeatures, parameter BUILT_CLASSES</extracomment>
        <translation>Bebaute Klassen</translation>
    </message>
    <message>
        <source>The classes that are built-up, such as 50 (ESA WorldCover) or 3-6 (GHS-BUILT of Landsat); numbers and ranges, separated by commas. Empty: the raster is a mask or a share.</source>
        <extracomment>ancillaryfeatures, help of parameter BUILT_CLASSES</extracomment>
        <translation>Die Klassen, die bebaut sind, wie 50 (ESA WorldCover) oder 3-6 (GHS-BUILT aus Landsat); Zahlen und Bereiche, durch Kommas getrennt. Leer: das Raster ist eine Maske oder ein Anteil.</translation>
    </message>
    <message>
        <source>What the built-up raster is multiplied by to give a share: 0.01 for percent, 0.0001 for square metres in pixels of 100 m. Not used for classes.</source>
        <extracomment>ancillaryfeatures, help of parameter BUILT_FACTOR</extracomment>
        <translation>Womit das Raster der Bebauung multipliziert wird, damit es ein Anteil ist: 0,01 für Prozent, 0,0001 für Quadratmeter in Pixeln von 100 m. Für Klassen nicht benutzt.</translation>
    </message>
    <message>
        <source>NDVI</source>
        <extracomment>ancillaryfeatures, parameter NDVI</extracomment>
        <translation>NDVI</translation>
    </message>
    <message>
        <source>Greenness; its first band is used. Give this, or red and near infrared, or neither: then the built-up share is all that is written.</source>
        <extracomment>ancillaryfeatures, help of parameter NDVI</extracomment>
        <translation>Grünheit; sein erstes Band wird benutzt. Geben Sie dies an, oder Rot und nahes Infrarot, oder keines: dann wird nur der bebaute Anteil geschrieben.</translation>
    </message>
    <message>
        <source>Red</source>
        <extracomment>ancillaryfeatures, parameter RED</extracomment>
        <translation>Rot</translation>
    </message>
    <message>
        <source>Band of red</source>
        <extracomment>ancillaryfeatures, parameter RED_BAND</extracomment>
        <translation>Band von Rot</translation>
    </message>
    <message>
        <source>Its number in the raster of red, such as 3 where the bands are B02, B03, B04.</source>
        <extracomment>ancillaryfeatures, help of parameter RED_BAND</extracomment>
        <translation>Seine Nummer im Raster von Rot, wie 3, wo die Bänder B02, B03, B04 heißen.</translation>
    </message>
    <message>
        <source>Near infrared</source>
        <extracomment>ancillaryfeatures, parameter NIR</extracomment>
        <translation>Nahes Infrarot</translation>
    </message>
    <message>
        <source>Reflectance of near infrared in the same unit. Empty: it is another band of the raster of red.</source>
        <extracomment>ancillaryfeatures, help of parameter NIR</extracomment>
        <translation>Reflexionsgrad im nahen Infrarot, in derselben Einheit. Leer: es ist ein anderes Band des Rasters von Rot.</translation>
    </message>
    <message>
        <source>Band of near infrared</source>
        <extracomment>ancillaryfeatures, parameter NIR_BAND</extracomment>
        <translation>Band des nahen Infrarots</translation>
    </message>
    <message>
        <source>Its number in the raster of near infrared, or in that of red.</source>
        <extracomment>ancillaryfeatures, help of parameter NIR_BAND</extracomment>
        <translation>Seine Nummer im Raster des nahen Infrarots, oder in dem von Rot.</translation>
    </message>
    <message>
        <source>What the raster of NDVI is multiplied by: 0.0001 for whole numbers up to 10000. What the file itself declares as scale and offset is applied before.</source>
        <extracomment>ancillaryfeatures, help of parameter NDVI_FACTOR</extracomment>
        <translation>Womit das Raster des NDVI multipliziert wird: 0,0001 für ganze Zahlen bis 10000. Was die Datei selbst als Skalierung und Versatz angibt, wird vorher angewandt.</translation>
    </message>
    <message>
        <source>Classes of greenness</source>
        <extracomment>ancillaryfeatures, parameter GREENNESS_CLASSES</extracomment>
        <translation>Klassen der Grünheit</translation>
    </message>
    <message>
        <source>Bounds of the NDVI of low, medium and high greenness, the paper&apos;s by default. A pixel between two classes is of none.</source>
        <extracomment>ancillaryfeatures, help of parameter GREENNESS_CLASSES</extracomment>
        <translation>Grenzen des NDVI für wenig, mittel und sehr grün, nach Vorgabe die des Artikels. Ein Pixel zwischen zwei Klassen gehört zu keiner.</translation>
    </message>
    <message>
        <source>A cell has a value when at least this share of its pixels is known; 1 is strict.</source>
        <extracomment>ancillaryfeatures, help of parameter MIN_VALID</extracomment>
        <translation>Eine Zelle hat einen Wert, wenn mindestens dieser Anteil ihrer Pixel bekannt ist; 1 ist streng.</translation>
    </message>
    <message>
        <source>area: a pixel is shared out by area; centre: it counts in the cell that holds its centre, which is faster and as good for pixels of a few metres.</source>
        <extracomment>ancillaryfeatures, help of parameter ASSIGNMENT</extracomment>
        <translation>area: ein Pixel wird nach Fläche aufgeteilt; centre: es zählt in der Zelle, die seinen Mittelpunkt enthält, was schneller und für Pixel von wenigen Metern ebenso gut ist.</translation>
    </message>
    <message>
        <source>GeoTIFF with bands BU, veg1bu, veg2bu, veg3bu, veg1nbu, veg2nbu, veg3nbu (BU alone without greenness) and VALID_SHARE.</source>
        <extracomment>ancillaryfeatures, help of parameter OUTPUT</extracomment>
        <translation>GeoTIFF mit den Bändern BU, veg1bu, veg2bu, veg3bu, veg1nbu, veg2nbu, veg3nbu (ohne Grünheit BU allein) und VALID_SHARE.</translation>
    </message>
    <message>
        <source>Cells with a built-up share</source>
        <extracomment>ancillaryfeatures, output CELLS</extracomment>
        <translation>Zellen mit bebautem Anteil</translation>
    </message>
    <message>
        <source>Cells with classes of greenness</source>
        <extracomment>ancillaryfeatures, output GREEN_CELLS</extracomment>
        <translation>Zellen mit Klassen der Grünheit</translation>
    </message>
    <message>
        <source>built-up</source>
        <extracomment>ancillaryfeatures, word to search for</extracomment>
        <translation>bebaut</translation>
    </message>
    <message>
        <source>land cover</source>
        <extracomment>ancillaryfeatures, word to search for</extracomment>
        <translation>Landbedeckung</translation>
    </message>
    <message>
        <source>greenness</source>
        <extracomment>ancillaryfeatures, word to search for</extracomment>
        <translation>Grünheit</translation>
    </message>
    <message>
        <source>vegetation</source>
        <extracomment>ancillaryfeatures, word to search for</extracomment>
        <translation>Vegetation</translation>
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
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Screen features</source>
        <extracomment>name of gvcscreen</extracomment>
        <translation>Merkmale sichten</translation>
    </message>
    <message>
        <source>Tells which feature of which DEM says most about building heights, each taken alone.</source>
        <extracomment>help of gvcscreen</extracomment>
        <translation>Sagt, welches Merkmal welchen Höhenmodells am meisten über Gebäudehöhen aussagt, jedes für sich genommen.</translation>
    </message>
    <message>
        <source>Every component is regressed by a straight line on every feature of every DEM (source), in every area and in all areas together. The table holds each line, its correlation and its RMSE; the report tells the best in words, shows the smallest error of every source and area, and lists the five best features.</source>
        <extracomment>help of gvcscreen</extracomment>
        <translation>Jede Komponente wird mit einer Geraden aus jedem Merkmal jedes Höhenmodells (Quelle) geschätzt, in jedem Gebiet und in allen zusammen. Die Tabelle enthält jede Gerade, ihre Korrelation und ihren RMSE; der Bericht nennt die besten in Worten, zeigt den kleinsten Fehler jeder Quelle und jedes Gebiets und führt die fünf besten Merkmale auf.</translation>
    </message>
    <message>
        <source>Name the sources in NAMES when there are several cities: rasters of one name in different places are one source. Every reference raster is an area.</source>
        <extracomment>help of gvcscreen</extracomment>
        <translation>Nennen Sie die Quellen in NAMES, wenn es mehrere Städte gibt: Raster eines Namens an verschiedenen Orten sind eine Quelle. Jedes Referenzraster ist ein Gebiet.</translation>
    </message>
    <message>
        <source>The errors are those of the fit itself, on the same cells, so they flatter: use them to choose features, and &apos;Fit a height model&apos; for errors to quote.</source>
        <extracomment>help of gvcscreen</extracomment>
        <translation>Die Fehler sind die der Anpassung selbst, auf denselben Zellen, und schmeicheln daher: nehmen Sie sie, um Merkmale zu wählen, und &apos;Gebäudehöhen-Modell anpassen&apos; für Fehler, die man angeben kann.</translation>
    </message>
    <message>
        <source>Source: Pesaresi, Corbane, Ren, Ng (2021), PLOS ONE, doi 10.1371/journal.pone.0244478, sections 3.4.1 and 4.1.</source>
        <extracomment>help of gvcscreen</extracomment>
        <translation>Quelle: Pesaresi, Corbane, Ren, Ng (2021), PLOS ONE, doi 10.1371/journal.pone.0244478, Abschnitte 3.4.1 und 4.1.</translation>
    </message>
    <message>
        <source>Features rasters of one or more DEMs (sources), of one or more cities. They are paired with the references by where they lie; bands are found by name.</source>
        <extracomment>gvcscreen, help of parameter FEATURES</extracomment>
        <translation>Merkmalsraster eines oder mehrerer Höhenmodelle (Quellen), einer oder mehrerer Städte. Sie werden den Referenzen nach ihrer Lage zugeordnet; Bänder werden am Namen gefunden.</translation>
    </message>
    <message>
        <source>The DEM of each raster, in their order, separated by commas: SRTM, AW3D30, SRTM, AW3D30. Rasters of one name in several places are one source in several cities. Empty: the DEM&apos;s file name as the raster&apos;s metadata tell it, else the raster&apos;s; several cities then need DEMs of one name.</source>
        <extracomment>gvcscreen, help of parameter NAMES</extracomment>
        <translation>Das Höhenmodell jedes Rasters, in ihrer Reihenfolge, durch Kommas getrennt: SRTM, AW3D30, SRTM, AW3D30. Raster eines Namens an mehreren Orten sind eine Quelle in mehreren Städten. Leer: der Dateiname des Höhenmodells, wie ihn die Metadaten des Rasters nennen, sonst der des Rasters; mehrere Städte brauchen dann Höhenmodelle eines Namens.</translation>
    </message>
    <message>
        <source>Reference rasters, one per city, on the cells of the features. Each is an area, named by its file.</source>
        <extracomment>gvcscreen, help of parameter REFERENCE</extracomment>
        <translation>Referenzraster, eines je Stadt, auf den Zellen der Merkmale. Jedes ist ein Gebiet, benannt nach seiner Datei.</translation>
    </message>
    <message>
        <source>Components to screen</source>
        <extracomment>gvcscreen, parameter TARGETS</extracomment>
        <translation>Zu sichtende Komponenten</translation>
    </message>
    <message>
        <source>Average (A) and standard deviation (S) of gross (G) and net (N) building height (BH).</source>
        <extracomment>gvcfit, help of parameter TARGETS</extracomment>
        <translation>Mittel (A) und Standardabweichung (S) der Gebäudehöhe (BH), brutto (G) und netto (N).</translation>
    </message>
    <message>
        <source>Only cells that all sources know</source>
        <extracomment>gvcscreen, parameter COMMON_CELLS</extracomment>
        <translation>Nur Zellen, die alle Quellen kennen</translation>
    </message>
    <message>
        <source>Only cells for which all features of all sources are known, so that their errors can be compared. Off: each line has its own cells, and n says how many.</source>
        <extracomment>gvcscreen, help of parameter COMMON_CELLS</extracomment>
        <translation>Nur Zellen, für die alle Merkmale aller Quellen bekannt sind, so dass ihre Fehler vergleichbar sind. Aus: jede Gerade hat ihre eigenen Zellen, und n sagt, wie viele.</translation>
    </message>
    <message>
        <source>Screening</source>
        <extracomment>gvcscreen, parameter OUTPUT</extracomment>
        <translation>Sichtung</translation>
    </message>
    <message>
        <source>A table without geometry: a row for each feature, source, component and area, and for all areas together.</source>
        <extracomment>gvcscreen, help of parameter OUTPUT</extracomment>
        <translation>Eine Tabelle ohne Geometrie: eine Zeile für jedes Merkmal, jede Quelle, jede Komponente und jedes Gebiet, und für alle Gebiete zusammen.</translation>
    </message>
    <message>
        <source>Screening as CSV</source>
        <extracomment>gvcscreen, parameter OUTPUT_CSV</extracomment>
        <translation>Sichtung als CSV</translation>
    </message>
    <message>
        <source>The same table as text, with commas.</source>
        <extracomment>gvcscreen, help of parameter OUTPUT_CSV</extracomment>
        <translation>Dieselbe Tabelle als Text, mit Kommas.</translation>
    </message>
    <message>
        <source>The best features and sources in one self-contained HTML file.</source>
        <extracomment>gvcscreen, help of parameter OUTPUT_REPORT</extracomment>
        <translation>Die besten Merkmale und Quellen in einer eigenständigen HTML-Datei.</translation>
    </message>
    <message>
        <source>Cells</source>
        <extracomment>footprintstomodel, parameter fit:CELLS</extracomment>
        <translation>Zellen</translation>
    </message>
    <message>
        <source>Best feature for AGBH</source>
        <extracomment>gvcscreen, output BEST_AGBH</extracomment>
        <translation>Bestes Merkmal für AGBH</translation>
    </message>
    <message>
        <source>Its RMSE for AGBH (m)</source>
        <extracomment>gvcscreen, output BEST_RMSE_AGBH</extracomment>
        <translation>Sein RMSE für AGBH (m)</translation>
    </message>
    <message>
        <source>Best feature for ANBH</source>
        <extracomment>gvcscreen, output BEST_ANBH</extracomment>
        <translation>Bestes Merkmal für ANBH</translation>
    </message>
    <message>
        <source>Its RMSE for ANBH (m)</source>
        <extracomment>gvcscreen, output BEST_RMSE_ANBH</extracomment>
        <translation>Sein RMSE für ANBH (m)</translation>
    </message>
    <message>
        <source>Best feature for SGBH</source>
        <extracomment>gvcscreen, output BEST_SGBH</extracomment>
        <translation>Bestes Merkmal für SGBH</translation>
    </message>
    <message>
        <source>Its RMSE for SGBH (m)</source>
        <extracomment>gvcscreen, output BEST_RMSE_SGBH</extracomment>
        <translation>Sein RMSE für SGBH (m)</translation>
    </message>
    <message>
        <source>Best feature for SNBH</source>
        <extracomment>gvcscreen, output BEST_SNBH</extracomment>
        <translation>Bestes Merkmal für SNBH</translation>
    </message>
    <message>
        <source>Its RMSE for SNBH (m)</source>
        <extracomment>gvcscreen, output BEST_RMSE_SNBH</extracomment>
        <translation>Sein RMSE für SNBH (m)</translation>
    </message>
    <message>
        <source>regression</source>
        <extracomment>footprintstomodel, word to search for</extracomment>
        <translation>Regression</translation>
    </message>
    <message>
        <source>univariate</source>
        <extracomment>gvcscreen, word to search for</extracomment>
        <translation>univariat</translation>
    </message>
    <message>
        <source>screening</source>
        <extracomment>gvcscreen, word to search for</extracomment>
        <translation>Sichtung</translation>
    </message>
    <message>
        <source>feature selection</source>
        <extracomment>gvcscreen, word to search for</extracomment>
        <translation>Merkmalsauswahl</translation>
    </message>
    <message>
        <source>correlation</source>
        <extracomment>gvcscreen, word to search for</extracomment>
        <translation>Korrelation</translation>
    </message>
    <message>
        <source>RMSE</source>
        <extracomment>gvcscreen, word to search for</extracomment>
        <translation>RMSE</translation>
    </message>
    <message>
        <source>compare</source>
        <extracomment>gvcscreen, word to search for</extracomment>
        <translation>vergleichen</translation>
    </message>
    <message>
        <source>Fit a height model</source>
        <extracomment>name of gvcfit</extracomment>
        <translation>Gebäudehöhen-Modell anpassen</translation>
    </message>
    <message>
        <source>Fits a linear model of building height to reference cells, and says honestly how far to trust it.</source>
        <extracomment>help of gvcfit</extracomment>
        <translation>Passt ein lineares Modell der Gebäudehöhe an Referenzzellen an und sagt ehrlich, wie weit ihm zu trauen ist.</translation>
    </message>
    <message>
        <source>Each component is regressed on DEM features of the same cells: on the best single one (the start), on those that you name, on all that are not too much alike, or on those that a stepwise selection takes. Several cities may be fitted together; features and references are paired by where they lie, bands by name.</source>
        <extracomment>help of gvcfit</extracomment>
        <translation>Jede Komponente wird durch Regression aus Merkmalen des Höhenmodells derselben Zellen geschätzt: aus dem besten einzelnen (der Anfang), aus denen, die Sie nennen, aus allen, die einander nicht zu ähnlich sind, oder aus denen, die eine schrittweise Auswahl nimmt. Mehrere Städte dürfen zusammen angepasst werden; Merkmale und Referenzen werden nach ihrer Lage zugeordnet, Bänder nach Namen.</translation>
    </message>
    <message>
        <source>The report begins with plain words: what error to expect where the model has not been, which of the errors to quote, and where not to use it. Random cells that are held out flatter, since their neighbours were seen; so whole blocks are held out too, and whole areas where there are several. Whatever is chosen from the data is chosen anew without them.</source>
        <extracomment>help of gvcfit</extracomment>
        <translation>Der Bericht beginnt mit einfachen Worten: welcher Fehler zu erwarten ist, wo das Modell nicht gewesen ist, welchen der Fehler man angibt, und wo man es nicht benutzt. Zufällige Zellen, die zurückgehalten werden, schmeicheln, weil ihre Nachbarn gesehen wurden; daher werden auch ganze Blöcke zurückgehalten, und ganze Gebiete, wo es mehrere gibt. Was immer aus den Daten gewählt wird, wird ohne sie neu gewählt.</translation>
    </message>
    <message>
        <source>It goes on with coefficients and their intervals, relative importance (LMG), correlations, a map of residuals, errors by height, and what was dropped and why. The model is a JSON file that &apos;Predict building heights&apos; applies anywhere.</source>
        <extracomment>help of gvcfit</extracomment>
        <translation>Es folgen Koeffizienten und ihre Intervalle, relative Wichtigkeit (LMG), Korrelationen, eine Karte der Residuen, Fehler nach Höhe, und was warum weggelassen wurde. Das Modell ist eine JSON-Datei, die &apos;Gebäudehöhen vorhersagen&apos; überall anwendet.</translation>
    </message>
    <message>
        <source>Source: Pesaresi, Corbane, Ren, Ng (2021), PLOS ONE, doi 10.1371/journal.pone.0244478, sections 3.4 and 3.5.</source>
        <extracomment>help of gvcfit</extracomment>
        <translation>Quelle: Pesaresi, Corbane, Ren, Ng (2021), PLOS ONE, doi 10.1371/journal.pone.0244478, Abschnitte 3.4 und 3.5.</translation>
    </message>
    <message>
        <source>Features rasters, one or more per city, of one or more cities. They are paired with the references by where they lie; bands are found by name.</source>
        <extracomment>gvcfit, help of parameter FEATURES</extracomment>
        <translation>Merkmalsraster, eines oder mehrere je Stadt, einer oder mehrerer Städte. Sie werden den Referenzen nach ihrer Lage zugeordnet; Bänder werden am Namen gefunden.</translation>
    </message>
    <message>
        <source>Reference rasters, one per city, on the cells of the features (compute one with the other as its grid).</source>
        <extracomment>gvcfit, help of parameter REFERENCE</extracomment>
        <translation>Referenzraster, eines je Stadt, auf den Zellen der Merkmale (berechnen Sie das eine mit dem anderen als Gitter).</translation>
    </message>
    <message>
        <source>Components to model</source>
        <extracomment>gvcfit, parameter TARGETS</extracomment>
        <translation>Zu modellierende Komponenten</translation>
    </message>
    <message>
        <source>Choice of predictors</source>
        <extracomment>footprintstomodel, parameter SELECTION</extracomment>
        <translation>Wahl der Prädiktoren</translation>
    </message>
    <message>
        <source>best_single: the one feature with the smallest RMSE, for each component; given: those named below; collinearity: all that are not too much like another one; stepwise: those of them that lower the AIC.</source>
        <extracomment>gvcfit, help of parameter SELECTION</extracomment>
        <translation>best_single: das eine Merkmal mit dem kleinsten RMSE, für jede Komponente; given: die unten genannten; collinearity: alle, die keinem anderen zu ähnlich sind; stepwise: diejenigen davon, die den AIC senken.</translation>
    </message>
    <message>
        <source>Names of feature bands, separated by commas or blanks: m2d1_mean, m1_std. For the selection &apos;given&apos; they are the predictors (linearly dependent ones are dropped with a warning), for &apos;collinearity&apos; and &apos;stepwise&apos; the candidates; empty there: all features.</source>
        <extracomment>gvcfit, help of parameter PREDICTORS</extracomment>
        <translation>Namen von Merkmalsbändern, durch Kommas oder Leerzeichen getrennt: m2d1_mean, m1_std. Bei der Wahl &apos;given&apos; sind sie die Prädiktoren (linear abhängige werden mit einer Warnung weggelassen), bei &apos;collinearity&apos; und &apos;stepwise&apos; die Kandidaten; dort leer: alle Merkmale.</translation>
    </message>
    <message>
        <source>ols: ordinary least squares, as in the paper; ridge: coefficients shrunk, for few cells; quantile: the median, which wild values do not move; gradient_boosting: judged beside the others in the report, while the model that is saved stays that of ols.</source>
        <extracomment>gvcfit, help of parameter METHOD</extracomment>
        <translation>ols: gewöhnliche kleinste Quadrate, wie im Artikel; ridge: geschrumpfte Koeffizienten, für wenige Zellen; quantile: der Median, den wilde Werte nicht bewegen; gradient_boosting: wird im Bericht neben den anderen beurteilt, während das gespeicherte Modell das von ols bleibt.</translation>
    </message>
    <message>
        <source>Collinearity rule</source>
        <extracomment>gvcfit, parameter COLLINEARITY</extracomment>
        <translation>Regel für Kollinearität</translation>
    </message>
    <message>
        <source>pairwise: of the most correlated pair the one goes that is more like all others; mean_abs: as the paper words it, by the mean |r|; caret_exact: as R&apos;s findCorrelation, which the paper&apos;s numbers may come from.</source>
        <extracomment>gvcfit, help of parameter COLLINEARITY</extracomment>
        <translation>pairwise: vom am stärksten korrelierten Paar geht das, das allen anderen ähnlicher ist; mean_abs: wie es im Artikel steht, nach dem Mittel von |r|; caret_exact: wie findCorrelation von R, aus dem die Zahlen des Artikels stammen könnten.</translation>
    </message>
    <message>
        <source>Predictors that are more correlated than this are not kept together.</source>
        <extracomment>gvcfit, help of parameter CUTOFF</extracomment>
        <translation>Prädiktoren, die stärker korreliert sind, werden nicht zusammen behalten.</translation>
    </message>
    <message>
        <source>Stepwise selection starts</source>
        <extracomment>gvcfit, parameter START</extracomment>
        <translation>Schrittweise Auswahl beginnt</translation>
    </message>
    <message>
        <source>empty: with no predictor, adding; full: with all that the collinearity step left, dropping.</source>
        <extracomment>gvcfit, help of parameter START</extracomment>
        <translation>empty: ohne Prädiktor, hinzufügend; full: mit allen, die der Kollinearitätsschritt übrig ließ, weglassend.</translation>
    </message>
    <message>
        <source>Predictors at most</source>
        <extracomment>gvcfit, parameter MAX_PREDICTORS</extracomment>
        <translation>Höchstens so viele Prädiktoren</translation>
    </message>
    <message>
        <source>For &apos;collinearity&apos; and &apos;stepwise&apos;: those that explain most together. Empty: no limit. The paper has 16.</source>
        <extracomment>gvcfit, help of parameter MAX_PREDICTORS</extracomment>
        <translation>Für &apos;collinearity&apos; und &apos;stepwise&apos;: die, die zusammen am meisten erklären. Leer: keine Grenze. Der Artikel hat 16.</translation>
    </message>
    <message>
        <source>Areas to leave out in turn</source>
        <extracomment>gvcfit, parameter AREAS</extracomment>
        <translation>Gebiete, die reihum weggelassen werden</translation>
    </message>
    <message>
        <source>Polygons, cities or quarters: the model is judged in each by a fit to the others. Empty: each reference raster is an area.</source>
        <extracomment>gvcfit, help of parameter AREAS</extracomment>
        <translation>Polygone, Städte oder Viertel: das Modell wird in jedem durch eine Anpassung an die anderen beurteilt. Leer: jedes Referenzraster ist ein Gebiet.</translation>
    </message>
    <message>
        <source>Field of their names</source>
        <extracomment>gvcfit, parameter AREAS_FIELD</extracomment>
        <translation>Feld mit ihren Namen</translation>
    </message>
    <message>
        <source>Polygons of one name are one area; empty: each polygon is one.</source>
        <extracomment>gvcfit, help of parameter AREAS_FIELD</extracomment>
        <translation>Polygone eines Namens sind ein Gebiet; leer: jedes Polygon ist eines.</translation>
    </message>
    <message>
        <source>Blocks held out (m)</source>
        <extracomment>footprintstomodel, parameter BLOCK_SIZE</extracomment>
        <translation>Zurückgehaltene Blöcke (m)</translation>
    </message>
    <message>
        <source>Side of the square blocks that are held out together, since neighbouring cells are alike. Enlarged to three correlation lengths of the residuals; shrunk with a warning until there are five.</source>
        <extracomment>gvcfit, help of parameter BLOCK_SIZE</extracomment>
        <translation>Seite der quadratischen Blöcke, die zusammen zurückgehalten werden, weil benachbarte Zellen einander ähneln. Vergrößert auf drei Korrelationslängen der Residuen; mit einer Warnung verkleinert, bis es fünf sind.</translation>
    </message>
    <message>
        <source>Errors robust against unequal variances</source>
        <extracomment>gvcfit, parameter ROBUST_ERRORS</extracomment>
        <translation>Fehler robust gegen ungleiche Varianzen</translation>
    </message>
    <message>
        <source>Standard errors, p and intervals after HC3: tall quarters scatter more than low ones.</source>
        <extracomment>gvcfit, help of parameter ROBUST_ERRORS</extracomment>
        <translation>Standardfehler, p und Intervalle nach HC3: hohe Viertel streuen mehr als niedrige.</translation>
    </message>
    <message>
        <source>Weights of cells</source>
        <extracomment>gvcfit, parameter WEIGHTS</extracomment>
        <translation>Gewichte der Zellen</translation>
    </message>
    <message>
        <source>valid_share: a cell counts by the share of it in which features and reference are known.</source>
        <extracomment>gvcfit, help of parameter WEIGHTS</extracomment>
        <translation>valid_share: eine Zelle zählt mit dem Anteil, in dem Merkmale und Referenz bekannt sind.</translation>
    </message>
    <message>
        <source>Compare all methods</source>
        <extracomment>gvcfit, parameter COMPARE</extracomment>
        <translation>Alle Verfahren vergleichen</translation>
    </message>
    <message>
        <source>Judge every method that can run here on the same blocks, in the report. Takes longer.</source>
        <extracomment>gvcfit, help of parameter COMPARE</extracomment>
        <translation>Jedes Verfahren, das hier laufen kann, auf denselben Blöcken beurteilen, im Bericht. Dauert länger.</translation>
    </message>
    <message>
        <source>Height model</source>
        <extracomment>demstoheights, parameter MODEL</extracomment>
        <translation>Gebäudehöhen-Modell</translation>
    </message>
    <message>
        <source>JSON that a person can read and that is enough to predict anywhere.</source>
        <extracomment>footprintstomodel, help of parameter fit:MODEL</extracomment>
        <translation>JSON, das ein Mensch lesen kann und das genügt, um überall vorherzusagen.</translation>
    </message>
    <message>
        <source>One self-contained HTML file that begins with what to expect of the model, in plain words.</source>
        <extracomment>footprintstomodel, help of parameter fit:REPORT</extracomment>
        <translation>Eine eigenständige HTML-Datei, die in einfachen Worten damit beginnt, was vom Modell zu erwarten ist.</translation>
    </message>
    <message>
        <source>Statistics as JSON</source>
        <extracomment>gvcfit, parameter OUTPUT_STATISTICS</extracomment>
        <translation>Statistik als JSON</translation>
    </message>
    <message>
        <source>Every figure of the report, for other programs.</source>
        <extracomment>gvcfit, help of parameter OUTPUT_STATISTICS</extracomment>
        <translation>Jede Zahl des Berichts, für andere Programme.</translation>
    </message>
    <message>
        <source>RMSE of AGBH (m)</source>
        <extracomment>gvcfit, output RMSE_AGBH</extracomment>
        <translation>RMSE von AGBH (m)</translation>
    </message>
    <message>
        <source>R² of AGBH</source>
        <extracomment>gvcfit, output R2_AGBH</extracomment>
        <translation>R² von AGBH</translation>
    </message>
    <message>
        <source>Cross-validated RMSE of AGBH (m)</source>
        <extracomment>gvcfit, output RMSE_CV_AGBH</extracomment>
        <translation>Kreuzvalidierter RMSE von AGBH (m)</translation>
    </message>
    <message>
        <source>RMSE of AGBH in blocks that were held out (m)</source>
        <extracomment>gvcfit, output RMSE_BLOCKS_AGBH</extracomment>
        <translation>RMSE von AGBH in zurückgehaltenen Blöcken (m)</translation>
    </message>
    <message>
        <source>RMSE of AGBH in areas that were held out (m)</source>
        <extracomment>gvcfit, output RMSE_AREAS_AGBH</extracomment>
        <translation>RMSE von AGBH in zurückgehaltenen Gebieten (m)</translation>
    </message>
    <message>
        <source>RMSE of AGBH to quote (m)</source>
        <extracomment>gvcfit, output RMSE_UNSEEN_AGBH</extracomment>
        <translation>Anzugebender RMSE von AGBH (m)</translation>
    </message>
    <message>
        <source>R² of AGBH of cells not seen</source>
        <extracomment>gvcfit, output R2_UNSEEN_AGBH</extracomment>
        <translation>R² von AGBH nicht gesehener Zellen</translation>
    </message>
    <message>
        <source>Mean error of AGBH in cells not seen (m)</source>
        <extracomment>gvcfit, output BIAS_UNSEEN_AGBH</extracomment>
        <translation>Mittlerer Fehler von AGBH in nicht gesehenen Zellen (m)</translation>
    </message>
    <message>
        <source>Adjusted R² of AGBH</source>
        <extracomment>gvcfit, output ADJUSTED_R2_AGBH</extracomment>
        <translation>Korrigiertes R² von AGBH</translation>
    </message>
    <message>
        <source>AIC of AGBH</source>
        <extracomment>gvcfit, output AIC_AGBH</extracomment>
        <translation>AIC von AGBH</translation>
    </message>
    <message>
        <source>Correlation length of the residuals of AGBH (m)</source>
        <extracomment>gvcfit, output CORRELATION_LENGTH_AGBH</extracomment>
        <translation>Korrelationslänge der Residuen von AGBH (m)</translation>
    </message>
    <message>
        <source>Cells of AGBH</source>
        <extracomment>gvcfit, output CELLS_AGBH</extracomment>
        <translation>Zellen von AGBH</translation>
    </message>
    <message>
        <source>Number of predictors of AGBH</source>
        <extracomment>gvcfit, output PREDICTORS_AGBH</extracomment>
        <translation>Zahl der Prädiktoren von AGBH</translation>
    </message>
    <message>
        <source>Predictors of AGBH</source>
        <extracomment>gvcfit, output PREDICTOR_NAMES_AGBH</extracomment>
        <translation>Prädiktoren von AGBH</translation>
    </message>
    <message>
        <source>RMSE of ANBH (m)</source>
        <extracomment>gvcfit, output RMSE_ANBH</extracomment>
        <translation>RMSE von ANBH (m)</translation>
    </message>
    <message>
        <source>R² of ANBH</source>
        <extracomment>gvcfit, output R2_ANBH</extracomment>
        <translation>R² von ANBH</translation>
    </message>
    <message>
        <source>Cross-validated RMSE of ANBH (m)</source>
        <extracomment>gvcfit, output RMSE_CV_ANBH</extracomment>
        <translation>Kreuzvalidierter RMSE von ANBH (m)</translation>
    </message>
    <message>
        <source>RMSE of ANBH in blocks that were held out (m)</source>
        <extracomment>gvcfit, output RMSE_BLOCKS_ANBH</extracomment>
        <translation>RMSE von ANBH in zurückgehaltenen Blöcken (m)</translation>
    </message>
    <message>
        <source>RMSE of ANBH in areas that were held out (m)</source>
        <extracomment>gvcfit, output RMSE_AREAS_ANBH</extracomment>
        <translation>RMSE von ANBH in zurückgehaltenen Gebieten (m)</translation>
    </message>
    <message>
        <source>RMSE of ANBH to quote (m)</source>
        <extracomment>gvcfit, output RMSE_UNSEEN_ANBH</extracomment>
        <translation>Anzugebender RMSE von ANBH (m)</translation>
    </message>
    <message>
        <source>R² of ANBH of cells not seen</source>
        <extracomment>gvcfit, output R2_UNSEEN_ANBH</extracomment>
        <translation>R² von ANBH nicht gesehener Zellen</translation>
    </message>
    <message>
        <source>Mean error of ANBH in cells not seen (m)</source>
        <extracomment>gvcfit, output BIAS_UNSEEN_ANBH</extracomment>
        <translation>Mittlerer Fehler von ANBH in nicht gesehenen Zellen (m)</translation>
    </message>
    <message>
        <source>Adjusted R² of ANBH</source>
        <extracomment>gvcfit, output ADJUSTED_R2_ANBH</extracomment>
        <translation>Korrigiertes R² von ANBH</translation>
    </message>
    <message>
        <source>AIC of ANBH</source>
        <extracomment>gvcfit, output AIC_ANBH</extracomment>
        <translation>AIC von ANBH</translation>
    </message>
    <message>
        <source>Correlation length of the residuals of ANBH (m)</source>
        <extracomment>gvcfit, output CORRELATION_LENGTH_ANBH</extracomment>
        <translation>Korrelationslänge der Residuen von ANBH (m)</translation>
    </message>
    <message>
        <source>Cells of ANBH</source>
        <extracomment>gvcfit, output CELLS_ANBH</extracomment>
        <translation>Zellen von ANBH</translation>
    </message>
    <message>
        <source>Number of predictors of ANBH</source>
        <extracomment>gvcfit, output PREDICTORS_ANBH</extracomment>
        <translation>Zahl der Prädiktoren von ANBH</translation>
    </message>
    <message>
        <source>Predictors of ANBH</source>
        <extracomment>gvcfit, output PREDICTOR_NAMES_ANBH</extracomment>
        <translation>Prädiktoren von ANBH</translation>
    </message>
    <message>
        <source>RMSE of SGBH (m)</source>
        <extracomment>gvcfit, output RMSE_SGBH</extracomment>
        <translation>RMSE von SGBH (m)</translation>
    </message>
    <message>
        <source>R² of SGBH</source>
        <extracomment>gvcfit, output R2_SGBH</extracomment>
        <translation>R² von SGBH</translation>
    </message>
    <message>
        <source>Cross-validated RMSE of SGBH (m)</source>
        <extracomment>gvcfit, output RMSE_CV_SGBH</extracomment>
        <translation>Kreuzvalidierter RMSE von SGBH (m)</translation>
    </message>
    <message>
        <source>RMSE of SGBH in blocks that were held out (m)</source>
        <extracomment>gvcfit, output RMSE_BLOCKS_SGBH</extracomment>
        <translation>RMSE von SGBH in zurückgehaltenen Blöcken (m)</translation>
    </message>
    <message>
        <source>RMSE of SGBH in areas that were held out (m)</source>
        <extracomment>gvcfit, output RMSE_AREAS_SGBH</extracomment>
        <translation>RMSE von SGBH in zurückgehaltenen Gebieten (m)</translation>
    </message>
    <message>
        <source>RMSE of SGBH to quote (m)</source>
        <extracomment>gvcfit, output RMSE_UNSEEN_SGBH</extracomment>
        <translation>Anzugebender RMSE von SGBH (m)</translation>
    </message>
    <message>
        <source>R² of SGBH of cells not seen</source>
        <extracomment>gvcfit, output R2_UNSEEN_SGBH</extracomment>
        <translation>R² von SGBH nicht gesehener Zellen</translation>
    </message>
    <message>
        <source>Mean error of SGBH in cells not seen (m)</source>
        <extracomment>gvcfit, output BIAS_UNSEEN_SGBH</extracomment>
        <translation>Mittlerer Fehler von SGBH in nicht gesehenen Zellen (m)</translation>
    </message>
    <message>
        <source>Adjusted R² of SGBH</source>
        <extracomment>gvcfit, output ADJUSTED_R2_SGBH</extracomment>
        <translation>Korrigiertes R² von SGBH</translation>
    </message>
    <message>
        <source>AIC of SGBH</source>
        <extracomment>gvcfit, output AIC_SGBH</extracomment>
        <translation>AIC von SGBH</translation>
    </message>
    <message>
        <source>Correlation length of the residuals of SGBH (m)</source>
        <extracomment>gvcfit, output CORRELATION_LENGTH_SGBH</extracomment>
        <translation>Korrelationslänge der Residuen von SGBH (m)</translation>
    </message>
    <message>
        <source>Cells of SGBH</source>
        <extracomment>gvcfit, output CELLS_SGBH</extracomment>
        <translation>Zellen von SGBH</translation>
    </message>
    <message>
        <source>Number of predictors of SGBH</source>
        <extracomment>gvcfit, output PREDICTORS_SGBH</extracomment>
        <translation>Zahl der Prädiktoren von SGBH</translation>
    </message>
    <message>
        <source>Predictors of SGBH</source>
        <extracomment>gvcfit, output PREDICTOR_NAMES_SGBH</extracomment>
        <translation>Prädiktoren von SGBH</translation>
    </message>
    <message>
        <source>RMSE of SNBH (m)</source>
        <extracomment>gvcfit, output RMSE_SNBH</extracomment>
        <translation>RMSE von SNBH (m)</translation>
    </message>
    <message>
        <source>R² of SNBH</source>
        <extracomment>gvcfit, output R2_SNBH</extracomment>
        <translation>R² von SNBH</translation>
    </message>
    <message>
        <source>Cross-validated RMSE of SNBH (m)</source>
        <extracomment>gvcfit, output RMSE_CV_SNBH</extracomment>
        <translation>Kreuzvalidierter RMSE von SNBH (m)</translation>
    </message>
    <message>
        <source>RMSE of SNBH in blocks that were held out (m)</source>
        <extracomment>gvcfit, output RMSE_BLOCKS_SNBH</extracomment>
        <translation>RMSE von SNBH in zurückgehaltenen Blöcken (m)</translation>
    </message>
    <message>
        <source>RMSE of SNBH in areas that were held out (m)</source>
        <extracomment>gvcfit, output RMSE_AREAS_SNBH</extracomment>
        <translation>RMSE von SNBH in zurückgehaltenen Gebieten (m)</translation>
    </message>
    <message>
        <source>RMSE of SNBH to quote (m)</source>
        <extracomment>gvcfit, output RMSE_UNSEEN_SNBH</extracomment>
        <translation>Anzugebender RMSE von SNBH (m)</translation>
    </message>
    <message>
        <source>R² of SNBH of cells not seen</source>
        <extracomment>gvcfit, output R2_UNSEEN_SNBH</extracomment>
        <translation>R² von SNBH nicht gesehener Zellen</translation>
    </message>
    <message>
        <source>Mean error of SNBH in cells not seen (m)</source>
        <extracomment>gvcfit, output BIAS_UNSEEN_SNBH</extracomment>
        <translation>Mittlerer Fehler von SNBH in nicht gesehenen Zellen (m)</translation>
    </message>
    <message>
        <source>Adjusted R² of SNBH</source>
        <extracomment>gvcfit, output ADJUSTED_R2_SNBH</extracomment>
        <translation>Korrigiertes R² von SNBH</translation>
    </message>
    <message>
        <source>AIC of SNBH</source>
        <extracomment>gvcfit, output AIC_SNBH</extracomment>
        <translation>AIC von SNBH</translation>
    </message>
    <message>
        <source>Correlation length of the residuals of SNBH (m)</source>
        <extracomment>gvcfit, output CORRELATION_LENGTH_SNBH</extracomment>
        <translation>Korrelationslänge der Residuen von SNBH (m)</translation>
    </message>
    <message>
        <source>Cells of SNBH</source>
        <extracomment>gvcfit, output CELLS_SNBH</extracomment>
        <translation>Zellen von SNBH</translation>
    </message>
    <message>
        <source>Number of predictors of SNBH</source>
        <extracomment>gvcfit, output PREDICTORS_SNBH</extracomment>
        <translation>Zahl der Prädiktoren von SNBH</translation>
    </message>
    <message>
        <source>Predictors of SNBH</source>
        <extracomment>gvcfit, output PREDICTOR_NAMES_SNBH</extracomment>
        <translation>Prädiktoren von SNBH</translation>
    </message>
    <message>
        <source>least squares</source>
        <extracomment>gvcfit, word to search for</extracomment>
        <translation>kleinste Quadrate</translation>
    </message>
    <message>
        <source>OLS</source>
        <extracomment>gvcfit, word to search for</extracomment>
        <translation>OLS</translation>
    </message>
    <message>
        <source>ridge</source>
        <extracomment>gvcfit, word to search for</extracomment>
        <translation>Ridge</translation>
    </message>
    <message>
        <source>median</source>
        <extracomment>gvcfit, word to search for</extracomment>
        <translation>Median</translation>
    </message>
    <message>
        <source>stepwise</source>
        <extracomment>gvcfit, word to search for</extracomment>
        <translation>schrittweise</translation>
    </message>
    <message>
        <source>collinearity</source>
        <extracomment>gvcfit, word to search for</extracomment>
        <translation>Kollinearität</translation>
    </message>
    <message>
        <source>LMG</source>
        <extracomment>gvcfit, word to search for</extracomment>
        <translation>LMG</translation>
    </message>
    <message>
        <source>cross-validation</source>
        <extracomment>gvcfit, word to search for</extracomment>
        <translation>Kreuzvalidierung</translation>
    </message>
    <message>
        <source>train</source>
        <extracomment>gvcfit, word to search for</extracomment>
        <translation>trainieren</translation>
    </message>
    <message>
        <source>calibrate</source>
        <extracomment>gvcfit, word to search for</extracomment>
        <translation>kalibrieren</translation>
    </message>
    <message>
        <source>Predict building heights</source>
        <extracomment>name of gvcpredict</extracomment>
        <translation>Gebäudehöhen vorhersagen</translation>
    </message>
    <message>
        <source>Applies a height model to DEM features anywhere, with standard errors.</source>
        <extracomment>help of gvcpredict</extracomment>
        <translation>Wendet ein Gebäudehöhen-Modell überall auf Merkmale eines Höhenmodells an, mit Standardfehlern.</translation>
    </message>
    <message>
        <source>For each component the estimate in metres and the standard error of prediction are written. The band OUT_OF_RANGE marks cells where a feature leaves the range that the model was trained on: do not trust them. To the paper&apos;s features rugged slopes look like buildings.</source>
        <extracomment>help of gvcpredict</extracomment>
        <translation>Für jede Komponente werden die Schätzung in Metern und der Standardfehler der Vorhersage geschrieben. Das Band OUT_OF_RANGE kennzeichnet Zellen, in denen ein Merkmal den Bereich verlässt, an dem das Modell angepasst wurde: trauen Sie ihnen nicht. Für die Merkmale des Artikels sehen raue Hänge wie Gebäude aus.</translation>
    </message>
    <message>
        <source>The slope mask marks cells that are steeper or rougher than all training cells, and tells by how many times. It needs the terrain bands of FEATURE_SET terrain_robust or all, here and among the features that the model was fitted to. Flatter cells are not masked. Towers far higher than those of the training cells are: to these bands they are rough ground.</source>
        <extracomment>help of gvcpredict</extracomment>
        <translation>Die Hangmaske kennzeichnet Zellen, die steiler oder rauer sind als alle Trainingszellen, und sagt, um das Wievielfache. Sie braucht die Geländebänder von FEATURE_SET terrain_robust oder all, hier und unter den Merkmalen, an die das Modell angepasst wurde. Flachere Zellen werden nicht maskiert. Türme, die weit höher sind als die der Trainingszellen, schon: für diese Bänder sind sie rauer Boden.</translation>
    </message>
    <message>
        <source>Standard errors from the residuals hold for more cells of the cities that the model was fitted to. For a new city choose unseen_cells: the error in areas or blocks that the fit had not seen. On request the built-up share, the volume and the floor area are written after OUT_OF_RANGE, the last two with standard errors, which are those of single cells.</source>
        <extracomment>help of gvcpredict</extracomment>
        <translation>Standardfehler aus den Residuen gelten für weitere Zellen der Städte, an die das Modell angepasst wurde. Für eine neue Stadt wählen Sie unseen_cells: den Fehler in Gebieten oder Blöcken, die die Anpassung nicht gesehen hatte. Auf Wunsch werden der bebaute Anteil, das Volumen und die Geschossfläche nach OUT_OF_RANGE geschrieben, die letzten beiden mit Standardfehlern, die für einzelne Zellen gelten.</translation>
    </message>
    <message>
        <source>The features must be made as those of the model were (cell size, kernel sum, assignment); where they differ the log says so.</source>
        <extracomment>help of gvcpredict</extracomment>
        <translation>Die Merkmale müssen so gemacht sein wie die des Modells (Zellgröße, Summe der Kerne, Zuordnung); wo sie abweichen, sagt es das Protokoll.</translation>
    </message>
    <message>
        <source>Source: Pesaresi, Corbane, Ren, Ng (2021), PLOS ONE, doi 10.1371/journal.pone.0244478, section 3.4.</source>
        <extracomment>help of gvcpredict</extracomment>
        <translation>Quelle: Pesaresi, Corbane, Ren, Ng (2021), PLOS ONE, doi 10.1371/journal.pone.0244478, Abschnitt 3.4.</translation>
    </message>
    <message>
        <source>One or more features rasters on the same cells; bands are found by name. A VRT counts as one raster.</source>
        <extracomment>gvcpredict, help of parameter FEATURES</extracomment>
        <translation>Ein oder mehrere Merkmalsraster auf denselben Zellen; Bänder werden am Namen gefunden. Ein VRT zählt als ein Raster.</translation>
    </message>
    <message>
        <source>A model written by &apos;Fit a height model&apos;.</source>
        <extracomment>demstoheights, help of parameter MODEL</extracomment>
        <translation>Ein Modell, das &apos;Gebäudehöhen-Modell anpassen&apos; geschrieben hat.</translation>
    </message>
    <message>
        <source>Set negative estimates to 0</source>
        <extracomment>gvcpredict, parameter CLIP_NEGATIVE</extracomment>
        <translation>Negative Schätzungen auf 0 setzen</translation>
    </message>
    <message>
        <source>A straight line may fall below zero where there is no building; the number of such cells is reported.</source>
        <extracomment>gvcpredict, help of parameter CLIP_NEGATIVE</extracomment>
        <translation>Eine Gerade kann unter null fallen, wo kein Gebäude ist; die Zahl solcher Zellen wird gemeldet.</translation>
    </message>
    <message>
        <source>Standard errors from</source>
        <extracomment>featurestoheights, parameter ERROR_FROM</extracomment>
        <translation>Standardfehler aus</translation>
    </message>
    <message>
        <source>residuals: how far the training cells lie from the model, which holds for more cells of the same cities; unseen_cells: the error in areas or blocks (the larger) that the fit had not seen, which is the one to quote for a new city. It is never smaller than that of the residuals.</source>
        <extracomment>gvcpredict, help of parameter ERROR_FROM</extracomment>
        <translation>residuals: wie weit die Trainingszellen vom Modell liegen, was für weitere Zellen derselben Städte gilt; unseen_cells: der Fehler in Gebieten oder Blöcken (der größere), die die Anpassung nicht gesehen hatte; ihn gibt man für eine neue Stadt an. Er ist nie kleiner als der der Residuen.</translation>
    </message>
    <message>
        <source>Building heights</source>
        <extracomment>demstoheights, parameter predict:HEIGHTS</extracomment>
        <translation>Gebäudehöhen</translation>
    </message>
    <message>
        <source>GeoTIFF with each component in metres, its standard error (_SE), and OUT_OF_RANGE, which is 1 in cells outside the model&apos;s training range.</source>
        <extracomment>demstoheights, help of parameter predict:HEIGHTS</extracomment>
        <translation>GeoTIFF mit jeder Komponente in Metern, ihrem Standardfehler (_SE) und OUT_OF_RANGE, das in Zellen außerhalb des Trainingsbereichs des Modells 1 ist.</translation>
    </message>
    <message>
        <source>Slope mask</source>
        <extracomment>demstoheights, parameter predict:SLOPEMASK</extracomment>
        <translation>Hangmaske</translation>
    </message>
    <message>
        <source>Also write where terrain makes the estimate unreliable. SLOPEMASK is 1 in cells that are steeper or rougher than all training cells, else 0; TERRAIN_RATIO says how many times as steep or rough. Needs features of FEATURE_SET terrain_robust or all, here and in the fit.</source>
        <extracomment>demstoheights, help of parameter predict:SLOPEMASK</extracomment>
        <translation>Auch schreiben, wo Gelände die Schätzung unzuverlässig macht. SLOPEMASK ist 1 in Zellen, die steiler oder rauer sind als alle Trainingszellen, sonst 0; TERRAIN_RATIO sagt, wievielmal so steil oder rau. Braucht Merkmale von FEATURE_SET terrain_robust oder all, hier und bei der Anpassung.</translation>
    </message>
    <message>
        <source>Cells with an estimate</source>
        <extracomment>gvcpredict, output CELLS</extracomment>
        <translation>Zellen mit einer Schätzung</translation>
    </message>
    <message>
        <source>Cells whose negative estimate was set to 0</source>
        <extracomment>gvcpredict, output CLIPPED</extracomment>
        <translation>Zellen, deren negative Schätzung auf 0 gesetzt wurde</translation>
    </message>
    <message>
        <source>Cells outside the training range</source>
        <extracomment>gvcpredict, output OUTSIDE</extracomment>
        <translation>Zellen außerhalb des Trainingsbereichs</translation>
    </message>
    <message>
        <source>Cells in the slope mask</source>
        <extracomment>gvcpredict, output MASKED</extracomment>
        <translation>Zellen in der Hangmaske</translation>
    </message>
    <message>
        <source>prediction</source>
        <extracomment>gvcpredict, word to search for</extracomment>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>map</source>
        <extracomment>gvcpredict, word to search for</extracomment>
        <translation>Karte</translation>
    </message>
    <message>
        <source>urban</source>
        <extracomment>ancillaryfeatures, word to search for</extracomment>
        <translation>Stadt</translation>
    </message>
    <message>
        <source>built-up share</source>
        <extracomment>gvcpredict, word to search for</extracomment>
        <translation>bebauter Anteil</translation>
    </message>
    <message>
        <source>3 Geodetic SAR</source>
        <extracomment>group of algorithms</extracomment>
        <translation>3 Geodätisches SAR</translation>
    </message>
    <message>
        <source>Point target analysis</source>
        <extracomment>name of pointtargetanalysis</extracomment>
        <translation>Punktzielanalyse</translation>
    </message>
    <message>
        <source>Measures where point scatterers lie in SAR images, to a thousandth of a pixel, and how clear they are.</source>
        <extracomment>help of pointtargetanalysis</extracomment>
        <translation>Misst auf ein Tausendstel Pixel, wo Punktstreuer in SAR-Bildern liegen und wie klar sie sind.</translation>
    </message>
    <message>
        <source>Each target is radar-coded into every product by its orbit (zero-Doppler range-Doppler geometry) and the delays that the product declares, cut out there, oversampled 32 times, and its peak refined by a paraboloid. The table has a row for each target and product: azimuth time, two-way range time, line and sample, signal-to-clutter ratio, phase noise, widths, side lobes, and the Cramér-Rao bound.</source>
        <extracomment>help of pointtargetanalysis</extracomment>
        <translation>Jedes Ziel wird mit der Bahn in jedes Produkt radarkodiert (Range-Doppler-Geometrie, Null-Doppler), mit den Verzögerungen, die das Produkt angibt, dort ausgeschnitten, 32-fach überabgetastet, und sein Maximum durch ein Paraboloid verfeinert. Die Tabelle hat eine Zeile für jedes Ziel und Produkt: Azimutzeit, Zweiweg-Laufzeit, Zeile und Spalte, Signal-Clutter-Verhältnis, Phasenrauschen, Breiten, Nebenkeulen und die Cramér-Rao-Schranke.</translation>
    </message>
    <message>
        <source>Over each stack, acquisitions in which the target is not clearly visible are dropped, with the reason: outliers of the adjusted boxplot of phase noise, then phase noise above 0.5 rad.</source>
        <extracomment>help of pointtargetanalysis</extracomment>
        <translation>Über jeden Stapel werden Aufnahmen, in denen das Ziel nicht klar sichtbar ist, mit Begründung weggelassen: Ausreißer des angepassten Boxplots des Phasenrauschens, dann Phasenrauschen über 0,5 rad.</translation>
    </message>
    <message>
        <source>Times are as the radar measured them: atmosphere, tides and sensor calibration are still in them.</source>
        <extracomment>help of pointtargetanalysis</extracomment>
        <translation>Die Zeiten sind so, wie das Radar sie gemessen hat: Atmosphäre, Gezeiten und Sensorkalibrierung stecken noch darin.</translation>
    </message>
    <message>
        <source>Source: Montazeri, Gisinger, Eineder, Zhu (2018), IEEE TGRS, doi 10.1109/TGRS.2017.2769078, sections IV-B and IV-C.</source>
        <extracomment>help of pointtargetanalysis</extracomment>
        <translation>Quelle: Montazeri, Gisinger, Eineder, Zhu (2018), IEEE TGRS, doi 10.1109/TGRS.2017.2769078, Abschnitte IV-B und IV-C.</translation>
    </message>
    <message>
        <source>SAR products</source>
        <extracomment>pointtargetanalysis, parameter PRODUCTS</extracomment>
        <translation>SAR-Produkte</translation>
    </message>
    <message>
        <source>TerraSAR-X SSC (main XML or folder), Sentinel-1 SLC (manifest.safe, SAFE folder or ZIP), NISAR-like RSLC (.h5), chips (.json), folders of such, or a .txt file with a path on each line.</source>
        <extracomment>pointtargetanalysis, help of parameter PRODUCTS</extracomment>
        <translation>TerraSAR-X SSC (Haupt-XML oder Ordner), Sentinel-1 SLC (manifest.safe, SAFE-Ordner oder ZIP), RSLC nach Art von NISAR (.h5), Ausschnitte (.json), Ordner davon, oder eine .txt-Datei mit einem Pfad je Zeile.</translation>
    </message>
    <message>
        <source>Targets</source>
        <extracomment>imagestofusedcloud, parameter TARGETS</extracomment>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>Points, to be found in every product; or a table without geometry with the fields product, line and sample (counted from 0 at the centre of the first pixel).</source>
        <extracomment>pointtargetanalysis, help of parameter TARGETS</extracomment>
        <translation>Punkte, die in jedem Produkt zu finden sind; oder eine Tabelle ohne Geometrie mit den Feldern product, line und sample (von 0 an gezählt, ab der Mitte des ersten Pixels).</translation>
    </message>
    <message>
        <source>Field with names</source>
        <extracomment>imagestofusedcloud, parameter NAME_FIELD</extracomment>
        <translation>Feld mit Namen</translation>
    </message>
    <message>
        <source>Names of the targets in the output. Empty: the ids of the features.</source>
        <extracomment>imagestofusedcloud, help of parameter NAME_FIELD</extracomment>
        <translation>Namen der Ziele in der Ausgabe. Leer: die Ids der Objekte.</translation>
    </message>
    <message>
        <source>Field with heights (m)</source>
        <extracomment>pointtargetanalysis, parameter HEIGHT_FIELD</extracomment>
        <translation>Feld mit Höhen (m)</translation>
    </message>
    <message>
        <source>Heights, in metres, of targets that have none of their own.</source>
        <extracomment>pointtargetanalysis, help of parameter DEM</extracomment>
        <translation>Höhen, in Metern, der Ziele, die keine eigene haben.</translation>
    </message>
    <message>
        <source>Height of targets that have none of their own, where no DEM is given. An error of 10 m moves a target by some 7 m in range.</source>
        <extracomment>pointtargetanalysis, help of parameter HEIGHT</extracomment>
        <translation>Höhe der Ziele, die keine eigene haben, wo kein Höhenmodell angegeben ist. Ein Fehler von 10 m verschiebt ein Ziel um etwa 7 m in Entfernung.</translation>
    </message>
    <message>
        <source>Heights are</source>
        <extracomment>importpointcloud, parameter HEIGHT_REFERENCE</extracomment>
        <translation>Höhen sind</translation>
    </message>
    <message>
        <source>ellipsoidal: above WGS 84, as radar sees them; orthometric: above the geoid (most DEMs), to which the undulation is added.</source>
        <extracomment>pointtargetanalysis, help of parameter HEIGHT_REFERENCE</extracomment>
        <translation>ellipsoidal: über WGS 84, wie Radar sie sieht; orthometric: über dem Geoid (die meisten Höhenmodelle); die Undulation wird addiert.</translation>
    </message>
    <message>
        <source>Geoid undulation (m)</source>
        <extracomment>importpointcloud, parameter UNDULATION</extracomment>
        <translation>Geoidundulation (m)</translation>
    </message>
    <message>
        <source>Height of the geoid above the ellipsoid at the targets (Berlin: 39.5); added to orthometric heights.</source>
        <extracomment>pointtargetanalysis, help of parameter UNDULATION</extracomment>
        <translation>Höhe des Geoids über dem Ellipsoid bei den Zielen (Berlin: 39,5); wird zu orthometrischen Höhen addiert.</translation>
    </message>
    <message>
        <source>Polarisation</source>
        <extracomment>exportgcps, parameter POLARISATION</extracomment>
        <translation>Polarisation</translation>
    </message>
    <message>
        <source>VV, HH, … Empty: what the product&apos;s reader takes first, or all.</source>
        <extracomment>pointtargetanalysis, help of parameter POLARISATION</extracomment>
        <translation>VV, HH, … Leer: was der Leser des Produkts zuerst nimmt, oder alle.</translation>
    </message>
    <message>
        <source>Folder of precise orbits</source>
        <extracomment>imagestofusedcloud, parameter ORBITS</extracomment>
        <translation>Ordner präziser Bahnen</translation>
    </message>
    <message>
        <source>Sentinel-1 orbit files (.EOF); those that cover a product replace its own orbit.</source>
        <extracomment>pointtargetanalysis, help of parameter ORBITS</extracomment>
        <translation>Sentinel-1-Bahndateien (.EOF); solche, die ein Produkt abdecken, ersetzen dessen eigene Bahn.</translation>
    </message>
    <message>
        <source>Window (pixels)</source>
        <extracomment>pointtargetanalysis, parameter WINDOW</extracomment>
        <translation>Fenster (Pixel)</translation>
    </message>
    <message>
        <source>Search radius (pixels)</source>
        <extracomment>imagestofusedcloud, parameter SEARCH</extracomment>
        <translation>Suchradius (Pixel)</translation>
    </message>
    <message>
        <source>Limit of phase noise (rad)</source>
        <extracomment>pointtargetanalysis, parameter LIMIT</extracomment>
        <translation>Grenze des Phasenrauschens (rad)</translation>
    </message>
    <message>
        <source>Acquisitions with more are dropped: the target is not visible. 0.5 rad is an SCR of 3 dB.</source>
        <extracomment>pointtargetanalysis, help of parameter LIMIT</extracomment>
        <translation>Aufnahmen mit mehr werden weggelassen: das Ziel ist nicht sichtbar. 0,5 rad sind ein SCR von 3 dB.</translation>
    </message>
    <message>
        <source>Folder to go on from</source>
        <extracomment>pointtargetanalysis, parameter RESUME</extracomment>
        <translation>Ordner zum Fortsetzen</translation>
    </message>
    <message>
        <source>Keeps what was measured of each product, so that a run that was stopped goes on from there when it is started again with the same inputs.</source>
        <extracomment>pointtargetanalysis, help of parameter RESUME</extracomment>
        <translation>Bewahrt auf, was an jedem Produkt gemessen wurde, so dass ein abgebrochener Lauf dort weitermacht, wenn er mit denselben Eingaben neu gestartet wird.</translation>
    </message>
    <message>
        <source>Point target table</source>
        <extracomment>imagestogcps, parameter targets:TABLE</extracomment>
        <translation>Tabelle der Punktziele</translation>
    </message>
    <message>
        <source>A table with one row per target and product.</source>
        <extracomment>imagestogcps, help of parameter targets:TABLE</extracomment>
        <translation>Eine Tabelle mit einer Zeile je Ziel und Produkt.</translation>
    </message>
    <message>
        <source>A folder with a picture (PNG) of each target: its response, cuts and phase noise over time.</source>
        <extracomment>pointtargetanalysis, help of parameter CHIPS</extracomment>
        <translation>Ein Ordner mit einem Bild (PNG) jedes Ziels: Antwort, Schnitte und Phasenrauschen über die Zeit.</translation>
    </message>
    <message>
        <source>One self-contained HTML file with a summary and the pictures of up to twelve targets.</source>
        <extracomment>imagestogcps, help of parameter targets:TARGETS_REPORT</extracomment>
        <translation>Eine eigenständige HTML-Datei mit einer Zusammenfassung und den Bildern von bis zu zwölf Zielen.</translation>
    </message>
    <message>
        <source>Targets with a kept row</source>
        <extracomment>pointtargetanalysis, output TARGETS_MEASURED</extracomment>
        <translation>Ziele mit einer behaltenen Zeile</translation>
    </message>
    <message>
        <source>Rows</source>
        <extracomment>pointtargetanalysis, output ROWS</extracomment>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Rows kept</source>
        <extracomment>pointtargetanalysis, output KEPT</extracomment>
        <translation>Behaltene Zeilen</translation>
    </message>
    <message>
        <source>Rows dropped</source>
        <extracomment>pointtargetanalysis, output DROPPED</extracomment>
        <translation>Weggelassene Zeilen</translation>
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
        <translation>Winkelreflektor</translation>
    </message>
    <message>
        <source>persistent scatterer</source>
        <extracomment>pointtargetanalysis, word to search for</extracomment>
        <translation>Persistent Scatterer</translation>
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
        <translation>Phasenrauschen</translation>
    </message>
    <message>
        <source>imaging geodesy</source>
        <extracomment>pointtargetanalysis, word to search for</extracomment>
        <translation>bildgebende Geodäsie</translation>
    </message>
    <message>
        <source>resolution</source>
        <extracomment>pointtargetanalysis, word to search for</extracomment>
        <translation>Auflösung</translation>
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
        <translation>Passpunkte aus Stereo-SAR</translation>
    </message>
    <message>
        <source>Locates point scatterers in three dimensions from their radar times in two or more geometries, to centimetres, with the errors that they really have.</source>
        <extracomment>help of stereogcp</extracomment>
        <translation>Ortet Punktstreuer dreidimensional aus ihren Radarzeiten in zwei oder mehr Geometrien, auf Zentimeter, mit den Fehlern, die sie wirklich haben.</translation>
    </message>
    <message>
        <source>Takes the table of the point target analysis (or any table with a row per target and pass) and the orbits. The times are corrected for what delays and moves them: solid Earth tide, troposphere, ionosphere, loading, plate motion, timing of product and sensor; or, in differential mode, for what a reference target with a known place is off (it is itself not kept). All azimuth and range times of a target are adjusted to one place by least squares; the variances of range and azimuth are estimated for each track. Observations beyond the resolution, then beyond two sigmas, are removed; targets whose azimuth scatters too much in a track are not kept (kept = 0, with the reason).</source>
        <extracomment>help of stereogcp</extracomment>
        <translation>Nimmt die Tabelle der Punktzielanalyse (oder jede Tabelle mit einer Zeile je Ziel und Überflug) und die Bahnen. Die Zeiten werden um das verbessert, was sie verzögert und bewegt: Gezeiten der festen Erde, Troposphäre, Ionosphäre, Auflasten, Plattenbewegung, Zeitversatz von Produkt und Sensor; oder, im differentiellen Modus, um das, was ein Referenzziel bekannten Orts danebenliegt (es wird selbst nicht behalten). Alle Azimut- und Entfernungszeiten eines Ziels werden nach kleinsten Quadraten zu einem Ort ausgeglichen; die Varianzen von Entfernung und Azimut werden für jeden Track geschätzt. Beobachtungen jenseits der Auflösung, dann jenseits zweier Sigma, werden entfernt; Ziele, deren Azimut in einem Track zu stark streut, werden nicht behalten (kept = 0, mit dem Grund).</translation>
    </message>
    <message>
        <source>Points carry two kinds of errors: formal ones, from the scatter alone, and total ones, with what all passes share (atmosphere, calibration, orbit, tides). Quote the total ones. Where lines of sight do not intersect well enough, as from one track alone, a target is refused.</source>
        <extracomment>help of stereogcp</extracomment>
        <translation>Die Punkte tragen zweierlei Fehler: formale, aus der Streuung allein, und gesamte, mit dem, was allen Überflügen gemeinsam ist (Atmosphäre, Kalibrierung, Bahn, Gezeiten). Geben Sie die gesamten an. Wo sich die Sichtlinien nicht gut genug schneiden, wie bei einem einzigen Track, wird ein Ziel abgelehnt.</translation>
    </message>
    <message>
        <source>Coordinates are in the frame of the orbits (ITRF) at the mean time of the passes, unless a frame that moves with the plate (EPSG:7930 in Europe) or a plate and an epoch are given. Heights are ellipsoidal.</source>
        <extracomment>help of stereogcp</extracomment>
        <translation>Die Koordinaten sind im Bezugsrahmen der Bahnen (ITRF) zur mittleren Zeit der Überflüge, sofern nicht ein Bezugsrahmen, der sich mit der Platte bewegt (EPSG:7930 in Europa), oder eine Platte und eine Epoche angegeben sind. Höhen sind ellipsoidisch.</translation>
    </message>
    <message>
        <source>CSV files must be in UTF-8. Shapefiles cut the names of fields to ten characters; GeoPackages keep them.</source>
        <extracomment>help of stereogcp</extracomment>
        <translation>CSV-Dateien müssen in UTF-8 sein. Shapefiles kürzen die Namen der Felder auf zehn Zeichen; GeoPackages behalten sie.</translation>
    </message>
    <message>
        <source>Source: Montazeri, Gisinger, Eineder, Zhu (2018), IEEE TGRS, doi 10.1109/TGRS.2017.2769078, sections II, IV-D and IV-E; Gisinger et al. (2015), doi 10.1109/TGRS.2014.2348859.</source>
        <extracomment>help of stereogcp</extracomment>
        <translation>Quelle: Montazeri, Gisinger, Eineder, Zhu (2018), IEEE TGRS, doi 10.1109/TGRS.2017.2769078, Abschnitte II, IV-D und IV-E; Gisinger et al. (2015), doi 10.1109/TGRS.2014.2348859.</translation>
    </message>
    <message>
        <source>Observations</source>
        <extracomment>stereogcp, parameter OBSERVATIONS</extracomment>
        <translation>Beobachtungen</translation>
    </message>
    <message>
        <source>The table of the point target analysis, or any table with a row per target and pass (see COLUMNS). Rows with kept = 0 are left out.</source>
        <extracomment>stereogcp, help of parameter OBSERVATIONS</extracomment>
        <translation>Die Tabelle der Punktzielanalyse, oder jede Tabelle mit einer Zeile je Ziel und Überflug (siehe COLUMNS). Zeilen mit kept = 0 werden weggelassen.</translation>
    </message>
    <message>
        <source>Columns of the observations</source>
        <extracomment>stereogcp, parameter COLUMNS</extracomment>
        <translation>Spalten der Beobachtungen</translation>
    </message>
    <message>
        <source>For a table with other names: target = &apos;CR1&apos;; product = stack + date; tau_s = 2 * tau_one_way … One definition a line, or separated by ;.</source>
        <extracomment>stereogcp, help of parameter COLUMNS</extracomment>
        <translation>Für eine Tabelle mit anderen Namen: target = &apos;CR1&apos;; product = stack + date; tau_s = 2 * tau_one_way … Eine Definition je Zeile, oder durch ; getrennt.</translation>
    </message>
    <message>
        <source>SAR products (or state vectors)</source>
        <extracomment>stereogcp, parameter PRODUCTS</extracomment>
        <translation>SAR-Produkte (oder Zustandsvektoren)</translation>
    </message>
    <message>
        <source>The products that the observations were made in: orbits, wavelength and declared delays come from there. Empty: those that the table names, unless a table of state vectors is given.</source>
        <extracomment>stereogcp, help of parameter PRODUCTS</extracomment>
        <translation>Die Produkte, in denen die Beobachtungen gemacht wurden: Bahnen, Wellenlänge und angegebene Verzögerungen kommen von dort. Leer: die, die die Tabelle nennt, sofern keine Tabelle von Zustandsvektoren angegeben ist.</translation>
    </message>
    <message>
        <source>State vectors (or products)</source>
        <extracomment>stereogcp, parameter ORBITS</extracomment>
        <translation>Zustandsvektoren (oder Produkte)</translation>
    </message>
    <message>
        <source>Instead of products: a table with product, t_s (seconds since the epoch of the observations) or time_utc, x, y, z (m), vx, vy, vz (m/s), Earth-fixed.</source>
        <extracomment>stereogcp, help of parameter ORBITS</extracomment>
        <translation>Statt Produkten: eine Tabelle mit product, t_s (Sekunden seit der Epoche der Beobachtungen) oder time_utc, x, y, z (m), vx, vy, vz (m/s), erdfest.</translation>
    </message>
    <message>
        <source>Columns of the state vectors</source>
        <extracomment>stereogcp, parameter ORBIT_COLUMNS</extracomment>
        <translation>Spalten der Zustandsvektoren</translation>
    </message>
    <message>
        <source>Frame of the state vectors</source>
        <extracomment>stereogcp, parameter ORBIT_FRAME</extracomment>
        <translation>Bezugsrahmen der Zustandsvektoren</translation>
    </message>
    <message>
        <source>ITRF2020, ITRF2014, ITRF2008, IGS14 …, of a table of state vectors; products name their own.</source>
        <extracomment>stereogcp, help of parameter ORBIT_FRAME</extracomment>
        <translation>ITRF2020, ITRF2014, ITRF2008, IGS14 …, einer Tabelle von Zustandsvektoren; Produkte nennen ihren eigenen.</translation>
    </message>
    <message>
        <source>Height to start from (m)</source>
        <extracomment>stereogcp, parameter HEIGHT</extracomment>
        <translation>Anfangshöhe (m)</translation>
    </message>
    <message>
        <source>Ellipsoidal; only where the observations have no height_m. A kilometre off does no harm.</source>
        <extracomment>stereogcp, help of parameter HEIGHT</extracomment>
        <translation>Ellipsoidisch; nur wo die Beobachtungen kein height_m haben. Ein Kilometer daneben schadet nicht.</translation>
    </message>
    <message>
        <source>Allow predicted orbits</source>
        <extracomment>stereogcp, parameter PREDICTED</extracomment>
        <translation>Vorhergesagte Bahnen zulassen</translation>
    </message>
    <message>
        <source>Corrections</source>
        <extracomment>imagestofusedcloud, parameter CORRECTIONS</extracomment>
        <translation>Korrekturen</translation>
    </message>
    <message>
        <source>What is taken off the times. By default solid_tide: solid Earth tide; troposphere: troposphere (files, else a standard atmosphere); declared_timing: the product&apos;s own timing offsets; sentinel1_timing: Sentinel-1 bistatic, Doppler and FM rate terms. Also pole_tide: pole tide (needs Earth orientation parameters); ocean_loading: ocean tide loading (needs a BLQ file); atmospheric_loading: atmospheric pressure loading (needs a series); ionosphere: ionosphere (IONEX files, or a fixed TEC); declared_atmosphere: the product&apos;s own atmospheric delays; calibration: calibration offsets (needs a file). none, alone: no correction at all.</source>
        <extracomment>stereogcp, help of parameter CORRECTIONS</extracomment>
        <translation>Was von den Zeiten abgezogen wird. Nach Vorgabe solid_tide: Gezeiten der festen Erde; troposphere: Troposphäre (Dateien, sonst eine Standardatmosphäre); declared_timing: die eigenen Zeitversätze des Produkts; sentinel1_timing: bistatische, Doppler- und FM-Raten-Terme von Sentinel-1. Außerdem pole_tide: Polgezeiten (braucht Erdrotationsparameter); ocean_loading: Auflast der Meeresgezeiten (braucht eine BLQ-Datei); atmospheric_loading: Auflast des Luftdrucks (braucht eine Zeitreihe); ionosphere: Ionosphäre (IONEX-Dateien, oder ein fester TEC); declared_atmosphere: die eigenen atmosphärischen Verzögerungen des Produkts; calibration: Kalibrierwerte (braucht eine Datei). none, allein: keinerlei Korrektur.</translation>
    </message>
    <message>
        <source>Corrections in the observations</source>
        <extracomment>stereogcp, parameter TABLE_CORRECTIONS</extracomment>
        <translation>Korrekturen in den Beobachtungen</translation>
    </message>
    <message>
        <source>Effects that columns of the observations hold: &lt;effect&gt;_range_m (one-way), &lt;effect&gt;_range_s (two-way), &lt;effect&gt;_azimuth_s, or &lt;effect&gt;_x_m, _y_m, _z_m.</source>
        <extracomment>stereogcp, help of parameter TABLE_CORRECTIONS</extracomment>
        <translation>Effekte, die Spalten der Beobachtungen enthalten: &lt;effect&gt;_range_m (einfacher Weg), &lt;effect&gt;_range_s (hin und zurück), &lt;effect&gt;_azimuth_s, oder &lt;effect&gt;_x_m, _y_m, _z_m.</translation>
    </message>
    <message>
        <source>Troposphere files</source>
        <extracomment>imagestofusedcloud, parameter TROPOSPHERE</extracomment>
        <translation>Troposphärendateien</translation>
    </message>
    <message>
        <source>Zenith delays of stations (CSV, SINEX-TRO), or VMF3 grids with their orography. Empty: a standard atmosphere, good to some 5 cm at the zenith.</source>
        <extracomment>stereogcp, help of parameter TROPOSPHERE</extracomment>
        <translation>Zenitverzögerungen von Stationen (CSV, SINEX-TRO), oder VMF3-Gitter mit ihrer Orographie. Leer: eine Standardatmosphäre, im Zenit auf etwa 5 cm gut.</translation>
    </message>
    <message>
        <source>Ionosphere files (IONEX)</source>
        <extracomment>imagestofusedcloud, parameter IONOSPHERE</extracomment>
        <translation>Ionosphärendateien (IONEX)</translation>
    </message>
    <message>
        <source>Global ionosphere maps of the days of the passes, plain or .gz.</source>
        <extracomment>stereogcp, help of parameter IONOSPHERE</extracomment>
        <translation>Globale Ionosphärenkarten der Tage der Überflüge, einfach oder .gz.</translation>
    </message>
    <message>
        <source>Fixed electron content (TECU)</source>
        <extracomment>imagestofusedcloud, parameter TEC</extracomment>
        <translation>Fester Elektronengehalt (TECU)</translation>
    </message>
    <message>
        <source>Vertical, where no IONEX file is given: 5 to 20 in the morning, up to 60 in the afternoon.</source>
        <extracomment>stereogcp, help of parameter TEC</extracomment>
        <translation>Vertikal, wo keine IONEX-Datei angegeben ist: 5 bis 20 am Morgen, bis 60 am Nachmittag.</translation>
    </message>
    <message>
        <source>Earth orientation parameters</source>
        <extracomment>stereogcp, parameter EOP</extracomment>
        <translation>Erdrotationsparameter</translation>
    </message>
    <message>
        <source>Ocean loading (BLQ)</source>
        <extracomment>stereogcp, parameter OCEAN_LOADING</extracomment>
        <translation>Auflast der Meere (BLQ)</translation>
    </message>
    <message>
        <source>Atmospheric loading</source>
        <extracomment>stereogcp, parameter ATMOSPHERIC_LOADING</extracomment>
        <translation>Auflast der Atmosphäre</translation>
    </message>
    <message>
        <source>A series of displacements: CSV with the columns utc or mjd, and east_mm, north_mm, up_mm (or east_m, north_m, up_m).</source>
        <extracomment>stereogcp, help of parameter ATMOSPHERIC_LOADING</extracomment>
        <translation>Eine Reihe von Verschiebungen: CSV mit den Spalten utc oder mjd, und east_mm, north_mm, up_mm (oder east_m, north_m, up_m).</translation>
    </message>
    <message>
        <source>Calibration offsets</source>
        <extracomment>imagestofusedcloud, parameter CALIBRATION</extracomment>
        <translation>Kalibrierwerte</translation>
    </message>
    <message>
        <source>CSV or JSON with sensor, range_m, azimuth_m, sigma_range_m, sigma_azimuth_m.</source>
        <extracomment>stereogcp, help of parameter CALIBRATION</extracomment>
        <translation>CSV oder JSON mit sensor, range_m, azimuth_m, sigma_range_m, sigma_azimuth_m.</translation>
    </message>
    <message>
        <source>Frame of the positions</source>
        <extracomment>exportgcps, parameter FRAME</extracomment>
        <translation>Bezugsrahmen der Positionen</translation>
    </message>
    <message>
        <source>A frame that moves with a plate, such as EPSG:7930 (ETRF2000) in Europe: positions then hold at any time. Empty: the frame of the orbits (ITRF).</source>
        <extracomment>stereogcp, help of parameter FRAME</extracomment>
        <translation>Ein Bezugsrahmen, der sich mit einer Platte bewegt, wie EPSG:7930 (ETRF2000) in Europa: die Positionen gelten dann jederzeit. Leer: der Bezugsrahmen der Bahnen (ITRF).</translation>
    </message>
    <message>
        <source>Plate</source>
        <extracomment>stereogcp, parameter PLATE</extracomment>
        <translation>Platte</translation>
    </message>
    <message>
        <source>In the orbits&apos; frame: the plate whose motion is taken off, so that positions hold at the epoch below.</source>
        <extracomment>stereogcp, help of parameter PLATE</extracomment>
        <translation>Im Bezugsrahmen der Bahnen: die Platte, deren Bewegung abgezogen wird, damit die Positionen zur Epoche darunter gelten.</translation>
    </message>
    <message>
        <source>Epoch (year)</source>
        <extracomment>stereogcp, parameter EPOCH</extracomment>
        <translation>Epoche (Jahr)</translation>
    </message>
    <message>
        <source>Decimal year at which the positions shall hold, beside a plate. Empty: the mean of the passes.</source>
        <extracomment>stereogcp, help of parameter EPOCH</extracomment>
        <translation>Dezimaljahr, zu dem die Positionen gelten sollen, neben einer Platte. Leer: das Mittel der Überflüge.</translation>
    </message>
    <message>
        <source>Reference targets (differential mode)</source>
        <extracomment>stereogcp, parameter REFERENCE</extracomment>
        <translation>Referenzziele (differentieller Modus)</translation>
    </message>
    <message>
        <source>Targets whose places are known (points with ellipsoidal Z, named as in the observations). What they are off is taken off all others, in place of all models.</source>
        <extracomment>stereogcp, help of parameter REFERENCE</extracomment>
        <translation>Ziele, deren Orte bekannt sind (Punkte mit ellipsoidischem Z, benannt wie in den Beobachtungen). Was sie danebenliegen, wird von allen anderen abgezogen, anstelle aller Modelle.</translation>
    </message>
    <message>
        <source>Known positions (for checking)</source>
        <extracomment>stereogcp, parameter CHECK</extracomment>
        <translation>Bekannte Positionen (zum Prüfen)</translation>
    </message>
    <message>
        <source>Surveyed places of some targets (points with ellipsoidal Z, in the frame of the positions): the report tells the errors, and how they shrink with each correction. They have no influence.</source>
        <extracomment>stereogcp, help of parameter CHECK</extracomment>
        <translation>Vermessene Orte einiger Ziele (Punkte mit ellipsoidischem Z, im Bezugsrahmen der Positionen): der Bericht sagt die Fehler, und wie sie mit jeder Korrektur kleiner werden. Sie haben keinen Einfluss.</translation>
    </message>
    <message>
        <source>Field with names (reference)</source>
        <extracomment>stereogcp, parameter REFERENCE_NAME</extracomment>
        <translation>Feld mit Namen (Referenz)</translation>
    </message>
    <message>
        <source>Empty: a field called target or name, else the ids of the features.</source>
        <extracomment>stereogcp, help of parameter REFERENCE_NAME</extracomment>
        <translation>Leer: ein Feld namens target oder name, sonst die Ids der Objekte.</translation>
    </message>
    <message>
        <source>Field with names (check)</source>
        <extracomment>stereogcp, parameter CHECK_NAME</extracomment>
        <translation>Feld mit Namen (Prüfung)</translation>
    </message>
    <message>
        <source>Error of the reference (m)</source>
        <extracomment>stereogcp, parameter REFERENCE_SIGMA</extracomment>
        <translation>Fehler der Referenz (m)</translation>
    </message>
    <message>
        <source>Limit of residuals, step 1 (resolutions)</source>
        <extracomment>stereogcp, parameter GROSS_LIMIT</extracomment>
        <translation>Grenze der Residuen, Schritt 1 (Auflösungen)</translation>
    </message>
    <message>
        <source>Observations with larger residuals are removed first: 0.6 m in range and 1.1 m in azimuth for TerraSAR-X high resolution spotlight. 0: no such step.</source>
        <extracomment>stereogcp, help of parameter GROSS_LIMIT</extracomment>
        <translation>Beobachtungen mit größeren Residuen werden zuerst entfernt: 0,6 m in Entfernung und 1,1 m in Azimut beim hochauflösenden Spotlight von TerraSAR-X. 0: kein solcher Schritt.</translation>
    </message>
    <message>
        <source>Limit of residuals, step 2 (sigmas)</source>
        <extracomment>stereogcp, parameter SIGMA_LIMIT</extracomment>
        <translation>Grenze der Residuen, Schritt 2 (Sigma)</translation>
    </message>
    <message>
        <source>Then those beyond so many sigmas of their track, range or azimuth. 0: no such step.</source>
        <extracomment>stereogcp, help of parameter SIGMA_LIMIT</extracomment>
        <translation>Danach die jenseits so vieler Sigma ihres Tracks, in Entfernung oder Azimut. 0: kein solcher Schritt.</translation>
    </message>
    <message>
        <source>Targets are not kept when azimuth in any track scatters by more, counted about zero: 0.20 m at a resolution of 1.1 m. 0: no such step.</source>
        <extracomment>stereogcp, help of parameter S_LIMIT</extracomment>
        <translation>Ziele werden nicht behalten, wenn der Azimut in irgendeinem Track stärker streut, um null gezählt: 0,20 m bei einer Auflösung von 1,1 m. 0: kein solcher Schritt.</translation>
    </message>
    <message>
        <source>Slant range resolution (m)</source>
        <extracomment>stereogcp, parameter RANGE_RESOLUTION</extracomment>
        <translation>Auflösung in Schrägentfernung (m)</translation>
    </message>
    <message>
        <source>Azimuth resolution (m)</source>
        <extracomment>stereogcp, parameter AZIMUTH_RESOLUTION</extracomment>
        <translation>Auflösung in Azimut (m)</translation>
    </message>
    <message>
        <source>Assumed error of range (m)</source>
        <extracomment>stereogcp, parameter ASSUMED_RANGE</extracomment>
        <translation>Angenommener Fehler der Entfernung (m)</translation>
    </message>
    <message>
        <source>Where it cannot be estimated (few passes). Empty: from the SCR and the corrections.</source>
        <extracomment>stereogcp, help of parameter ASSUMED_RANGE</extracomment>
        <translation>Wo er nicht geschätzt werden kann (wenige Überflüge). Leer: aus dem SCR und den Korrekturen.</translation>
    </message>
    <message>
        <source>Assumed error of azimuth (m)</source>
        <extracomment>stereogcp, parameter ASSUMED_AZIMUTH</extracomment>
        <translation>Angenommener Fehler des Azimuts (m)</translation>
    </message>
    <message>
        <source>Least intersection angle (degrees)</source>
        <extracomment>stereogcp, parameter MIN_INTERSECTION</extracomment>
        <translation>Kleinster Schnittwinkel (Grad)</translation>
    </message>
    <message>
        <source>Targets whose lines of sight meet at less cannot be located and are refused.</source>
        <extracomment>stereogcp, help of parameter MIN_INTERSECTION</extracomment>
        <translation>Ziele, deren Sichtlinien sich unter einem kleineren treffen, können nicht geortet werden und werden abgelehnt.</translation>
    </message>
    <message>
        <source>Look for geometries on another target</source>
        <extracomment>stereogcp, parameter MISMATCH</extracomment>
        <translation>Nach Geometrien auf ein anderes Ziel suchen</translation>
    </message>
    <message>
        <source>With three or more geometries: one that contradicts the others is left out.</source>
        <extracomment>stereogcp, help of parameter MISMATCH</extracomment>
        <translation>Bei drei oder mehr Geometrien: eine, die den anderen widerspricht, wird weggelassen.</translation>
    </message>
    <message>
        <source>Estimate variance components</source>
        <extracomment>stereogcp, parameter COMPONENTS</extracomment>
        <translation>Varianzkomponenten schätzen</translation>
    </message>
    <message>
        <source>Of range and azimuth in each track. Else the assumed errors stand.</source>
        <extracomment>stereogcp, help of parameter COMPONENTS</extracomment>
        <translation>Von Entfernung und Azimut in jedem Track. Sonst gelten die angenommenen Fehler.</translation>
    </message>
    <message>
        <source>Robust estimation (Huber)</source>
        <extracomment>stereogcp, parameter ROBUST</extracomment>
        <translation>Robuste Schätzung (Huber)</translation>
    </message>
    <message>
        <source>Weighs large residuals down, beside the removal.</source>
        <extracomment>stereogcp, help of parameter ROBUST</extracomment>
        <translation>Gewichtet große Residuen herab, neben dem Entfernen.</translation>
    </message>
    <message>
        <source>Weights</source>
        <extracomment>stereogcp, parameter WEIGHTS</extracomment>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>equal: all observations of a track and kind alike; scr: by the errors that point target analysis predicts.</source>
        <extracomment>stereogcp, help of parameter WEIGHTS</extracomment>
        <translation>equal: alle Beobachtungen eines Tracks und einer Art gleich; scr: nach den Fehlern, die die Punktzielanalyse vorhersagt.</translation>
    </message>
    <message>
        <source>CRS of the layers (default: local UTM zone)</source>
        <extracomment>stereogcp, parameter CRS</extracomment>
        <translation>KBS der Layer (Vorgabe: örtliche UTM-Zone)</translation>
    </message>
    <message>
        <source>Ground control points</source>
        <extracomment>exportgcps, parameter INPUT</extracomment>
        <translation>Passpunkte</translation>
    </message>
    <message>
        <source>Points with Z (ellipsoidal height): coordinates, formal and total errors, counts, geometry class.</source>
        <extracomment>imagestofusedcloud, help of parameter gcps:GCPS</extracomment>
        <translation>Punkte mit Z (ellipsoidische Höhe): Koordinaten, formale und gesamte Fehler, Anzahlen, Klasse der Geometrie.</translation>
    </message>
    <message>
        <source>95 % error ellipses</source>
        <extracomment>imagestofusedcloud, parameter gcps:ELLIPSES</extracomment>
        <translation>95-%-Fehlerellipsen</translation>
    </message>
    <message>
        <source>Horizontal error ellipses (2.448 sigma, total), drawn larger than they are.</source>
        <extracomment>imagestofusedcloud, help of parameter gcps:ELLIPSES</extracomment>
        <translation>Horizontale Fehlerellipsen (2,448 Sigma, gesamt), größer gezeichnet, als sie sind.</translation>
    </message>
    <message>
        <source>How many times too large the ellipses are drawn.</source>
        <extracomment>stereogcp, help of parameter EXAGGERATION</extracomment>
        <translation>Wievielmal zu groß die Ellipsen gezeichnet werden.</translation>
    </message>
    <message>
        <source>Residuals</source>
        <extracomment>imagestofusedcloud, parameter gcps:RESIDUALS</extracomment>
        <translation>Residuen</translation>
    </message>
    <message>
        <source>A table with one row per target and pass: residuals, and which observations were removed, why.</source>
        <extracomment>imagestofusedcloud, help of parameter gcps:RESIDUALS</extracomment>
        <translation>Eine Tabelle mit einer Zeile je Ziel und Überflug: Residuen, und welche Beobachtungen warum entfernt wurden.</translation>
    </message>
    <message>
        <source>One self-contained HTML file: corrections, averages by class, error budget, residuals, map.</source>
        <extracomment>imagestofusedcloud, help of parameter gcps:STEREO_REPORT</extracomment>
        <translation>Eine eigenständige HTML-Datei: Korrekturen, Mittel nach Klassen, Fehlerhaushalt, Residuen, Karte.</translation>
    </message>
    <message>
        <source>Targets in</source>
        <extracomment>stereogcp, output TARGETS</extracomment>
        <translation>Eingegebene Ziele</translation>
    </message>
    <message>
        <source>Targets solved</source>
        <extracomment>stereogcp, output SOLVED</extracomment>
        <translation>Gelöste Ziele</translation>
    </message>
    <message>
        <source>Targets kept</source>
        <extracomment>stereogcp, output KEPT</extracomment>
        <translation>Behaltene Ziele</translation>
    </message>
    <message>
        <source>Mean total sigma east of the kept (m)</source>
        <extracomment>stereogcp, output SIGMA_E</extracomment>
        <translation>Mittleres gesamtes Sigma Ost der behaltenen (m)</translation>
    </message>
    <message>
        <source>Mean total sigma north of the kept (m)</source>
        <extracomment>stereogcp, output SIGMA_N</extracomment>
        <translation>Mittleres gesamtes Sigma Nord der behaltenen (m)</translation>
    </message>
    <message>
        <source>Mean total sigma up of the kept (m)</source>
        <extracomment>stereogcp, output SIGMA_U</extracomment>
        <translation>Mittleres gesamtes Sigma der Höhe der behaltenen (m)</translation>
    </message>
    <message>
        <source>GCP</source>
        <extracomment>exportgcps, word to search for</extracomment>
        <translation>Passpunkt</translation>
    </message>
    <message>
        <source>ground control point</source>
        <extracomment>exportgcps, word to search for</extracomment>
        <translation>Passpunkt</translation>
    </message>
    <message>
        <source>stereo</source>
        <extracomment>imagestogcps, word to search for</extracomment>
        <translation>Stereo</translation>
    </message>
    <message>
        <source>absolute positioning</source>
        <extracomment>fusepointclouds, word to search for</extracomment>
        <translation>absolute Positionierung</translation>
    </message>
    <message>
        <source>troposphere</source>
        <extracomment>stereogcp, word to search for</extracomment>
        <translation>Troposphäre</translation>
    </message>
    <message>
        <source>ionosphere</source>
        <extracomment>stereogcp, word to search for</extracomment>
        <translation>Ionosphäre</translation>
    </message>
    <message>
        <source>solid Earth tide</source>
        <extracomment>stereogcp, word to search for</extracomment>
        <translation>Erdgezeiten</translation>
    </message>
    <message>
        <source>adjustment</source>
        <extracomment>stereogcp, word to search for</extracomment>
        <translation>Ausgleichung</translation>
    </message>
    <message>
        <source>VCE</source>
        <extracomment>stereogcp, word to search for</extracomment>
        <translation>VCE</translation>
    </message>
    <message>
        <source>Export ground control points</source>
        <extracomment>name of exportgcps</extracomment>
        <translation>Passpunkte exportieren</translation>
    </message>
    <message>
        <source>Writes ground control points of stereo SAR for georeferencing an image: as points of QGIS&apos;s georeferencer, as options of GDAL, and as a table.</source>
        <extracomment>help of exportgcps</extracomment>
        <translation>Schreibt Passpunkte aus Stereo-SAR, um ein Bild zu georeferenzieren: als Punkte der Georeferenzierung von QGIS, als Optionen von GDAL und als Tabelle.</translation>
    </message>
    <message>
        <source>The place of each point in the image follows from the product&apos;s orbit (zero-Doppler range-Doppler geometry) and the delays that the product declares. Pixels count from the outer corner of the first pixel, so that its centre is at (0.5, 0.5), as both programs want it; the georeferencer counts y downwards as negative numbers. Points outside the image, and those that are not kept, are left out.</source>
        <extracomment>help of exportgcps</extracomment>
        <translation>Der Ort jedes Punkts im Bild folgt aus der Bahn des Produkts (Range-Doppler-Geometrie, Null-Doppler) und den Verzögerungen, die das Produkt angibt. Pixel zählen von der äußeren Ecke des ersten Pixels, so dass dessen Mitte bei (0.5, 0.5) liegt, wie beide Programme es wollen; die Georeferenzierung zählt y nach unten als negative Zahlen. Punkte außerhalb des Bildes und solche, die nicht behalten sind, werden weggelassen.</translation>
    </message>
    <message>
        <source>A point whose coordinates move with the plate is put where it was at the time of the image. Its frame is taken from the fields frame and epoch_year; where they say nothing, or name a frame that is not known, give the same frame as to stereo SAR.</source>
        <extracomment>help of exportgcps</extracomment>
        <translation>Ein Punkt, dessen Koordinaten sich mit der Platte bewegen, wird dorthin gesetzt, wo er zur Zeit des Bildes war. Sein Bezugsrahmen kommt aus den Feldern frame und epoch_year; wo sie nichts sagen oder einen unbekannten Rahmen nennen, geben Sie denselben Rahmen an wie beim Stereo-SAR.</translation>
    </message>
    <message>
        <source>The points of stereo SAR, with the fields target, x_m, y_m and z_m.</source>
        <extracomment>exportgcps, help of parameter INPUT</extracomment>
        <translation>Die Punkte des Stereo-SAR, mit den Feldern target, x_m, y_m und z_m.</translation>
    </message>
    <message>
        <source>SAR product</source>
        <extracomment>exportgcps, parameter PRODUCT</extracomment>
        <translation>SAR-Produkt</translation>
    </message>
    <message>
        <source>The image to be georeferenced: TerraSAR-X, Sentinel-1, NISAR-like, or chips with JSON; a file, or the folder of one. Pixels are those of its grid.</source>
        <extracomment>exportgcps, help of parameter PRODUCT</extracomment>
        <translation>Das zu georeferenzierende Bild: TerraSAR-X, Sentinel-1, nach Art von NISAR, oder Ausschnitte mit JSON; eine Datei, oder deren Ordner. Die Pixel sind die seines Gitters.</translation>
    </message>
    <message>
        <source>What was given as frame to stereo SAR, such as EPSG:7930: the points are moved to where they are at the time of the image. Empty: what the points say in their field frame, else the frame of the orbits.</source>
        <extracomment>exportgcps, help of parameter FRAME</extracomment>
        <translation>Was dem Stereo-SAR als Bezugsrahmen gegeben wurde, wie EPSG:7930: die Punkte werden dorthin bewegt, wo sie zur Zeit des Bildes sind. Leer: was die Punkte in ihrem Feld frame sagen, sonst der Bezugsrahmen der Bahnen.</translation>
    </message>
    <message>
        <source>CRS of the map coordinates (default: that of the points)</source>
        <extracomment>exportgcps, parameter CRS</extracomment>
        <translation>KBS der Kartenkoordinaten (Vorgabe: das der Punkte)</translation>
    </message>
    <message>
        <source>Add the product&apos;s own delays</source>
        <extracomment>exportgcps, parameter DELAYS</extracomment>
        <translation>Eigene Verzögerungen des Produkts addieren</translation>
    </message>
    <message>
        <source>Where the image shows a target, not where geometry alone puts it: the delays that the product declares move it.</source>
        <extracomment>exportgcps, help of parameter DELAYS</extracomment>
        <translation>Wo das Bild ein Ziel zeigt, nicht wohin die Geometrie allein es setzt: die Verzögerungen, die das Produkt angibt, verschieben es.</translation>
    </message>
    <message>
        <source>Also points that are not kept</source>
        <extracomment>exportgcps, parameter ALL</extracomment>
        <translation>Auch Punkte, die nicht behalten sind</translation>
    </message>
    <message>
        <source>Those with kept = 0 are left out otherwise.</source>
        <extracomment>exportgcps, help of parameter ALL</extracomment>
        <translation>Die mit kept = 0 werden sonst weggelassen.</translation>
    </message>
    <message>
        <source>Georeferencer points</source>
        <extracomment>exportgcps, parameter POINTS</extracomment>
        <translation>Punkte der Georeferenzierung</translation>
    </message>
    <message>
        <source>For QGIS&apos;s georeferencer (Load GCP points): y counts downwards as negative numbers.</source>
        <extracomment>exportgcps, help of parameter POINTS</extracomment>
        <translation>Für die Georeferenzierung von QGIS (GCP-Punkte laden): y zählt nach unten als negative Zahlen.</translation>
    </message>
    <message>
        <source>GDAL options</source>
        <extracomment>exportgcps, parameter GDAL_OPTIONS</extracomment>
        <translation>GDAL-Optionen</translation>
    </message>
    <message>
        <source>-gcp pixel line easting northing height, for gdal_translate --optfile.</source>
        <extracomment>exportgcps, help of parameter GDAL_OPTIONS</extracomment>
        <translation>-gcp Pixel Zeile Rechtswert Hochwert Höhe, für gdal_translate --optfile.</translation>
    </message>
    <message>
        <source>All fields of the points.</source>
        <extracomment>exportgcps, help of parameter CSV</extracomment>
        <translation>Alle Felder der Punkte.</translation>
    </message>
    <message>
        <source>Points written</source>
        <extracomment>exportgcps, output COUNT</extracomment>
        <translation>Geschriebene Punkte</translation>
    </message>
    <message>
        <source>georeferencer</source>
        <extracomment>exportgcps, word to search for</extracomment>
        <translation>Georeferenzierung</translation>
    </message>
    <message>
        <source>georeference</source>
        <extracomment>exportgcps, word to search for</extracomment>
        <translation>georeferenzieren</translation>
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
        <translation>4 Punktwolken</translation>
    </message>
    <message>
        <source>Import a point cloud</source>
        <extracomment>name of importpointcloud</extracomment>
        <translation>Punktwolke importieren</translation>
    </message>
    <message>
        <source>Turns a table of scatterers (tomographic SAR, persistent scatterers, LiDAR) into a point cloud that QGIS shows on the map and in the 3-D view.</source>
        <extracomment>help of importpointcloud</extracomment>
        <translation>Macht aus einer Tabelle von Streuern (tomographisches SAR, Persistent Scatterer, LiDAR) eine Punktwolke, die QGIS auf der Karte und in der 3D-Ansicht zeigt.</translation>
    </message>
    <message>
        <source>Reads CSV and text of any delimiter, NPZ, HDF5, PLY, LAS, LAZ, EPT, GeoPackage, Shapefile; files of any size stream through in pieces. Tables of EGMS, MintPy, StaMPS, SARPROZ and SqueeSAR are recognised by their columns. What each column was taken for is in the log and in COLUMNS_USED; a line in COLUMNS corrects a guess (&quot;height = dem + dem_error; velocity = 1000 * v&quot;).</source>
        <extracomment>help of importpointcloud</extracomment>
        <translation>Liest CSV und Text mit jedem Trennzeichen, NPZ, HDF5, PLY, LAS, LAZ, EPT, GeoPackage, Shapefile; Dateien jeder Größe laufen stückweise durch. Tabellen von EGMS, MintPy, StaMPS, SARPROZ und SqueeSAR werden an ihren Spalten erkannt. Wofür jede Spalte gehalten wurde, steht im Protokoll und in COLUMNS_USED; eine Zeile in COLUMNS berichtigt eine Vermutung (&quot;height = dem + dem_error; velocity = 1000 * v&quot;).</translation>
    </message>
    <message>
        <source>Positions may be geographic, projected, geocentric, or radar-coded: line and sample, or azimuth and range time, with the elevation above a reference point. The latter are geocoded with the orbit of a product. With an orbit each point of any cloud also gets its incidence angle and heading, which a fusion needs.</source>
        <extracomment>help of importpointcloud</extracomment>
        <translation>Positionen dürfen geographisch, projiziert, geozentrisch oder radarkodiert sein: Zeile und Spalte, oder Azimut- und Entfernungszeit, mit der Elevation über einem Referenzpunkt. Letztere werden mit der Bahn eines Produkts geokodiert. Mit einer Bahn bekommt auch jeder Punkt jeder Wolke seinen Einfallswinkel und seine Flugrichtung, die eine Fusion braucht.</translation>
    </message>
    <message>
        <source>The reference point and the track that are given here are kept in the cloud for the fusion. Headings are those at a right angle to the line of sight at the point, which differ by degrees from the flight&apos;s own: prefer a product to a number.</source>
        <extracomment>help of importpointcloud</extracomment>
        <translation>Der Referenzpunkt und der Track, die hier angegeben werden, bleiben für die Fusion in der Wolke. Flugrichtungen sind die im rechten Winkel zur Sichtlinie am Punkt, die um Grade von der des Fluges selbst abweichen: ziehen Sie ein Produkt einer Zahl vor.</translation>
    </message>
    <message>
        <source>Heights are ellipsoidal, or are made so with a geoid grid or one undulation. Lines with too many or too few cells are left out, counted and reported.</source>
        <extracomment>help of importpointcloud</extracomment>
        <translation>Höhen sind ellipsoidisch, oder werden es durch ein Geoidgitter oder eine einzige Undulation. Zeilen mit zu vielen oder zu wenigen Zellen werden weggelassen, gezählt und gemeldet.</translation>
    </message>
    <message>
        <source>Points of a vector layer carry the field names that InSAR Explorer and PS Time Series read (VEL, COHERENCE, HEIGHT, D20160101 ...); time series may also go to a table of their own, keyed by the id of the point.</source>
        <extracomment>help of importpointcloud</extracomment>
        <translation>Punkte eines Vektorlayers tragen die Feldnamen, die InSAR Explorer und PS Time Series lesen (VEL, COHERENCE, HEIGHT, D20160101 ...); Zeitreihen dürfen auch in eine eigene Tabelle, mit der Id des Punkts als Schlüssel.</translation>
    </message>
    <message>
        <source>Table or cloud</source>
        <extracomment>importpointcloud, parameter INPUT</extracomment>
        <translation>Tabelle oder Wolke</translation>
    </message>
    <message>
        <source>CSV or text of any delimiter, NPZ, HDF5, PLY, LAS, LAZ, GeoPackage, Shapefile, or the ept.json of an EPT. A layer of a GeoPackage is named by file.gpkg|layername=points.</source>
        <extracomment>importpointcloud, help of parameter INPUT</extracomment>
        <translation>CSV oder Text mit jedem Trennzeichen, NPZ, HDF5, PLY, LAS, LAZ, GeoPackage, Shapefile, oder die ept.json eines EPT. Ein Layer eines GeoPackage wird als file.gpkg|layername=points benannt.</translation>
    </message>
    <message>
        <source>Format</source>
        <extracomment>importpointcloud, parameter FORMAT</extracomment>
        <translation>Format</translation>
    </message>
    <message>
        <source>Of the file; auto looks at its content.</source>
        <extracomment>importpointcloud, help of parameter FORMAT</extracomment>
        <translation>Der Datei; auto sieht sich ihren Inhalt an.</translation>
    </message>
    <message>
        <source>Columns</source>
        <extracomment>importpointcloud, parameter COLUMNS</extracomment>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>What the columns are, where the guess is wrong; the guess is in the log. Definitions on lines of their own or separated by semicolons, our name on the left: longitude, latitude; easting, northing; x_m, y_m, z_m; line, sample or t_az_s, tau_s; height, elevation, id, velocity (mm/yr), coherence ... &apos;height = dem + dem_error&apos; adds columns, &apos;velocity = 1000 * v&apos; changes the unit, &apos;snr = none&apos; leaves one away, any other name keeps a further column.</source>
        <extracomment>importpointcloud, help of parameter COLUMNS</extracomment>
        <translation>Was die Spalten sind, wo die Vermutung falsch ist; die Vermutung steht im Protokoll. Definitionen je in einer Zeile oder durch Semikolons getrennt, links unser Name: longitude, latitude; easting, northing; x_m, y_m, z_m; line, sample oder t_az_s, tau_s; height, elevation, id, velocity (mm/yr), coherence ... &apos;height = dem + dem_error&apos; addiert Spalten, &apos;velocity = 1000 * v&apos; ändert die Einheit, &apos;snr = none&apos; lässt eines weg, jeder andere Name behält eine weitere Spalte.</translation>
    </message>
    <message>
        <source>CRS of the table</source>
        <extracomment>importpointcloud, parameter CRS</extracomment>
        <translation>KBS der Tabelle</translation>
    </message>
    <message>
        <source>Of the positions in the file. Empty: what the file says; longitude and latitude alone are WGS 84.</source>
        <extracomment>importpointcloud, help of parameter CRS</extracomment>
        <translation>Der Positionen in der Datei. Leer: was die Datei sagt; Länge und Breite allein sind WGS 84.</translation>
    </message>
    <message>
        <source>Filter</source>
        <extracomment>importpointcloud, parameter FILTER</extracomment>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Points to keep, as an expression on their attributes: coherence &gt; 0.7 and snr &gt;= 3, or &quot;VEL&quot; between -20 and 20. Points without a value do not pass.</source>
        <extracomment>importpointcloud, help of parameter FILTER</extracomment>
        <translation>Zu behaltende Punkte, als Ausdruck über ihre Attribute: coherence &gt; 0.7 and snr &gt;= 3, oder &quot;VEL&quot; between -20 and 20. Punkte ohne Wert kommen nicht durch.</translation>
    </message>
    <message>
        <source>Extent</source>
        <extracomment>importpointcloud, parameter EXTENT</extracomment>
        <translation>Ausdehnung</translation>
    </message>
    <message>
        <source>Keep only points within this rectangle; in another CRS, within its bounding rectangle.</source>
        <extracomment>importpointcloud, help of parameter EXTENT</extracomment>
        <translation>Nur Punkte in diesem Rechteck behalten; in einem anderen KBS, in dessen umschließendem Rechteck.</translation>
    </message>
    <message>
        <source>SAR product of the track</source>
        <extracomment>importpointcloud, parameter PRODUCT</extracomment>
        <translation>SAR-Produkt des Tracks</translation>
    </message>
    <message>
        <source>The annotation of a TerraSAR-X, Sentinel-1 or NISAR-like product, a generic JSON, or the master.res of Doris. Geocodes clouds in lines and samples or in times; gives other clouds incidence and heading for each point.</source>
        <extracomment>importpointcloud, help of parameter PRODUCT</extracomment>
        <translation>Die Annotation eines Produkts von TerraSAR-X, Sentinel-1 oder nach Art von NISAR, ein allgemeines JSON, oder die master.res von Doris. Geokodiert Wolken in Zeilen und Spalten oder in Zeiten; gibt anderen Wolken Einfallswinkel und Flugrichtung für jeden Punkt.</translation>
    </message>
    <message>
        <source>Orbit of the track</source>
        <extracomment>importpointcloud, parameter ORBIT</extracomment>
        <translation>Bahn des Tracks</translation>
    </message>
    <message>
        <source>Instead of a product: a Sentinel-1 EOF file or a table of state vectors (t_s, x_m, y_m, z_m ...). It knows no lines and samples.</source>
        <extracomment>importpointcloud, help of parameter ORBIT</extracomment>
        <translation>Statt eines Produkts: eine Sentinel-1-EOF-Datei oder eine Tabelle von Zustandsvektoren (t_s, x_m, y_m, z_m ...). Sie kennt keine Zeilen und Spalten.</translation>
    </message>
    <message>
        <source>Time of the pass (UTC)</source>
        <extracomment>importpointcloud, parameter TIME</extracomment>
        <translation>Zeit des Überflugs (UTC)</translation>
    </message>
    <message>
        <source>Some moment of it, such as 2020-01-01T05:26:10, where the orbit file covers more than one pass; for a table of state vectors the moment that its times count from.</source>
        <extracomment>importpointcloud, help of parameter TIME</extracomment>
        <translation>Irgendein Augenblick davon, wie 2020-01-01T05:26:10, wenn die Bahndatei mehr als einen Überflug abdeckt; bei einer Tabelle von Zustandsvektoren der Augenblick, von dem an ihre Zeiten zählen.</translation>
    </message>
    <message>
        <source>Part of the product</source>
        <extracomment>importpointcloud, parameter PART</extracomment>
        <translation>Teil des Produkts</translation>
    </message>
    <message>
        <source>Name of the image, where the product holds several: the swath or polarisation that the cloud was made from.</source>
        <extracomment>importpointcloud, help of parameter PART</extracomment>
        <translation>Name des Bildes, wenn das Produkt mehrere enthält: der Streifen oder die Polarisation, aus der die Wolke gemacht wurde.</translation>
    </message>
    <message>
        <source>Number of the first line</source>
        <extracomment>importpointcloud, parameter FIRST_LINE</extracomment>
        <translation>Nummer der ersten Zeile</translation>
    </message>
    <message>
        <source>What the cloud calls the product&apos;s first line: 0, 1, or, for a cut-out, minus where it begins.</source>
        <extracomment>importpointcloud, help of parameter FIRST_LINE</extracomment>
        <translation>Wie die Wolke die erste Zeile des Produkts nennt: 0, 1, oder bei einem Ausschnitt minus dessen Anfang.</translation>
    </message>
    <message>
        <source>Number of the first sample</source>
        <extracomment>importpointcloud, parameter FIRST_SAMPLE</extracomment>
        <translation>Nummer der ersten Spalte</translation>
    </message>
    <message>
        <source>What the cloud calls the product&apos;s first sample: 0, 1, or, for a cut-out, minus where it begins.</source>
        <extracomment>importpointcloud, help of parameter FIRST_SAMPLE</extracomment>
        <translation>Wie die Wolke die erste Spalte des Produkts nennt: 0, 1, oder bei einem Ausschnitt minus deren Anfang.</translation>
    </message>
    <message>
        <source>Reference point</source>
        <extracomment>importpointcloud, parameter REFERENCE</extracomment>
        <translation>Referenzpunkt</translation>
    </message>
    <message>
        <source>Where the cloud itself has its reference point, with the ellipsoidal height that the processor took for it: &apos;line = 1204.5; sample = 873; height = 81.2&apos;, &apos;t = 3.25; tau = 0.0042; height = 81.2&apos;, &apos;longitude = 13.37; latitude = 52.51; height = 81.2&apos; or &apos;x = 389000; y = 5819000; height = 81.2&apos; in the CRS of the cloud. Elevations of radar-coded clouds start from it, and fusepointclouds shifts it to its absolute place.</source>
        <extracomment>importpointcloud, help of parameter REFERENCE</extracomment>
        <translation>Wo die Wolke selbst ihren Referenzpunkt hat, mit der ellipsoidischen Höhe, die der Prozessor dafür annahm: &apos;line = 1204.5; sample = 873; height = 81.2&apos;, &apos;t = 3.25; tau = 0.0042; height = 81.2&apos;, &apos;longitude = 13.37; latitude = 52.51; height = 81.2&apos; oder &apos;x = 389000; y = 5819000; height = 81.2&apos; im KBS der Wolke. Elevationen radarkodierter Wolken beginnen dort, und fusepointclouds schiebt ihn an seinen absoluten Ort.</translation>
    </message>
    <message>
        <source>Name of the track</source>
        <extracomment>importpointcloud, parameter TRACK</extracomment>
        <translation>Name des Tracks</translation>
    </message>
    <message>
        <source>As stereo SAR names it, such as ascending 42 deg; empty: that of the product, or of the file.</source>
        <extracomment>importpointcloud, help of parameter TRACK</extracomment>
        <translation>Wie Stereo-SAR ihn nennt, etwa ascending 42 deg; leer: der des Produkts oder der Datei.</translation>
    </message>
    <message>
        <source>Heading (degrees)</source>
        <extracomment>importpointcloud, parameter HEADING</extracomment>
        <translation>Flugrichtung (Grad)</translation>
    </message>
    <message>
        <source>Square to the line of sight at the point, clockwise from north, where no product, orbit or column tells.</source>
        <extracomment>importpointcloud, help of parameter HEADING</extracomment>
        <translation>Rechtwinklig zur Sichtlinie am Punkt, im Uhrzeigersinn von Norden, wo weder Produkt noch Bahn noch Spalte es sagen.</translation>
    </message>
    <message>
        <source>Incidence angle (degrees)</source>
        <extracomment>importpointcloud, parameter INCIDENCE</extracomment>
        <translation>Einfallswinkel (Grad)</translation>
    </message>
    <message>
        <source>At the reference point, where no product, orbit or column tells.</source>
        <extracomment>importpointcloud, help of parameter INCIDENCE</extracomment>
        <translation>Am Referenzpunkt, wo weder Produkt noch Bahn noch Spalte es sagen.</translation>
    </message>
    <message>
        <source>Look side</source>
        <extracomment>importpointcloud, parameter LOOK_SIDE</extracomment>
        <translation>Blickseite</translation>
    </message>
    <message>
        <source>To which side of the flight the radar looks; unknown: as the product says, else right.</source>
        <extracomment>importpointcloud, help of parameter LOOK_SIDE</extracomment>
        <translation>Zu welcher Seite des Fluges das Radar blickt; unknown: wie das Produkt sagt, sonst rechts.</translation>
    </message>
    <message>
        <source>ellipsoidal; or above the geoid, and made ellipsoidal by a grid of undulations or by one undulation.</source>
        <extracomment>importpointcloud, help of parameter HEIGHT_REFERENCE</extracomment>
        <translation>ellipsoidal: ellipsoidisch; oder über dem Geoid, und durch ein Gitter von Undulationen oder eine einzige Undulation ellipsoidisch gemacht.</translation>
    </message>
    <message>
        <source>Geoid grid</source>
        <extracomment>importpointcloud, parameter GEOID</extracomment>
        <translation>Geoidgitter</translation>
    </message>
    <message>
        <source>A raster of undulations in metres (EGM96, EGM2008, a national geoid) as GeoTIFF, GTX or anything that GDAL reads; for heights by geoid_grid.</source>
        <extracomment>importpointcloud, help of parameter GEOID</extracomment>
        <translation>Ein Raster von Undulationen in Metern (EGM96, EGM2008, ein nationales Geoid) als GeoTIFF, GTX oder was GDAL sonst liest; für Höhen nach geoid_grid.</translation>
    </message>
    <message>
        <source>Delimiter of text</source>
        <extracomment>importpointcloud, parameter DELIMITER</extracomment>
        <translation>Trennzeichen im Text</translation>
    </message>
    <message>
        <source>One character, or tab or space; empty: found from the first lines.</source>
        <extracomment>importpointcloud, help of parameter DELIMITER</extracomment>
        <translation>Ein Zeichen, oder tab oder space; leer: aus den ersten Zeilen gefunden.</translation>
    </message>
    <message>
        <source>Header of text</source>
        <extracomment>importpointcloud, parameter HEADER</extracomment>
        <translation>Kopfzeile im Text</translation>
    </message>
    <message>
        <source>Whether the first line names the columns; without, they are column_1, column_2 ...</source>
        <extracomment>importpointcloud, help of parameter HEADER</extracomment>
        <translation>Ob die erste Zeile die Spalten benennt; ohne heißen sie column_1, column_2 ...</translation>
    </message>
    <message>
        <source>Decimal mark of text</source>
        <extracomment>importpointcloud, parameter DECIMAL</extracomment>
        <translation>Dezimalzeichen im Text</translation>
    </message>
    <message>
        <source>auto finds it from the first lines.</source>
        <extracomment>importpointcloud, help of parameter DECIMAL</extracomment>
        <translation>auto findet es aus den ersten Zeilen.</translation>
    </message>
    <message>
        <source>Bad lines allowed</source>
        <extracomment>importpointcloud, parameter BAD_LINES</extracomment>
        <translation>Erlaubte schlechte Zeilen</translation>
    </message>
    <message>
        <source>Lines of text with too many or too few cells are left out and counted; more than this many stop the import.</source>
        <extracomment>importpointcloud, help of parameter BAD_LINES</extracomment>
        <translation>Zeilen mit zu vielen oder zu wenigen Zellen werden weggelassen und gezählt; mehr als so viele halten den Import an.</translation>
    </message>
    <message>
        <source>CRS of the cloud (default: local UTM zone)</source>
        <extracomment>imagestofusedcloud, parameter OUTPUT_CRS</extracomment>
        <translation>KBS der Wolke (Vorgabe: örtliche UTM-Zone)</translation>
    </message>
    <message>
        <source>A projected CRS in metres. Empty: that of the table if it is such, else the UTM zone of the points.</source>
        <extracomment>importpointcloud, help of parameter OUTPUT_CRS</extracomment>
        <translation>Ein projiziertes KBS in Metern. Leer: das der Tabelle, wenn es ein solches ist, sonst die UTM-Zone der Punkte.</translation>
    </message>
    <message>
        <source>Style</source>
        <extracomment>fusepointclouds, parameter STYLE</extracomment>
        <translation>Stil</translation>
    </message>
    <message>
        <source>What the colours of the layer show: auto is the velocity where there is one, else the height; track tells the clouds of a fusion apart. The same is set for the 3-D view.</source>
        <extracomment>fusepointclouds, help of parameter STYLE</extracomment>
        <translation>Was die Farben des Layers zeigen: auto die Geschwindigkeit, wo es eine gibt, sonst die Höhe; track unterscheidet die Wolken einer Fusion. Dasselbe gilt für die 3D-Ansicht.</translation>
    </message>
    <message>
        <source>Point cloud</source>
        <extracomment>importpointcloud, parameter OUTPUT</extracomment>
        <translation>Punktwolke</translation>
    </message>
    <message>
        <source>A name that ends with .json gives an EPT, a folder of that name, which every QGIS from 3.22 opens; .copc.laz a COPC, one file, for QGIS 3.26 and later; .laz and .las give LAS 1.4. COPC and LAS need the Python package laspy.</source>
        <extracomment>cloudstoaccuracy, help of parameter fuse:CLOUD</extracomment>
        <translation>Ein Name, der auf .json endet, gibt einen EPT, einen Ordner dieses Namens, den jedes QGIS ab 3.22 öffnet; .copc.laz einen COPC, eine Datei, für QGIS ab 3.26; .laz und .las geben LAS 1.4. COPC und LAS brauchen das Python-Paket laspy.</translation>
    </message>
    <message>
        <source>The points as a GeoPackage with the field names that InSAR Explorer and PS Time Series read, with their time series.</source>
        <extracomment>importpointcloud, help of parameter OUTPUT_POINTS</extracomment>
        <translation>Die Punkte als GeoPackage mit den Feldnamen, die InSAR Explorer und PS Time Series lesen, mit ihren Zeitreihen.</translation>
    </message>
    <message>
        <source>Side of grid cells in each of which the best point is kept in the layer of points (highest coherence, else SNR, else amplitude). 0 keeps all. The cloud itself is never thinned.</source>
        <extracomment>importpointcloud, help of parameter THINNING</extracomment>
        <translation>Seite von Gitterzellen, in denen je der beste Punkt im Layer der Punkte bleibt (höchste Kohärenz, sonst SNR, sonst Amplitude). 0 behält alle. Die Wolke selbst wird nie ausgedünnt.</translation>
    </message>
    <message>
        <source>Time series</source>
        <extracomment>importpointcloud, parameter SERIES</extracomment>
        <translation>Zeitreihen</translation>
    </message>
    <message>
        <source>A table (GeoPackage) with the time series of every point in mm, keyed by the id of the point.</source>
        <extracomment>importpointcloud, help of parameter SERIES</extracomment>
        <translation>Eine Tabelle (GeoPackage) mit der Zeitreihe jedes Punkts in mm, mit der Id des Punkts als Schlüssel.</translation>
    </message>
    <message>
        <source>Points in the cloud</source>
        <extracomment>importpointcloud, output COUNT</extracomment>
        <translation>Punkte in der Wolke</translation>
    </message>
    <message>
        <source>Rows read</source>
        <extracomment>importpointcloud, output READ</extracomment>
        <translation>Gelesene Zeilen</translation>
    </message>
    <message>
        <source>Rows left out</source>
        <extracomment>importpointcloud, output LEFT_OUT</extracomment>
        <translation>Weggelassene Zeilen</translation>
    </message>
    <message>
        <source>Points in the layer of points</source>
        <extracomment>importpointcloud, output THINNED</extracomment>
        <translation>Punkte im Layer der Punkte</translation>
    </message>
    <message>
        <source>What the columns were taken for</source>
        <extracomment>importpointcloud, output COLUMNS_USED</extracomment>
        <translation>Wofür die Spalten gehalten wurden</translation>
    </message>
    <message>
        <source>Format that was read</source>
        <extracomment>importpointcloud, output FORMAT_USED</extracomment>
        <translation>Gelesenes Format</translation>
    </message>
    <message>
        <source>point cloud</source>
        <extracomment>cloudstoaccuracy, word to search for</extracomment>
        <translation>Punktwolke</translation>
    </message>
    <message>
        <source>TomoSAR</source>
        <extracomment>fusepointclouds, word to search for</extracomment>
        <translation>TomoSAR</translation>
    </message>
    <message>
        <source>tomography</source>
        <extracomment>fusepointclouds, word to search for</extracomment>
        <translation>Tomographie</translation>
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
        <translation>Persistent Scatterer</translation>
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
        <translation>Zeitreihe</translation>
    </message>
    <message>
        <source>InSAR</source>
        <extracomment>fusepointclouds, word to search for</extracomment>
        <translation>InSAR</translation>
    </message>
    <message>
        <source>Fuse point clouds</source>
        <extracomment>name of fusepointclouds</extracomment>
        <translation>Punktwolken fusionieren</translation>
    </message>
    <message>
        <source>Brings clouds of several tracks into one absolute position, so that facades seen from both sides make one city.</source>
        <extracomment>help of fusepointclouds</extracomment>
        <translation>Bringt Wolken mehrerer Tracks an ihren gemeinsamen absoluten Ort, so dass Fassaden, die von beiden Seiten gesehen sind, eine Stadt ergeben.</translation>
    </message>
    <message>
        <source>Each cloud is relative to its own reference point, whose geocoded place is metres off. Where stereo SAR has located that point (a lamp post, seen by all tracks), each cloud is shifted so that its reference point lies where its track really sees the post: half the post&apos;s diameter before its axis. The point of stereo SAR lies neither on the axis nor on its surface; its offset follows from the geometry and the weights of the tracks that made it.</source>
        <extracomment>help of fusepointclouds</extracomment>
        <translation>Jede Wolke hängt an ihrem eigenen Referenzpunkt, dessen geokodierter Ort um Meter danebenliegt. Wo Stereo-SAR diesen Punkt geortet hat (einen Laternenmast, den alle Tracks sehen), wird jede Wolke so verschoben, dass ihr Referenzpunkt dort liegt, wo ihr Track den Mast wirklich sieht: den halben Durchmesser vor seiner Achse. Der Punkt des Stereo-SAR liegt weder auf der Achse noch auf der Oberfläche; sein Versatz folgt aus der Geometrie und den Gewichten der Tracks, die ihn gemacht haben.</translation>
    </message>
    <message>
        <source>Modes: geodetic, the general solution for any number of tracks; geodetic_printed, equations 7 to 15 of the paper, with one dz for all pairs of ascending and descending tracks; offset_only, without the lamp post; geometric, for when there is no stereo point: offsets along elevation that make the clouds match, with their uncertainty. Geometric offsets make the clouds agree, not right.</source>
        <extracomment>help of fusepointclouds</extracomment>
        <translation>Modi: geodetic, die allgemeine Lösung für beliebig viele Tracks; geodetic_printed, die Gleichungen 7 bis 15 des Artikels, mit einem dz für alle Paare auf- und absteigender Tracks; offset_only, ohne den Laternenmast; geometric, wenn es keinen Stereopunkt gibt: Versätze entlang der Elevation, bei denen die Wolken zueinander passen, mit ihrer Unsicherheit. Geometrische Versätze machen die Wolken einig, nicht richtig.</translation>
    </message>
    <message>
        <source>Heading, incidence and reference point come with clouds of importpointcloud; the table TRACKS gives or corrects them.</source>
        <extracomment>help of fusepointclouds</extracomment>
        <translation>Flugrichtung, Einfallswinkel und Referenzpunkt kommen mit Wolken von importpointcloud; die Tabelle TRACKS gibt oder berichtigt sie.</translation>
    </message>
    <message>
        <source>Source: Zhu, Montazeri, Gisinger, Hanssen, Bamler (2016), IEEE TGRS, doi 10.1109/TGRS.2015.2448686, section IV-D; geometric mode after Gernhardt, Cong, Eineder, Hinz, Bamler (2012), IEEE GRSL 9(1), 38-42.</source>
        <extracomment>help of fusepointclouds</extracomment>
        <translation>Quelle: Zhu, Montazeri, Gisinger, Hanssen, Bamler (2016), IEEE TGRS, doi 10.1109/TGRS.2015.2448686, Abschnitt IV-D; geometrischer Modus nach Gernhardt, Cong, Eineder, Hinz, Bamler (2012), IEEE GRSL 9(1), 38-42.</translation>
    </message>
    <message>
        <source>Clouds</source>
        <extracomment>cloudstoaccuracy, parameter CLOUDS</extracomment>
        <translation>Wolken</translation>
    </message>
    <message>
        <source>Two or more clouds of importpointcloud, one of each track. They bring their reference point, heading and incidence with them; TRACKS gives what they lack.</source>
        <extracomment>fusepointclouds, help of parameter CLOUDS</extracomment>
        <translation>Zwei oder mehr Wolken von importpointcloud, eine je Track. Sie bringen Referenzpunkt, Flugrichtung und Einfallswinkel mit; TRACKS gibt, was ihnen fehlt.</translation>
    </message>
    <message>
        <source>Mode</source>
        <extracomment>cloudstoaccuracy, parameter MODE</extracomment>
        <translation>Modus</translation>
    </message>
    <message>
        <source>geodetic: each cloud&apos;s reference point goes where its track sees the lamp post, for any number of tracks. geodetic_printed: equations 7 to 15 of the paper, one dz for all pairs. offset_only: each reference point goes to the stereo point itself. geometric: without a stereo point, offsets along elevation by which the clouds match.</source>
        <extracomment>fusepointclouds, help of parameter MODE</extracomment>
        <translation>geodetic: der Referenzpunkt jeder Wolke kommt dorthin, wo ihr Track den Laternenmast sieht, für beliebig viele Tracks. geodetic_printed: Gleichungen 7 bis 15 des Artikels, ein dz für alle Paare. offset_only: jeder Referenzpunkt kommt auf den Stereopunkt selbst. geometric: ohne Stereopunkt, Versätze entlang der Elevation, bei denen die Wolken zueinander passen.</translation>
    </message>
    <message>
        <source>Stereo SAR points</source>
        <extracomment>cloudstoaccuracy, parameter STEREO</extracomment>
        <translation>Punkte des Stereo-SAR</translation>
    </message>
    <message>
        <source>The points of stereogcp, with the reference point of the clouds among them. Not needed in the geometric mode.</source>
        <extracomment>fusepointclouds, help of parameter STEREO</extracomment>
        <translation>Die Punkte von stereogcp, mit dem Referenzpunkt der Wolken darunter. Im geometrischen Modus nicht nötig.</translation>
    </message>
    <message>
        <source>Reference target</source>
        <extracomment>imagestofusedcloud, parameter TARGET</extracomment>
        <translation>Referenzziel</translation>
    </message>
    <message>
        <source>Name (field target) of the reference point of the clouds; empty: the one nearest to where they have theirs.</source>
        <extracomment>fusepointclouds, help of parameter TARGET</extracomment>
        <translation>Name (Feld target) des Referenzpunkts der Wolken; leer: der, der dem ihren am nächsten liegt.</translation>
    </message>
    <message>
        <source>Residuals of stereo SAR</source>
        <extracomment>cloudstoaccuracy, parameter RESIDUALS</extracomment>
        <translation>Residuen des Stereo-SAR</translation>
    </message>
    <message>
        <source>The table RESIDUALS of the same run: which tracks made the stereo point, with what weights and from where they saw it. Without it the rounded figures in the points&apos; field tracks serve, with the clouds&apos; angles.</source>
        <extracomment>fusepointclouds, help of parameter RESIDUALS</extracomment>
        <translation>Die Tabelle RESIDUALS desselben Laufs: welche Tracks den Stereopunkt gemacht haben, mit welchen Gewichten und von wo sie ihn sahen. Ohne sie dienen die gerundeten Zahlen im Feld tracks der Punkte, mit den Winkeln der Wolken.</translation>
    </message>
    <message>
        <source>Coordinates of the reference point</source>
        <extracomment>fusepointclouds, parameter COORDINATES</extracomment>
        <translation>Koordinaten des Referenzpunkts</translation>
    </message>
    <message>
        <source>Instead of a layer: &apos;longitude = 13.3777; latitude = 52.5186; height = 81.43&apos;, ellipsoidal, on WGS 84. The clouds&apos; own tracks are then taken to have made it, with equal weights.</source>
        <extracomment>fusepointclouds, help of parameter COORDINATES</extracomment>
        <translation>Statt eines Layers: &apos;longitude = 13.3777; latitude = 52.5186; height = 81.43&apos;, ellipsoidisch, auf WGS 84. Dann gelten die eigenen Tracks der Wolken als die, die ihn gemacht haben, mit gleichen Gewichten.</translation>
    </message>
    <message>
        <source>Diameter of the lamp post (m)</source>
        <extracomment>fusepointclouds, parameter DIAMETER</extracomment>
        <translation>Durchmesser des Laternenmasts (m)</translation>
    </message>
    <message>
        <source>Of the cylinder that is the reference point; 0 for a target that all tracks see at one place, such as a corner reflector.</source>
        <extracomment>fusepointclouds, help of parameter DIAMETER</extracomment>
        <translation>Des Zylinders, der der Referenzpunkt ist; 0 für ein Ziel, das alle Tracks an einem Ort sehen, wie einen Winkelreflektor.</translation>
    </message>
    <message>
        <source>Standard deviation of the diameter (m)</source>
        <extracomment>fusepointclouds, parameter DIAMETER_SIGMA</extracomment>
        <translation>Standardabweichung des Durchmessers (m)</translation>
    </message>
    <message>
        <source>What the clouds do not say of themselves: a row for each cloud, named by its file or layer, or in the order of the clouds where the names are empty. Heading clockwise from north and incidence in degrees, look side right or left, x, y and height of the reference point in the CRS of the cloud. Empty cells leave the cloud&apos;s own.</source>
        <extracomment>fusepointclouds, help of parameter TRACKS</extracomment>
        <translation>Was die Wolken nicht von selbst sagen: eine Zeile für jede Wolke, benannt nach Datei oder Layer, oder in der Reihenfolge der Wolken, wo die Namen leer sind. Flugrichtung im Uhrzeigersinn von Norden und Einfallswinkel in Grad, Blickseite right oder left, x, y und Höhe des Referenzpunkts im KBS der Wolke. Leere Zellen lassen das der Wolke.</translation>
    </message>
    <message>
        <source>Names of clouds, with commas between them, that the geometric mode leaves where they are, such as one that is already absolute. Empty: all move, as little as possible.</source>
        <extracomment>fusepointclouds, help of parameter HELD</extracomment>
        <translation>Namen von Wolken, mit Kommas dazwischen, die der geometrische Modus lässt, wo sie sind, etwa eine, die schon absolut ist. Leer: alle bewegen sich, so wenig wie möglich.</translation>
    </message>
    <message>
        <source>How far the ranges of a cloud as a whole may be off: it goes into the errors of its offset, which matching cannot tell from it.</source>
        <extracomment>fusepointclouds, help of parameter RANGE_SIGMA</extracomment>
        <translation>Wie weit die Entfernungen einer Wolke als ganze danebenliegen können: es geht in die Fehler ihres Versatzes ein, von dem die Anpassung es nicht unterscheiden kann.</translation>
    </message>
    <message>
        <source>How far the azimuths of a cloud as a whole may be off: it goes into the errors of its offset, which matching cannot tell from it.</source>
        <extracomment>fusepointclouds, help of parameter AZIMUTH_SIGMA</extracomment>
        <translation>Wie weit die Azimute einer Wolke als ganze danebenliegen können: es geht in die Fehler ihres Versatzes ein, von dem die Anpassung es nicht unterscheiden kann.</translation>
    </message>
    <message>
        <source>Undulation at the reference point (m)</source>
        <extracomment>fusepointclouds, parameter UNDULATION</extracomment>
        <translation>Undulation am Referenzpunkt (m)</translation>
    </message>
    <message>
        <source>Fused point cloud</source>
        <extracomment>cloudstoaccuracy, parameter fuse:CLOUD</extracomment>
        <translation>Fusionierte Punktwolke</translation>
    </message>
    <message>
        <source>Shifts with their errors, agreement of the clouds before and after, a cross-section, as one HTML file.</source>
        <extracomment>cloudstoaccuracy, help of parameter fuse:FUSED_REPORT</extracomment>
        <translation>Verschiebungen mit ihren Fehlern, Übereinstimmung der Wolken vorher und nachher, ein Querschnitt, als eine HTML-Datei.</translation>
    </message>
    <message>
        <source>Points in the fused cloud</source>
        <extracomment>fusepointclouds, output COUNT</extracomment>
        <translation>Punkte in der fusionierten Wolke</translation>
    </message>
    <message>
        <source>Largest shift of a cloud (m)</source>
        <extracomment>fusepointclouds, output MAX_SHIFT</extracomment>
        <translation>Größte Verschiebung einer Wolke (m)</translation>
    </message>
    <message>
        <source>Largest part of the lamp post (m)</source>
        <extracomment>fusepointclouds, output MAX_LAMP_POST</extracomment>
        <translation>Größter Anteil des Laternenmasts (m)</translation>
    </message>
    <message>
        <source>Largest disagreement of tracks by the printed equations (m)</source>
        <extracomment>fusepointclouds, output DISAGREEMENT</extracomment>
        <translation>Größte Uneinigkeit der Tracks nach den gedruckten Gleichungen (m)</translation>
    </message>
    <message>
        <source>Largest median height difference of two clouds before (m)</source>
        <extracomment>fusepointclouds, output MEDIAN_BEFORE</extracomment>
        <translation>Größte mediane Höhendifferenz zweier Wolken vorher (m)</translation>
    </message>
    <message>
        <source>Largest median height difference of two clouds after (m)</source>
        <extracomment>fusepointclouds, output MEDIAN_AFTER</extracomment>
        <translation>Größte mediane Höhendifferenz zweier Wolken nachher (m)</translation>
    </message>
    <message>
        <source>geodetic</source>
        <extracomment>fusepointclouds, word to search for</extracomment>
        <translation>geodätisch</translation>
    </message>
    <message>
        <source>stereo SAR</source>
        <extracomment>fusepointclouds, word to search for</extracomment>
        <translation>Stereo-SAR</translation>
    </message>
    <message>
        <source>lamp post</source>
        <extracomment>fusepointclouds, word to search for</extracomment>
        <translation>Laternenmast</translation>
    </message>
    <message>
        <source>ascending</source>
        <extracomment>fusepointclouds, word to search for</extracomment>
        <translation>aufsteigend</translation>
    </message>
    <message>
        <source>descending</source>
        <extracomment>fusepointclouds, word to search for</extracomment>
        <translation>absteigend</translation>
    </message>
    <message>
        <source>co-registration</source>
        <extracomment>demcomposite, word to search for</extracomment>
        <translation>Koregistrierung</translation>
    </message>
    <message>
        <source>offset</source>
        <extracomment>fusepointclouds, word to search for</extracomment>
        <translation>Versatz</translation>
    </message>
    <message>
        <source>multi-track</source>
        <extracomment>fusepointclouds, word to search for</extracomment>
        <translation>mehrere Tracks</translation>
    </message>
    <message>
        <source>Accuracy of a point cloud</source>
        <extracomment>name of pointcloudaccuracy</extracomment>
        <translation>Genauigkeit einer Punktwolke</translation>
    </message>
    <message>
        <source>Says how far a cloud or ground control points are from a reference: a LiDAR cloud or a surface model.</source>
        <extracomment>help of pointcloudaccuracy</extracomment>
        <translation>Sagt, wie weit eine Wolke oder Passpunkte von einer Referenz entfernt sind: einer LiDAR-Wolke oder einem Oberflächenmodell.</translation>
    </message>
    <message>
        <source>Vertical, on flat areas: height of each point above the reference around it; bias, standard deviation, root mean square, robust figures, for each area and track. Horizontal, on facades: the footprint of a facade is fitted to the reference (reweighted least squares with the bisquare function), the points of the cloud that belong to it are found, and their distances at right angles to it give bias (mean) and precision (standard deviation). Ground control points: the mode of the reference heights within a metre.</source>
        <extracomment>help of pointcloudaccuracy</extracomment>
        <translation>Vertikal, auf ebenen Flächen: Höhe jedes Punkts über der Referenz um ihn; Bias, Standardabweichung, quadratisches Mittel, robuste Zahlen, für jede Fläche und jeden Track. Horizontal, an Fassaden: der Grundriss einer Fassade wird an die Referenz angepasst (umgewichtete kleinste Quadrate mit der Bisquare-Funktion), die Punkte der Wolke, die zu ihr gehören, werden gefunden, und ihre rechtwinkligen Abstände dazu geben Bias (Mittel) und Präzision (Standardabweichung). Passpunkte: der Modus der Referenzhöhen innerhalb eines Meters.</translation>
    </message>
    <message>
        <source>Biases and precisions come with standard errors. Points of one facade or area share errors, so that the standard error over several areas is the one to quote.</source>
        <extracomment>help of pointcloudaccuracy</extracomment>
        <translation>Bias und Präzision kommen mit Standardfehlern. Punkte einer Fassade oder Fläche haben gemeinsame Fehler, so dass man den Standardfehler über mehrere Flächen angibt.</translation>
    </message>
    <message>
        <source>Clouds and reference must be in one vertical system: ellipsoidal heights. A surface model above the geoid differs by the undulation.</source>
        <extracomment>help of pointcloudaccuracy</extracomment>
        <translation>Wolken und Referenz müssen in einem Höhensystem sein: ellipsoidische Höhen. Ein Oberflächenmodell über dem Geoid weicht um die Undulation ab.</translation>
    </message>
    <message>
        <source>Source: Zhu, Montazeri, Gisinger, Hanssen, Bamler (2016), IEEE TGRS, doi 10.1109/TGRS.2015.2448686, section V; Montazeri, Gisinger, Eineder, Zhu (2018), doi 10.1109/TGRS.2017.2769078, section V.</source>
        <extracomment>help of pointcloudaccuracy</extracomment>
        <translation>Quelle: Zhu, Montazeri, Gisinger, Hanssen, Bamler (2016), IEEE TGRS, doi 10.1109/TGRS.2015.2448686, Abschnitt V; Montazeri, Gisinger, Eineder, Zhu (2018), doi 10.1109/TGRS.2017.2769078, Abschnitt V.</translation>
    </message>
    <message>
        <source>The cloud to be measured, such as that of fusepointclouds; its attribute track tells tracks apart.</source>
        <extracomment>pointcloudaccuracy, help of parameter CLOUD</extracomment>
        <translation>Die zu messende Wolke, wie die von fusepointclouds; ihr Attribut track unterscheidet die Tracks.</translation>
    </message>
    <message>
        <source>Points of stereogcp, or any with ellipsoidal heights as Z. Their heights are compared with the mode of the reference heights around them.</source>
        <extracomment>pointcloudaccuracy, help of parameter GCPS</extracomment>
        <translation>Punkte von stereogcp, oder beliebige mit ellipsoidischen Höhen als Z. Ihre Höhen werden mit dem Modus der Referenzhöhen um sie verglichen.</translation>
    </message>
    <message>
        <source>Reference</source>
        <extracomment>cloudstoaccuracy, parameter REFERENCE</extracomment>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>A surface model (raster) or a LiDAR cloud, with ellipsoidal heights.</source>
        <extracomment>pointcloudaccuracy, help of parameter REFERENCE</extracomment>
        <translation>Ein Oberflächenmodell (Raster) oder eine LiDAR-Wolke, mit ellipsoidischen Höhen.</translation>
    </message>
    <message>
        <source>Reference from a file</source>
        <extracomment>pointcloudaccuracy, parameter REFERENCE_FILE</extracomment>
        <translation>Referenz aus einer Datei</translation>
    </message>
    <message>
        <source>Instead of a layer: a LAS, LAZ or other file that importpointcloud reads but this QGIS does not open as a layer.</source>
        <extracomment>pointcloudaccuracy, help of parameter REFERENCE_FILE</extracomment>
        <translation>Statt eines Layers: eine LAS-, LAZ- oder andere Datei, die importpointcloud liest, dieses QGIS aber nicht als Layer öffnet.</translation>
    </message>
    <message>
        <source>Filter of the reference</source>
        <extracomment>pointcloudaccuracy, parameter REFERENCE_FILTER</extracomment>
        <translation>Filter der Referenz</translation>
    </message>
    <message>
        <source>Points of a LiDAR cloud to compare with, as an expression: classification = 2 for the ground.</source>
        <extracomment>pointcloudaccuracy, help of parameter REFERENCE_FILTER</extracomment>
        <translation>Punkte einer LiDAR-Wolke, mit denen verglichen wird, als Ausdruck: classification = 2 für den Boden.</translation>
    </message>
    <message>
        <source>Flat areas</source>
        <extracomment>cloudstoaccuracy, parameter FLAT</extracomment>
        <translation>Ebene Flächen</translation>
    </message>
    <message>
        <source>Polygons on flat ground or flat roofs, in which heights are compared.</source>
        <extracomment>pointcloudaccuracy, help of parameter FLAT</extracomment>
        <translation>Polygone auf ebenem Boden oder flachen Dächern, in denen Höhen verglichen werden.</translation>
    </message>
    <message>
        <source>Facades</source>
        <extracomment>cloudstoaccuracy, parameter FACADES</extracomment>
        <translation>Fassaden</translation>
    </message>
    <message>
        <source>Lines along the foot of facades, or polygons around a part of a building in which the facade is found in the reference.</source>
        <extracomment>pointcloudaccuracy, help of parameter FACADES</extracomment>
        <translation>Linien am Fuß von Fassaden, oder Polygone um einen Teil eines Gebäudes, in denen die Fassade in der Referenz gefunden wird.</translation>
    </message>
    <message>
        <source>Radius of reference points (m)</source>
        <extracomment>pointcloudaccuracy, parameter RADIUS</extracomment>
        <translation>Radius der Referenzpunkte (m)</translation>
    </message>
    <message>
        <source>Reference points within this radius give the height at a point of the cloud; where there are fewer than five it grows up to four times.</source>
        <extracomment>pointcloudaccuracy, help of parameter RADIUS</extracomment>
        <translation>Referenzpunkte in diesem Radius geben die Höhe an einem Punkt der Wolke; wo es weniger als fünf sind, wächst er bis auf das Vierfache.</translation>
    </message>
    <message>
        <source>Reference surface</source>
        <extracomment>pointcloudaccuracy, parameter SURFACE</extracomment>
        <translation>Referenzfläche</translation>
    </message>
    <message>
        <source>Median of the reference points around, or a plane through them, for ground that slopes.</source>
        <extracomment>pointcloudaccuracy, help of parameter SURFACE</extracomment>
        <translation>Median der Referenzpunkte ringsum, oder eine Ebene durch sie, für geneigten Boden.</translation>
    </message>
    <message>
        <source>Radius around control points (m)</source>
        <extracomment>pointcloudaccuracy, parameter GCP_RADIUS</extracomment>
        <translation>Radius um Passpunkte (m)</translation>
    </message>
    <message>
        <source>The mode of the reference heights within it is the height of the ground at a control point.</source>
        <extracomment>pointcloudaccuracy, help of parameter GCP_RADIUS</extracomment>
        <translation>Der Modus der Referenzhöhen darin ist die Höhe des Bodens an einem Passpunkt.</translation>
    </message>
    <message>
        <source>Radius of the cylinder (m)</source>
        <extracomment>pointcloudaccuracy, parameter CYLINDER</extracomment>
        <translation>Radius des Zylinders (m)</translation>
    </message>
    <message>
        <source>A place of the reference is one of a facade where heights scatter within this radius.</source>
        <extracomment>pointcloudaccuracy, help of parameter CYLINDER</extracomment>
        <translation>Ein Ort der Referenz gehört zu einer Fassade, wo Höhen innerhalb dieses Radius streuen.</translation>
    </message>
    <message>
        <source>Scatter of a facade (m)</source>
        <extracomment>pointcloudaccuracy, parameter THRESHOLD</extracomment>
        <translation>Streuung einer Fassade (m)</translation>
    </message>
    <message>
        <source>Cells of a surface model hold</source>
        <extracomment>pointcloudaccuracy, parameter CELL_RULE</extracomment>
        <translation>Zellen eines Oberflächenmodells enthalten</translation>
    </message>
    <message>
        <source>The height at a cell&apos;s centre, its mean, or the highest in it. The last makes buildings half a cell too large, which is taken off.</source>
        <extracomment>pointcloudaccuracy, help of parameter CELL_RULE</extracomment>
        <translation>Die Höhe in der Mitte einer Zelle, ihr Mittel, oder die höchste darin. Letzteres macht Gebäude um eine halbe Zelle zu groß, was abgezogen wird.</translation>
    </message>
    <message>
        <source>Half width of the corridor (m)</source>
        <extracomment>pointcloudaccuracy, parameter HALF_WIDTH</extracomment>
        <translation>Halbe Breite des Korridors (m)</translation>
    </message>
    <message>
        <source>Points of the cloud up to so far from a facade are looked at; those that do not belong to it are told by the form of the distribution.</source>
        <extracomment>pointcloudaccuracy, help of parameter HALF_WIDTH</extracomment>
        <translation>Punkte der Wolke bis zu diesem Abstand von einer Fassade werden betrachtet; die nicht zu ihr gehören, verrät die Form der Verteilung.</translation>
    </message>
    <message>
        <source>Least density (points per m²)</source>
        <extracomment>pointcloudaccuracy, parameter DENSITY</extracomment>
        <translation>Kleinste Dichte (Punkte je m²)</translation>
    </message>
    <message>
        <source>Heights of facades (m)</source>
        <extracomment>pointcloudaccuracy, parameter HEIGHTS</extracomment>
        <translation>Höhen der Fassaden (m)</translation>
    </message>
    <message>
        <source>Standard deviation of elevations (m)</source>
        <extracomment>pointcloudaccuracy, parameter ELEVATION_SIGMA</extracomment>
        <translation>Standardabweichung der Elevationen (m)</translation>
    </message>
    <message>
        <source>To which side of the flight the radar looks.</source>
        <extracomment>pointcloudaccuracy, help of parameter LOOK_SIDE</extracomment>
        <translation>Zu welcher Seite des Fluges das Radar blickt.</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <extracomment>cloudstoaccuracy, parameter assess:ACCURACY</extracomment>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>A row for each area, facade and track, and for all together.</source>
        <extracomment>cloudstoaccuracy, help of parameter assess:ACCURACY</extracomment>
        <translation>Eine Zeile für jede Fläche, jede Fassade und jeden Track, und für alle zusammen.</translation>
    </message>
    <message>
        <source>Facade lines</source>
        <extracomment>cloudstoaccuracy, parameter assess:LINES</extracomment>
        <translation>Fassadenlinien</translation>
    </message>
    <message>
        <source>The lines fitted to the reference, with the accuracy.</source>
        <extracomment>cloudstoaccuracy, help of parameter assess:LINES</extracomment>
        <translation>Die an die Referenz angepassten Linien, mit der Genauigkeit.</translation>
    </message>
    <message>
        <source>Each control point and its height difference.</source>
        <extracomment>pointcloudaccuracy, help of parameter GCP_OUTPUT</extracomment>
        <translation>Jeder Passpunkt und sein Höhenunterschied.</translation>
    </message>
    <message>
        <source>Figures, histograms and plans of the facades in one HTML file.</source>
        <extracomment>cloudstoaccuracy, help of parameter assess:ACCURACY_REPORT</extracomment>
        <translation>Zahlen, Histogramme und Pläne der Fassaden in einer HTML-Datei.</translation>
    </message>
    <message>
        <source>Figures as JSON</source>
        <extracomment>cloudstoaccuracy, parameter assess:FIGURES</extracomment>
        <translation>Zahlen als JSON</translation>
    </message>
    <message>
        <source>All figures for other programs.</source>
        <extracomment>cloudstoaccuracy, help of parameter assess:FIGURES</extracomment>
        <translation>Alle Zahlen für andere Programme.</translation>
    </message>
    <message>
        <source>Mean height above the reference (m)</source>
        <extracomment>pointcloudaccuracy, output VERTICAL_BIAS</extracomment>
        <translation>Mittlere Höhe über der Referenz (m)</translation>
    </message>
    <message>
        <source>Its standard error (m)</source>
        <extracomment>pointcloudaccuracy, output VERTICAL_BIAS_SE</extracomment>
        <translation>Ihr Standardfehler (m)</translation>
    </message>
    <message>
        <source>Root mean square of the heights above the reference (m)</source>
        <extracomment>pointcloudaccuracy, output VERTICAL_RMSE</extracomment>
        <translation>Quadratisches Mittel der Höhen über der Referenz (m)</translation>
    </message>
    <message>
        <source>Median height above the reference (m)</source>
        <extracomment>pointcloudaccuracy, output VERTICAL_MEDIAN</extracomment>
        <translation>Mediane Höhe über der Referenz (m)</translation>
    </message>
    <message>
        <source>Robust spread of the heights above the reference (m)</source>
        <extracomment>pointcloudaccuracy, output VERTICAL_NMAD</extracomment>
        <translation>Robuste Streuung der Höhen über der Referenz (m)</translation>
    </message>
    <message>
        <source>Mean distance from the facades (m)</source>
        <extracomment>pointcloudaccuracy, output HORIZONTAL_BIAS</extracomment>
        <translation>Mittlerer Abstand von den Fassaden (m)</translation>
    </message>
    <message>
        <source>Standard deviation of the distances from the facades (m)</source>
        <extracomment>pointcloudaccuracy, output HORIZONTAL_PRECISION</extracomment>
        <translation>Standardabweichung der Abstände von den Fassaden (m)</translation>
    </message>
    <message>
        <source>Mean height of the control points above the reference (m)</source>
        <extracomment>pointcloudaccuracy, output GCP_BIAS</extracomment>
        <translation>Mittlere Höhe der Passpunkte über der Referenz (m)</translation>
    </message>
    <message>
        <source>Root mean square of their heights above the reference (m)</source>
        <extracomment>pointcloudaccuracy, output GCP_RMSE</extracomment>
        <translation>Quadratisches Mittel ihrer Höhen über der Referenz (m)</translation>
    </message>
    <message>
        <source>accuracy</source>
        <extracomment>cloudstoaccuracy, word to search for</extracomment>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>validation</source>
        <extracomment>pointcloudaccuracy, word to search for</extracomment>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>LiDAR</source>
        <extracomment>cloudstoaccuracy, word to search for</extracomment>
        <translation>LiDAR</translation>
    </message>
    <message>
        <source>facade</source>
        <extracomment>pointcloudaccuracy, word to search for</extracomment>
        <translation>Fassade</translation>
    </message>
    <message>
        <source>bias</source>
        <extracomment>pointcloudaccuracy, word to search for</extracomment>
        <translation>Bias</translation>
    </message>
    <message>
        <source>precision</source>
        <extracomment>pointcloudaccuracy, word to search for</extracomment>
        <translation>Präzision</translation>
    </message>
    <message>
        <source>bisquare</source>
        <extracomment>pointcloudaccuracy, word to search for</extracomment>
        <translation>bisquare</translation>
    </message>
    <message>
        <source>quality</source>
        <extracomment>pointcloudaccuracy, word to search for</extracomment>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>DEMs to building heights</source>
        <extracomment>name of demstoheights</extracomment>
        <translation>Höhenmodelle zu Gebäudehöhen</translation>
    </message>
    <message>
        <source>The whole chain from free global DEMs to a map of building heights, as a model.</source>
        <extracomment>help of demstoheights</extracomment>
        <translation>Die ganze Kette von freien globalen Höhenmodellen zu einer Karte der Gebäudehöhen, als Modell.</translation>
    </message>
    <message>
        <source>It makes a composite of the DEMs, computes features in cells of 250 m, and predicts building heights with a fitted model. Outside the city that the model was fitted to, take the result as a pattern and look at the band OUT_OF_RANGE.</source>
        <extracomment>help of demstoheights</extracomment>
        <translation>Sie macht ein Komposit aus den Höhenmodellen, berechnet Merkmale in Zellen von 250 m und sagt Gebäudehöhen mit einem angepassten Modell vorher. Außerhalb der Stadt, an die das Modell angepasst wurde, nehmen Sie das Ergebnis als Muster und sehen Sie auf das Band OUT_OF_RANGE.</translation>
    </message>
    <message>
        <source>The steps are the algorithms &apos;Composite of DEMs&apos;, &apos;Features of a DEM&apos; and &apos;Predict building heights&apos;; run them one by one for their rarer options, such as volume and floor area, or standard errors for a new city.</source>
        <extracomment>help of demstoheights</extracomment>
        <translation>Die Schritte sind die Algorithmen &apos;Komposit aus Höhenmodellen&apos;, &apos;Merkmale eines Höhenmodells&apos; und &apos;Gebäudehöhen vorhersagen&apos;; führen Sie sie einzeln aus, um ihre selteneren Optionen zu nutzen, wie Volumen und Geschossfläche, oder Standardfehler für eine neue Stadt.</translation>
    </message>
    <message>
        <source>Source: Pesaresi, Corbane, Ren, Ng (2021), PLOS ONE, doi 10.1371/journal.pone.0244478.</source>
        <extracomment>help of demstofeatures</extracomment>
        <translation>Quelle: Pesaresi, Corbane, Ren, Ng (2021), PLOS ONE, doi 10.1371/journal.pone.0244478.</translation>
    </message>
    <message>
        <source>Composite method</source>
        <extracomment>demstofeatures, parameter METHOD</extracomment>
        <translation>Verfahren des Komposits</translation>
    </message>
    <message>
        <source>How the DEMs are combined; union was best in the paper.</source>
        <extracomment>demstofeatures, help of parameter METHOD</extracomment>
        <translation>Wie die Höhenmodelle verbunden werden; union war im Artikel am besten.</translation>
    </message>
    <message>
        <source>Empty: the columns are guessed when the import runs. Guess from file shows how.</source>
        <extracomment>ui/columns_widget.py</extracomment>
        <translation>Leer: die Spalten werden beim Import erraten. Aus Datei raten zeigt, wie.</translation>
    </message>
    <message>
        <source>Guess from file</source>
        <extracomment>ui/columns_widget.py</extracomment>
        <translation>Aus Datei raten</translation>
    </message>
    <message>
        <source>Choose the table or cloud first.</source>
        <extracomment>ui/columns_widget.py</extracomment>
        <translation>Wählen Sie zuerst die Tabelle oder Wolke.</translation>
    </message>
    <message>
        <source>, {count} points</source>
        <extracomment>ui/columns_widget.py</extracomment>
        <translation>, {count} Punkte</translation>
    </message>
    <message>
        <source>The file cannot be read ({error}); see the log messages.</source>
        <extracomment>ui/columns_widget.py</extracomment>
        <translation>Die Datei kann nicht gelesen werden ({error}); sehen Sie in die Protokollmeldungen.</translation>
    </message>
    <message>
        <source>This place has no coordinates in {crs}; pick a cell of the raster.</source>
        <extracomment>ui/docks/pick.py</extracomment>
        <translation>Dieser Ort hat keine Koordinaten in {crs}; wählen Sie eine Zelle des Rasters.</translation>
    </message>
    <message>
        <source>Select a row of the point target analysis to see its response.</source>
        <extracomment>ui/docks/point_target.py</extracomment>
        <translation>Wählen Sie eine Zeile der Punktzielanalyse, um die Antwort des Ziels zu sehen.</translation>
    </message>
    <message>
        <source>Select a ground control point to see its residuals.</source>
        <extracomment>ui/docks/residuals.py</extracomment>
        <translation>Wählen Sie einen Passpunkt, um seine Residuen zu sehen.</translation>
    </message>
    <message>
        <source>No table of residuals is in the project; add the output Residuals of the run that located this target, or run it again with that output.</source>
        <extracomment>ui/docks/residuals.py</extracomment>
        <translation>Im Projekt ist keine Tabelle der Residuen; fügen Sie die Ausgabe Residuen des Laufs hinzu, der dieses Ziel geortet hat, oder führen Sie ihn mit dieser Ausgabe noch einmal aus.</translation>
    </message>
    <message>
        <source>These residuals are of another run: their spread or number is not that of the point.</source>
        <extracomment>ui/docks/residuals.py</extracomment>
        <translation>Diese Residuen sind von einem anderen Lauf: ihre Streuung oder Zahl ist nicht die des Punkts.</translation>
    </message>
    <message>
        <source>No table of residuals in the project holds {target}; add the output Residuals of the run that located it.</source>
        <extracomment>ui/docks/residuals.py</extracomment>
        <translation>Keine Tabelle der Residuen im Projekt enthält {target}; fügen Sie die Ausgabe Residuen des Laufs hinzu, der es geortet hat.</translation>
    </message>
    <message>
        <source>Picture of the selection</source>
        <extracomment>ui/docks/selection.py</extracomment>
        <translation>Bild der Auswahl</translation>
    </message>
    <message>
        <source>Pick a cell</source>
        <extracomment>ui/docks/selection.py</extracomment>
        <translation>Zelle wählen</translation>
    </message>
    <message>
        <source>Click cells of the raster in the map; again to stop.</source>
        <extracomment>ui/docks/selection.py</extracomment>
        <translation>Klicken Sie Zellen des Rasters in der Karte an; noch einmal, um aufzuhören.</translation>
    </message>
    <message>
        <source>Model…</source>
        <extracomment>ui/docks/selection.py</extracomment>
        <translation>Modell…</translation>
    </message>
    <message>
        <source>Choose the height model that the raster was made with.</source>
        <extracomment>ui/docks/selection.py</extracomment>
        <translation>Wählen Sie das Gebäudehöhen-Modell, mit dem das Raster gemacht wurde.</translation>
    </message>
    <message>
        <source>Height models (*.json)</source>
        <extracomment>ui/docks/selection.py</extracomment>
        <translation>Gebäudehöhen-Modelle (*.json)</translation>
    </message>
    <message>
        <source>Save picture</source>
        <extracomment>ui/docks/exports.py</extracomment>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <extracomment>ui/docks/exports.py</extracomment>
        <translation>Bilder (*.png)</translation>
    </message>
    <message>
        <source>Save numbers</source>
        <extracomment>ui/docks/exports.py</extracomment>
        <translation>Zahlen speichern</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <extracomment>ui/docks/exports.py</extracomment>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <extracomment>ui/docks/exports.py</extracomment>
        <translation>Bild speichern…</translation>
    </message>
    <message>
        <source>Save what is shown as PNG.</source>
        <extracomment>ui/docks/exports.py</extracomment>
        <translation>Was gezeigt wird, als PNG speichern.</translation>
    </message>
    <message>
        <source>Save numbers…</source>
        <extracomment>ui/docks/exports.py</extracomment>
        <translation>Zahlen speichern…</translation>
    </message>
    <message>
        <source>Save the numbers of what is shown as CSV.</source>
        <extracomment>ui/docks/exports.py</extracomment>
        <translation>Die Zahlen des Gezeigten als CSV speichern.</translation>
    </message>
    <message>
        <source>Copy</source>
        <extracomment>ui/docks/exports.py</extracomment>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the picture, and its numbers as text.</source>
        <extracomment>ui/docks/exports.py</extracomment>
        <translation>Das Bild kopieren, und seine Zahlen als Text.</translation>
    </message>
    <message>
        <source>Copied: the picture, and its numbers as text.</source>
        <extracomment>ui/docks/exports.py</extracomment>
        <translation>Kopiert: das Bild, und seine Zahlen als Text.</translation>
    </message>
    <message>
        <source>Select one row only.</source>
        <extracomment>ui/docks/selection.py</extracomment>
        <translation>Wählen Sie nur eine Zeile.</translation>
    </message>
    <message>
        <source>{path} cannot be written ({why}); choose another folder.</source>
        <extracomment>ui/docks/exports.py</extracomment>
        <translation>{path} kann nicht geschrieben werden ({why}); wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <extracomment>ui/docks/exports.py</extracomment>
        <translation>Gespeichert: {path}</translation>
    </message>
    <message>
        <source>This cannot be drawn ({error}); see the log messages.</source>
        <extracomment>ui/docks/selection.py</extracomment>
        <translation>Das kann nicht gezeichnet werden ({error}); sehen Sie in die Protokollmeldungen.</translation>
    </message>
    <message>
        <source>Choose a layer of Vertical City: building heights (then pick a cell in the map), cells of a fitted model, points with time series, ground control points, or a table of the point target analysis; and select a row.</source>
        <extracomment>ui/docks/selection.py</extracomment>
        <translation>Wählen Sie einen Layer von Vertical City: Gebäudehöhen (dann eine Zelle in der Karte), Zellen eines angepassten Modells, Punkte mit Zeitreihen, Passpunkte, oder eine Tabelle der Punktzielanalyse; und wählen Sie eine Zeile aus.</translation>
    </message>
    <message>
        <source>95 % error ellipses, true to scale</source>
        <extracomment>ui/styles/__init__.py</extracomment>
        <translation>95-%-Fehlerellipsen, maßstäblich</translation>
    </message>
    <message>
        <source>95 % error ellipses, drawn {times} times too large</source>
        <extracomment>ui/styles/__init__.py</extracomment>
        <translation>95-%-Fehlerellipsen, {times}-fach zu groß gezeichnet</translation>
    </message>
    <message>
        <source>below {end} {unit}</source>
        <extracomment>ui/styles/clouds.py</extracomment>
        <translation>unter {end} {unit}</translation>
    </message>
    <message>
        <source>above {start} {unit}</source>
        <extracomment>ui/styles/clouds.py</extracomment>
        <translation>über {start} {unit}</translation>
    </message>
    <message>
        <source>{start} to {end} {unit}</source>
        <extracomment>ui/styles/clouds.py</extracomment>
        <translation>{start} bis {end} {unit}</translation>
    </message>
    <message>
        <source>Track {number}</source>
        <extracomment>ui/styles/clouds.py</extracomment>
        <translation>Track {number}</translation>
    </message>
    <message>
        <source>predicted minus observed: below −10 m (too low)</source>
        <extracomment>legend of the style cells</extracomment>
        <translation>vorhergesagt minus beobachtet: unter −10 m (zu niedrig)</translation>
    </message>
    <message>
        <source>above 10 m (too high)</source>
        <extracomment>legend of the style cells</extracomment>
        <translation>über 10 m (zu hoch)</translation>
    </message>
    <message>
        <source>95 % error ellipses, exaggerated</source>
        <extracomment>legend of the style error_ellipses</extracomment>
        <translation>95-%-Fehlerellipsen, überhöht</translation>
    </message>
    <message>
        <source>ADAD (both sides, two tracks or more on each)</source>
        <extracomment>legend of the style error_ellipses</extracomment>
        <translation>ADAD (beide Seiten, je zwei Tracks oder mehr)</translation>
    </message>
    <message>
        <source>AD (both sides)</source>
        <extracomment>legend of the style error_ellipses</extracomment>
        <translation>AD (beide Seiten)</translation>
    </message>
    <message>
        <source>ADA, ADD, … (both sides, more tracks on one)</source>
        <extracomment>legend of the style error_ellipses</extracomment>
        <translation>ADA, ADD, … (beide Seiten, ungleich viele)</translation>
    </message>
    <message>
        <source>AA (one side, ascending)</source>
        <extracomment>legend of the style error_ellipses</extracomment>
        <translation>AA (eine Seite, aufsteigend)</translation>
    </message>
    <message>
        <source>DD (one side, descending)</source>
        <extracomment>legend of the style error_ellipses</extracomment>
        <translation>DD (eine Seite, absteigend)</translation>
    </message>
    <message>
        <source>not kept</source>
        <extracomment>legend of the style error_ellipses</extracomment>
        <translation>nicht behalten</translation>
    </message>
    <message>
        <source>not kept (why: field reason)</source>
        <extracomment>legend of the style ground_control_points</extracomment>
        <translation>nicht behalten (warum: Feld reason)</translation>
    </message>
    <message>
        <source>50 cm or more</source>
        <extracomment>legend of the style ground_control_points</extracomment>
        <translation>50 cm oder mehr</translation>
    </message>
    <message>
        <source>terrain as in the training cells</source>
        <extracomment>legend of the style slopemask</extracomment>
        <translation>Gelände wie in den Trainingszellen</translation>
    </message>
    <message>
        <source>steeper or rougher than all training cells</source>
        <extracomment>legend of the style slopemask</extracomment>
        <translation>steiler oder rauer als alle Trainingszellen</translation>
    </message>
    <message>
        <source>Of error_band: the number of the band that holds the height error in metres, the same in each DEM.</source>
        <extracomment>demcomposite, help of parameter ERROR_BAND</extracomment>
        <translation>Für error_band: die Nummer des Bandes mit dem Höhenfehler in Metern, dieselbe in jedem Höhenmodell.</translation>
    </message>
    <message>
        <source>Of tv_l1 and huber_l1: how many steps are done; the report tells how they converged.</source>
        <extracomment>demcomposite, help of parameter ITERATIONS</extracomment>
        <translation>Für tv_l1 und huber_l1: wie viele Schritte getan werden; der Bericht sagt, wie sie konvergierten.</translation>
    </message>
    <message>
        <source>Report (JSON)</source>
        <extracomment>demcomposite, parameter REPORT</extracomment>
        <translation>Bericht (JSON)</translation>
    </message>
    <message>
        <source>elevation model</source>
        <extracomment>demcomposite, word to search for</extracomment>
        <translation>Geländemodell</translation>
    </message>
    <message>
        <source>ALOS</source>
        <extracomment>demcomposite, word to search for</extracomment>
        <translation>ALOS</translation>
    </message>
    <message>
        <source>mosaic</source>
        <extracomment>demcomposite, word to search for</extracomment>
        <translation>Mosaik</translation>
    </message>
    <message>
        <source>combine</source>
        <extracomment>demcomposite, word to search for</extracomment>
        <translation>verbinden</translation>
    </message>
    <message>
        <source>void filling</source>
        <extracomment>demcomposite, word to search for</extracomment>
        <translation>Lücken füllen</translation>
    </message>
    <message>
        <source>Nuth and Kääb</source>
        <extracomment>demcomposite, word to search for</extracomment>
        <translation>Nuth und Kääb</translation>
    </message>
    <message>
        <source>3D</source>
        <extracomment>demcomposite, word to search for</extracomment>
        <translation>3D</translation>
    </message>
    <message>
        <source>Side of the square output cells, in metres; 250 m as in the paper. Not used when a raster of cells is given.</source>
        <extracomment>ancillaryfeatures, help of parameter CELL_SIZE</extracomment>
        <translation>Seite der quadratischen Ausgabezellen, in Metern; 250 m wie im Artikel. Nicht benutzt, wenn ein Raster von Zellen angegeben ist.</translation>
    </message>
    <message>
        <source>A projected CRS in metres. Empty: the UTM zone of the centre of the DEM. Not used when a raster of cells is given.</source>
        <extracomment>demfeatures, help of parameter CRS</extracomment>
        <translation>Ein projiziertes KBS in Metern. Leer: die UTM-Zone der Mitte des Höhenmodells. Nicht benutzt, wenn ein Raster von Zellen angegeben ist.</translation>
    </message>
    <message>
        <source>Filters of the set paper30</source>
        <extracomment>demfeatures, parameter FILTERS</extracomment>
        <translation>Filter des Satzes paper30</translation>
    </message>
    <message>
        <source>Valid share of a cell (0 to 1)</source>
        <extracomment>ancillaryfeatures, parameter MIN_VALID</extracomment>
        <translation>Gültiger Anteil einer Zelle (0 bis 1)</translation>
    </message>
    <message>
        <source>focal</source>
        <extracomment>demfeatures, word to search for</extracomment>
        <translation>fokal</translation>
    </message>
    <message>
        <source>kernel</source>
        <extracomment>demfeatures, word to search for</extracomment>
        <translation>Kern</translation>
    </message>
    <message>
        <source>opening</source>
        <extracomment>demfeatures, word to search for</extracomment>
        <translation>Öffnung</translation>
    </message>
    <message>
        <source>closing</source>
        <extracomment>demfeatures, word to search for</extracomment>
        <translation>Schließung</translation>
    </message>
    <message>
        <source>top-hat</source>
        <extracomment>demfeatures, word to search for</extracomment>
        <translation>Top-Hat</translation>
    </message>
    <message>
        <source>predictors</source>
        <extracomment>ancillaryfeatures, word to search for</extracomment>
        <translation>Prädiktoren</translation>
    </message>
    <message>
        <source>aggregate</source>
        <extracomment>demfeatures, word to search for</extracomment>
        <translation>aggregieren</translation>
    </message>
    <message>
        <source>zonal statistics</source>
        <extracomment>demfeatures, word to search for</extracomment>
        <translation>Zonenstatistik</translation>
    </message>
    <message>
        <source>Numeric field with the height of the building above the ground. Empty: the only one with a usual name (height, building_height, measuredHeight, hoehe, hauteur …); the log says which. Buildings without a height are skipped and counted; their ground counts as open ground.</source>
        <extracomment>referencecomponents, help of parameter HEIGHT</extracomment>
        <translation>Zahlenfeld mit der Höhe des Gebäudes über dem Boden. Leer: das einzige mit einem üblichen Namen (height, building_height, measuredHeight, hoehe, hauteur …); das Protokoll sagt, welches. Gebäude ohne Höhe werden übergangen und gezählt; ihr Boden gilt als offen.</translation>
    </message>
    <message>
        <source>Metres per unit of the height field (feet: 0.3048)</source>
        <extracomment>footprintstomodel, parameter HEIGHT_FACTOR</extracomment>
        <translation>Meter je Einheit des Höhenfelds (Fuß: 0,3048)</translation>
    </message>
    <message>
        <source>What heights are multiplied by to give metres: 1 for metres, 0.3048 for feet.</source>
        <extracomment>referencecomponents, help of parameter HEIGHT_FACTOR</extracomment>
        <translation>Womit Höhen multipliziert werden, damit sie Meter sind: 1 für Meter, 0,3048 für Fuß.</translation>
    </message>
    <message>
        <source>Terrain model in metres, together with a DSM.</source>
        <extracomment>referencecomponents, help of parameter DTM</extracomment>
        <translation>Geländemodell in Metern, zusammen mit einem DOM.</translation>
    </message>
    <message>
        <source>A projected CRS in metres. Empty: the UTM zone of the centre of the extent. Not used when a raster of cells is given.</source>
        <extracomment>referencecomponents, help of parameter CRS</extracomment>
        <translation>Ein projiziertes KBS in Metern. Leer: die UTM-Zone der Mitte der Ausdehnung. Nicht benutzt, wenn ein Raster von Zellen angegeben ist.</translation>
    </message>
    <message>
        <source>Height of a storey (m)</source>
        <extracomment>gvcpredict, parameter CEILING_HEIGHT</extracomment>
        <translation>Höhe eines Geschosses (m)</translation>
    </message>
    <message>
        <source>For the band FLOOR_AREA: AGBH times the cell&apos;s area divided by this.</source>
        <extracomment>referencecomponents, help of parameter CEILING_HEIGHT</extracomment>
        <translation>Für das Band FLOOR_AREA: AGBH mal Fläche der Zelle, geteilt durch diese Höhe.</translation>
    </message>
    <message>
        <source>Covered share of a cell (0 to 1)</source>
        <extracomment>referencecomponents, parameter MIN_VALID</extracomment>
        <translation>Erfasster Anteil einer Zelle (0 bis 1)</translation>
    </message>
    <message>
        <source>buildings</source>
        <extracomment>referencecomponents, word to search for</extracomment>
        <translation>Gebäude</translation>
    </message>
    <message>
        <source>DTM</source>
        <extracomment>referencecomponents, word to search for</extracomment>
        <translation>DGM</translation>
    </message>
    <message>
        <source>cadastre</source>
        <extracomment>referencecomponents, word to search for</extracomment>
        <translation>Kataster</translation>
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
        <translation>Dichte</translation>
    </message>
    <message>
        <source>training data</source>
        <extracomment>referencecomponents, word to search for</extracomment>
        <translation>Trainingsdaten</translation>
    </message>
    <message>
        <source>ground truth</source>
        <extracomment>referencecomponents, word to search for</extracomment>
        <translation>Bodenwahrheit</translation>
    </message>
    <message>
        <source>Factor to a share from 0 to 1 (percent: 0.01)</source>
        <extracomment>ancillaryfeatures, parameter BUILT_FACTOR</extracomment>
        <translation>Faktor zu einem Anteil von 0 bis 1 (Prozent: 0,01)</translation>
    </message>
    <message>
        <source>Reflectance of red in any unit, from which and from near infrared the NDVI is computed.</source>
        <extracomment>ancillaryfeatures, help of parameter RED</extracomment>
        <translation>Reflexionsgrad von Rot in beliebiger Einheit, aus dem mit dem nahen Infrarot der NDVI berechnet wird.</translation>
    </message>
    <message>
        <source>A projected CRS in metres. Empty: the UTM zone of the centre of the built-up raster. Not used when a raster of cells is given.</source>
        <extracomment>ancillaryfeatures, help of parameter CRS</extracomment>
        <translation>Ein projiziertes KBS in Metern. Leer: die UTM-Zone der Mitte des Rasters der Bebauung. Nicht benutzt, wenn ein Raster von Zellen angegeben ist.</translation>
    </message>
    <message>
        <source>Factor to an NDVI from -1 to 1 (scaled integers: 0.0001)</source>
        <extracomment>ancillaryfeatures, parameter NDVI_FACTOR</extracomment>
        <translation>Faktor zu einem NDVI von -1 bis 1 (skalierte ganze Zahlen: 0,0001)</translation>
    </message>
    <message>
        <source>built-up area</source>
        <extracomment>ancillaryfeatures, word to search for</extracomment>
        <translation>Siedlungsfläche</translation>
    </message>
    <message>
        <source>imperviousness</source>
        <extracomment>ancillaryfeatures, word to search for</extracomment>
        <translation>Versiegelung</translation>
    </message>
    <message>
        <source>trees</source>
        <extracomment>ancillaryfeatures, word to search for</extracomment>
        <translation>Bäume</translation>
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
        <translation>Namen der Höhenmodelle (Quellen), durch Kommas getrennt</translation>
    </message>
    <message>
        <source>compare DEMs</source>
        <extracomment>gvcscreen, word to search for</extracomment>
        <translation>Höhenmodelle vergleichen</translation>
    </message>
    <message>
        <source>ranking</source>
        <extracomment>gvcscreen, word to search for</extracomment>
        <translation>Rangfolge</translation>
    </message>
    <message>
        <source>Predictors (names of bands)</source>
        <extracomment>footprintstomodel, parameter PREDICTORS</extracomment>
        <translation>Prädiktoren (Namen von Bändern)</translation>
    </message>
    <message>
        <source>Largest correlation |r| (0 to 1)</source>
        <extracomment>gvcfit, parameter CUTOFF</extracomment>
        <translation>Größte Korrelation |r| (0 bis 1)</translation>
    </message>
    <message>
        <source>Centres of the cells, heights in metres: observed, fitted, and predicted by a fit that has not seen the cell.</source>
        <extracomment>footprintstomodel, help of parameter fit:CELLS</extracomment>
        <translation>Mittelpunkte der Zellen, Höhen in Metern: beobachtet, angepasst, und von einer Anpassung vorhergesagt, die die Zelle nicht gesehen hat.</translation>
    </message>
    <message>
        <source>linear regression</source>
        <extracomment>gvcfit, word to search for</extracomment>
        <translation>lineare Regression</translation>
    </message>
    <message>
        <source>relative importance</source>
        <extracomment>gvcfit, word to search for</extracomment>
        <translation>relative Wichtigkeit</translation>
    </message>
    <message>
        <source>machine learning</source>
        <extracomment>gvcfit, word to search for</extracomment>
        <translation>maschinelles Lernen</translation>
    </message>
    <message>
        <source>A model (JSON) written by &apos;Fit a height model&apos;.</source>
        <extracomment>gvcpredict, help of parameter MODEL</extracomment>
        <translation>Ein Modell (JSON), das &apos;Gebäudehöhen-Modell anpassen&apos; geschrieben hat.</translation>
    </message>
    <message>
        <source>Derived quantities (share, volume, floor area)</source>
        <extracomment>featurestoheights, parameter DERIVED</extracomment>
        <translation>Abgeleitete Größen (Anteil, Volumen, Geschossfläche)</translation>
    </message>
    <message>
        <source>Further bands, after the others. built_share: AGBH / ANBH, from 0 to 1, without an error; volume (m³): AGBH times the cell&apos;s area; floor_area (m²): the volume divided by the height of a storey; these two with standard errors. By default none.</source>
        <extracomment>gvcpredict, help of parameter DERIVED</extracomment>
        <translation>Weitere Bänder, nach den anderen. built_share: AGBH / ANBH, von 0 bis 1, ohne Fehler; volume (m³): AGBH mal Fläche der Zelle; floor_area (m²): das Volumen, geteilt durch die Höhe eines Geschosses; diese beiden mit Standardfehlern. Nach Vorgabe keines.</translation>
    </message>
    <message>
        <source>The derived floor area is the volume divided by it.</source>
        <extracomment>gvcpredict, help of parameter CEILING_HEIGHT</extracomment>
        <translation>Die abgeleitete Geschossfläche ist das Volumen, geteilt durch diese Höhe.</translation>
    </message>
    <message>
        <source>height map</source>
        <extracomment>gvcpredict, word to search for</extracomment>
        <translation>Höhenkarte</translation>
    </message>
    <message>
        <source>estimate</source>
        <extracomment>gvcpredict, word to search for</extracomment>
        <translation>schätzen</translation>
    </message>
    <message>
        <source>storeys</source>
        <extracomment>gvcpredict, word to search for</extracomment>
        <translation>Geschosse</translation>
    </message>
    <message>
        <source>uncertainty</source>
        <extracomment>gvcpredict, word to search for</extracomment>
        <translation>Unsicherheit</translation>
    </message>
    <message>
        <source>Numeric field with the height of each target, in metres. Empty: Z of the points where they have one, else the DEM, else the height below.</source>
        <extracomment>pointtargetanalysis, help of parameter HEIGHT_FIELD</extracomment>
        <translation>Zahlenfeld mit der Höhe jedes Ziels, in Metern. Leer: Z der Punkte, wo sie eines haben, sonst das Höhenmodell, sonst die Höhe darunter.</translation>
    </message>
    <message>
        <source>DEM (heights of targets)</source>
        <extracomment>pointtargetanalysis, parameter DEM</extracomment>
        <translation>Höhenmodell (Höhen der Ziele)</translation>
    </message>
    <message>
        <source>Height of targets without one (m)</source>
        <extracomment>pointtargetanalysis, parameter HEIGHT</extracomment>
        <translation>Höhe von Zielen ohne eigene (m)</translation>
    </message>
    <message>
        <source>Side of the window about the target, in pixels; an even number.</source>
        <extracomment>pointtargetanalysis, help of parameter WINDOW</extracomment>
        <translation>Seite des Fensters um das Ziel, in Pixeln; eine gerade Zahl.</translation>
    </message>
    <message>
        <source>Oversampling (times)</source>
        <extracomment>pointtargetanalysis, parameter OVERSAMPLING</extracomment>
        <translation>Überabtastung (-fach)</translation>
    </message>
    <message>
        <source>A multiple of 4, by default 32. A paraboloid refines the peak beyond it.</source>
        <extracomment>pointtargetanalysis, help of parameter OVERSAMPLING</extracomment>
        <translation>Ein Vielfaches von 4, nach Vorgabe 32. Darüber hinaus verfeinert ein Paraboloid das Maximum.</translation>
    </message>
    <message>
        <source>How many pixels from its predicted place, with the product&apos;s own delays, the brightest pixel may lie.</source>
        <extracomment>pointtargetanalysis, help of parameter SEARCH</extracomment>
        <translation>Wie viele Pixel von seinem vorhergesagten Ort, mit den eigenen Verzögerungen des Produkts, das hellste Pixel liegen darf.</translation>
    </message>
    <message>
        <source>Folder for pictures</source>
        <extracomment>pointtargetanalysis, parameter CHIPS</extracomment>
        <translation>Ordner für Bilder</translation>
    </message>
    <message>
        <source>radar</source>
        <extracomment>exportgcps, word to search for</extracomment>
        <translation>Radar</translation>
    </message>
    <message>
        <source>point target</source>
        <extracomment>pointtargetanalysis, word to search for</extracomment>
        <translation>Punktziel</translation>
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
        <translation>Impulsantwort</translation>
    </message>
    <message>
        <source>image quality</source>
        <extracomment>pointtargetanalysis, word to search for</extracomment>
        <translation>Bildqualität</translation>
    </message>
    <message>
        <source>For a table with other names, as for the observations: x = pos_x; vx = vel_x … One definition a line, or separated by ;.</source>
        <extracomment>stereogcp, help of parameter ORBIT_COLUMNS</extracomment>
        <translation>Für eine Tabelle mit anderen Namen, wie bei den Beobachtungen: x = pos_x; vx = vel_x … Eine Definition je Zeile, oder durch ; getrennt.</translation>
    </message>
    <message>
        <source>Predicted orbits are off by metres. Off: a run with one of them stops.</source>
        <extracomment>stereogcp, help of parameter PREDICTED</extracomment>
        <translation>Vorhergesagte Bahnen liegen um Meter daneben. Aus: ein Lauf mit einer solchen hält an.</translation>
    </message>
    <message>
        <source>A file of the IERS, finals2000A or EOP C04, for the pole tide. Not used unless pole_tide is chosen.</source>
        <extracomment>stereogcp, help of parameter EOP</extracomment>
        <translation>Eine Datei des IERS, finals2000A oder EOP C04, für die Polgezeiten. Nicht benutzt, wenn pole_tide nicht gewählt ist.</translation>
    </message>
    <message>
        <source>Coefficients from the ocean loading provider of Onsala, for a place near by. Not used unless ocean_loading is chosen.</source>
        <extracomment>stereogcp, help of parameter OCEAN_LOADING</extracomment>
        <translation>Koeffizienten des Ocean-Loading-Dienstes von Onsala, für einen nahen Ort. Nicht benutzt, wenn ocean_loading nicht gewählt ist.</translation>
    </message>
    <message>
        <source>Standard deviation of each coordinate of a reference target, in metres.</source>
        <extracomment>stereogcp, help of parameter REFERENCE_SIGMA</extracomment>
        <translation>Standardabweichung jeder Koordinate eines Referenzziels, in Metern.</translation>
    </message>
    <message>
        <source>Limit of the scatter of azimuth, step 3 (resolutions)</source>
        <extracomment>stereogcp, parameter S_LIMIT</extracomment>
        <translation>Grenze der Streuung des Azimuts, Schritt 3 (Auflösungen)</translation>
    </message>
    <message>
        <source>What step 1 counts in. Empty: the product&apos;s.</source>
        <extracomment>stereogcp, help of parameter RANGE_RESOLUTION</extracomment>
        <translation>Worin Schritt 1 zählt. Leer: die des Produkts.</translation>
    </message>
    <message>
        <source>What steps 1 and 3 count in. Empty: the product&apos;s.</source>
        <extracomment>stereogcp, help of parameter AZIMUTH_RESOLUTION</extracomment>
        <translation>Worin die Schritte 1 und 3 zählen. Leer: die des Produkts.</translation>
    </message>
    <message>
        <source>Along track; where it cannot be estimated. Empty: from the SCR and the corrections.</source>
        <extracomment>stereogcp, help of parameter ASSUMED_AZIMUTH</extracomment>
        <translation>In Flugrichtung; wo er nicht geschätzt werden kann. Leer: aus dem SCR und den Korrekturen.</translation>
    </message>
    <message>
        <source>Projected or geographic. Empty: the UTM zone of the targets. Coordinates are put into it without a change of frame.</source>
        <extracomment>stereogcp, help of parameter CRS</extracomment>
        <translation>Projiziert oder geographisch. Leer: die UTM-Zone der Ziele. Koordinaten werden ohne Wechsel des Bezugsrahmens hineingebracht.</translation>
    </message>
    <message>
        <source>Exaggeration of the ellipses (times)</source>
        <extracomment>stereogcp, parameter EXAGGERATION</extracomment>
        <translation>Überhöhung der Ellipsen (-fach)</translation>
    </message>
    <message>
        <source>ground control</source>
        <extracomment>exportgcps, word to search for</extracomment>
        <translation>Passpunkte</translation>
    </message>
    <message>
        <source>geolocation</source>
        <extracomment>stereogcp, word to search for</extracomment>
        <translation>Ortung</translation>
    </message>
    <message>
        <source>coordinates</source>
        <extracomment>stereogcp, word to search for</extracomment>
        <translation>Koordinaten</translation>
    </message>
    <message>
        <source>The file of GDAL&apos;s options is used so: gdal_translate --optfile gcps.txt image.tif with_gcps.tif</source>
        <extracomment>help of exportgcps</extracomment>
        <translation>Die Datei mit den Optionen von GDAL wird so benutzt: gdal_translate --optfile gcps.txt image.tif with_gcps.tif</translation>
    </message>
    <message>
        <source>Source: geometry of Montazeri, Gisinger, Eineder, Zhu (2018), IEEE TGRS, doi 10.1109/TGRS.2017.2769078, section II; files as QGIS and GDAL read them.</source>
        <extracomment>help of exportgcps</extracomment>
        <translation>Quelle: Geometrie von Montazeri, Gisinger, Eineder, Zhu (2018), IEEE TGRS, doi 10.1109/TGRS.2017.2769078, Abschnitt II; Dateien, wie QGIS und GDAL sie lesen.</translation>
    </message>
    <message>
        <source>Which image, where the product holds several: VV, HH …</source>
        <extracomment>exportgcps, help of parameter POLARISATION</extracomment>
        <translation>Welches Bild, wenn das Produkt mehrere enthält: VV, HH …</translation>
    </message>
    <message>
        <source>Projected or geographic: what easting and northing are written in. Empty: that of the layer of points.</source>
        <extracomment>exportgcps, help of parameter CRS</extracomment>
        <translation>Projiziert oder geographisch: worin Rechts- und Hochwert geschrieben werden. Leer: das des Layers der Punkte.</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <extracomment>exportgcps, parameter CSV</extracomment>
        <translation>Tabelle (CSV)</translation>
    </message>
    <message>
        <source>orthorectify</source>
        <extracomment>exportgcps, word to search for</extracomment>
        <translation>orthorektifizieren</translation>
    </message>
    <message>
        <source>rectify</source>
        <extracomment>exportgcps, word to search for</extracomment>
        <translation>entzerren</translation>
    </message>
    <message>
        <source>Source: geocoding by the range-Doppler equations of Montazeri, Gisinger, Eineder, Zhu (2018), IEEE TGRS, doi 10.1109/TGRS.2017.2769078, section II; elevations and reference points as in Zhu, Montazeri, Gisinger, Hanssen, Bamler (2016), doi 10.1109/TGRS.2015.2448686.</source>
        <extracomment>help of importpointcloud</extracomment>
        <translation>Quelle: Geokodierung nach den Range-Doppler-Gleichungen von Montazeri, Gisinger, Eineder, Zhu (2018), IEEE TGRS, doi 10.1109/TGRS.2017.2769078, Abschnitt II; Elevationen und Referenzpunkte wie bei Zhu, Montazeri, Gisinger, Hanssen, Bamler (2016), doi 10.1109/TGRS.2015.2448686.</translation>
    </message>
    <message>
        <source>Height of the geoid above the ellipsoid (Berlin: 39.5 m), added to all heights; for heights by undulation.</source>
        <extracomment>importpointcloud, help of parameter UNDULATION</extracomment>
        <translation>Höhe des Geoids über dem Ellipsoid (Berlin: 39,5 m), zu allen Höhen addiert; für Höhen nach undulation.</translation>
    </message>
    <message>
        <source>Points of the cloud</source>
        <extracomment>importpointcloud, parameter OUTPUT_POINTS</extracomment>
        <translation>Punkte der Wolke</translation>
    </message>
    <message>
        <source>Thin points to one in cells of (m)</source>
        <extracomment>importpointcloud, parameter THINNING</extracomment>
        <translation>Punkte ausdünnen auf einen je Zelle von (m)</translation>
    </message>
    <message>
        <source>deformation</source>
        <extracomment>importpointcloud, word to search for</extracomment>
        <translation>Deformation</translation>
    </message>
    <message>
        <source>ground motion</source>
        <extracomment>importpointcloud, word to search for</extracomment>
        <translation>Bodenbewegung</translation>
    </message>
    <message>
        <source>subsidence</source>
        <extracomment>importpointcloud, word to search for</extracomment>
        <translation>Senkung</translation>
    </message>
    <message>
        <source>velocity</source>
        <extracomment>importpointcloud, word to search for</extracomment>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>geoid</source>
        <extracomment>importpointcloud, word to search for</extracomment>
        <translation>Geoid</translation>
    </message>
    <message>
        <source>convert</source>
        <extracomment>importpointcloud, word to search for</extracomment>
        <translation>umwandeln</translation>
    </message>
    <message>
        <source>Reference target (its name)</source>
        <extracomment>cloudstoaccuracy, parameter TARGET</extracomment>
        <translation>Referenzziel (sein Name)</translation>
    </message>
    <message>
        <source>Goes into the error of the shifts. Empty: a quarter of the diameter.</source>
        <extracomment>fusepointclouds, help of parameter DIAMETER_SIGMA</extracomment>
        <translation>Geht in den Fehler der Verschiebungen ein. Leer: ein Viertel des Durchmessers.</translation>
    </message>
    <message>
        <source>Clouds that stay, geometric</source>
        <extracomment>fusepointclouds, parameter HELD</extracomment>
        <translation>Wolken, die bleiben, geometrisch</translation>
    </message>
    <message>
        <source>Standard deviation of ranges, geometric (m)</source>
        <extracomment>fusepointclouds, parameter RANGE_SIGMA</extracomment>
        <translation>Standardabweichung der Entfernungen, geometrisch (m)</translation>
    </message>
    <message>
        <source>Standard deviation of azimuths, geometric (m)</source>
        <extracomment>fusepointclouds, parameter AZIMUTH_SIGMA</extracomment>
        <translation>Standardabweichung der Azimute, geometrisch (m)</translation>
    </message>
    <message>
        <source>Only for clouds whose heights are above the geoid: height of the geoid above the ellipsoid there. Empty: heights are ellipsoidal.</source>
        <extracomment>fusepointclouds, help of parameter UNDULATION</extracomment>
        <translation>Nur für Wolken, deren Höhen über dem Geoid sind: Höhe des Geoids über dem Ellipsoid dort. Leer: Höhen sind ellipsoidisch.</translation>
    </message>
    <message>
        <source>align</source>
        <extracomment>fusepointclouds, word to search for</extracomment>
        <translation>ausrichten</translation>
    </message>
    <message>
        <source>registration</source>
        <extracomment>fusepointclouds, word to search for</extracomment>
        <translation>Registrierung</translation>
    </message>
    <message>
        <source>Field with names of areas and facades</source>
        <extracomment>pointcloudaccuracy, parameter NAME_FIELD</extracomment>
        <translation>Feld mit Namen der Flächen und Fassaden</translation>
    </message>
    <message>
        <source>A field that both layers have. Empty: they are numbered.</source>
        <extracomment>pointcloudaccuracy, help of parameter NAME_FIELD</extracomment>
        <translation>Ein Feld, das beide Layer haben. Leer: sie werden nummeriert.</translation>
    </message>
    <message>
        <source>Standard deviation of the heights in the cylinder from which on a place is one of a facade. Empty: 0.3 of the building&apos;s height. The paper took 20 m at a high-rise.</source>
        <extracomment>pointcloudaccuracy, help of parameter THRESHOLD</extracomment>
        <translation>Standardabweichung der Höhen im Zylinder, von der an ein Ort zu einer Fassade gehört. Leer: 0,3 der Höhe des Gebäudes. Der Artikel nahm 20 m an einem Hochhaus.</translation>
    </message>
    <message>
        <source>Pieces of a facade with fewer scatterers in the horizontal plane are left out. Empty: a quarter of the median. The paper took 13.</source>
        <extracomment>pointcloudaccuracy, help of parameter DENSITY</extracomment>
        <translation>Stücke einer Fassade mit weniger Streuern in der waagrechten Ebene werden weggelassen. Leer: ein Viertel des Medians. Der Artikel nahm 13.</translation>
    </message>
    <message>
        <source>Only points in this interval of ellipsoidal heights. Empty: between ground and roof, clear of both.</source>
        <extracomment>pointcloudaccuracy, help of parameter HEIGHTS</extracomment>
        <translation>Nur Punkte in diesem Intervall ellipsoidischer Höhen. Leer: zwischen Boden und Dach, von beiden entfernt.</translation>
    </message>
    <message>
        <source>Of the cloud, in metres, if it is known: the report then says what precision it lets expect across a facade.</source>
        <extracomment>pointcloudaccuracy, help of parameter ELEVATION_SIGMA</extracomment>
        <translation>Der Wolke, in Metern, wenn sie bekannt ist: der Bericht sagt dann, welche Präzision quer zu einer Fassade sie erwarten lässt.</translation>
    </message>
    <message>
        <source>Control points with height differences</source>
        <extracomment>pointcloudaccuracy, parameter GCP_OUTPUT</extracomment>
        <translation>Passpunkte mit Höhenunterschieden</translation>
    </message>
    <message>
        <source>checkpoint</source>
        <extracomment>pointcloudaccuracy, word to search for</extracomment>
        <translation>Kontrollpunkt</translation>
    </message>
    <message>
        <source>error</source>
        <extracomment>pointcloudaccuracy, word to search for</extracomment>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Environment</source>
        <extracomment>group of algorithms</extracomment>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Check the environment</source>
        <extracomment>name of checkenvironment</extracomment>
        <translation>Umgebung prüfen</translation>
    </message>
    <message>
        <source>Shows which libraries are there and in what version, what each missing one costs, and the command that installs it.</source>
        <extracomment>help of checkenvironment</extracomment>
        <translation>Zeigt, welche Bibliotheken in welcher Version da sind, was jede fehlende kostet, und den Befehl, der sie installiert.</translation>
    </message>
    <message>
        <source>QGIS brings all that Vertical City cannot do without: NumPy, GDAL and pyproj. The others are optional: without matplotlib reports have no pictures, without SciPy fits have no p values, without laspy and lazrs there is no LAZ and COPC, without h5py no HDF5, without scikit-learn no gradient boosting, and without numba large inputs take longer. Each is really loaded here, so that one that is there and does not work, such as a numba that does not fit NumPy, shows as broken.</source>
        <extracomment>help of checkenvironment</extracomment>
        <translation>QGIS bringt alles mit, ohne das Vertical City nicht auskommt: NumPy, GDAL und pyproj. Die anderen sind optional: ohne matplotlib haben Berichte keine Bilder, ohne SciPy Anpassungen keine p-Werte, ohne laspy und lazrs gibt es kein LAZ und COPC, ohne h5py kein HDF5, ohne scikit-learn kein Gradient Boosting, und ohne numba dauern große Eingaben länger. Jede wird hier wirklich geladen, so dass eine, die da ist und nicht funktioniert, etwa ein numba, das nicht zu NumPy passt, als kaputt erscheint.</translation>
    </message>
    <message>
        <source>Nothing is installed. The commands of pip name the NumPy that is there, so that pip leaves it alone: GDAL and QGIS are built for it. Start QGIS again after installing.</source>
        <extracomment>help of checkenvironment</extracomment>
        <translation>Nichts wird installiert. Die Befehle von pip nennen das vorhandene NumPy, damit pip es in Ruhe lässt: GDAL und QGIS sind dafür gebaut. Starten Sie QGIS nach dem Installieren neu.</translation>
    </message>
    <message>
        <source>Commands for</source>
        <extracomment>checkenvironment, parameter PLATFORM</extracomment>
        <translation>Befehle für</translation>
    </message>
    <message>
        <source>How to install what is missing: detected: on this machine; all: on every one that is known; or one of them: debian: Debian and Ubuntu; osgeo4w: Windows; qpip: QGIS&apos;s plugin QPIP. Nothing is installed here.</source>
        <extracomment>checkenvironment, help of parameter PLATFORM</extracomment>
        <translation>Wie man installiert, was fehlt: detected: auf diesem Rechner; all: auf jedem bekannten; oder einem davon: debian: Debian und Ubuntu; osgeo4w: Windows; qpip: das QGIS-Plugin QPIP. Hier wird nichts installiert.</translation>
    </message>
    <message>
        <source>The same as a page, to be sent to whoever looks after the machine.</source>
        <extracomment>checkenvironment, help of parameter REPORT</extracomment>
        <translation>Dasselbe als Seite, für die Person, die den Rechner betreut.</translation>
    </message>
    <message>
        <source>Optional libraries that are missing</source>
        <extracomment>checkenvironment, output MISSING</extracomment>
        <translation>Fehlende optionale Bibliotheken</translation>
    </message>
    <message>
        <source>Libraries that are there and do not work</source>
        <extracomment>checkenvironment, output BROKEN</extracomment>
        <translation>Bibliotheken, die da sind und nicht funktionieren</translation>
    </message>
    <message>
        <source>NumPy works (1) or not (0)</source>
        <extracomment>checkenvironment, output HAS_NUMPY</extracomment>
        <translation>NumPy funktioniert (1) oder nicht (0)</translation>
    </message>
    <message>
        <source>GDAL works (1) or not (0)</source>
        <extracomment>checkenvironment, output HAS_GDAL</extracomment>
        <translation>GDAL funktioniert (1) oder nicht (0)</translation>
    </message>
    <message>
        <source>pyproj works (1) or not (0)</source>
        <extracomment>checkenvironment, output HAS_PYPROJ</extracomment>
        <translation>pyproj funktioniert (1) oder nicht (0)</translation>
    </message>
    <message>
        <source>matplotlib works (1) or not (0)</source>
        <extracomment>checkenvironment, output HAS_MATPLOTLIB</extracomment>
        <translation>matplotlib funktioniert (1) oder nicht (0)</translation>
    </message>
    <message>
        <source>SciPy works (1) or not (0)</source>
        <extracomment>checkenvironment, output HAS_SCIPY</extracomment>
        <translation>SciPy funktioniert (1) oder nicht (0)</translation>
    </message>
    <message>
        <source>laspy works (1) or not (0)</source>
        <extracomment>checkenvironment, output HAS_LASPY</extracomment>
        <translation>laspy funktioniert (1) oder nicht (0)</translation>
    </message>
    <message>
        <source>lazrs works (1) or not (0)</source>
        <extracomment>checkenvironment, output HAS_LAZRS</extracomment>
        <translation>lazrs funktioniert (1) oder nicht (0)</translation>
    </message>
    <message>
        <source>h5py works (1) or not (0)</source>
        <extracomment>checkenvironment, output HAS_H5PY</extracomment>
        <translation>h5py funktioniert (1) oder nicht (0)</translation>
    </message>
    <message>
        <source>scikit-learn works (1) or not (0)</source>
        <extracomment>checkenvironment, output HAS_SCIKIT_LEARN</extracomment>
        <translation>scikit-learn funktioniert (1) oder nicht (0)</translation>
    </message>
    <message>
        <source>numba works (1) or not (0)</source>
        <extracomment>checkenvironment, output HAS_NUMBA</extracomment>
        <translation>numba funktioniert (1) oder nicht (0)</translation>
    </message>
    <message>
        <source>distributed works (1) or not (0)</source>
        <extracomment>checkenvironment, output HAS_DISTRIBUTED</extracomment>
        <translation>distributed funktioniert (1) oder nicht (0)</translation>
    </message>
    <message>
        <source>Versions as JSON</source>
        <extracomment>checkenvironment, output VERSIONS</extracomment>
        <translation>Versionen als JSON</translation>
    </message>
    <message>
        <source>Commands to install what is missing</source>
        <extracomment>checkenvironment, output INSTALL</extracomment>
        <translation>Befehle, die das Fehlende installieren</translation>
    </message>
    <message>
        <source>install</source>
        <extracomment>checkenvironment, word to search for</extracomment>
        <translation>installieren</translation>
    </message>
    <message>
        <source>libraries</source>
        <extracomment>checkenvironment, word to search for</extracomment>
        <translation>Bibliotheken</translation>
    </message>
    <message>
        <source>dependencies</source>
        <extracomment>checkenvironment, word to search for</extracomment>
        <translation>Abhängigkeiten</translation>
    </message>
    <message>
        <source>requirements</source>
        <extracomment>checkenvironment, word to search for</extracomment>
        <translation>Voraussetzungen</translation>
    </message>
    <message>
        <source>version</source>
        <extracomment>checkenvironment, word to search for</extracomment>
        <translation>Version</translation>
    </message>
    <message>
        <source>missing</source>
        <extracomment>checkenvironment, word to search for</extracomment>
        <translation>fehlt</translation>
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
        <translation>über</translation>
    </message>
    <message>
        <source>diagnose</source>
        <extracomment>checkenvironment, word to search for</extracomment>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>5 Chains</source>
        <extracomment>group of algorithms</extracomment>
        <translation>5 Ketten</translation>
    </message>
    <message>
        <source>DEMs to features</source>
        <extracomment>name of demstofeatures</extracomment>
        <translation>Höhenmodelle zu Merkmalen</translation>
    </message>
    <message>
        <source>Two or more elevation rasters of one place, in metres. The grid of the first one is kept.</source>
        <extracomment>demstofeatures, help of parameter DEMS</extracomment>
        <translation>Zwei oder mehr Höhenraster eines Ortes, in Metern. Das Gitter des ersten bleibt.</translation>
    </message>
    <message>
        <source>First move each further DEM by the shift that fits it to the first one best. Needs sloping terrain.</source>
        <extracomment>demstofeatures, help of parameter COREGISTER</extracomment>
        <translation>Zuerst jedes weitere Höhenmodell um den Versatz verschieben, mit dem es am besten zum ersten passt. Braucht geneigtes Gelände.</translation>
    </message>
    <message>
        <source>Side of the square cells, in metres; as the model was, or shall be, fitted with.</source>
        <extracomment>demstofeatures, help of parameter CELL_SIZE</extracomment>
        <translation>Seite der quadratischen Zellen, in Metern; wie das Modell angepasst wurde oder werden soll.</translation>
    </message>
    <message>
        <source>A raster whose CRS, cells and extent are used, such as features made before, so that outputs fit on each other.</source>
        <extracomment>demstofeatures, help of parameter GRID</extracomment>
        <translation>Ein Raster, dessen KBS, Zellen und Ausdehnung übernommen werden, etwa früher gemachte Merkmale, damit die Ausgaben aufeinander passen.</translation>
    </message>
    <message>
        <source>A projected CRS in metres. Empty: the UTM zone of the centre of the DEMs. Not used when a grid is given.</source>
        <extracomment>demstofeatures, help of parameter CRS</extracomment>
        <translation>Ein projiziertes KBS in Metern. Leer: die UTM-Zone der Mitte der Höhenmodelle. Nicht benutzt, wenn ein Gitter angegeben ist.</translation>
    </message>
    <message>
        <source>composite</source>
        <extracomment>demstofeatures, word to search for</extracomment>
        <translation>Komposit</translation>
    </message>
    <message>
        <source>Footprints to a height model</source>
        <extracomment>name of footprintstomodel</extracomment>
        <translation>Gebäudegrundrisse zum Gebäudehöhen-Modell</translation>
    </message>
    <message>
        <source>Features of a DEM of the place of the footprints, such as the chain &apos;DEMs to features&apos; writes.</source>
        <extracomment>footprintstomodel, help of parameter FEATURES</extracomment>
        <translation>Merkmale eines Höhenmodells am Ort der Grundrisse, wie sie die Kette &apos;Höhenmodelle zu Merkmalen&apos; schreibt.</translation>
    </message>
    <message>
        <source>Polygons of all buildings of an area, with a field of heights.</source>
        <extracomment>footprintstomodel, help of parameter BUILDINGS</extracomment>
        <translation>Polygone aller Gebäude eines Gebiets, mit einem Feld der Höhen.</translation>
    </message>
    <message>
        <source>Field with the height of each building above the ground.</source>
        <extracomment>footprintstomodel, help of parameter HEIGHT</extracomment>
        <translation>Feld mit der Höhe jedes Gebäudes über dem Boden.</translation>
    </message>
    <message>
        <source>1 for heights in metres, 0.3048 for feet, 3 or so for storeys.</source>
        <extracomment>footprintstomodel, help of parameter HEIGHT_FACTOR</extracomment>
        <translation>1 für Höhen in Metern, 0,3048 für Fuß, etwa 3 für Geschosse.</translation>
    </message>
    <message>
        <source>Polygons within which every building is in the layer, so that cells without footprints count as unbuilt. Empty: the extent of the footprints.</source>
        <extracomment>footprintstomodel, help of parameter COVERAGE</extracomment>
        <translation>Polygone, in denen jedes Gebäude im Layer ist, so dass Zellen ohne Grundrisse als unbebaut zählen. Leer: die Ausdehnung der Grundrisse.</translation>
    </message>
    <message>
        <source>Buildings lower than this, in metres, are left out, such as sheds and garages.</source>
        <extracomment>footprintstomodel, help of parameter MIN_HEIGHT</extracomment>
        <translation>Niedrigere Gebäude, in Metern, werden weggelassen, etwa Schuppen und Garagen.</translation>
    </message>
    <message>
        <source>best_single: the one feature that explains each component best; given: those named below; stepwise and collinearity: several, chosen one by one or cleared of those that say the same.</source>
        <extracomment>footprintstomodel, help of parameter SELECTION</extracomment>
        <translation>best_single: das eine Merkmal, das jede Komponente am besten erklärt; given: die unten genannten; stepwise und collinearity: mehrere, eins nach dem anderen gewählt oder von solchen bereinigt, die dasselbe sagen.</translation>
    </message>
    <message>
        <source>Names of bands for the choice &apos;given&apos;, such as m2d1_mean, separated by commas.</source>
        <extracomment>footprintstomodel, help of parameter PREDICTORS</extracomment>
        <translation>Namen von Bändern für die Wahl &apos;given&apos;, wie m2d1_mean, durch Kommas getrennt.</translation>
    </message>
    <message>
        <source>ols: least squares, as in the paper; ridge, quantile, gradient_boosting: for trials.</source>
        <extracomment>footprintstomodel, help of parameter METHOD</extracomment>
        <translation>ols: kleinste Quadrate, wie im Artikel; ridge, quantile, gradient_boosting: für Versuche.</translation>
    </message>
    <message>
        <source>Side of the squares that are held out in turn, in metres, to judge the model where it has not seen the neighbours.</source>
        <extracomment>footprintstomodel, help of parameter BLOCK_SIZE</extracomment>
        <translation>Seite der Quadrate, die reihum zurückgehalten werden, in Metern, um das Modell dort zu beurteilen, wo es die Nachbarn nicht gesehen hat.</translation>
    </message>
    <message>
        <source>reference</source>
        <extracomment>footprintstomodel, word to search for</extracomment>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>fit</source>
        <extracomment>footprintstomodel, word to search for</extracomment>
        <translation>anpassen</translation>
    </message>
    <message>
        <source>Features to trusted heights</source>
        <extracomment>name of featurestoheights</extracomment>
        <translation>Merkmale zu vertrauenswürdigen Höhen</translation>
    </message>
    <message>
        <source>Features of a DEM made as those that the model was fitted to, with the terrain-robust ones, such as the chain &apos;DEMs to features&apos; writes.</source>
        <extracomment>featurestoheights, help of parameter FEATURES</extracomment>
        <translation>Merkmale eines Höhenmodells, gemacht wie die, an die das Modell angepasst wurde, mit den geländerobusten, wie sie die Kette &apos;Höhenmodelle zu Merkmalen&apos; schreibt.</translation>
    </message>
    <message>
        <source>JSON file of &apos;Fit a height model&apos;, fitted with terrain-robust features among the rasters: only then does it know its slopes.</source>
        <extracomment>featurestoheights, help of parameter MODEL</extracomment>
        <translation>JSON-Datei von &apos;Gebäudehöhen-Modell anpassen&apos;, angepasst mit geländerobusten Merkmalen unter den Rastern: nur dann kennt es seine Hänge.</translation>
    </message>
    <message>
        <source>Also write built share, volume or floor area, each as a band.</source>
        <extracomment>featurestoheights, help of parameter DERIVED</extracomment>
        <translation>Auch bebauten Anteil, Volumen oder Geschossfläche schreiben, je ein Band.</translation>
    </message>
    <message>
        <source>residuals: for the city that the model was fitted to; unseen_cells: for another city, from the blocks or cities that were held out.</source>
        <extracomment>featurestoheights, help of parameter ERROR_FROM</extracomment>
        <translation>residuals: für die Stadt, an die das Modell angepasst wurde; unseen_cells: für eine andere Stadt, aus den Blöcken oder Städten, die zurückgehalten wurden.</translation>
    </message>
    <message>
        <source>predict</source>
        <extracomment>featurestoheights, word to search for</extracomment>
        <translation>vorhersagen</translation>
    </message>
    <message>
        <source>slope mask</source>
        <extracomment>featurestoheights, word to search for</extracomment>
        <translation>Hangmaske</translation>
    </message>
    <message>
        <source>SAR images to ground control points</source>
        <extracomment>name of imagestogcps</extracomment>
        <translation>SAR-Bilder zu Passpunkten</translation>
    </message>
    <message>
        <source>SAR images</source>
        <extracomment>imagestofusedcloud, parameter PRODUCTS</extracomment>
        <translation>SAR-Bilder</translation>
    </message>
    <message>
        <source>Single-look complex images of two geometries or more, such as ascending and descending, several passes each: TerraSAR-X, TanDEM-X, PAZ, Sentinel-1, NISAR-like RSLC, or chips with JSON; files, or a folder of them.</source>
        <extracomment>imagestofusedcloud, help of parameter PRODUCTS</extracomment>
        <translation>Komplexe Bilder (SLC) aus zwei oder mehr Geometrien, etwa auf- und absteigend, je mit mehreren Überflügen: TerraSAR-X, TanDEM-X, PAZ, Sentinel-1, RSLC nach Art von NISAR, oder Ausschnitte mit JSON; Dateien, oder ein Ordner davon.</translation>
    </message>
    <message>
        <source>Points that shine in the images, such as lamp posts or corner reflectors, placed to a few metres.</source>
        <extracomment>imagestofusedcloud, help of parameter TARGETS</extracomment>
        <translation>Punkte, die in den Bildern leuchten, wie Laternenmasten oder Winkelreflektoren, auf wenige Meter genau gesetzt.</translation>
    </message>
    <message>
        <source>DEM of the targets</source>
        <extracomment>imagestofusedcloud, parameter DEM</extracomment>
        <translation>Höhenmodell der Ziele</translation>
    </message>
    <message>
        <source>Ellipsoidal heights, in metres, of targets that have none of their own (Z of the points).</source>
        <extracomment>imagestofusedcloud, help of parameter DEM</extracomment>
        <translation>Ellipsoidische Höhen, in Metern, der Ziele, die keine eigene haben (Z der Punkte).</translation>
    </message>
    <message>
        <source>How far from its predicted place the brightest pixel may lie; larger where the targets are placed roughly.</source>
        <extracomment>imagestofusedcloud, help of parameter SEARCH</extracomment>
        <translation>Wie weit von seinem vorhergesagten Ort das hellste Pixel liegen darf; größer, wo die Ziele grob gesetzt sind.</translation>
    </message>
    <message>
        <source>Image to be georeferenced</source>
        <extracomment>imagestogcps, parameter IMAGE</extracomment>
        <translation>Zu georeferenzierendes Bild</translation>
    </message>
    <message>
        <source>The image whose pixels the exported points name: one of the SAR images, or another one of the place.</source>
        <extracomment>imagestogcps, help of parameter IMAGE</extracomment>
        <translation>Das Bild, dessen Pixel die exportierten Punkte nennen: eines der SAR-Bilder, oder ein anderes des Ortes.</translation>
    </message>
    <message>
        <source>Sentinel-1 orbit files (.EOF); those that cover an image replace its own orbit, in both steps.</source>
        <extracomment>imagestofusedcloud, help of parameter ORBITS</extracomment>
        <translation>Sentinel-1-Bahndateien (.EOF); solche, die ein Bild abdecken, ersetzen dessen eigene Bahn, in beiden Schritten.</translation>
    </message>
    <message>
        <source>What is taken off the radar times: solid_tide, troposphere, ionosphere, timing and more; &apos;Ground control points by stereo SAR&apos; explains each. none, alone: no correction.</source>
        <extracomment>imagestofusedcloud, help of parameter CORRECTIONS</extracomment>
        <translation>Was von den Radarzeiten abgezogen wird: solid_tide, troposphere, ionosphere, Zeitversätze und mehr; &apos;Passpunkte aus Stereo-SAR&apos; erklärt jede. none, allein: keine Korrektur.</translation>
    </message>
    <message>
        <source>Zenith delays of a station, or VMF grids. Empty: a standard atmosphere, which is worse.</source>
        <extracomment>imagestofusedcloud, help of parameter TROPOSPHERE</extracomment>
        <translation>Zenitverzögerungen einer Station, oder VMF-Gitter. Leer: eine Standardatmosphäre, die schlechter ist.</translation>
    </message>
    <message>
        <source>IONEX maps of the days of the passes; needs ionosphere among the corrections.</source>
        <extracomment>imagestofusedcloud, help of parameter IONOSPHERE</extracomment>
        <translation>IONEX-Karten der Tage der Überflüge; braucht ionosphere unter den Korrekturen.</translation>
    </message>
    <message>
        <source>Vertical electron content where no maps are given; needs ionosphere among the corrections.</source>
        <extracomment>imagestofusedcloud, help of parameter TEC</extracomment>
        <translation>Vertikaler Elektronengehalt, wo keine Karten angegeben sind; braucht ionosphere unter den Korrekturen.</translation>
    </message>
    <message>
        <source>Table of the offsets of the sensor; needs calibration among the corrections.</source>
        <extracomment>imagestofusedcloud, help of parameter CALIBRATION</extracomment>
        <translation>Tabelle der Versätze des Sensors; braucht calibration unter den Korrekturen.</translation>
    </message>
    <message>
        <source>Frame in which positions hold at any time, such as EPSG:7930 (ETRF2000). Empty: that of the orbits, at the time of the images.</source>
        <extracomment>imagestofusedcloud, help of parameter FRAME</extracomment>
        <translation>Bezugsrahmen, in dem Positionen jederzeit gelten, wie EPSG:7930 (ETRF2000). Leer: der der Bahnen, zur Zeit der Bilder.</translation>
    </message>
    <message>
        <source>Tables of two tracks to one cloud</source>
        <extracomment>name of tablestocloud</extracomment>
        <translation>Tabellen zweier Tracks zu einer Wolke</translation>
    </message>
    <message>
        <source>Table of track 1</source>
        <extracomment>imagestofusedcloud, parameter TABLE_1</extracomment>
        <translation>Tabelle von Track 1</translation>
    </message>
    <message>
        <source>Scatterers of one track: CSV, NPZ, HDF5, PLY, LAS, a vector layer&apos;s file.</source>
        <extracomment>imagestofusedcloud, help of parameter TABLE_1</extracomment>
        <translation>Streuer eines Tracks: CSV, NPZ, HDF5, PLY, LAS, die Datei eines Vektorlayers.</translation>
    </message>
    <message>
        <source>Name of track 1</source>
        <extracomment>imagestofusedcloud, parameter TRACK_1</extracomment>
        <translation>Name von Track 1</translation>
    </message>
    <message>
        <source>Told in the fused cloud and its report. Empty: what the file says.</source>
        <extracomment>imagestofusedcloud, help of parameter TRACK_1</extracomment>
        <translation>Steht in der fusionierten Wolke und ihrem Bericht. Leer: was die Datei sagt.</translation>
    </message>
    <message>
        <source>SAR product of track 1</source>
        <extracomment>imagestofusedcloud, parameter PRODUCT_1</extracomment>
        <translation>SAR-Produkt von Track 1</translation>
    </message>
    <message>
        <source>An image, or its parameter file (.res), of the track: geometry of sight comes from there. Empty: heading and incidence are in the table, or below.</source>
        <extracomment>imagestofusedcloud, help of parameter PRODUCT_1</extracomment>
        <translation>Ein Bild, oder seine Parameterdatei (.res), des Tracks: die Geometrie der Sicht kommt von dort. Leer: Flugrichtung und Einfallswinkel sind in der Tabelle, oder unten.</translation>
    </message>
    <message>
        <source>Table of track 2</source>
        <extracomment>imagestofusedcloud, parameter TABLE_2</extracomment>
        <translation>Tabelle von Track 2</translation>
    </message>
    <message>
        <source>Name of track 2</source>
        <extracomment>imagestofusedcloud, parameter TRACK_2</extracomment>
        <translation>Name von Track 2</translation>
    </message>
    <message>
        <source>SAR product of track 2</source>
        <extracomment>imagestofusedcloud, parameter PRODUCT_2</extracomment>
        <translation>SAR-Produkt von Track 2</translation>
    </message>
    <message>
        <source>geodetic: about a target that stereo SAR located and every track sees; offset_only: the same, without the lamp post&apos;s diameter; geometric: tracks fitted to each other, without stereo SAR, so without an absolute position.</source>
        <extracomment>cloudstoaccuracy, help of parameter MODE</extracomment>
        <translation>geodetic: um ein Ziel, das Stereo-SAR geortet hat und jeder Track sieht; offset_only: dasselbe, ohne den Durchmesser des Laternenmasts; geometric: Tracks aneinander angepasst, ohne Stereo-SAR, also ohne absolute Position.</translation>
    </message>
    <message>
        <source>Ground control points of stereo SAR; the geodetic modes need them.</source>
        <extracomment>cloudstoaccuracy, help of parameter STEREO</extracomment>
        <translation>Passpunkte aus Stereo-SAR; die geodätischen Modi brauchen sie.</translation>
    </message>
    <message>
        <source>Name of the point among them that all tracks see; the geodetic modes need it.</source>
        <extracomment>cloudstoaccuracy, help of parameter TARGET</extracomment>
        <translation>Name des Punkts darunter, den alle Tracks sehen; die geodätischen Modi brauchen ihn.</translation>
    </message>
    <message>
        <source>The layer of residuals of the same run, from which each track&apos;s own view of the target is taken.</source>
        <extracomment>cloudstoaccuracy, help of parameter RESIDUALS</extracomment>
        <translation>Der Layer der Residuen desselben Laufs, aus dem die Sicht jedes Tracks auf das Ziel kommt.</translation>
    </message>
    <message>
        <source>Columns of table 1</source>
        <extracomment>imagestofusedcloud, parameter COLUMNS_1</extracomment>
        <translation>Spalten von Tabelle 1</translation>
    </message>
    <message>
        <source>What columns mean where the names do not say so: velocity = column_3; height = column_4 + column_5.</source>
        <extracomment>imagestofusedcloud, help of parameter COLUMNS_1</extracomment>
        <translation>Was Spalten bedeuten, wo die Namen es nicht sagen: velocity = column_3; height = column_4 + column_5.</translation>
    </message>
    <message>
        <source>CRS of table 1</source>
        <extracomment>imagestofusedcloud, parameter CRS_1</extracomment>
        <translation>KBS von Tabelle 1</translation>
    </message>
    <message>
        <source>For tables of eastings and northings. Empty: longitudes and latitudes.</source>
        <extracomment>imagestofusedcloud, help of parameter CRS_1</extracomment>
        <translation>Für Tabellen mit Rechts- und Hochwerten. Leer: Längen und Breiten.</translation>
    </message>
    <message>
        <source>Reference point of track 1</source>
        <extracomment>imagestofusedcloud, parameter REFERENCE_1</extracomment>
        <translation>Referenzpunkt von Track 1</translation>
    </message>
    <message>
        <source>The point that the track&apos;s own positions hang on, x = …; y = …; height = …, in the CRS of the cloud; the geodetic modes need it.</source>
        <extracomment>imagestofusedcloud, help of parameter REFERENCE_1</extracomment>
        <translation>Der Punkt, an dem die eigenen Positionen des Tracks hängen, x = …; y = …; height = …, im KBS der Wolke; die geodätischen Modi brauchen ihn.</translation>
    </message>
    <message>
        <source>Heading of track 1 (degrees)</source>
        <extracomment>imagestofusedcloud, parameter HEADING_1</extracomment>
        <translation>Flugrichtung von Track 1 (Grad)</translation>
    </message>
    <message>
        <source>Direction of flight, clockwise from north, where no product and no column tells it.</source>
        <extracomment>imagestofusedcloud, help of parameter HEADING_1</extracomment>
        <translation>Richtung des Fluges, im Uhrzeigersinn von Norden, wo weder Produkt noch Spalte es sagen.</translation>
    </message>
    <message>
        <source>Columns of table 2</source>
        <extracomment>imagestofusedcloud, parameter COLUMNS_2</extracomment>
        <translation>Spalten von Tabelle 2</translation>
    </message>
    <message>
        <source>CRS of table 2</source>
        <extracomment>imagestofusedcloud, parameter CRS_2</extracomment>
        <translation>KBS von Tabelle 2</translation>
    </message>
    <message>
        <source>Reference point of track 2</source>
        <extracomment>imagestofusedcloud, parameter REFERENCE_2</extracomment>
        <translation>Referenzpunkt von Track 2</translation>
    </message>
    <message>
        <source>Heading of track 2 (degrees)</source>
        <extracomment>imagestofusedcloud, parameter HEADING_2</extracomment>
        <translation>Flugrichtung von Track 2 (Grad)</translation>
    </message>
    <message>
        <source>Projected CRS of all clouds. Empty: the UTM zone of the place.</source>
        <extracomment>imagestofusedcloud, help of parameter OUTPUT_CRS</extracomment>
        <translation>Projiziertes KBS aller Wolken. Leer: die UTM-Zone des Ortes.</translation>
    </message>
    <message>
        <source>Clouds to fused cloud and accuracy</source>
        <extracomment>name of cloudstoaccuracy</extracomment>
        <translation>Wolken zu fusionierter Wolke und Genauigkeit</translation>
    </message>
    <message>
        <source>Clouds of two or more tracks, of &apos;Import a point cloud&apos;.</source>
        <extracomment>cloudstoaccuracy, help of parameter CLOUDS</extracomment>
        <translation>Wolken zweier oder mehr Tracks, aus &apos;Punktwolke importieren&apos;.</translation>
    </message>
    <message>
        <source>Surface model (raster), or points or a cloud of LiDAR, in the heights of the cloud.</source>
        <extracomment>cloudstoaccuracy, help of parameter REFERENCE</extracomment>
        <translation>Oberflächenmodell (Raster), oder Punkte oder eine Wolke von LiDAR, in den Höhen der Wolke.</translation>
    </message>
    <message>
        <source>Polygons of flat roofs or open ground, on which the vertical errors are measured.</source>
        <extracomment>cloudstoaccuracy, help of parameter FLAT</extracomment>
        <translation>Polygone flacher Dächer oder offenen Bodens, auf denen die vertikalen Fehler gemessen werden.</translation>
    </message>
    <message>
        <source>Lines along facades, on which the horizontal errors are measured. Give flat areas, facades, or both.</source>
        <extracomment>cloudstoaccuracy, help of parameter FACADES</extracomment>
        <translation>Linien entlang von Fassaden, an denen die horizontalen Fehler gemessen werden. Geben Sie ebene Flächen, Fassaden oder beides an.</translation>
    </message>
    <message>
        <source>SAR images and tables to a fused cloud</source>
        <extracomment>name of imagestofusedcloud</extracomment>
        <translation>SAR-Bilder und Tabellen zu fusionierter Wolke</translation>
    </message>
    <message>
        <source>Name of the target that both clouds hang on.</source>
        <extracomment>imagestofusedcloud, help of parameter TARGET</extracomment>
        <translation>Name des Ziels, an dem beide Wolken hängen.</translation>
    </message>
    <message>
        <source>Of the target, if it is a lamp post: each track sees its own side of it. 0 for a corner reflector.</source>
        <extracomment>imagestofusedcloud, help of parameter DIAMETER</extracomment>
        <translation>Des Ziels, wenn es ein Laternenmast ist: jeder Track sieht seine eigene Seite davon. 0 für einen Winkelreflektor.</translation>
    </message>
    <message>
        <source>Model and features give other heights here: the raster was not made with these.</source>
        <extracomment>ui/docks/cell_terms.py</extracomment>
        <translation>Modell und Merkmale geben hier andere Höhen: das Raster wurde nicht mit diesen gemacht.</translation>
    </message>
    <message>
        <source>No features raster with {bands} on these cells is in the project; add the one it was made with.</source>
        <extracomment>ui/docks/cell_terms.py</extracomment>
        <translation>Kein Merkmalsraster mit {bands} auf diesen Zellen ist im Projekt; fügen Sie das hinzu, mit dem es gemacht wurde.</translation>
    </message>
    <message>
        <source>The model {name} is not beside the raster; choose it with &apos;Model…&apos; to see its features.</source>
        <extracomment>ui/docks/cell_terms.py</extracomment>
        <translation>Das Modell {name} liegt nicht neben dem Raster; wählen Sie es mit &apos;Modell…&apos;, um seine Merkmale zu sehen.</translation>
    </message>
    <message>
        <source>The model {name} has none of these components; choose another one.</source>
        <extracomment>ui/docks/cell_terms.py</extracomment>
        <translation>Das Modell {name} hat keine dieser Komponenten; wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>Press &apos;Pick a cell&apos; and click the map to see the heights of a cell and the features behind them.</source>
        <extracomment>ui/docks/cell.py</extracomment>
        <translation>Drücken Sie &apos;Zelle wählen&apos; und klicken Sie in die Karte, um die Höhen einer Zelle und die Merkmale dahinter zu sehen.</translation>
    </message>
    <message>
        <source>Select a cell to see what was observed, fitted, and predicted without having seen it.</source>
        <extracomment>ui/docks/cell.py</extracomment>
        <translation>Wählen Sie eine Zelle, um zu sehen, was beobachtet, angepasst, und ungesehen vorhergesagt wurde.</translation>
    </message>
    <message>
        <source>This cell has no height; select another one.</source>
        <extracomment>ui/docks/cell.py</extracomment>
        <translation>Diese Zelle hat keine Höhe; wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>This cell has no height (nodata); pick another one.</source>
        <extracomment>ui/docks/cell.py</extracomment>
        <translation>Diese Zelle hat keine Höhe (nodata); wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>Cell {number} of {area}</source>
        <extracomment>ui/docks/cell.py</extracomment>
        <translation>Zelle {number} von {area}</translation>
    </message>
    <message>
        <source>This place lies outside {raster}; pick a cell of it.</source>
        <extracomment>ui/docks/cell.py</extracomment>
        <translation>Dieser Ort liegt außerhalb von {raster}; wählen Sie eine Zelle davon.</translation>
    </message>
    <message>
        <source>{raster}: column {column}, row {row}</source>
        <extracomment>ui/docks/cell.py</extracomment>
        <translation>{raster}: Spalte {column}, Zeile {row}</translation>
    </message>
    <message>
        <source>These points have no dates, and no table of their time series is in the project; import the cloud again with its time series, or add the output Time series of that import.</source>
        <extracomment>ui/docks/series.py</extracomment>
        <translation>Diese Punkte haben keine Daten (Tage), und keine Tabelle ihrer Zeitreihen ist im Projekt; importieren Sie die Wolke noch einmal mit ihren Zeitreihen, oder fügen Sie die Ausgabe Zeitreihen dieses Imports hinzu.</translation>
    </message>
    <message>
        <source>The points selected have no value at any date.</source>
        <extracomment>ui/docks/series.py</extracomment>
        <translation>Die gewählten Punkte haben an keinem Tag einen Wert.</translation>
    </message>
    <message>
        <source>Select points to see their time series, up to {most} of them together.</source>
        <extracomment>ui/docks/series.py</extracomment>
        <translation>Wählen Sie Punkte, um ihre Zeitreihen zu sehen, bis zu {most} davon zusammen.</translation>
    </message>
    <message>
        <source>{shown} of {all} selected points are drawn.</source>
        <extracomment>ui/docks/series.py</extracomment>
        <translation>{shown} von {all} gewählten Punkten sind gezeichnet.</translation>
    </message>
    <message>
        <source>{count} have no series.</source>
        <extracomment>ui/docks/series.py</extracomment>
        <translation>{count} haben keine Reihe.</translation>
    </message>
    <message>
        <source>height, m</source>
        <extracomment>ui/plots/cell.py</extracomment>
        <translation>Höhe, m</translation>
    </message>
    <message>
        <source>Heights</source>
        <extracomment>ui/plots/cell.py</extracomment>
        <translation>Höhen</translation>
    </message>
    <message>
        <source>observed</source>
        <extracomment>ui/plots/cell.py</extracomment>
        <translation>beobachtet</translation>
    </message>
    <message>
        <source>fitted</source>
        <extracomment>ui/plots/cell.py</extracomment>
        <translation>angepasst</translation>
    </message>
    <message>
        <source>predicted, cell not seen</source>
        <extracomment>ui/plots/cell.py</extracomment>
        <translation>vorhergesagt, ungesehen</translation>
    </message>
    <message>
        <source>average,
gross</source>
        <extracomment>ui/plots/cell.py</extracomment>
        <translation>Mittel,
brutto</translation>
    </message>
    <message>
        <source>average,
net</source>
        <extracomment>ui/plots/cell.py</extracomment>
        <translation>Mittel,
netto</translation>
    </message>
    <message>
        <source>spread,
gross</source>
        <extracomment>ui/plots/cell.py</extracomment>
        <translation>Streuung,
brutto</translation>
    </message>
    <message>
        <source>spread,
net</source>
        <extracomment>ui/plots/cell.py</extracomment>
        <translation>Streuung,
netto</translation>
    </message>
    <message>
        <source>outside the
training range</source>
        <extracomment>ui/plots/cell.py</extracomment>
        <translation>außerhalb des
Trainingsbereichs</translation>
    </message>
    <message>
        <source>intercept</source>
        <extracomment>ui/plots/cell.py</extracomment>
        <translation>Achsenabschnitt</translation>
    </message>
    <message>
        <source>min</source>
        <extracomment>ui/plots/cell.py</extracomment>
        <translation>min</translation>
    </message>
    <message>
        <source>max</source>
        <extracomment>ui/plots/cell.py</extracomment>
        <translation>max</translation>
    </message>
    <message>
        <source>{count} others</source>
        <extracomment>ui/plots/cell.py</extracomment>
        <translation>{count} andere</translation>
    </message>
    <message>
        <source>displacement, mm</source>
        <extracomment>ui/plots/series.py</extracomment>
        <translation>Verschiebung, mm</translation>
    </message>
    <message>
        <source>Report of the accuracy</source>
        <extracomment>cloudstoaccuracy, parameter assess:ACCURACY_REPORT</extracomment>
        <translation>Bericht der Genauigkeit</translation>
    </message>
    <message>
        <source>Report of the fusion</source>
        <extracomment>cloudstoaccuracy, parameter fuse:FUSED_REPORT</extracomment>
        <translation>Bericht der Fusion</translation>
    </message>
    <message>
        <source>Report of stereo SAR</source>
        <extracomment>imagestofusedcloud, parameter gcps:STEREO_REPORT</extracomment>
        <translation>Bericht des Stereo-SAR</translation>
    </message>
    <message>
        <source>Table</source>
        <extracomment>imagestogcps, parameter export:CSV</extracomment>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Report of the point targets</source>
        <extracomment>imagestogcps, parameter targets:TARGETS_REPORT</extracomment>
        <translation>Bericht der Punktziele</translation>
    </message>
    <message>
        <source>Vertical City sample: Los Angeles (pattern, not metres)</source>
        <extracomment>ui/sample.py</extracomment>
        <translation>Vertical City, Beispiel: Los Angeles (Muster, nicht Meter)</translation>
    </message>
    <message>
        <source>low</source>
        <extracomment>ui/sample.py</extracomment>
        <translation>niedrig</translation>
    </message>
    <message>
        <source>high</source>
        <extracomment>ui/sample.py</extracomment>
        <translation>hoch</translation>
    </message>
    <message>
        <source>Relief (Copernicus GLO-30)</source>
        <extracomment>ui/sample.py</extracomment>
        <translation>Relief (Copernicus GLO-30)</translation>
    </message>
    <message>
        <source>The sample lacks {names} in {folder}; install Vertical City again from its ZIP.</source>
        <extracomment>ui/sample.py</extracomment>
        <translation>Dem Beispiel fehlt {names} in {folder}; installieren Sie Vertical City noch einmal aus dem ZIP.</translation>
    </message>
    <message>
        <source>The sample was cancelled; nothing was added to the map.</source>
        <extracomment>ui/sample.py</extracomment>
        <translation>Das Beispiel wurde abgebrochen; der Karte wurde nichts hinzugefügt.</translation>
    </message>
    <message>
        <source>The sample could not be computed: {why}</source>
        <extracomment>ui/sample.py</extracomment>
        <translation>Das Beispiel konnte nicht berechnet werden: {why}</translation>
    </message>
    <message>
        <source>From the clouds of several tracks to a fused cloud and a measure of how far it is from LiDAR, as a model.</source>
        <extracomment>help of cloudstoaccuracy</extracomment>
        <translation>Von den Wolken mehrerer Tracks zu einer fusionierten Wolke und einem Maß dafür, wie weit sie von LiDAR entfernt ist, als Modell.</translation>
    </message>
    <message>
        <source>It fuses the clouds, and compares the result with a surface model, or with points of LiDAR: on flat areas the vertical errors, on facades the horizontal ones. Give flat areas, facades, or both.</source>
        <extracomment>help of cloudstoaccuracy</extracomment>
        <translation>Sie fusioniert die Wolken und vergleicht das Ergebnis mit einem Oberflächenmodell oder mit LiDAR-Punkten: auf ebenen Flächen die vertikalen Fehler, an Fassaden die horizontalen. Geben Sie ebene Flächen, Fassaden oder beides an.</translation>
    </message>
    <message>
        <source>The figures hold for the places that were given, and include the errors of the reference. The steps are &apos;Fuse point clouds&apos; and &apos;Accuracy of a point cloud&apos;.</source>
        <extracomment>help of cloudstoaccuracy</extracomment>
        <translation>Die Zahlen gelten für die angegebenen Orte und enthalten die Fehler der Referenz. Die Schritte sind &apos;Punktwolken fusionieren&apos; und &apos;Genauigkeit einer Punktwolke&apos;.</translation>
    </message>
    <message>
        <source>Source: Zhu, Montazeri, Gisinger, Hanssen, Bamler (2016), IEEE TGRS, doi 10.1109/TGRS.2015.2448686.</source>
        <extracomment>help of cloudstoaccuracy</extracomment>
        <translation>Quelle: Zhu, Montazeri, Gisinger, Hanssen, Bamler (2016), IEEE TGRS, doi 10.1109/TGRS.2015.2448686.</translation>
    </message>
    <message>
        <source>From free global DEMs of one place to the features that height models are fitted to, as a model.</source>
        <extracomment>help of demstofeatures</extracomment>
        <translation>Von freien globalen Höhenmodellen eines Ortes zu den Merkmalen, an die Gebäudehöhen-Modelle angepasst werden, als Modell.</translation>
    </message>
    <message>
        <source>It makes a composite of the DEMs and computes features of it in square cells: those of the paper and the terrain-robust ones, so that a model that is fitted to them can tell later on what slopes it may be trusted.</source>
        <extracomment>help of demstofeatures</extracomment>
        <translation>Sie macht ein Komposit aus den Höhenmodellen und berechnet daraus Merkmale in quadratischen Zellen: die des Artikels und die geländerobusten, so dass ein Modell, das an sie angepasst wird, später sagen kann, auf welchen Hängen ihm zu trauen ist.</translation>
    </message>
    <message>
        <source>Give the features to &apos;Footprints to a height model&apos; where heights are known, and to &apos;Features to trusted heights&apos; where they are wanted. The steps are the algorithms &apos;Composite of DEMs&apos; and &apos;Features of a DEM&apos;.</source>
        <extracomment>help of demstofeatures</extracomment>
        <translation>Geben Sie die Merkmale an &apos;Gebäudegrundrisse zum Gebäudehöhen-Modell&apos;, wo Höhen bekannt sind, und an &apos;Merkmale zu vertrauenswürdigen Höhen&apos;, wo sie gesucht sind. Die Schritte sind die Algorithmen &apos;Komposit aus Höhenmodellen&apos; und &apos;Merkmale eines Höhenmodells&apos;.</translation>
    </message>
    <message>
        <source>From DEM features and a fitted model to building heights that say where to trust them, as a model.</source>
        <extracomment>help of featurestoheights</extracomment>
        <translation>Von Merkmalen eines Höhenmodells und einem angepassten Modell zu Gebäudehöhen, die sagen, wo ihnen zu trauen ist, als Modell.</translation>
    </message>
    <message>
        <source>It predicts the heights with their standard errors, masks terrain that is steeper or rougher than any that the model was fitted to, and writes the first component once more without the masked cells. Cells outside the training range are marked in the band OUT_OF_RANGE of the heights; look at it too.</source>
        <extracomment>help of featurestoheights</extracomment>
        <translation>Sie sagt die Höhen mit ihren Standardfehlern vorher, maskiert Gelände, das steiler oder rauer ist als alles, woran das Modell angepasst wurde, und schreibt die erste Komponente noch einmal ohne die maskierten Zellen. Zellen außerhalb des Trainingsbereichs sind im Band OUT_OF_RANGE der Höhen gekennzeichnet; sehen Sie auch darauf.</translation>
    </message>
    <message>
        <source>The model must know its slopes: fit it with the terrain-robust features among the rasters, as &apos;DEMs to features&apos; makes them. The steps are &apos;Predict building heights&apos; and two of QGIS&apos;s own algorithms.</source>
        <extracomment>help of featurestoheights</extracomment>
        <translation>Das Modell muss seine Hänge kennen: passen Sie es mit den geländerobusten Merkmalen unter den Rastern an, wie &apos;Höhenmodelle zu Merkmalen&apos; sie macht. Die Schritte sind &apos;Gebäudehöhen vorhersagen&apos; und zwei von QGIS&apos; eigenen Algorithmen.</translation>
    </message>
    <message>
        <source>Heights without masked cells</source>
        <extracomment>featurestoheights, parameter masked:MASKED</extracomment>
        <translation>Höhen ohne maskierte Zellen</translation>
    </message>
    <message>
        <source>From building footprints with heights, and DEM features of the same place, to a height model with a report, as a model.</source>
        <extracomment>help of footprintstomodel</extracomment>
        <translation>Von Gebäudegrundrissen mit Höhen und Merkmalen eines Höhenmodells desselben Ortes zu einem Gebäudehöhen-Modell mit Bericht, als Modell.</translation>
    </message>
    <message>
        <source>It computes reference components (average and standard deviation of gross and net building height) in the very cells of the features, and fits each component to them. The report says how large the errors are in blocks that were held out; that is the figure to quote.</source>
        <extracomment>help of footprintstomodel</extracomment>
        <translation>Sie berechnet Referenzkomponenten (Mittel und Standardabweichung der Gebäudehöhe, brutto und netto) in genau den Zellen der Merkmale und passt jede Komponente an sie an. Der Bericht sagt, wie groß die Fehler in zurückgehaltenen Blöcken sind; das ist die Zahl, die man angibt.</translation>
    </message>
    <message>
        <source>The cells that lie wholly inside the mapped area count. Give an area in which every building is mapped, if the footprints do not fill their extent. The steps are the algorithms &apos;Reference components&apos; and &apos;Fit a height model&apos;; run them one by one for several cities at once.</source>
        <extracomment>help of footprintstomodel</extracomment>
        <translation>Es zählen die Zellen, die ganz im kartierten Gebiet liegen. Geben Sie ein Gebiet an, in dem jedes Gebäude kartiert ist, wenn die Grundrisse ihre Ausdehnung nicht füllen. Die Schritte sind die Algorithmen &apos;Referenzkomponenten&apos; und &apos;Gebäudehöhen-Modell anpassen&apos;; führen Sie sie einzeln aus, um mehrere Städte auf einmal zu nehmen.</translation>
    </message>
    <message>
        <source>The whole journey of geodetic SAR, from images and tables of scatterers to one cloud in its absolute place, as a model.</source>
        <extracomment>help of imagestofusedcloud</extracomment>
        <translation>Die ganze Reise des geodätischen SAR, von Bildern und Tabellen von Streuern zu einer Wolke an ihrem absoluten Ort, als Modell.</translation>
    </message>
    <message>
        <source>It measures targets in the images and locates them by stereo SAR, imports the table of each of two tracks, and fuses the clouds about the target that both hang on. Each table needs the geometry of its track (a SAR product, or heading and incidence angle) and its own reference point.</source>
        <extracomment>help of imagestofusedcloud</extracomment>
        <translation>Sie misst Ziele in den Bildern und ortet sie durch Stereo-SAR, importiert die Tabelle jedes der zwei Tracks und fusioniert die Wolken um das Ziel, an dem beide hängen. Jede Tabelle braucht die Geometrie ihres Tracks (ein SAR-Produkt, oder Flugrichtung und Einfallswinkel) und ihren eigenen Referenzpunkt.</translation>
    </message>
    <message>
        <source>With more than two tracks, or for rarer options, run the steps one by one: &apos;Point target analysis&apos;, &apos;Ground control points by stereo SAR&apos;, &apos;Import a point cloud&apos;, &apos;Fuse point clouds&apos;.</source>
        <extracomment>help of imagestofusedcloud</extracomment>
        <translation>Bei mehr als zwei Tracks, oder für seltenere Optionen, führen Sie die Schritte einzeln aus: &apos;Punktzielanalyse&apos;, &apos;Passpunkte aus Stereo-SAR&apos;, &apos;Punktwolke importieren&apos;, &apos;Punktwolken fusionieren&apos;.</translation>
    </message>
    <message>
        <source>From SAR images and a map of targets to ground control points, as a model.</source>
        <extracomment>help of imagestogcps</extracomment>
        <translation>Von SAR-Bildern und einer Karte von Zielen zu Passpunkten, als Modell.</translation>
    </message>
    <message>
        <source>It measures where each target (a lamp post, a corner reflector) lies in each image, locates it from all of them with corrections for tides, troposphere and more, and writes the points with their pixels in one of the images, for QGIS&apos;s georeferencer and for GDAL.</source>
        <extracomment>help of imagestogcps</extracomment>
        <translation>Sie misst, wo jedes Ziel (ein Laternenmast, ein Winkelreflektor) in jedem Bild liegt, ortet es aus allen zusammen mit Korrekturen für Gezeiten, Troposphäre und mehr, und schreibt die Punkte mit ihren Pixeln in einem der Bilder, für die Georeferenzierung von QGIS und für GDAL.</translation>
    </message>
    <message>
        <source>Heights of the targets are ellipsoidal, from Z of the points or from a DEM. Images of one geometry alone give no height; two or more geometries are needed, best from both sides. The steps are &apos;Point target analysis&apos;, &apos;Ground control points by stereo SAR&apos; and &apos;Export ground control points&apos;; run them one by one for their rarer options.</source>
        <extracomment>help of imagestogcps</extracomment>
        <translation>Höhen der Ziele sind ellipsoidisch, aus Z der Punkte oder aus einem Höhenmodell. Bilder einer einzigen Geometrie geben keine Höhe; zwei oder mehr sind nötig, am besten von beiden Seiten. Die Schritte sind &apos;Punktzielanalyse&apos;, &apos;Passpunkte aus Stereo-SAR&apos; und &apos;Passpunkte exportieren&apos;; führen Sie sie einzeln aus, um ihre selteneren Optionen zu nutzen.</translation>
    </message>
    <message>
        <source>Source: Montazeri, Gisinger, Eineder, Zhu (2018), IEEE TGRS, doi 10.1109/TGRS.2017.2769078.</source>
        <extracomment>help of imagestogcps</extracomment>
        <translation>Quelle: Montazeri, Gisinger, Eineder, Zhu (2018), IEEE TGRS, doi 10.1109/TGRS.2017.2769078.</translation>
    </message>
    <message>
        <source>From two tables of scatterers, one of each track, to one point cloud, as a model.</source>
        <extracomment>help of tablestocloud</extracomment>
        <translation>Von zwei Tabellen von Streuern, je einer eines Tracks, zu einer Punktwolke, als Modell.</translation>
    </message>
    <message>
        <source>It imports both tables, then moves the clouds to where they belong together. The mode geometric fits them to each other; the geodetic ones, which give an absolute position, need a target that stereo SAR has located, and the reference point of each track.</source>
        <extracomment>help of tablestocloud</extracomment>
        <translation>Sie importiert beide Tabellen und bewegt die Wolken dorthin, wo sie zusammengehören. Der Modus geometric passt sie aneinander an; die geodätischen, die eine absolute Position geben, brauchen ein Ziel, das Stereo-SAR geortet hat, und den Referenzpunkt jedes Tracks.</translation>
    </message>
    <message>
        <source>Heights in the tables are taken as ellipsoidal. For more than two tracks, other heights and rarer options run &apos;Import a point cloud&apos; for each table and &apos;Fuse point clouds&apos; once.</source>
        <extracomment>help of tablestocloud</extracomment>
        <translation>Höhen in den Tabellen gelten als ellipsoidisch. Für mehr als zwei Tracks, andere Höhen und seltenere Optionen führen Sie &apos;Punktwolke importieren&apos; für jede Tabelle und &apos;Punktwolken fusionieren&apos; einmal aus.</translation>
    </message>
    <message>
        <source>&amp;Start page</source>
        <extracomment>plugin.py</extracomment>
        <translation>&amp;Startseite</translation>
    </message>
    <message>
        <source>&amp;Picture of the selection</source>
        <extracomment>plugin.py</extracomment>
        <translation>&amp;Bild der Auswahl</translation>
    </message>
    <message>
        <source>New layout: &amp;height map</source>
        <extracomment>plugin.py</extracomment>
        <translation>Neues Layout: &amp;Höhenkarte</translation>
    </message>
    <message>
        <source>New layout: &amp;GCP sheet</source>
        <extracomment>plugin.py</extracomment>
        <translation>Neues Layout: &amp;Passpunkte</translation>
    </message>
    <message>
        <source>&amp;Check the environment</source>
        <extracomment>plugin.py</extracomment>
        <translation>&amp;Umgebung prüfen</translation>
    </message>
    <message>
        <source>Vertical City: start page</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>Vertical City: Startseite</translation>
    </message>
    <message>
        <source>Measure the vertical side of cities from space</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>Die vertikale Dimension der Städte aus dem All messen</translation>
    </message>
    <message>
        <source>&amp;Try it with sample data</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>&amp;Mit Beispieldaten ausprobieren</translation>
    </message>
    <message>
        <source>Progress of the sample</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>Fortschritt des Beispiels</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>Abb&amp;rechen</translation>
    </message>
    <message>
        <source>Go on</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Optional libraries</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>Optionale Bibliotheken</translation>
    </message>
    <message>
        <source>How to &amp;install them</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>So &amp;installiert man sie</translation>
    </message>
    <message>
        <source>Commands to install the missing libraries</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>Befehle, die die fehlenden Bibliotheken installieren</translation>
    </message>
    <message>
        <source>Cop&amp;y</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&lt;b&gt;Building heights&lt;/b&gt; from free global DEMs, in cells of 250 m, with their errors.</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>&lt;b&gt;Gebäudehöhen&lt;/b&gt; aus freien globalen Höhenmodellen, in Zellen von 250 m, mit ihren Fehlern.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Ground control points&lt;/b&gt; to centimetres from radar images.</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>&lt;b&gt;Passpunkte&lt;/b&gt; auf Zentimeter aus Radarbildern.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Point clouds&lt;/b&gt; of several radar tracks, fused in their absolute place.</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>&lt;b&gt;Punktwolken&lt;/b&gt; mehrerer Radar-Tracks, fusioniert an ihrem absoluten Ort.</translation>
    </message>
    <message>
        <source>Two real DEMs of Los Angeles become a styled map, in the background and in temporary files. It is a &lt;b&gt;pattern, not metres&lt;/b&gt;: its model comes from a semi-real Berlin.</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>Zwei reale Höhenmodelle von Los Angeles werden zu einer gestalteten Karte, im Hintergrund und in temporären Dateien. Sie ist ein &lt;b&gt;Muster, nicht Meter&lt;/b&gt;: ihr Modell stammt aus einem halbrealen Berlin.</translation>
    </message>
    <message>
        <source>From DEMs to a map of building heights</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>Von Höhenmodellen zu einer Karte der Gebäudehöhen</translation>
    </message>
    <message>
        <source>From radar images to ground control points</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>Von Radarbildern zu Passpunkten</translation>
    </message>
    <message>
        <source>From point clouds of several tracks to one city</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>Von Punktwolken mehrerer Tracks zu einer Stadt</translation>
    </message>
    <message>
        <source>Open the t&amp;oolbox</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>&amp;Werkzeugkiste öffnen</translation>
    </message>
    <message>
        <source>Check the &amp;environment</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>&amp;Umgebung prüfen</translation>
    </message>
    <message>
        <source>Tutorials:</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>Anleitungen:</translation>
    </message>
    <message>
        <source>{name} is missing, for {gives}</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>{name} fehlt, für {gives}</translation>
    </message>
    <message>
        <source>{platform}; then start QGIS again:</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>{platform}; starten Sie QGIS danach neu:</translation>
    </message>
    <message>
        <source>Building heights from free DEMs, and geodetic SAR. Its tools are in the toolbox.</source>
        <extracomment>ui/greeting.py</extracomment>
        <translation>Gebäudehöhen aus freien Höhenmodellen, und geodätisches SAR. Die Werkzeuge sind in der Werkzeugkiste.</translation>
    </message>
    <message>
        <source>Open the &amp;start page</source>
        <extracomment>ui/greeting.py</extracomment>
        <translation>&amp;Startseite öffnen</translation>
    </message>
    <message>
        <source>Heights ± standard error</source>
        <extracomment>ui/plots/cell.py</extracomment>
        <translation>Höhen ± Standardfehler</translation>
    </message>
    <message>
        <source>Training range</source>
        <extracomment>ui/plots/cell.py</extracomment>
        <translation>Trainingsbereich</translation>
    </message>
    <message>
        <source>Adds, m</source>
        <extracomment>ui/plots/cell.py</extracomment>
        <translation>Trägt bei, m</translation>
    </message>
    <message>
        <source>What it does</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>Was das Plugin tut</translation>
    </message>
    <message>
        <source>Simulated lamp posts with error ellipses.</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>Simulierte Laternenmasten mit Fehlerellipsen.</translation>
    </message>
    <message>
        <source>A simulated building in four tracks, before and after.</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>Ein simuliertes Gebäude in vier Tracks, vorher und nachher.</translation>
    </message>
    <message>
        <source>The sample&apos;s chain is not in the toolbox; enable Vertical City under Processing in the options.</source>
        <extracomment>ui/sample.py</extracomment>
        <translation>Die Kette des Beispiels ist nicht in der Werkzeugkiste; schalten Sie Vertical City unter Verarbeitung in den Optionen ein.</translation>
    </message>
    <message>
        <source>Fitted cells</source>
        <extracomment>gvcfit, parameter OUTPUT_CELLS</extracomment>
        <translation>Angepasste Zellen</translation>
    </message>
    <message>
        <source>Pictures need matplotlib; install it with: {command}</source>
        <extracomment>ui/docks/views.py</extracomment>
        <translation>Bilder brauchen matplotlib; installieren Sie es mit: {command}</translation>
    </message>
    <message>
        <source>Height map</source>
        <extracomment>ui/layouts/__init__.py</extracomment>
        <translation>Höhenkarte</translation>
    </message>
    <message>
        <source>GCP sheet</source>
        <extracomment>ui/layouts/__init__.py</extracomment>
        <translation>Blatt der Passpunkte</translation>
    </message>
    <message>
        <source>No ground control points are in the project. Run &apos;Ground control points by stereo SAR&apos;, or add its result.</source>
        <extracomment>ui/layouts/__init__.py</extracomment>
        <translation>Im Projekt sind keine Passpunkte. Führen Sie &apos;Passpunkte aus Stereo-SAR&apos; aus, oder fügen Sie dessen Ergebnis hinzu.</translation>
    </message>
    <message>
        <source>No building heights are in the project: no raster has a band {components}. Run &apos;Predict building heights&apos;, or add its result.</source>
        <extracomment>ui/layouts/__init__.py</extracomment>
        <translation>Im Projekt sind keine Gebäudehöhen: kein Raster hat ein Band {components}. Führen Sie &apos;Gebäudehöhen vorhersagen&apos; aus, oder fügen Sie dessen Ergebnis hinzu.</translation>
    </message>
    <message>
        <source>Positions and 95 % intervals</source>
        <extracomment>ui/layouts/gcp_sheet.py</extracomment>
        <translation>Positionen und 95-%-Intervalle</translation>
    </message>
    <message>
        <source>{kept} of {all} points are kept.</source>
        <extracomment>ui/layouts/gcp_sheet.py</extracomment>
        <translation>{kept} von {all} Punkten sind behalten.</translation>
    </message>
    <message>
        <source>Half width of the total 95 % interval: {least} cm to {most} cm in the worst coordinate of a point. It holds the scatter of the passes and what is not known of the corrections.</source>
        <extracomment>ui/layouts/gcp_sheet.py</extracomment>
        <translation>Halbe Breite des gesamten 95-%-Intervalls: {least} cm bis {most} cm in der schlechtesten Koordinate eines Punkts. Es enthält die Streuung der Überflüge und was von den Korrekturen nicht bekannt ist.</translation>
    </message>
    <message>
        <source>Made with Vertical City after Montazeri et al. (2018), doi 10.1109/TGRS.2017.2769078.</source>
        <extracomment>ui/layouts/gcp_sheet.py</extracomment>
        <translation>Gemacht mit Vertical City nach Montazeri et al. (2018), doi 10.1109/TGRS.2017.2769078.</translation>
    </message>
    <message>
        <source>Point</source>
        <extracomment>ui/layouts/gcp_sheet.py</extracomment>
        <translation>Punkt</translation>
    </message>
    <message>
        <source>Geometry</source>
        <extracomment>ui/layouts/gcp_sheet.py</extracomment>
        <translation>Geometrie</translation>
    </message>
    <message>
        <source>Height (m)</source>
        <extracomment>ui/layouts/gcp_sheet.py</extracomment>
        <translation>Höhe (m)</translation>
    </message>
    <message>
        <source>Longitude (°)</source>
        <extracomment>ui/layouts/gcp_sheet.py</extracomment>
        <translation>Länge (°)</translation>
    </message>
    <message>
        <source>East (m)</source>
        <extracomment>ui/layouts/gcp_sheet.py</extracomment>
        <translation>Ost (m)</translation>
    </message>
    <message>
        <source>Latitude (°)</source>
        <extracomment>ui/layouts/gcp_sheet.py</extracomment>
        <translation>Breite (°)</translation>
    </message>
    <message>
        <source>North (m)</source>
        <extracomment>ui/layouts/gcp_sheet.py</extracomment>
        <translation>Nord (m)</translation>
    </message>
    <message>
        <source>Frame: {frame}; map coordinates: {crs}; heights are ellipsoidal.</source>
        <extracomment>ui/layouts/gcp_sheet.py</extracomment>
        <translation>Bezugsrahmen: {frame}; Kartenkoordinaten: {crs}; Höhen sind ellipsoidisch.</translation>
    </message>
    <message>
        <source>The least certain point: {target}</source>
        <extracomment>ui/layouts/gcp_sheet.py</extracomment>
        <translation>Der unsicherste Punkt: {target}</translation>
    </message>
    <message>
        <source>Made with Vertical City after Pesaresi et al. (2021), doi 10.1371/journal.pone.0244478.</source>
        <extracomment>ui/layouts/height_map.py</extracomment>
        <translation>Gemacht mit Vertical City nach Pesaresi et al. (2021), doi 10.1371/journal.pone.0244478.</translation>
    </message>
    <message>
        <source>Average gross building height</source>
        <extracomment>ui/layouts/height_map.py</extracomment>
        <translation>Mittlere Gebäudehöhe, brutto</translation>
    </message>
    <message>
        <source>Average net building height</source>
        <extracomment>ui/layouts/height_map.py</extracomment>
        <translation>Mittlere Gebäudehöhe, netto</translation>
    </message>
    <message>
        <source>Standard deviation of the gross building height</source>
        <extracomment>ui/layouts/height_map.py</extracomment>
        <translation>Standardabweichung der Gebäudehöhe, brutto</translation>
    </message>
    <message>
        <source>Standard deviation of the net building height</source>
        <extracomment>ui/layouts/height_map.py</extracomment>
        <translation>Standardabweichung der Gebäudehöhe, netto</translation>
    </message>
    <message>
        <source>Height model: {model}.</source>
        <extracomment>ui/layouts/height_map.py</extracomment>
        <translation>Gebäudehöhen-Modell: {model}.</translation>
    </message>
    <message>
        <source>{meaning} ({component})</source>
        <extracomment>ui/layouts/height_map.py</extracomment>
        <translation>{meaning} ({component})</translation>
    </message>
    <message>
        <source>zstandard works (1) or not (0)</source>
        <extracomment>checkenvironment, output HAS_ZSTANDARD</extracomment>
        <translation>zstandard funktioniert (1) oder nicht (0)</translation>
    </message>
    <message>
        <source>Tracks</source>
        <extracomment>fusepointclouds, parameter TRACKS</extracomment>
        <translation>Tracks</translation>
    </message>
    <message>
        <source>no folder, no right or no space</source>
        <extracomment>ui/docks/exports.py</extracomment>
        <translation>kein Ordner, kein Recht oder kein Platz</translation>
    </message>
    <message>
        <source>pictures in reports and in the dock of the selection</source>
        <extracomment>start page, what matplotlib is for</extracomment>
        <translation>Bilder in Berichten und im Dock der Auswahl</translation>
    </message>
    <message>
        <source>p values and confidence intervals of fitted models; a faster search among points</source>
        <extracomment>start page, what SciPy is for</extracomment>
        <translation>p-Werte und Konfidenzintervalle angepasster Modelle; eine schnellere Suche unter Punkten</translation>
    </message>
    <message>
        <source>reading LAS, LAZ and COPC</source>
        <extracomment>start page, what laspy is for</extracomment>
        <translation>das Lesen von LAS, LAZ und COPC</translation>
    </message>
    <message>
        <source>reading and writing compressed points (LAZ, COPC)</source>
        <extracomment>start page, what lazrs is for</extracomment>
        <translation>das Lesen und Schreiben komprimierter Punkte (LAZ, COPC)</translation>
    </message>
    <message>
        <source>reading HDF5: MintPy, tables of points, NISAR-like images</source>
        <extracomment>start page, what h5py is for</extracomment>
        <translation>das Lesen von HDF5: MintPy, Tabellen von Punkten, Bilder nach Art von NISAR</translation>
    </message>
    <message>
        <source>reading an EPT whose tiles are packed by zstandard</source>
        <extracomment>start page, what zstandard is for</extracomment>
        <translation>das Lesen eines EPT, dessen Kacheln mit zstandard gepackt sind</translation>
    </message>
    <message>
        <source>the method gradient_boosting</source>
        <extracomment>start page, what scikit-learn is for</extracomment>
        <translation>das Verfahren gradient_boosting</translation>
    </message>
    <message>
        <source>speed, on large inputs</source>
        <extracomment>start page, what numba is for</extracomment>
        <translation>Geschwindigkeit bei großen Eingaben</translation>
    </message>
    <message>
        <source>Height pattern, not metres</source>
        <extracomment>ui/sample.py</extracomment>
        <translation>Höhenmuster, keine Meter</translation>
    </message>
    <message>
        <source>Larger: less sure (total σ, the largest of east, north, up)</source>
        <extracomment>legend of the style ground_control_points</extracomment>
        <translation>Größer: unsicherer (größtes gesamtes σ von E, N, U)</translation>
    </message>
    <message>
        <source>Chip, dB</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>Ausschnitt, dB</translation>
    </message>
    <message>
        <source>sample (range), px</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>Spalte (Entfernung), px</translation>
    </message>
    <message>
        <source>line (azimuth), px</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>Zeile (Azimut), px</translation>
    </message>
    <message>
        <source>Response, dB</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>Antwort, dB</translation>
    </message>
    <message>
        <source>range from peak, px</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>Entfernung vom Maximum, px</translation>
    </message>
    <message>
        <source>azimuth from peak, px</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>Azimut vom Maximum, px</translation>
    </message>
    <message>
        <source>from the peak, px</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>vom Maximum, px</translation>
    </message>
    <message>
        <source>dB over the peak</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>dB zum Maximum</translation>
    </message>
    <message>
        <source>kept</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>behalten</translation>
    </message>
    <message>
        <source>dropped</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>weggelassen</translation>
    </message>
    <message>
        <source>outlier</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>Ausreißer</translation>
    </message>
    <message>
        <source>too noisy</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>zu verrauscht</translation>
    </message>
    <message>
        <source>phase noise, rad</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>Phasenrauschen, rad</translation>
    </message>
    <message>
        <source>Cut along azimuth</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>Schnitt entlang Azimut</translation>
    </message>
    <message>
        <source>Cut along range</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>Schnitt entlang Entfernung</translation>
    </message>
    <message>
        <source>line, sample</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>Zeile, Spalte</translation>
    </message>
    <message>
        <source>off prediction</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>Abstand zur Vorhersage</translation>
    </message>
    <message>
        <source>width az, rg</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>Breite az, rg</translation>
    </message>
    <message>
        <source>bound az, rg</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>Schranke az, rg</translation>
    </message>
    <message>
        <source>incidence</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>Einfallswinkel</translation>
    </message>
    <message>
        <source>dropped:</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>weggelassen:</translation>
    </message>
    <message>
        <source>limit {limit} rad</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>Grenze {limit} rad</translation>
    </message>
    <message>
        <source>this one</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>diese</translation>
    </message>
    <message>
        <source>one side, ascending</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>eine Seite, aufsteigend</translation>
    </message>
    <message>
        <source>one side, descending</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>eine Seite, absteigend</translation>
    </message>
    <message>
        <source>both sides</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>beide Seiten</translation>
    </message>
    <message>
        <source>observed − adjusted, m</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>beobachtet − ausgeglichen, m</translation>
    </message>
    <message>
        <source>total σ: {sigmas}</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>gesamtes σ: {sigmas}</translation>
    </message>
    <message>
        <source>formal σ E N U</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>formales σ E N U</translation>
    </message>
    <message>
        <source>latitude</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>Breite</translation>
    </message>
    <message>
        <source>longitude</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>Länge</translation>
    </message>
    <message>
        <source>height</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>passes used</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>benutzte Überflüge</translation>
    </message>
    <message>
        <source>lines of sight meet at</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>Sichtlinien schneiden sich unter</translation>
    </message>
    <message>
        <source>not kept:</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>nicht behalten:</translation>
    </message>
    <message>
        <source>at the edge: {count} beyond, up to {most}</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>am Rand: {count} jenseits, bis {most}</translation>
    </message>
    <message>
        <source>Range</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>Entfernung</translation>
    </message>
    <message>
        <source>Azimuth</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>Azimut</translation>
    </message>
    <message>
        <source>± S, standard deviation about zero</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>± S, Standardabweichung um null</translation>
    </message>
    <message>
        <source>removed: {why} ({count})</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>entfernt: {why} ({count})</translation>
    </message>
    <message>
        <source>not drawn: {why} ({count})</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>nicht gezeichnet: {why} ({count})</translation>
    </message>
    <message>
        <source>no reason is given</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>kein Grund ist angegeben</translation>
    </message>
    <message>
        <source>range</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>Entfernung</translation>
    </message>
    <message>
        <source>azimuth</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>Azimut</translation>
    </message>
    <message>
        <source>The map shows a pattern of building heights in Los Angeles, not metres: the model is fitted to a semi-real Berlin. Rugged hills look like buildings to it, so what is steeper than Berlin is masked. The files last until QGIS is closed.</source>
        <extracomment>ui/sample.py</extracomment>
        <translation>Die Karte zeigt ein Muster der Gebäudehöhen in Los Angeles, keine Meter: Das Modell ist an ein halbreales Berlin angepasst. Schroffe Hügel sehen für das Modell wie Gebäude aus; was steiler ist als Berlin, ist deshalb maskiert. Die Dateien bleiben, bis QGIS geschlossen wird.</translation>
    </message>
    <message>
        <source>Steeper or rougher than the model knows</source>
        <extracomment>ui/sample.py</extracomment>
        <translation>Steiler oder rauer, als das Modell es kennt</translation>
    </message>
    <message>
        <source>Los Angeles: a pattern of building heights, not metres; hills are masked.</source>
        <extracomment>ui/sample.py</extracomment>
        <translation>Los Angeles: ein Muster der Gebäudehöhen, keine Meter; Hügel sind maskiert.</translation>
    </message>
    <message>
        <source>{component}: the terms sum up to {total} m; the raster has 0.</source>
        <extracomment>ui/docks/cell.py</extracomment>
        <translation>{component}: die Summanden ergeben {total} m; im Raster steht 0.</translation>
    </message>
    <message>
        <source>Cells of {side} m: a value is of all of a cell, not of single buildings.</source>
        <extracomment>ui/layouts/height_map.py</extracomment>
        <translation>Zellen von {side} m: ein Wert gilt für eine ganze Zelle, nicht für einzelne Gebäude.</translation>
    </message>
    <message>
        <source>Standard error of a cell: {error} m, the mean of the whole raster (band {band}).</source>
        <extracomment>ui/layouts/height_map.py</extracomment>
        <translation>Standardfehler einer Zelle: {error} m, das Mittel des ganzen Rasters (Band {band}).</translation>
    </message>
    <message>
        <source>{share} % of the cells of the whole raster lie outside the range that the model was fitted to (OUT_OF_RANGE = 1): there the map is a pattern, not metres.</source>
        <extracomment>ui/layouts/height_map.py</extracomment>
        <translation>{share} % der Zellen des ganzen Rasters liegen außerhalb des Bereichs, an den das Modell angepasst wurde (OUT_OF_RANGE = 1): dort ist die Karte ein Muster, nicht Meter.</translation>
    </message>
    <message>
        <source>Features behind the pattern</source>
        <extracomment>ui/sample.py</extracomment>
        <translation>Merkmale hinter dem Muster</translation>
    </message>
    <message>
        <source>It is that of the cells that the model was fitted to; elsewhere errors may be larger.</source>
        <extracomment>ui/layouts/height_map.py</extracomment>
        <translation>Er ist der von Zellen, an die das Modell angepasst wurde; anderswo können die Fehler größer sein.</translation>
    </message>
    <message>
        <source>Los Angeles, two real DEMs: a pattern of heights, not metres; grey: too steep or rough for the model.</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>Los Angeles, zwei echte DEMs: ein Muster der Höhen, keine Meter; grau: zu steil oder rau für das Modell.</translation>
    </message>
</context>
</TS>
