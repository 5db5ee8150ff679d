"""One story's readings in; claims, origins, disagreements, timeline and relations out."""
