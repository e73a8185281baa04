"""`make setup`: everything the project needs, up to date; run again it does nothing, and quickly."""

import subprocess
import sys
import time

from tools import assets, environment
from tools.places import PRODUCT, ROOT, environment_python, in_environment
from tools.steps import Step, StepFailed, run_steps, say


def main(arguments: list[str]) -> int:
    started = time.monotonic()
    try:
        run_steps(assets.steps() if arguments == ["assets"] else all_steps())
    except StepFailed as failed:
        say(str(failed))
        return 1
    except subprocess.CalledProcessError as failed:
        command = " ".join(str(word) for word in failed.cmd[:6])
        say(
            f"Stopped: `{command} …` ended with {failed.returncode}. What it said stands above; run it again when mended."
        )
        return 1
    except KeyboardInterrupt:
        say("Stopped. The same command goes on from here.")
        return 130
    say(f"Ready in {time.monotonic() - started:.1f} s.")
    return 0


def all_steps() -> list[Step]:
    return [
        Step(
            name="environment",
            title="Python packages in .venv",
            work=environment.make_environment,
            inputs=(environment.LOCK,),
            outputs=(in_environment("python"), in_environment("pytest")),
            version=sys.version,
        ),
        Step(
            name="project",
            title="The command .venv/bin/donghanh",
            work=environment.link_project,
            outputs=(environment.launcher_path(),),
            version=f"{environment.owner()} {environment.LAUNCHER}",
        ),
        *assets.steps(),
        Step(
            name="translations",
            title="Translations",
            work=compile_translations,
            inputs=tuple(PRODUCT.glob("*/locale/*/LC_MESSAGES/*.po")),
            outputs=tuple(path.with_suffix(".mo") for path in PRODUCT.glob("*/locale/*/LC_MESSAGES/*.po")),
        ),
    ]


def compile_translations() -> None:
    subprocess.run(
        [str(environment_python()), "-m", "tools.messages", "compile"],
        cwd=ROOT,
        stdout=sys.stderr,
        check=True,
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
