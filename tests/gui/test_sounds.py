"""Four sounds: heard one at a time, the gravest first, and nobody waits for them."""

from __future__ import annotations

import runpy
import stat
import threading
import time
import wave
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from offcirc.app.preferences import Preferences
from offcirc.gui import sounds as module
from offcirc.gui.sounds import CommandPlayer, Sound, Sounds, sound_file, system_player
from tests.support.workstation import ROOT

_LARGEST = 20_000


@dataclass
class FakePlayer:
    """Says what it was given; may be slow, or no use."""

    played: list[str] = field(default_factory=list)
    peaks: list[int] = field(default_factory=list)
    works: bool = True
    gate: threading.Event | None = None

    def play(self, file: Path) -> bool:
        if self.gate is not None:
            self.gate.wait(10)
        self.played.append(file.stem.split("-")[0])
        self.peaks.append(max(abs(sample) for sample in samples_of(file)))
        return self.works

    def close(self) -> None:
        """Nothing to stop."""


@dataclass
class Now:
    preferences: Preferences = field(default_factory=lambda: Preferences(volume=100))
    seconds: float = 100.0

    @property
    def now(self) -> Preferences:
        return self.preferences

    @now.setter
    def now(self, preferences: Preferences) -> None:
        self.preferences = preferences


@pytest.fixture
def settings() -> Now:
    return Now()


@pytest.fixture
def player() -> FakePlayer:
    return FakePlayer()


@pytest.fixture
def sounds(settings: Now, player: FakePlayer, qtbot: QtBot) -> Iterator[Sounds]:  # noqa: ARG001 - Qt must be up
    made = Sounds(settings, lambda: player, lambda: settings.seconds)
    yield made
    if player.gate is not None:
        player.gate.set()
    made.close()


def samples_of(file: Path) -> array[int]:
    with wave.open(str(file), "rb") as opened:
        return array("h", opened.readframes(opened.getnframes()))


def settle(sounds: Sounds) -> None:
    """Until what was begun has been started."""
    sounds._thread.submit(lambda: None).result()


def test_each_sound_is_small_and_of_its_own_length() -> None:
    lengths = set()
    for sound in Sound:
        with wave.open(str(sound_file(sound)), "rb") as file:
            assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
            length = file.getnframes() / file.getframerate()
        assert abs(length - module._LENGTH_S[sound]) < 0.01
        assert sound_file(sound).stat().st_size < _LARGEST
        lengths.add(round(length, 2))
    assert len(lengths) == len(Sound)


def test_each_sound_has_a_rhythm_of_its_own() -> None:
    beats = {sound: _beats(samples_of(sound_file(sound))) for sound in Sound}
    assert beats == {Sound.WELL: 1, Sound.HOLD: 3, Sound.ATTENTION: 2, Sound.BLOCKED: 2}


def _beats(samples: array[int]) -> int:
    """How often it is loud after a silence of 15 ms."""
    silent, beats, loud = 1_000, 0, 500
    for sample in samples:
        if abs(sample) > loud:
            beats += silent > 330  # 15 ms of 22,050 a second
            silent = 0
        else:
            silent += 1
    return beats


def test_the_files_are_what_the_generator_makes(tmp_path: Path) -> None:
    generator = runpy.run_path(str(ROOT / "packaging" / "make_sounds.py"))
    generator["main"](tmp_path)
    for sound in Sound:
        made, kept = samples_of(tmp_path / f"{sound}.wav"), samples_of(sound_file(sound))
        assert len(made) == len(kept)
        assert max(abs(one - other) for one, other in zip(made, kept, strict=True)) <= 1  # sines differ by machine


def test_while_one_plays_only_a_graver_one_is_heard(sounds: Sounds, player: FakePlayer, settings: Now) -> None:
    for name in (Sound.HOLD, Sound.WELL, Sound.HOLD, Sound.ATTENTION, Sound.WELL, Sound.BLOCKED, Sound.ATTENTION):
        sounds.play(name)
    settle(sounds)
    assert player.played == ["hold", "attention", "blocked"]
    settings.seconds += 0.5
    sounds.play(Sound.WELL)
    settle(sounds)
    assert player.played[-1] == "well"


def test_thirty_scans_a_second_do_not_pile_up(sounds: Sounds, player: FakePlayer, settings: Now) -> None:
    for _ in range(300):
        sounds.play("well")
        settle(sounds)
        settings.seconds += 1 / 30
    assert 50 <= len(player.played) <= 100


def test_a_player_that_hangs_holds_up_nobody(sounds: Sounds, player: FakePlayer, settings: Now) -> None:
    player.gate = threading.Event()
    began = time.perf_counter()
    for _ in range(1_000):
        sounds.play(Sound.WELL)
        settings.seconds += 1
    assert time.perf_counter() - began < 0.5
    player.gate.set()
    settle(sounds)
    assert player.played == ["well"]


def test_the_preferences_say_whether_and_how_loud(sounds: Sounds, player: FakePlayer, settings: Now) -> None:
    settings.now = Preferences(sounds=False)
    sounds.play(Sound.BLOCKED)
    settings.now = Preferences(volume=0)
    sounds.play(Sound.BLOCKED)
    settle(sounds)
    assert player.played == []
    for volume in (100, 50):
        settings.now = Preferences(volume=volume)
        sounds.play(Sound.WELL)
        settle(sounds)
        settings.seconds += 1
    loud, soft = player.peaks
    assert soft == pytest.approx(loud / 4, rel=0.02)


def test_where_nothing_can_play_the_machine_beeps(
    sounds: Sounds, player: FakePlayer, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    beeps: list[bool] = []
    monkeypatch.setattr(QApplication, "beep", lambda: beeps.append(True))
    player.works = False
    sounds.play(Sound.WELL)
    qtbot.waitUntil(lambda: beeps == [True])


def test_a_command_that_fails_gives_way_to_the_next_one(tmp_path: Path) -> None:
    heard = tmp_path / "heard"
    broken, working = tmp_path / "broken", tmp_path / "working"
    broken.write_text("#!/bin/sh\nexit 1\n")
    working.write_text(f'#!/bin/sh\necho "$1" >> "{heard}"\n')
    for script in (broken, working):
        script.chmod(script.stat().st_mode | stat.S_IXUSR)
    player = CommandPlayer([["/nowhere/at/all"], [str(broken)], [str(working)]])
    file = sound_file(Sound.WELL)
    assert player.play(file)
    process = player._process
    assert process is not None
    process.wait()
    assert player.play(file)
    process = player._process
    assert process is not None
    process.wait()
    assert heard.read_text().split() == [str(file)]
    player.close()


def test_this_system_has_a_player_or_says_that_it_has_none() -> None:
    player = system_player()
    assert player.play(sound_file(Sound.WELL)) in {True, False}
    player.close()
