"""Makes resources/sounds/*.wav: `make sounds`. What they mean stands in src/offcirc/gui/sounds.py."""

import math
import sys
import wave
from array import array
from pathlib import Path

RATE = 22_050
PAUSE = 0.0
SOUNDS = {  # each: (Hz, seconds); 0 Hz is silence
    "well": [(880.0, 0.11)],
    "hold": [(659.3, 0.07), (PAUSE, 0.025), (784.0, 0.07), (PAUSE, 0.025), (987.8, 0.12)],
    "attention": [(587.3, 0.11), (PAUSE, 0.09), (587.3, 0.15)],
    "blocked": [(233.1, 0.17), (PAUSE, 0.05), (196.0, 0.23)],
}
OVERTONES = ((1, 1.0), (2, 0.32), (3, 0.12))
"""A little of the second and third makes it a soft mallet instead of a test tone."""
LOUDEST = 0.85
ATTACK_S, RELEASE_S = 0.004, 0.02


def tone(pitch: float, seconds: float) -> list[float]:
    """Samples between -1 and 1."""
    count = round(RATE * seconds)
    weight = sum(share for _, share in OVERTONES)
    samples = []
    for number in range(count):
        at, left = number / RATE, (count - number) / RATE
        wave_at = sum(share * math.sin(2 * math.pi * pitch * times * at) for times, share in OVERTONES) / weight
        edge = min(1.0, at / ATTACK_S, left / RELEASE_S)
        samples.append(wave_at * edge * math.exp(-2.2 * at / seconds) if pitch else 0.0)
    return samples


def main(folder: Path) -> None:
    """Writes the files."""
    for name, tones in SOUNDS.items():
        samples = [sample for pitch, seconds in tones for sample in tone(pitch, seconds)]
        loudest = max(abs(sample) for sample in samples)
        values = array("h", (round(sample / loudest * LOUDEST * 32767) for sample in samples))
        if sys.byteorder == "big":
            values.byteswap()
        with wave.open(str(folder / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(values.tobytes())


if __name__ == "__main__":
    main(Path(__file__).parents[1] / "resources" / "sounds")
