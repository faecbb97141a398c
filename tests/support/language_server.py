"""A small client of a language server: what an editor says to it, and what it answers, with a limit to all waiting."""

import json
import os
import queue
import shutil
import subprocess
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import IO, Final, NamedTuple, TypeAlias

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"
Message: TypeAlias = dict[str, Json]

ROOT: Final = Path(__file__).resolve().parents[2]
PROGRAM: Final = "yaml-language-server"
_SECONDS: Final = 30
_YAML: Final[dict[str, Json]] = {
    "validate": True,
    "hover": True,
    "completion": True,
    "schemaStore": {"enable": False},
}


class Diagnostic(NamedTuple):
    """Holds what is underlined, and why; lines and columns from 0, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int
    message: str


class Completion(NamedTuple):
    """Holds one thing that is offered: what stands in the list, and what beside it."""

    label: str
    documentation: str


def find_server() -> str | None:
    """Finds the server in the checkout, where npm put it, or on the path."""
    folders = os.pathsep.join((str(ROOT / "node_modules" / ".bin"), os.environ.get("PATH", "")))
    return shutil.which(PROGRAM, path=folders)


@contextmanager
def running(program: str, workspace: Path | None = None, yaml: Json = None) -> Iterator["LanguageServer"]:
    """Starts a server and, whatever happens, ends it; it may know a workspace, and settings that are kept there."""
    with subprocess.Popen([program, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        try:
            server = LanguageServer(process.stdin, process.stdout, yaml)
            server.begin(workspace)
            yield server
        finally:
            process.kill()


class LanguageServer:
    """Speaks with a server over its standard input and output."""

    def __init__(self, to_server: IO[bytes], from_server: IO[bytes], yaml: Json = None) -> None:
        self._to_server = to_server
        settings: Json = {**_YAML, **yaml} if isinstance(yaml, dict) else _YAML
        self._settings: dict[str, Json] = {"yaml": settings, "http": {"proxy": "", "proxyStrictSSL": True}}
        self._ids = count(1)
        self._received: queue.Queue[Message | None] = queue.Queue()
        threading.Thread(target=_receive, args=(from_server, self._received), daemon=True).start()

    def begin(self, workspace: Path | None = None) -> None:
        """Shakes hands as an editor does that shows Markdown and can be asked for its settings."""
        root = workspace.as_uri() if workspace else None
        folders: Json = [{"uri": root, "name": "plan"}] if root else None
        capabilities: dict[str, Json] = {
            "workspace": {"configuration": True},
            "textDocument": {
                "completion": {"completionItem": {"snippetSupport": True, "documentationFormat": ["plaintext"]}}
            },
        }
        hello: Json = {
            "processId": os.getpid(),
            "rootUri": root,
            "capabilities": capabilities,
            "workspaceFolders": folders,
        }
        self._request("initialize", hello)
        self._notify("initialized", {})
        self._notify("workspace/didChangeConfiguration", {"settings": self._settings})

    def underlined(self, folder: Path, text: str) -> list[Diagnostic]:
        """Opens a text as a new file of a folder, and gives what the server underlines in it."""
        uri = self._open(folder, text)
        while True:
            message = self._next()
            params = message.get("params")
            is_report = message.get("method") == "textDocument/publishDiagnostics" and isinstance(params, dict)
            if is_report and isinstance(params, dict) and params["uri"] == uri:
                found = params["diagnostics"]
                assert isinstance(found, list)
                return [_diagnostic(one) for one in found]

    def offered(self, folder: Path, text: str) -> list[Completion]:
        """Opens a text with one `|` and gives what the server offers there."""
        result = self._ask("completion", folder, text)
        items = result["items"]
        assert isinstance(items, list)
        return [_completion(one) for one in items]

    def shown(self, folder: Path, text: str) -> str:
        """Opens a text with one `|` and gives what the server says of what stands there."""
        contents = self._ask("hover", folder, text)["contents"]
        assert isinstance(contents, dict)
        return str(contents["value"])

    def _ask(self, question: str, folder: Path, text: str) -> Message:
        before, after = text.split("|")
        uri = self._open(folder, before + after)
        position: Json = {"line": before.count("\n"), "character": len(before) - before.rfind("\n") - 1}
        result = self._request(f"textDocument/{question}", {"textDocument": {"uri": uri}, "position": position})
        assert isinstance(result, dict)
        return result

    def _open(self, folder: Path, text: str) -> str:
        """Opens a text under a name of its own, so that no late word on another is taken for one on it."""
        uri = (folder / f"{next(self._ids)}.yaml").as_uri()
        document: dict[str, Json] = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._notify("textDocument/didOpen", {"textDocument": document})
        return uri

    def _request(self, method: str, params: Json) -> Json:
        number = next(self._ids)
        self._send({"id": number, "method": method, "params": params})
        while True:
            message = self._next()
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message["error"]
                return message["result"]

    def _notify(self, method: str, params: Json) -> None:
        self._send({"method": method, "params": params})

    def _next(self) -> Message:
        """Gives the next message, and on the way answers what the server asks itself."""
        message = self._received.get(timeout=_SECONDS)
        assert message is not None, "the server has ended"
        if "method" in message and "id" in message:
            self._send({"id": message["id"], "result": self._answer(message)})
        return message

    def _answer(self, message: Message) -> Json:
        """Answers a question for settings; to any other the answer is nothing."""
        params = message.get("params")
        if message["method"] != "workspace/configuration" or not isinstance(params, dict):
            return None
        items = params["items"]
        assert isinstance(items, list)
        return [self._settings.get(str(item["section"])) if isinstance(item, dict) else None for item in items]

    def _send(self, message: Mapping[str, Json]) -> None:
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._to_server.write(b"Content-Length: %d\r\n\r\n%b" % (len(content), content))
        self._to_server.flush()


def _receive(stream: IO[bytes], received: "queue.Queue[Message | None]") -> None:
    while line := stream.readline():
        length = int(line.partition(b":")[2])
        while stream.readline().strip():
            continue
        received.put(json.loads(stream.read(length)))
    received.put(None)


def _diagnostic(one: Json) -> Diagnostic:
    assert isinstance(one, dict)
    place = one["range"]
    assert isinstance(place, dict)
    numbers = [number for end in ("start", "end") if isinstance(point := place[end], dict) for number in point.values()]
    line, column, end_line, end_column = (int(str(number)) for number in numbers)
    return Diagnostic(line, column, end_line, end_column, str(one["message"]))


def _completion(one: Json) -> Completion:
    assert isinstance(one, dict)
    documentation = one.get("documentation")
    said = documentation["value"] if isinstance(documentation, dict) else documentation
    return Completion(str(one["label"]), str(said or ""))
