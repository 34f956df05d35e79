"""`./dev run`: web and worker start, live and die together."""

import os
import socket
import subprocess
import threading
import urllib.request

import pytest

from scripts.paths import ROOT, Failure
from scripts.run import Processes, _port


@pytest.fixture
def processes(tmp_path):
    processes = Processes(tmp_path)
    yield processes
    processes.stop()


def test_when_one_process_dies_the_other_is_stopped(processes):
    processes.start("worker", "http.server", "0")
    processes.start("web", "timeit", "-n1", "-r1", "print('last words')")
    with pytest.raises(Failure, match="'web' ended") as failure:
        processes.watch()
    assert "last words" in str(failure.value)
    processes.stop()
    assert processes.running["worker"].poll() is not None


def test_a_taken_port_gives_the_next_one(capsys):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        wanted = taken.getsockname()[1]
        assert _port(wanted) > wanted
    assert f"Port {wanted} is taken" in capsys.readouterr().out


@pytest.mark.worker
def test_one_command_starts_the_register_and_stops_it_cleanly(tmp_path):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "VAR_DIR": str(tmp_path), "PORT": str(port), "PLAIN_STATIC": "0"}
    with subprocess.Popen(["./dev", "run"], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as command:
        # Reading waits for as long as the command lives.
        limit = threading.Timer(180, command.kill)
        limit.start()
        try:
            said = _said_until(command, "Stop: Ctrl-C")
            assert f"http://localhost:{port}" in said
            assert "first look" in said
            with urllib.request.urlopen(f"http://localhost:{port}/accounts/login/") as page:
                assert page.status == 200
        finally:
            command.terminate()
            code = command.wait()
            limit.cancel()
    assert code == 0
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0


def _said_until(command, text):
    said = ""
    for line in command.stdout:
        said += line
        if text in line:
            return said
    raise AssertionError(f"it ended too early:\n{said}")
