"""Addresses."""

from django.urls import include, path

from jixiao.webapp.pages import home, plan, watch

urlpatterns = [
    path("", home.home, name="home"),
    path("plans/<int:plan_id>/", plan.show, name="plan"),
    path("plans/<int:plan_id>/parts/<int:part_id>/", plan.save, name="save"),
    path("plans/<int:plan_id>/move/", plan.move, name="move"),
    path("account/", include("allauth.account.urls")),
    path("account/2fa/", include("allauth.mfa.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
    path("healthz", watch.health, name="health"),
    path("readyz", watch.ready, name="ready"),
]
