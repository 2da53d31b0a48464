"""Unpacks Debian packages into a folder, without installing anything."""

import os
import subprocess
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from .apt import AptError, Report


def unpack(packages: Sequence[Path], folder: Path, report: Report) -> None:
    """Unpack all packages below `folder`, as many at a time as there are processors. Raises `AptError`.

    The scripts of the packages are not run, and no file of theirs gets another owner than us.
    """
    with ThreadPoolExecutor(os.cpu_count()) as workers:
        jobs = [workers.submit(_unpack, package, folder) for package in packages]
        try:
            for done, job in enumerate(as_completed(jobs), start=1):
                report(done / len(packages), job.result())
        except BaseException:
            workers.shutdown(cancel_futures=True)
            raise


def _unpack(package: Path, folder: Path) -> str:
    result = subprocess.run(
        ["dpkg-deb", "--extract", str(package), str(folder)],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if result.returncode != 0:
        raise AptError(f"{package.name} cannot be unpacked: {result.stderr.strip()}")
    return package.name.partition("_")[0]
