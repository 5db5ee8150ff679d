"""Reads a file into a record with the fake stages, telling progress line by line; to be killed."""

import sys
import time
from pathlib import Path

from engine.fakes import FakeReader, check, fake_stages
from recoupe.engine.read import read
from recoupe.record import Record

STEP_SECONDS = 0.002
"""How long a fake stage works on a report: so that a kill falls into the middle of a step."""


class SlowReader(FakeReader):
    def one(self, report):
        time.sleep(STEP_SECONDS)
        return super().one(report)


def slow_check(*args, **more):
    time.sleep(STEP_SECONDS)
    return check(*args, **more)


def tell(stage, done, total):
    sys.stdout.write(f"{stage} {done} {total}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    with Record.open(Path(sys.argv[1]), write=True) as record:
        stages = fake_stages(SlowReader(), check=slow_check)
        read([Path(sys.argv[2])], record, progress=tell, stages=stages)
