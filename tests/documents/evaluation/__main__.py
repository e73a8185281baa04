"""Write the whole set into a folder, to look at: python -m tests.documents.evaluation FOLDER."""

import sys
from pathlib import Path

from .samples import samples

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for sample in samples():
        (folder / sample.name).write_bytes(sample.content)
