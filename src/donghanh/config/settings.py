"""Django's settings, made from the environment."""

from pathlib import Path

from csp.constants import NONE, SELF

from .environment import Environment

ENVIRONMENT = Environment()
PACKAGE = Path(__file__).resolve().parent.parent
DATA = ENVIRONMENT.data.resolve()
DATA.mkdir(parents=True, exist_ok=True)

SECRET_KEY = ENVIRONMENT.secret_key()
IDENTITY_SECRET = ENVIRONMENT.identity_secret or SECRET_KEY
DEBUG = ENVIRONMENT.debug
DEMO = ENVIRONMENT.demo
ALLOWED_HOSTS = ENVIRONMENT.allowed_hosts()
CSRF_TRUSTED_ORIGINS = ENVIRONMENT.trusted_origins()
SITE = ENVIRONMENT.site()

# From the ground upwards; the floors are held by import-linter.
APPS = [
    "base",
    "ui",
    "people",
    "journal",
    "jobs",
    "notices",
    "organisations",
    "documents",
    "periods",
    "evidence",
    "imports",
    "indicators",
    "movements",
    "events",
    "judging",
    "pledges",
    "works",
    "support",
    "courses",
    "relations",
    "initiatives",
    "contests",
    "reports",
    "inspections",
    "evaluation",
    "awards",
    "exemplars",
    "reviews",
    "portal",
    "home",
    "api",
]
INSTALLED_APPS = [
    "donghanh.config",
    *(f"donghanh.{app}" for app in APPS),
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "template_partials.apps.SimpleAppConfig",
    "django_htmx",
    "lucide",
    "csp",
    "axes",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "donghanh.config.middleware.acting_for",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "donghanh.config.urls"
WSGI_APPLICATION = "donghanh.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "donghanh.config.navigation.page_frame",
            ],
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            ["django.template.loaders.app_directories.Loader"],
                        )
                    ],
                )
            ],
            "builtins": [
                "django.templatetags.i18n",
                "template_partials.templatetags.partials",
                "donghanh.ui.templatetags.ui",
            ],
        },
    }
]

DATABASES = {"default": ENVIRONMENT.database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_FORM_FIELD = "username"  # the keyword given to `authenticate`; else failures are kept nameless
AXES_LOCKOUT_TEMPLATE = "429.html"
AXES_VERBOSE = False
LOGIN_URL = "people:sign_in"
LOGIN_REDIRECT_URL = "/"
DOORSTEP = "portal:home"  # where strangers who come to "/" are sent

MAIL = ENVIRONMENT.mail_server()
EMAIL_HOST, EMAIL_PORT = MAIL.host, MAIL.port  # no host: no mail is sent
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.user, MAIL.password
EMAIL_USE_SSL, EMAIL_USE_TLS = MAIL.is_ssl, bool(MAIL.host) and not MAIL.is_ssl
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = ENVIRONMENT.mail_sender()

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS: list[str] = []
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
DATE_FORMAT = "j/n/Y"

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATIC_ROOT.mkdir(exist_ok=True)
GUIDE = Path(__file__).resolve().parents[3] / "docs" / "guide"  # its pictures stand under «Hướng dẫn»
STATICFILES_DIRS = [("guide", GUIDE)] if GUIDE.is_dir() else []
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
MEDIA_ROOT = DATA / "files"
KEYS = DATA / "keys"  # certificates that offices sign with, encrypted; never in the database
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = ENVIRONMENT.https
CSRF_COOKIE_SECURE = ENVIRONMENT.https
SECURE_PROXY_SSL_HEADER = ENVIRONMENT.proxy_header()

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
