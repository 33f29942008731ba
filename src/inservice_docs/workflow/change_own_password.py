"""Change one's own password (變更自己的密碼): the old one is asked for."""

from __future__ import annotations

from inservice_docs.records.finding import Place, UserError, error
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.sign_in import MOST_OF_ACCOUNT, WINDOW


def change_own_password(register: Register, old: str, new: str, again: str) -> None:
    """Give the actor's own account another password; every session of it ends.

    Raises UserError (its place names the field) when the old one is wrong, tried too often, when
    the two new ones differ, and for a new one that is too short or the old one again.
    """
    login = register.actor.name
    with register.store.transaction(login, register.at) as work:
        tried = work.tries.count(f"account {login}", WINDOW)
    if tried > MOST_OF_ACCOUNT:
        raise UserError(
            error("sign-in-too-often", "密碼試了太多次，暫時不能更改。", "15 分鐘後再試。")
        )
    with register.look() as work:
        if work.accounts.check(login, old) is None:
            raise UserError(
                error("password-wrong", "目前的密碼不對。", "重新輸入。", Place(field="old"))
            )
    if new != again:
        raise UserError(
            error("password-differs", "兩次輸入的新密碼不同。", "重新輸入。", Place(field="again"))
        )
    if new == old:
        raise UserError(
            error("password-same", "新密碼和目前的一樣。", "換一組密碼。", Place(field="new"))
        )
    with register.change() as work:
        try:
            work.accounts.set_password(login, new)
        except UserError as problem:
            place = Place(field="new")
            raise UserError([each.at(place) for each in problem.findings]) from None
        work.tries.forget(f"account {login}")
        work.sessions.end_all(login)
