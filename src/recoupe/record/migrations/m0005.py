"""Why two reports belong together is worked out when it is asked: the links hold no reasons."""

STATEMENTS = ("ALTER TABLE links DROP COLUMN body",)
