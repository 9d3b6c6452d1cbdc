"""Addresses: every page module brings its own."""

from django.conf import settings
from django.urls import include, path
from django.utils.module_loading import import_string

from jixiao.webapp.api.addresses import ADDRESSES as API
from jixiao.webapp.pages import (
    account,
    deadlines,
    demo,
    first,
    funds,
    home,
    imports,
    looks,
    plan,
    public,
    review,
    rows,
    settings_people,
    signing,
    tokens,
    trail,
    versions,
    watch,
)
from jixiao.webapp.pages import settings as settings_pages

urlpatterns = [
    *API,
    *(demo.ADDRESSES if settings.CONFIGURATION.is_demo else []),
    *home.ADDRESSES,
    *imports.ADDRESSES,
    *looks.ADDRESSES,
    *plan.ADDRESSES,
    *rows.ADDRESSES,
    *versions.ADDRESSES,
    *review.ADDRESSES,
    *signing.ADDRESSES,
    *deadlines.ADDRESSES,
    *public.ADDRESSES,
    *watch.ADDRESSES,
    *first.ADDRESSES,
    *funds.ADDRESSES,
    *settings_pages.ADDRESSES,
    *settings_people.ADDRESSES,
    *tokens.ADDRESSES,
    *trail.ADDRESSES,
    *account.ADDRESSES,
    *(
        import_string("jixiao.webapp.pages.sign_on.ADDRESSES")
        if settings.CONFIGURATION.sign_on
        else []
    ),
    path("account/", include("allauth.account.urls")),
    path("account/2fa/", include("allauth.mfa.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
]
