"""`make run`: the database, the demo province, and the site at the first free port from 8000 on."""

import os
import subprocess
import sys
from typing import NoReturn

from tools.places import ROOT, in_environment

COMMAND = str(in_environment("donghanh")).removesuffix(".exe")


def main(arguments: list[str]) -> NoReturn:
    """Ends only when a step before the last fails; the last one takes this process's place."""
    environment = os.environ | {"DONGHANH_DEMO": "1"}
    for words in (["init", "--no-input"], ["demo"]):
        try:
            done = subprocess.run([COMMAND, *words], cwd=ROOT, env=environment, check=False)
        except KeyboardInterrupt:
            sys.exit(130)
        if done.returncode != 0:
            sys.exit(done.returncode)
    os.chdir(ROOT)
    os.execve(COMMAND, [COMMAND, "serve", "--open", *arguments], environment)


if __name__ == "__main__":
    main(sys.argv[1:])
