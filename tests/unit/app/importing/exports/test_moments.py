import pytest

from app.importing.exports.moments import moment


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("1600000000", "2020-09-13T12:26:40.000Z"),
        (" 1600000000.5 ", "2020-09-13T12:26:40.500Z"),
        ("1600000000123", "2020-09-13T12:26:40.123Z"),
        ("2026-07-17 14:00:25+00:00", "2026-07-17T14:00:25.000Z"),
        ("2026-07-17T14:00:25.123456+02:00", "2026-07-17T12:00:25.123Z"),
        ("2026-07-17T14:00:25Z", "2026-07-17T14:00:25.000Z"),
        ("2026-07-17 14:00:25", "2026-07-17T14:00:25.000Z"),
        ("2026-07-17", "2026-07-17T00:00:00.000Z"),
    ],
)
def test_a_time_is_written_in_utc(written: str, expected: str) -> None:
    assert moment(written) == expected


@pytest.mark.parametrize(
    "written",
    ["", "soon", "0", "-5", "999999999999999", "0001-01-01T00:00:00+14:00", "9999-12-31", "١٢٣"],
)
def test_what_is_no_time_is_not_made_one(written: str) -> None:
    assert moment(written) == ""
