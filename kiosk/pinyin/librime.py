"""librime, the engine of the Rime input method, through the few calls of its C interface we need.

Met in the child process alone: whatever happens in here, the screen goes on. The structures are
those of ``rime_api.h``; librime promises that they only ever grow at their ends, and is told by
``data_size`` how much of them the caller knows.
"""

import ctypes
from collections.abc import Iterator
from ctypes import POINTER, Structure, byref, c_char_p, c_int, c_size_t, c_void_p, sizeof
from pathlib import Path
from typing import Any

_LIBRARY = "librime.so.1"
_SCHEMA = b"village"
_ERRORS_ONLY = 2

_API = [
    "setup",
    "set_notification_handler",
    "initialize",
    "finalize",
    "start_maintenance",
    "is_maintenance_mode",
    "join_maintenance_thread",
    "deployer_initialize",
    "prebuild",
    "deploy",
    "deploy_schema",
    "deploy_config_file",
    "sync_user_data",
    "create_session",
    "find_session",
    "destroy_session",
    "cleanup_stale_sessions",
    "cleanup_all_sessions",
    "process_key",
    "commit_composition",
    "clear_composition",
    "get_commit",
    "free_commit",
    "get_context",
    "free_context",
    "get_status",
    "free_status",
    "set_option",
    "get_option",
    "set_property",
    "get_property",
    "get_schema_list",
    "free_schema_list",
    "get_current_schema",
    "select_schema",
    "schema_open",
    "config_open",
    "config_close",
    "config_get_bool",
    "config_get_int",
    "config_get_double",
    "config_get_string",
    "config_get_cstring",
    "config_update_signature",
    "config_begin_map",
    "config_next",
    "config_end",
    "simulate_key_sequence",
    "register_module",
    "find_module",
    "run_task",
    "get_shared_data_dir",
    "get_user_data_dir",
    "get_sync_dir",
    "get_user_id",
    "get_user_data_sync_dir",
    "config_init",
    "config_load_string",
    "config_set_bool",
    "config_set_int",
    "config_set_double",
    "config_set_string",
    "config_get_item",
    "config_set_item",
    "config_clear",
    "config_create_list",
    "config_create_map",
    "config_list_size",
    "config_begin_list",
    "get_input",
    "get_caret_pos",
    "select_candidate",
    "get_version",
    "set_caret_pos",
    "select_candidate_on_current_page",
    "candidate_list_begin",
    "candidate_list_next",
    "candidate_list_end",
]
"""The functions of ``RimeApi`` in their order, as far as librime 1.5 knew them."""


class _Api(Structure):
    _fields_ = [("data_size", c_int), *((name, c_void_p) for name in _API)]


class _Traits(Structure):
    _fields_ = [
        ("data_size", c_int),
        ("shared_data_dir", c_char_p),
        ("user_data_dir", c_char_p),
        ("distribution_name", c_char_p),
        ("distribution_code_name", c_char_p),
        ("distribution_version", c_char_p),
        ("app_name", c_char_p),
        ("modules", POINTER(c_char_p)),
        ("min_log_level", c_int),
        ("log_dir", c_char_p),
        ("prebuilt_data_dir", c_char_p),
        ("staging_dir", c_char_p),
    ]


class _Candidate(Structure):
    _fields_ = [("text", c_char_p), ("comment", c_char_p), ("reserved", c_void_p)]


class _Candidates(Structure):
    _fields_ = [("ptr", c_void_p), ("index", c_int), ("candidate", _Candidate)]


class _Composition(Structure):
    _fields_ = [
        ("length", c_int),
        ("cursor_pos", c_int),
        ("sel_start", c_int),
        ("sel_end", c_int),
        ("preedit", c_char_p),
    ]


class _Menu(Structure):
    _fields_ = [
        ("page_size", c_int),
        ("page_no", c_int),
        ("is_last_page", c_int),
        ("highlighted_candidate_index", c_int),
        ("num_candidates", c_int),
        ("candidates", POINTER(_Candidate)),
        ("select_keys", c_char_p),
    ]


