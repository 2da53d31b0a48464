"""Tables for other programs: CSV (RFC 4180) in UTF-8, which opens nothing when a spreadsheet opens it."""

import csv
import io
from collections.abc import Iterable, Sequence

from starlette.responses import Response

from hotline.desk.problem_json import PRIVATE

#: What makes a spreadsheet take a text for a formula (OWASP, CSV Injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

#: So that spreadsheets know that it is UTF-8.
_MARK = "\ufeff"


def csv_file(name: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> Response:
    """Return the table as a file to be saved."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(head)
    writer.writerows([_cell(value) for value in row] for row in rows)
    headers = PRIVATE | {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return Response(_MARK + text.getvalue(), headers=headers, media_type="text/csv; charset=utf-8")


def _cell(value: object) -> object:
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    return "" if value is None else round(value, 4) if isinstance(value, float) else value
