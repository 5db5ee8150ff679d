"""The engine joins the stages and applies their decisions to the record."""
