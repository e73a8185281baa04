"""One's own password, and the one-time password that must be changed."""

import pytest
from axes.utils import reset

from donghanh.base.sentences import Refusal
from donghanh.journal.models import Entry
from donghanh.people.actions import give_one_time_password
from donghanh.people.models import Account
from donghanh.people.rules import check_new_password, login_for

PAGE = "/tai-khoan/mat-khau/"
OLD, NEW = "mat-khau-thu-2017", "con meo ngu tren mai"


@pytest.fixture(autouse=True)
def _fresh_lockouts(db):
    reset()
    yield
    reset()


def text_of(answer):
    return answer.content.decode()


def changed(browser, **typed):
    return browser.post(PAGE, {"current": OLD, "new": NEW, "again": NEW, **typed})


@pytest.fixture
def handed(an):
    """An's one-time password."""
    return give_one_time_password(an)


@pytest.fixture
def let_in(em, handed):
    """A browser signed in with the one-time password."""
    em.post("/tai-khoan/dang-nhap/", {"login": "an", "password": handed})
    return em


def test_anybody_changes_their_own_password_and_stays_signed_in(an, client_of):
    browser = client_of(an)

    answer = changed(browser)

    an.refresh_from_db()
    assert (answer.status_code, an.check_password(NEW)) == (303, True)
    assert browser.get("/thong-bao/").status_code == 200


def test_other_browsers_must_sign_in_again(an, client_of):
    mine, other = client_of(an), client_of(an)

    changed(mine)

    assert other.get("/thong-bao/").status_code == 302


def test_a_change_is_written_down_without_the_password(an, client_of):
    changed(client_of(an))

    assert [entry.sentence for entry in Entry.objects.filter(verb="change_password")] == ["Tự đổi mật khẩu."]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"current": "sai"}, "Mật khẩu đang dùng chưa đúng."),
        ({"new": "ngan", "again": "ngan"}, "Mật khẩu còn ngắn: cần từ 10 ký tự."),
        ({"new": "9174620385", "again": "9174620385"}, "Mật khẩu dễ đoán"),
        ({"new": "aaaaaaaaaaaa", "again": "aaaaaaaaaaaa"}, "Mật khẩu dễ đoán"),
        ({"new": "nguyễn thị an", "again": "nguyễn thị an"}, "không được là tên"),
        ({"new": "qwertyuiop", "again": "qwertyuiop"}, "nhiều người dùng"),
        ({"new": OLD, "again": OLD}, "giống mật khẩu đang dùng"),
        ({"again": "khac hoan toan"}, "chưa giống nhau"),
    ],
)
def test_a_poor_password_is_refused_in_words(an, client_of, typed, words):
    page = text_of(changed(client_of(an), **typed))

    an.refresh_from_db()
    assert words in page
    assert an.check_password(OLD)


def test_a_one_time_password_leads_to_the_page_where_it_is_changed(em, handed):
    answer = em.post("/tai-khoan/dang-nhap/", {"login": "an", "password": handed, "next": "/to-chuc/"})

    assert answer["Location"] == PAGE


@pytest.mark.parametrize(
    "address", ["/", "/to-chuc/", "/thong-bao/", "/start/", "/phong-trao/", "/bao-cao/", "/van-ban/"]
)
def test_no_other_address_opens_before_it_is_changed(let_in, address):
    answer = let_in.get(address)

    assert (answer.status_code, answer.headers.get("Location")) in {(302, PAGE), (404, None)}


def test_nothing_can_be_sent_before_it_is_changed(let_in, grassroots):
    answer = let_in.post(f"/to-chuc/{grassroots.pk}/so-lieu/", {"as_of": "1/6/2017"})

    assert (answer.status_code, answer["Location"]) == (302, PAGE)


def test_the_page_of_the_first_sign_in_asks_only_for_the_new_one(let_in):
    page = text_of(let_in.get(PAGE))

    assert "Mật khẩu đang dùng" not in page
    assert "Mật khẩu mới" in page


def test_after_the_change_everything_opens(let_in):
    let_in.post(PAGE, {"new": NEW, "again": NEW})

    assert let_in.get("/to-chuc/").status_code == 200
    assert not Account.objects.get(login="an").must_change_password


def test_the_one_time_password_itself_is_not_kept(let_in, handed):
    page = text_of(let_in.post(PAGE, {"new": handed, "again": handed}))

    assert "giống mật khẩu đang dùng" in page


def test_a_closed_account_is_refused_in_the_words_of_a_wrong_password(an, em):
    Account.objects.update(is_active=False)

    page = text_of(em.post("/tai-khoan/dang-nhap/", {"login": "an", "password": OLD}))

    assert "Tên đăng nhập hoặc mật khẩu chưa đúng." in page


def test_a_session_ends_when_the_account_is_closed(an, client_of):
    browser = client_of(an)
    Account.objects.update(is_active=False)

    assert browser.get("/thong-bao/").status_code == 302


@pytest.mark.parametrize(
    ("name", "taken", "login"),
    [
        ("Nguyễn Thị An", set(), "annt"),
        ("Nguyễn Thị An", {"annt"}, "annt2"),
        ("Đỗ  Đức", set(), "ducd"),
        ("Quỳnh", set(), "quynh"),
    ],
)
def test_a_login_is_proposed_from_the_name(name, taken, login):
    assert login_for(name, taken) == login


def test_a_sentence_without_marks_is_a_good_password():
    check_new_password("nuoc chay da mon", login="annt", name="Nguyễn Thị An")


def test_the_login_is_no_password():
    with pytest.raises(Refusal):
        check_new_password("nguyenvanan", login="nguyenvanan", name="Nguyễn Văn An")
