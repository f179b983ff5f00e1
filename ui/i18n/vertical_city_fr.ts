<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>VerticalCity</name>
    <message>
        <source>1 Elevation models</source>
        <extracomment>group of algorithms</extracomment>
        <translation>1 Modèles d&apos;élévation</translation>
    </message>
    <message>
        <source>Composite of DEMs</source>
        <extracomment>name of demcomposite</extracomment>
        <translation>Composite de MNE</translation>
    </message>
    <message>
        <source>Combines two or more elevation models of one place into one.</source>
        <extracomment>help of demcomposite</extracomment>
        <translation>Combine en un seul deux modèles d&apos;élévation ou plus d&apos;un même lieu.</translation>
    </message>
    <message>
        <source>Global DEMs miss different buildings: radar loses the shadows of towers, optical stereo blurs others. The union (the highest of the DEMs at each pixel) keeps what any of them saw, and was the best source of building heights in the paper. Voids of one DEM are filled by the others; the second band counts how many contributed.</source>
        <extracomment>help of demcomposite</extracomment>
        <translation>Les MNE mondiaux ne manquent pas les mêmes bâtiments&#xa0;: le radar perd l&apos;ombre des tours, la stéréo optique en estompe d&apos;autres. L&apos;union (le plus haut des MNE en chaque pixel) garde ce qu&apos;au moins l&apos;un d&apos;eux a vu&#xa0;; c&apos;était la meilleure source de hauteurs de bâtiments dans l&apos;article. Les lacunes d&apos;un MNE sont comblées par les autres&#xa0;; la seconde bande compte combien y ont contribué.</translation>
    </message>
    <message>
        <source>For noisy DEMs, the weighted mean takes weights from rasters, or from height errors as radar DEMs bring them. Variational fusion (huber_l1, tv_l1) also averages between neighbours, though not across walls, and gross errors of one DEM hardly pull: on simulated raw radar DEMs with such errors its RMSE was 20 to 39 % lower than the weighted mean&apos;s. But it flattens what is small: a square building needs about 4 lambda pixels.</source>
        <extracomment>help of demcomposite</extracomment>
        <translation>Pour des MNE bruités, la moyenne pondérée tire ses poids de rasters ou d&apos;erreurs de hauteur, telles que les MNE radar les fournissent. La fusion variationnelle (huber_l1, tv_l1) moyenne aussi entre voisins, mais pas à travers les murs, et les erreurs grossières d&apos;un MNE ne tirent guère&#xa0;: sur des MNE radar bruts simulés avec de telles erreurs, son RMSE était de 20 à 39&#xa0;% inférieur à celui de la moyenne pondérée. Mais elle aplanit ce qui est petit&#xa0;: un bâtiment carré demande environ 4 lambda pixels.</translation>
    </message>
    <message>
        <source>DEMs that differ in grid are resampled to the first one&apos;s. Co-registration moves each further DEM by parts of a pixel to fit the first one, and needs sloping terrain. Differing vertical datums (EGM96, EGM2008) are yours to know of: &apos;Remove the bias&apos; takes out the median difference, which covers most of it within a city.</source>
        <extracomment>help of demcomposite</extracomment>
        <translation>Les MNE de grilles différentes sont rééchantillonnés sur celle du premier. Le recalage déplace chaque autre MNE de fractions de pixel pour l&apos;ajuster au premier, et demande un terrain en pente. C&apos;est à vous de connaître les différences de référence verticale (EGM96, EGM2008)&#xa0;: «&#xa0;Supprimer le biais&#xa0;» retire la différence médiane, qui en couvre l&apos;essentiel dans une ville.</translation>
    </message>
    <message>
        <source>Source: Pesaresi, Corbane, Ren, Ng (2021), PLOS ONE, doi 10.1371/journal.pone.0244478, section 2.2. Fusion: Bagheri, Schmitt, Zhu (2018), arXiv 1810.11314.</source>
        <extracomment>help of demcomposite</extracomment>
        <translation>Source&#xa0;: Pesaresi, Corbane, Ren, Ng (2021), PLOS ONE, doi 10.1371/journal.pone.0244478, section 2.2. Fusion&#xa0;: Bagheri, Schmitt, Zhu (2018), arXiv 1810.11314.</translation>
    </message>
    <message>
        <source>DEMs</source>
        <extracomment>demcomposite, parameter INPUT</extracomment>
        <translation>MNE</translation>
    </message>
    <message>
        <source>Two or more elevation rasters of one place, in metres. The grid of the first one is kept; the others are resampled to it where they differ (bilinear; cubic with co-registration).</source>
        <extracomment>demcomposite, help of parameter INPUT</extracomment>
        <translation>Deux rasters d&apos;altitude ou plus d&apos;un même lieu, en mètres. La grille du premier est conservée&#xa0;; les autres y sont rééchantillonnés s&apos;ils en diffèrent (bilinéaire&#xa0;; cubique avec recalage).</translation>
    </message>
    <message>
        <source>Method</source>
        <extracomment>demcomposite, parameter METHOD</extracomment>
        <translation>Méthode</translation>
    </message>
    <message>
        <source>union: the highest of the DEMs at each pixel (the best in the paper); intersection: the lowest; mean; median; weighted_mean (weights: advanced parameters); tv_l1 and huber_l1: variational fusion, near to all DEMs and smooth between edges, for noisy DEMs. Where one DEM is void the others stand.</source>
        <extracomment>demcomposite, help of parameter METHOD</extracomment>
        <translation>union&#xa0;: le plus haut des MNE en chaque pixel (le meilleur de l&apos;article)&#xa0;; intersection&#xa0;: le plus bas&#xa0;; mean&#xa0;: moyenne&#xa0;; median&#xa0;: médiane&#xa0;; weighted_mean&#xa0;: moyenne pondérée (poids&#xa0;: paramètres avancés)&#xa0;; tv_l1 et huber_l1&#xa0;: fusion variationnelle, proche de tous les MNE et lisse entre les arêtes, pour des MNE bruités. Là où un MNE est vide, les autres valent.</translation>
    </message>
    <message>
        <source>Remove the bias between the DEMs</source>
        <extracomment>demcomposite, parameter REMOVE_BIAS</extracomment>
        <translation>Supprimer le biais entre les MNE</translation>
    </message>
    <message>
        <source>First subtract from each further DEM its median difference from the first one. Not needed with co-registration, which does so too.</source>
        <extracomment>demcomposite, help of parameter REMOVE_BIAS</extracomment>
        <translation>Soustraire d&apos;abord de chaque autre MNE sa différence médiane au premier. Inutile avec le recalage, qui le fait aussi.</translation>
    </message>
    <message>
        <source>Co-register the DEMs to the first one</source>
        <extracomment>demcomposite, parameter COREGISTER</extracomment>
        <translation>Recaler les MNE sur le premier</translation>
    </message>
    <message>
        <source>First move each further DEM by the shift (parts of a pixel east and north, and up) that fits it to the first one best (Nuth and Kääb 2011). Needs sloping terrain.</source>
        <extracomment>demcomposite, help of parameter COREGISTER</extracomment>
        <translation>Déplacer d&apos;abord chaque autre MNE du décalage (fractions de pixel vers l&apos;est et le nord, et vers le haut) qui l&apos;ajuste le mieux au premier (Nuth et Kääb 2011). Demande un terrain en pente.</translation>
    </message>
    <message>
        <source>Weights from</source>
        <extracomment>demcomposite, parameter WEIGHTS_FROM</extracomment>
        <translation>Poids tirés de</translation>
    </message>
    <message>
        <source>Of weighted_mean, tv_l1 and huber_l1. equal: all DEMs count the same; weights: the rasters below are weights; errors: they are height errors (standard deviations in metres), and weights 1 / error²; error_band: a band of each DEM holds its height error.</source>
        <extracomment>demcomposite, help of parameter WEIGHTS_FROM</extracomment>
        <translation>Pour weighted_mean, tv_l1 et huber_l1. equal&#xa0;: tous les MNE comptent autant&#xa0;; weights&#xa0;: les rasters ci-dessous sont des poids&#xa0;; errors&#xa0;: ce sont des erreurs de hauteur (écarts types en mètres), et les poids 1 / erreur²&#xa0;; error_band&#xa0;: une bande de chaque MNE contient son erreur de hauteur.</translation>
    </message>
    <message>
        <source>Weights or height errors</source>
        <extracomment>demcomposite, parameter WEIGHTS</extracomment>
        <translation>Poids ou erreurs de hauteur</translation>
    </message>
    <message>
        <source>One raster for each DEM, in the same order; its first band counts. Where it is nodata or 0, the DEM does not count.</source>
        <extracomment>demcomposite, help of parameter WEIGHTS</extracomment>
        <translation>Un raster par MNE, dans le même ordre&#xa0;; sa première bande compte. Là où elle vaut nodata ou 0, le MNE ne compte pas.</translation>
    </message>
    <message>
        <source>Band with the height error</source>
        <extracomment>demcomposite, parameter ERROR_BAND</extracomment>
        <translation>Bande de l&apos;erreur de hauteur</translation>
    </message>
    <message>
        <source>Lambda (smoothness)</source>
        <extracomment>demcomposite, parameter LAMBDA</extracomment>
        <translation>Lambda (lissage)</translation>
    </message>
    <message>
        <source>Of tv_l1 and huber_l1: how much roughness costs. The larger, the smoother; what is narrower than about 4 lambda pixels is flattened, however high it is. 0.5 suits DEMs of 30 m; 0.8 to 1.2 are published for raw radar DEMs with finer pixels.</source>
        <extracomment>demcomposite, help of parameter LAMBDA</extracomment>
        <translation>Pour tv_l1 et huber_l1&#xa0;: ce que coûte la rugosité. Plus il est grand, plus c&apos;est lisse&#xa0;; ce qui est plus étroit que 4 lambda pixels environ est aplani, quelle que soit sa hauteur. 0,5 convient aux MNE de 30 m&#xa0;; 0,8 à 1,2 sont publiés pour des MNE radar bruts à pixels plus fins.</translation>
    </message>
    <message>
        <source>Huber threshold (m per pixel)</source>
        <extracomment>demcomposite, parameter HUBER</extracomment>
        <translation>Seuil de Huber (m par pixel)</translation>
    </message>
    <message>
        <source>Of huber_l1: slopes below are smoothed like terrain, slopes above are kept like walls.</source>
        <extracomment>demcomposite, help of parameter HUBER</extracomment>
        <translation>Pour huber_l1&#xa0;: les pentes inférieures sont lissées comme du terrain, les supérieures gardées comme des murs.</translation>
    </message>
    <message>
        <source>Iterations</source>
        <extracomment>demcomposite, parameter ITERATIONS</extracomment>
        <translation>Itérations</translation>
    </message>
    <message>
        <source>Composite DEM</source>
        <extracomment>demcomposite, parameter OUTPUT</extracomment>
        <translation>MNE composite</translation>
    </message>
    <message>
        <source>GeoTIFF with two bands: the composite in metres, and the number of DEMs that counted at the pixel.</source>
        <extracomment>demcomposite, help of parameter OUTPUT</extracomment>
        <translation>GeoTIFF à deux bandes&#xa0;: le composite en mètres, et le nombre de MNE qui ont compté au pixel.</translation>
    </message>
    <message>
        <source>Report</source>
        <extracomment>checkenvironment, parameter REPORT</extracomment>
        <translation>Rapport</translation>
    </message>
    <message>
        <source>What was done: biases and shifts, and how the fusion converged.</source>
        <extracomment>demcomposite, help of parameter REPORT</extracomment>
        <translation>Ce qui a été fait&#xa0;: biais et décalages, et comment la fusion a convergé.</translation>
    </message>
    <message>
        <source>Energy before the first iteration (m per pixel)</source>
        <extracomment>demcomposite, output ENERGY_START</extracomment>
        <translation>Énergie avant la première itération (m par pixel)</translation>
    </message>
    <message>
        <source>Energy after the last iteration (m per pixel)</source>
        <extracomment>demcomposite, output ENERGY</extracomment>
        <translation>Énergie après la dernière itération (m par pixel)</translation>
    </message>
    <message>
        <source>By which share of itself the energy is, at most, above the lowest</source>
        <extracomment>demcomposite, output GAP</extracomment>
        <translation>De quelle part d&apos;elle-même l&apos;énergie dépasse au plus la plus basse</translation>
    </message>
    <message>
        <source>Mean change of the heights in the last iteration (m)</source>
        <extracomment>demcomposite, output LAST_CHANGE</extracomment>
        <translation>Changement moyen des hauteurs à la dernière itération (m)</translation>
    </message>
    <message>
        <source>DEM</source>
        <extracomment>demcomposite, word to search for</extracomment>
        <translation>MNE</translation>
    </message>
    <message>
        <source>DSM</source>
        <extracomment>demcomposite, word to search for</extracomment>
        <translation>MNS</translation>
    </message>
    <message>
        <source>elevation</source>
        <extracomment>demcomposite, word to search for</extracomment>
        <translation>altitude</translation>
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
        <translation>fusionner</translation>
    </message>
    <message>
        <source>union</source>
        <extracomment>demcomposite, word to search for</extracomment>
        <translation>union</translation>
    </message>
    <message>
        <source>maximum</source>
        <extracomment>demcomposite, word to search for</extracomment>
        <translation>maximum</translation>
    </message>
    <message>
        <source>fusion</source>
        <extracomment>cloudstoaccuracy, word to search for</extracomment>
        <translation>fusion</translation>
    </message>
    <message>
        <source>weighted mean</source>
        <extracomment>demcomposite, word to search for</extracomment>
        <translation>moyenne pondérée</translation>
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
        <translation>recalage</translation>
    </message>
    <message>
        <source>Features of a DEM</source>
        <extracomment>name of demfeatures</extracomment>
        <translation>Descripteurs d&apos;un MNE</translation>
    </message>
    <message>
        <source>Filters an elevation model, with 30 spatial filters or with ones that hills do not fool, and generalises them to cells of 250 m.</source>
        <extracomment>help of demfeatures</extracomment>
        <translation>Filtre un modèle d&apos;élévation, avec 30 filtres spatiaux ou avec des filtres que les collines ne trompent pas, et les généralise en cellules de 250 m.</translation>
    </message>
    <message>
        <source>Each of the 30 filters of the paper brings out what buildings do to an elevation model and terrain does not: sharp curvature (f), what a small window opens or closes (m), the spread of these (d), and texture (ptx). Per cell the mean and the standard deviation of each filter are written: 60 features. The last band, VALID_SHARE, is the share of the cell&apos;s pixels that have a value, smallest over the filters.</source>
        <extracomment>help of demfeatures</extracomment>
        <translation>Chacun des 30 filtres de l&apos;article fait ressortir ce que les bâtiments font à un modèle d&apos;élévation et que le terrain ne fait pas&#xa0;: courbure vive (f), ce qu&apos;une petite fenêtre ouvre ou ferme (m), la dispersion de cela (d), et la texture (ptx). Pour chaque cellule, la moyenne et l&apos;écart type de chaque filtre sont écrits&#xa0;: 60 descripteurs. La dernière bande, VALID_SHARE, est la part des pixels de la cellule qui ont une valeur, la plus petite parmi les filtres.</translation>
    </message>
    <message>
        <source>On hills these filters mistake rugged slopes for buildings. The terrain-robust set has other ones: what a quadratic surface fitted to a small window leaves of a pixel (q), its gradient and top-hat, the same weighted down where the ground around is steep (n), and slope and roughness of the terrain itself. With a second DEM, best of another sensor, it adds what both see (b) and how they differ (d).</source>
        <extracomment>help of demfeatures</extracomment>
        <translation>Sur les collines, ces filtres prennent les pentes accidentées pour des bâtiments. Le jeu robuste au terrain en a d&apos;autres&#xa0;: ce qu&apos;une surface quadratique ajustée à une petite fenêtre laisse d&apos;un pixel (q), son gradient et son chapeau haut de forme, les mêmes minorés là où le sol alentour est raide (n), et la pente et la rugosité du terrain lui-même. Avec un second MNE, de préférence d&apos;un autre capteur, s&apos;ajoutent ce que les deux voient (b) et ce en quoi ils diffèrent (d).</translation>
    </message>
    <message>
        <source>The filters work on pixels, as in the paper: at latitude 60 a pixel of one arc-second is half as wide as high. A filter has a value where the pixel is valid and at least half of the filter&apos;s window is; nodata never enters a sum or an extremum, and the raster&apos;s edge counts as nodata.</source>
        <extracomment>help of demfeatures</extracomment>
        <translation>Les filtres travaillent sur les pixels, comme dans l&apos;article&#xa0;: à la latitude 60°, un pixel d&apos;une seconde d&apos;arc est deux fois moins large que haut. Un filtre a une valeur là où le pixel est valide et au moins la moitié de la fenêtre du filtre&#xa0;; nodata n&apos;entre jamais dans une somme ou un extremum, et le bord du raster compte comme nodata.</translation>
    </message>
    <message>
        <source>Where numba is installed, the filters of a DEM of more than some 8 million pixels are compiled first, once a session (&quot;Preparing filters&quot;); without it the same numbers take several times as long.</source>
        <extracomment>help of demfeatures</extracomment>
        <translation>Si numba est installé, les filtres d&apos;un MNE de plus de quelque 8 millions de pixels sont d&apos;abord compilés, une fois par session («&#xa0;Preparing filters&#xa0;»)&#xa0;; sans lui, les mêmes nombres prennent plusieurs fois plus de temps.</translation>
    </message>
    <message>
        <source>The list of filters is our reading of the paper, whose table is published as a picture only.</source>
        <extracomment>help of demfeatures</extracomment>
        <translation>La liste des filtres est notre lecture de l&apos;article, dont la table n&apos;est publiée que comme image.</translation>
    </message>
    <message>
        <source>Source: Pesaresi, Corbane, Ren, Ng (2021), PLOS ONE, doi 10.1371/journal.pone.0244478, section 3.3; terrain-robust filters: our own, after Savitzky and Golay (1964).</source>
        <extracomment>help of demfeatures</extracomment>
        <translation>Source&#xa0;: Pesaresi, Corbane, Ren, Ng (2021), PLOS ONE, doi 10.1371/journal.pone.0244478, section 3.3&#xa0;; filtres robustes au terrain&#xa0;: les nôtres, d&apos;après Savitzky et Golay (1964).</translation>
    </message>
    <message>
        <source>Elevation raster in metres; its first band is used. Filters work on its pixels as they are.</source>
        <extracomment>demfeatures, help of parameter INPUT</extracomment>
        <translation>Raster d&apos;altitude en mètres&#xa0;; sa première bande est utilisée. Les filtres travaillent sur ses pixels tels quels.</translation>
    </message>
    <message>
        <source>Set of features</source>
        <extracomment>demfeatures, parameter FEATURE_SET</extracomment>
        <translation>Jeu de descripteurs</translation>
    </message>
    <message>
        <source>paper30: the paper&apos;s filters, chosen below; terrain_robust: filters that a hillside does not fool, for places that are not flat; all: both. Only with terrain_robust or all can a fitted model tell later on what slopes it may be trusted.</source>
        <extracomment>demfeatures, help of parameter FEATURE_SET</extracomment>
        <translation>paper30&#xa0;: les filtres de l&apos;article, choisis ci-dessous&#xa0;; terrain_robust&#xa0;: des filtres qu&apos;un versant ne trompe pas, pour les lieux qui ne sont pas plats&#xa0;; all&#xa0;: les deux. Seulement avec terrain_robust ou all, un modèle ajusté pourra dire ensuite sur quelles pentes s&apos;y fier.</translation>
    </message>
    <message>
        <source>Which of the paper&apos;s 30 filters to compute. f1-f3: Laplacians; m1-m3: residuals of opening and closing; d1-d3: gradients of these; ptx: texture contrast. m2d1 is the paper&apos;s best for the average gross height. Without effect where the set of features is terrain_robust.</source>
        <extracomment>demfeatures, help of parameter FILTERS</extracomment>
        <translation>Lesquels des 30 filtres de l&apos;article calculer. f1-f3&#xa0;: laplaciens&#xa0;; m1-m3&#xa0;: résidus d&apos;ouverture et de fermeture&#xa0;; d1-d3&#xa0;: gradients de ceux-ci&#xa0;; ptx&#xa0;: contraste de texture. m2d1 est le meilleur de l&apos;article pour la hauteur brute moyenne. Sans effet si le jeu de descripteurs est terrain_robust.</translation>
    </message>
    <message>
        <source>Second DEM of the place</source>
        <extracomment>demfeatures, parameter SECOND_DEM</extracomment>
        <translation>Second MNE du lieu</translation>
    </message>
    <message>
        <source>A further elevation raster in metres, best of another sensor (NASADEM beside Copernicus GLO-30, say): adds to the terrain-robust features what both see, and how they differ. Resampled to the first DEM&apos;s grid where it lies on another.</source>
        <extracomment>demfeatures, help of parameter SECOND_DEM</extracomment>
        <translation>Un autre raster d&apos;altitude en mètres, de préférence d&apos;un autre capteur (par exemple NASADEM à côté de Copernicus GLO-30)&#xa0;: ajoute aux descripteurs robustes au terrain ce que les deux voient, et ce en quoi ils diffèrent. Rééchantillonné sur la grille du premier MNE s&apos;il est sur une autre.</translation>
    </message>
    <message>
        <source>Use the cells of this raster</source>
        <extracomment>ancillaryfeatures, parameter GRID</extracomment>
        <translation>Utiliser les cellules de ce raster</translation>
    </message>
    <message>
        <source>A raster whose CRS, cells and extent are used, so that outputs fit on each other.</source>
        <extracomment>demfeatures, help of parameter GRID</extracomment>
        <translation>Un raster dont le SCR, les cellules et l&apos;emprise sont repris, pour que les sorties se superposent.</translation>
    </message>
    <message>
        <source>Cell size (m)</source>
        <extracomment>ancillaryfeatures, parameter CELL_SIZE</extracomment>
        <translation>Taille des cellules (m)</translation>
    </message>
    <message>
        <source>CRS of the cells (default: local UTM zone)</source>
        <extracomment>ancillaryfeatures, parameter CRS</extracomment>
        <translation>SCR des cellules (par défaut&#xa0;: zone UTM locale)</translation>
    </message>
    <message>
        <source>A cell has a value when at least this share of its pixels has one; 1 is strict.</source>
        <extracomment>demfeatures, help of parameter MIN_VALID</extracomment>
        <translation>Une cellule a une valeur quand au moins cette part de ses pixels en a une&#xa0;; 1 est strict.</translation>
    </message>
    <message>
        <source>Sum of the Laplacian kernels</source>
        <extracomment>demfeatures, parameter KERNEL_SUM</extracomment>
        <translation>Somme des noyaux laplaciens</translation>
    </message>
    <message>
        <source>laplacian: the kernels sum to zero; sharpening: the pixel itself is added, so they sum to one.</source>
        <extracomment>demfeatures, help of parameter KERNEL_SUM</extracomment>
        <translation>laplacian&#xa0;: la somme des noyaux est nulle&#xa0;; sharpening&#xa0;: le pixel lui-même est ajouté, leur somme est donc un.</translation>
    </message>
    <message>
        <source>Assignment of pixels to cells</source>
        <extracomment>ancillaryfeatures, parameter ASSIGNMENT</extracomment>
        <translation>Affectation des pixels aux cellules</translation>
    </message>
    <message>
        <source>centre: a pixel counts in the cell that holds its centre; area: it is shared out by area.</source>
        <extracomment>demfeatures, help of parameter ASSIGNMENT</extracomment>
        <translation>centre&#xa0;: un pixel compte dans la cellule qui contient son centre&#xa0;; area&#xa0;: il est réparti selon la surface.</translation>
    </message>
    <message>
        <source>DEM features</source>
        <extracomment>demfeatures, parameter OUTPUT</extracomment>
        <translation>Descripteurs du MNE</translation>
    </message>
    <message>
        <source>GeoTIFF with a mean and a standard deviation of each filter: bands f1_mean, f1_std, …; and VALID_SHARE.</source>
        <extracomment>demfeatures, help of parameter OUTPUT</extracomment>
        <translation>GeoTIFF avec la moyenne et l&apos;écart type de chaque filtre&#xa0;: bandes f1_mean, f1_std, …&#xa0;; et VALID_SHARE.</translation>
    </message>
    <message>
        <source>Filters at the DEM&apos;s own grid</source>
        <extracomment>demfeatures, parameter FILTERED</extracomment>
        <translation>Filtres sur la grille du MNE</translation>
    </message>
    <message>
        <source>Also write the filters before generalisation, a band each.</source>
        <extracomment>demfeatures, help of parameter FILTERED</extracomment>
        <translation>Écrire aussi les filtres avant généralisation, une bande chacun.</translation>
    </message>
    <message>
        <source>filter</source>
        <extracomment>demfeatures, word to search for</extracomment>
        <translation>filtre</translation>
    </message>
    <message>
        <source>Laplacian</source>
        <extracomment>demfeatures, word to search for</extracomment>
        <translation>laplacien</translation>
    </message>
    <message>
        <source>morphology</source>
        <extracomment>demfeatures, word to search for</extracomment>
        <translation>morphologie</translation>
    </message>
    <message>
        <source>texture</source>
        <extracomment>demfeatures, word to search for</extracomment>
        <translation>texture</translation>
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
        <translation>hauteur de bâtiment</translation>
    </message>
    <message>
        <source>GHSL</source>
        <extracomment>ancillaryfeatures, word to search for</extracomment>
        <translation>GHSL</translation>
    </message>
    <message>
        <source>terrain</source>
        <extracomment>demfeatures, word to search for</extracomment>
        <translation>terrain</translation>
    </message>
    <message>
        <source>slope</source>
        <extracomment>demfeatures, word to search for</extracomment>
        <translation>pente</translation>
    </message>
    <message>
        <source>hills</source>
        <extracomment>demfeatures, word to search for</extracomment>
        <translation>collines</translation>
    </message>
    <message>
        <source>roughness</source>
        <extracomment>demfeatures, word to search for</extracomment>
        <translation>rugosité</translation>
    </message>
    <message>
        <source>2 Building heights</source>
        <extracomment>group of algorithms</extracomment>
        <translation>2 Hauteurs de bâtiments</translation>
    </message>
    <message>
        <source>Reference components</source>
        <extracomment>footprintstomodel, parameter reference:REFERENCE</extracomment>
        <translation>Composantes de référence</translation>
    </message>
    <message>
        <source>Measures the average and standard deviation of building height in cells of 250 m, from known building heights.</source>
        <extracomment>help of referencecomponents</extracomment>
        <translation>Mesure la moyenne et l&apos;écart type de la hauteur des bâtiments dans des cellules de 250 m, à partir de hauteurs connues.</translation>
    </message>
    <message>
        <source>Gross components (AGBH, SGBH) count all ground in a cell, net ones (ANBH, SNBH) only what is built on; the built-up share is AGBH / ANBH. Heights come from footprints with a height field, or an nDSM, or a DSM with a DTM, sampled every metre. The last band, VALID_SHARE, is the share of the cell&apos;s samples whose height is known.</source>
        <extracomment>help of referencecomponents</extracomment>
        <translation>Les composantes brutes (AGBH, SGBH) comptent tout le sol d&apos;une cellule, les nettes (ANBH, SNBH) seulement le sol bâti&#xa0;; la part bâtie est AGBH / ANBH. Les hauteurs viennent d&apos;emprises avec un champ de hauteur, d&apos;un MNH, ou d&apos;un MNS et d&apos;un MNT, échantillonnés tous les mètres. La dernière bande, VALID_SHARE, est la part des échantillons de la cellule dont la hauteur est connue.</translation>
    </message>
    <message>
        <source>Only cells whose samples all lie inside the extent and the covered area have values, so that ground of unknown height is not taken for empty ground. Footprints without a usable height are skipped and counted; their ground counts as open ground, so look at how many they are. A footprint counts at the sample points that it holds.</source>
        <extracomment>help of referencecomponents</extracomment>
        <translation>Seules les cellules dont tous les échantillons sont dans l&apos;emprise et la zone couverte ont des valeurs, pour qu&apos;un sol de hauteur inconnue ne passe pas pour vide. Les emprises de bâtiments sans hauteur utilisable sont omises et comptées&#xa0;; leur sol compte comme libre, regardez donc combien elles sont. Une emprise compte aux points d&apos;échantillonnage qu&apos;elle contient.</translation>
    </message>
    <message>
        <source>Source: Pesaresi, Corbane, Ren, Ng (2021), PLOS ONE, doi 10.1371/journal.pone.0244478, section 3.2, equations 1 to 4.</source>
        <extracomment>help of referencecomponents</extracomment>
        <translation>Source&#xa0;: Pesaresi, Corbane, Ren, Ng (2021), PLOS ONE, doi 10.1371/journal.pone.0244478, section 3.2, équations 1 à 4.</translation>
    </message>
    <message>
        <source>Building footprints</source>
        <extracomment>footprintstomodel, parameter BUILDINGS</extracomment>
        <translation>Emprises des bâtiments</translation>
    </message>
    <message>
        <source>Polygons with a height field. Where footprints overlap, the highest counts. Give this, or an nDSM, or a DSM with a DTM.</source>
        <extracomment>referencecomponents, help of parameter BUILDINGS</extracomment>
        <translation>Polygones avec un champ de hauteur. Là où des emprises se recouvrent, la plus haute compte. Donnez ceci, ou un MNH, ou un MNS avec un MNT.</translation>
    </message>
    <message>
        <source>Height field</source>
        <extracomment>footprintstomodel, parameter HEIGHT</extracomment>
        <translation>Champ de hauteur</translation>
    </message>
    <message>
        <source>nDSM (heights above ground)</source>
        <extracomment>referencecomponents, parameter NDSM</extracomment>
        <translation>MNH (hauteurs au-dessus du sol)</translation>
    </message>
    <message>
        <source>Normalised surface model in metres, instead of footprints. Everything above 0 counts as building.</source>
        <extracomment>referencecomponents, help of parameter NDSM</extracomment>
        <translation>Modèle numérique de hauteur en mètres, au lieu des emprises. Tout ce qui dépasse 0 compte comme bâtiment.</translation>
    </message>
    <message>
        <source>DSM (surface)</source>
        <extracomment>referencecomponents, parameter DSM</extracomment>
        <translation>MNS (surface)</translation>
    </message>
    <message>
        <source>Surface model in metres, together with a DTM, instead of footprints.</source>
        <extracomment>referencecomponents, help of parameter DSM</extracomment>
        <translation>Modèle numérique de surface en mètres, avec un MNT, au lieu des emprises.</translation>
    </message>
    <message>
        <source>DTM (ground)</source>
        <extracomment>referencecomponents, parameter DTM</extracomment>
        <translation>MNT (sol)</translation>
    </message>
    <message>
        <source>Extent in which all heights are known</source>
        <extracomment>referencecomponents, parameter EXTENT</extracomment>
        <translation>Emprise où toutes les hauteurs sont connues</translation>
    </message>
    <message>
        <source>Cells that reach beyond it are nodata. Empty: the extent of the input.</source>
        <extracomment>referencecomponents, help of parameter EXTENT</extracomment>
        <translation>Les cellules qui la dépassent sont nodata. Vide&#xa0;: l&apos;emprise de l&apos;entrée.</translation>
    </message>
    <message>
        <source>Area in which all heights are known</source>
        <extracomment>footprintstomodel, parameter COVERAGE</extracomment>
        <translation>Zone où toutes les hauteurs sont connues</translation>
    </message>
    <message>
        <source>Polygons: outside them the height is not known, rather than zero.</source>
        <extracomment>referencecomponents, help of parameter COVERAGE</extracomment>
        <translation>Polygones&#xa0;: en dehors, la hauteur est inconnue, et non pas nulle.</translation>
    </message>
    <message>
        <source>A raster whose CRS, cells and extent are used: the DEM features to be paired with these.</source>
        <extracomment>ancillaryfeatures, help of parameter GRID</extracomment>
        <translation>Un raster dont le SCR, les cellules et l&apos;emprise sont repris&#xa0;: les descripteurs du MNE avec lesquels ceci sera apparié.</translation>
    </message>
    <message>
        <source>Sampling distance (m)</source>
        <extracomment>referencecomponents, parameter RESOLUTION</extracomment>
        <translation>Pas d&apos;échantillonnage (m)</translation>
    </message>
    <message>
        <source>Heights are sampled at points this far apart; must divide the cell size.</source>
        <extracomment>referencecomponents, help of parameter RESOLUTION</extracomment>
        <translation>Les hauteurs sont échantillonnées en des points ainsi espacés&#xa0;; doit diviser la taille des cellules.</translation>
    </message>
    <message>
        <source>A cell has values when at least this share of its samples is covered; 1, as in the paper, is strict.</source>
        <extracomment>referencecomponents, help of parameter MIN_VALID</extracomment>
        <translation>Une cellule a des valeurs quand au moins cette part de ses échantillons est couverte&#xa0;; 1, comme dans l&apos;article, est strict.</translation>
    </message>
    <message>
        <source>Lowest building (m)</source>
        <extracomment>footprintstomodel, parameter MIN_HEIGHT</extracomment>
        <translation>Bâtiment le plus bas (m)</translation>
    </message>
    <message>
        <source>Samples up to this height count as ground; about 2 m keeps the noise of an nDSM from looking built-up.</source>
        <extracomment>referencecomponents, help of parameter MIN_HEIGHT</extracomment>
        <translation>Les échantillons jusqu&apos;à cette hauteur comptent comme sol&#xa0;; 2 m environ évitent que le bruit d&apos;un MNH ait l&apos;air bâti.</translation>
    </message>
    <message>
        <source>GeoTIFF with bands AGBH, ANBH, SGBH, SNBH, BUILT_SHARE, VOLUME, FLOOR_AREA, VALID_SHARE.</source>
        <extracomment>footprintstomodel, help of parameter reference:REFERENCE</extracomment>
        <translation>GeoTIFF avec les bandes AGBH, ANBH, SGBH, SNBH, BUILT_SHARE, VOLUME, FLOOR_AREA, VALID_SHARE.</translation>
    </message>
    <message>
        <source>Valid cells</source>
        <extracomment>referencecomponents, output CELLS</extracomment>
        <translation>Cellules valides</translation>
    </message>
    <message>
        <source>Footprints read</source>
        <extracomment>referencecomponents, output FOOTPRINTS</extracomment>
        <translation>Emprises lues</translation>
    </message>
    <message>
        <source>Footprints skipped for want of a usable height</source>
        <extracomment>referencecomponents, output SKIPPED</extracomment>
        <translation>Emprises omises faute de hauteur utilisable</translation>
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
        <translation>MNH</translation>
    </message>
    <message>
        <source>footprints</source>
        <extracomment>referencecomponents, word to search for</extracomment>
        <translation>emprises</translation>
    </message>
    <message>
        <source>volume</source>
        <extracomment>gvcpredict, word to search for</extracomment>
        <translation>volume</translation>
    </message>
    <message>
        <source>floor area</source>
        <extracomment>gvcpredict, word to search for</extracomment>
        <translation>surface de plancher</translation>
    </message>
    <message>
        <source>Ancillary features</source>
        <extracomment>name of ancillaryfeatures</extracomment>
        <translation>Descripteurs auxiliaires</translation>
    </message>
    <message>
        <source>Measures how much of each cell of 250 m is built-up, and how green it is, from land cover and satellite images.</source>
        <extracomment>help of ancillaryfeatures</extracomment>
        <translation>Mesure quelle part de chaque cellule de 250 m est bâtie, et combien elle est verte, à partir de l&apos;occupation du sol et d&apos;images satellitaires.</translation>
    </message>
    <message>
        <source>BU is the built-up share. With an NDVI, or red and near infrared, six more bands tell the share of ground of low (veg1), medium (veg2) and high (veg3) greenness, apart for built-up (bu) and other ground (nbu). They are predictors beside the features of a DEM: give both rasters to &apos;Fit a height model&apos; and &apos;Predict building heights&apos;.</source>
        <extracomment>help of ancillaryfeatures</extracomment>
        <translation>BU est la part bâtie. Avec un NDVI, ou le rouge et le proche infrarouge, six bandes de plus donnent la part du sol de verdure faible (veg1), moyenne (veg2) et forte (veg3), séparément pour le sol bâti (bu) et l&apos;autre (nbu). Ce sont des prédicteurs à côté des descripteurs d&apos;un MNE&#xa0;: donnez les deux rasters à «&#xa0;Ajuster un modèle de hauteur&#xa0;» et «&#xa0;Prédire les hauteurs de bâtiments&#xa0;».</translation>
    </message>
    <message>
        <source>Built-up is a mask or share, or classes of land cover named in the second parameter. Inputs may have any resolution and CRS: the finest one&apos;s pixels are worked on, the others are looked up at their centres. Set the grid to the DEM features that these are to be paired with.</source>
        <extracomment>help of ancillaryfeatures</extracomment>
        <translation>Le bâti est un masque ou une part, ou des classes d&apos;occupation du sol nommées dans le deuxième paramètre. Les entrées peuvent avoir toute résolution et tout SCR&#xa0;: on travaille sur les pixels de la plus fine, les autres sont lues en leurs centres. Réglez la grille sur les descripteurs du MNE avec lesquels ceci sera apparié.</translation>
    </message>
    <message>
        <source>The paper leaves gaps between the classes of NDVI, and its upper limit of 0.9: a pixel in a gap is of no class. It takes the greenest image of the year; an image of winter gives other features.</source>
        <extracomment>help of ancillaryfeatures</extracomment>
        <translation>L&apos;article laisse des trous entre les classes de NDVI, et sa limite supérieure de 0,9&#xa0;: un pixel dans un trou n&apos;est d&apos;aucune classe. Il prend l&apos;image la plus verte de l&apos;année&#xa0;; une image d&apos;hiver donne d&apos;autres descripteurs.</translation>
    </message>
    <message>
        <source>Source: Pesaresi, Corbane, Ren, Ng (2021), PLOS ONE, doi 10.1371/journal.pone.0244478, section 3.3.2.</source>
        <extracomment>help of ancillaryfeatures</extracomment>
        <translation>Source&#xa0;: Pesaresi, Corbane, Ren, Ng (2021), PLOS ONE, doi 10.1371/journal.pone.0244478, section 3.3.2.</translation>
    </message>
    <message>
        <source>Built-up raster</source>
        <extracomment>ancillaryfeatures, parameter BUILT</extracomment>
        <translation>Raster du bâti</translation>
    </message>
    <message>
        <source>A mask (0 and 1), a share from 0 to 1, or classes of land cover; its first band is used.</source>
        <extracomment>ancillaryfeatures, help of parameter BUILT</extracomment>
        <translation>Un masque (0 et 1), une part de 0 à 1, ou des classes d&apos;occupation du sol&#xa0;; sa première bande est utilisée.</translation>
    </message>
    <message>
        <source>Built-up classes</source>
        <extracomment>ancillaryfeatures, parameter BUILT_CLASSES</extracomment>
        <translation>Classes bâties</translation>
    </message>
    <message>
        <source>The classes that are built-up, such as 50 (ESA WorldCover) or 3-6 (GHS-BUILT of Landsat); numbers and ranges, separated by commas. Empty: the raster is a mask or a share.</source>
        <extracomment>ancillaryfeatures, help of parameter BUILT_CLASSES</extracomment>
        <translation>Les classes bâties, comme 50 (ESA WorldCover) ou 3-6 (GHS-BUILT de Landsat)&#xa0;; nombres et intervalles, séparés par des virgules. Vide&#xa0;: le raster est un masque ou une part.</translation>
    </message>
    <message>
        <source>What the built-up raster is multiplied by to give a share: 0.01 for percent, 0.0001 for square metres in pixels of 100 m. Not used for classes.</source>
        <extracomment>ancillaryfeatures, help of parameter BUILT_FACTOR</extracomment>
        <translation>Ce par quoi le raster du bâti est multiplié pour donner une part&#xa0;: 0,01 pour des pour-cent, 0,0001 pour des mètres carrés en pixels de 100 m. Sans effet pour des classes.</translation>
    </message>
    <message>
        <source>NDVI</source>
        <extracomment>ancillaryfeatures, parameter NDVI</extracomment>
        <translation>NDVI</translation>
    </message>
    <message>
        <source>Greenness; its first band is used. Give this, or red and near infrared, or neither: then the built-up share is all that is written.</source>
        <extracomment>ancillaryfeatures, help of parameter NDVI</extracomment>
        <translation>Verdure&#xa0;; sa première bande est utilisée. Donnez ceci, ou le rouge et le proche infrarouge, ou rien&#xa0;: alors seule la part bâtie est écrite.</translation>
    </message>
    <message>
        <source>Red</source>
        <extracomment>ancillaryfeatures, parameter RED</extracomment>
        <translation>Rouge</translation>
    </message>
    <message>
        <source>Band of red</source>
        <extracomment>ancillaryfeatures, parameter RED_BAND</extracomment>
        <translation>Bande du rouge</translation>
    </message>
    <message>
        <source>Its number in the raster of red, such as 3 where the bands are B02, B03, B04.</source>
        <extracomment>ancillaryfeatures, help of parameter RED_BAND</extracomment>
        <translation>Son numéro dans le raster du rouge, comme 3 si les bandes sont B02, B03, B04.</translation>
    </message>
    <message>
        <source>Near infrared</source>
        <extracomment>ancillaryfeatures, parameter NIR</extracomment>
        <translation>Proche infrarouge</translation>
    </message>
    <message>
        <source>Reflectance of near infrared in the same unit. Empty: it is another band of the raster of red.</source>
        <extracomment>ancillaryfeatures, help of parameter NIR</extracomment>
        <translation>Réflectance dans le proche infrarouge, dans la même unité. Vide&#xa0;: c&apos;est une autre bande du raster du rouge.</translation>
    </message>
    <message>
        <source>Band of near infrared</source>
        <extracomment>ancillaryfeatures, parameter NIR_BAND</extracomment>
        <translation>Bande du proche infrarouge</translation>
    </message>
    <message>
        <source>Its number in the raster of near infrared, or in that of red.</source>
        <extracomment>ancillaryfeatures, help of parameter NIR_BAND</extracomment>
        <translation>Son numéro dans le raster du proche infrarouge, ou dans celui du rouge.</translation>
    </message>
    <message>
        <source>What the raster of NDVI is multiplied by: 0.0001 for whole numbers up to 10000. What the file itself declares as scale and offset is applied before.</source>
        <extracomment>ancillaryfeatures, help of parameter NDVI_FACTOR</extracomment>
        <translation>Ce par quoi le raster de NDVI est multiplié&#xa0;: 0,0001 pour des entiers jusqu&apos;à 10000. L&apos;échelle et le décalage que déclare le fichier sont appliqués avant.</translation>
    </message>
    <message>
        <source>Classes of greenness</source>
        <extracomment>ancillaryfeatures, parameter GREENNESS_CLASSES</extracomment>
        <translation>Classes de verdure</translation>
    </message>
    <message>
        <source>Bounds of the NDVI of low, medium and high greenness, the paper&apos;s by default. A pixel between two classes is of none.</source>
        <extracomment>ancillaryfeatures, help of parameter GREENNESS_CLASSES</extracomment>
        <translation>Bornes du NDVI pour verdure faible, moyenne et forte, par défaut celles de l&apos;article. Un pixel entre deux classes n&apos;est d&apos;aucune.</translation>
    </message>
    <message>
        <source>A cell has a value when at least this share of its pixels is known; 1 is strict.</source>
        <extracomment>ancillaryfeatures, help of parameter MIN_VALID</extracomment>
        <translation>Une cellule a une valeur quand au moins cette part de ses pixels est connue&#xa0;; 1 est strict.</translation>
    </message>
    <message>
        <source>area: a pixel is shared out by area; centre: it counts in the cell that holds its centre, which is faster and as good for pixels of a few metres.</source>
        <extracomment>ancillaryfeatures, help of parameter ASSIGNMENT</extracomment>
        <translation>area&#xa0;: un pixel est réparti selon la surface&#xa0;; centre&#xa0;: il compte dans la cellule qui contient son centre, ce qui est plus rapide et aussi bon pour des pixels de quelques mètres.</translation>
    </message>
    <message>
        <source>GeoTIFF with bands BU, veg1bu, veg2bu, veg3bu, veg1nbu, veg2nbu, veg3nbu (BU alone without greenness) and VALID_SHARE.</source>
        <extracomment>ancillaryfeatures, help of parameter OUTPUT</extracomment>
        <translation>GeoTIFF avec les bandes BU, veg1bu, veg2bu, veg3bu, veg1nbu, veg2nbu, veg3nbu (BU seule sans verdure) et VALID_SHARE.</translation>
    </message>
    <message>
        <source>Cells with a built-up share</source>
        <extracomment>ancillaryfeatures, output CELLS</extracomment>
        <translation>Cellules avec une part bâtie</translation>
    </message>
    <message>
        <source>Cells with classes of greenness</source>
        <extracomment>ancillaryfeatures, output GREEN_CELLS</extracomment>
        <translation>Cellules avec des classes de verdure</translation>
    </message>
    <message>
        <source>built-up</source>
        <extracomment>ancillaryfeatures, word to search for</extracomment>
        <translation>bâti</translation>
    </message>
    <message>
        <source>land cover</source>
        <extracomment>ancillaryfeatures, word to search for</extracomment>
        <translation>occupation du sol</translation>
    </message>
    <message>
        <source>greenness</source>
        <extracomment>ancillaryfeatures, word to search for</extracomment>
        <translation>verdure</translation>
    </message>
    <message>
        <source>vegetation</source>
        <extracomment>ancillaryfeatures, word to search for</extracomment>
        <translation>végétation</translation>
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
        <translation>part</translation>
    </message>
    <message>
        <source>Screen features</source>
        <extracomment>name of gvcscreen</extracomment>
        <translation>Trier les descripteurs</translation>
    </message>
    <message>
        <source>Tells which feature of which DEM says most about building heights, each taken alone.</source>
        <extracomment>help of gvcscreen</extracomment>
        <translation>Dit quel descripteur de quel MNE renseigne le plus sur la hauteur des bâtiments, chacun pris seul.</translation>
    </message>
    <message>
        <source>Every component is regressed by a straight line on every feature of every DEM (source), in every area and in all areas together. The table holds each line, its correlation and its RMSE; the report tells the best in words, shows the smallest error of every source and area, and lists the five best features.</source>
        <extracomment>help of gvcscreen</extracomment>
        <translation>Chaque composante est régressée par une droite sur chaque descripteur de chaque MNE (source), dans chaque zone et dans toutes ensemble. La table contient chaque droite, sa corrélation et son RMSE&#xa0;; le rapport dit les meilleurs en mots, montre la plus petite erreur de chaque source et zone, et énumère les cinq meilleurs descripteurs.</translation>
    </message>
    <message>
        <source>Name the sources in NAMES when there are several cities: rasters of one name in different places are one source. Every reference raster is an area.</source>
        <extracomment>help of gvcscreen</extracomment>
        <translation>Nommez les sources dans NAMES quand il y a plusieurs villes&#xa0;: des rasters de même nom en différents lieux sont une seule source. Chaque raster de référence est une zone.</translation>
    </message>
    <message>
        <source>The errors are those of the fit itself, on the same cells, so they flatter: use them to choose features, and &apos;Fit a height model&apos; for errors to quote.</source>
        <extracomment>help of gvcscreen</extracomment>
        <translation>Les erreurs sont celles de l&apos;ajustement lui-même, sur les mêmes cellules, donc flatteuses&#xa0;: servez-vous-en pour choisir des descripteurs, et de «&#xa0;Ajuster un modèle de hauteur&#xa0;» pour des erreurs à citer.</translation>
    </message>
    <message>
        <source>Source: Pesaresi, Corbane, Ren, Ng (2021), PLOS ONE, doi 10.1371/journal.pone.0244478, sections 3.4.1 and 4.1.</source>
        <extracomment>help of gvcscreen</extracomment>
        <translation>Source&#xa0;: Pesaresi, Corbane, Ren, Ng (2021), PLOS ONE, doi 10.1371/journal.pone.0244478, sections 3.4.1 et 4.1.</translation>
    </message>
    <message>
        <source>Features rasters of one or more DEMs (sources), of one or more cities. They are paired with the references by where they lie; bands are found by name.</source>
        <extracomment>gvcscreen, help of parameter FEATURES</extracomment>
        <translation>Rasters de descripteurs d&apos;un ou plusieurs MNE (sources), d&apos;une ou plusieurs villes. Ils sont appariés aux références par leur position&#xa0;; les bandes sont trouvées par leur nom.</translation>
    </message>
    <message>
        <source>The DEM of each raster, in their order, separated by commas: SRTM, AW3D30, SRTM, AW3D30. Rasters of one name in several places are one source in several cities. Empty: the DEM&apos;s file name as the raster&apos;s metadata tell it, else the raster&apos;s; several cities then need DEMs of one name.</source>
        <extracomment>gvcscreen, help of parameter NAMES</extracomment>
        <translation>Le MNE de chaque raster, dans leur ordre, séparés par des virgules&#xa0;: SRTM, AW3D30, SRTM, AW3D30. Des rasters de même nom en plusieurs lieux sont une source dans plusieurs villes. Vide&#xa0;: le nom de fichier du MNE que disent les métadonnées du raster, sinon celui du raster&#xa0;; plusieurs villes demandent alors des MNE de même nom.</translation>
    </message>
    <message>
        <source>Reference rasters, one per city, on the cells of the features. Each is an area, named by its file.</source>
        <extracomment>gvcscreen, help of parameter REFERENCE</extracomment>
        <translation>Rasters de référence, un par ville, sur les cellules des descripteurs. Chacun est une zone, nommée d&apos;après son fichier.</translation>
    </message>
    <message>
        <source>Components to screen</source>
        <extracomment>gvcscreen, parameter TARGETS</extracomment>
        <translation>Composantes à trier</translation>
    </message>
    <message>
        <source>Average (A) and standard deviation (S) of gross (G) and net (N) building height (BH).</source>
        <extracomment>gvcfit, help of parameter TARGETS</extracomment>
        <translation>Moyenne (A) et écart type (S) de la hauteur des bâtiments (BH), brute (G) et nette (N).</translation>
    </message>
    <message>
        <source>Only cells that all sources know</source>
        <extracomment>gvcscreen, parameter COMMON_CELLS</extracomment>
        <translation>Seulement les cellules que toutes les sources connaissent</translation>
    </message>
    <message>
        <source>Only cells for which all features of all sources are known, so that their errors can be compared. Off: each line has its own cells, and n says how many.</source>
        <extracomment>gvcscreen, help of parameter COMMON_CELLS</extracomment>
        <translation>Seulement les cellules où tous les descripteurs de toutes les sources sont connus, pour que leurs erreurs se comparent. Décoché&#xa0;: chaque droite a ses propres cellules, et n dit combien.</translation>
    </message>
    <message>
        <source>Screening</source>
        <extracomment>gvcscreen, parameter OUTPUT</extracomment>
        <translation>Tri</translation>
    </message>
    <message>
        <source>A table without geometry: a row for each feature, source, component and area, and for all areas together.</source>
        <extracomment>gvcscreen, help of parameter OUTPUT</extracomment>
        <translation>Une table sans géométrie&#xa0;: une ligne par descripteur, source, composante et zone, et pour toutes les zones ensemble.</translation>
    </message>
    <message>
        <source>Screening as CSV</source>
        <extracomment>gvcscreen, parameter OUTPUT_CSV</extracomment>
        <translation>Tri en CSV</translation>
    </message>
    <message>
        <source>The same table as text, with commas.</source>
        <extracomment>gvcscreen, help of parameter OUTPUT_CSV</extracomment>
        <translation>La même table en texte, avec des virgules.</translation>
    </message>
    <message>
        <source>The best features and sources in one self-contained HTML file.</source>
        <extracomment>gvcscreen, help of parameter OUTPUT_REPORT</extracomment>
        <translation>Les meilleurs descripteurs et sources dans un seul fichier HTML autonome.</translation>
    </message>
    <message>
        <source>Cells</source>
        <extracomment>footprintstomodel, parameter fit:CELLS</extracomment>
        <translation>Cellules</translation>
    </message>
    <message>
        <source>Best feature for AGBH</source>
        <extracomment>gvcscreen, output BEST_AGBH</extracomment>
        <translation>Meilleur descripteur pour AGBH</translation>
    </message>
    <message>
        <source>Its RMSE for AGBH (m)</source>
        <extracomment>gvcscreen, output BEST_RMSE_AGBH</extracomment>
        <translation>Son RMSE pour AGBH (m)</translation>
    </message>
    <message>
        <source>Best feature for ANBH</source>
        <extracomment>gvcscreen, output BEST_ANBH</extracomment>
        <translation>Meilleur descripteur pour ANBH</translation>
    </message>
    <message>
        <source>Its RMSE for ANBH (m)</source>
        <extracomment>gvcscreen, output BEST_RMSE_ANBH</extracomment>
        <translation>Son RMSE pour ANBH (m)</translation>
    </message>
    <message>
        <source>Best feature for SGBH</source>
        <extracomment>gvcscreen, output BEST_SGBH</extracomment>
        <translation>Meilleur descripteur pour SGBH</translation>
    </message>
    <message>
        <source>Its RMSE for SGBH (m)</source>
        <extracomment>gvcscreen, output BEST_RMSE_SGBH</extracomment>
        <translation>Son RMSE pour SGBH (m)</translation>
    </message>
    <message>
        <source>Best feature for SNBH</source>
        <extracomment>gvcscreen, output BEST_SNBH</extracomment>
        <translation>Meilleur descripteur pour SNBH</translation>
    </message>
    <message>
        <source>Its RMSE for SNBH (m)</source>
        <extracomment>gvcscreen, output BEST_RMSE_SNBH</extracomment>
        <translation>Son RMSE pour SNBH (m)</translation>
    </message>
    <message>
        <source>regression</source>
        <extracomment>footprintstomodel, word to search for</extracomment>
        <translation>régression</translation>
    </message>
    <message>
        <source>univariate</source>
        <extracomment>gvcscreen, word to search for</extracomment>
        <translation>univarié</translation>
    </message>
    <message>
        <source>screening</source>
        <extracomment>gvcscreen, word to search for</extracomment>
        <translation>tri</translation>
    </message>
    <message>
        <source>feature selection</source>
        <extracomment>gvcscreen, word to search for</extracomment>
        <translation>sélection de variables</translation>
    </message>
    <message>
        <source>correlation</source>
        <extracomment>gvcscreen, word to search for</extracomment>
        <translation>corrélation</translation>
    </message>
    <message>
        <source>RMSE</source>
        <extracomment>gvcscreen, word to search for</extracomment>
        <translation>RMSE</translation>
    </message>
    <message>
        <source>compare</source>
        <extracomment>gvcscreen, word to search for</extracomment>
        <translation>comparer</translation>
    </message>
    <message>
        <source>Fit a height model</source>
        <extracomment>name of gvcfit</extracomment>
        <translation>Ajuster un modèle de hauteur</translation>
    </message>
    <message>
        <source>Fits a linear model of building height to reference cells, and says honestly how far to trust it.</source>
        <extracomment>help of gvcfit</extracomment>
        <translation>Ajuste un modèle linéaire de la hauteur des bâtiments à des cellules de référence, et dit honnêtement jusqu&apos;où s&apos;y fier.</translation>
    </message>
    <message>
        <source>Each component is regressed on DEM features of the same cells: on the best single one (the start), on those that you name, on all that are not too much alike, or on those that a stepwise selection takes. Several cities may be fitted together; features and references are paired by where they lie, bands by name.</source>
        <extracomment>help of gvcfit</extracomment>
        <translation>Chaque composante est régressée sur des descripteurs de MNE des mêmes cellules&#xa0;: sur le meilleur seul (pour commencer), sur ceux que vous nommez, sur tous ceux qui ne se ressemblent pas trop, ou sur ceux que prend une sélection pas à pas. Plusieurs villes peuvent être ajustées ensemble&#xa0;; descripteurs et références sont appariés par leur position, les bandes par leur nom.</translation>
    </message>
    <message>
        <source>The report begins with plain words: what error to expect where the model has not been, which of the errors to quote, and where not to use it. Random cells that are held out flatter, since their neighbours were seen; so whole blocks are held out too, and whole areas where there are several. Whatever is chosen from the data is chosen anew without them.</source>
        <extracomment>help of gvcfit</extracomment>
        <translation>Le rapport commence en mots simples&#xa0;: quelle erreur attendre là où le modèle n&apos;a pas été, laquelle citer, et où ne pas l&apos;utiliser. Des cellules mises de côté au hasard flattent, car leurs voisines ont été vues&#xa0;; des blocs entiers sont donc aussi mis de côté, et des zones entières quand il y en a plusieurs. Tout ce qui est choisi d&apos;après les données est choisi à nouveau sans elles.</translation>
    </message>
    <message>
        <source>It goes on with coefficients and their intervals, relative importance (LMG), correlations, a map of residuals, errors by height, and what was dropped and why. The model is a JSON file that &apos;Predict building heights&apos; applies anywhere.</source>
        <extracomment>help of gvcfit</extracomment>
        <translation>Suivent les coefficients et leurs intervalles, l&apos;importance relative (LMG), les corrélations, une carte des résidus, les erreurs selon la hauteur, et ce qui a été écarté et pourquoi. Le modèle est un fichier JSON que «&#xa0;Prédire les hauteurs de bâtiments&#xa0;» applique partout.</translation>
    </message>
    <message>
        <source>Source: Pesaresi, Corbane, Ren, Ng (2021), PLOS ONE, doi 10.1371/journal.pone.0244478, sections 3.4 and 3.5.</source>
        <extracomment>help of gvcfit</extracomment>
        <translation>Source&#xa0;: Pesaresi, Corbane, Ren, Ng (2021), PLOS ONE, doi 10.1371/journal.pone.0244478, sections 3.4 et 3.5.</translation>
    </message>
    <message>
        <source>Features rasters, one or more per city, of one or more cities. They are paired with the references by where they lie; bands are found by name.</source>
        <extracomment>gvcfit, help of parameter FEATURES</extracomment>
        <translation>Rasters de descripteurs, un ou plusieurs par ville, d&apos;une ou plusieurs villes. Ils sont appariés aux références par leur position&#xa0;; les bandes sont trouvées par leur nom.</translation>
    </message>
    <message>
        <source>Reference rasters, one per city, on the cells of the features (compute one with the other as its grid).</source>
        <extracomment>gvcfit, help of parameter REFERENCE</extracomment>
        <translation>Rasters de référence, un par ville, sur les cellules des descripteurs (calculez l&apos;un avec l&apos;autre pour grille).</translation>
    </message>
    <message>
        <source>Components to model</source>
        <extracomment>gvcfit, parameter TARGETS</extracomment>
        <translation>Composantes à modéliser</translation>
    </message>
    <message>
        <source>Choice of predictors</source>
        <extracomment>footprintstomodel, parameter SELECTION</extracomment>
        <translation>Choix des prédicteurs</translation>
    </message>
    <message>
        <source>best_single: the one feature with the smallest RMSE, for each component; given: those named below; collinearity: all that are not too much like another one; stepwise: those of them that lower the AIC.</source>
        <extracomment>gvcfit, help of parameter SELECTION</extracomment>
        <translation>best_single&#xa0;: l&apos;unique descripteur au plus petit RMSE, pour chaque composante&#xa0;; given&#xa0;: ceux nommés ci-dessous&#xa0;; collinearity&#xa0;: tous ceux qui ne ressemblent pas trop à un autre&#xa0;; stepwise&#xa0;: ceux d&apos;entre eux qui abaissent l&apos;AIC.</translation>
    </message>
    <message>
        <source>Names of feature bands, separated by commas or blanks: m2d1_mean, m1_std. For the selection &apos;given&apos; they are the predictors (linearly dependent ones are dropped with a warning), for &apos;collinearity&apos; and &apos;stepwise&apos; the candidates; empty there: all features.</source>
        <extracomment>gvcfit, help of parameter PREDICTORS</extracomment>
        <translation>Noms de bandes de descripteurs, séparés par des virgules ou des espaces&#xa0;: m2d1_mean, m1_std. Pour le choix «&#xa0;given&#xa0;», ce sont les prédicteurs (ceux linéairement dépendants sont écartés avec un avertissement), pour «&#xa0;collinearity&#xa0;» et «&#xa0;stepwise&#xa0;» les candidats&#xa0;; vide dans ce cas&#xa0;: tous les descripteurs.</translation>
    </message>
    <message>
        <source>ols: ordinary least squares, as in the paper; ridge: coefficients shrunk, for few cells; quantile: the median, which wild values do not move; gradient_boosting: judged beside the others in the report, while the model that is saved stays that of ols.</source>
        <extracomment>gvcfit, help of parameter METHOD</extracomment>
        <translation>ols&#xa0;: moindres carrés ordinaires, comme dans l&apos;article&#xa0;; ridge&#xa0;: coefficients réduits, pour peu de cellules&#xa0;; quantile&#xa0;: la médiane, que les valeurs folles ne déplacent pas&#xa0;; gradient_boosting&#xa0;: jugé à côté des autres dans le rapport, tandis que le modèle enregistré reste celui de ols.</translation>
    </message>
    <message>
        <source>Collinearity rule</source>
        <extracomment>gvcfit, parameter COLLINEARITY</extracomment>
        <translation>Règle de colinéarité</translation>
    </message>
    <message>
        <source>pairwise: of the most correlated pair the one goes that is more like all others; mean_abs: as the paper words it, by the mean |r|; caret_exact: as R&apos;s findCorrelation, which the paper&apos;s numbers may come from.</source>
        <extracomment>gvcfit, help of parameter COLLINEARITY</extracomment>
        <translation>pairwise&#xa0;: de la paire la plus corrélée part celui qui ressemble le plus à tous les autres&#xa0;; mean_abs&#xa0;: comme le dit l&apos;article, selon la moyenne de |r|&#xa0;; caret_exact&#xa0;: comme findCorrelation de R, d&apos;où peuvent venir les chiffres de l&apos;article.</translation>
    </message>
    <message>
        <source>Predictors that are more correlated than this are not kept together.</source>
        <extracomment>gvcfit, help of parameter CUTOFF</extracomment>
        <translation>Les prédicteurs plus corrélés que cela ne sont pas gardés ensemble.</translation>
    </message>
    <message>
        <source>Stepwise selection starts</source>
        <extracomment>gvcfit, parameter START</extracomment>
        <translation>La sélection pas à pas commence</translation>
    </message>
    <message>
        <source>empty: with no predictor, adding; full: with all that the collinearity step left, dropping.</source>
        <extracomment>gvcfit, help of parameter START</extracomment>
        <translation>empty&#xa0;: sans prédicteur, en ajoutant&#xa0;; full&#xa0;: avec tous ceux que l&apos;étape de colinéarité a laissés, en retirant.</translation>
    </message>
    <message>
        <source>Predictors at most</source>
        <extracomment>gvcfit, parameter MAX_PREDICTORS</extracomment>
        <translation>Nombre maximal de prédicteurs</translation>
    </message>
    <message>
        <source>For &apos;collinearity&apos; and &apos;stepwise&apos;: those that explain most together. Empty: no limit. The paper has 16.</source>
        <extracomment>gvcfit, help of parameter MAX_PREDICTORS</extracomment>
        <translation>Pour «&#xa0;collinearity&#xa0;» et «&#xa0;stepwise&#xa0;»&#xa0;: ceux qui ensemble expliquent le plus. Vide&#xa0;: pas de limite. L&apos;article en a 16.</translation>
    </message>
    <message>
        <source>Areas to leave out in turn</source>
        <extracomment>gvcfit, parameter AREAS</extracomment>
        <translation>Zones à laisser de côté tour à tour</translation>
    </message>
    <message>
        <source>Polygons, cities or quarters: the model is judged in each by a fit to the others. Empty: each reference raster is an area.</source>
        <extracomment>gvcfit, help of parameter AREAS</extracomment>
        <translation>Polygones, villes ou quartiers&#xa0;: le modèle est jugé dans chacun par un ajustement aux autres. Vide&#xa0;: chaque raster de référence est une zone.</translation>
    </message>
    <message>
        <source>Field of their names</source>
        <extracomment>gvcfit, parameter AREAS_FIELD</extracomment>
        <translation>Champ de leurs noms</translation>
    </message>
    <message>
        <source>Polygons of one name are one area; empty: each polygon is one.</source>
        <extracomment>gvcfit, help of parameter AREAS_FIELD</extracomment>
        <translation>Les polygones de même nom sont une zone&#xa0;; vide&#xa0;: chaque polygone en est une.</translation>
    </message>
    <message>
        <source>Blocks held out (m)</source>
        <extracomment>footprintstomodel, parameter BLOCK_SIZE</extracomment>
        <translation>Blocs mis de côté (m)</translation>
    </message>
    <message>
        <source>Side of the square blocks that are held out together, since neighbouring cells are alike. Enlarged to three correlation lengths of the residuals; shrunk with a warning until there are five.</source>
        <extracomment>gvcfit, help of parameter BLOCK_SIZE</extracomment>
        <translation>Côté des blocs carrés mis de côté ensemble, car les cellules voisines se ressemblent. Agrandi à trois longueurs de corrélation des résidus&#xa0;; réduit avec un avertissement jusqu&apos;à ce qu&apos;il y en ait cinq.</translation>
    </message>
    <message>
        <source>Errors robust against unequal variances</source>
        <extracomment>gvcfit, parameter ROBUST_ERRORS</extracomment>
        <translation>Erreurs robustes aux variances inégales</translation>
    </message>
    <message>
        <source>Standard errors, p and intervals after HC3: tall quarters scatter more than low ones.</source>
        <extracomment>gvcfit, help of parameter ROBUST_ERRORS</extracomment>
        <translation>Erreurs types, p et intervalles selon HC3&#xa0;: les quartiers hauts dispersent plus que les bas.</translation>
    </message>
    <message>
        <source>Weights of cells</source>
        <extracomment>gvcfit, parameter WEIGHTS</extracomment>
        <translation>Poids des cellules</translation>
    </message>
    <message>
        <source>valid_share: a cell counts by the share of it in which features and reference are known.</source>
        <extracomment>gvcfit, help of parameter WEIGHTS</extracomment>
        <translation>valid_share&#xa0;: une cellule compte selon sa part où descripteurs et référence sont connus.</translation>
    </message>
    <message>
        <source>Compare all methods</source>
        <extracomment>gvcfit, parameter COMPARE</extracomment>
        <translation>Comparer toutes les méthodes</translation>
    </message>
    <message>
        <source>Judge every method that can run here on the same blocks, in the report. Takes longer.</source>
        <extracomment>gvcfit, help of parameter COMPARE</extracomment>
        <translation>Juger chaque méthode utilisable ici sur les mêmes blocs, dans le rapport. Prend plus de temps.</translation>
    </message>
    <message>
        <source>Height model</source>
        <extracomment>demstoheights, parameter MODEL</extracomment>
        <translation>Modèle de hauteur</translation>
    </message>
    <message>
        <source>JSON that a person can read and that is enough to predict anywhere.</source>
        <extracomment>footprintstomodel, help of parameter fit:MODEL</extracomment>
        <translation>Un JSON lisible par une personne et qui suffit pour prédire partout.</translation>
    </message>
    <message>
        <source>One self-contained HTML file that begins with what to expect of the model, in plain words.</source>
        <extracomment>footprintstomodel, help of parameter fit:REPORT</extracomment>
        <translation>Un seul fichier HTML autonome, qui commence par ce qu&apos;on peut attendre du modèle, en mots simples.</translation>
    </message>
    <message>
        <source>Statistics as JSON</source>
        <extracomment>gvcfit, parameter OUTPUT_STATISTICS</extracomment>
        <translation>Statistiques en JSON</translation>
    </message>
    <message>
        <source>Every figure of the report, for other programs.</source>
        <extracomment>gvcfit, help of parameter OUTPUT_STATISTICS</extracomment>
        <translation>Chaque chiffre du rapport, pour d&apos;autres programmes.</translation>
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
        <translation>RMSE de AGBH en validation croisée (m)</translation>
    </message>
    <message>
        <source>RMSE of AGBH in blocks that were held out (m)</source>
        <extracomment>gvcfit, output RMSE_BLOCKS_AGBH</extracomment>
        <translation>RMSE de AGBH dans les blocs mis de côté (m)</translation>
    </message>
    <message>
        <source>RMSE of AGBH in areas that were held out (m)</source>
        <extracomment>gvcfit, output RMSE_AREAS_AGBH</extracomment>
        <translation>RMSE de AGBH dans les zones mises de côté (m)</translation>
    </message>
    <message>
        <source>RMSE of AGBH to quote (m)</source>
        <extracomment>gvcfit, output RMSE_UNSEEN_AGBH</extracomment>
        <translation>RMSE de AGBH à citer (m)</translation>
    </message>
    <message>
        <source>R² of AGBH of cells not seen</source>
        <extracomment>gvcfit, output R2_UNSEEN_AGBH</extracomment>
        <translation>R² de AGBH des cellules non vues</translation>
    </message>
    <message>
        <source>Mean error of AGBH in cells not seen (m)</source>
        <extracomment>gvcfit, output BIAS_UNSEEN_AGBH</extracomment>
        <translation>Erreur moyenne de AGBH dans les cellules non vues (m)</translation>
    </message>
    <message>
        <source>Adjusted R² of AGBH</source>
        <extracomment>gvcfit, output ADJUSTED_R2_AGBH</extracomment>
        <translation>R² ajusté de AGBH</translation>
    </message>
    <message>
        <source>AIC of AGBH</source>
        <extracomment>gvcfit, output AIC_AGBH</extracomment>
        <translation>AIC de AGBH</translation>
    </message>
    <message>
        <source>Correlation length of the residuals of AGBH (m)</source>
        <extracomment>gvcfit, output CORRELATION_LENGTH_AGBH</extracomment>
        <translation>Longueur de corrélation des résidus de AGBH (m)</translation>
    </message>
    <message>
        <source>Cells of AGBH</source>
        <extracomment>gvcfit, output CELLS_AGBH</extracomment>
        <translation>Cellules de AGBH</translation>
    </message>
    <message>
        <source>Number of predictors of AGBH</source>
        <extracomment>gvcfit, output PREDICTORS_AGBH</extracomment>
        <translation>Nombre de prédicteurs de AGBH</translation>
    </message>
    <message>
        <source>Predictors of AGBH</source>
        <extracomment>gvcfit, output PREDICTOR_NAMES_AGBH</extracomment>
        <translation>Prédicteurs de AGBH</translation>
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
        <translation>RMSE de ANBH en validation croisée (m)</translation>
    </message>
    <message>
        <source>RMSE of ANBH in blocks that were held out (m)</source>
        <extracomment>gvcfit, output RMSE_BLOCKS_ANBH</extracomment>
        <translation>RMSE de ANBH dans les blocs mis de côté (m)</translation>
    </message>
    <message>
        <source>RMSE of ANBH in areas that were held out (m)</source>
        <extracomment>gvcfit, output RMSE_AREAS_ANBH</extracomment>
        <translation>RMSE de ANBH dans les zones mises de côté (m)</translation>
    </message>
    <message>
        <source>RMSE of ANBH to quote (m)</source>
        <extracomment>gvcfit, output RMSE_UNSEEN_ANBH</extracomment>
        <translation>RMSE de ANBH à citer (m)</translation>
    </message>
    <message>
        <source>R² of ANBH of cells not seen</source>
        <extracomment>gvcfit, output R2_UNSEEN_ANBH</extracomment>
        <translation>R² de ANBH des cellules non vues</translation>
    </message>
    <message>
        <source>Mean error of ANBH in cells not seen (m)</source>
        <extracomment>gvcfit, output BIAS_UNSEEN_ANBH</extracomment>
        <translation>Erreur moyenne de ANBH dans les cellules non vues (m)</translation>
    </message>
    <message>
        <source>Adjusted R² of ANBH</source>
        <extracomment>gvcfit, output ADJUSTED_R2_ANBH</extracomment>
        <translation>R² ajusté de ANBH</translation>
    </message>
    <message>
        <source>AIC of ANBH</source>
        <extracomment>gvcfit, output AIC_ANBH</extracomment>
        <translation>AIC de ANBH</translation>
    </message>
    <message>
        <source>Correlation length of the residuals of ANBH (m)</source>
        <extracomment>gvcfit, output CORRELATION_LENGTH_ANBH</extracomment>
        <translation>Longueur de corrélation des résidus de ANBH (m)</translation>
    </message>
    <message>
        <source>Cells of ANBH</source>
        <extracomment>gvcfit, output CELLS_ANBH</extracomment>
        <translation>Cellules de ANBH</translation>
    </message>
    <message>
        <source>Number of predictors of ANBH</source>
        <extracomment>gvcfit, output PREDICTORS_ANBH</extracomment>
        <translation>Nombre de prédicteurs de ANBH</translation>
    </message>
    <message>
        <source>Predictors of ANBH</source>
        <extracomment>gvcfit, output PREDICTOR_NAMES_ANBH</extracomment>
        <translation>Prédicteurs de ANBH</translation>
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
        <translation>RMSE de SGBH en validation croisée (m)</translation>
    </message>
    <message>
        <source>RMSE of SGBH in blocks that were held out (m)</source>
        <extracomment>gvcfit, output RMSE_BLOCKS_SGBH</extracomment>
        <translation>RMSE de SGBH dans les blocs mis de côté (m)</translation>
    </message>
    <message>
        <source>RMSE of SGBH in areas that were held out (m)</source>
        <extracomment>gvcfit, output RMSE_AREAS_SGBH</extracomment>
        <translation>RMSE de SGBH dans les zones mises de côté (m)</translation>
    </message>
    <message>
        <source>RMSE of SGBH to quote (m)</source>
        <extracomment>gvcfit, output RMSE_UNSEEN_SGBH</extracomment>
        <translation>RMSE de SGBH à citer (m)</translation>
    </message>
    <message>
        <source>R² of SGBH of cells not seen</source>
        <extracomment>gvcfit, output R2_UNSEEN_SGBH</extracomment>
        <translation>R² de SGBH des cellules non vues</translation>
    </message>
    <message>
        <source>Mean error of SGBH in cells not seen (m)</source>
        <extracomment>gvcfit, output BIAS_UNSEEN_SGBH</extracomment>
        <translation>Erreur moyenne de SGBH dans les cellules non vues (m)</translation>
    </message>
    <message>
        <source>Adjusted R² of SGBH</source>
        <extracomment>gvcfit, output ADJUSTED_R2_SGBH</extracomment>
        <translation>R² ajusté de SGBH</translation>
    </message>
    <message>
        <source>AIC of SGBH</source>
        <extracomment>gvcfit, output AIC_SGBH</extracomment>
        <translation>AIC de SGBH</translation>
    </message>
    <message>
        <source>Correlation length of the residuals of SGBH (m)</source>
        <extracomment>gvcfit, output CORRELATION_LENGTH_SGBH</extracomment>
        <translation>Longueur de corrélation des résidus de SGBH (m)</translation>
    </message>
    <message>
        <source>Cells of SGBH</source>
        <extracomment>gvcfit, output CELLS_SGBH</extracomment>
        <translation>Cellules de SGBH</translation>
    </message>
    <message>
        <source>Number of predictors of SGBH</source>
        <extracomment>gvcfit, output PREDICTORS_SGBH</extracomment>
        <translation>Nombre de prédicteurs de SGBH</translation>
    </message>
    <message>
        <source>Predictors of SGBH</source>
        <extracomment>gvcfit, output PREDICTOR_NAMES_SGBH</extracomment>
        <translation>Prédicteurs de SGBH</translation>
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
        <translation>RMSE de SNBH en validation croisée (m)</translation>
    </message>
    <message>
        <source>RMSE of SNBH in blocks that were held out (m)</source>
        <extracomment>gvcfit, output RMSE_BLOCKS_SNBH</extracomment>
        <translation>RMSE de SNBH dans les blocs mis de côté (m)</translation>
    </message>
    <message>
        <source>RMSE of SNBH in areas that were held out (m)</source>
        <extracomment>gvcfit, output RMSE_AREAS_SNBH</extracomment>
        <translation>RMSE de SNBH dans les zones mises de côté (m)</translation>
    </message>
    <message>
        <source>RMSE of SNBH to quote (m)</source>
        <extracomment>gvcfit, output RMSE_UNSEEN_SNBH</extracomment>
        <translation>RMSE de SNBH à citer (m)</translation>
    </message>
    <message>
        <source>R² of SNBH of cells not seen</source>
        <extracomment>gvcfit, output R2_UNSEEN_SNBH</extracomment>
        <translation>R² de SNBH des cellules non vues</translation>
    </message>
    <message>
        <source>Mean error of SNBH in cells not seen (m)</source>
        <extracomment>gvcfit, output BIAS_UNSEEN_SNBH</extracomment>
        <translation>Erreur moyenne de SNBH dans les cellules non vues (m)</translation>
    </message>
    <message>
        <source>Adjusted R² of SNBH</source>
        <extracomment>gvcfit, output ADJUSTED_R2_SNBH</extracomment>
        <translation>R² ajusté de SNBH</translation>
    </message>
    <message>
        <source>AIC of SNBH</source>
        <extracomment>gvcfit, output AIC_SNBH</extracomment>
        <translation>AIC de SNBH</translation>
    </message>
    <message>
        <source>Correlation length of the residuals of SNBH (m)</source>
        <extracomment>gvcfit, output CORRELATION_LENGTH_SNBH</extracomment>
        <translation>Longueur de corrélation des résidus de SNBH (m)</translation>
    </message>
    <message>
        <source>Cells of SNBH</source>
        <extracomment>gvcfit, output CELLS_SNBH</extracomment>
        <translation>Cellules de SNBH</translation>
    </message>
    <message>
        <source>Number of predictors of SNBH</source>
        <extracomment>gvcfit, output PREDICTORS_SNBH</extracomment>
        <translation>Nombre de prédicteurs de SNBH</translation>
    </message>
    <message>
        <source>Predictors of SNBH</source>
        <extracomment>gvcfit, output PREDICTOR_NAMES_SNBH</extracomment>
        <translation>Prédicteurs de SNBH</translation>
    </message>
    <message>
        <source>least squares</source>
        <extracomment>gvcfit, word to search for</extracomment>
        <translation>moindres carrés</translation>
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
        <translation>médiane</translation>
    </message>
    <message>
        <source>stepwise</source>
        <extracomment>gvcfit, word to search for</extracomment>
        <translation>pas à pas</translation>
    </message>
    <message>
        <source>collinearity</source>
        <extracomment>gvcfit, word to search for</extracomment>
        <translation>colinéarité</translation>
    </message>
    <message>
        <source>LMG</source>
        <extracomment>gvcfit, word to search for</extracomment>
        <translation>LMG</translation>
    </message>
    <message>
        <source>cross-validation</source>
        <extracomment>gvcfit, word to search for</extracomment>
        <translation>validation croisée</translation>
    </message>
    <message>
        <source>train</source>
        <extracomment>gvcfit, word to search for</extracomment>
        <translation>entraîner</translation>
    </message>
    <message>
        <source>calibrate</source>
        <extracomment>gvcfit, word to search for</extracomment>
        <translation>calibrer</translation>
    </message>
    <message>
        <source>Predict building heights</source>
        <extracomment>name of gvcpredict</extracomment>
        <translation>Prédire les hauteurs de bâtiments</translation>
    </message>
    <message>
        <source>Applies a height model to DEM features anywhere, with standard errors.</source>
        <extracomment>help of gvcpredict</extracomment>
        <translation>Applique partout un modèle de hauteur à des descripteurs de MNE, avec erreurs types.</translation>
    </message>
    <message>
        <source>For each component the estimate in metres and the standard error of prediction are written. The band OUT_OF_RANGE marks cells where a feature leaves the range that the model was trained on: do not trust them. To the paper&apos;s features rugged slopes look like buildings.</source>
        <extracomment>help of gvcpredict</extracomment>
        <translation>Pour chaque composante sont écrites l&apos;estimation en mètres et l&apos;erreur type de prédiction. La bande OUT_OF_RANGE marque les cellules où un descripteur sort de la plage sur laquelle le modèle a été ajusté&#xa0;: ne vous y fiez pas. Pour les descripteurs de l&apos;article, les pentes accidentées ressemblent à des bâtiments.</translation>
    </message>
    <message>
        <source>The slope mask marks cells that are steeper or rougher than all training cells, and tells by how many times. It needs the terrain bands of FEATURE_SET terrain_robust or all, here and among the features that the model was fitted to. Flatter cells are not masked. Towers far higher than those of the training cells are: to these bands they are rough ground.</source>
        <extracomment>help of gvcpredict</extracomment>
        <translation>Le masque de pente marque les cellules plus raides ou plus rugueuses que toutes celles d&apos;apprentissage, et dit de combien de fois. Il lui faut les bandes de terrain de FEATURE_SET terrain_robust ou all, ici et parmi les descripteurs auxquels le modèle a été ajusté. Les cellules plus plates ne sont pas masquées. Les tours bien plus hautes que celles de l&apos;apprentissage le sont&#xa0;: pour ces bandes, elles sont un sol rugueux.</translation>
    </message>
    <message>
        <source>Standard errors from the residuals hold for more cells of the cities that the model was fitted to. For a new city choose unseen_cells: the error in areas or blocks that the fit had not seen. On request the built-up share, the volume and the floor area are written after OUT_OF_RANGE, the last two with standard errors, which are those of single cells.</source>
        <extracomment>help of gvcpredict</extracomment>
        <translation>Les erreurs types tirées des résidus valent pour d&apos;autres cellules des villes auxquelles le modèle a été ajusté. Pour une nouvelle ville, choisissez unseen_cells&#xa0;: l&apos;erreur dans des zones ou des blocs que l&apos;ajustement n&apos;avait pas vus. Sur demande, la part bâtie, le volume et la surface de plancher sont écrits après OUT_OF_RANGE, les deux derniers avec des erreurs types, celles de cellules isolées.</translation>
    </message>
    <message>
        <source>The features must be made as those of the model were (cell size, kernel sum, assignment); where they differ the log says so.</source>
        <extracomment>help of gvcpredict</extracomment>
        <translation>Les descripteurs doivent être faits comme ceux du modèle (taille des cellules, somme des noyaux, affectation)&#xa0;; là où ils diffèrent, le journal le dit.</translation>
    </message>
    <message>
        <source>Source: Pesaresi, Corbane, Ren, Ng (2021), PLOS ONE, doi 10.1371/journal.pone.0244478, section 3.4.</source>
        <extracomment>help of gvcpredict</extracomment>
        <translation>Source&#xa0;: Pesaresi, Corbane, Ren, Ng (2021), PLOS ONE, doi 10.1371/journal.pone.0244478, section 3.4.</translation>
    </message>
    <message>
        <source>One or more features rasters on the same cells; bands are found by name. A VRT counts as one raster.</source>
        <extracomment>gvcpredict, help of parameter FEATURES</extracomment>
        <translation>Un ou plusieurs rasters de descripteurs sur les mêmes cellules&#xa0;; les bandes sont trouvées par leur nom. Un VRT compte comme un raster.</translation>
    </message>
    <message>
        <source>A model written by &apos;Fit a height model&apos;.</source>
        <extracomment>demstoheights, help of parameter MODEL</extracomment>
        <translation>Un modèle écrit par «&#xa0;Ajuster un modèle de hauteur&#xa0;».</translation>
    </message>
    <message>
        <source>Set negative estimates to 0</source>
        <extracomment>gvcpredict, parameter CLIP_NEGATIVE</extracomment>
        <translation>Mettre à 0 les estimations négatives</translation>
    </message>
    <message>
        <source>A straight line may fall below zero where there is no building; the number of such cells is reported.</source>
        <extracomment>gvcpredict, help of parameter CLIP_NEGATIVE</extracomment>
        <translation>Une droite peut descendre sous zéro là où il n&apos;y a pas de bâtiment&#xa0;; le nombre de ces cellules est indiqué.</translation>
    </message>
    <message>
        <source>Standard errors from</source>
        <extracomment>featurestoheights, parameter ERROR_FROM</extracomment>
        <translation>Erreurs types tirées de</translation>
    </message>
    <message>
        <source>residuals: how far the training cells lie from the model, which holds for more cells of the same cities; unseen_cells: the error in areas or blocks (the larger) that the fit had not seen, which is the one to quote for a new city. It is never smaller than that of the residuals.</source>
        <extracomment>gvcpredict, help of parameter ERROR_FROM</extracomment>
        <translation>residuals&#xa0;: la distance des cellules d&apos;apprentissage au modèle, qui vaut pour d&apos;autres cellules des mêmes villes&#xa0;; unseen_cells&#xa0;: l&apos;erreur dans les zones ou les blocs (la plus grande) que l&apos;ajustement n&apos;avait pas vus, celle à citer pour une nouvelle ville. Elle n&apos;est jamais inférieure à celle des résidus.</translation>
    </message>
    <message>
        <source>Building heights</source>
        <extracomment>demstoheights, parameter predict:HEIGHTS</extracomment>
        <translation>Hauteurs de bâtiments</translation>
    </message>
    <message>
        <source>GeoTIFF with each component in metres, its standard error (_SE), and OUT_OF_RANGE, which is 1 in cells outside the model&apos;s training range.</source>
        <extracomment>demstoheights, help of parameter predict:HEIGHTS</extracomment>
        <translation>GeoTIFF avec chaque composante en mètres, son erreur type (_SE) et OUT_OF_RANGE, qui vaut 1 dans les cellules hors de la plage d&apos;apprentissage du modèle.</translation>
    </message>
    <message>
        <source>Slope mask</source>
        <extracomment>demstoheights, parameter predict:SLOPEMASK</extracomment>
        <translation>Masque de pente</translation>
    </message>
    <message>
        <source>Also write where terrain makes the estimate unreliable. SLOPEMASK is 1 in cells that are steeper or rougher than all training cells, else 0; TERRAIN_RATIO says how many times as steep or rough. Needs features of FEATURE_SET terrain_robust or all, here and in the fit.</source>
        <extracomment>demstoheights, help of parameter predict:SLOPEMASK</extracomment>
        <translation>Écrire aussi où le terrain rend l&apos;estimation peu sûre. SLOPEMASK vaut 1 dans les cellules plus raides ou plus rugueuses que toutes celles d&apos;apprentissage, sinon 0&#xa0;; TERRAIN_RATIO dit combien de fois plus. Demande des descripteurs de FEATURE_SET terrain_robust ou all, ici et à l&apos;ajustement.</translation>
    </message>
    <message>
        <source>Cells with an estimate</source>
        <extracomment>gvcpredict, output CELLS</extracomment>
        <translation>Cellules avec une estimation</translation>
    </message>
    <message>
        <source>Cells whose negative estimate was set to 0</source>
        <extracomment>gvcpredict, output CLIPPED</extracomment>
        <translation>Cellules dont l&apos;estimation négative a été mise à 0</translation>
    </message>
    <message>
        <source>Cells outside the training range</source>
        <extracomment>gvcpredict, output OUTSIDE</extracomment>
        <translation>Cellules hors de la plage d&apos;apprentissage</translation>
    </message>
    <message>
        <source>Cells in the slope mask</source>
        <extracomment>gvcpredict, output MASKED</extracomment>
        <translation>Cellules dans le masque de pente</translation>
    </message>
    <message>
        <source>prediction</source>
        <extracomment>gvcpredict, word to search for</extracomment>
        <translation>prédiction</translation>
    </message>
    <message>
        <source>map</source>
        <extracomment>gvcpredict, word to search for</extracomment>
        <translation>carte</translation>
    </message>
    <message>
        <source>urban</source>
        <extracomment>ancillaryfeatures, word to search for</extracomment>
        <translation>urbain</translation>
    </message>
    <message>
        <source>built-up share</source>
        <extracomment>gvcpredict, word to search for</extracomment>
        <translation>part bâtie</translation>
    </message>
    <message>
        <source>3 Geodetic SAR</source>
        <extracomment>group of algorithms</extracomment>
        <translation>3 SAR géodésique</translation>
    </message>
    <message>
        <source>Point target analysis</source>
        <extracomment>name of pointtargetanalysis</extracomment>
        <translation>Analyse de cibles ponctuelles</translation>
    </message>
    <message>
        <source>Measures where point scatterers lie in SAR images, to a thousandth of a pixel, and how clear they are.</source>
        <extracomment>help of pointtargetanalysis</extracomment>
        <translation>Mesure au millième de pixel où se trouvent les diffuseurs ponctuels dans des images SAR, et combien ils sont nets.</translation>
    </message>
    <message>
        <source>Each target is radar-coded into every product by its orbit (zero-Doppler range-Doppler geometry) and the delays that the product declares, cut out there, oversampled 32 times, and its peak refined by a paraboloid. The table has a row for each target and product: azimuth time, two-way range time, line and sample, signal-to-clutter ratio, phase noise, widths, side lobes, and the Cramér-Rao bound.</source>
        <extracomment>help of pointtargetanalysis</extracomment>
        <translation>Chaque cible est codée radar dans chaque produit par son orbite (géométrie distance-Doppler à Doppler nul) et les retards que le produit déclare, y est découpée, suréchantillonnée 32 fois, et son pic affiné par un paraboloïde. La table a une ligne par cible et produit&#xa0;: temps azimut, temps de distance aller-retour, ligne et colonne, rapport signal sur fouillis, bruit de phase, largeurs, lobes secondaires, et la borne de Cramér-Rao.</translation>
    </message>
    <message>
        <source>Over each stack, acquisitions in which the target is not clearly visible are dropped, with the reason: outliers of the adjusted boxplot of phase noise, then phase noise above 0.5 rad.</source>
        <extracomment>help of pointtargetanalysis</extracomment>
        <translation>Sur chaque pile, les acquisitions où la cible n&apos;est pas nettement visible sont écartées, avec la raison&#xa0;: valeurs aberrantes de la boîte à moustaches ajustée du bruit de phase, puis bruit de phase supérieur à 0,5 rad.</translation>
    </message>
    <message>
        <source>Times are as the radar measured them: atmosphere, tides and sensor calibration are still in them.</source>
        <extracomment>help of pointtargetanalysis</extracomment>
        <translation>Les temps sont tels que le radar les a mesurés&#xa0;: l&apos;atmosphère, les marées et l&apos;étalonnage du capteur y sont encore.</translation>
    </message>
    <message>
        <source>Source: Montazeri, Gisinger, Eineder, Zhu (2018), IEEE TGRS, doi 10.1109/TGRS.2017.2769078, sections IV-B and IV-C.</source>
        <extracomment>help of pointtargetanalysis</extracomment>
        <translation>Source&#xa0;: Montazeri, Gisinger, Eineder, Zhu (2018), IEEE TGRS, doi 10.1109/TGRS.2017.2769078, sections IV-B et IV-C.</translation>
    </message>
    <message>
        <source>SAR products</source>
        <extracomment>pointtargetanalysis, parameter PRODUCTS</extracomment>
        <translation>Produits SAR</translation>
    </message>
    <message>
        <source>TerraSAR-X SSC (main XML or folder), Sentinel-1 SLC (manifest.safe, SAFE folder or ZIP), NISAR-like RSLC (.h5), chips (.json), folders of such, or a .txt file with a path on each line.</source>
        <extracomment>pointtargetanalysis, help of parameter PRODUCTS</extracomment>
        <translation>TerraSAR-X SSC (XML principal ou dossier), Sentinel-1 SLC (manifest.safe, dossier SAFE ou ZIP), RSLC de type NISAR (.h5), imagettes (.json), dossiers de ceux-ci, ou un fichier .txt avec un chemin par ligne.</translation>
    </message>
    <message>
        <source>Targets</source>
        <extracomment>imagestofusedcloud, parameter TARGETS</extracomment>
        <translation>Cibles</translation>
    </message>
    <message>
        <source>Points, to be found in every product; or a table without geometry with the fields product, line and sample (counted from 0 at the centre of the first pixel).</source>
        <extracomment>pointtargetanalysis, help of parameter TARGETS</extracomment>
        <translation>Points à trouver dans chaque produit&#xa0;; ou une table sans géométrie avec les champs product, line et sample (comptés à partir de 0 au centre du premier pixel).</translation>
    </message>
    <message>
        <source>Field with names</source>
        <extracomment>imagestofusedcloud, parameter NAME_FIELD</extracomment>
        <translation>Champ des noms</translation>
    </message>
    <message>
        <source>Names of the targets in the output. Empty: the ids of the features.</source>
        <extracomment>imagestofusedcloud, help of parameter NAME_FIELD</extracomment>
        <translation>Noms des cibles dans la sortie. Vide&#xa0;: les identifiants des entités.</translation>
    </message>
    <message>
        <source>Field with heights (m)</source>
        <extracomment>pointtargetanalysis, parameter HEIGHT_FIELD</extracomment>
        <translation>Champ des hauteurs (m)</translation>
    </message>
    <message>
        <source>Heights, in metres, of targets that have none of their own.</source>
        <extracomment>pointtargetanalysis, help of parameter DEM</extracomment>
        <translation>Hauteurs, en mètres, des cibles qui n&apos;en ont pas elles-mêmes.</translation>
    </message>
    <message>
        <source>Height of targets that have none of their own, where no DEM is given. An error of 10 m moves a target by some 7 m in range.</source>
        <extracomment>pointtargetanalysis, help of parameter HEIGHT</extracomment>
        <translation>Hauteur des cibles qui n&apos;en ont pas elles-mêmes, là où aucun MNE n&apos;est donné. Une erreur de 10 m déplace une cible d&apos;environ 7 m en distance.</translation>
    </message>
    <message>
        <source>Heights are</source>
        <extracomment>importpointcloud, parameter HEIGHT_REFERENCE</extracomment>
        <translation>Les hauteurs sont</translation>
    </message>
    <message>
        <source>ellipsoidal: above WGS 84, as radar sees them; orthometric: above the geoid (most DEMs), to which the undulation is added.</source>
        <extracomment>pointtargetanalysis, help of parameter HEIGHT_REFERENCE</extracomment>
        <translation>ellipsoidal&#xa0;: au-dessus de WGS 84, comme le radar les voit&#xa0;; orthometric&#xa0;: au-dessus du géoïde (la plupart des MNE), l&apos;ondulation y est ajoutée.</translation>
    </message>
    <message>
        <source>Geoid undulation (m)</source>
        <extracomment>importpointcloud, parameter UNDULATION</extracomment>
        <translation>Ondulation du géoïde (m)</translation>
    </message>
    <message>
        <source>Height of the geoid above the ellipsoid at the targets (Berlin: 39.5); added to orthometric heights.</source>
        <extracomment>pointtargetanalysis, help of parameter UNDULATION</extracomment>
        <translation>Hauteur du géoïde au-dessus de l&apos;ellipsoïde aux cibles (Berlin&#xa0;: 39,5)&#xa0;; ajoutée aux hauteurs orthométriques.</translation>
    </message>
    <message>
        <source>Polarisation</source>
        <extracomment>exportgcps, parameter POLARISATION</extracomment>
        <translation>Polarisation</translation>
    </message>
    <message>
        <source>VV, HH, … Empty: what the product&apos;s reader takes first, or all.</source>
        <extracomment>pointtargetanalysis, help of parameter POLARISATION</extracomment>
        <translation>VV, HH, … Vide&#xa0;: ce que le lecteur du produit prend d&apos;abord, ou toutes.</translation>
    </message>
    <message>
        <source>Folder of precise orbits</source>
        <extracomment>imagestofusedcloud, parameter ORBITS</extracomment>
        <translation>Dossier d&apos;orbites précises</translation>
    </message>
    <message>
        <source>Sentinel-1 orbit files (.EOF); those that cover a product replace its own orbit.</source>
        <extracomment>pointtargetanalysis, help of parameter ORBITS</extracomment>
        <translation>Fichiers d&apos;orbites Sentinel-1 (.EOF)&#xa0;; ceux qui couvrent un produit remplacent sa propre orbite.</translation>
    </message>
    <message>
        <source>Window (pixels)</source>
        <extracomment>pointtargetanalysis, parameter WINDOW</extracomment>
        <translation>Fenêtre (pixels)</translation>
    </message>
    <message>
        <source>Search radius (pixels)</source>
        <extracomment>imagestofusedcloud, parameter SEARCH</extracomment>
        <translation>Rayon de recherche (pixels)</translation>
    </message>
    <message>
        <source>Limit of phase noise (rad)</source>
        <extracomment>pointtargetanalysis, parameter LIMIT</extracomment>
        <translation>Limite du bruit de phase (rad)</translation>
    </message>
    <message>
        <source>Acquisitions with more are dropped: the target is not visible. 0.5 rad is an SCR of 3 dB.</source>
        <extracomment>pointtargetanalysis, help of parameter LIMIT</extracomment>
        <translation>Les acquisitions qui en ont plus sont écartées&#xa0;: la cible n&apos;est pas visible. 0,5 rad correspond à un SCR de 3 dB.</translation>
    </message>
    <message>
        <source>Folder to go on from</source>
        <extracomment>pointtargetanalysis, parameter RESUME</extracomment>
        <translation>Dossier de reprise</translation>
    </message>
    <message>
        <source>Keeps what was measured of each product, so that a run that was stopped goes on from there when it is started again with the same inputs.</source>
        <extracomment>pointtargetanalysis, help of parameter RESUME</extracomment>
        <translation>Garde ce qui a été mesuré de chaque produit&#xa0;: une exécution interrompue reprend de là, si elle est relancée avec les mêmes entrées.</translation>
    </message>
    <message>
        <source>Point target table</source>
        <extracomment>imagestogcps, parameter targets:TABLE</extracomment>
        <translation>Table des cibles ponctuelles</translation>
    </message>
    <message>
        <source>A table with one row per target and product.</source>
        <extracomment>imagestogcps, help of parameter targets:TABLE</extracomment>
        <translation>Une table avec une ligne par cible et produit.</translation>
    </message>
    <message>
        <source>A folder with a picture (PNG) of each target: its response, cuts and phase noise over time.</source>
        <extracomment>pointtargetanalysis, help of parameter CHIPS</extracomment>
        <translation>Un dossier avec une image (PNG) de chaque cible&#xa0;: sa réponse, des coupes et le bruit de phase au cours du temps.</translation>
    </message>
    <message>
        <source>One self-contained HTML file with a summary and the pictures of up to twelve targets.</source>
        <extracomment>imagestogcps, help of parameter targets:TARGETS_REPORT</extracomment>
        <translation>Un seul fichier HTML autonome avec un résumé et les images de douze cibles au plus.</translation>
    </message>
    <message>
        <source>Targets with a kept row</source>
        <extracomment>pointtargetanalysis, output TARGETS_MEASURED</extracomment>
        <translation>Cibles avec une ligne gardée</translation>
    </message>
    <message>
        <source>Rows</source>
        <extracomment>pointtargetanalysis, output ROWS</extracomment>
        <translation>Lignes</translation>
    </message>
    <message>
        <source>Rows kept</source>
        <extracomment>pointtargetanalysis, output KEPT</extracomment>
        <translation>Lignes gardées</translation>
    </message>
    <message>
        <source>Rows dropped</source>
        <extracomment>pointtargetanalysis, output DROPPED</extracomment>
        <translation>Lignes écartées</translation>
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
        <translation>réflecteur en coin</translation>
    </message>
    <message>
        <source>persistent scatterer</source>
        <extracomment>pointtargetanalysis, word to search for</extracomment>
        <translation>diffuseur persistant</translation>
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
        <translation>bruit de phase</translation>
    </message>
    <message>
        <source>imaging geodesy</source>
        <extracomment>pointtargetanalysis, word to search for</extracomment>
        <translation>géodésie par imagerie</translation>
    </message>
    <message>
        <source>resolution</source>
        <extracomment>pointtargetanalysis, word to search for</extracomment>
        <translation>résolution</translation>
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
        <translation>Points d&apos;appui par SAR stéréo</translation>
    </message>
    <message>
        <source>Locates point scatterers in three dimensions from their radar times in two or more geometries, to centimetres, with the errors that they really have.</source>
        <extracomment>help of stereogcp</extracomment>
        <translation>Localise des diffuseurs ponctuels en trois dimensions à partir de leurs temps radar en deux géométries ou plus, à quelques centimètres près, avec les erreurs qu&apos;ils ont vraiment.</translation>
    </message>
    <message>
        <source>Takes the table of the point target analysis (or any table with a row per target and pass) and the orbits. The times are corrected for what delays and moves them: solid Earth tide, troposphere, ionosphere, loading, plate motion, timing of product and sensor; or, in differential mode, for what a reference target with a known place is off (it is itself not kept). All azimuth and range times of a target are adjusted to one place by least squares; the variances of range and azimuth are estimated for each track. Observations beyond the resolution, then beyond two sigmas, are removed; targets whose azimuth scatters too much in a track are not kept (kept = 0, with the reason).</source>
        <extracomment>help of stereogcp</extracomment>
        <translation>Prend la table de l&apos;analyse de cibles ponctuelles (ou toute table avec une ligne par cible et passage) et les orbites. Les temps sont corrigés de ce qui les retarde et les déplace&#xa0;: marée terrestre, troposphère, ionosphère, surcharges, mouvement des plaques, décalages de temps du produit et du capteur&#xa0;; ou, en mode différentiel, de l&apos;écart d&apos;une cible de référence au lieu connu (elle-même n&apos;est pas gardée). Tous les temps azimut et distance d&apos;une cible sont compensés en un lieu par moindres carrés&#xa0;; les variances de distance et d&apos;azimut sont estimées pour chaque trace. Les observations au-delà de la résolution, puis au-delà de deux sigmas, sont retirées&#xa0;; les cibles dont l&apos;azimut disperse trop dans une trace ne sont pas gardées (kept = 0, avec la raison).</translation>
    </message>
    <message>
        <source>Points carry two kinds of errors: formal ones, from the scatter alone, and total ones, with what all passes share (atmosphere, calibration, orbit, tides). Quote the total ones. Where lines of sight do not intersect well enough, as from one track alone, a target is refused.</source>
        <extracomment>help of stereogcp</extracomment>
        <translation>Les points portent deux sortes d&apos;erreurs&#xa0;: formelles, de la seule dispersion, et totales, avec ce que tous les passages partagent (atmosphère, étalonnage, orbite, marées). Citez les totales. Là où les lignes de visée ne se coupent pas assez bien, comme depuis une seule trace, une cible est refusée.</translation>
    </message>
    <message>
        <source>Coordinates are in the frame of the orbits (ITRF) at the mean time of the passes, unless a frame that moves with the plate (EPSG:7930 in Europe) or a plate and an epoch are given. Heights are ellipsoidal.</source>
        <extracomment>help of stereogcp</extracomment>
        <translation>Les coordonnées sont dans le repère des orbites (ITRF) à la date moyenne des passages, sauf si un repère qui bouge avec la plaque (EPSG:7930 en Europe), ou une plaque et une époque, sont donnés. Les hauteurs sont ellipsoïdales.</translation>
    </message>
    <message>
        <source>CSV files must be in UTF-8. Shapefiles cut the names of fields to ten characters; GeoPackages keep them.</source>
        <extracomment>help of stereogcp</extracomment>
        <translation>Les fichiers CSV doivent être en UTF-8. Les shapefiles coupent les noms de champs à dix caractères&#xa0;; les GeoPackages les gardent.</translation>
    </message>
    <message>
        <source>Source: Montazeri, Gisinger, Eineder, Zhu (2018), IEEE TGRS, doi 10.1109/TGRS.2017.2769078, sections II, IV-D and IV-E; Gisinger et al. (2015), doi 10.1109/TGRS.2014.2348859.</source>
        <extracomment>help of stereogcp</extracomment>
        <translation>Source&#xa0;: Montazeri, Gisinger, Eineder, Zhu (2018), IEEE TGRS, doi 10.1109/TGRS.2017.2769078, sections II, IV-D et IV-E&#xa0;; Gisinger et al. (2015), doi 10.1109/TGRS.2014.2348859.</translation>
    </message>
    <message>
        <source>Observations</source>
        <extracomment>stereogcp, parameter OBSERVATIONS</extracomment>
        <translation>Observations</translation>
    </message>
    <message>
        <source>The table of the point target analysis, or any table with a row per target and pass (see COLUMNS). Rows with kept = 0 are left out.</source>
        <extracomment>stereogcp, help of parameter OBSERVATIONS</extracomment>
        <translation>La table de l&apos;analyse de cibles ponctuelles, ou toute table avec une ligne par cible et passage (voir COLUMNS). Les lignes avec kept = 0 sont omises.</translation>
    </message>
    <message>
        <source>Columns of the observations</source>
        <extracomment>stereogcp, parameter COLUMNS</extracomment>
        <translation>Colonnes des observations</translation>
    </message>
    <message>
        <source>For a table with other names: target = &apos;CR1&apos;; product = stack + date; tau_s = 2 * tau_one_way … One definition a line, or separated by ;.</source>
        <extracomment>stereogcp, help of parameter COLUMNS</extracomment>
        <translation>Pour une table aux autres noms&#xa0;: target = &apos;CR1&apos;; product = stack + date; tau_s = 2 * tau_one_way … Une définition par ligne, ou séparées par&#xa0;;.</translation>
    </message>
    <message>
        <source>SAR products (or state vectors)</source>
        <extracomment>stereogcp, parameter PRODUCTS</extracomment>
        <translation>Produits SAR (ou vecteurs d&apos;état)</translation>
    </message>
    <message>
        <source>The products that the observations were made in: orbits, wavelength and declared delays come from there. Empty: those that the table names, unless a table of state vectors is given.</source>
        <extracomment>stereogcp, help of parameter PRODUCTS</extracomment>
        <translation>Les produits où les observations ont été faites&#xa0;: les orbites, la longueur d&apos;onde et les retards déclarés en viennent. Vide&#xa0;: ceux que la table nomme, sauf si une table de vecteurs d&apos;état est donnée.</translation>
    </message>
    <message>
        <source>State vectors (or products)</source>
        <extracomment>stereogcp, parameter ORBITS</extracomment>
        <translation>Vecteurs d&apos;état (ou produits)</translation>
    </message>
    <message>
        <source>Instead of products: a table with product, t_s (seconds since the epoch of the observations) or time_utc, x, y, z (m), vx, vy, vz (m/s), Earth-fixed.</source>
        <extracomment>stereogcp, help of parameter ORBITS</extracomment>
        <translation>Au lieu de produits&#xa0;: une table avec product, t_s (secondes depuis l&apos;époque des observations) ou time_utc, x, y, z (m), vx, vy, vz (m/s), liés à la Terre.</translation>
    </message>
    <message>
        <source>Columns of the state vectors</source>
        <extracomment>stereogcp, parameter ORBIT_COLUMNS</extracomment>
        <translation>Colonnes des vecteurs d&apos;état</translation>
    </message>
    <message>
        <source>Frame of the state vectors</source>
        <extracomment>stereogcp, parameter ORBIT_FRAME</extracomment>
        <translation>Repère des vecteurs d&apos;état</translation>
    </message>
    <message>
        <source>ITRF2020, ITRF2014, ITRF2008, IGS14 …, of a table of state vectors; products name their own.</source>
        <extracomment>stereogcp, help of parameter ORBIT_FRAME</extracomment>
        <translation>ITRF2020, ITRF2014, ITRF2008, IGS14 …, d&apos;une table de vecteurs d&apos;état&#xa0;; les produits nomment le leur.</translation>
    </message>
    <message>
        <source>Height to start from (m)</source>
        <extracomment>stereogcp, parameter HEIGHT</extracomment>
        <translation>Hauteur de départ (m)</translation>
    </message>
    <message>
        <source>Ellipsoidal; only where the observations have no height_m. A kilometre off does no harm.</source>
        <extracomment>stereogcp, help of parameter HEIGHT</extracomment>
        <translation>Ellipsoïdale&#xa0;; seulement si les observations n&apos;ont pas de height_m. Un kilomètre d&apos;écart ne nuit pas.</translation>
    </message>
    <message>
        <source>Allow predicted orbits</source>
        <extracomment>stereogcp, parameter PREDICTED</extracomment>
        <translation>Admettre les orbites prédites</translation>
    </message>
    <message>
        <source>Corrections</source>
        <extracomment>imagestofusedcloud, parameter CORRECTIONS</extracomment>
        <translation>Corrections</translation>
    </message>
    <message>
        <source>What is taken off the times. By default solid_tide: solid Earth tide; troposphere: troposphere (files, else a standard atmosphere); declared_timing: the product&apos;s own timing offsets; sentinel1_timing: Sentinel-1 bistatic, Doppler and FM rate terms. Also pole_tide: pole tide (needs Earth orientation parameters); ocean_loading: ocean tide loading (needs a BLQ file); atmospheric_loading: atmospheric pressure loading (needs a series); ionosphere: ionosphere (IONEX files, or a fixed TEC); declared_atmosphere: the product&apos;s own atmospheric delays; calibration: calibration offsets (needs a file). none, alone: no correction at all.</source>
        <extracomment>stereogcp, help of parameter CORRECTIONS</extracomment>
        <translation>Ce qui est retranché des temps. Par défaut solid_tide&#xa0;: marée terrestre&#xa0;; troposphere&#xa0;: troposphère (fichiers, sinon une atmosphère standard)&#xa0;; declared_timing&#xa0;: les décalages de temps du produit lui-même&#xa0;; sentinel1_timing&#xa0;: termes bistatique, Doppler et de taux FM de Sentinel-1. Aussi pole_tide&#xa0;: marée polaire (demande les paramètres d&apos;orientation de la Terre)&#xa0;; ocean_loading&#xa0;: surcharge océanique (demande un fichier BLQ)&#xa0;; atmospheric_loading&#xa0;: surcharge atmosphérique (demande une série)&#xa0;; ionosphere&#xa0;: ionosphère (fichiers IONEX, ou un TEC fixe)&#xa0;; declared_atmosphere&#xa0;: les retards atmosphériques du produit lui-même&#xa0;; calibration&#xa0;: décalages d&apos;étalonnage (demande un fichier). none, seul&#xa0;: aucune correction.</translation>
    </message>
    <message>
        <source>Corrections in the observations</source>
        <extracomment>stereogcp, parameter TABLE_CORRECTIONS</extracomment>
        <translation>Corrections dans les observations</translation>
    </message>
    <message>
        <source>Effects that columns of the observations hold: &lt;effect&gt;_range_m (one-way), &lt;effect&gt;_range_s (two-way), &lt;effect&gt;_azimuth_s, or &lt;effect&gt;_x_m, _y_m, _z_m.</source>
        <extracomment>stereogcp, help of parameter TABLE_CORRECTIONS</extracomment>
        <translation>Effets que contiennent des colonnes des observations&#xa0;: &lt;effect&gt;_range_m (aller), &lt;effect&gt;_range_s (aller-retour), &lt;effect&gt;_azimuth_s, ou &lt;effect&gt;_x_m, _y_m, _z_m.</translation>
    </message>
    <message>
        <source>Troposphere files</source>
        <extracomment>imagestofusedcloud, parameter TROPOSPHERE</extracomment>
        <translation>Fichiers de troposphère</translation>
    </message>
    <message>
        <source>Zenith delays of stations (CSV, SINEX-TRO), or VMF3 grids with their orography. Empty: a standard atmosphere, good to some 5 cm at the zenith.</source>
        <extracomment>stereogcp, help of parameter TROPOSPHERE</extracomment>
        <translation>Retards zénithaux de stations (CSV, SINEX-TRO), ou grilles VMF3 avec leur orographie. Vide&#xa0;: une atmosphère standard, bonne à quelque 5 cm au zénith.</translation>
    </message>
    <message>
        <source>Ionosphere files (IONEX)</source>
        <extracomment>imagestofusedcloud, parameter IONOSPHERE</extracomment>
        <translation>Fichiers d&apos;ionosphère (IONEX)</translation>
    </message>
    <message>
        <source>Global ionosphere maps of the days of the passes, plain or .gz.</source>
        <extracomment>stereogcp, help of parameter IONOSPHERE</extracomment>
        <translation>Cartes mondiales de l&apos;ionosphère des jours des passages, brutes ou .gz.</translation>
    </message>
    <message>
        <source>Fixed electron content (TECU)</source>
        <extracomment>imagestofusedcloud, parameter TEC</extracomment>
        <translation>Contenu électronique fixe (TECU)</translation>
    </message>
    <message>
        <source>Vertical, where no IONEX file is given: 5 to 20 in the morning, up to 60 in the afternoon.</source>
        <extracomment>stereogcp, help of parameter TEC</extracomment>
        <translation>Vertical, là où aucun fichier IONEX n&apos;est donné&#xa0;: 5 à 20 le matin, jusqu&apos;à 60 l&apos;après-midi.</translation>
    </message>
    <message>
        <source>Earth orientation parameters</source>
        <extracomment>stereogcp, parameter EOP</extracomment>
        <translation>Paramètres d&apos;orientation de la Terre</translation>
    </message>
    <message>
        <source>Ocean loading (BLQ)</source>
        <extracomment>stereogcp, parameter OCEAN_LOADING</extracomment>
        <translation>Surcharge océanique (BLQ)</translation>
    </message>
    <message>
        <source>Atmospheric loading</source>
        <extracomment>stereogcp, parameter ATMOSPHERIC_LOADING</extracomment>
        <translation>Surcharge atmosphérique</translation>
    </message>
    <message>
        <source>A series of displacements: CSV with the columns utc or mjd, and east_mm, north_mm, up_mm (or east_m, north_m, up_m).</source>
        <extracomment>stereogcp, help of parameter ATMOSPHERIC_LOADING</extracomment>
        <translation>Une série de déplacements&#xa0;: CSV avec les colonnes utc ou mjd, et east_mm, north_mm, up_mm (ou east_m, north_m, up_m).</translation>
    </message>
    <message>
        <source>Calibration offsets</source>
        <extracomment>imagestofusedcloud, parameter CALIBRATION</extracomment>
        <translation>Décalages d&apos;étalonnage</translation>
    </message>
    <message>
        <source>CSV or JSON with sensor, range_m, azimuth_m, sigma_range_m, sigma_azimuth_m.</source>
        <extracomment>stereogcp, help of parameter CALIBRATION</extracomment>
        <translation>CSV ou JSON avec sensor, range_m, azimuth_m, sigma_range_m, sigma_azimuth_m.</translation>
    </message>
    <message>
        <source>Frame of the positions</source>
        <extracomment>exportgcps, parameter FRAME</extracomment>
        <translation>Repère des positions</translation>
    </message>
    <message>
        <source>A frame that moves with a plate, such as EPSG:7930 (ETRF2000) in Europe: positions then hold at any time. Empty: the frame of the orbits (ITRF).</source>
        <extracomment>stereogcp, help of parameter FRAME</extracomment>
        <translation>Un repère qui bouge avec une plaque, comme EPSG:7930 (ETRF2000) en Europe&#xa0;: les positions valent alors à tout moment. Vide&#xa0;: le repère des orbites (ITRF).</translation>
    </message>
    <message>
        <source>Plate</source>
        <extracomment>stereogcp, parameter PLATE</extracomment>
        <translation>Plaque</translation>
    </message>
    <message>
        <source>In the orbits&apos; frame: the plate whose motion is taken off, so that positions hold at the epoch below.</source>
        <extracomment>stereogcp, help of parameter PLATE</extracomment>
        <translation>Dans le repère des orbites&#xa0;: la plaque dont le mouvement est retranché, pour que les positions valent à l&apos;époque ci-dessous.</translation>
    </message>
    <message>
        <source>Epoch (year)</source>
        <extracomment>stereogcp, parameter EPOCH</extracomment>
        <translation>Époque (année)</translation>
    </message>
    <message>
        <source>Decimal year at which the positions shall hold, beside a plate. Empty: the mean of the passes.</source>
        <extracomment>stereogcp, help of parameter EPOCH</extracomment>
        <translation>Année décimale à laquelle les positions doivent valoir, avec une plaque. Vide&#xa0;: la moyenne des passages.</translation>
    </message>
    <message>
        <source>Reference targets (differential mode)</source>
        <extracomment>stereogcp, parameter REFERENCE</extracomment>
        <translation>Cibles de référence (mode différentiel)</translation>
    </message>
    <message>
        <source>Targets whose places are known (points with ellipsoidal Z, named as in the observations). What they are off is taken off all others, in place of all models.</source>
        <extracomment>stereogcp, help of parameter REFERENCE</extracomment>
        <translation>Cibles dont les lieux sont connus (points avec Z ellipsoïdal, nommés comme dans les observations). Leur écart est retranché de toutes les autres, à la place de tout modèle.</translation>
    </message>
    <message>
        <source>Known positions (for checking)</source>
        <extracomment>stereogcp, parameter CHECK</extracomment>
        <translation>Positions connues (pour contrôle)</translation>
    </message>
    <message>
        <source>Surveyed places of some targets (points with ellipsoidal Z, in the frame of the positions): the report tells the errors, and how they shrink with each correction. They have no influence.</source>
        <extracomment>stereogcp, help of parameter CHECK</extracomment>
        <translation>Lieux levés de quelques cibles (points avec Z ellipsoïdal, dans le repère des positions)&#xa0;: le rapport dit les erreurs, et comment elles diminuent à chaque correction. Ils n&apos;ont aucune influence.</translation>
    </message>
    <message>
        <source>Field with names (reference)</source>
        <extracomment>stereogcp, parameter REFERENCE_NAME</extracomment>
        <translation>Champ des noms (référence)</translation>
    </message>
    <message>
        <source>Empty: a field called target or name, else the ids of the features.</source>
        <extracomment>stereogcp, help of parameter REFERENCE_NAME</extracomment>
        <translation>Vide&#xa0;: un champ nommé target ou name, sinon les identifiants des entités.</translation>
    </message>
    <message>
        <source>Field with names (check)</source>
        <extracomment>stereogcp, parameter CHECK_NAME</extracomment>
        <translation>Champ des noms (contrôle)</translation>
    </message>
    <message>
        <source>Error of the reference (m)</source>
        <extracomment>stereogcp, parameter REFERENCE_SIGMA</extracomment>
        <translation>Erreur de la référence (m)</translation>
    </message>
    <message>
        <source>Limit of residuals, step 1 (resolutions)</source>
        <extracomment>stereogcp, parameter GROSS_LIMIT</extracomment>
        <translation>Limite des résidus, étape 1 (résolutions)</translation>
    </message>
    <message>
        <source>Observations with larger residuals are removed first: 0.6 m in range and 1.1 m in azimuth for TerraSAR-X high resolution spotlight. 0: no such step.</source>
        <extracomment>stereogcp, help of parameter GROSS_LIMIT</extracomment>
        <translation>Les observations aux résidus plus grands sont retirées d&apos;abord&#xa0;: 0,6 m en distance et 1,1 m en azimut pour le spotlight haute résolution de TerraSAR-X. 0&#xa0;: pas d&apos;étape de ce genre.</translation>
    </message>
    <message>
        <source>Limit of residuals, step 2 (sigmas)</source>
        <extracomment>stereogcp, parameter SIGMA_LIMIT</extracomment>
        <translation>Limite des résidus, étape 2 (sigmas)</translation>
    </message>
    <message>
        <source>Then those beyond so many sigmas of their track, range or azimuth. 0: no such step.</source>
        <extracomment>stereogcp, help of parameter SIGMA_LIMIT</extracomment>
        <translation>Puis celles au-delà d&apos;autant de sigmas de leur trace, en distance ou azimut. 0&#xa0;: pas d&apos;étape de ce genre.</translation>
    </message>
    <message>
        <source>Targets are not kept when azimuth in any track scatters by more, counted about zero: 0.20 m at a resolution of 1.1 m. 0: no such step.</source>
        <extracomment>stereogcp, help of parameter S_LIMIT</extracomment>
        <translation>Les cibles ne sont pas gardées quand l&apos;azimut d&apos;une trace disperse davantage, compté autour de zéro&#xa0;: 0,20 m pour une résolution de 1,1 m. 0&#xa0;: pas d&apos;étape de ce genre.</translation>
    </message>
    <message>
        <source>Slant range resolution (m)</source>
        <extracomment>stereogcp, parameter RANGE_RESOLUTION</extracomment>
        <translation>Résolution en distance oblique (m)</translation>
    </message>
    <message>
        <source>Azimuth resolution (m)</source>
        <extracomment>stereogcp, parameter AZIMUTH_RESOLUTION</extracomment>
        <translation>Résolution en azimut (m)</translation>
    </message>
    <message>
        <source>Assumed error of range (m)</source>
        <extracomment>stereogcp, parameter ASSUMED_RANGE</extracomment>
        <translation>Erreur supposée de la distance (m)</translation>
    </message>
    <message>
        <source>Where it cannot be estimated (few passes). Empty: from the SCR and the corrections.</source>
        <extracomment>stereogcp, help of parameter ASSUMED_RANGE</extracomment>
        <translation>Là où elle ne peut être estimée (peu de passages). Vide&#xa0;: d&apos;après le SCR et les corrections.</translation>
    </message>
    <message>
        <source>Assumed error of azimuth (m)</source>
        <extracomment>stereogcp, parameter ASSUMED_AZIMUTH</extracomment>
        <translation>Erreur supposée de l&apos;azimut (m)</translation>
    </message>
    <message>
        <source>Least intersection angle (degrees)</source>
        <extracomment>stereogcp, parameter MIN_INTERSECTION</extracomment>
        <translation>Angle d&apos;intersection minimal (degrés)</translation>
    </message>
    <message>
        <source>Targets whose lines of sight meet at less cannot be located and are refused.</source>
        <extracomment>stereogcp, help of parameter MIN_INTERSECTION</extracomment>
        <translation>Les cibles dont les lignes de visée se coupent sous un angle moindre ne peuvent être localisées et sont refusées.</translation>
    </message>
    <message>
        <source>Look for geometries on another target</source>
        <extracomment>stereogcp, parameter MISMATCH</extracomment>
        <translation>Chercher les géométries sur une autre cible</translation>
    </message>
    <message>
        <source>With three or more geometries: one that contradicts the others is left out.</source>
        <extracomment>stereogcp, help of parameter MISMATCH</extracomment>
        <translation>Avec trois géométries ou plus&#xa0;: celle qui contredit les autres est omise.</translation>
    </message>
    <message>
        <source>Estimate variance components</source>
        <extracomment>stereogcp, parameter COMPONENTS</extracomment>
        <translation>Estimer les composantes de variance</translation>
    </message>
    <message>
        <source>Of range and azimuth in each track. Else the assumed errors stand.</source>
        <extracomment>stereogcp, help of parameter COMPONENTS</extracomment>
        <translation>De la distance et de l&apos;azimut dans chaque trace. Sinon les erreurs supposées valent.</translation>
    </message>
    <message>
        <source>Robust estimation (Huber)</source>
        <extracomment>stereogcp, parameter ROBUST</extracomment>
        <translation>Estimation robuste (Huber)</translation>
    </message>
    <message>
        <source>Weighs large residuals down, beside the removal.</source>
        <extracomment>stereogcp, help of parameter ROBUST</extracomment>
        <translation>Minore les grands résidus, en plus du retrait.</translation>
    </message>
    <message>
        <source>Weights</source>
        <extracomment>stereogcp, parameter WEIGHTS</extracomment>
        <translation>Poids</translation>
    </message>
    <message>
        <source>equal: all observations of a track and kind alike; scr: by the errors that point target analysis predicts.</source>
        <extracomment>stereogcp, help of parameter WEIGHTS</extracomment>
        <translation>equal&#xa0;: toutes les observations d&apos;une trace et d&apos;une sorte de même&#xa0;; scr&#xa0;: selon les erreurs que prédit l&apos;analyse de cibles ponctuelles.</translation>
    </message>
    <message>
        <source>CRS of the layers (default: local UTM zone)</source>
        <extracomment>stereogcp, parameter CRS</extracomment>
        <translation>SCR des couches (par défaut&#xa0;: zone UTM locale)</translation>
    </message>
    <message>
        <source>Ground control points</source>
        <extracomment>exportgcps, parameter INPUT</extracomment>
        <translation>Points d&apos;appui</translation>
    </message>
    <message>
        <source>Points with Z (ellipsoidal height): coordinates, formal and total errors, counts, geometry class.</source>
        <extracomment>imagestofusedcloud, help of parameter gcps:GCPS</extracomment>
        <translation>Points avec Z (hauteur ellipsoïdale)&#xa0;: coordonnées, erreurs formelles et totales, effectifs, classe de géométrie.</translation>
    </message>
    <message>
        <source>95 % error ellipses</source>
        <extracomment>imagestofusedcloud, parameter gcps:ELLIPSES</extracomment>
        <translation>Ellipses d&apos;erreur à 95&#xa0;%</translation>
    </message>
    <message>
        <source>Horizontal error ellipses (2.448 sigma, total), drawn larger than they are.</source>
        <extracomment>imagestofusedcloud, help of parameter gcps:ELLIPSES</extracomment>
        <translation>Ellipses d&apos;erreur horizontales (2,448 sigma, totales), dessinées plus grandes qu&apos;elles ne sont.</translation>
    </message>
    <message>
        <source>How many times too large the ellipses are drawn.</source>
        <extracomment>stereogcp, help of parameter EXAGGERATION</extracomment>
        <translation>Combien de fois trop grandes les ellipses sont dessinées.</translation>
    </message>
    <message>
        <source>Residuals</source>
        <extracomment>imagestofusedcloud, parameter gcps:RESIDUALS</extracomment>
        <translation>Résidus</translation>
    </message>
    <message>
        <source>A table with one row per target and pass: residuals, and which observations were removed, why.</source>
        <extracomment>imagestofusedcloud, help of parameter gcps:RESIDUALS</extracomment>
        <translation>Une table avec une ligne par cible et passage&#xa0;: résidus, et quelles observations ont été retirées, et pourquoi.</translation>
    </message>
    <message>
        <source>One self-contained HTML file: corrections, averages by class, error budget, residuals, map.</source>
        <extracomment>imagestofusedcloud, help of parameter gcps:STEREO_REPORT</extracomment>
        <translation>Un seul fichier HTML autonome&#xa0;: corrections, moyennes par classe, bilan d&apos;erreur, résidus, carte.</translation>
    </message>
    <message>
        <source>Targets in</source>
        <extracomment>stereogcp, output TARGETS</extracomment>
        <translation>Cibles en entrée</translation>
    </message>
    <message>
        <source>Targets solved</source>
        <extracomment>stereogcp, output SOLVED</extracomment>
        <translation>Cibles résolues</translation>
    </message>
    <message>
        <source>Targets kept</source>
        <extracomment>stereogcp, output KEPT</extracomment>
        <translation>Cibles gardées</translation>
    </message>
    <message>
        <source>Mean total sigma east of the kept (m)</source>
        <extracomment>stereogcp, output SIGMA_E</extracomment>
        <translation>Sigma total moyen vers l&apos;est des gardées (m)</translation>
    </message>
    <message>
        <source>Mean total sigma north of the kept (m)</source>
        <extracomment>stereogcp, output SIGMA_N</extracomment>
        <translation>Sigma total moyen vers le nord des gardées (m)</translation>
    </message>
    <message>
        <source>Mean total sigma up of the kept (m)</source>
        <extracomment>stereogcp, output SIGMA_U</extracomment>
        <translation>Sigma total moyen vers le haut des gardées (m)</translation>
    </message>
    <message>
        <source>GCP</source>
        <extracomment>exportgcps, word to search for</extracomment>
        <translation>point d&apos;appui</translation>
    </message>
    <message>
        <source>ground control point</source>
        <extracomment>exportgcps, word to search for</extracomment>
        <translation>point de contrôle au sol</translation>
    </message>
    <message>
        <source>stereo</source>
        <extracomment>imagestogcps, word to search for</extracomment>
        <translation>stéréo</translation>
    </message>
    <message>
        <source>absolute positioning</source>
        <extracomment>fusepointclouds, word to search for</extracomment>
        <translation>positionnement absolu</translation>
    </message>
    <message>
        <source>troposphere</source>
        <extracomment>stereogcp, word to search for</extracomment>
        <translation>troposphère</translation>
    </message>
    <message>
        <source>ionosphere</source>
        <extracomment>stereogcp, word to search for</extracomment>
        <translation>ionosphère</translation>
    </message>
    <message>
        <source>solid Earth tide</source>
        <extracomment>stereogcp, word to search for</extracomment>
        <translation>marée terrestre</translation>
    </message>
    <message>
        <source>adjustment</source>
        <extracomment>stereogcp, word to search for</extracomment>
        <translation>compensation</translation>
    </message>
    <message>
        <source>VCE</source>
        <extracomment>stereogcp, word to search for</extracomment>
        <translation>VCE</translation>
    </message>
    <message>
        <source>Export ground control points</source>
        <extracomment>name of exportgcps</extracomment>
        <translation>Exporter les points d&apos;appui</translation>
    </message>
    <message>
        <source>Writes ground control points of stereo SAR for georeferencing an image: as points of QGIS&apos;s georeferencer, as options of GDAL, and as a table.</source>
        <extracomment>help of exportgcps</extracomment>
        <translation>Écrit des points d&apos;appui de SAR stéréo pour géoréférencer une image&#xa0;: en points du géoréférenceur de QGIS, en options de GDAL et en table.</translation>
    </message>
    <message>
        <source>The place of each point in the image follows from the product&apos;s orbit (zero-Doppler range-Doppler geometry) and the delays that the product declares. Pixels count from the outer corner of the first pixel, so that its centre is at (0.5, 0.5), as both programs want it; the georeferencer counts y downwards as negative numbers. Points outside the image, and those that are not kept, are left out.</source>
        <extracomment>help of exportgcps</extracomment>
        <translation>Le lieu de chaque point dans l&apos;image découle de l&apos;orbite du produit (géométrie distance-Doppler à Doppler nul) et des retards que le produit déclare. Les pixels se comptent depuis le coin extérieur du premier pixel, dont le centre est donc en (0.5, 0.5), comme le veulent les deux programmes&#xa0;; le géoréférenceur compte y vers le bas en nombres négatifs. Les points hors de l&apos;image, et ceux qui ne sont pas gardés, sont omis.</translation>
    </message>
    <message>
        <source>A point whose coordinates move with the plate is put where it was at the time of the image. Its frame is taken from the fields frame and epoch_year; where they say nothing, or name a frame that is not known, give the same frame as to stereo SAR.</source>
        <extracomment>help of exportgcps</extracomment>
        <translation>Un point dont les coordonnées bougent avec la plaque est mis là où il était au moment de l&apos;image. Son repère vient des champs frame et epoch_year&#xa0;; s&apos;ils ne disent rien, ou nomment un repère inconnu, donnez le même repère qu&apos;au SAR stéréo.</translation>
    </message>
    <message>
        <source>The points of stereo SAR, with the fields target, x_m, y_m and z_m.</source>
        <extracomment>exportgcps, help of parameter INPUT</extracomment>
        <translation>Les points du SAR stéréo, avec les champs target, x_m, y_m et z_m.</translation>
    </message>
    <message>
        <source>SAR product</source>
        <extracomment>exportgcps, parameter PRODUCT</extracomment>
        <translation>Produit SAR</translation>
    </message>
    <message>
        <source>The image to be georeferenced: TerraSAR-X, Sentinel-1, NISAR-like, or chips with JSON; a file, or the folder of one. Pixels are those of its grid.</source>
        <extracomment>exportgcps, help of parameter PRODUCT</extracomment>
        <translation>L&apos;image à géoréférencer&#xa0;: TerraSAR-X, Sentinel-1, de type NISAR, ou imagettes avec JSON&#xa0;; un fichier, ou son dossier. Les pixels sont ceux de sa grille.</translation>
    </message>
    <message>
        <source>What was given as frame to stereo SAR, such as EPSG:7930: the points are moved to where they are at the time of the image. Empty: what the points say in their field frame, else the frame of the orbits.</source>
        <extracomment>exportgcps, help of parameter FRAME</extracomment>
        <translation>Ce qui a été donné comme repère au SAR stéréo, tel que EPSG:7930&#xa0;: les points sont déplacés là où ils sont au moment de l&apos;image. Vide&#xa0;: ce que les points disent dans leur champ frame, sinon le repère des orbites.</translation>
    </message>
    <message>
        <source>CRS of the map coordinates (default: that of the points)</source>
        <extracomment>exportgcps, parameter CRS</extracomment>
        <translation>SCR des coordonnées cartographiques (par défaut&#xa0;: celui des points)</translation>
    </message>
    <message>
        <source>Add the product&apos;s own delays</source>
        <extracomment>exportgcps, parameter DELAYS</extracomment>
        <translation>Ajouter les retards propres au produit</translation>
    </message>
    <message>
        <source>Where the image shows a target, not where geometry alone puts it: the delays that the product declares move it.</source>
        <extracomment>exportgcps, help of parameter DELAYS</extracomment>
        <translation>Là où l&apos;image montre une cible, et non là où la géométrie seule la met&#xa0;: les retards que le produit déclare la déplacent.</translation>
    </message>
    <message>
        <source>Also points that are not kept</source>
        <extracomment>exportgcps, parameter ALL</extracomment>
        <translation>Aussi les points non gardés</translation>
    </message>
    <message>
        <source>Those with kept = 0 are left out otherwise.</source>
        <extracomment>exportgcps, help of parameter ALL</extracomment>
        <translation>Ceux avec kept = 0 sont sinon omis.</translation>
    </message>
    <message>
        <source>Georeferencer points</source>
        <extracomment>exportgcps, parameter POINTS</extracomment>
        <translation>Points du géoréférenceur</translation>
    </message>
    <message>
        <source>For QGIS&apos;s georeferencer (Load GCP points): y counts downwards as negative numbers.</source>
        <extracomment>exportgcps, help of parameter POINTS</extracomment>
        <translation>Pour le géoréférenceur de QGIS (Charger les points de contrôle)&#xa0;: y compte vers le bas en nombres négatifs.</translation>
    </message>
    <message>
        <source>GDAL options</source>
        <extracomment>exportgcps, parameter GDAL_OPTIONS</extracomment>
        <translation>Options GDAL</translation>
    </message>
    <message>
        <source>-gcp pixel line easting northing height, for gdal_translate --optfile.</source>
        <extracomment>exportgcps, help of parameter GDAL_OPTIONS</extracomment>
        <translation>-gcp pixel ligne est nord hauteur, pour gdal_translate --optfile.</translation>
    </message>
    <message>
        <source>All fields of the points.</source>
        <extracomment>exportgcps, help of parameter CSV</extracomment>
        <translation>Tous les champs des points.</translation>
    </message>
    <message>
        <source>Points written</source>
        <extracomment>exportgcps, output COUNT</extracomment>
        <translation>Points écrits</translation>
    </message>
    <message>
        <source>georeferencer</source>
        <extracomment>exportgcps, word to search for</extracomment>
        <translation>géoréférenceur</translation>
    </message>
    <message>
        <source>georeference</source>
        <extracomment>exportgcps, word to search for</extracomment>
        <translation>géoréférencer</translation>
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
        <translation>4 Nuages de points</translation>
    </message>
    <message>
        <source>Import a point cloud</source>
        <extracomment>name of importpointcloud</extracomment>
        <translation>Importer un nuage de points</translation>
    </message>
    <message>
        <source>Turns a table of scatterers (tomographic SAR, persistent scatterers, LiDAR) into a point cloud that QGIS shows on the map and in the 3-D view.</source>
        <extracomment>help of importpointcloud</extracomment>
        <translation>Fait d&apos;une table de diffuseurs (SAR tomographique, diffuseurs persistants, LiDAR) un nuage de points que QGIS montre sur la carte et dans la vue 3D.</translation>
    </message>
    <message>
        <source>Reads CSV and text of any delimiter, NPZ, HDF5, PLY, LAS, LAZ, EPT, GeoPackage, Shapefile; files of any size stream through in pieces. Tables of EGMS, MintPy, StaMPS, SARPROZ and SqueeSAR are recognised by their columns. What each column was taken for is in the log and in COLUMNS_USED; a line in COLUMNS corrects a guess (&quot;height = dem + dem_error; velocity = 1000 * v&quot;).</source>
        <extracomment>help of importpointcloud</extracomment>
        <translation>Lit CSV et texte de tout séparateur, NPZ, HDF5, PLY, LAS, LAZ, EPT, GeoPackage, Shapefile&#xa0;; les fichiers de toute taille passent par morceaux. Les tables d&apos;EGMS, MintPy, StaMPS, SARPROZ et SqueeSAR sont reconnues à leurs colonnes. Ce pour quoi chaque colonne a été prise est dans le journal et dans COLUMNS_USED&#xa0;; une ligne dans COLUMNS corrige une supposition («&#xa0;height = dem + dem_error; velocity = 1000 * v&#xa0;»).</translation>
    </message>
    <message>
        <source>Positions may be geographic, projected, geocentric, or radar-coded: line and sample, or azimuth and range time, with the elevation above a reference point. The latter are geocoded with the orbit of a product. With an orbit each point of any cloud also gets its incidence angle and heading, which a fusion needs.</source>
        <extracomment>help of importpointcloud</extracomment>
        <translation>Les positions peuvent être géographiques, projetées, géocentriques ou codées radar&#xa0;: ligne et colonne, ou temps azimut et distance, avec l&apos;élévation au-dessus d&apos;un point de référence. Ces dernières sont géocodées avec l&apos;orbite d&apos;un produit. Avec une orbite, chaque point de tout nuage reçoit aussi son angle d&apos;incidence et son cap, dont une fusion a besoin.</translation>
    </message>
    <message>
        <source>The reference point and the track that are given here are kept in the cloud for the fusion. Headings are those at a right angle to the line of sight at the point, which differ by degrees from the flight&apos;s own: prefer a product to a number.</source>
        <extracomment>help of importpointcloud</extracomment>
        <translation>Le point de référence et la trace donnés ici sont gardés dans le nuage pour la fusion. Les caps sont ceux à angle droit de la ligne de visée au point, qui diffèrent de plusieurs degrés de celui du vol&#xa0;: préférez un produit à un nombre.</translation>
    </message>
    <message>
        <source>Heights are ellipsoidal, or are made so with a geoid grid or one undulation. Lines with too many or too few cells are left out, counted and reported.</source>
        <extracomment>help of importpointcloud</extracomment>
        <translation>Les hauteurs sont ellipsoïdales, ou le deviennent par une grille de géoïde ou une seule ondulation. Les lignes avec trop ou trop peu de cellules sont omises, comptées et signalées.</translation>
    </message>
    <message>
        <source>Points of a vector layer carry the field names that InSAR Explorer and PS Time Series read (VEL, COHERENCE, HEIGHT, D20160101 ...); time series may also go to a table of their own, keyed by the id of the point.</source>
        <extracomment>help of importpointcloud</extracomment>
        <translation>Les points d&apos;une couche vecteur portent les noms de champs que lisent InSAR Explorer et PS Time Series (VEL, COHERENCE, HEIGHT, D20160101 ...)&#xa0;; les séries temporelles peuvent aussi aller dans leur propre table, avec l&apos;identifiant du point pour clé.</translation>
    </message>
    <message>
        <source>Table or cloud</source>
        <extracomment>importpointcloud, parameter INPUT</extracomment>
        <translation>Table ou nuage</translation>
    </message>
    <message>
        <source>CSV or text of any delimiter, NPZ, HDF5, PLY, LAS, LAZ, GeoPackage, Shapefile, or the ept.json of an EPT. A layer of a GeoPackage is named by file.gpkg|layername=points.</source>
        <extracomment>importpointcloud, help of parameter INPUT</extracomment>
        <translation>CSV ou texte de tout séparateur, NPZ, HDF5, PLY, LAS, LAZ, GeoPackage, Shapefile, ou le ept.json d&apos;un EPT. Une couche d&apos;un GeoPackage se nomme file.gpkg|layername=points.</translation>
    </message>
    <message>
        <source>Format</source>
        <extracomment>importpointcloud, parameter FORMAT</extracomment>
        <translation>Format</translation>
    </message>
    <message>
        <source>Of the file; auto looks at its content.</source>
        <extracomment>importpointcloud, help of parameter FORMAT</extracomment>
        <translation>Du fichier&#xa0;; auto regarde son contenu.</translation>
    </message>
    <message>
        <source>Columns</source>
        <extracomment>importpointcloud, parameter COLUMNS</extracomment>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>What the columns are, where the guess is wrong; the guess is in the log. Definitions on lines of their own or separated by semicolons, our name on the left: longitude, latitude; easting, northing; x_m, y_m, z_m; line, sample or t_az_s, tau_s; height, elevation, id, velocity (mm/yr), coherence ... &apos;height = dem + dem_error&apos; adds columns, &apos;velocity = 1000 * v&apos; changes the unit, &apos;snr = none&apos; leaves one away, any other name keeps a further column.</source>
        <extracomment>importpointcloud, help of parameter COLUMNS</extracomment>
        <translation>Ce que sont les colonnes, là où la supposition est fausse&#xa0;; elle est dans le journal. Une définition par ligne ou séparées par des points-virgules, notre nom à gauche&#xa0;: longitude, latitude; easting, northing; x_m, y_m, z_m; line, sample ou t_az_s, tau_s; height, elevation, id, velocity (mm/yr), coherence ... «&#xa0;height = dem + dem_error&#xa0;» additionne des colonnes, «&#xa0;velocity = 1000 * v&#xa0;» change l&apos;unité, «&#xa0;snr = none&#xa0;» en laisse une de côté, tout autre nom garde une colonne de plus.</translation>
    </message>
    <message>
        <source>CRS of the table</source>
        <extracomment>importpointcloud, parameter CRS</extracomment>
        <translation>SCR de la table</translation>
    </message>
    <message>
        <source>Of the positions in the file. Empty: what the file says; longitude and latitude alone are WGS 84.</source>
        <extracomment>importpointcloud, help of parameter CRS</extracomment>
        <translation>Des positions dans le fichier. Vide&#xa0;: ce que dit le fichier&#xa0;; longitude et latitude seules sont en WGS 84.</translation>
    </message>
    <message>
        <source>Filter</source>
        <extracomment>importpointcloud, parameter FILTER</extracomment>
        <translation>Filtre</translation>
    </message>
    <message>
        <source>Points to keep, as an expression on their attributes: coherence &gt; 0.7 and snr &gt;= 3, or &quot;VEL&quot; between -20 and 20. Points without a value do not pass.</source>
        <extracomment>importpointcloud, help of parameter FILTER</extracomment>
        <translation>Points à garder, en expression sur leurs attributs&#xa0;: coherence &gt; 0.7 and snr &gt;= 3, ou &quot;VEL&quot; between -20 and 20. Les points sans valeur ne passent pas.</translation>
    </message>
    <message>
        <source>Extent</source>
        <extracomment>importpointcloud, parameter EXTENT</extracomment>
        <translation>Emprise</translation>
    </message>
    <message>
        <source>Keep only points within this rectangle; in another CRS, within its bounding rectangle.</source>
        <extracomment>importpointcloud, help of parameter EXTENT</extracomment>
        <translation>Ne garder que les points dans ce rectangle&#xa0;; dans un autre SCR, dans son rectangle englobant.</translation>
    </message>
    <message>
        <source>SAR product of the track</source>
        <extracomment>importpointcloud, parameter PRODUCT</extracomment>
        <translation>Produit SAR de la trace</translation>
    </message>
    <message>
        <source>The annotation of a TerraSAR-X, Sentinel-1 or NISAR-like product, a generic JSON, or the master.res of Doris. Geocodes clouds in lines and samples or in times; gives other clouds incidence and heading for each point.</source>
        <extracomment>importpointcloud, help of parameter PRODUCT</extracomment>
        <translation>L&apos;annotation d&apos;un produit TerraSAR-X, Sentinel-1 ou de type NISAR, un JSON générique, ou le master.res de Doris. Géocode les nuages en lignes et colonnes ou en temps&#xa0;; donne aux autres nuages l&apos;incidence et le cap de chaque point.</translation>
    </message>
    <message>
        <source>Orbit of the track</source>
        <extracomment>importpointcloud, parameter ORBIT</extracomment>
        <translation>Orbite de la trace</translation>
    </message>
    <message>
        <source>Instead of a product: a Sentinel-1 EOF file or a table of state vectors (t_s, x_m, y_m, z_m ...). It knows no lines and samples.</source>
        <extracomment>importpointcloud, help of parameter ORBIT</extracomment>
        <translation>Au lieu d&apos;un produit&#xa0;: un fichier EOF de Sentinel-1 ou une table de vecteurs d&apos;état (t_s, x_m, y_m, z_m ...). Elle ne connaît ni lignes ni colonnes.</translation>
    </message>
    <message>
        <source>Time of the pass (UTC)</source>
        <extracomment>importpointcloud, parameter TIME</extracomment>
        <translation>Heure du passage (UTC)</translation>
    </message>
    <message>
        <source>Some moment of it, such as 2020-01-01T05:26:10, where the orbit file covers more than one pass; for a table of state vectors the moment that its times count from.</source>
        <extracomment>importpointcloud, help of parameter TIME</extracomment>
        <translation>Un moment quelconque de celui-ci, comme 2020-01-01T05:26:10, si le fichier d&apos;orbite couvre plus d&apos;un passage&#xa0;; pour une table de vecteurs d&apos;état, le moment à partir duquel comptent ses temps.</translation>
    </message>
    <message>
        <source>Part of the product</source>
        <extracomment>importpointcloud, parameter PART</extracomment>
        <translation>Partie du produit</translation>
    </message>
    <message>
        <source>Name of the image, where the product holds several: the swath or polarisation that the cloud was made from.</source>
        <extracomment>importpointcloud, help of parameter PART</extracomment>
        <translation>Nom de l&apos;image, si le produit en contient plusieurs&#xa0;: la fauchée ou la polarisation dont le nuage a été tiré.</translation>
    </message>
    <message>
        <source>Number of the first line</source>
        <extracomment>importpointcloud, parameter FIRST_LINE</extracomment>
        <translation>Numéro de la première ligne</translation>
    </message>
    <message>
        <source>What the cloud calls the product&apos;s first line: 0, 1, or, for a cut-out, minus where it begins.</source>
        <extracomment>importpointcloud, help of parameter FIRST_LINE</extracomment>
        <translation>Comment le nuage appelle la première ligne du produit&#xa0;: 0, 1, ou, pour un extrait, moins l&apos;endroit où il commence.</translation>
    </message>
    <message>
        <source>Number of the first sample</source>
        <extracomment>importpointcloud, parameter FIRST_SAMPLE</extracomment>
        <translation>Numéro de la première colonne</translation>
    </message>
    <message>
        <source>What the cloud calls the product&apos;s first sample: 0, 1, or, for a cut-out, minus where it begins.</source>
        <extracomment>importpointcloud, help of parameter FIRST_SAMPLE</extracomment>
        <translation>Comment le nuage appelle la première colonne du produit&#xa0;: 0, 1, ou, pour un extrait, moins l&apos;endroit où il commence.</translation>
    </message>
    <message>
        <source>Reference point</source>
        <extracomment>importpointcloud, parameter REFERENCE</extracomment>
        <translation>Point de référence</translation>
    </message>
    <message>
        <source>Where the cloud itself has its reference point, with the ellipsoidal height that the processor took for it: &apos;line = 1204.5; sample = 873; height = 81.2&apos;, &apos;t = 3.25; tau = 0.0042; height = 81.2&apos;, &apos;longitude = 13.37; latitude = 52.51; height = 81.2&apos; or &apos;x = 389000; y = 5819000; height = 81.2&apos; in the CRS of the cloud. Elevations of radar-coded clouds start from it, and fusepointclouds shifts it to its absolute place.</source>
        <extracomment>importpointcloud, help of parameter REFERENCE</extracomment>
        <translation>Où le nuage lui-même a son point de référence, avec la hauteur ellipsoïdale que le processeur lui a prêtée&#xa0;: «&#xa0;line = 1204.5; sample = 873; height = 81.2&#xa0;», «&#xa0;t = 3.25; tau = 0.0042; height = 81.2&#xa0;», «&#xa0;longitude = 13.37; latitude = 52.51; height = 81.2&#xa0;» ou «&#xa0;x = 389000; y = 5819000; height = 81.2&#xa0;» dans le SCR du nuage. Les élévations des nuages codés radar en partent, et fusepointclouds le déplace à son lieu absolu.</translation>
    </message>
    <message>
        <source>Name of the track</source>
        <extracomment>importpointcloud, parameter TRACK</extracomment>
        <translation>Nom de la trace</translation>
    </message>
    <message>
        <source>As stereo SAR names it, such as ascending 42 deg; empty: that of the product, or of the file.</source>
        <extracomment>importpointcloud, help of parameter TRACK</extracomment>
        <translation>Comme le SAR stéréo la nomme, par exemple ascending 42 deg&#xa0;; vide&#xa0;: celui du produit, ou du fichier.</translation>
    </message>
    <message>
        <source>Heading (degrees)</source>
        <extracomment>importpointcloud, parameter HEADING</extracomment>
        <translation>Cap (degrés)</translation>
    </message>
    <message>
        <source>Square to the line of sight at the point, clockwise from north, where no product, orbit or column tells.</source>
        <extracomment>importpointcloud, help of parameter HEADING</extracomment>
        <translation>À angle droit de la ligne de visée au point, dans le sens horaire depuis le nord, si ni produit, ni orbite, ni colonne ne le dit.</translation>
    </message>
    <message>
        <source>Incidence angle (degrees)</source>
        <extracomment>importpointcloud, parameter INCIDENCE</extracomment>
        <translation>Angle d&apos;incidence (degrés)</translation>
    </message>
    <message>
        <source>At the reference point, where no product, orbit or column tells.</source>
        <extracomment>importpointcloud, help of parameter INCIDENCE</extracomment>
        <translation>Au point de référence, si ni produit, ni orbite, ni colonne ne le dit.</translation>
    </message>
    <message>
        <source>Look side</source>
        <extracomment>importpointcloud, parameter LOOK_SIDE</extracomment>
        <translation>Côté de visée</translation>
    </message>
    <message>
        <source>To which side of the flight the radar looks; unknown: as the product says, else right.</source>
        <extracomment>importpointcloud, help of parameter LOOK_SIDE</extracomment>
        <translation>De quel côté du vol le radar regarde&#xa0;; unknown&#xa0;: comme le dit le produit, sinon à droite.</translation>
    </message>
    <message>
        <source>ellipsoidal; or above the geoid, and made ellipsoidal by a grid of undulations or by one undulation.</source>
        <extracomment>importpointcloud, help of parameter HEIGHT_REFERENCE</extracomment>
        <translation>ellipsoidal&#xa0;: ellipsoïdales&#xa0;; ou au-dessus du géoïde, et rendues ellipsoïdales par une grille d&apos;ondulations ou par une seule.</translation>
    </message>
    <message>
        <source>Geoid grid</source>
        <extracomment>importpointcloud, parameter GEOID</extracomment>
        <translation>Grille de géoïde</translation>
    </message>
    <message>
        <source>A raster of undulations in metres (EGM96, EGM2008, a national geoid) as GeoTIFF, GTX or anything that GDAL reads; for heights by geoid_grid.</source>
        <extracomment>importpointcloud, help of parameter GEOID</extracomment>
        <translation>Un raster d&apos;ondulations en mètres (EGM96, EGM2008, un géoïde national) en GeoTIFF, GTX ou tout ce que lit GDAL&#xa0;; pour des hauteurs selon geoid_grid.</translation>
    </message>
    <message>
        <source>Delimiter of text</source>
        <extracomment>importpointcloud, parameter DELIMITER</extracomment>
        <translation>Séparateur du texte</translation>
    </message>
    <message>
        <source>One character, or tab or space; empty: found from the first lines.</source>
        <extracomment>importpointcloud, help of parameter DELIMITER</extracomment>
        <translation>Un caractère, ou tab ou space&#xa0;; vide&#xa0;: trouvé d&apos;après les premières lignes.</translation>
    </message>
    <message>
        <source>Header of text</source>
        <extracomment>importpointcloud, parameter HEADER</extracomment>
        <translation>En-tête du texte</translation>
    </message>
    <message>
        <source>Whether the first line names the columns; without, they are column_1, column_2 ...</source>
        <extracomment>importpointcloud, help of parameter HEADER</extracomment>
        <translation>Si la première ligne nomme les colonnes&#xa0;; sans elle, ce sont column_1, column_2 ...</translation>
    </message>
    <message>
        <source>Decimal mark of text</source>
        <extracomment>importpointcloud, parameter DECIMAL</extracomment>
        <translation>Séparateur décimal du texte</translation>
    </message>
    <message>
        <source>auto finds it from the first lines.</source>
        <extracomment>importpointcloud, help of parameter DECIMAL</extracomment>
        <translation>auto le trouve d&apos;après les premières lignes.</translation>
    </message>
    <message>
        <source>Bad lines allowed</source>
        <extracomment>importpointcloud, parameter BAD_LINES</extracomment>
        <translation>Mauvaises lignes admises</translation>
    </message>
    <message>
        <source>Lines of text with too many or too few cells are left out and counted; more than this many stop the import.</source>
        <extracomment>importpointcloud, help of parameter BAD_LINES</extracomment>
        <translation>Les lignes de texte avec trop ou trop peu de cellules sont omises et comptées&#xa0;; au-delà de ce nombre, l&apos;import s&apos;arrête.</translation>
    </message>
    <message>
        <source>CRS of the cloud (default: local UTM zone)</source>
        <extracomment>imagestofusedcloud, parameter OUTPUT_CRS</extracomment>
        <translation>SCR du nuage (par défaut&#xa0;: zone UTM locale)</translation>
    </message>
    <message>
        <source>A projected CRS in metres. Empty: that of the table if it is such, else the UTM zone of the points.</source>
        <extracomment>importpointcloud, help of parameter OUTPUT_CRS</extracomment>
        <translation>Un SCR projeté en mètres. Vide&#xa0;: celui de la table s&apos;il l&apos;est, sinon la zone UTM des points.</translation>
    </message>
    <message>
        <source>Style</source>
        <extracomment>fusepointclouds, parameter STYLE</extracomment>
        <translation>Style</translation>
    </message>
    <message>
        <source>What the colours of the layer show: auto is the velocity where there is one, else the height; track tells the clouds of a fusion apart. The same is set for the 3-D view.</source>
        <extracomment>fusepointclouds, help of parameter STYLE</extracomment>
        <translation>Ce que montrent les couleurs de la couche&#xa0;: auto est la vitesse s&apos;il y en a une, sinon la hauteur&#xa0;; track distingue les nuages d&apos;une fusion. La vue 3D est réglée de même.</translation>
    </message>
    <message>
        <source>Point cloud</source>
        <extracomment>importpointcloud, parameter OUTPUT</extracomment>
        <translation>Nuage de points</translation>
    </message>
    <message>
        <source>A name that ends with .json gives an EPT, a folder of that name, which every QGIS from 3.22 opens; .copc.laz a COPC, one file, for QGIS 3.26 and later; .laz and .las give LAS 1.4. COPC and LAS need the Python package laspy.</source>
        <extracomment>cloudstoaccuracy, help of parameter fuse:CLOUD</extracomment>
        <translation>Un nom qui finit par .json donne un EPT, un dossier de ce nom, que tout QGIS depuis 3.22 ouvre&#xa0;; .copc.laz un COPC, un seul fichier, pour QGIS 3.26 et plus&#xa0;; .laz et .las donnent du LAS 1.4. COPC et LAS demandent le paquet Python laspy.</translation>
    </message>
    <message>
        <source>The points as a GeoPackage with the field names that InSAR Explorer and PS Time Series read, with their time series.</source>
        <extracomment>importpointcloud, help of parameter OUTPUT_POINTS</extracomment>
        <translation>Les points en GeoPackage avec les noms de champs que lisent InSAR Explorer et PS Time Series, avec leurs séries temporelles.</translation>
    </message>
    <message>
        <source>Side of grid cells in each of which the best point is kept in the layer of points (highest coherence, else SNR, else amplitude). 0 keeps all. The cloud itself is never thinned.</source>
        <extracomment>importpointcloud, help of parameter THINNING</extracomment>
        <translation>Côté de cellules de grille, dans chacune desquelles le meilleur point est gardé dans la couche de points (plus haute cohérence, sinon SNR, sinon amplitude). 0 les garde tous. Le nuage lui-même n&apos;est jamais éclairci.</translation>
    </message>
    <message>
        <source>Time series</source>
        <extracomment>importpointcloud, parameter SERIES</extracomment>
        <translation>Séries temporelles</translation>
    </message>
    <message>
        <source>A table (GeoPackage) with the time series of every point in mm, keyed by the id of the point.</source>
        <extracomment>importpointcloud, help of parameter SERIES</extracomment>
        <translation>Une table (GeoPackage) avec la série temporelle de chaque point en mm, avec l&apos;identifiant du point pour clé.</translation>
    </message>
    <message>
        <source>Points in the cloud</source>
        <extracomment>importpointcloud, output COUNT</extracomment>
        <translation>Points dans le nuage</translation>
    </message>
    <message>
        <source>Rows read</source>
        <extracomment>importpointcloud, output READ</extracomment>
        <translation>Lignes lues</translation>
    </message>
    <message>
        <source>Rows left out</source>
        <extracomment>importpointcloud, output LEFT_OUT</extracomment>
        <translation>Lignes omises</translation>
    </message>
    <message>
        <source>Points in the layer of points</source>
        <extracomment>importpointcloud, output THINNED</extracomment>
        <translation>Points dans la couche de points</translation>
    </message>
    <message>
        <source>What the columns were taken for</source>
        <extracomment>importpointcloud, output COLUMNS_USED</extracomment>
        <translation>Ce pour quoi les colonnes ont été prises</translation>
    </message>
    <message>
        <source>Format that was read</source>
        <extracomment>importpointcloud, output FORMAT_USED</extracomment>
        <translation>Format lu</translation>
    </message>
    <message>
        <source>point cloud</source>
        <extracomment>cloudstoaccuracy, word to search for</extracomment>
        <translation>nuage de points</translation>
    </message>
    <message>
        <source>TomoSAR</source>
        <extracomment>fusepointclouds, word to search for</extracomment>
        <translation>TomoSAR</translation>
    </message>
    <message>
        <source>tomography</source>
        <extracomment>fusepointclouds, word to search for</extracomment>
        <translation>tomographie</translation>
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
        <translation>diffuseurs persistants</translation>
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
        <translation>série temporelle</translation>
    </message>
    <message>
        <source>InSAR</source>
        <extracomment>fusepointclouds, word to search for</extracomment>
        <translation>InSAR</translation>
    </message>
    <message>
        <source>Fuse point clouds</source>
        <extracomment>name of fusepointclouds</extracomment>
        <translation>Fusionner des nuages de points</translation>
    </message>
    <message>
        <source>Brings clouds of several tracks into one absolute position, so that facades seen from both sides make one city.</source>
        <extracomment>help of fusepointclouds</extracomment>
        <translation>Amène les nuages de plusieurs traces dans une même position absolue, pour que les façades vues des deux côtés fassent une seule ville.</translation>
    </message>
    <message>
        <source>Each cloud is relative to its own reference point, whose geocoded place is metres off. Where stereo SAR has located that point (a lamp post, seen by all tracks), each cloud is shifted so that its reference point lies where its track really sees the post: half the post&apos;s diameter before its axis. The point of stereo SAR lies neither on the axis nor on its surface; its offset follows from the geometry and the weights of the tracks that made it.</source>
        <extracomment>help of fusepointclouds</extracomment>
        <translation>Chaque nuage est relatif à son propre point de référence, dont le lieu géocodé est à des mètres près. Là où le SAR stéréo a localisé ce point (un lampadaire, vu de toutes les traces), chaque nuage est déplacé pour que son point de référence soit où sa trace voit vraiment le lampadaire&#xa0;: un demi-diamètre devant son axe. Le point du SAR stéréo n&apos;est ni sur l&apos;axe ni sur la surface&#xa0;; son décalage découle de la géométrie et des poids des traces qui l&apos;ont fait.</translation>
    </message>
    <message>
        <source>Modes: geodetic, the general solution for any number of tracks; geodetic_printed, equations 7 to 15 of the paper, with one dz for all pairs of ascending and descending tracks; offset_only, without the lamp post; geometric, for when there is no stereo point: offsets along elevation that make the clouds match, with their uncertainty. Geometric offsets make the clouds agree, not right.</source>
        <extracomment>help of fusepointclouds</extracomment>
        <translation>Modes&#xa0;: geodetic, la solution générale pour un nombre quelconque de traces&#xa0;; geodetic_printed, les équations 7 à 15 de l&apos;article, avec un dz pour toutes les paires de traces ascendantes et descendantes&#xa0;; offset_only, sans le lampadaire&#xa0;; geometric, s&apos;il n&apos;y a pas de point stéréo&#xa0;: des décalages le long de l&apos;élévation qui font coïncider les nuages, avec leur incertitude. Les décalages géométriques mettent les nuages d&apos;accord, pas dans le vrai.</translation>
    </message>
    <message>
        <source>Heading, incidence and reference point come with clouds of importpointcloud; the table TRACKS gives or corrects them.</source>
        <extracomment>help of fusepointclouds</extracomment>
        <translation>Le cap, l&apos;incidence et le point de référence viennent avec les nuages d&apos;importpointcloud&#xa0;; la table TRACKS les donne ou les corrige.</translation>
    </message>
    <message>
        <source>Source: Zhu, Montazeri, Gisinger, Hanssen, Bamler (2016), IEEE TGRS, doi 10.1109/TGRS.2015.2448686, section IV-D; geometric mode after Gernhardt, Cong, Eineder, Hinz, Bamler (2012), IEEE GRSL 9(1), 38-42.</source>
        <extracomment>help of fusepointclouds</extracomment>
        <translation>Source&#xa0;: Zhu, Montazeri, Gisinger, Hanssen, Bamler (2016), IEEE TGRS, doi 10.1109/TGRS.2015.2448686, section IV-D&#xa0;; mode géométrique d&apos;après Gernhardt, Cong, Eineder, Hinz, Bamler (2012), IEEE GRSL 9(1), 38-42.</translation>
    </message>
    <message>
        <source>Clouds</source>
        <extracomment>cloudstoaccuracy, parameter CLOUDS</extracomment>
        <translation>Nuages</translation>
    </message>
    <message>
        <source>Two or more clouds of importpointcloud, one of each track. They bring their reference point, heading and incidence with them; TRACKS gives what they lack.</source>
        <extracomment>fusepointclouds, help of parameter CLOUDS</extracomment>
        <translation>Deux nuages d&apos;importpointcloud ou plus, un par trace. Ils apportent leur point de référence, leur cap et leur incidence&#xa0;; TRACKS donne ce qui leur manque.</translation>
    </message>
    <message>
        <source>Mode</source>
        <extracomment>cloudstoaccuracy, parameter MODE</extracomment>
        <translation>Mode</translation>
    </message>
    <message>
        <source>geodetic: each cloud&apos;s reference point goes where its track sees the lamp post, for any number of tracks. geodetic_printed: equations 7 to 15 of the paper, one dz for all pairs. offset_only: each reference point goes to the stereo point itself. geometric: without a stereo point, offsets along elevation by which the clouds match.</source>
        <extracomment>fusepointclouds, help of parameter MODE</extracomment>
        <translation>geodetic&#xa0;: le point de référence de chaque nuage va où sa trace voit le lampadaire, pour un nombre quelconque de traces. geodetic_printed&#xa0;: équations 7 à 15 de l&apos;article, un dz pour toutes les paires. offset_only&#xa0;: chaque point de référence va au point stéréo lui-même. geometric&#xa0;: sans point stéréo, des décalages le long de l&apos;élévation par lesquels les nuages coïncident.</translation>
    </message>
    <message>
        <source>Stereo SAR points</source>
        <extracomment>cloudstoaccuracy, parameter STEREO</extracomment>
        <translation>Points du SAR stéréo</translation>
    </message>
    <message>
        <source>The points of stereogcp, with the reference point of the clouds among them. Not needed in the geometric mode.</source>
        <extracomment>fusepointclouds, help of parameter STEREO</extracomment>
        <translation>Les points de stereogcp, dont le point de référence des nuages. Inutile en mode géométrique.</translation>
    </message>
    <message>
        <source>Reference target</source>
        <extracomment>imagestofusedcloud, parameter TARGET</extracomment>
        <translation>Cible de référence</translation>
    </message>
    <message>
        <source>Name (field target) of the reference point of the clouds; empty: the one nearest to where they have theirs.</source>
        <extracomment>fusepointclouds, help of parameter TARGET</extracomment>
        <translation>Nom (champ target) du point de référence des nuages&#xa0;; vide&#xa0;: le plus proche de l&apos;endroit où ils ont le leur.</translation>
    </message>
    <message>
        <source>Residuals of stereo SAR</source>
        <extracomment>cloudstoaccuracy, parameter RESIDUALS</extracomment>
        <translation>Résidus du SAR stéréo</translation>
    </message>
    <message>
        <source>The table RESIDUALS of the same run: which tracks made the stereo point, with what weights and from where they saw it. Without it the rounded figures in the points&apos; field tracks serve, with the clouds&apos; angles.</source>
        <extracomment>fusepointclouds, help of parameter RESIDUALS</extracomment>
        <translation>La table RESIDUALS de la même exécution&#xa0;: quelles traces ont fait le point stéréo, avec quels poids et d&apos;où elles l&apos;ont vu. Sans elle servent les chiffres arrondis du champ tracks des points, avec les angles des nuages.</translation>
    </message>
    <message>
        <source>Coordinates of the reference point</source>
        <extracomment>fusepointclouds, parameter COORDINATES</extracomment>
        <translation>Coordonnées du point de référence</translation>
    </message>
    <message>
        <source>Instead of a layer: &apos;longitude = 13.3777; latitude = 52.5186; height = 81.43&apos;, ellipsoidal, on WGS 84. The clouds&apos; own tracks are then taken to have made it, with equal weights.</source>
        <extracomment>fusepointclouds, help of parameter COORDINATES</extracomment>
        <translation>Au lieu d&apos;une couche&#xa0;: «&#xa0;longitude = 13.3777; latitude = 52.5186; height = 81.43&#xa0;», ellipsoïdal, en WGS 84. Les traces des nuages sont alors supposées l&apos;avoir fait, à poids égaux.</translation>
    </message>
    <message>
        <source>Diameter of the lamp post (m)</source>
        <extracomment>fusepointclouds, parameter DIAMETER</extracomment>
        <translation>Diamètre du lampadaire (m)</translation>
    </message>
    <message>
        <source>Of the cylinder that is the reference point; 0 for a target that all tracks see at one place, such as a corner reflector.</source>
        <extracomment>fusepointclouds, help of parameter DIAMETER</extracomment>
        <translation>Du cylindre qu&apos;est le point de référence&#xa0;; 0 pour une cible que toutes les traces voient au même lieu, comme un réflecteur en coin.</translation>
    </message>
    <message>
        <source>Standard deviation of the diameter (m)</source>
        <extracomment>fusepointclouds, parameter DIAMETER_SIGMA</extracomment>
        <translation>Écart type du diamètre (m)</translation>
    </message>
    <message>
        <source>What the clouds do not say of themselves: a row for each cloud, named by its file or layer, or in the order of the clouds where the names are empty. Heading clockwise from north and incidence in degrees, look side right or left, x, y and height of the reference point in the CRS of the cloud. Empty cells leave the cloud&apos;s own.</source>
        <extracomment>fusepointclouds, help of parameter TRACKS</extracomment>
        <translation>Ce que les nuages ne disent pas d&apos;eux-mêmes&#xa0;: une ligne par nuage, nommée par son fichier ou sa couche, ou dans l&apos;ordre des nuages si les noms sont vides. Cap dans le sens horaire depuis le nord et incidence en degrés, côté de visée right ou left, x, y et hauteur du point de référence dans le SCR du nuage. Les cellules vides laissent ceux du nuage.</translation>
    </message>
    <message>
        <source>Names of clouds, with commas between them, that the geometric mode leaves where they are, such as one that is already absolute. Empty: all move, as little as possible.</source>
        <extracomment>fusepointclouds, help of parameter HELD</extracomment>
        <translation>Noms de nuages, séparés par des virgules, que le mode géométrique laisse où ils sont, par exemple un qui est déjà absolu. Vide&#xa0;: tous bougent, le moins possible.</translation>
    </message>
    <message>
        <source>How far the ranges of a cloud as a whole may be off: it goes into the errors of its offset, which matching cannot tell from it.</source>
        <extracomment>fusepointclouds, help of parameter RANGE_SIGMA</extracomment>
        <translation>De combien les distances d&apos;un nuage entier peuvent s&apos;écarter&#xa0;: cela entre dans les erreurs de son décalage, dont l&apos;appariement ne peut le distinguer.</translation>
    </message>
    <message>
        <source>How far the azimuths of a cloud as a whole may be off: it goes into the errors of its offset, which matching cannot tell from it.</source>
        <extracomment>fusepointclouds, help of parameter AZIMUTH_SIGMA</extracomment>
        <translation>De combien les azimuts d&apos;un nuage entier peuvent s&apos;écarter&#xa0;: cela entre dans les erreurs de son décalage, dont l&apos;appariement ne peut le distinguer.</translation>
    </message>
    <message>
        <source>Undulation at the reference point (m)</source>
        <extracomment>fusepointclouds, parameter UNDULATION</extracomment>
        <translation>Ondulation au point de référence (m)</translation>
    </message>
    <message>
        <source>Fused point cloud</source>
        <extracomment>cloudstoaccuracy, parameter fuse:CLOUD</extracomment>
        <translation>Nuage de points fusionné</translation>
    </message>
    <message>
        <source>Shifts with their errors, agreement of the clouds before and after, a cross-section, as one HTML file.</source>
        <extracomment>cloudstoaccuracy, help of parameter fuse:FUSED_REPORT</extracomment>
        <translation>Déplacements avec leurs erreurs, accord des nuages avant et après, une coupe, en un seul fichier HTML.</translation>
    </message>
    <message>
        <source>Points in the fused cloud</source>
        <extracomment>fusepointclouds, output COUNT</extracomment>
        <translation>Points dans le nuage fusionné</translation>
    </message>
    <message>
        <source>Largest shift of a cloud (m)</source>
        <extracomment>fusepointclouds, output MAX_SHIFT</extracomment>
        <translation>Plus grand déplacement d&apos;un nuage (m)</translation>
    </message>
    <message>
        <source>Largest part of the lamp post (m)</source>
        <extracomment>fusepointclouds, output MAX_LAMP_POST</extracomment>
        <translation>Plus grande part du lampadaire (m)</translation>
    </message>
    <message>
        <source>Largest disagreement of tracks by the printed equations (m)</source>
        <extracomment>fusepointclouds, output DISAGREEMENT</extracomment>
        <translation>Plus grand désaccord des traces selon les équations imprimées (m)</translation>
    </message>
    <message>
        <source>Largest median height difference of two clouds before (m)</source>
        <extracomment>fusepointclouds, output MEDIAN_BEFORE</extracomment>
        <translation>Plus grande différence médiane de hauteur de deux nuages avant (m)</translation>
    </message>
    <message>
        <source>Largest median height difference of two clouds after (m)</source>
        <extracomment>fusepointclouds, output MEDIAN_AFTER</extracomment>
        <translation>Plus grande différence médiane de hauteur de deux nuages après (m)</translation>
    </message>
    <message>
        <source>geodetic</source>
        <extracomment>fusepointclouds, word to search for</extracomment>
        <translation>géodésique</translation>
    </message>
    <message>
        <source>stereo SAR</source>
        <extracomment>fusepointclouds, word to search for</extracomment>
        <translation>SAR stéréo</translation>
    </message>
    <message>
        <source>lamp post</source>
        <extracomment>fusepointclouds, word to search for</extracomment>
        <translation>lampadaire</translation>
    </message>
    <message>
        <source>ascending</source>
        <extracomment>fusepointclouds, word to search for</extracomment>
        <translation>ascendant</translation>
    </message>
    <message>
        <source>descending</source>
        <extracomment>fusepointclouds, word to search for</extracomment>
        <translation>descendant</translation>
    </message>
    <message>
        <source>co-registration</source>
        <extracomment>demcomposite, word to search for</extracomment>
        <translation>recalage</translation>
    </message>
    <message>
        <source>offset</source>
        <extracomment>fusepointclouds, word to search for</extracomment>
        <translation>décalage</translation>
    </message>
    <message>
        <source>multi-track</source>
        <extracomment>fusepointclouds, word to search for</extracomment>
        <translation>plusieurs traces</translation>
    </message>
    <message>
        <source>Accuracy of a point cloud</source>
        <extracomment>name of pointcloudaccuracy</extracomment>
        <translation>Exactitude d&apos;un nuage de points</translation>
    </message>
    <message>
        <source>Says how far a cloud or ground control points are from a reference: a LiDAR cloud or a surface model.</source>
        <extracomment>help of pointcloudaccuracy</extracomment>
        <translation>Dit à quelle distance un nuage ou des points d&apos;appui sont d&apos;une référence&#xa0;: un nuage LiDAR ou un modèle numérique de surface.</translation>
    </message>
    <message>
        <source>Vertical, on flat areas: height of each point above the reference around it; bias, standard deviation, root mean square, robust figures, for each area and track. Horizontal, on facades: the footprint of a facade is fitted to the reference (reweighted least squares with the bisquare function), the points of the cloud that belong to it are found, and their distances at right angles to it give bias (mean) and precision (standard deviation). Ground control points: the mode of the reference heights within a metre.</source>
        <extracomment>help of pointcloudaccuracy</extracomment>
        <translation>Vertical, sur des surfaces planes&#xa0;: hauteur de chaque point au-dessus de la référence alentour&#xa0;; biais, écart type, moyenne quadratique, chiffres robustes, pour chaque surface et trace. Horizontal, sur des façades&#xa0;: le tracé d&apos;une façade est ajusté à la référence (moindres carrés repondérés avec la fonction bisquare), les points du nuage qui lui appartiennent sont trouvés, et leurs distances à angle droit donnent le biais (moyenne) et la précision (écart type). Points d&apos;appui&#xa0;: le mode des hauteurs de référence dans un rayon d&apos;un mètre.</translation>
    </message>
    <message>
        <source>Biases and precisions come with standard errors. Points of one facade or area share errors, so that the standard error over several areas is the one to quote.</source>
        <extracomment>help of pointcloudaccuracy</extracomment>
        <translation>Biais et précisions viennent avec des erreurs types. Les points d&apos;une façade ou surface partagent des erreurs&#xa0;; c&apos;est donc l&apos;erreur type sur plusieurs surfaces qu&apos;il faut citer.</translation>
    </message>
    <message>
        <source>Clouds and reference must be in one vertical system: ellipsoidal heights. A surface model above the geoid differs by the undulation.</source>
        <extracomment>help of pointcloudaccuracy</extracomment>
        <translation>Nuages et référence doivent être dans un même système vertical&#xa0;: hauteurs ellipsoïdales. Un modèle de surface au-dessus du géoïde diffère de l&apos;ondulation.</translation>
    </message>
    <message>
        <source>Source: Zhu, Montazeri, Gisinger, Hanssen, Bamler (2016), IEEE TGRS, doi 10.1109/TGRS.2015.2448686, section V; Montazeri, Gisinger, Eineder, Zhu (2018), doi 10.1109/TGRS.2017.2769078, section V.</source>
        <extracomment>help of pointcloudaccuracy</extracomment>
        <translation>Source&#xa0;: Zhu, Montazeri, Gisinger, Hanssen, Bamler (2016), IEEE TGRS, doi 10.1109/TGRS.2015.2448686, section V&#xa0;; Montazeri, Gisinger, Eineder, Zhu (2018), doi 10.1109/TGRS.2017.2769078, section V.</translation>
    </message>
    <message>
        <source>The cloud to be measured, such as that of fusepointclouds; its attribute track tells tracks apart.</source>
        <extracomment>pointcloudaccuracy, help of parameter CLOUD</extracomment>
        <translation>Le nuage à mesurer, tel que celui de fusepointclouds&#xa0;; son attribut track distingue les traces.</translation>
    </message>
    <message>
        <source>Points of stereogcp, or any with ellipsoidal heights as Z. Their heights are compared with the mode of the reference heights around them.</source>
        <extracomment>pointcloudaccuracy, help of parameter GCPS</extracomment>
        <translation>Points de stereogcp, ou tous ceux avec des hauteurs ellipsoïdales en Z. Leurs hauteurs sont comparées au mode des hauteurs de référence alentour.</translation>
    </message>
    <message>
        <source>Reference</source>
        <extracomment>cloudstoaccuracy, parameter REFERENCE</extracomment>
        <translation>Référence</translation>
    </message>
    <message>
        <source>A surface model (raster) or a LiDAR cloud, with ellipsoidal heights.</source>
        <extracomment>pointcloudaccuracy, help of parameter REFERENCE</extracomment>
        <translation>Un modèle numérique de surface (raster) ou un nuage LiDAR, avec des hauteurs ellipsoïdales.</translation>
    </message>
    <message>
        <source>Reference from a file</source>
        <extracomment>pointcloudaccuracy, parameter REFERENCE_FILE</extracomment>
        <translation>Référence depuis un fichier</translation>
    </message>
    <message>
        <source>Instead of a layer: a LAS, LAZ or other file that importpointcloud reads but this QGIS does not open as a layer.</source>
        <extracomment>pointcloudaccuracy, help of parameter REFERENCE_FILE</extracomment>
        <translation>Au lieu d&apos;une couche&#xa0;: un fichier LAS, LAZ ou autre, que lit importpointcloud mais que ce QGIS n&apos;ouvre pas comme couche.</translation>
    </message>
    <message>
        <source>Filter of the reference</source>
        <extracomment>pointcloudaccuracy, parameter REFERENCE_FILTER</extracomment>
        <translation>Filtre de la référence</translation>
    </message>
    <message>
        <source>Points of a LiDAR cloud to compare with, as an expression: classification = 2 for the ground.</source>
        <extracomment>pointcloudaccuracy, help of parameter REFERENCE_FILTER</extracomment>
        <translation>Points d&apos;un nuage LiDAR à comparer, en expression&#xa0;: classification = 2 pour le sol.</translation>
    </message>
    <message>
        <source>Flat areas</source>
        <extracomment>cloudstoaccuracy, parameter FLAT</extracomment>
        <translation>Surfaces planes</translation>
    </message>
    <message>
        <source>Polygons on flat ground or flat roofs, in which heights are compared.</source>
        <extracomment>pointcloudaccuracy, help of parameter FLAT</extracomment>
        <translation>Polygones sur sol plat ou toits plats, où les hauteurs sont comparées.</translation>
    </message>
    <message>
        <source>Facades</source>
        <extracomment>cloudstoaccuracy, parameter FACADES</extracomment>
        <translation>Façades</translation>
    </message>
    <message>
        <source>Lines along the foot of facades, or polygons around a part of a building in which the facade is found in the reference.</source>
        <extracomment>pointcloudaccuracy, help of parameter FACADES</extracomment>
        <translation>Lignes au pied de façades, ou polygones autour d&apos;une partie de bâtiment où la façade est trouvée dans la référence.</translation>
    </message>
    <message>
        <source>Radius of reference points (m)</source>
        <extracomment>pointcloudaccuracy, parameter RADIUS</extracomment>
        <translation>Rayon des points de référence (m)</translation>
    </message>
    <message>
        <source>Reference points within this radius give the height at a point of the cloud; where there are fewer than five it grows up to four times.</source>
        <extracomment>pointcloudaccuracy, help of parameter RADIUS</extracomment>
        <translation>Les points de référence dans ce rayon donnent la hauteur à un point du nuage&#xa0;; s&apos;ils sont moins de cinq, il croît jusqu&apos;à quatre fois.</translation>
    </message>
    <message>
        <source>Reference surface</source>
        <extracomment>pointcloudaccuracy, parameter SURFACE</extracomment>
        <translation>Surface de référence</translation>
    </message>
    <message>
        <source>Median of the reference points around, or a plane through them, for ground that slopes.</source>
        <extracomment>pointcloudaccuracy, help of parameter SURFACE</extracomment>
        <translation>Médiane des points de référence alentour, ou un plan qui y passe, pour un sol en pente.</translation>
    </message>
    <message>
        <source>Radius around control points (m)</source>
        <extracomment>pointcloudaccuracy, parameter GCP_RADIUS</extracomment>
        <translation>Rayon autour des points d&apos;appui (m)</translation>
    </message>
    <message>
        <source>The mode of the reference heights within it is the height of the ground at a control point.</source>
        <extracomment>pointcloudaccuracy, help of parameter GCP_RADIUS</extracomment>
        <translation>Le mode des hauteurs de référence qui s&apos;y trouvent est la hauteur du sol à un point d&apos;appui.</translation>
    </message>
    <message>
        <source>Radius of the cylinder (m)</source>
        <extracomment>pointcloudaccuracy, parameter CYLINDER</extracomment>
        <translation>Rayon du cylindre (m)</translation>
    </message>
    <message>
        <source>A place of the reference is one of a facade where heights scatter within this radius.</source>
        <extracomment>pointcloudaccuracy, help of parameter CYLINDER</extracomment>
        <translation>Un lieu de la référence est celui d&apos;une façade là où les hauteurs dispersent dans ce rayon.</translation>
    </message>
    <message>
        <source>Scatter of a facade (m)</source>
        <extracomment>pointcloudaccuracy, parameter THRESHOLD</extracomment>
        <translation>Dispersion d&apos;une façade (m)</translation>
    </message>
    <message>
        <source>Cells of a surface model hold</source>
        <extracomment>pointcloudaccuracy, parameter CELL_RULE</extracomment>
        <translation>Les cellules d&apos;un modèle de surface contiennent</translation>
    </message>
    <message>
        <source>The height at a cell&apos;s centre, its mean, or the highest in it. The last makes buildings half a cell too large, which is taken off.</source>
        <extracomment>pointcloudaccuracy, help of parameter CELL_RULE</extracomment>
        <translation>La hauteur au centre d&apos;une cellule, sa moyenne, ou la plus haute. La dernière rend les bâtiments trop grands d&apos;une demi-cellule, ce qui est retranché.</translation>
    </message>
    <message>
        <source>Half width of the corridor (m)</source>
        <extracomment>pointcloudaccuracy, parameter HALF_WIDTH</extracomment>
        <translation>Demi-largeur du corridor (m)</translation>
    </message>
    <message>
        <source>Points of the cloud up to so far from a facade are looked at; those that do not belong to it are told by the form of the distribution.</source>
        <extracomment>pointcloudaccuracy, help of parameter HALF_WIDTH</extracomment>
        <translation>Les points du nuage jusqu&apos;à cette distance d&apos;une façade sont regardés&#xa0;; ceux qui ne lui appartiennent pas se reconnaissent à la forme de la distribution.</translation>
    </message>
    <message>
        <source>Least density (points per m²)</source>
        <extracomment>pointcloudaccuracy, parameter DENSITY</extracomment>
        <translation>Densité minimale (points par m²)</translation>
    </message>
    <message>
        <source>Heights of facades (m)</source>
        <extracomment>pointcloudaccuracy, parameter HEIGHTS</extracomment>
        <translation>Hauteurs des façades (m)</translation>
    </message>
    <message>
        <source>Standard deviation of elevations (m)</source>
        <extracomment>pointcloudaccuracy, parameter ELEVATION_SIGMA</extracomment>
        <translation>Écart type des élévations (m)</translation>
    </message>
    <message>
        <source>To which side of the flight the radar looks.</source>
        <extracomment>pointcloudaccuracy, help of parameter LOOK_SIDE</extracomment>
        <translation>De quel côté du vol le radar regarde.</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <extracomment>cloudstoaccuracy, parameter assess:ACCURACY</extracomment>
        <translation>Exactitude</translation>
    </message>
    <message>
        <source>A row for each area, facade and track, and for all together.</source>
        <extracomment>cloudstoaccuracy, help of parameter assess:ACCURACY</extracomment>
        <translation>Une ligne par surface, façade et trace, et pour toutes ensemble.</translation>
    </message>
    <message>
        <source>Facade lines</source>
        <extracomment>cloudstoaccuracy, parameter assess:LINES</extracomment>
        <translation>Lignes de façades</translation>
    </message>
    <message>
        <source>The lines fitted to the reference, with the accuracy.</source>
        <extracomment>cloudstoaccuracy, help of parameter assess:LINES</extracomment>
        <translation>Les lignes ajustées à la référence, avec l&apos;exactitude.</translation>
    </message>
    <message>
        <source>Each control point and its height difference.</source>
        <extracomment>pointcloudaccuracy, help of parameter GCP_OUTPUT</extracomment>
        <translation>Chaque point d&apos;appui et sa différence de hauteur.</translation>
    </message>
    <message>
        <source>Figures, histograms and plans of the facades in one HTML file.</source>
        <extracomment>cloudstoaccuracy, help of parameter assess:ACCURACY_REPORT</extracomment>
        <translation>Chiffres, histogrammes et plans des façades dans un fichier HTML.</translation>
    </message>
    <message>
        <source>Figures as JSON</source>
        <extracomment>cloudstoaccuracy, parameter assess:FIGURES</extracomment>
        <translation>Chiffres en JSON</translation>
    </message>
    <message>
        <source>All figures for other programs.</source>
        <extracomment>cloudstoaccuracy, help of parameter assess:FIGURES</extracomment>
        <translation>Tous les chiffres pour d&apos;autres programmes.</translation>
    </message>
    <message>
        <source>Mean height above the reference (m)</source>
        <extracomment>pointcloudaccuracy, output VERTICAL_BIAS</extracomment>
        <translation>Hauteur moyenne au-dessus de la référence (m)</translation>
    </message>
    <message>
        <source>Its standard error (m)</source>
        <extracomment>pointcloudaccuracy, output VERTICAL_BIAS_SE</extracomment>
        <translation>Son erreur type (m)</translation>
    </message>
    <message>
        <source>Root mean square of the heights above the reference (m)</source>
        <extracomment>pointcloudaccuracy, output VERTICAL_RMSE</extracomment>
        <translation>Moyenne quadratique des hauteurs au-dessus de la référence (m)</translation>
    </message>
    <message>
        <source>Median height above the reference (m)</source>
        <extracomment>pointcloudaccuracy, output VERTICAL_MEDIAN</extracomment>
        <translation>Hauteur médiane au-dessus de la référence (m)</translation>
    </message>
    <message>
        <source>Robust spread of the heights above the reference (m)</source>
        <extracomment>pointcloudaccuracy, output VERTICAL_NMAD</extracomment>
        <translation>Dispersion robuste des hauteurs au-dessus de la référence (m)</translation>
    </message>
    <message>
        <source>Mean distance from the facades (m)</source>
        <extracomment>pointcloudaccuracy, output HORIZONTAL_BIAS</extracomment>
        <translation>Distance moyenne aux façades (m)</translation>
    </message>
    <message>
        <source>Standard deviation of the distances from the facades (m)</source>
        <extracomment>pointcloudaccuracy, output HORIZONTAL_PRECISION</extracomment>
        <translation>Écart type des distances aux façades (m)</translation>
    </message>
    <message>
        <source>Mean height of the control points above the reference (m)</source>
        <extracomment>pointcloudaccuracy, output GCP_BIAS</extracomment>
        <translation>Hauteur moyenne des points d&apos;appui au-dessus de la référence (m)</translation>
    </message>
    <message>
        <source>Root mean square of their heights above the reference (m)</source>
        <extracomment>pointcloudaccuracy, output GCP_RMSE</extracomment>
        <translation>Moyenne quadratique de leurs hauteurs au-dessus de la référence (m)</translation>
    </message>
    <message>
        <source>accuracy</source>
        <extracomment>cloudstoaccuracy, word to search for</extracomment>
        <translation>exactitude</translation>
    </message>
    <message>
        <source>validation</source>
        <extracomment>pointcloudaccuracy, word to search for</extracomment>
        <translation>validation</translation>
    </message>
    <message>
        <source>LiDAR</source>
        <extracomment>cloudstoaccuracy, word to search for</extracomment>
        <translation>LiDAR</translation>
    </message>
    <message>
        <source>facade</source>
        <extracomment>pointcloudaccuracy, word to search for</extracomment>
        <translation>façade</translation>
    </message>
    <message>
        <source>bias</source>
        <extracomment>pointcloudaccuracy, word to search for</extracomment>
        <translation>biais</translation>
    </message>
    <message>
        <source>precision</source>
        <extracomment>pointcloudaccuracy, word to search for</extracomment>
        <translation>précision</translation>
    </message>
    <message>
        <source>bisquare</source>
        <extracomment>pointcloudaccuracy, word to search for</extracomment>
        <translation>bisquare</translation>
    </message>
    <message>
        <source>quality</source>
        <extracomment>pointcloudaccuracy, word to search for</extracomment>
        <translation>qualité</translation>
    </message>
    <message>
        <source>DEMs to building heights</source>
        <extracomment>name of demstoheights</extracomment>
        <translation>Des MNE aux hauteurs de bâtiments</translation>
    </message>
    <message>
        <source>The whole chain from free global DEMs to a map of building heights, as a model.</source>
        <extracomment>help of demstoheights</extracomment>
        <translation>Toute la chaîne, des MNE mondiaux libres à une carte des hauteurs de bâtiments, en modèle.</translation>
    </message>
    <message>
        <source>It makes a composite of the DEMs, computes features in cells of 250 m, and predicts building heights with a fitted model. Outside the city that the model was fitted to, take the result as a pattern and look at the band OUT_OF_RANGE.</source>
        <extracomment>help of demstoheights</extracomment>
        <translation>Elle fait un composite des MNE, calcule des descripteurs en cellules de 250 m, et prédit les hauteurs de bâtiments avec un modèle ajusté. Hors de la ville à laquelle le modèle a été ajusté, prenez le résultat comme une répartition relative et regardez la bande OUT_OF_RANGE.</translation>
    </message>
    <message>
        <source>The steps are the algorithms &apos;Composite of DEMs&apos;, &apos;Features of a DEM&apos; and &apos;Predict building heights&apos;; run them one by one for their rarer options, such as volume and floor area, or standard errors for a new city.</source>
        <extracomment>help of demstoheights</extracomment>
        <translation>Les étapes sont les algorithmes «&#xa0;Composite de MNE&#xa0;», «&#xa0;Descripteurs d&apos;un MNE&#xa0;» et «&#xa0;Prédire les hauteurs de bâtiments&#xa0;»&#xa0;; exécutez-les un par un pour leurs options plus rares, comme le volume et la surface de plancher, ou les erreurs types pour une nouvelle ville.</translation>
    </message>
    <message>
        <source>Source: Pesaresi, Corbane, Ren, Ng (2021), PLOS ONE, doi 10.1371/journal.pone.0244478.</source>
        <extracomment>help of demstofeatures</extracomment>
        <translation>Source&#xa0;: Pesaresi, Corbane, Ren, Ng (2021), PLOS ONE, doi 10.1371/journal.pone.0244478.</translation>
    </message>
    <message>
        <source>Composite method</source>
        <extracomment>demstofeatures, parameter METHOD</extracomment>
        <translation>Méthode du composite</translation>
    </message>
    <message>
        <source>How the DEMs are combined; union was best in the paper.</source>
        <extracomment>demstofeatures, help of parameter METHOD</extracomment>
        <translation>Comment les MNE sont combinés&#xa0;; union était la meilleure dans l&apos;article.</translation>
    </message>
    <message>
        <source>Empty: the columns are guessed when the import runs. Guess from file shows how.</source>
        <extracomment>ui/columns_widget.py</extracomment>
        <translation>Vide&#xa0;: les colonnes sont devinées à l&apos;import. Deviner d&apos;après le fichier montre comment.</translation>
    </message>
    <message>
        <source>Guess from file</source>
        <extracomment>ui/columns_widget.py</extracomment>
        <translation>Deviner d&apos;après le fichier</translation>
    </message>
    <message>
        <source>Choose the table or cloud first.</source>
        <extracomment>ui/columns_widget.py</extracomment>
        <translation>Choisissez d&apos;abord la table ou le nuage.</translation>
    </message>
    <message>
        <source>, {count} points</source>
        <extracomment>ui/columns_widget.py</extracomment>
        <translation>, {count} points</translation>
    </message>
    <message>
        <source>The file cannot be read ({error}); see the log messages.</source>
        <extracomment>ui/columns_widget.py</extracomment>
        <translation>Le fichier ne peut être lu ({error})&#xa0;; voyez le journal des messages.</translation>
    </message>
    <message>
        <source>This place has no coordinates in {crs}; pick a cell of the raster.</source>
        <extracomment>ui/docks/pick.py</extracomment>
        <translation>Ce lieu n&apos;a pas de coordonnées en {crs}&#xa0;; choisissez une cellule du raster.</translation>
    </message>
    <message>
        <source>Select a row of the point target analysis to see its response.</source>
        <extracomment>ui/docks/point_target.py</extracomment>
        <translation>Sélectionnez une ligne de l&apos;analyse de cibles ponctuelles pour voir sa réponse.</translation>
    </message>
    <message>
        <source>Select a ground control point to see its residuals.</source>
        <extracomment>ui/docks/residuals.py</extracomment>
        <translation>Sélectionnez un point d&apos;appui pour voir ses résidus.</translation>
    </message>
    <message>
        <source>No table of residuals is in the project; add the output Residuals of the run that located this target, or run it again with that output.</source>
        <extracomment>ui/docks/residuals.py</extracomment>
        <translation>Aucune table de résidus n&apos;est dans le projet&#xa0;; ajoutez la sortie Résidus de l&apos;exécution qui a localisé cette cible, ou relancez-la avec cette sortie.</translation>
    </message>
    <message>
        <source>These residuals are of another run: their spread or number is not that of the point.</source>
        <extracomment>ui/docks/residuals.py</extracomment>
        <translation>Ces résidus sont d&apos;une autre exécution&#xa0;: leur dispersion ou leur nombre n&apos;est pas celui du point.</translation>
    </message>
    <message>
        <source>No table of residuals in the project holds {target}; add the output Residuals of the run that located it.</source>
        <extracomment>ui/docks/residuals.py</extracomment>
        <translation>Aucune table de résidus du projet ne contient {target}&#xa0;; ajoutez la sortie Résidus de l&apos;exécution qui l&apos;a localisé.</translation>
    </message>
    <message>
        <source>Picture of the selection</source>
        <extracomment>ui/docks/selection.py</extracomment>
        <translation>Image de la sélection</translation>
    </message>
    <message>
        <source>Pick a cell</source>
        <extracomment>ui/docks/selection.py</extracomment>
        <translation>Choisir une cellule</translation>
    </message>
    <message>
        <source>Click cells of the raster in the map; again to stop.</source>
        <extracomment>ui/docks/selection.py</extracomment>
        <translation>Cliquez des cellules du raster sur la carte&#xa0;; de nouveau pour arrêter.</translation>
    </message>
    <message>
        <source>Model…</source>
        <extracomment>ui/docks/selection.py</extracomment>
        <translation>Modèle…</translation>
    </message>
    <message>
        <source>Choose the height model that the raster was made with.</source>
        <extracomment>ui/docks/selection.py</extracomment>
        <translation>Choisissez le modèle de hauteur avec lequel le raster a été fait.</translation>
    </message>
    <message>
        <source>Height models (*.json)</source>
        <extracomment>ui/docks/selection.py</extracomment>
        <translation>Modèles de hauteur (*.json)</translation>
    </message>
    <message>
        <source>Save picture</source>
        <extracomment>ui/docks/exports.py</extracomment>
        <translation>Enregistrer l&apos;image</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <extracomment>ui/docks/exports.py</extracomment>
        <translation>Images (*.png)</translation>
    </message>
    <message>
        <source>Save numbers</source>
        <extracomment>ui/docks/exports.py</extracomment>
        <translation>Enregistrer les chiffres</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <extracomment>ui/docks/exports.py</extracomment>
        <translation>Tables (*.csv)</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <extracomment>ui/docks/exports.py</extracomment>
        <translation>Enregistrer l&apos;image…</translation>
    </message>
    <message>
        <source>Save what is shown as PNG.</source>
        <extracomment>ui/docks/exports.py</extracomment>
        <translation>Enregistrer ce qui est montré en PNG.</translation>
    </message>
    <message>
        <source>Save numbers…</source>
        <extracomment>ui/docks/exports.py</extracomment>
        <translation>Enregistrer les chiffres…</translation>
    </message>
    <message>
        <source>Save the numbers of what is shown as CSV.</source>
        <extracomment>ui/docks/exports.py</extracomment>
        <translation>Enregistrer en CSV les chiffres de ce qui est montré.</translation>
    </message>
    <message>
        <source>Copy</source>
        <extracomment>ui/docks/exports.py</extracomment>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy the picture, and its numbers as text.</source>
        <extracomment>ui/docks/exports.py</extracomment>
        <translation>Copier l&apos;image, et ses chiffres en texte.</translation>
    </message>
    <message>
        <source>Copied: the picture, and its numbers as text.</source>
        <extracomment>ui/docks/exports.py</extracomment>
        <translation>Copié&#xa0;: l&apos;image, et ses chiffres en texte.</translation>
    </message>
    <message>
        <source>Select one row only.</source>
        <extracomment>ui/docks/selection.py</extracomment>
        <translation>Ne sélectionnez qu&apos;une ligne.</translation>
    </message>
    <message>
        <source>{path} cannot be written ({why}); choose another folder.</source>
        <extracomment>ui/docks/exports.py</extracomment>
        <translation>{path} ne peut être écrit ({why})&#xa0;; choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <extracomment>ui/docks/exports.py</extracomment>
        <translation>Enregistré&#xa0;: {path}</translation>
    </message>
    <message>
        <source>This cannot be drawn ({error}); see the log messages.</source>
        <extracomment>ui/docks/selection.py</extracomment>
        <translation>Ceci ne peut être dessiné ({error})&#xa0;; voyez le journal des messages.</translation>
    </message>
    <message>
        <source>Choose a layer of Vertical City: building heights (then pick a cell in the map), cells of a fitted model, points with time series, ground control points, or a table of the point target analysis; and select a row.</source>
        <extracomment>ui/docks/selection.py</extracomment>
        <translation>Choisissez une couche de Vertical City&#xa0;: hauteurs de bâtiments (puis une cellule sur la carte), cellules d&apos;un modèle ajusté, points avec séries temporelles, points d&apos;appui, ou une table de l&apos;analyse de cibles ponctuelles&#xa0;; et sélectionnez une ligne.</translation>
    </message>
    <message>
        <source>95 % error ellipses, true to scale</source>
        <extracomment>ui/styles/__init__.py</extracomment>
        <translation>Ellipses d&apos;erreur à 95&#xa0;%, à l&apos;échelle</translation>
    </message>
    <message>
        <source>95 % error ellipses, drawn {times} times too large</source>
        <extracomment>ui/styles/__init__.py</extracomment>
        <translation>Ellipses d&apos;erreur à 95&#xa0;%, dessinées {times} fois trop grandes</translation>
    </message>
    <message>
        <source>below {end} {unit}</source>
        <extracomment>ui/styles/clouds.py</extracomment>
        <translation>moins de {end} {unit}</translation>
    </message>
    <message>
        <source>above {start} {unit}</source>
        <extracomment>ui/styles/clouds.py</extracomment>
        <translation>plus de {start} {unit}</translation>
    </message>
    <message>
        <source>{start} to {end} {unit}</source>
        <extracomment>ui/styles/clouds.py</extracomment>
        <translation>{start} à {end} {unit}</translation>
    </message>
    <message>
        <source>Track {number}</source>
        <extracomment>ui/styles/clouds.py</extracomment>
        <translation>Trace {number}</translation>
    </message>
    <message>
        <source>predicted minus observed: below −10 m (too low)</source>
        <extracomment>legend of the style cells</extracomment>
        <translation>prédit moins observé&#xa0;: moins de −10 m (trop bas)</translation>
    </message>
    <message>
        <source>above 10 m (too high)</source>
        <extracomment>legend of the style cells</extracomment>
        <translation>plus de 10 m (trop haut)</translation>
    </message>
    <message>
        <source>95 % error ellipses, exaggerated</source>
        <extracomment>legend of the style error_ellipses</extracomment>
        <translation>Ellipses d&apos;erreur à 95&#xa0;%, exagérées</translation>
    </message>
    <message>
        <source>ADAD (both sides, two tracks or more on each)</source>
        <extracomment>legend of the style error_ellipses</extracomment>
        <translation>ADAD (deux côtés, deux traces ou plus chacun)</translation>
    </message>
    <message>
        <source>AD (both sides)</source>
        <extracomment>legend of the style error_ellipses</extracomment>
        <translation>AD (deux côtés)</translation>
    </message>
    <message>
        <source>ADA, ADD, … (both sides, more tracks on one)</source>
        <extracomment>legend of the style error_ellipses</extracomment>
        <translation>ADA, ADD, … (deux côtés, plus sur l&apos;un)</translation>
    </message>
    <message>
        <source>AA (one side, ascending)</source>
        <extracomment>legend of the style error_ellipses</extracomment>
        <translation>AA (un côté, ascendant)</translation>
    </message>
    <message>
        <source>DD (one side, descending)</source>
        <extracomment>legend of the style error_ellipses</extracomment>
        <translation>DD (un côté, descendant)</translation>
    </message>
    <message>
        <source>not kept</source>
        <extracomment>legend of the style error_ellipses</extracomment>
        <translation>non gardé</translation>
    </message>
    <message>
        <source>not kept (why: field reason)</source>
        <extracomment>legend of the style ground_control_points</extracomment>
        <translation>non gardé (pourquoi&#xa0;: champ reason)</translation>
    </message>
    <message>
        <source>50 cm or more</source>
        <extracomment>legend of the style ground_control_points</extracomment>
        <translation>50 cm ou plus</translation>
    </message>
    <message>
        <source>terrain as in the training cells</source>
        <extracomment>legend of the style slopemask</extracomment>
        <translation>terrain comme dans les cellules d&apos;apprentissage</translation>
    </message>
    <message>
        <source>steeper or rougher than all training cells</source>
        <extracomment>legend of the style slopemask</extracomment>
        <translation>plus raide ou plus rugueux que toutes les cellules d&apos;apprentissage</translation>
    </message>
    <message>
        <source>Of error_band: the number of the band that holds the height error in metres, the same in each DEM.</source>
        <extracomment>demcomposite, help of parameter ERROR_BAND</extracomment>
        <translation>Pour error_band&#xa0;: le numéro de la bande qui contient l&apos;erreur de hauteur en mètres, le même dans chaque MNE.</translation>
    </message>
    <message>
        <source>Of tv_l1 and huber_l1: how many steps are done; the report tells how they converged.</source>
        <extracomment>demcomposite, help of parameter ITERATIONS</extracomment>
        <translation>Pour tv_l1 et huber_l1&#xa0;: combien de pas sont faits&#xa0;; le rapport dit comment ils ont convergé.</translation>
    </message>
    <message>
        <source>Report (JSON)</source>
        <extracomment>demcomposite, parameter REPORT</extracomment>
        <translation>Rapport (JSON)</translation>
    </message>
    <message>
        <source>elevation model</source>
        <extracomment>demcomposite, word to search for</extracomment>
        <translation>modèle d&apos;élévation</translation>
    </message>
    <message>
        <source>ALOS</source>
        <extracomment>demcomposite, word to search for</extracomment>
        <translation>ALOS</translation>
    </message>
    <message>
        <source>mosaic</source>
        <extracomment>demcomposite, word to search for</extracomment>
        <translation>mosaïque</translation>
    </message>
    <message>
        <source>combine</source>
        <extracomment>demcomposite, word to search for</extracomment>
        <translation>combiner</translation>
    </message>
    <message>
        <source>void filling</source>
        <extracomment>demcomposite, word to search for</extracomment>
        <translation>combler les lacunes</translation>
    </message>
    <message>
        <source>Nuth and Kääb</source>
        <extracomment>demcomposite, word to search for</extracomment>
        <translation>Nuth et Kääb</translation>
    </message>
    <message>
        <source>3D</source>
        <extracomment>demcomposite, word to search for</extracomment>
        <translation>3D</translation>
    </message>
    <message>
        <source>Side of the square output cells, in metres; 250 m as in the paper. Not used when a raster of cells is given.</source>
        <extracomment>ancillaryfeatures, help of parameter CELL_SIZE</extracomment>
        <translation>Côté des cellules carrées en sortie, en mètres&#xa0;; 250 m comme dans l&apos;article. Sans effet si un raster de cellules est donné.</translation>
    </message>
    <message>
        <source>A projected CRS in metres. Empty: the UTM zone of the centre of the DEM. Not used when a raster of cells is given.</source>
        <extracomment>demfeatures, help of parameter CRS</extracomment>
        <translation>Un SCR projeté en mètres. Vide&#xa0;: la zone UTM du centre du MNE. Sans effet si un raster de cellules est donné.</translation>
    </message>
    <message>
        <source>Filters of the set paper30</source>
        <extracomment>demfeatures, parameter FILTERS</extracomment>
        <translation>Filtres du jeu paper30</translation>
    </message>
    <message>
        <source>Valid share of a cell (0 to 1)</source>
        <extracomment>ancillaryfeatures, parameter MIN_VALID</extracomment>
        <translation>Part valide d&apos;une cellule (0 à 1)</translation>
    </message>
    <message>
        <source>focal</source>
        <extracomment>demfeatures, word to search for</extracomment>
        <translation>focal</translation>
    </message>
    <message>
        <source>kernel</source>
        <extracomment>demfeatures, word to search for</extracomment>
        <translation>noyau</translation>
    </message>
    <message>
        <source>opening</source>
        <extracomment>demfeatures, word to search for</extracomment>
        <translation>ouverture</translation>
    </message>
    <message>
        <source>closing</source>
        <extracomment>demfeatures, word to search for</extracomment>
        <translation>fermeture</translation>
    </message>
    <message>
        <source>top-hat</source>
        <extracomment>demfeatures, word to search for</extracomment>
        <translation>chapeau haut de forme</translation>
    </message>
    <message>
        <source>predictors</source>
        <extracomment>ancillaryfeatures, word to search for</extracomment>
        <translation>prédicteurs</translation>
    </message>
    <message>
        <source>aggregate</source>
        <extracomment>demfeatures, word to search for</extracomment>
        <translation>agréger</translation>
    </message>
    <message>
        <source>zonal statistics</source>
        <extracomment>demfeatures, word to search for</extracomment>
        <translation>statistiques zonales</translation>
    </message>
    <message>
        <source>Numeric field with the height of the building above the ground. Empty: the only one with a usual name (height, building_height, measuredHeight, hoehe, hauteur …); the log says which. Buildings without a height are skipped and counted; their ground counts as open ground.</source>
        <extracomment>referencecomponents, help of parameter HEIGHT</extracomment>
        <translation>Champ numérique avec la hauteur du bâtiment au-dessus du sol. Vide&#xa0;: le seul au nom usuel (height, building_height, measuredHeight, hoehe, hauteur …)&#xa0;; le journal dit lequel. Les bâtiments sans hauteur sont omis et comptés&#xa0;; leur sol compte comme libre.</translation>
    </message>
    <message>
        <source>Metres per unit of the height field (feet: 0.3048)</source>
        <extracomment>footprintstomodel, parameter HEIGHT_FACTOR</extracomment>
        <translation>Mètres par unité du champ de hauteur (pieds&#xa0;: 0,3048)</translation>
    </message>
    <message>
        <source>What heights are multiplied by to give metres: 1 for metres, 0.3048 for feet.</source>
        <extracomment>referencecomponents, help of parameter HEIGHT_FACTOR</extracomment>
        <translation>Ce par quoi les hauteurs sont multipliées pour donner des mètres&#xa0;: 1 pour des mètres, 0,3048 pour des pieds.</translation>
    </message>
    <message>
        <source>Terrain model in metres, together with a DSM.</source>
        <extracomment>referencecomponents, help of parameter DTM</extracomment>
        <translation>Modèle numérique de terrain en mètres, avec un MNS.</translation>
    </message>
    <message>
        <source>A projected CRS in metres. Empty: the UTM zone of the centre of the extent. Not used when a raster of cells is given.</source>
        <extracomment>referencecomponents, help of parameter CRS</extracomment>
        <translation>Un SCR projeté en mètres. Vide&#xa0;: la zone UTM du centre de l&apos;emprise. Sans effet si un raster de cellules est donné.</translation>
    </message>
    <message>
        <source>Height of a storey (m)</source>
        <extracomment>gvcpredict, parameter CEILING_HEIGHT</extracomment>
        <translation>Hauteur d&apos;un étage (m)</translation>
    </message>
    <message>
        <source>For the band FLOOR_AREA: AGBH times the cell&apos;s area divided by this.</source>
        <extracomment>referencecomponents, help of parameter CEILING_HEIGHT</extracomment>
        <translation>Pour la bande FLOOR_AREA&#xa0;: AGBH fois la surface de la cellule, divisé par cette hauteur.</translation>
    </message>
    <message>
        <source>Covered share of a cell (0 to 1)</source>
        <extracomment>referencecomponents, parameter MIN_VALID</extracomment>
        <translation>Part couverte d&apos;une cellule (0 à 1)</translation>
    </message>
    <message>
        <source>buildings</source>
        <extracomment>referencecomponents, word to search for</extracomment>
        <translation>bâtiments</translation>
    </message>
    <message>
        <source>DTM</source>
        <extracomment>referencecomponents, word to search for</extracomment>
        <translation>MNT</translation>
    </message>
    <message>
        <source>cadastre</source>
        <extracomment>referencecomponents, word to search for</extracomment>
        <translation>cadastre</translation>
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
        <translation>densité</translation>
    </message>
    <message>
        <source>training data</source>
        <extracomment>referencecomponents, word to search for</extracomment>
        <translation>données d&apos;apprentissage</translation>
    </message>
    <message>
        <source>ground truth</source>
        <extracomment>referencecomponents, word to search for</extracomment>
        <translation>vérité terrain</translation>
    </message>
    <message>
        <source>Factor to a share from 0 to 1 (percent: 0.01)</source>
        <extracomment>ancillaryfeatures, parameter BUILT_FACTOR</extracomment>
        <translation>Facteur vers une part de 0 à 1 (pour-cent&#xa0;: 0,01)</translation>
    </message>
    <message>
        <source>Reflectance of red in any unit, from which and from near infrared the NDVI is computed.</source>
        <extracomment>ancillaryfeatures, help of parameter RED</extracomment>
        <translation>Réflectance du rouge en une unité quelconque, dont le NDVI est calculé avec le proche infrarouge.</translation>
    </message>
    <message>
        <source>A projected CRS in metres. Empty: the UTM zone of the centre of the built-up raster. Not used when a raster of cells is given.</source>
        <extracomment>ancillaryfeatures, help of parameter CRS</extracomment>
        <translation>Un SCR projeté en mètres. Vide&#xa0;: la zone UTM du centre du raster du bâti. Sans effet si un raster de cellules est donné.</translation>
    </message>
    <message>
        <source>Factor to an NDVI from -1 to 1 (scaled integers: 0.0001)</source>
        <extracomment>ancillaryfeatures, parameter NDVI_FACTOR</extracomment>
        <translation>Facteur vers un NDVI de -1 à 1 (entiers mis à l&apos;échelle&#xa0;: 0,0001)</translation>
    </message>
    <message>
        <source>built-up area</source>
        <extracomment>ancillaryfeatures, word to search for</extracomment>
        <translation>surface bâtie</translation>
    </message>
    <message>
        <source>imperviousness</source>
        <extracomment>ancillaryfeatures, word to search for</extracomment>
        <translation>imperméabilisation</translation>
    </message>
    <message>
        <source>trees</source>
        <extracomment>ancillaryfeatures, word to search for</extracomment>
        <translation>arbres</translation>
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
        <translation>Noms des MNE (sources), séparés par des virgules</translation>
    </message>
    <message>
        <source>compare DEMs</source>
        <extracomment>gvcscreen, word to search for</extracomment>
        <translation>comparer des MNE</translation>
    </message>
    <message>
        <source>ranking</source>
        <extracomment>gvcscreen, word to search for</extracomment>
        <translation>classement</translation>
    </message>
    <message>
        <source>Predictors (names of bands)</source>
        <extracomment>footprintstomodel, parameter PREDICTORS</extracomment>
        <translation>Prédicteurs (noms de bandes)</translation>
    </message>
    <message>
        <source>Largest correlation |r| (0 to 1)</source>
        <extracomment>gvcfit, parameter CUTOFF</extracomment>
        <translation>Corrélation |r| maximale (0 à 1)</translation>
    </message>
    <message>
        <source>Centres of the cells, heights in metres: observed, fitted, and predicted by a fit that has not seen the cell.</source>
        <extracomment>footprintstomodel, help of parameter fit:CELLS</extracomment>
        <translation>Centres des cellules, hauteurs en mètres&#xa0;: observées, ajustées, et prédites par un ajustement qui n&apos;a pas vu la cellule.</translation>
    </message>
    <message>
        <source>linear regression</source>
        <extracomment>gvcfit, word to search for</extracomment>
        <translation>régression linéaire</translation>
    </message>
    <message>
        <source>relative importance</source>
        <extracomment>gvcfit, word to search for</extracomment>
        <translation>importance relative</translation>
    </message>
    <message>
        <source>machine learning</source>
        <extracomment>gvcfit, word to search for</extracomment>
        <translation>apprentissage automatique</translation>
    </message>
    <message>
        <source>A model (JSON) written by &apos;Fit a height model&apos;.</source>
        <extracomment>gvcpredict, help of parameter MODEL</extracomment>
        <translation>Un modèle (JSON) écrit par «&#xa0;Ajuster un modèle de hauteur&#xa0;».</translation>
    </message>
    <message>
        <source>Derived quantities (share, volume, floor area)</source>
        <extracomment>featurestoheights, parameter DERIVED</extracomment>
        <translation>Grandeurs dérivées (part, volume, surface de plancher)</translation>
    </message>
    <message>
        <source>Further bands, after the others. built_share: AGBH / ANBH, from 0 to 1, without an error; volume (m³): AGBH times the cell&apos;s area; floor_area (m²): the volume divided by the height of a storey; these two with standard errors. By default none.</source>
        <extracomment>gvcpredict, help of parameter DERIVED</extracomment>
        <translation>Bandes de plus, après les autres. built_share&#xa0;: AGBH / ANBH, de 0 à 1, sans erreur&#xa0;; volume (m³)&#xa0;: AGBH fois la surface de la cellule&#xa0;; floor_area (m²)&#xa0;: le volume divisé par la hauteur d&apos;un étage&#xa0;; ces deux avec des erreurs types. Par défaut aucune.</translation>
    </message>
    <message>
        <source>The derived floor area is the volume divided by it.</source>
        <extracomment>gvcpredict, help of parameter CEILING_HEIGHT</extracomment>
        <translation>La surface de plancher dérivée est le volume divisé par cette hauteur.</translation>
    </message>
    <message>
        <source>height map</source>
        <extracomment>gvcpredict, word to search for</extracomment>
        <translation>carte des hauteurs</translation>
    </message>
    <message>
        <source>estimate</source>
        <extracomment>gvcpredict, word to search for</extracomment>
        <translation>estimer</translation>
    </message>
    <message>
        <source>storeys</source>
        <extracomment>gvcpredict, word to search for</extracomment>
        <translation>étages</translation>
    </message>
    <message>
        <source>uncertainty</source>
        <extracomment>gvcpredict, word to search for</extracomment>
        <translation>incertitude</translation>
    </message>
    <message>
        <source>Numeric field with the height of each target, in metres. Empty: Z of the points where they have one, else the DEM, else the height below.</source>
        <extracomment>pointtargetanalysis, help of parameter HEIGHT_FIELD</extracomment>
        <translation>Champ numérique avec la hauteur de chaque cible, en mètres. Vide&#xa0;: le Z des points s&apos;ils en ont un, sinon le MNE, sinon la hauteur ci-dessous.</translation>
    </message>
    <message>
        <source>DEM (heights of targets)</source>
        <extracomment>pointtargetanalysis, parameter DEM</extracomment>
        <translation>MNE (hauteurs des cibles)</translation>
    </message>
    <message>
        <source>Height of targets without one (m)</source>
        <extracomment>pointtargetanalysis, parameter HEIGHT</extracomment>
        <translation>Hauteur des cibles sans hauteur (m)</translation>
    </message>
    <message>
        <source>Side of the window about the target, in pixels; an even number.</source>
        <extracomment>pointtargetanalysis, help of parameter WINDOW</extracomment>
        <translation>Côté de la fenêtre autour de la cible, en pixels&#xa0;; un nombre pair.</translation>
    </message>
    <message>
        <source>Oversampling (times)</source>
        <extracomment>pointtargetanalysis, parameter OVERSAMPLING</extracomment>
        <translation>Suréchantillonnage (fois)</translation>
    </message>
    <message>
        <source>A multiple of 4, by default 32. A paraboloid refines the peak beyond it.</source>
        <extracomment>pointtargetanalysis, help of parameter OVERSAMPLING</extracomment>
        <translation>Un multiple de 4, par défaut 32. Un paraboloïde affine le pic au-delà.</translation>
    </message>
    <message>
        <source>How many pixels from its predicted place, with the product&apos;s own delays, the brightest pixel may lie.</source>
        <extracomment>pointtargetanalysis, help of parameter SEARCH</extracomment>
        <translation>À combien de pixels de son lieu prédit, avec les retards propres au produit, le pixel le plus brillant peut se trouver.</translation>
    </message>
    <message>
        <source>Folder for pictures</source>
        <extracomment>pointtargetanalysis, parameter CHIPS</extracomment>
        <translation>Dossier des images</translation>
    </message>
    <message>
        <source>radar</source>
        <extracomment>exportgcps, word to search for</extracomment>
        <translation>radar</translation>
    </message>
    <message>
        <source>point target</source>
        <extracomment>pointtargetanalysis, word to search for</extracomment>
        <translation>cible ponctuelle</translation>
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
        <translation>réponse impulsionnelle</translation>
    </message>
    <message>
        <source>image quality</source>
        <extracomment>pointtargetanalysis, word to search for</extracomment>
        <translation>qualité d&apos;image</translation>
    </message>
    <message>
        <source>For a table with other names, as for the observations: x = pos_x; vx = vel_x … One definition a line, or separated by ;.</source>
        <extracomment>stereogcp, help of parameter ORBIT_COLUMNS</extracomment>
        <translation>Pour une table aux autres noms, comme pour les observations&#xa0;: x = pos_x; vx = vel_x … Une définition par ligne, ou séparées par&#xa0;;.</translation>
    </message>
    <message>
        <source>Predicted orbits are off by metres. Off: a run with one of them stops.</source>
        <extracomment>stereogcp, help of parameter PREDICTED</extracomment>
        <translation>Les orbites prédites sont à des mètres près. Décoché&#xa0;: une exécution qui en contient s&apos;arrête.</translation>
    </message>
    <message>
        <source>A file of the IERS, finals2000A or EOP C04, for the pole tide. Not used unless pole_tide is chosen.</source>
        <extracomment>stereogcp, help of parameter EOP</extracomment>
        <translation>Un fichier de l&apos;IERS, finals2000A ou EOP C04, pour la marée polaire. Sans effet si pole_tide n&apos;est pas choisi.</translation>
    </message>
    <message>
        <source>Coefficients from the ocean loading provider of Onsala, for a place near by. Not used unless ocean_loading is chosen.</source>
        <extracomment>stereogcp, help of parameter OCEAN_LOADING</extracomment>
        <translation>Coefficients du service de surcharge océanique d&apos;Onsala, pour un lieu proche. Sans effet si ocean_loading n&apos;est pas choisi.</translation>
    </message>
    <message>
        <source>Standard deviation of each coordinate of a reference target, in metres.</source>
        <extracomment>stereogcp, help of parameter REFERENCE_SIGMA</extracomment>
        <translation>Écart type de chaque coordonnée d&apos;une cible de référence, en mètres.</translation>
    </message>
    <message>
        <source>Limit of the scatter of azimuth, step 3 (resolutions)</source>
        <extracomment>stereogcp, parameter S_LIMIT</extracomment>
        <translation>Limite de la dispersion de l&apos;azimut, étape 3 (résolutions)</translation>
    </message>
    <message>
        <source>What step 1 counts in. Empty: the product&apos;s.</source>
        <extracomment>stereogcp, help of parameter RANGE_RESOLUTION</extracomment>
        <translation>Ce en quoi compte l&apos;étape 1. Vide&#xa0;: celle du produit.</translation>
    </message>
    <message>
        <source>What steps 1 and 3 count in. Empty: the product&apos;s.</source>
        <extracomment>stereogcp, help of parameter AZIMUTH_RESOLUTION</extracomment>
        <translation>Ce en quoi comptent les étapes 1 et 3. Vide&#xa0;: celle du produit.</translation>
    </message>
    <message>
        <source>Along track; where it cannot be estimated. Empty: from the SCR and the corrections.</source>
        <extracomment>stereogcp, help of parameter ASSUMED_AZIMUTH</extracomment>
        <translation>Le long de la trace&#xa0;; là où elle ne peut être estimée. Vide&#xa0;: d&apos;après le SCR et les corrections.</translation>
    </message>
    <message>
        <source>Projected or geographic. Empty: the UTM zone of the targets. Coordinates are put into it without a change of frame.</source>
        <extracomment>stereogcp, help of parameter CRS</extracomment>
        <translation>Projeté ou géographique. Vide&#xa0;: la zone UTM des cibles. Les coordonnées y sont mises sans changement de repère.</translation>
    </message>
    <message>
        <source>Exaggeration of the ellipses (times)</source>
        <extracomment>stereogcp, parameter EXAGGERATION</extracomment>
        <translation>Exagération des ellipses (fois)</translation>
    </message>
    <message>
        <source>ground control</source>
        <extracomment>exportgcps, word to search for</extracomment>
        <translation>points de contrôle</translation>
    </message>
    <message>
        <source>geolocation</source>
        <extracomment>stereogcp, word to search for</extracomment>
        <translation>géolocalisation</translation>
    </message>
    <message>
        <source>coordinates</source>
        <extracomment>stereogcp, word to search for</extracomment>
        <translation>coordonnées</translation>
    </message>
    <message>
        <source>The file of GDAL&apos;s options is used so: gdal_translate --optfile gcps.txt image.tif with_gcps.tif</source>
        <extracomment>help of exportgcps</extracomment>
        <translation>Le fichier d&apos;options de GDAL s&apos;emploie ainsi&#xa0;: gdal_translate --optfile gcps.txt image.tif with_gcps.tif</translation>
    </message>
    <message>
        <source>Source: geometry of Montazeri, Gisinger, Eineder, Zhu (2018), IEEE TGRS, doi 10.1109/TGRS.2017.2769078, section II; files as QGIS and GDAL read them.</source>
        <extracomment>help of exportgcps</extracomment>
        <translation>Source&#xa0;: géométrie de Montazeri, Gisinger, Eineder, Zhu (2018), IEEE TGRS, doi 10.1109/TGRS.2017.2769078, section II&#xa0;; fichiers tels que QGIS et GDAL les lisent.</translation>
    </message>
    <message>
        <source>Which image, where the product holds several: VV, HH …</source>
        <extracomment>exportgcps, help of parameter POLARISATION</extracomment>
        <translation>Quelle image, si le produit en contient plusieurs&#xa0;: VV, HH …</translation>
    </message>
    <message>
        <source>Projected or geographic: what easting and northing are written in. Empty: that of the layer of points.</source>
        <extracomment>exportgcps, help of parameter CRS</extracomment>
        <translation>Projeté ou géographique&#xa0;: ce en quoi est et nord sont écrits. Vide&#xa0;: celui de la couche des points.</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <extracomment>exportgcps, parameter CSV</extracomment>
        <translation>Table (CSV)</translation>
    </message>
    <message>
        <source>orthorectify</source>
        <extracomment>exportgcps, word to search for</extracomment>
        <translation>orthorectifier</translation>
    </message>
    <message>
        <source>rectify</source>
        <extracomment>exportgcps, word to search for</extracomment>
        <translation>rectifier</translation>
    </message>
    <message>
        <source>Source: geocoding by the range-Doppler equations of Montazeri, Gisinger, Eineder, Zhu (2018), IEEE TGRS, doi 10.1109/TGRS.2017.2769078, section II; elevations and reference points as in Zhu, Montazeri, Gisinger, Hanssen, Bamler (2016), doi 10.1109/TGRS.2015.2448686.</source>
        <extracomment>help of importpointcloud</extracomment>
        <translation>Source&#xa0;: géocodage par les équations distance-Doppler de Montazeri, Gisinger, Eineder, Zhu (2018), IEEE TGRS, doi 10.1109/TGRS.2017.2769078, section II&#xa0;; élévations et points de référence comme chez Zhu, Montazeri, Gisinger, Hanssen, Bamler (2016), doi 10.1109/TGRS.2015.2448686.</translation>
    </message>
    <message>
        <source>Height of the geoid above the ellipsoid (Berlin: 39.5 m), added to all heights; for heights by undulation.</source>
        <extracomment>importpointcloud, help of parameter UNDULATION</extracomment>
        <translation>Hauteur du géoïde au-dessus de l&apos;ellipsoïde (Berlin&#xa0;: 39,5 m), ajoutée à toutes les hauteurs&#xa0;; pour des hauteurs selon undulation.</translation>
    </message>
    <message>
        <source>Points of the cloud</source>
        <extracomment>importpointcloud, parameter OUTPUT_POINTS</extracomment>
        <translation>Points du nuage</translation>
    </message>
    <message>
        <source>Thin points to one in cells of (m)</source>
        <extracomment>importpointcloud, parameter THINNING</extracomment>
        <translation>Éclaircir à un point par cellule de (m)</translation>
    </message>
    <message>
        <source>deformation</source>
        <extracomment>importpointcloud, word to search for</extracomment>
        <translation>déformation</translation>
    </message>
    <message>
        <source>ground motion</source>
        <extracomment>importpointcloud, word to search for</extracomment>
        <translation>mouvement du sol</translation>
    </message>
    <message>
        <source>subsidence</source>
        <extracomment>importpointcloud, word to search for</extracomment>
        <translation>subsidence</translation>
    </message>
    <message>
        <source>velocity</source>
        <extracomment>importpointcloud, word to search for</extracomment>
        <translation>vitesse</translation>
    </message>
    <message>
        <source>geoid</source>
        <extracomment>importpointcloud, word to search for</extracomment>
        <translation>géoïde</translation>
    </message>
    <message>
        <source>convert</source>
        <extracomment>importpointcloud, word to search for</extracomment>
        <translation>convertir</translation>
    </message>
    <message>
        <source>Reference target (its name)</source>
        <extracomment>cloudstoaccuracy, parameter TARGET</extracomment>
        <translation>Cible de référence (son nom)</translation>
    </message>
    <message>
        <source>Goes into the error of the shifts. Empty: a quarter of the diameter.</source>
        <extracomment>fusepointclouds, help of parameter DIAMETER_SIGMA</extracomment>
        <translation>Entre dans l&apos;erreur des déplacements. Vide&#xa0;: un quart du diamètre.</translation>
    </message>
    <message>
        <source>Clouds that stay, geometric</source>
        <extracomment>fusepointclouds, parameter HELD</extracomment>
        <translation>Nuages qui restent, géométrique</translation>
    </message>
    <message>
        <source>Standard deviation of ranges, geometric (m)</source>
        <extracomment>fusepointclouds, parameter RANGE_SIGMA</extracomment>
        <translation>Écart type des distances, géométrique (m)</translation>
    </message>
    <message>
        <source>Standard deviation of azimuths, geometric (m)</source>
        <extracomment>fusepointclouds, parameter AZIMUTH_SIGMA</extracomment>
        <translation>Écart type des azimuts, géométrique (m)</translation>
    </message>
    <message>
        <source>Only for clouds whose heights are above the geoid: height of the geoid above the ellipsoid there. Empty: heights are ellipsoidal.</source>
        <extracomment>fusepointclouds, help of parameter UNDULATION</extracomment>
        <translation>Seulement pour des nuages dont les hauteurs sont au-dessus du géoïde&#xa0;: hauteur du géoïde au-dessus de l&apos;ellipsoïde à cet endroit. Vide&#xa0;: les hauteurs sont ellipsoïdales.</translation>
    </message>
    <message>
        <source>align</source>
        <extracomment>fusepointclouds, word to search for</extracomment>
        <translation>aligner</translation>
    </message>
    <message>
        <source>registration</source>
        <extracomment>fusepointclouds, word to search for</extracomment>
        <translation>recalage</translation>
    </message>
    <message>
        <source>Field with names of areas and facades</source>
        <extracomment>pointcloudaccuracy, parameter NAME_FIELD</extracomment>
        <translation>Champ des noms de surfaces et façades</translation>
    </message>
    <message>
        <source>A field that both layers have. Empty: they are numbered.</source>
        <extracomment>pointcloudaccuracy, help of parameter NAME_FIELD</extracomment>
        <translation>Un champ que les deux couches ont. Vide&#xa0;: elles sont numérotées.</translation>
    </message>
    <message>
        <source>Standard deviation of the heights in the cylinder from which on a place is one of a facade. Empty: 0.3 of the building&apos;s height. The paper took 20 m at a high-rise.</source>
        <extracomment>pointcloudaccuracy, help of parameter THRESHOLD</extracomment>
        <translation>Écart type des hauteurs dans le cylindre à partir duquel un lieu est celui d&apos;une façade. Vide&#xa0;: 0,3 de la hauteur du bâtiment. L&apos;article a pris 20 m pour une tour.</translation>
    </message>
    <message>
        <source>Pieces of a facade with fewer scatterers in the horizontal plane are left out. Empty: a quarter of the median. The paper took 13.</source>
        <extracomment>pointcloudaccuracy, help of parameter DENSITY</extracomment>
        <translation>Les morceaux de façade avec moins de diffuseurs dans le plan horizontal sont omis. Vide&#xa0;: un quart de la médiane. L&apos;article a pris 13.</translation>
    </message>
    <message>
        <source>Only points in this interval of ellipsoidal heights. Empty: between ground and roof, clear of both.</source>
        <extracomment>pointcloudaccuracy, help of parameter HEIGHTS</extracomment>
        <translation>Seulement les points dans cet intervalle de hauteurs ellipsoïdales. Vide&#xa0;: entre sol et toit, à l&apos;écart des deux.</translation>
    </message>
    <message>
        <source>Of the cloud, in metres, if it is known: the report then says what precision it lets expect across a facade.</source>
        <extracomment>pointcloudaccuracy, help of parameter ELEVATION_SIGMA</extracomment>
        <translation>Du nuage, en mètres, s&apos;il est connu&#xa0;: le rapport dit alors quelle précision il laisse attendre en travers d&apos;une façade.</translation>
    </message>
    <message>
        <source>Control points with height differences</source>
        <extracomment>pointcloudaccuracy, parameter GCP_OUTPUT</extracomment>
        <translation>Points d&apos;appui avec différences de hauteur</translation>
    </message>
    <message>
        <source>checkpoint</source>
        <extracomment>pointcloudaccuracy, word to search for</extracomment>
        <translation>point de contrôle</translation>
    </message>
    <message>
        <source>error</source>
        <extracomment>pointcloudaccuracy, word to search for</extracomment>
        <translation>erreur</translation>
    </message>
    <message>
        <source>Environment</source>
        <extracomment>group of algorithms</extracomment>
        <translation>Environnement</translation>
    </message>
    <message>
        <source>Check the environment</source>
        <extracomment>name of checkenvironment</extracomment>
        <translation>Vérifier l&apos;environnement</translation>
    </message>
    <message>
        <source>Shows which libraries are there and in what version, what each missing one costs, and the command that installs it.</source>
        <extracomment>help of checkenvironment</extracomment>
        <translation>Montre quelles bibliothèques sont là et en quelle version, ce que coûte chacune qui manque, et la commande qui l&apos;installe.</translation>
    </message>
    <message>
        <source>QGIS brings all that Vertical City cannot do without: NumPy, GDAL and pyproj. The others are optional: without matplotlib reports have no pictures, without SciPy fits have no p values, without laspy and lazrs there is no LAZ and COPC, without h5py no HDF5, without scikit-learn no gradient boosting, and without numba large inputs take longer. Each is really loaded here, so that one that is there and does not work, such as a numba that does not fit NumPy, shows as broken.</source>
        <extracomment>help of checkenvironment</extracomment>
        <translation>QGIS apporte tout ce dont Vertical City ne peut se passer&#xa0;: NumPy, GDAL et pyproj. Les autres sont facultatives&#xa0;: sans matplotlib les rapports n&apos;ont pas d&apos;images, sans SciPy les ajustements n&apos;ont pas de valeurs p, sans laspy et lazrs il n&apos;y a ni LAZ ni COPC, sans h5py pas de HDF5, sans scikit-learn pas de gradient boosting, et sans numba les grandes entrées prennent plus de temps. Chacune est vraiment chargée ici&#xa0;: une qui est là et ne marche pas, comme un numba qui ne va pas avec NumPy, apparaît donc comme cassée.</translation>
    </message>
    <message>
        <source>Nothing is installed. The commands of pip name the NumPy that is there, so that pip leaves it alone: GDAL and QGIS are built for it. Start QGIS again after installing.</source>
        <extracomment>help of checkenvironment</extracomment>
        <translation>Rien n&apos;est installé. Les commandes de pip nomment le NumPy présent, pour que pip n&apos;y touche pas&#xa0;: GDAL et QGIS sont construits pour lui. Redémarrez QGIS après l&apos;installation.</translation>
    </message>
    <message>
        <source>Commands for</source>
        <extracomment>checkenvironment, parameter PLATFORM</extracomment>
        <translation>Commandes pour</translation>
    </message>
    <message>
        <source>How to install what is missing: detected: on this machine; all: on every one that is known; or one of them: debian: Debian and Ubuntu; osgeo4w: Windows; qpip: QGIS&apos;s plugin QPIP. Nothing is installed here.</source>
        <extracomment>checkenvironment, help of parameter PLATFORM</extracomment>
        <translation>Comment installer ce qui manque&#xa0;: detected&#xa0;: sur cette machine&#xa0;; all&#xa0;: sur toutes celles connues&#xa0;; ou l&apos;une d&apos;elles&#xa0;: debian&#xa0;: Debian et Ubuntu&#xa0;; osgeo4w&#xa0;: Windows&#xa0;; qpip&#xa0;: l&apos;extension QPIP de QGIS. Rien n&apos;est installé ici.</translation>
    </message>
    <message>
        <source>The same as a page, to be sent to whoever looks after the machine.</source>
        <extracomment>checkenvironment, help of parameter REPORT</extracomment>
        <translation>La même chose en page, à envoyer à qui s&apos;occupe de la machine.</translation>
    </message>
    <message>
        <source>Optional libraries that are missing</source>
        <extracomment>checkenvironment, output MISSING</extracomment>
        <translation>Bibliothèques facultatives manquantes</translation>
    </message>
    <message>
        <source>Libraries that are there and do not work</source>
        <extracomment>checkenvironment, output BROKEN</extracomment>
        <translation>Bibliothèques présentes qui ne marchent pas</translation>
    </message>
    <message>
        <source>NumPy works (1) or not (0)</source>
        <extracomment>checkenvironment, output HAS_NUMPY</extracomment>
        <translation>NumPy fonctionne (1) ou non (0)</translation>
    </message>
    <message>
        <source>GDAL works (1) or not (0)</source>
        <extracomment>checkenvironment, output HAS_GDAL</extracomment>
        <translation>GDAL fonctionne (1) ou non (0)</translation>
    </message>
    <message>
        <source>pyproj works (1) or not (0)</source>
        <extracomment>checkenvironment, output HAS_PYPROJ</extracomment>
        <translation>pyproj fonctionne (1) ou non (0)</translation>
    </message>
    <message>
        <source>matplotlib works (1) or not (0)</source>
        <extracomment>checkenvironment, output HAS_MATPLOTLIB</extracomment>
        <translation>matplotlib fonctionne (1) ou non (0)</translation>
    </message>
    <message>
        <source>SciPy works (1) or not (0)</source>
        <extracomment>checkenvironment, output HAS_SCIPY</extracomment>
        <translation>SciPy fonctionne (1) ou non (0)</translation>
    </message>
    <message>
        <source>laspy works (1) or not (0)</source>
        <extracomment>checkenvironment, output HAS_LASPY</extracomment>
        <translation>laspy fonctionne (1) ou non (0)</translation>
    </message>
    <message>
        <source>lazrs works (1) or not (0)</source>
        <extracomment>checkenvironment, output HAS_LAZRS</extracomment>
        <translation>lazrs fonctionne (1) ou non (0)</translation>
    </message>
    <message>
        <source>h5py works (1) or not (0)</source>
        <extracomment>checkenvironment, output HAS_H5PY</extracomment>
        <translation>h5py fonctionne (1) ou non (0)</translation>
    </message>
    <message>
        <source>scikit-learn works (1) or not (0)</source>
        <extracomment>checkenvironment, output HAS_SCIKIT_LEARN</extracomment>
        <translation>scikit-learn fonctionne (1) ou non (0)</translation>
    </message>
    <message>
        <source>numba works (1) or not (0)</source>
        <extracomment>checkenvironment, output HAS_NUMBA</extracomment>
        <translation>numba fonctionne (1) ou non (0)</translation>
    </message>
    <message>
        <source>distributed works (1) or not (0)</source>
        <extracomment>checkenvironment, output HAS_DISTRIBUTED</extracomment>
        <translation>distributed fonctionne (1) ou non (0)</translation>
    </message>
    <message>
        <source>Versions as JSON</source>
        <extracomment>checkenvironment, output VERSIONS</extracomment>
        <translation>Versions en JSON</translation>
    </message>
    <message>
        <source>Commands to install what is missing</source>
        <extracomment>checkenvironment, output INSTALL</extracomment>
        <translation>Commandes pour installer ce qui manque</translation>
    </message>
    <message>
        <source>install</source>
        <extracomment>checkenvironment, word to search for</extracomment>
        <translation>installer</translation>
    </message>
    <message>
        <source>libraries</source>
        <extracomment>checkenvironment, word to search for</extracomment>
        <translation>bibliothèques</translation>
    </message>
    <message>
        <source>dependencies</source>
        <extracomment>checkenvironment, word to search for</extracomment>
        <translation>dépendances</translation>
    </message>
    <message>
        <source>requirements</source>
        <extracomment>checkenvironment, word to search for</extracomment>
        <translation>prérequis</translation>
    </message>
    <message>
        <source>version</source>
        <extracomment>checkenvironment, word to search for</extracomment>
        <translation>version</translation>
    </message>
    <message>
        <source>missing</source>
        <extracomment>checkenvironment, word to search for</extracomment>
        <translation>manquant</translation>
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
        <translation>à propos</translation>
    </message>
    <message>
        <source>diagnose</source>
        <extracomment>checkenvironment, word to search for</extracomment>
        <translation>diagnostic</translation>
    </message>
    <message>
        <source>5 Chains</source>
        <extracomment>group of algorithms</extracomment>
        <translation>5 Chaînes</translation>
    </message>
    <message>
        <source>DEMs to features</source>
        <extracomment>name of demstofeatures</extracomment>
        <translation>Des MNE aux descripteurs</translation>
    </message>
    <message>
        <source>Two or more elevation rasters of one place, in metres. The grid of the first one is kept.</source>
        <extracomment>demstofeatures, help of parameter DEMS</extracomment>
        <translation>Deux rasters d&apos;altitude ou plus d&apos;un même lieu, en mètres. La grille du premier est conservée.</translation>
    </message>
    <message>
        <source>First move each further DEM by the shift that fits it to the first one best. Needs sloping terrain.</source>
        <extracomment>demstofeatures, help of parameter COREGISTER</extracomment>
        <translation>Déplacer d&apos;abord chaque autre MNE du décalage qui l&apos;ajuste le mieux au premier. Demande un terrain en pente.</translation>
    </message>
    <message>
        <source>Side of the square cells, in metres; as the model was, or shall be, fitted with.</source>
        <extracomment>demstofeatures, help of parameter CELL_SIZE</extracomment>
        <translation>Côté des cellules carrées, en mètres&#xa0;; tel que le modèle a été, ou sera, ajusté.</translation>
    </message>
    <message>
        <source>A raster whose CRS, cells and extent are used, such as features made before, so that outputs fit on each other.</source>
        <extracomment>demstofeatures, help of parameter GRID</extracomment>
        <translation>Un raster dont le SCR, les cellules et l&apos;emprise sont repris, comme des descripteurs faits auparavant, pour que les sorties se superposent.</translation>
    </message>
    <message>
        <source>A projected CRS in metres. Empty: the UTM zone of the centre of the DEMs. Not used when a grid is given.</source>
        <extracomment>demstofeatures, help of parameter CRS</extracomment>
        <translation>Un SCR projeté en mètres. Vide&#xa0;: la zone UTM du centre des MNE. Sans effet si une grille est donnée.</translation>
    </message>
    <message>
        <source>composite</source>
        <extracomment>demstofeatures, word to search for</extracomment>
        <translation>composite</translation>
    </message>
    <message>
        <source>Footprints to a height model</source>
        <extracomment>name of footprintstomodel</extracomment>
        <translation>Des emprises à un modèle de hauteur</translation>
    </message>
    <message>
        <source>Features of a DEM of the place of the footprints, such as the chain &apos;DEMs to features&apos; writes.</source>
        <extracomment>footprintstomodel, help of parameter FEATURES</extracomment>
        <translation>Descripteurs d&apos;un MNE du lieu des emprises, tels que les écrit la chaîne «&#xa0;Des MNE aux descripteurs&#xa0;».</translation>
    </message>
    <message>
        <source>Polygons of all buildings of an area, with a field of heights.</source>
        <extracomment>footprintstomodel, help of parameter BUILDINGS</extracomment>
        <translation>Polygones de tous les bâtiments d&apos;une zone, avec un champ de hauteurs.</translation>
    </message>
    <message>
        <source>Field with the height of each building above the ground.</source>
        <extracomment>footprintstomodel, help of parameter HEIGHT</extracomment>
        <translation>Champ avec la hauteur de chaque bâtiment au-dessus du sol.</translation>
    </message>
    <message>
        <source>1 for heights in metres, 0.3048 for feet, 3 or so for storeys.</source>
        <extracomment>footprintstomodel, help of parameter HEIGHT_FACTOR</extracomment>
        <translation>1 pour des hauteurs en mètres, 0,3048 pour des pieds, 3 environ pour des étages.</translation>
    </message>
    <message>
        <source>Polygons within which every building is in the layer, so that cells without footprints count as unbuilt. Empty: the extent of the footprints.</source>
        <extracomment>footprintstomodel, help of parameter COVERAGE</extracomment>
        <translation>Polygones où chaque bâtiment est dans la couche, pour que les cellules sans emprise comptent comme non bâties. Vide&#xa0;: l&apos;étendue des emprises.</translation>
    </message>
    <message>
        <source>Buildings lower than this, in metres, are left out, such as sheds and garages.</source>
        <extracomment>footprintstomodel, help of parameter MIN_HEIGHT</extracomment>
        <translation>Les bâtiments plus bas que cela, en mètres, sont omis, comme les abris et les garages.</translation>
    </message>
    <message>
        <source>best_single: the one feature that explains each component best; given: those named below; stepwise and collinearity: several, chosen one by one or cleared of those that say the same.</source>
        <extracomment>footprintstomodel, help of parameter SELECTION</extracomment>
        <translation>best_single&#xa0;: l&apos;unique descripteur qui explique le mieux chaque composante&#xa0;; given&#xa0;: ceux nommés ci-dessous&#xa0;; stepwise et collinearity&#xa0;: plusieurs, choisis un par un ou débarrassés de ceux qui disent la même chose.</translation>
    </message>
    <message>
        <source>Names of bands for the choice &apos;given&apos;, such as m2d1_mean, separated by commas.</source>
        <extracomment>footprintstomodel, help of parameter PREDICTORS</extracomment>
        <translation>Noms de bandes pour le choix «&#xa0;given&#xa0;», comme m2d1_mean, séparés par des virgules.</translation>
    </message>
    <message>
        <source>ols: least squares, as in the paper; ridge, quantile, gradient_boosting: for trials.</source>
        <extracomment>footprintstomodel, help of parameter METHOD</extracomment>
        <translation>ols&#xa0;: moindres carrés, comme dans l&apos;article&#xa0;; ridge, quantile, gradient_boosting&#xa0;: pour des essais.</translation>
    </message>
    <message>
        <source>Side of the squares that are held out in turn, in metres, to judge the model where it has not seen the neighbours.</source>
        <extracomment>footprintstomodel, help of parameter BLOCK_SIZE</extracomment>
        <translation>Côté des carrés mis de côté tour à tour, en mètres, pour juger le modèle là où il n&apos;a pas vu les voisins.</translation>
    </message>
    <message>
        <source>reference</source>
        <extracomment>footprintstomodel, word to search for</extracomment>
        <translation>référence</translation>
    </message>
    <message>
        <source>fit</source>
        <extracomment>footprintstomodel, word to search for</extracomment>
        <translation>ajuster</translation>
    </message>
    <message>
        <source>Features to trusted heights</source>
        <extracomment>name of featurestoheights</extracomment>
        <translation>Des descripteurs aux hauteurs fiables</translation>
    </message>
    <message>
        <source>Features of a DEM made as those that the model was fitted to, with the terrain-robust ones, such as the chain &apos;DEMs to features&apos; writes.</source>
        <extracomment>featurestoheights, help of parameter FEATURES</extracomment>
        <translation>Descripteurs d&apos;un MNE faits comme ceux auxquels le modèle a été ajusté, avec les robustes au terrain, tels que les écrit la chaîne «&#xa0;Des MNE aux descripteurs&#xa0;».</translation>
    </message>
    <message>
        <source>JSON file of &apos;Fit a height model&apos;, fitted with terrain-robust features among the rasters: only then does it know its slopes.</source>
        <extracomment>featurestoheights, help of parameter MODEL</extracomment>
        <translation>Fichier JSON d&apos;«&#xa0;Ajuster un modèle de hauteur&#xa0;», ajusté avec des descripteurs robustes au terrain parmi les rasters&#xa0;: alors seulement il connaît ses pentes.</translation>
    </message>
    <message>
        <source>Also write built share, volume or floor area, each as a band.</source>
        <extracomment>featurestoheights, help of parameter DERIVED</extracomment>
        <translation>Écrire aussi la part bâtie, le volume ou la surface de plancher, une bande chacun.</translation>
    </message>
    <message>
        <source>residuals: for the city that the model was fitted to; unseen_cells: for another city, from the blocks or cities that were held out.</source>
        <extracomment>featurestoheights, help of parameter ERROR_FROM</extracomment>
        <translation>residuals&#xa0;: pour la ville à laquelle le modèle a été ajusté&#xa0;; unseen_cells&#xa0;: pour une autre ville, d&apos;après les blocs ou les villes mis de côté.</translation>
    </message>
    <message>
        <source>predict</source>
        <extracomment>featurestoheights, word to search for</extracomment>
        <translation>prédire</translation>
    </message>
    <message>
        <source>slope mask</source>
        <extracomment>featurestoheights, word to search for</extracomment>
        <translation>masque de pente</translation>
    </message>
    <message>
        <source>SAR images to ground control points</source>
        <extracomment>name of imagestogcps</extracomment>
        <translation>Des images SAR aux points d&apos;appui</translation>
    </message>
    <message>
        <source>SAR images</source>
        <extracomment>imagestofusedcloud, parameter PRODUCTS</extracomment>
        <translation>Images SAR</translation>
    </message>
    <message>
        <source>Single-look complex images of two geometries or more, such as ascending and descending, several passes each: TerraSAR-X, TanDEM-X, PAZ, Sentinel-1, NISAR-like RSLC, or chips with JSON; files, or a folder of them.</source>
        <extracomment>imagestofusedcloud, help of parameter PRODUCTS</extracomment>
        <translation>Images complexes à visée simple (SLC) de deux géométries ou plus, comme ascendante et descendante, plusieurs passages chacune&#xa0;: TerraSAR-X, TanDEM-X, PAZ, Sentinel-1, RSLC de type NISAR, ou imagettes avec JSON&#xa0;; des fichiers, ou un dossier de ceux-ci.</translation>
    </message>
    <message>
        <source>Points that shine in the images, such as lamp posts or corner reflectors, placed to a few metres.</source>
        <extracomment>imagestofusedcloud, help of parameter TARGETS</extracomment>
        <translation>Points qui brillent dans les images, comme des lampadaires ou des réflecteurs en coin, placés à quelques mètres près.</translation>
    </message>
    <message>
        <source>DEM of the targets</source>
        <extracomment>imagestofusedcloud, parameter DEM</extracomment>
        <translation>MNE des cibles</translation>
    </message>
    <message>
        <source>Ellipsoidal heights, in metres, of targets that have none of their own (Z of the points).</source>
        <extracomment>imagestofusedcloud, help of parameter DEM</extracomment>
        <translation>Hauteurs ellipsoïdales, en mètres, des cibles qui n&apos;en ont pas elles-mêmes (Z des points).</translation>
    </message>
    <message>
        <source>How far from its predicted place the brightest pixel may lie; larger where the targets are placed roughly.</source>
        <extracomment>imagestofusedcloud, help of parameter SEARCH</extracomment>
        <translation>À quelle distance de son lieu prédit le pixel le plus brillant peut se trouver&#xa0;; plus grand si les cibles sont placées grossièrement.</translation>
    </message>
    <message>
        <source>Image to be georeferenced</source>
        <extracomment>imagestogcps, parameter IMAGE</extracomment>
        <translation>Image à géoréférencer</translation>
    </message>
    <message>
        <source>The image whose pixels the exported points name: one of the SAR images, or another one of the place.</source>
        <extracomment>imagestogcps, help of parameter IMAGE</extracomment>
        <translation>L&apos;image dont les points exportés nomment les pixels&#xa0;: une des images SAR, ou une autre du lieu.</translation>
    </message>
    <message>
        <source>Sentinel-1 orbit files (.EOF); those that cover an image replace its own orbit, in both steps.</source>
        <extracomment>imagestofusedcloud, help of parameter ORBITS</extracomment>
        <translation>Fichiers d&apos;orbites Sentinel-1 (.EOF)&#xa0;; ceux qui couvrent une image remplacent sa propre orbite, dans les deux étapes.</translation>
    </message>
    <message>
        <source>What is taken off the radar times: solid_tide, troposphere, ionosphere, timing and more; &apos;Ground control points by stereo SAR&apos; explains each. none, alone: no correction.</source>
        <extracomment>imagestofusedcloud, help of parameter CORRECTIONS</extracomment>
        <translation>Ce qui est retranché des temps radar&#xa0;: solid_tide, troposphere, ionosphere, décalages de temps et plus&#xa0;; «&#xa0;Points d&apos;appui par SAR stéréo&#xa0;» explique chacune. none, seul&#xa0;: aucune correction.</translation>
    </message>
    <message>
        <source>Zenith delays of a station, or VMF grids. Empty: a standard atmosphere, which is worse.</source>
        <extracomment>imagestofusedcloud, help of parameter TROPOSPHERE</extracomment>
        <translation>Retards zénithaux d&apos;une station, ou grilles VMF. Vide&#xa0;: une atmosphère standard, moins bonne.</translation>
    </message>
    <message>
        <source>IONEX maps of the days of the passes; needs ionosphere among the corrections.</source>
        <extracomment>imagestofusedcloud, help of parameter IONOSPHERE</extracomment>
        <translation>Cartes IONEX des jours des passages&#xa0;; demande ionosphere parmi les corrections.</translation>
    </message>
    <message>
        <source>Vertical electron content where no maps are given; needs ionosphere among the corrections.</source>
        <extracomment>imagestofusedcloud, help of parameter TEC</extracomment>
        <translation>Contenu électronique vertical si aucune carte n&apos;est donnée&#xa0;; demande ionosphere parmi les corrections.</translation>
    </message>
    <message>
        <source>Table of the offsets of the sensor; needs calibration among the corrections.</source>
        <extracomment>imagestofusedcloud, help of parameter CALIBRATION</extracomment>
        <translation>Table des décalages du capteur&#xa0;; demande calibration parmi les corrections.</translation>
    </message>
    <message>
        <source>Frame in which positions hold at any time, such as EPSG:7930 (ETRF2000). Empty: that of the orbits, at the time of the images.</source>
        <extracomment>imagestofusedcloud, help of parameter FRAME</extracomment>
        <translation>Repère où les positions valent à tout moment, comme EPSG:7930 (ETRF2000). Vide&#xa0;: celui des orbites, au moment des images.</translation>
    </message>
    <message>
        <source>Tables of two tracks to one cloud</source>
        <extracomment>name of tablestocloud</extracomment>
        <translation>Des tables de deux traces à un nuage</translation>
    </message>
    <message>
        <source>Table of track 1</source>
        <extracomment>imagestofusedcloud, parameter TABLE_1</extracomment>
        <translation>Table de la trace 1</translation>
    </message>
    <message>
        <source>Scatterers of one track: CSV, NPZ, HDF5, PLY, LAS, a vector layer&apos;s file.</source>
        <extracomment>imagestofusedcloud, help of parameter TABLE_1</extracomment>
        <translation>Diffuseurs d&apos;une trace&#xa0;: CSV, NPZ, HDF5, PLY, LAS, le fichier d&apos;une couche vecteur.</translation>
    </message>
    <message>
        <source>Name of track 1</source>
        <extracomment>imagestofusedcloud, parameter TRACK_1</extracomment>
        <translation>Nom de la trace 1</translation>
    </message>
    <message>
        <source>Told in the fused cloud and its report. Empty: what the file says.</source>
        <extracomment>imagestofusedcloud, help of parameter TRACK_1</extracomment>
        <translation>Dit dans le nuage fusionné et son rapport. Vide&#xa0;: ce que dit le fichier.</translation>
    </message>
    <message>
        <source>SAR product of track 1</source>
        <extracomment>imagestofusedcloud, parameter PRODUCT_1</extracomment>
        <translation>Produit SAR de la trace 1</translation>
    </message>
    <message>
        <source>An image, or its parameter file (.res), of the track: geometry of sight comes from there. Empty: heading and incidence are in the table, or below.</source>
        <extracomment>imagestofusedcloud, help of parameter PRODUCT_1</extracomment>
        <translation>Une image de la trace, ou son fichier de paramètres (.res)&#xa0;: la géométrie de visée en vient. Vide&#xa0;: le cap et l&apos;incidence sont dans la table, ou ci-dessous.</translation>
    </message>
    <message>
        <source>Table of track 2</source>
        <extracomment>imagestofusedcloud, parameter TABLE_2</extracomment>
        <translation>Table de la trace 2</translation>
    </message>
    <message>
        <source>Name of track 2</source>
        <extracomment>imagestofusedcloud, parameter TRACK_2</extracomment>
        <translation>Nom de la trace 2</translation>
    </message>
    <message>
        <source>SAR product of track 2</source>
        <extracomment>imagestofusedcloud, parameter PRODUCT_2</extracomment>
        <translation>Produit SAR de la trace 2</translation>
    </message>
    <message>
        <source>geodetic: about a target that stereo SAR located and every track sees; offset_only: the same, without the lamp post&apos;s diameter; geometric: tracks fitted to each other, without stereo SAR, so without an absolute position.</source>
        <extracomment>cloudstoaccuracy, help of parameter MODE</extracomment>
        <translation>geodetic&#xa0;: autour d&apos;une cible que le SAR stéréo a localisée et que chaque trace voit&#xa0;; offset_only&#xa0;: de même, sans le diamètre du lampadaire&#xa0;; geometric&#xa0;: traces ajustées entre elles, sans SAR stéréo, donc sans position absolue.</translation>
    </message>
    <message>
        <source>Ground control points of stereo SAR; the geodetic modes need them.</source>
        <extracomment>cloudstoaccuracy, help of parameter STEREO</extracomment>
        <translation>Points d&apos;appui du SAR stéréo&#xa0;; les modes géodésiques en ont besoin.</translation>
    </message>
    <message>
        <source>Name of the point among them that all tracks see; the geodetic modes need it.</source>
        <extracomment>cloudstoaccuracy, help of parameter TARGET</extracomment>
        <translation>Nom de celui d&apos;entre eux que toutes les traces voient&#xa0;; les modes géodésiques en ont besoin.</translation>
    </message>
    <message>
        <source>The layer of residuals of the same run, from which each track&apos;s own view of the target is taken.</source>
        <extracomment>cloudstoaccuracy, help of parameter RESIDUALS</extracomment>
        <translation>La couche des résidus de la même exécution, d&apos;où vient la vue propre à chaque trace sur la cible.</translation>
    </message>
    <message>
        <source>Columns of table 1</source>
        <extracomment>imagestofusedcloud, parameter COLUMNS_1</extracomment>
        <translation>Colonnes de la table 1</translation>
    </message>
    <message>
        <source>What columns mean where the names do not say so: velocity = column_3; height = column_4 + column_5.</source>
        <extracomment>imagestofusedcloud, help of parameter COLUMNS_1</extracomment>
        <translation>Ce que signifient les colonnes, là où les noms ne le disent pas&#xa0;: velocity = column_3; height = column_4 + column_5.</translation>
    </message>
    <message>
        <source>CRS of table 1</source>
        <extracomment>imagestofusedcloud, parameter CRS_1</extracomment>
        <translation>SCR de la table 1</translation>
    </message>
    <message>
        <source>For tables of eastings and northings. Empty: longitudes and latitudes.</source>
        <extracomment>imagestofusedcloud, help of parameter CRS_1</extracomment>
        <translation>Pour des tables de coordonnées est et nord. Vide&#xa0;: longitudes et latitudes.</translation>
    </message>
    <message>
        <source>Reference point of track 1</source>
        <extracomment>imagestofusedcloud, parameter REFERENCE_1</extracomment>
        <translation>Point de référence de la trace 1</translation>
    </message>
    <message>
        <source>The point that the track&apos;s own positions hang on, x = …; y = …; height = …, in the CRS of the cloud; the geodetic modes need it.</source>
        <extracomment>imagestofusedcloud, help of parameter REFERENCE_1</extracomment>
        <translation>Le point auquel tiennent les positions propres à la trace, x = …; y = …; height = …, dans le SCR du nuage&#xa0;; les modes géodésiques en ont besoin.</translation>
    </message>
    <message>
        <source>Heading of track 1 (degrees)</source>
        <extracomment>imagestofusedcloud, parameter HEADING_1</extracomment>
        <translation>Cap de la trace 1 (degrés)</translation>
    </message>
    <message>
        <source>Direction of flight, clockwise from north, where no product and no column tells it.</source>
        <extracomment>imagestofusedcloud, help of parameter HEADING_1</extracomment>
        <translation>Direction du vol, dans le sens horaire depuis le nord, si ni produit ni colonne ne la dit.</translation>
    </message>
    <message>
        <source>Columns of table 2</source>
        <extracomment>imagestofusedcloud, parameter COLUMNS_2</extracomment>
        <translation>Colonnes de la table 2</translation>
    </message>
    <message>
        <source>CRS of table 2</source>
        <extracomment>imagestofusedcloud, parameter CRS_2</extracomment>
        <translation>SCR de la table 2</translation>
    </message>
    <message>
        <source>Reference point of track 2</source>
        <extracomment>imagestofusedcloud, parameter REFERENCE_2</extracomment>
        <translation>Point de référence de la trace 2</translation>
    </message>
    <message>
        <source>Heading of track 2 (degrees)</source>
        <extracomment>imagestofusedcloud, parameter HEADING_2</extracomment>
        <translation>Cap de la trace 2 (degrés)</translation>
    </message>
    <message>
        <source>Projected CRS of all clouds. Empty: the UTM zone of the place.</source>
        <extracomment>imagestofusedcloud, help of parameter OUTPUT_CRS</extracomment>
        <translation>SCR projeté de tous les nuages. Vide&#xa0;: la zone UTM du lieu.</translation>
    </message>
    <message>
        <source>Clouds to fused cloud and accuracy</source>
        <extracomment>name of cloudstoaccuracy</extracomment>
        <translation>Des nuages au nuage fusionné et à son exactitude</translation>
    </message>
    <message>
        <source>Clouds of two or more tracks, of &apos;Import a point cloud&apos;.</source>
        <extracomment>cloudstoaccuracy, help of parameter CLOUDS</extracomment>
        <translation>Nuages de deux traces ou plus, d&apos;«&#xa0;Importer un nuage de points&#xa0;».</translation>
    </message>
    <message>
        <source>Surface model (raster), or points or a cloud of LiDAR, in the heights of the cloud.</source>
        <extracomment>cloudstoaccuracy, help of parameter REFERENCE</extracomment>
        <translation>Modèle numérique de surface (raster), ou points ou nuage LiDAR, dans les hauteurs du nuage.</translation>
    </message>
    <message>
        <source>Polygons of flat roofs or open ground, on which the vertical errors are measured.</source>
        <extracomment>cloudstoaccuracy, help of parameter FLAT</extracomment>
        <translation>Polygones de toits plats ou de sol dégagé, sur lesquels les erreurs verticales sont mesurées.</translation>
    </message>
    <message>
        <source>Lines along facades, on which the horizontal errors are measured. Give flat areas, facades, or both.</source>
        <extracomment>cloudstoaccuracy, help of parameter FACADES</extracomment>
        <translation>Lignes le long de façades, sur lesquelles les erreurs horizontales sont mesurées. Donnez des surfaces planes, des façades, ou les deux.</translation>
    </message>
    <message>
        <source>SAR images and tables to a fused cloud</source>
        <extracomment>name of imagestofusedcloud</extracomment>
        <translation>Des images SAR et tables au nuage fusionné</translation>
    </message>
    <message>
        <source>Name of the target that both clouds hang on.</source>
        <extracomment>imagestofusedcloud, help of parameter TARGET</extracomment>
        <translation>Nom de la cible à laquelle tiennent les deux nuages.</translation>
    </message>
    <message>
        <source>Of the target, if it is a lamp post: each track sees its own side of it. 0 for a corner reflector.</source>
        <extracomment>imagestofusedcloud, help of parameter DIAMETER</extracomment>
        <translation>De la cible, si c&apos;est un lampadaire&#xa0;: chaque trace en voit son propre côté. 0 pour un réflecteur en coin.</translation>
    </message>
    <message>
        <source>Model and features give other heights here: the raster was not made with these.</source>
        <extracomment>ui/docks/cell_terms.py</extracomment>
        <translation>Modèle et descripteurs donnent ici d&apos;autres hauteurs&#xa0;: le raster n&apos;a pas été fait avec eux.</translation>
    </message>
    <message>
        <source>No features raster with {bands} on these cells is in the project; add the one it was made with.</source>
        <extracomment>ui/docks/cell_terms.py</extracomment>
        <translation>Aucun raster de descripteurs avec {bands} sur ces cellules n&apos;est dans le projet&#xa0;; ajoutez celui avec lequel il a été fait.</translation>
    </message>
    <message>
        <source>The model {name} is not beside the raster; choose it with &apos;Model…&apos; to see its features.</source>
        <extracomment>ui/docks/cell_terms.py</extracomment>
        <translation>Le modèle {name} n&apos;est pas à côté du raster&#xa0;; choisissez-le avec «&#xa0;Modèle…&#xa0;» pour voir ses descripteurs.</translation>
    </message>
    <message>
        <source>The model {name} has none of these components; choose another one.</source>
        <extracomment>ui/docks/cell_terms.py</extracomment>
        <translation>Le modèle {name} n&apos;a aucune de ces composantes&#xa0;; choisissez-en un autre.</translation>
    </message>
    <message>
        <source>Press &apos;Pick a cell&apos; and click the map to see the heights of a cell and the features behind them.</source>
        <extracomment>ui/docks/cell.py</extracomment>
        <translation>Appuyez sur «&#xa0;Choisir une cellule&#xa0;» et cliquez sur la carte pour voir les hauteurs d&apos;une cellule et les descripteurs derrière elles.</translation>
    </message>
    <message>
        <source>Select a cell to see what was observed, fitted, and predicted without having seen it.</source>
        <extracomment>ui/docks/cell.py</extracomment>
        <translation>Sélectionnez une cellule pour voir ce qui a été observé, ajusté, et prédit sans l&apos;avoir vue.</translation>
    </message>
    <message>
        <source>This cell has no height; select another one.</source>
        <extracomment>ui/docks/cell.py</extracomment>
        <translation>Cette cellule n&apos;a pas de hauteur&#xa0;; sélectionnez-en une autre.</translation>
    </message>
    <message>
        <source>This cell has no height (nodata); pick another one.</source>
        <extracomment>ui/docks/cell.py</extracomment>
        <translation>Cette cellule n&apos;a pas de hauteur (nodata)&#xa0;; choisissez-en une autre.</translation>
    </message>
    <message>
        <source>Cell {number} of {area}</source>
        <extracomment>ui/docks/cell.py</extracomment>
        <translation>Cellule {number} de {area}</translation>
    </message>
    <message>
        <source>This place lies outside {raster}; pick a cell of it.</source>
        <extracomment>ui/docks/cell.py</extracomment>
        <translation>Ce lieu est hors de {raster}&#xa0;; choisissez-en une cellule.</translation>
    </message>
    <message>
        <source>{raster}: column {column}, row {row}</source>
        <extracomment>ui/docks/cell.py</extracomment>
        <translation>{raster}&#xa0;: colonne {column}, ligne {row}</translation>
    </message>
    <message>
        <source>These points have no dates, and no table of their time series is in the project; import the cloud again with its time series, or add the output Time series of that import.</source>
        <extracomment>ui/docks/series.py</extracomment>
        <translation>Ces points n&apos;ont pas de dates, et aucune table de leurs séries temporelles n&apos;est dans le projet&#xa0;; importez de nouveau le nuage avec ses séries temporelles, ou ajoutez la sortie Séries temporelles de cet import.</translation>
    </message>
    <message>
        <source>The points selected have no value at any date.</source>
        <extracomment>ui/docks/series.py</extracomment>
        <translation>Les points sélectionnés n&apos;ont de valeur à aucune date.</translation>
    </message>
    <message>
        <source>Select points to see their time series, up to {most} of them together.</source>
        <extracomment>ui/docks/series.py</extracomment>
        <translation>Sélectionnez des points pour voir leurs séries temporelles, jusqu&apos;à {most} ensemble.</translation>
    </message>
    <message>
        <source>{shown} of {all} selected points are drawn.</source>
        <extracomment>ui/docks/series.py</extracomment>
        <translation>{shown} des {all} points sélectionnés sont dessinés.</translation>
    </message>
    <message>
        <source>{count} have no series.</source>
        <extracomment>ui/docks/series.py</extracomment>
        <translation>{count} n&apos;ont pas de série.</translation>
    </message>
    <message>
        <source>height, m</source>
        <extracomment>ui/plots/cell.py</extracomment>
        <translation>hauteur, m</translation>
    </message>
    <message>
        <source>Heights</source>
        <extracomment>ui/plots/cell.py</extracomment>
        <translation>Hauteurs</translation>
    </message>
    <message>
        <source>observed</source>
        <extracomment>ui/plots/cell.py</extracomment>
        <translation>observée</translation>
    </message>
    <message>
        <source>fitted</source>
        <extracomment>ui/plots/cell.py</extracomment>
        <translation>ajustée</translation>
    </message>
    <message>
        <source>predicted, cell not seen</source>
        <extracomment>ui/plots/cell.py</extracomment>
        <translation>prédite, cellule non vue</translation>
    </message>
    <message>
        <source>average,
gross</source>
        <extracomment>ui/plots/cell.py</extracomment>
        <translation>moyenne,
brute</translation>
    </message>
    <message>
        <source>average,
net</source>
        <extracomment>ui/plots/cell.py</extracomment>
        <translation>moyenne,
nette</translation>
    </message>
    <message>
        <source>spread,
gross</source>
        <extracomment>ui/plots/cell.py</extracomment>
        <translation>dispersion,
brute</translation>
    </message>
    <message>
        <source>spread,
net</source>
        <extracomment>ui/plots/cell.py</extracomment>
        <translation>dispersion,
nette</translation>
    </message>
    <message>
        <source>outside the
training range</source>
        <extracomment>ui/plots/cell.py</extracomment>
        <translation>hors de la plage
d&apos;apprentissage</translation>
    </message>
    <message>
        <source>intercept</source>
        <extracomment>ui/plots/cell.py</extracomment>
        <translation>constante</translation>
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
        <translation>{count} autres</translation>
    </message>
    <message>
        <source>displacement, mm</source>
        <extracomment>ui/plots/series.py</extracomment>
        <translation>déplacement, mm</translation>
    </message>
    <message>
        <source>Report of the accuracy</source>
        <extracomment>cloudstoaccuracy, parameter assess:ACCURACY_REPORT</extracomment>
        <translation>Rapport d&apos;exactitude</translation>
    </message>
    <message>
        <source>Report of the fusion</source>
        <extracomment>cloudstoaccuracy, parameter fuse:FUSED_REPORT</extracomment>
        <translation>Rapport de la fusion</translation>
    </message>
    <message>
        <source>Report of stereo SAR</source>
        <extracomment>imagestofusedcloud, parameter gcps:STEREO_REPORT</extracomment>
        <translation>Rapport du SAR stéréo</translation>
    </message>
    <message>
        <source>Table</source>
        <extracomment>imagestogcps, parameter export:CSV</extracomment>
        <translation>Table</translation>
    </message>
    <message>
        <source>Report of the point targets</source>
        <extracomment>imagestogcps, parameter targets:TARGETS_REPORT</extracomment>
        <translation>Rapport des cibles ponctuelles</translation>
    </message>
    <message>
        <source>Vertical City sample: Los Angeles (pattern, not metres)</source>
        <extracomment>ui/sample.py</extracomment>
        <translation>Vertical City, exemple&#xa0;: Los Angeles (répartition relative, pas des mètres)</translation>
    </message>
    <message>
        <source>low</source>
        <extracomment>ui/sample.py</extracomment>
        <translation>bas</translation>
    </message>
    <message>
        <source>high</source>
        <extracomment>ui/sample.py</extracomment>
        <translation>haut</translation>
    </message>
    <message>
        <source>Relief (Copernicus GLO-30)</source>
        <extracomment>ui/sample.py</extracomment>
        <translation>Relief (Copernicus GLO-30)</translation>
    </message>
    <message>
        <source>The sample lacks {names} in {folder}; install Vertical City again from its ZIP.</source>
        <extracomment>ui/sample.py</extracomment>
        <translation>Il manque à l&apos;exemple {names} dans {folder}&#xa0;; réinstallez Vertical City depuis son ZIP.</translation>
    </message>
    <message>
        <source>The sample was cancelled; nothing was added to the map.</source>
        <extracomment>ui/sample.py</extracomment>
        <translation>L&apos;exemple a été annulé&#xa0;; rien n&apos;a été ajouté à la carte.</translation>
    </message>
    <message>
        <source>The sample could not be computed: {why}</source>
        <extracomment>ui/sample.py</extracomment>
        <translation>L&apos;exemple n&apos;a pas pu être calculé&#xa0;: {why}</translation>
    </message>
    <message>
        <source>From the clouds of several tracks to a fused cloud and a measure of how far it is from LiDAR, as a model.</source>
        <extracomment>help of cloudstoaccuracy</extracomment>
        <translation>Des nuages de plusieurs traces à un nuage fusionné et à une mesure de sa distance au LiDAR, en modèle.</translation>
    </message>
    <message>
        <source>It fuses the clouds, and compares the result with a surface model, or with points of LiDAR: on flat areas the vertical errors, on facades the horizontal ones. Give flat areas, facades, or both.</source>
        <extracomment>help of cloudstoaccuracy</extracomment>
        <translation>Elle fusionne les nuages, et compare le résultat à un modèle numérique de surface, ou à des points LiDAR&#xa0;: sur les surfaces planes les erreurs verticales, sur les façades les horizontales. Donnez des surfaces planes, des façades, ou les deux.</translation>
    </message>
    <message>
        <source>The figures hold for the places that were given, and include the errors of the reference. The steps are &apos;Fuse point clouds&apos; and &apos;Accuracy of a point cloud&apos;.</source>
        <extracomment>help of cloudstoaccuracy</extracomment>
        <translation>Les chiffres valent pour les lieux donnés, et comprennent les erreurs de la référence. Les étapes sont «&#xa0;Fusionner des nuages de points&#xa0;» et «&#xa0;Exactitude d&apos;un nuage de points&#xa0;».</translation>
    </message>
    <message>
        <source>Source: Zhu, Montazeri, Gisinger, Hanssen, Bamler (2016), IEEE TGRS, doi 10.1109/TGRS.2015.2448686.</source>
        <extracomment>help of cloudstoaccuracy</extracomment>
        <translation>Source&#xa0;: Zhu, Montazeri, Gisinger, Hanssen, Bamler (2016), IEEE TGRS, doi 10.1109/TGRS.2015.2448686.</translation>
    </message>
    <message>
        <source>From free global DEMs of one place to the features that height models are fitted to, as a model.</source>
        <extracomment>help of demstofeatures</extracomment>
        <translation>Des MNE mondiaux libres d&apos;un lieu aux descripteurs auxquels on ajuste des modèles de hauteur, en modèle.</translation>
    </message>
    <message>
        <source>It makes a composite of the DEMs and computes features of it in square cells: those of the paper and the terrain-robust ones, so that a model that is fitted to them can tell later on what slopes it may be trusted.</source>
        <extracomment>help of demstofeatures</extracomment>
        <translation>Elle fait un composite des MNE et en calcule des descripteurs en cellules carrées&#xa0;: ceux de l&apos;article et ceux robustes au terrain, pour qu&apos;un modèle ajusté à eux puisse dire ensuite sur quelles pentes s&apos;y fier.</translation>
    </message>
    <message>
        <source>Give the features to &apos;Footprints to a height model&apos; where heights are known, and to &apos;Features to trusted heights&apos; where they are wanted. The steps are the algorithms &apos;Composite of DEMs&apos; and &apos;Features of a DEM&apos;.</source>
        <extracomment>help of demstofeatures</extracomment>
        <translation>Donnez les descripteurs à «&#xa0;Des emprises à un modèle de hauteur&#xa0;» là où les hauteurs sont connues, et à «&#xa0;Des descripteurs aux hauteurs fiables&#xa0;» là où on les cherche. Les étapes sont les algorithmes «&#xa0;Composite de MNE&#xa0;» et «&#xa0;Descripteurs d&apos;un MNE&#xa0;».</translation>
    </message>
    <message>
        <source>From DEM features and a fitted model to building heights that say where to trust them, as a model.</source>
        <extracomment>help of featurestoheights</extracomment>
        <translation>De descripteurs d&apos;un MNE et d&apos;un modèle ajusté à des hauteurs de bâtiments qui disent où s&apos;y fier, en modèle.</translation>
    </message>
    <message>
        <source>It predicts the heights with their standard errors, masks terrain that is steeper or rougher than any that the model was fitted to, and writes the first component once more without the masked cells. Cells outside the training range are marked in the band OUT_OF_RANGE of the heights; look at it too.</source>
        <extracomment>help of featurestoheights</extracomment>
        <translation>Elle prédit les hauteurs avec leurs erreurs types, masque le terrain plus raide ou plus rugueux que tout celui auquel le modèle a été ajusté, et écrit la première composante une fois de plus sans les cellules masquées. Les cellules hors de la plage d&apos;apprentissage sont marquées dans la bande OUT_OF_RANGE des hauteurs&#xa0;; regardez-la aussi.</translation>
    </message>
    <message>
        <source>The model must know its slopes: fit it with the terrain-robust features among the rasters, as &apos;DEMs to features&apos; makes them. The steps are &apos;Predict building heights&apos; and two of QGIS&apos;s own algorithms.</source>
        <extracomment>help of featurestoheights</extracomment>
        <translation>Le modèle doit connaître ses pentes&#xa0;: ajustez-le avec les descripteurs robustes au terrain parmi les rasters, tels que «&#xa0;Des MNE aux descripteurs&#xa0;» les fait. Les étapes sont «&#xa0;Prédire les hauteurs de bâtiments&#xa0;» et deux algorithmes de QGIS lui-même.</translation>
    </message>
    <message>
        <source>Heights without masked cells</source>
        <extracomment>featurestoheights, parameter masked:MASKED</extracomment>
        <translation>Hauteurs sans les cellules masquées</translation>
    </message>
    <message>
        <source>From building footprints with heights, and DEM features of the same place, to a height model with a report, as a model.</source>
        <extracomment>help of footprintstomodel</extracomment>
        <translation>D&apos;emprises de bâtiments avec hauteurs, et de descripteurs d&apos;un MNE du même lieu, à un modèle de hauteur avec un rapport, en modèle.</translation>
    </message>
    <message>
        <source>It computes reference components (average and standard deviation of gross and net building height) in the very cells of the features, and fits each component to them. The report says how large the errors are in blocks that were held out; that is the figure to quote.</source>
        <extracomment>help of footprintstomodel</extracomment>
        <translation>Elle calcule les composantes de référence (moyenne et écart type de la hauteur des bâtiments, brute et nette) dans les cellules mêmes des descripteurs, et y ajuste chaque composante. Le rapport dit quelles sont les erreurs dans des blocs mis de côté&#xa0;; c&apos;est le chiffre à citer.</translation>
    </message>
    <message>
        <source>The cells that lie wholly inside the mapped area count. Give an area in which every building is mapped, if the footprints do not fill their extent. The steps are the algorithms &apos;Reference components&apos; and &apos;Fit a height model&apos;; run them one by one for several cities at once.</source>
        <extracomment>help of footprintstomodel</extracomment>
        <translation>Les cellules qui sont tout entières dans la zone cartographiée comptent. Donnez une zone où chaque bâtiment est cartographié, si les emprises ne remplissent pas leur étendue. Les étapes sont les algorithmes «&#xa0;Composantes de référence&#xa0;» et «&#xa0;Ajuster un modèle de hauteur&#xa0;»&#xa0;; exécutez-les un par un pour plusieurs villes à la fois.</translation>
    </message>
    <message>
        <source>The whole journey of geodetic SAR, from images and tables of scatterers to one cloud in its absolute place, as a model.</source>
        <extracomment>help of imagestofusedcloud</extracomment>
        <translation>Tout le parcours du SAR géodésique, des images et tables de diffuseurs à un seul nuage à son lieu absolu, en modèle.</translation>
    </message>
    <message>
        <source>It measures targets in the images and locates them by stereo SAR, imports the table of each of two tracks, and fuses the clouds about the target that both hang on. Each table needs the geometry of its track (a SAR product, or heading and incidence angle) and its own reference point.</source>
        <extracomment>help of imagestofusedcloud</extracomment>
        <translation>Elle mesure des cibles dans les images et les localise par SAR stéréo, importe la table de chacune des deux traces, et fusionne les nuages autour de la cible à laquelle les deux tiennent. Chaque table demande la géométrie de sa trace (un produit SAR, ou le cap et l&apos;angle d&apos;incidence) et son propre point de référence.</translation>
    </message>
    <message>
        <source>With more than two tracks, or for rarer options, run the steps one by one: &apos;Point target analysis&apos;, &apos;Ground control points by stereo SAR&apos;, &apos;Import a point cloud&apos;, &apos;Fuse point clouds&apos;.</source>
        <extracomment>help of imagestofusedcloud</extracomment>
        <translation>Avec plus de deux traces, ou pour des options plus rares, exécutez les étapes une par une&#xa0;: «&#xa0;Analyse de cibles ponctuelles&#xa0;», «&#xa0;Points d&apos;appui par SAR stéréo&#xa0;», «&#xa0;Importer un nuage de points&#xa0;», «&#xa0;Fusionner des nuages de points&#xa0;».</translation>
    </message>
    <message>
        <source>From SAR images and a map of targets to ground control points, as a model.</source>
        <extracomment>help of imagestogcps</extracomment>
        <translation>D&apos;images SAR et d&apos;une carte de cibles à des points d&apos;appui, en modèle.</translation>
    </message>
    <message>
        <source>It measures where each target (a lamp post, a corner reflector) lies in each image, locates it from all of them with corrections for tides, troposphere and more, and writes the points with their pixels in one of the images, for QGIS&apos;s georeferencer and for GDAL.</source>
        <extracomment>help of imagestogcps</extracomment>
        <translation>Elle mesure où chaque cible (un lampadaire, un réflecteur en coin) est dans chaque image, la localise à partir de toutes avec des corrections pour les marées, la troposphère et plus, et écrit les points avec leurs pixels dans l&apos;une des images, pour le géoréférenceur de QGIS et pour GDAL.</translation>
    </message>
    <message>
        <source>Heights of the targets are ellipsoidal, from Z of the points or from a DEM. Images of one geometry alone give no height; two or more geometries are needed, best from both sides. The steps are &apos;Point target analysis&apos;, &apos;Ground control points by stereo SAR&apos; and &apos;Export ground control points&apos;; run them one by one for their rarer options.</source>
        <extracomment>help of imagestogcps</extracomment>
        <translation>Les hauteurs des cibles sont ellipsoïdales, du Z des points ou d&apos;un MNE. Des images d&apos;une seule géométrie ne donnent pas de hauteur&#xa0;; il en faut deux ou plus, de préférence des deux côtés. Les étapes sont «&#xa0;Analyse de cibles ponctuelles&#xa0;», «&#xa0;Points d&apos;appui par SAR stéréo&#xa0;» et «&#xa0;Exporter les points d&apos;appui&#xa0;»&#xa0;; exécutez-les une par une pour leurs options plus rares.</translation>
    </message>
    <message>
        <source>Source: Montazeri, Gisinger, Eineder, Zhu (2018), IEEE TGRS, doi 10.1109/TGRS.2017.2769078.</source>
        <extracomment>help of imagestogcps</extracomment>
        <translation>Source&#xa0;: Montazeri, Gisinger, Eineder, Zhu (2018), IEEE TGRS, doi 10.1109/TGRS.2017.2769078.</translation>
    </message>
    <message>
        <source>From two tables of scatterers, one of each track, to one point cloud, as a model.</source>
        <extracomment>help of tablestocloud</extracomment>
        <translation>De deux tables de diffuseurs, une par trace, à un seul nuage de points, en modèle.</translation>
    </message>
    <message>
        <source>It imports both tables, then moves the clouds to where they belong together. The mode geometric fits them to each other; the geodetic ones, which give an absolute position, need a target that stereo SAR has located, and the reference point of each track.</source>
        <extracomment>help of tablestocloud</extracomment>
        <translation>Elle importe les deux tables, puis amène les nuages là où ils vont ensemble. Le mode geometric les ajuste l&apos;un à l&apos;autre&#xa0;; les modes géodésiques, qui donnent une position absolue, demandent une cible localisée par SAR stéréo, et le point de référence de chaque trace.</translation>
    </message>
    <message>
        <source>Heights in the tables are taken as ellipsoidal. For more than two tracks, other heights and rarer options run &apos;Import a point cloud&apos; for each table and &apos;Fuse point clouds&apos; once.</source>
        <extracomment>help of tablestocloud</extracomment>
        <translation>Les hauteurs des tables sont prises pour ellipsoïdales. Pour plus de deux traces, d&apos;autres hauteurs et des options plus rares, exécutez «&#xa0;Importer un nuage de points&#xa0;» pour chaque table et «&#xa0;Fusionner des nuages de points&#xa0;» une fois.</translation>
    </message>
    <message>
        <source>&amp;Start page</source>
        <extracomment>plugin.py</extracomment>
        <translation>&amp;Page de démarrage</translation>
    </message>
    <message>
        <source>&amp;Picture of the selection</source>
        <extracomment>plugin.py</extracomment>
        <translation>&amp;Image de la sélection</translation>
    </message>
    <message>
        <source>New layout: &amp;height map</source>
        <extracomment>plugin.py</extracomment>
        <translation>Mise en page&#xa0;: &amp;hauteurs</translation>
    </message>
    <message>
        <source>New layout: &amp;GCP sheet</source>
        <extracomment>plugin.py</extracomment>
        <translation>Mise en page&#xa0;: points d&apos;&amp;appui</translation>
    </message>
    <message>
        <source>&amp;Check the environment</source>
        <extracomment>plugin.py</extracomment>
        <translation>&amp;Vérifier l&apos;environnement</translation>
    </message>
    <message>
        <source>Vertical City: start page</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>Vertical City&#xa0;: page de démarrage</translation>
    </message>
    <message>
        <source>Measure the vertical side of cities from space</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>Mesurer depuis l&apos;espace la dimension verticale des villes</translation>
    </message>
    <message>
        <source>&amp;Try it with sample data</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>&amp;Essayer avec les données d&apos;exemple</translation>
    </message>
    <message>
        <source>Progress of the sample</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>Avancement de l&apos;exemple</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>A&amp;nnuler</translation>
    </message>
    <message>
        <source>Go on</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Optional libraries</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>Bibliothèques facultatives</translation>
    </message>
    <message>
        <source>How to &amp;install them</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>Comment les &amp;installer</translation>
    </message>
    <message>
        <source>Commands to install the missing libraries</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>Commandes pour installer les bibliothèques manquantes</translation>
    </message>
    <message>
        <source>Cop&amp;y</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>C&amp;opier</translation>
    </message>
    <message>
        <source>&lt;b&gt;Building heights&lt;/b&gt; from free global DEMs, in cells of 250 m, with their errors.</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>&lt;b&gt;Hauteurs de bâtiments&lt;/b&gt; à partir de MNE mondiaux libres, en cellules de 250 m, avec leurs erreurs.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Ground control points&lt;/b&gt; to centimetres from radar images.</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>&lt;b&gt;Points d&apos;appui&lt;/b&gt; à quelques centimètres près à partir d&apos;images radar.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Point clouds&lt;/b&gt; of several radar tracks, fused in their absolute place.</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>&lt;b&gt;Nuages de points&lt;/b&gt; de plusieurs traces radar, fusionnés à leur lieu absolu.</translation>
    </message>
    <message>
        <source>Two real DEMs of Los Angeles become a styled map, in the background and in temporary files. It is a &lt;b&gt;pattern, not metres&lt;/b&gt;: its model comes from a semi-real Berlin.</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>Deux MNE réels de Los Angeles deviennent une carte stylée, en arrière-plan et dans des fichiers temporaires. C&apos;est une &lt;b&gt;répartition relative, pas des mètres&lt;/b&gt;&#xa0;: son modèle vient d&apos;un Berlin semi-réel.</translation>
    </message>
    <message>
        <source>From DEMs to a map of building heights</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>Des MNE à une carte des hauteurs de bâtiments</translation>
    </message>
    <message>
        <source>From radar images to ground control points</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>Des images radar aux points d&apos;appui</translation>
    </message>
    <message>
        <source>From point clouds of several tracks to one city</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>Des nuages de points de plusieurs traces à une seule ville</translation>
    </message>
    <message>
        <source>Open the t&amp;oolbox</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>Ouvrir la &amp;boîte à outils</translation>
    </message>
    <message>
        <source>Check the &amp;environment</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>&amp;Vérifier l&apos;environnement</translation>
    </message>
    <message>
        <source>Tutorials:</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>Tutoriels&#xa0;:</translation>
    </message>
    <message>
        <source>{name} is missing, for {gives}</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>{name} manque, pour {gives}</translation>
    </message>
    <message>
        <source>{platform}; then start QGIS again:</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>{platform}&#xa0;; redémarrez ensuite QGIS&#xa0;:</translation>
    </message>
    <message>
        <source>Building heights from free DEMs, and geodetic SAR. Its tools are in the toolbox.</source>
        <extracomment>ui/greeting.py</extracomment>
        <translation>Hauteurs de bâtiments à partir de MNE libres, et SAR géodésique. Les outils sont dans la boîte à outils.</translation>
    </message>
    <message>
        <source>Open the &amp;start page</source>
        <extracomment>ui/greeting.py</extracomment>
        <translation>Ouvrir la &amp;page de démarrage</translation>
    </message>
    <message>
        <source>Heights ± standard error</source>
        <extracomment>ui/plots/cell.py</extracomment>
        <translation>Hauteurs ± erreur type</translation>
    </message>
    <message>
        <source>Training range</source>
        <extracomment>ui/plots/cell.py</extracomment>
        <translation>Plage d&apos;apprentissage</translation>
    </message>
    <message>
        <source>Adds, m</source>
        <extracomment>ui/plots/cell.py</extracomment>
        <translation>Ajoute, m</translation>
    </message>
    <message>
        <source>What it does</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>Ce que fait l&apos;extension</translation>
    </message>
    <message>
        <source>Simulated lamp posts with error ellipses.</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>Lampadaires simulés avec ellipses d&apos;erreur.</translation>
    </message>
    <message>
        <source>A simulated building in four tracks, before and after.</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>Un bâtiment simulé en quatre traces, avant et après.</translation>
    </message>
    <message>
        <source>The sample&apos;s chain is not in the toolbox; enable Vertical City under Processing in the options.</source>
        <extracomment>ui/sample.py</extracomment>
        <translation>La chaîne de l&apos;exemple n&apos;est pas dans la boîte à outils&#xa0;; activez Vertical City sous Traitement dans les options.</translation>
    </message>
    <message>
        <source>Fitted cells</source>
        <extracomment>gvcfit, parameter OUTPUT_CELLS</extracomment>
        <translation>Cellules ajustées</translation>
    </message>
    <message>
        <source>Pictures need matplotlib; install it with: {command}</source>
        <extracomment>ui/docks/views.py</extracomment>
        <translation>Les images demandent matplotlib&#xa0;; installez-le avec&#xa0;: {command}</translation>
    </message>
    <message>
        <source>Height map</source>
        <extracomment>ui/layouts/__init__.py</extracomment>
        <translation>Carte des hauteurs</translation>
    </message>
    <message>
        <source>GCP sheet</source>
        <extracomment>ui/layouts/__init__.py</extracomment>
        <translation>Fiche des points d&apos;appui</translation>
    </message>
    <message>
        <source>No ground control points are in the project. Run &apos;Ground control points by stereo SAR&apos;, or add its result.</source>
        <extracomment>ui/layouts/__init__.py</extracomment>
        <translation>Aucun point d&apos;appui n&apos;est dans le projet. Exécutez «&#xa0;Points d&apos;appui par SAR stéréo&#xa0;», ou ajoutez son résultat.</translation>
    </message>
    <message>
        <source>No building heights are in the project: no raster has a band {components}. Run &apos;Predict building heights&apos;, or add its result.</source>
        <extracomment>ui/layouts/__init__.py</extracomment>
        <translation>Aucune hauteur de bâtiments n&apos;est dans le projet&#xa0;: aucun raster n&apos;a de bande {components}. Exécutez «&#xa0;Prédire les hauteurs de bâtiments&#xa0;», ou ajoutez son résultat.</translation>
    </message>
    <message>
        <source>Positions and 95 % intervals</source>
        <extracomment>ui/layouts/gcp_sheet.py</extracomment>
        <translation>Positions et intervalles à 95&#xa0;%</translation>
    </message>
    <message>
        <source>{kept} of {all} points are kept.</source>
        <extracomment>ui/layouts/gcp_sheet.py</extracomment>
        <translation>{kept} des {all} points sont gardés.</translation>
    </message>
    <message>
        <source>Half width of the total 95 % interval: {least} cm to {most} cm in the worst coordinate of a point. It holds the scatter of the passes and what is not known of the corrections.</source>
        <extracomment>ui/layouts/gcp_sheet.py</extracomment>
        <translation>Demi-largeur de l&apos;intervalle total à 95&#xa0;%&#xa0;: {least} cm à {most} cm dans la pire coordonnée d&apos;un point. Il contient la dispersion des passages et ce qu&apos;on ignore des corrections.</translation>
    </message>
    <message>
        <source>Made with Vertical City after Montazeri et al. (2018), doi 10.1109/TGRS.2017.2769078.</source>
        <extracomment>ui/layouts/gcp_sheet.py</extracomment>
        <translation>Fait avec Vertical City d&apos;après Montazeri et al. (2018), doi 10.1109/TGRS.2017.2769078.</translation>
    </message>
    <message>
        <source>Point</source>
        <extracomment>ui/layouts/gcp_sheet.py</extracomment>
        <translation>Point</translation>
    </message>
    <message>
        <source>Geometry</source>
        <extracomment>ui/layouts/gcp_sheet.py</extracomment>
        <translation>Géométrie</translation>
    </message>
    <message>
        <source>Height (m)</source>
        <extracomment>ui/layouts/gcp_sheet.py</extracomment>
        <translation>Hauteur (m)</translation>
    </message>
    <message>
        <source>Longitude (°)</source>
        <extracomment>ui/layouts/gcp_sheet.py</extracomment>
        <translation>Longitude (°)</translation>
    </message>
    <message>
        <source>East (m)</source>
        <extracomment>ui/layouts/gcp_sheet.py</extracomment>
        <translation>Est (m)</translation>
    </message>
    <message>
        <source>Latitude (°)</source>
        <extracomment>ui/layouts/gcp_sheet.py</extracomment>
        <translation>Latitude (°)</translation>
    </message>
    <message>
        <source>North (m)</source>
        <extracomment>ui/layouts/gcp_sheet.py</extracomment>
        <translation>Nord (m)</translation>
    </message>
    <message>
        <source>Frame: {frame}; map coordinates: {crs}; heights are ellipsoidal.</source>
        <extracomment>ui/layouts/gcp_sheet.py</extracomment>
        <translation>Repère&#xa0;: {frame}&#xa0;; coordonnées cartographiques&#xa0;: {crs}&#xa0;; les hauteurs sont ellipsoïdales.</translation>
    </message>
    <message>
        <source>The least certain point: {target}</source>
        <extracomment>ui/layouts/gcp_sheet.py</extracomment>
        <translation>Le point le moins sûr&#xa0;: {target}</translation>
    </message>
    <message>
        <source>Made with Vertical City after Pesaresi et al. (2021), doi 10.1371/journal.pone.0244478.</source>
        <extracomment>ui/layouts/height_map.py</extracomment>
        <translation>Fait avec Vertical City d&apos;après Pesaresi et al. (2021), doi 10.1371/journal.pone.0244478.</translation>
    </message>
    <message>
        <source>Average gross building height</source>
        <extracomment>ui/layouts/height_map.py</extracomment>
        <translation>Hauteur brute moyenne des bâtiments</translation>
    </message>
    <message>
        <source>Average net building height</source>
        <extracomment>ui/layouts/height_map.py</extracomment>
        <translation>Hauteur nette moyenne des bâtiments</translation>
    </message>
    <message>
        <source>Standard deviation of the gross building height</source>
        <extracomment>ui/layouts/height_map.py</extracomment>
        <translation>Écart type de la hauteur brute des bâtiments</translation>
    </message>
    <message>
        <source>Standard deviation of the net building height</source>
        <extracomment>ui/layouts/height_map.py</extracomment>
        <translation>Écart type de la hauteur nette des bâtiments</translation>
    </message>
    <message>
        <source>Height model: {model}.</source>
        <extracomment>ui/layouts/height_map.py</extracomment>
        <translation>Modèle de hauteur&#xa0;: {model}.</translation>
    </message>
    <message>
        <source>{meaning} ({component})</source>
        <extracomment>ui/layouts/height_map.py</extracomment>
        <translation>{meaning} ({component})</translation>
    </message>
    <message>
        <source>zstandard works (1) or not (0)</source>
        <extracomment>checkenvironment, output HAS_ZSTANDARD</extracomment>
        <translation>zstandard fonctionne (1) ou non (0)</translation>
    </message>
    <message>
        <source>Tracks</source>
        <extracomment>fusepointclouds, parameter TRACKS</extracomment>
        <translation>Traces</translation>
    </message>
    <message>
        <source>no folder, no right or no space</source>
        <extracomment>ui/docks/exports.py</extracomment>
        <translation>pas de dossier, pas de droit ou pas de place</translation>
    </message>
    <message>
        <source>pictures in reports and in the dock of the selection</source>
        <extracomment>start page, what matplotlib is for</extracomment>
        <translation>les images des rapports et du panneau de la sélection</translation>
    </message>
    <message>
        <source>p values and confidence intervals of fitted models; a faster search among points</source>
        <extracomment>start page, what SciPy is for</extracomment>
        <translation>les valeurs p et intervalles de confiance de modèles ajustés&#xa0;; une recherche plus rapide parmi les points</translation>
    </message>
    <message>
        <source>reading LAS, LAZ and COPC</source>
        <extracomment>start page, what laspy is for</extracomment>
        <translation>la lecture de LAS, LAZ et COPC</translation>
    </message>
    <message>
        <source>reading and writing compressed points (LAZ, COPC)</source>
        <extracomment>start page, what lazrs is for</extracomment>
        <translation>la lecture et l&apos;écriture de points compressés (LAZ, COPC)</translation>
    </message>
    <message>
        <source>reading HDF5: MintPy, tables of points, NISAR-like images</source>
        <extracomment>start page, what h5py is for</extracomment>
        <translation>la lecture de HDF5&#xa0;: MintPy, tables de points, images de type NISAR</translation>
    </message>
    <message>
        <source>reading an EPT whose tiles are packed by zstandard</source>
        <extracomment>start page, what zstandard is for</extracomment>
        <translation>la lecture d&apos;un EPT dont les tuiles sont compressées par zstandard</translation>
    </message>
    <message>
        <source>the method gradient_boosting</source>
        <extracomment>start page, what scikit-learn is for</extracomment>
        <translation>la méthode gradient_boosting</translation>
    </message>
    <message>
        <source>speed, on large inputs</source>
        <extracomment>start page, what numba is for</extracomment>
        <translation>la vitesse, sur de grandes entrées</translation>
    </message>
    <message>
        <source>Height pattern, not metres</source>
        <extracomment>ui/sample.py</extracomment>
        <translation>Hauteurs relatives, pas des mètres</translation>
    </message>
    <message>
        <source>Larger: less sure (total σ, the largest of east, north, up)</source>
        <extracomment>legend of the style ground_control_points</extracomment>
        <translation>Plus grand&#xa0;: moins sûr (plus grand σ total de E, N, U)</translation>
    </message>
    <message>
        <source>Chip, dB</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>Imagette, dB</translation>
    </message>
    <message>
        <source>sample (range), px</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>colonne (distance), px</translation>
    </message>
    <message>
        <source>line (azimuth), px</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>ligne (azimut), px</translation>
    </message>
    <message>
        <source>Response, dB</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>Réponse, dB</translation>
    </message>
    <message>
        <source>range from peak, px</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>distance depuis le pic, px</translation>
    </message>
    <message>
        <source>azimuth from peak, px</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>azimut depuis le pic, px</translation>
    </message>
    <message>
        <source>from the peak, px</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>depuis le pic, px</translation>
    </message>
    <message>
        <source>dB over the peak</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>dB par rapport au pic</translation>
    </message>
    <message>
        <source>kept</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>gardés</translation>
    </message>
    <message>
        <source>dropped</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>écartés</translation>
    </message>
    <message>
        <source>outlier</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>aberrants</translation>
    </message>
    <message>
        <source>too noisy</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>trop bruités</translation>
    </message>
    <message>
        <source>phase noise, rad</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>bruit de phase, rad</translation>
    </message>
    <message>
        <source>Cut along azimuth</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>Coupe en azimut</translation>
    </message>
    <message>
        <source>Cut along range</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>Coupe en distance</translation>
    </message>
    <message>
        <source>line, sample</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>ligne, colonne</translation>
    </message>
    <message>
        <source>off prediction</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>écart au prédit</translation>
    </message>
    <message>
        <source>width az, rg</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>largeur az, rg</translation>
    </message>
    <message>
        <source>bound az, rg</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>borne az, rg</translation>
    </message>
    <message>
        <source>incidence</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>incidence</translation>
    </message>
    <message>
        <source>dropped:</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>écarté&#xa0;:</translation>
    </message>
    <message>
        <source>limit {limit} rad</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>limite {limit} rad</translation>
    </message>
    <message>
        <source>this one</source>
        <extracomment>ui/plots/point_target.py</extracomment>
        <translation>celle-ci</translation>
    </message>
    <message>
        <source>one side, ascending</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>un côté, ascendant</translation>
    </message>
    <message>
        <source>one side, descending</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>un côté, descendant</translation>
    </message>
    <message>
        <source>both sides</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>deux côtés</translation>
    </message>
    <message>
        <source>observed − adjusted, m</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>observé − compensé, m</translation>
    </message>
    <message>
        <source>total σ: {sigmas}</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>σ total&#xa0;: {sigmas}</translation>
    </message>
    <message>
        <source>formal σ E N U</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>σ formel E N U</translation>
    </message>
    <message>
        <source>latitude</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>latitude</translation>
    </message>
    <message>
        <source>longitude</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>longitude</translation>
    </message>
    <message>
        <source>height</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>hauteur</translation>
    </message>
    <message>
        <source>passes used</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>passages utilisés</translation>
    </message>
    <message>
        <source>lines of sight meet at</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>les visées se coupent à</translation>
    </message>
    <message>
        <source>not kept:</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>non gardé&#xa0;:</translation>
    </message>
    <message>
        <source>at the edge: {count} beyond, up to {most}</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>au bord&#xa0;: {count} au-delà, jusqu&apos;à {most}</translation>
    </message>
    <message>
        <source>Range</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>Distance</translation>
    </message>
    <message>
        <source>Azimuth</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>Azimut</translation>
    </message>
    <message>
        <source>± S, standard deviation about zero</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>± S, écart type autour de zéro</translation>
    </message>
    <message>
        <source>removed: {why} ({count})</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>retiré&#xa0;: {why} ({count})</translation>
    </message>
    <message>
        <source>not drawn: {why} ({count})</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>non dessiné&#xa0;: {why} ({count})</translation>
    </message>
    <message>
        <source>no reason is given</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>aucune raison n&apos;est donnée</translation>
    </message>
    <message>
        <source>range</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>distance</translation>
    </message>
    <message>
        <source>azimuth</source>
        <extracomment>ui/plots/residuals.py</extracomment>
        <translation>azimut</translation>
    </message>
    <message>
        <source>The map shows a pattern of building heights in Los Angeles, not metres: the model is fitted to a semi-real Berlin. Rugged hills look like buildings to it, so what is steeper than Berlin is masked. The files last until QGIS is closed.</source>
        <extracomment>ui/sample.py</extracomment>
        <translation>La carte montre la répartition relative des hauteurs de bâtiments à Los Angeles, pas des mètres : le modèle est ajusté sur un Berlin semi-réel. Les collines accidentées ressemblent pour lui à des bâtiments ; ce qui est plus raide que Berlin est donc masqué. Les fichiers durent jusqu&apos;à la fermeture de QGIS.</translation>
    </message>
    <message>
        <source>Steeper or rougher than the model knows</source>
        <extracomment>ui/sample.py</extracomment>
        <translation>Plus raide ou plus rugueux que ce que le modèle connaît</translation>
    </message>
    <message>
        <source>Los Angeles: a pattern of building heights, not metres; hills are masked.</source>
        <extracomment>ui/sample.py</extracomment>
        <translation>Los Angeles : répartition relative des hauteurs de bâtiments, pas des mètres ; les collines sont masquées.</translation>
    </message>
    <message>
        <source>{component}: the terms sum up to {total} m; the raster has 0.</source>
        <extracomment>ui/docks/cell.py</extracomment>
        <translation>{component}&#xa0;: la somme des termes est {total} m&#xa0;; le raster a 0.</translation>
    </message>
    <message>
        <source>Cells of {side} m: a value is of all of a cell, not of single buildings.</source>
        <extracomment>ui/layouts/height_map.py</extracomment>
        <translation>Cellules de {side} m&#xa0;: une valeur vaut pour toute une cellule, pas pour des bâtiments isolés.</translation>
    </message>
    <message>
        <source>Standard error of a cell: {error} m, the mean of the whole raster (band {band}).</source>
        <extracomment>ui/layouts/height_map.py</extracomment>
        <translation>Erreur type d&apos;une cellule&#xa0;: {error} m, moyenne de tout le raster (bande {band}).</translation>
    </message>
    <message>
        <source>{share} % of the cells of the whole raster lie outside the range that the model was fitted to (OUT_OF_RANGE = 1): there the map is a pattern, not metres.</source>
        <extracomment>ui/layouts/height_map.py</extracomment>
        <translation>{share}&#xa0;% des cellules de tout le raster sont hors de la plage à laquelle le modèle a été ajusté (OUT_OF_RANGE = 1)&#xa0;: là, la carte est une répartition relative, pas des mètres.</translation>
    </message>
    <message>
        <source>Features behind the pattern</source>
        <extracomment>ui/sample.py</extracomment>
        <translation>Descripteurs derrière ces hauteurs</translation>
    </message>
    <message>
        <source>It is that of the cells that the model was fitted to; elsewhere errors may be larger.</source>
        <extracomment>ui/layouts/height_map.py</extracomment>
        <translation>C&apos;est celle des cellules auxquelles le modèle a été ajusté&#xa0;; ailleurs les erreurs peuvent être plus grandes.</translation>
    </message>
    <message>
        <source>Los Angeles, two real DEMs: a pattern of heights, not metres; grey: too steep or rough for the model.</source>
        <extracomment>ui/docks/start.py</extracomment>
        <translation>Los Angeles, deux MNE réels : répartition relative des hauteurs, pas des mètres ; en gris : trop raide ou accidenté pour le modèle.</translation>
    </message>
</context>
</TS>
