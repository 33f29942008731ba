"""Course entries."""

from __future__ import annotations

from inservice_docs.records.course import Course, CourseReview, CourseStatus, ReviewKind


def test_the_statuses_are_those_of_the_procedure() -> None:
    """Word for word, in its order (steps 2, 7 and 8); a list's return has a word of our own."""
    assert [str(status) for status in CourseStatus] == [
        "課程未確認",
        "課程填寫有誤",
        "課程確認未通過",
        "課程確認通過",
        "資料上傳結束",
        "名單確認通過",
        "名單確認未通過",
        "課程登錄錯誤",
    ]


def test_a_new_course_waits_for_its_review() -> None:
    """And a review is of the course unless it is said to be of the list."""
    assert Course().status is CourseStatus.UNCONFIRMED
    assert CourseReview().kind is ReviewKind.COURSE
