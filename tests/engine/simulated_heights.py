"""SIMULATED cities with a known truth: features, heights that obey a linear law, residuals of a known correlation.

Nothing here is measured. What is shown of it must be called simulated.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

CELL_M = 250.0
# Where the cities stand: CRS and upper left corner, multiples of the cell size.
PLACES = [(32631, 450000.0, 5412000.0), (32633, 388000.0, 5820750.0), (32611, 380000.0, 3770000.0)]


def gaussian_fields(count, shape, length_m, rng, cell_m=CELL_M):
    """Fields (count, rows, columns) of mean 0 and variance 1 with correlation exp(-d / length_m).

    Circulant embedding: exact but for the eigenvalues that are negative on the torus, which are tiny for one of this
    size. length_m 0: white noise.
    """
    if length_m == 0:
        return rng.normal(size=(count, *shape))
    torus = [2 ** int(np.ceil(np.log2(size + 8 * length_m / cell_m))) for size in shape]
    down, right = (np.minimum(np.arange(size), size - np.arange(size)) * cell_m for size in torus)
    power = np.fft.fft2(np.exp(-np.hypot(down[:, None], right) / length_m)).real.clip(0)
    noise = rng.normal(size=(2, (count + 1) // 2, *torus)) * np.sqrt(power / np.prod(torus))
    pairs = np.fft.fft2(noise[0] + 1j * noise[1])[:, : shape[0], : shape[1]]
    return np.concatenate([pairs.real, pairs.imag])[:count]


@dataclass(frozen=True)
class Law:
    """What all cities of a set share.

    coefficients : intercept first; loadings : (predictors, factors), how features come from latent factors (a feature
    keeps a part of its own beside them, so that all have variance 1); lengths in metres; sigma : standard deviation of
    the residuals, metres; nugget : the share of their variance that is independent from cell to cell.
    """

    coefficients: np.ndarray
    loadings: np.ndarray
    feature_length_m: float = 1000.0
    residual_length_m: float = 1000.0
    sigma: float = 2.4
    nugget: float = 0.0

    @classmethod
    def of(cls, predictors=16, factors=4, seed=0, **options):
        """A law with random coefficients and loadings. Options: the fields of the class."""
        rng = np.random.default_rng(seed)
        loadings = rng.normal(size=(predictors, factors))
        loadings *= np.sqrt(rng.uniform(0.3, 0.8, predictors) / (loadings**2).sum(axis=1))[:, None]
        return cls(np.concatenate([[8.0], rng.normal(0, 0.8, predictors)]), loadings, **options)

    @property
    def names(self):
        return tuple(f"s{i + 1}" for i in range(len(self.loadings)))

    def city(self, seed, shape=(60, 60)):
        """A city of this law; other seeds are other cities."""
        rng = np.random.default_rng([seed, 6])
        predictors, factors = self.loadings.shape
        latent = gaussian_fields(factors, shape, self.feature_length_m, rng)
        own = gaussian_fields(predictors, shape, self.feature_length_m, rng)
        rest = np.sqrt(1 - (self.loadings**2).sum(axis=1))[:, None, None]
        features = np.tensordot(self.loadings, latent, 1) + rest * own
        smooth = gaussian_fields(1, shape, self.residual_length_m, rng)[0]
        residuals = self.sigma * (np.sqrt(1 - self.nugget) * smooth + np.sqrt(self.nugget) * rng.normal(size=shape))
        heights = self.coefficients[0] + np.tensordot(self.coefficients[1:], features, 1) + residuals
        return City(features, heights, residuals, seed)


@dataclass(frozen=True)
class City:
    """features : (predictors, rows, columns); heights, residuals : (rows, columns), metres."""

    features: np.ndarray
    heights: np.ndarray
    residuals: np.ndarray
    seed: int

    @property
    def place(self):
        """EPSG code and upper left corner; 500 km apart in the same zone."""
        epsg, east, north = PLACES[self.seed % len(PLACES)]
        return epsg, east, north - 500000.0 * (self.seed // len(PLACES) % 6)

    def write(self, write_raster, names, target="AGBH"):
        """Write features and reference with the fixture write_raster; returns both paths."""
        epsg, east, north = self.place
        options = {"epsg": epsg, "origin": (east, north), "pixel": CELL_M, "metadata": {"VC_NOTE": "Simulated data."}}
        return (
            write_raster(f"simulated{self.seed}_features.tif", self.features, bands=list(names), **options),
            write_raster(f"simulated{self.seed}_reference.tif", self.heights, bands=[target], **options),
        )


def table(cities):
    """Cells of several cities in rows: features (n, p), heights (n,), x, y (n,) in metres, area (n,)."""
    parts = []
    for number, city in enumerate(cities):
        _, east, north = city.place
        rows, columns = np.indices(city.heights.shape)
        parts.append(
            (
                city.features.reshape(len(city.features), -1).T,
                city.heights.ravel(),
                east + (columns.ravel() + 0.5) * CELL_M,
                north - (rows.ravel() + 0.5) * CELL_M,
                np.full(city.heights.size, number),
            )
        )
    return tuple(np.concatenate(column) for column in zip(*parts))
