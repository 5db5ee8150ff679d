"""One report in, one Reading out: sections, entities, times, quotations, figures, events."""
