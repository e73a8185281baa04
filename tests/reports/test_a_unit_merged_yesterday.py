"""A unit that merged or was dissolved owes and has sent what it had: who stands above its heir decides about it."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from donghanh.base.actors import SYSTEM
from donghanh.base.dates import today
from donghanh.base.sentences import Refusal
from donghanh.organisations.actions import appoint, end_unit, found_unit
from donghanh.organisations.actions.ending import Heir
from donghanh.organisations.choices import RoleKey, UnitKind
from donghanh.organisations.models import Succession
from donghanh.people.actions import add_person, open_account
from donghanh.reports import actions
from donghanh.reports.facts.snapshots import broken_snapshots
from donghanh.reports.models import Concern, Report, Total, Value


@pytest.fixture
def ends(grassroots, upper):
    """`ends("merge")`: An's union ends today; merged, another one beneath Bình's goes on with it."""

    def end(kind):
        larger = found_unit(
            by=SYSTEM,
            code="CS-0900",
            name="Công đoàn cơ sở lớn hơn",
            kind=UnitKind.GRASSROOTS,
            superior=upper,
            founded_on=dt.date(2010, 1, 1),
        )
        heirs = [Heir(larger)] if kind == "merge" else []
        end_unit(by=SYSTEM, unit=grassroots, on=today(), kind=kind, heirs=heirs)
        return larger

    return end


@pytest.mark.parametrize("kind", ["merge", "dissolve"])
def test_what_it_sent_before_is_accepted_and_counts(
    kind, ends, asked, an, binh, dung, cuc, sent, actor, client_of, upper
):
    report = sent(asked, an, SK01="5")
    ends(kind)

    assert report.get_absolute_url() in client_of(binh).get(reverse("reports:inbox")).text
    for other in (dung, cuc):
        with pytest.raises(Refusal):
            actions.accept(by=actor(other), reports=[report])
    actions.accept(by=actor(binh), reports=[report])
    actions.refresh_totals(asked)

    assert Total.objects.get(request=asked, unit=upper, indicator__code="SK01").total == 5


@pytest.mark.once
def test_what_it_still_owes_is_entered_by_who_stands_above_its_heir(
    ends, asked, an, binh, grassroots, actor, client_of
):
    ends("merge")

    page = client_of(binh).get(reverse("reports:grid", args=[asked.pk])).text
    actions.fill(by=actor(binh), request=asked, typed={"SK01": "5"}, unit_id=grassroots.pk)

    assert grassroots.name in page
    assert Report.objects.get(unit=grassroots).stand_in_id == actor(binh).unit_id


@pytest.fixture
def heir(ends):
    """Hải signs and reckons for the union that goes on with An's, which has ended."""
    larger = ends("merge")
    person = add_person(name="Phan Văn Hải", is_invented=True)
    appoint(by=SYSTEM, person=person, unit=larger, role=RoleKey.CHAIR, from_on=dt.date(2010, 1, 1))
    return open_account(login="hai", person=person, password="mat-khau-thu-2017")


@pytest.fixture
def begun(asked, an, actor, whole):
    """All that An would have typed, of which she typed one cell before her union ended."""
    actions.fill(by=actor(an), request=asked, typed={"SK01": "5"})
    return whole(asked, actor(an), SK01="6")


def test_who_enters_the_figures_also_gives_their_proof(
    begun, heir, dung, asked, grassroots, actor, client_of
):
    report = actions.fill(by=actor(heir), request=asked, typed={"SK01": "5"}, unit_id=grassroots.pk)
    address = reverse("reports:cell", args=[report.pk, "SK01"])
    proof = {"upload": SimpleUploadedFile("so.pdf", b"%PDF-1.4 so goc\n%%EOF"), "caption": "Sổ gốc đã ký"}

    page = client_of(heir).post(address, proof, follow=True).text

    assert "Đã lưu minh chứng." in page
    assert Value.objects.get(report=report, indicator__code="SK01").evidence.unit == grassroots
    assert "Sổ gốc đã ký" in client_of(heir).get(address).text
    with pytest.raises(Refusal):
        actions.attach_evidence(by=actor(dung), report=report, code="SK01", upload=proof["upload"])


