"""What the server says to people when it refuses something: every text in the sources, values as `{}`.

A text is found where an error is made (`ERRORS`, by the place of its words among the arguments), also when the words
stand in a name of the same function, or in another error that is passed on (its class is then in `ERRORS` too).
"""

import ast
import functools
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]

#: By the name of what is called, which argument has the words.
ERRORS = {
    "ProblemError": 2, "QualityError": 0, "MarksError": 0, "RefusedError": 0, "FullError": 0, "MonitoringError": 0,
    "OverrideError": 0, "AlertError": 0, "ScreenError": 0, "DispositionError": 0, "TimeError": 0,
    "DrawingError": 0, "Trouble": 0, "ControlError.because": 0,
}  # fmt: skip

#: Statuses whose words say all: the page's own mistake, no session, too much, too often.
BY_STATUS = {400, 401, 405, 408, 413, 415, 416, 428, 429}

#: Folders and files whose refusals pages show; those of `desk/api`, which programs and agents' pages ask, have codes.
SHOWN = (
    "desk/admin", "desk/agent", "desk/audio_response.py", "desk/call_api.py", "desk/case_work", "desk/city",
    "desk/door", "desk/messages_api.py", "desk/phone", "desk/quality", "desk/screens", "desk/wall",
    "crm_bridge/dispositions.py", "crm_bridge/quality", "hotline/app/agent_overrides.py", "hotline/app/alerts.py",
    "hotline/app/history_reading.py", "hotline/app/monitoring.py", "hotline/app/monitoring_book.py",
    "hotline/app/monitoring_phones.py", "hotline/app/monitoring_talks.py", "hotline/app/publishing_desk.py",
    "hotline/app/publishing_drawing.py", "hotline/app/publishing_prompts.py", "hotline/app/surge.py",
    "hotline/app/surge_sounds.py",
    "hotline/app/wall_calls.py", "hotline/app/wall_history.py", "hotline/app/wall_orders.py",
    "queue/statistics/calendar.py",
)  # fmt: skip


def said(shown: tuple[str, ...] = SHOWN) -> Iterator[tuple[str, str]]:
    """Yield place and text of each refusal that has no code and that its status does not tell."""
    for path in shown:
        whole = ROOT / path
        for file in sorted(whole.rglob("*.py")) if whole.is_dir() else [whole]:
            for function in _functions(_tree(file)):
                for call in _calls(function):
                    place = f"{file.relative_to(ROOT)}:{call.lineno}"
                    yield from ((place, text) for text in _texts(call, function))


@functools.cache
def _tree(file: Path) -> ast.AST:
    return ast.parse(file.read_text("utf-8"))


def _functions(tree: ast.AST) -> Iterator[ast.AST]:
    return (one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef))


def _calls(function: ast.AST) -> Iterator[ast.Call]:
    """Yield the errors that a function makes, without those of functions within it."""
    pending = list(ast.iter_child_nodes(function))
    while pending:
        node = pending.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ERRORS:
            yield node
        pending += ast.iter_child_nodes(node)


def _texts(call: ast.Call, function: ast.AST) -> list[str]:
    name = ast.unparse(call.func)
    if any(word.arg == "code" for word in call.keywords) or len(call.args) <= ERRORS[name]:
        return []
    status = call.args[0]
    if name == "ProblemError" and isinstance(status, ast.Constant) and status.value in BY_STATUS:
        return []
    return _written(call.args[ERRORS[name]], function)


def _written(words: ast.expr, function: ast.AST) -> list[str]:
    match words:
        case ast.Constant(value=str(text)):
            return [text] if text else []
        case ast.JoinedStr(values=values):
            return ["".join(one.value if isinstance(one, ast.Constant) else "{}" for one in values)]  # type: ignore[misc]
        case ast.BinOp(left=left, right=right):
            return [one + other for one in _written(left, function) for other in _written(right, function)]
        case ast.Name(id=name):
            found = [
                text
                for node in ast.walk(function)
                if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name
                for text in _written(node.value, function)
            ]
            return found or ["{}"]
        case ast.IfExp(body=body, orelse=other):
            return [*_written(body, function), *_written(other, function)]
    return ["{}"]


def remarks() -> set[str]:
    """Return what the check of a recording says: pairs of what is wrong and what to do, as its page joins them."""
    take, compared = (_tree(ROOT / "prompts" / name) for name in ("take.py", "studio_import.py"))
    functions = [
        *_functions(take),
        *(one for one in _functions(compared) if getattr(one, "name", "") == "_refuse_twin"),
    ]
    return {
        f"The recording {what}. {remedy}"
        for function in functions
        for node in ast.walk(function)
        for one, other in _pairs(node)
        for what in _written(one, function)
        for remedy in _written(other, function)
    }


def _pairs(node: ast.AST) -> list[tuple[ast.expr, ast.expr]]:
    match node:
        case (
            ast.Return(value=ast.Tuple(elts=[what, remedy])) | ast.Yield(value=ast.Tuple(elts=[what, remedy]))
        ):
            return [(what, remedy)]
        case ast.Assign(value=ast.Tuple(elts=[ast.Constant() | ast.JoinedStr() as what, remedy])):
            return [(what, remedy)]
        case ast.Call(func=ast.Name(id="Problem"), args=[_, _, _, ast.JoinedStr() as what, remedy]):
            return [(what, remedy)]
    return []


def agents_said() -> set[str]:
    """Return how commands of agents are refused: titles, details, and the words about calls."""
    found = {
        text
        for file in sorted((ROOT / "hotline" / "app").glob("*.py"))
        for function in _functions(_tree(file))
        for call in ast.walk(function)
        if isinstance(call, ast.Call) and ast.unparse(call.func) in {"AgentCommandError", "CallControlError"}
        for words in call.args
        for text in _written(words, function)
    }
    return found - {"{}"}


def codes() -> set[str]:
    """Return by which codes pages are told what is refused."""
    files = [*(ROOT / "desk").rglob("*.py"), *(ROOT / "hotline" / "app").glob("*.py")]
    return {
        word.value.value
        for file in files
        for node in ast.walk(_tree(file))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "ProblemError"
        for word in node.keywords
        if word.arg == "code" and isinstance(word.value, ast.Constant) and isinstance(word.value.value, str)
    }
