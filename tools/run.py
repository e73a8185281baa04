"""`make run`: the database, the demo province, and the site at the first free port from 8000 on."""

import os
import subprocess
import sys

from tools.places import ROOT, in_environment

COMMAND = str(in_environment("donghanh")).removesuffix(".exe")


def main(arguments: list[str]) -> int:
    environment = os.environ | {"DONGHANH_DEMO": "1"}
    for words in (["init", "--no-input"], ["demo"], ["serve", "--open", *arguments]):
        try:
            done = subprocess.run([COMMAND, *words], cwd=ROOT, env=environment, check=False)
        except KeyboardInterrupt:
            return 130
        if done.returncode != 0:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