@pytest.mark.once
def test_who_goes_on_with_it_fills_in_and_sends_what_it_owed_marked_so(
    begun, heir, asked, binh, grassroots, actor, client_of
):
    browser = client_of(heir)
    address = reverse("reports:fill_instead", args=[asked.pk, grassroots.pk])

    assert address in browser.get("/").text
    page = browser.get(address).text
    assert "Báo cáo còn lại của Công đoàn cơ sở Công ty May Hàm Luông" in page
    assert 'value="5"' in page
    told = {f"v_{code}": text for code, text in begun.items()}
    browser.post(address, told | {"version": str(Report.objects.get().version)})
    review = reverse("reports:review_instead", args=[asked.pk, grassroots.pk])
    page = browser.post(review, {"version": str(Report.objects.get().version)}, follow=True).text

    report = Report.objects.get()
    assert (report.unit, report.heir_id, report.last_sent.heir_id, report.stand_in) == (
        grassroots,
        actor(heir).unit_id,
        actor(heir).unit_id,
        None,
    )
    assert "Phan Văn Hải, Công đoàn cơ sở lớn hơn, đơn vị kế thừa, đã nhập và ký gửi." in page
    assert "Công đoàn cơ sở lớn hơn kế thừa, gửi báo cáo" in page
    assert "Kế thừa" in client_of(binh).get(reverse("reports:request", args=[asked.pk])).text
    assert address not in browser.get("/").text
    assert broken_snapshots() == 0
    actions.accept(by=actor(binh), reports=[report])
    actions.refresh_totals(asked)
    assert Total.objects.get(request=asked, unit=asked.unit, indicator__code="SK01").total == 6


@pytest.mark.once
def test_nobody_else_fills_it_in_and_what_several_go_on_with_is_left_to_the_superior(
    asked, an, cuc, grassroots, upper, actor, client_of, heir
):
    second = found_unit(
        by=SYSTEM,
        code="CS-0901",
        name="Công đoàn cơ sở thứ hai",
        kind=UnitKind.GRASSROOTS,
        superior=upper,
        founded_on=dt.date(2010, 1, 1),
    )
    with pytest.raises(Refusal):
        actions.fill(by=actor(cuc), request=asked, typed={"SK01": "5"}, unit_id=grassroots.pk)
    Succession.objects.create(
        predecessor=grassroots, successor=second, kind="merge", on_day=today(), share=50
    )

    with pytest.raises(Refusal, match="cấp trên trực tiếp"):
        actions.fill(by=actor(heir), request=asked, typed={"SK01": "5"}, unit_id=grassroots.pk)
    address = reverse("reports:fill_instead", args=[asked.pk, grassroots.pk])
    assert client_of(heir).get(address).status_code == 403
    assert address not in client_of(heir).get("/").text


@pytest.fixture
def concern(asked, an, sent):
    """Something found in what An's union sent."""
    report = sent(asked, an, SK01="5")
    return Concern.objects.create(
        request=asked, unit=report.unit, report=report, kind="digits", key="digits", found_on=today()
    )


@pytest.mark.once
def test_a_concern_about_an_ended_unit_is_settled_by_who_stood_above_it_then(
    concern, asked, an, binh, cuc, dung, grassroots, neighbour_upper, actor
):
    """An's union merged into one of another district: Bình stood above it in the half-year that was asked."""
    larger = found_unit(
        by=SYSTEM,
        code="CS-0902",
        name="Công đoàn cơ sở huyện khác",
        kind=UnitKind.GRASSROOTS,
        superior=neighbour_upper,
        founded_on=dt.date(2010, 1, 1),
    )
    end_unit(by=SYSTEM, unit=grassroots, on=today(), kind="merge", heirs=[Heir(larger)])

    decided = {who: list(Concern.objects.decided_by(actor(who))) for who in (binh, cuc, dung)}

    assert decided == {binh: [concern], cuc: [], dung: []}
    assert list(Concern.objects.visible_to(actor(binh))) == [concern]
    with pytest.raises(Refusal):
        actions.ask_about(by=actor(dung), concerns=[concern])
    assert actions.ask_about(by=actor(binh), concerns=[concern], question="Xem lại") == 1


@pytest.mark.once
def test_the_heir_answers_what_is_asked_of_the_unit_it_goes_on_with(concern, binh, actor, heir):
    actions.ask_about(by=actor(binh), concerns=[concern], question="Xem lại")

    answered = actions.answer_concern(by=actor(heir), concern=concern, answer="Đã đối chiếu sổ gốc.")

    assert answered.state == "answered"
    assert list(Concern.objects.decided_by(actor(binh))) == [concern]
