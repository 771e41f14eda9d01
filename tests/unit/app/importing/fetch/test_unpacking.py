import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.importing.fetch.troubles import NotFetched
from app.importing.fetch.unpacking import unpacked


def pieces(data: bytes, length: int) -> list[bytes]:
    return [data[start : start + length] for start in range(0, len(data), length)]


@given(
    st.binary(max_size=500).map(lambda data: data * 300),
    st.sampled_from([("gzip", 31), ("deflate", 15), ("Deflate", -15), ("x-gzip ", 31)]),
    st.integers(1, 5000),
)
def test_what_was_packed_comes_out_as_it_went_in(
    data: bytes, form: tuple[str, int], length: int
) -> None:
    encoding, window = form
    packing = zlib.compressobj(wbits=window)
    packed = packing.compress(data) + packing.flush()
    assert b"".join(unpacked(pieces(packed, length), encoding)) == data


def test_no_piece_is_large_however_well_it_was_packed() -> None:
    packed = gzip.compress(bytes(30_000_000))
    assert max(map(len, unpacked([packed], "gzip"))) <= 65_536


@given(st.binary(min_size=1, max_size=2000), st.integers(1, 8))
def test_what_is_incomplete_is_refused(data: bytes, missing: int) -> None:
    with pytest.raises(NotFetched):
        list(unpacked([gzip.compress(data)[:-missing]], "gzip"))


@pytest.mark.parametrize("encoding", ["br", "gzip, gzip", "zstd", "compress", "\x00"])
def test_what_nobody_asked_for_is_refused(encoding: str) -> None:
    with pytest.raises(NotFetched):
        unpacked([b"x"], encoding)


@pytest.mark.parametrize("encoding", ["", "identity", "gzip", "deflate"])
def test_an_empty_answer_is_empty(encoding: str) -> None:
    assert b"".join(unpacked([], encoding)) == b""
