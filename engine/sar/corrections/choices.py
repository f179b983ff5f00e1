"""What a user of corrections chooses from; without NumPy, so that dialogs are made without it."""

# What acts on the times of a target. No two corrections of a run may take off the same.
EFFECTS = {
    "solid_tide": "solid Earth tide",
    "pole_tide": "pole tide",
    "ocean_loading": "ocean tide loading",
    "atmospheric_loading": "atmospheric pressure loading",
    "plate_motion": "plate motion and frame",
    "troposphere": "troposphere",
    "ionosphere": "ionosphere",
    "bistatic": "bistatic azimuth shift",
    "doppler_range": "Doppler-dependent range shift",
    "fm_rate": "FM rate mismatch",
    "range_offset": "range calibration",
    "azimuth_offset": "azimuth calibration",
}
# What can be chosen: {choice: what it is}.
CHOICES = {
    "solid_tide": "solid Earth tide",
    "pole_tide": "pole tide (needs Earth orientation parameters)",
    "ocean_loading": "ocean tide loading (needs a BLQ file)",
    "atmospheric_loading": "atmospheric pressure loading (needs a series)",
    "troposphere": "troposphere (files, else a standard atmosphere)",
    "ionosphere": "ionosphere (IONEX files, or a fixed TEC)",
    "declared_atmosphere": "the product's own atmospheric delays",
    "declared_timing": "the product's own timing offsets",
    "sentinel1_timing": "Sentinel-1 bistatic, Doppler and FM rate terms",
    "calibration": "calibration offsets (needs a file)",
}
DEFAULT = ("solid_tide", "troposphere", "declared_timing", "sentinel1_timing")
# Plates of frames.PLATE_MODELS.
PLATES = {
    "EURA": "Eurasia", "NOAM": "North America", "SOAM": "South America", "NUBI": "Nubia (Africa)",
    "SOMA": "Somalia (East Africa)", "ARAB": "Arabia", "INDI": "India", "AUST": "Australia", "PCFC": "Pacific",
    "NAZC": "Nazca", "ANTA": "Antarctica", "AMUR": "Amur (East Asia)", "CARB": "Caribbean",
}  # fmt: skip
