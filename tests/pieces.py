"""Words and marks that the reader's rules look for, and characters that upset programs."""

PIECES = [
    *("Awa Kone", "le ministre", "M. Kone", "l’Union", "(UPK)", "Paris", "la Russie", "il"),
    *("« Oui »", "“Non”", '"', "«", "»", "‹", "<<", "''", "– ", "- ", "(", ")", "(AFP) -", "©"),
    *("a dit que", "selon", "a-t-il déclaré", "aurait tué", "ne reviendra pas", "en partant"),
    *("mardi", "le 5 mars", "à 16h00", "dans la nuit de lundi à", "2024", "d’ici", "hier"),
    *("12 000", "deux cents", "10 %", "1,5 million d’euros", "au moins", "morts", "une visite"),
    *("\n", "\r\n", "\n\n", "\nn", " ", "\u00a0", "\u202f", "\t", "\u2028", "\ufeff", "\u200b"),
    *(
        "\u202e",
        "\u0301",
        "e\u0301",
        "ﬁ",
        "ß",
        "İ",
        "Ǆ",
        "ẞ",
        "😀",
        "👩\u200d🚒",
        "ش",
        "中",
        "\x85",
    ),
    *(".", "...", "…", "!?", ":", ";", ",", "/", "\\", "-", "'", "’", "_", "@", "#", "1", "A"),
]
