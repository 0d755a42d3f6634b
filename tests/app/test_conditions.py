"""On mains or on a battery, metered or not: by what the system shows, which a test can show as well."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from offcirc.app import conditions
from offcirc.app.conditions import METERED, ON_BATTERY, hindrance, metered, on_mains_by
from offcirc.app.preferences import Automatic

AC = {"type": "Mains", "online": "1"}
UNPLUGGED = {"type": "Mains", "online": "0"}
USB_C = {"type": "USB", "online": "1"}
BATTERY = {"type": "Battery", "status": "Discharging"}
CHARGING = {"type": "Battery", "status": "Charging"}
MOUSE = {"type": "Battery", "status": "Discharging", "scope": "Device"}
SILENT = {"type": "Battery", "status": "Unknown"}


def supplies(folder: Path, *described: dict[str, str]) -> Path:
    for number, facts in enumerate(described):
        supply = folder / f"supply{number}"
        supply.mkdir()
        for name, value in facts.items():
            (supply / name).write_text(value + "\n")
    return folder


@pytest.mark.parametrize(
    ("described", "mains"),
    [
        ([], True),
        ([MOUSE], True),
        ([AC, CHARGING], True),
        ([AC, BATTERY], True),
        ([UNPLUGGED, BATTERY], False),
        ([UNPLUGGED, USB_C, BATTERY], True),
        ([BATTERY], False),
        ([CHARGING], True),
        ([UNPLUGGED, CHARGING], False),
        ([SILENT], None),
    ],
)
def test_power(tmp_path: Path, *, described: list[dict[str, str]], mains: bool | None) -> None:
    assert on_mains_by(supplies(tmp_path, *described)) is mains


def test_a_machine_without_the_folder_is_a_desktop(tmp_path: Path) -> None:
    assert on_mains_by(tmp_path / "none") is True


def test_a_condition_counts_only_where_it_was_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conditions, "on_mains", lambda: False)
    monkeypatch.setattr(conditions, "metered", lambda: True)
    assert hindrance(Automatic()) == ""
    assert hindrance(Automatic(only_on_mains=True)) == ON_BATTERY
    assert hindrance(Automatic(only_unmetered=True)) == METERED
    monkeypatch.setattr(conditions, "on_mains", lambda: None)
    monkeypatch.setattr(conditions, "metered", lambda: None)
    assert hindrance(Automatic(only_on_mains=True, only_unmetered=True)) == "", "what cannot be known stops nothing"


_MANAGER = """
import sys
from jeepney import DBusAddress, HeaderFields, MessageType, new_error, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection
bus = open_dbus_connection(bus=sys.argv[1])
bus.send_and_get_reply(message_bus.RequestName("org.freedesktop.NetworkManager"))
print("here", flush=True)
while True:
    asked = bus.receive()
    if asked.header.message_type is MessageType.method_call:
        fields = asked.header.fields
        right = fields.get(HeaderFields.member) == "Get" and asked.body[1] == "Metered"
        if right:
            bus.send_message(new_method_return(asked, "v", (("u", int(sys.argv[2])),)))
        else:
            bus.send_message(new_error(asked, "org.freedesktop.DBus.Error.UnknownMethod"))
"""


@pytest.fixture(scope="module")
def system_bus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A bus as the system's, of the test's own."""
    if shutil.which("dbus-daemon") is None or shutil.which("busctl") is None:
        pytest.skip("needs dbus-daemon and busctl")
    folder = tmp_path_factory.mktemp("bus")
    address = f"unix:path={folder / 'socket'}"
    config = folder / "bus.conf"
    config.write_text(
        textwrap.dedent(f"""\
        <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
         "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
        <busconfig><type>system</type><listen>{address}</listen><auth>EXTERNAL</auth>
        <policy context="default"><allow send_destination="*"/><allow eavesdrop="true"/><allow own="*"/>
        <allow user="*"/></policy></busconfig>
        """)
    )
    with subprocess.Popen(["dbus-daemon", "--nofork", "--config-file", str(config)]) as daemon:
        try:
            deadline = time.monotonic() + 10
            while not (folder / "socket").exists():
                assert time.monotonic() < deadline, "the bus did not come up"
                time.sleep(0.01)
            yield address
        finally:
            daemon.terminate()


@pytest.mark.skipif(sys.platform != "linux", reason="NetworkManager")
@pytest.mark.parametrize(("told", "costs"), [(0, None), (1, True), (2, False), (3, True), (4, False)])
def test_a_metered_line_as_network_manager_tells(
    system_bus: str, monkeypatch: pytest.MonkeyPatch, *, told: int, costs: bool | None
) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", system_bus)
    assert metered() is None, "nobody is there to tell"
    with subprocess.Popen(
        [sys.executable, "-c", _MANAGER, system_bus, str(told)], stdout=subprocess.PIPE, env=dict(os.environ)
    ) as manager:
        try:
            assert manager.stdout is not None
            manager.stdout.readline()
            assert metered() is costs
        finally:
            manager.kill()


def test_without_a_bus_nobody_knows(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path / 'nothing'}")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert metered() is None
