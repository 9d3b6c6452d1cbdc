"""Addresses: every page module brings its own."""

from django.urls import include, path

from jixiao.webapp.pages import home, plan, versions, watch

urlpatterns = [
    *home.ADDRESSES,
    *plan.ADDRESSES,
    *versions.ADDRESSES,
    *watch.ADDRESSES,
    path("account/", include("allauth.account.urls")),
    path("account/2fa/", include("allauth.mfa.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
]
