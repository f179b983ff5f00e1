"""Reading complex images by window."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from osgeo import gdal

from ..errors import EngineInputError
from ..sar.product import OutsideImageError
from .gdalerrors import gdal_errors, reason

# Formats that hold their pixels themselves: a VRT or a service in a stranger's product could point anywhere.
DRIVERS = ("GTiff", "ENVI")


class ComplexRaster:
    """The first band of a raster of complex numbers, read by window, by several threads one after the other.

    Raises EngineInputError when the file cannot be opened or holds no complex numbers.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = os.fspath(path)
        self.name = Path(self.path).name
        self._lock = threading.Lock()
        try:
            with gdal_errors():
                self._dataset = gdal.OpenEx(
                    self.path, gdal.OF_RASTER | gdal.OF_VERBOSE_ERROR, allowed_drivers=list(DRIVERS)
                )
        except RuntimeError as error:
            raise EngineInputError(
                f"The image {self.name} cannot be opened ({reason(error)}); it is missing, damaged or cut off."
            ) from error
        self.lines, self.samples = self._dataset.RasterYSize, self._dataset.RasterXSize
        bands = self._dataset.RasterCount
        if not bands or not gdal.DataTypeIsComplex(self._dataset.GetRasterBand(1).DataType):
            raise EngineInputError(
                f"The image {self.name} holds no complex numbers; a single-look complex image is needed."
            )

    def read(self, line: int, sample: int, lines: int, samples: int) -> NDArray[np.complex64]:
        """Values of shape (lines, samples).

        Raises OutsideImageError when the window is not wholly inside, EngineInputError when the file is damaged there.
        """
        if (
            min(line, sample) < 0
            or min(lines, samples) < 1
            or line + lines > self.lines
            or sample + samples > self.samples
        ):
            raise OutsideImageError(
                f"The window of {lines} x {samples} pixels at line {line}, sample {sample} reaches beyond the image "
                f"{self.name} of {self.lines} x {self.samples}."
            )
        try:
            with self._lock, gdal_errors():
                values = self._dataset.GetRasterBand(1).ReadAsArray(sample, line, samples, lines)
        except RuntimeError as error:
            raise EngineInputError(
                f"The image {self.name} cannot be read at line {line}, sample {sample} ({reason(error)}); the file is "
                "damaged or cut off, fetch it again."
            ) from error
        return np.asarray(values, np.complex64)
