"""Django's settings, made of the installation's configuration."""

import os
from urllib.parse import unquote, urlsplit

from csp.constants import NONCE, NONE, SELF

from jixiao.webapp.configuration import configuration

CONFIGURATION = configuration(os.environ)

SECRET_KEY = CONFIGURATION.secret
DEBUG = False
ALLOWED_HOSTS = list(CONFIGURATION.hosts)
ROOT_URLCONF = "jixiao.webapp.urls"
WSGI_APPLICATION = None
DATABASES = {"default": CONFIGURATION.database}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "records.Person"

INSTALLED_APPS = [
    "jixiao.webapp.pages",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "jixiao.webapp.records",
]
MIDDLEWARE = [
    "jixiao.webapp.logs.RequestMiddleware",
    "jixiao.webapp.receiving.HeadMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # pads by chance, tokens are masked anew: no BREACH
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "jixiao.webapp.pages.frame.LanguageMiddleware",
    "jixiao.webapp.pages.frame.OnceMiddleware",
    "jixiao.webapp.api.envelope.ApiMiddleware",
    "jixiao.webapp.uploading.SizeMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "jixiao.webapp.pages.door.DoorMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "jixiao.webapp.refusals.RefusalMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": ["jixiao.webapp.pages.templating.Loader"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "jixiao.webapp.pages.frame.frame",
            ],
        },
    }
]

LANGUAGE_CODE = CONFIGURATION.language
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

STATIC_URL = "/static/"
STATIC_ROOT = None
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
MEDIA_ROOT = CONFIGURATION.data / "files"
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
DATA_UPLOAD_MAX_NUMBER_FILES = 2_000

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
if CONFIGURATION.sign_on is not None:
    INSTALLED_APPS += ["allauth.socialaccount", "allauth.socialaccount.providers.openid_connect"]
    SOCIALACCOUNT_ADAPTER = "jixiao.webapp.pages.sign_on.Vouched"
    SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "SCOPE": ["openid", "profile"],
            "APPS": [
                {
                    "provider_id": "one",
                    "name": CONFIGURATION.sign_on.name,
                    "client_id": CONFIGURATION.sign_on.client,
                    "secret": CONFIGURATION.sign_on.secret,
                    "settings": {"server_url": CONFIGURATION.sign_on.issuer},
                }
            ],
        }
    }
LOGIN_URL = "demo" if CONFIGURATION.is_demo else "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_ADAPTER = "jixiao.webapp.pages.account.ClosedDoor"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_RATE_LIMITS = {"login_failed": "20/15m/ip,5/15m/key"}
ACCOUNT_SESSION_REMEMBER = False
MFA_ADAPTER = "jixiao.webapp.pages.account.SecondFactor"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "绩效"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
API_REQUESTS_A_MINUTE = {"token": 600, "person": 900, "address": 300}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache_entries",
    }
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF, CONFIGURATION.sign_on.origin] if CONFIGURATION.sign_on else [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "jixiao.webapp.refusals.forged"
if CONFIGURATION.is_secure:
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = ["^(healthz|readyz)$"]  # asked on the machine itself
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60

if CONFIGURATION.email:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    _MAIL = urlsplit(CONFIGURATION.email)
    EMAIL_HOST, EMAIL_PORT = _MAIL.hostname or "localhost", _MAIL.port or 25
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = (
        unquote(_MAIL.username or ""),
        unquote(_MAIL.password or ""),
    )
    EMAIL_USE_SSL = _MAIL.scheme == "smtps"
    EMAIL_USE_TLS = _MAIL.scheme == "smtp+tls"
    EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = CONFIGURATION.sender
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"lines": {"()": "jixiao.webapp.logs.JsonLines"}},
    "handlers": {"standard": {"class": "logging.StreamHandler", "formatter": "lines"}},
    "root": {"handlers": ["standard"], "level": "WARNING"},
    "loggers": {"jixiao.requests": {"level": "INFO"}},
}
