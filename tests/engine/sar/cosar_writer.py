"""A COSAR writer of its own, word by word from the format's description; shares nothing with the reader."""

import struct

FILLER = 0x7F7F7F7F


def words(*numbers):
    return b"".join(struct.pack(">I", number) for number in numbers)


def sample(value, version):
    code = {1: ">hh", 2: ">ee"}.get(version, ">hh")
    convert = int if version != 2 else float
    return struct.pack(code, convert(value.real), convert(value.imag))


def burst(values, version=1, index=1, lines_valid=None, samples_valid=None, spare_bytes=0, **wrong):
    """The bytes of one burst.

    values : rows of complex numbers. lines_valid : (first, last) valid line per sample, samples_valid : (first, last)
    valid sample per line, from 1. spare_bytes : more bytes per line than are needed. wrong : header fields to falsify.
    """
    n_lines, n_samples = len(values), len(values[0])
    line_bytes = 8 + 4 * n_samples + spare_bytes
    lines_valid = lines_valid or [(1, n_lines)] * n_samples
    samples_valid = samples_valid or [(1, n_samples)] * n_lines
    field = {
        "burst_bytes": line_bytes * (n_lines + 4),
        "range_index": 1,
        "samples": n_samples,
        "lines": n_lines,
        "index": index,
        "line_bytes": line_bytes,
        "total_lines": n_lines + 4,
        "magic": b"CSAR",
        "bits": (1, 5, 10) if version == 2 else (FILLER,) * 3,
        **wrong,
    }
    header = words(field["burst_bytes"], field["range_index"], field["samples"], field["lines"], field["index"])
    header += words(field["line_bytes"], field["total_lines"]) + field["magic"] + words(version, 1)
    header += struct.pack(">d", 0.0) + words(*field["bits"])
    lines = [
        header,
        words(FILLER, FILLER, *range(1, n_samples + 1)),
        words(FILLER, FILLER, *(first for first, _ in lines_valid)),
        words(FILLER, FILLER, *(last for _, last in lines_valid)),
    ]
    for row, valid in zip(values, samples_valid):
        lines.append(words(*valid) + b"".join(sample(value, version) for value in row))
    return b"".join(line.ljust(line_bytes, b"\x7f") for line in lines)


def write(path, values, version=1, **options):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(burst(values, version, **options))
    return path
