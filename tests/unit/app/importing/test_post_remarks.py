from app.importing.post_remarks import PostRemarks


def test_equal_remarks_are_said_once_with_their_posts() -> None:
    said = PostRemarks()
    for title in ("Fog 🌫", "cafe\u0301", "נועה", "Quay", "Boats"):
        said.tell(title, "Torn.", *(["Wet."] if title == "Quay" else []))
    said.tell("Dry")
    assert said.remarks() == (
        "“Fog 🌫”, “cafe\u0301”, “נועה” and 2 others: Torn.",
        "“Quay”: Wet.",
    )


def test_a_long_list_of_remarks_is_cut() -> None:
    said = PostRemarks()
    for n in range(50):
        said.tell("Fog", f"Torn {n} times.")
    assert len(said.remarks()) == 21
    assert "more" in said.remarks()[-1]
