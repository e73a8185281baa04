"""Files that carry more than text are opened in a process of their own, with bounds on its time and memory."""

import json
import os
import subprocess
import sys

from donghanh.base.sentences import Refusal, Sentence

from .html import read_html
from .old_word import read_old_word
from .pdf import read_pdf
from .source import Reader, Source
from .word import read_word

try:
    import resource
except ImportError:  # not every system has it: then the bounds checked before unpacking must do
    resource = None  # type: ignore[assignment]

MEMORY = 512 * 1024 * 1024
SECONDS = 7  # of the processor
PATIENCE = 8.0  # by the clock
READERS: dict[str, Reader] = {"docx": read_word, "doc": read_old_word, "pdf": read_pdf, "html": read_html}


def read_guarded(kind: str, content: bytes) -> Source:
    """The text of `content`, a file of one of READERS. Raises Refusal for what cannot be read within the bounds."""
    command = [sys.executable, "-m", __name__, kind]
    paths = {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path), "PYTHONUTF8": "1"}
    kept = {
        name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH") if name in os.environ
    }
    try:
        done = subprocess.run(
            command, input=content, capture_output=True, timeout=PATIENCE, env={**kept, **paths}, check=False
        )
        answer = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        raise too_heavy() from None
    except ValueError:  # it was stopped before it could answer
        raise too_heavy() from None
    if "refusal" in answer:
        raise Refusal(answer["refusal"], **answer["values"])
    return Source(
        answer["text"],
        tuple(Sentence(template, **values) for template, values in answer["warnings"]),
        tuple(answer["pages"]),
    )


def too_heavy() -> Refusal:
    """The refusal of a file that takes too long or too much room."""
    return Refusal(
        "Tệp “{name}” quá nặng hoặc quá phức tạp so với một văn bản nên không được đọc. Lưu lại thành tệp văn bản đơn "
        "giản rồi tải lên."
    )


def answer_of(kind: str, content: bytes) -> dict[str, object]:
    """The source, or the refusal, as plain values."""
    try:
        source = READERS[kind](content)
    except Refusal as refusal:
        return {"refusal": refusal.sentence.template, "values": refusal.sentence.values}
    except (MemoryError, RecursionError):
        return {"refusal": too_heavy().sentence.template, "values": {}}
    warnings = [(warning.template, warning.values) for warning in source.warnings]
    return {"text": source.text, "warnings": warnings, "pages": source.pages}


def main() -> None:
    """The guarded process: the file comes in, the answer goes out, nothing else is reached."""
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.stdout.write(json.dumps(answer_of(sys.argv[1], sys.stdin.buffer.read())))


if __name__ == "__main__":
    main()
