"""Addresses: every page module brings its own."""

from django.conf import settings
from django.urls import include, path

from jixiao.webapp.pages import demo, home, plan, versions, watch

urlpatterns = [
    *(demo.ADDRESSES if settings.CONFIGURATION.is_demo else []),
    *home.ADDRESSES,
    *plan.ADDRESSES,
    *versions.ADDRESSES,
    *watch.ADDRESSES,
    path("account/", include("allauth.account.urls")),
    path("account/2fa/", include("allauth.mfa.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
]