class _Context(Structure):
    _fields_ = [
        ("data_size", c_int),
        ("composition", _Composition),
        ("menu", _Menu),
        ("commit_text_preview", c_char_p),
        ("select_labels", POINTER(c_char_p)),
    ]


class LibrimeMissing(Exception):
    """librime or its word list is not on this machine, or cannot be used."""


class Librime:
    """One session of librime.

    Args:
        sources: schema and word lists.
        built: where it keeps what it makes of them.

    Raises:
        LibrimeMissing: it cannot be used.
    """

    def __init__(self, sources: Path, built: Path) -> None:
        try:
            library = ctypes.CDLL(_LIBRARY)
        except OSError as error:
            raise LibrimeMissing(_LIBRARY) from error
        library.rime_get_api.restype = POINTER(_Api)
        self._api = library.rime_get_api().contents
        if self._api.data_size + sizeof(c_int) < sizeof(_Api):
            raise LibrimeMissing("librime is too old")
        self._set_up(sources, built)
        self._session = self._call("create_session", c_size_t)
        if not self._session or not self._in_session("select_schema", c_int, _SCHEMA):
            raise LibrimeMissing("the schema cannot be used")
        self.set_input("94")
        if not any(True for _ in self.candidates()):
            raise LibrimeMissing("the word list cannot be used")

    def set_input(self, code: str) -> None:
        """Begin anew with these digits and letters."""
        self._in_session("clear_composition", None)
        for character in code:
            self._in_session("process_key", c_int, c_int(ord(character)), c_int(0))

    def shown(self) -> str:
        """What was typed, with a space between syllables; behind what was selected of it."""
        context = _Context(data_size=sizeof(_Context) - sizeof(c_int))
        if not self._in_session("get_context", c_int, byref(context)):
            return ""
        try:
            return _text(context.composition.preedit)
        finally:
            self._call("free_context", c_int, byref(context))

    def candidates(self) -> Iterator[tuple[str, str]]:
        """Word and pinyin of each candidate, likeliest first; to be read to its end or closed."""
        walk = _Candidates()
        if not self._in_session("candidate_list_begin", c_int, byref(walk)):
            return
        try:
            while self._call("candidate_list_next", c_int, byref(walk)):
                yield _text(walk.candidate.text), _text(walk.candidate.comment)
        finally:
            self._call("candidate_list_end", None, byref(walk))

    def select(self, index: int) -> bool:
        """Take a candidate for what it stands for of the input; whether there is one."""
        return bool(self._in_session("select_candidate", c_int, c_size_t(index)))

    def _set_up(self, sources: Path, built: Path) -> None:
        folder = str(built).encode()
        state = built.parent / "state"  # anything built that lies in here librime throws away
        state.mkdir(exist_ok=True)
        traits = _Traits(
            data_size=sizeof(_Traits) - sizeof(c_int),
            shared_data_dir=str(sources).encode(),
            user_data_dir=str(state).encode(),
            prebuilt_data_dir=folder,
            staging_dir=folder,
            distribution_name=b"kiosk",
            distribution_code_name=b"kiosk",
            distribution_version=b"1",
            app_name=b"rime.kiosk",
            min_log_level=_ERRORS_ONLY,
            log_dir=b"",
        )
        self._call("setup", None, byref(traits))
        self._call("initialize", None, byref(traits))
        if self._call("start_maintenance", c_int, c_int(1)):
            self._call("join_maintenance_thread", None)

    def _call(self, name: str, result: Any, *arguments: Any) -> Any:
        kinds = [c_void_p if _is_reference(one) else type(one) for one in arguments]
        function = ctypes.CFUNCTYPE(result, *kinds)(getattr(self._api, name))
        return function(*arguments)

    def _in_session(self, name: str, result: Any, *arguments: Any) -> Any:
        plain = [c_char_p(one) if isinstance(one, bytes) else one for one in arguments]
        return self._call(name, result, c_size_t(self._session), *plain)


def _is_reference(argument: Any) -> bool:
    return not isinstance(argument, c_int | c_size_t | c_char_p)


def _text(raw: bytes | None) -> str:
    return (raw or b"").decode("utf-8", "replace")
