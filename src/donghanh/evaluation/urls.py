"""Addresses of evaluation."""

from django.urls import path

from .views import cards, clusters, counted, rounds, scoring, verifying

app_name = "evaluation"

urlpatterns = [
    path("", cards.cards, name="cards"),
    path("tieu-chi/<int:pk>/", cards.criteria, name="criteria"),
    path("so-lieu/", counted.countable, name="countable"),
    path("so-lieu/<int:unit>/<str:when>/<slug:key>/", counted.counted, name="counted"),
    path("phieu/<int:pk>/", cards.card, name="card"),
    path("phieu/<int:pk>/tu-cham/", scoring.self_score, name="self_score"),
    path("phieu/<int:pk>/gui/", scoring.review, name="review"),
    path("phieu/<int:pk>/tham-dinh/", verifying.verify, name="verify"),
    path("phieu/<int:pk>/tra-lai/", verifying.send_back, name="send_back"),
    path("phieu/<int:pk>/de-nghi/", verifying.ask_again, name="ask_again"),
    path("de-nghi/<int:pk>/", verifying.answer, name="answer"),
    path("dot/mo/", rounds.open_round, name="open_round"),
    path("dot/<int:pk>/", rounds.round_page, name="round"),
    path("dot/<int:pk>/thong-bao/", rounds.announce, name="announce"),
    path("cum/", clusters.clusters, name="clusters"),
    path("cum/lap/", clusters.form_cluster, name="form_cluster"),
    path("cum/<int:pk>/", clusters.cluster, name="cluster"),
    path("cum/<int:pk>/mo-dot/", clusters.open_card, name="open_card"),
    path("cum/<int:pk>/bien-ban.<str:format>", clusters.minutes, name="minutes"),
]
