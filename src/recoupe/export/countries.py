"""Names of countries in the language of the interface (Unicode CLDR, through Babel)."""


def country_name(alpha_3: str, lang: str) -> str:
    """Return the name of a country by its ISO 3166-1 alpha-3 code, or the code if unknown."""
    import pycountry
    from babel import Locale

    country = pycountry.countries.get(alpha_3=alpha_3)
    return (Locale(lang).territories.get(country.alpha_2) if country else None) or alpha_3
