"""Speaks the phrases of one job: loads each voice once, writes one WAV after another, says so line by line.

usage: narrator.py PHRASES

PHRASES is a file of JSON lines {"n": 1, "text": "...", "voice": "mei" | "heart", "pitch": 0, "out": "audio/001.wav"}.
Each WAV (16-bit mono) is written under a temporary name and renamed, so that a file that is there is whole.
stdout gets one JSON line {"n": 1, "seconds": 2.5} for each; any failure ends the program with a status other than 0.
"""

import json
import os
import sys
import wave
from pathlib import Path

import numpy


def mei():
    import pyopenjtalk

    def speak(text, pitch):
        samples, rate = pyopenjtalk.tts(text, half_tone=float(pitch), use_sudachi_kanji_yomi=False)
        return samples / 32768.0, rate

    return speak


def heart():
    from hibari import SAMPLE_RATE, Hibari

    voice = Hibari()

    def speak(text, pitch):
        """Played faster a voice is higher; spoken slower before, it keeps its pace."""
        faster = 2 ** (pitch / 12)
        samples = numpy.asarray(voice(text, 1 / faster))
        if pitch:
            places = numpy.arange(0, len(samples) - 1, faster)
            samples = numpy.interp(places, numpy.arange(len(samples)), samples)
        return samples, SAMPLE_RATE

    return speak


VOICES = {"mei": mei, "heart": heart}


def trimmed(samples, rate):
    """Without the silence around the words, of which each voice makes another length; 0.05 s of it stays."""
    heard = numpy.flatnonzero(numpy.abs(samples) > 0.004)
    if heard.size == 0:
        return samples
    margin = rate // 20
    return samples[max(0, heard[0] - margin) : heard[-1] + margin]


def write(path, samples, rate):
    """Also adds 0.3 s of silence, the breath between two sentences."""
    words = trimmed(numpy.asarray(samples, dtype=numpy.float64), rate)
    samples = numpy.concatenate([words, numpy.zeros(rate * 3 // 10)])
    pcm = (numpy.clip(samples, -1.0, 1.0) * 32767).astype("<i2")
    temporary = path.with_name(f".{path.name}.part")
    with wave.open(str(temporary), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(rate)
        out.writeframes(pcm.tobytes())
    os.replace(temporary, path)
    return len(pcm) / rate


def main(phrases):
    loaded = {}
    for line in Path(phrases).read_text(encoding="utf-8").splitlines():
        phrase = json.loads(line)
        name = phrase["voice"]
        if name not in loaded:
            loaded[name] = VOICES[name]()
        samples, rate = loaded[name](phrase["text"], phrase.get("pitch", 0))
        seconds = write(Path(phrase["out"]), samples, rate)
        print(json.dumps({"n": phrase["n"], "seconds": round(seconds, 3)}), flush=True)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
