"""Dossiers and tables as JSON, text, HTML, CSV and Parquet."""
