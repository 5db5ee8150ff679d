"""Properties are searched without a time limit for each example: machines differ."""

from hypothesis import settings

settings.register_profile("recoupe", deadline=None)
settings.load_profile("recoupe")
