"""What goes to the press with a story, to whom, and what appeared."""

import datetime as dt

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import say_date, today
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import one_line
from donghanh.evidence.actions import Upload, keep_evidence
from donghanh.journal import actions as journal

from ..facts import press_to_take
from ..models import Mention, Outlet, Picture, Story
from ..permissions import check_may_change

PICTURES = ("jpeg", "png")


@transaction.atomic
def take_outlets(*, by: Actor, story: Story) -> list[Outlet]:
    """Keep the press that the plan of the story's movement names, from the day of the plan; refuses when none is new."""
    check_may_change(by, story)
    new = [
        Outlet(unit_id=story.unit_id, name=name, kind=kind, from_on=day)
        for day, kind, name in press_to_take(story)
    ]
    if not new:
        raise Refusal("Kế hoạch của phong trào không nêu thêm báo, đài nào. Nhập tay ở mẫu bên dưới.")
    rows = Outlet.objects.bulk_create(new)
    names = ", ".join(row.name for row in rows)
    journal.record(by, "take_outlets", story, Sentence("Lấy nơi nhận từ kế hoạch: {names}.", names=names))
    return rows


@transaction.atomic
def keep_outlet(
    *, by: Actor, story: Story, name: str, kind: str, from_on: dt.date, until_on: dt.date | None = None
) -> Outlet:
    """One more that the unit sends stories to."""
    check_may_change(by, story)
    if until_on and until_on < from_on:
        raise Refusal("Ngày kết thúc trước ngày bắt đầu. Kiểm tra lại hai ngày.", field="until_on")
    if Outlet.objects.filter(unit=story.unit_id, name=one_line(name), from_on=from_on).exists():
        raise Refusal("Báo, đài này đã có trong danh sách từ ngày đó.", field="name")
    row = Outlet.objects.create(
        unit_id=story.unit_id, name=one_line(name), kind=kind, from_on=from_on, until_on=until_on
    )
    journal.record(by, "keep_outlet", story, Sentence("Thêm nơi nhận: {name}.", name=row.name))
    return row


@transaction.atomic
def end_outlet(*, by: Actor, story: Story, outlet: Outlet, until_on: dt.date | None) -> Outlet:
    """Change the last day on which the unit sends stories to a newspaper or station; none while it goes on."""
    check_may_change(by, story)
    if outlet.unit_id != story.unit_id:
        raise Refusal("Báo, đài này không thuộc danh sách của đơn vị. Chọn lại.", field="outlet")
    if until_on and until_on < outlet.from_on:
        raise Refusal("Ngày kết thúc trước ngày bắt đầu. Kiểm tra lại hai ngày.", field="until_on")
    last = outlet.mentions.order_by("-appeared_on").first()
    if until_on and last and last.appeared_on > until_on:
        raise Refusal(
            "Báo, đài này còn đưa tin ngày {day}. Ghi ngày kết thúc từ hôm đó trở đi.",
            day=say_date(last.appeared_on),
            field="until_on",
        )
    outlet.until_on = until_on
    outlet.save(update_fields=["until_on"])
    said = (
        Sentence("{name} nhận bài đến hết ngày {day}.", name=outlet.name, day=say_date(until_on))
        if until_on
        else Sentence("{name} còn nhận bài.", name=outlet.name)
    )
    journal.record(by, "end_outlet", story, said)
    return outlet


@transaction.atomic
def add_picture(
    *,
    by: Actor,
    story: Story,
    upload: Upload,
    caption: str,
    alt: str,
    credit: str,
    rights: str,
    is_public: bool = False,
) -> Picture:
    """A picture for the press, written anew without its position, with who took it and what it may be used for.

    Where it `is_public` it stands on the story's page too. Refuses one that nobody describes (`alt`).
    """
    check_may_change(by, story)
    if not one_line(alt):
        raise Refusal("Ảnh chưa có lời tả. Viết trong ảnh có ai, đang làm gì.", field="alt")
    kept = keep_evidence(by=by, unit=story.unit, upload=upload, caption=caption, kinds=PICTURES)
    row = Picture.objects.create(
        story=story,
        evidence=kept,
        credit=one_line(credit),
        rights=one_line(rights),
        alt=one_line(alt),
        is_public=is_public,
    )
    journal.record(by, "add_picture", story, Sentence("Thêm ảnh của {name} cho báo chí.", name=row.credit))
    return row


@transaction.atomic
def note_mention(
    *,
    by: Actor,
    story: Story,
    outlet: Outlet,
    title: str,
    appeared_on: dt.date,
    link: str = "",
    reach: int | None = None,
) -> Mention:
    """Write down where the story appeared; refuses a day to come, or before the story was published."""
    check_may_change(by, story)
    if appeared_on > today():
        raise Refusal("Ngày đưa tin chưa đến. Kiểm tra lại ngày.", field="appeared_on")
    if story.published_on is None or appeared_on < story.published_on:
        raise Refusal("Bài chưa được giới thiệu vào ngày đó. Kiểm tra lại ngày đưa tin.", field="appeared_on")
    row = Mention.objects.create(
        story=story, outlet=outlet, title=one_line(title), appeared_on=appeared_on, link=link, reach=reach
    )
    journal.record(
        by,
        "note_mention",
        story,
        Sentence("{outlet} đưa tin ngày {day}.", outlet=outlet.name, day=say_date(appeared_on)),
    )
    return row
