"""How far jurors agree, said in plain words."""

from django.utils.translation import gettext as _

from donghanh.base.numbers import say_scaled

from ..rules import DECIMALS, FIRM, TENTATIVE, Agreement


def said_of(found: Agreement) -> list[str]:
    """Sentences for who holds the contest: agreement, what one sheet strays, whether the first ones stand clear."""
    return [line for line in (_agreed(found), _strayed(found), _leading(found)) if line]


def _agreed(found: Agreement) -> str:
    counted = _("%(sheets)s phiếu của %(jurors)s giám khảo cho %(entries)s bài") % {
        "sheets": found.sheets,
        "jurors": found.jurors,
        "entries": found.entries,
    }
    if found.alpha is None or found.low is None or found.high is None:
        return _(
            "Chưa tính được mức thống nhất (%(counted)s): mỗi bài cần ít nhất 2 phiếu, điểm khác nhau."
        ) % {"counted": counted}
    if found.alpha >= FIRM:
        said = _("Giám khảo chấm thống nhất")
    elif found.alpha >= TENTATIVE:
        said = _("Giám khảo chấm tương đối thống nhất")
    else:
        said = _("Giám khảo chấm còn xa nhau, nên thống nhất lại cách chấm ở vòng sau, kỳ sau")
    return _(
        "%(said)s: mức %(alpha)s trên 1, từ %(low)s đến %(high)s (hệ số alpha của Krippendorff, %(counted)s)."
    ) % {
        "said": said,
        "alpha": _two(found.alpha),
        "low": _two(found.low),
        "high": _two(found.high),
        "counted": counted,
    }


def _two(share: float) -> str:
    return say_scaled(round(share * 100), DECIMALS)


def _strayed(found: Agreement) -> str:
    if found.error is None:
        return ""
    return _("Cùng một bài, điểm của một giám khảo thường xê dịch khoảng %(points)s điểm.") % {
        "points": say_scaled(found.error, DECIMALS)
    }


def _leading(found: Agreement) -> str:
    if found.error is None or found.entries < 2:
        return ""
    if found.together == 1:
        return _("Bài đầu cách bài thứ hai nhiều hơn sai số của giám khảo (%(margin)s điểm).") % {
            "margin": say_scaled(found.margin, DECIMALS)
        }
    return _(
        "%(count)s bài đầu cách nhau %(gap)s điểm, ít hơn sai số của giám khảo (%(margin)s điểm): thứ tự giữa các "
        "bài này có thể khác đi nếu chấm lại."
    ) % {
        "count": found.together,
        "gap": say_scaled(found.gap, DECIMALS),
        "margin": say_scaled(found.margin, DECIMALS),
    }
