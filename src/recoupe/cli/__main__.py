"""`python -m recoupe.cli`: the same as `recoupe`."""

from recoupe.cli.app import main

main()
