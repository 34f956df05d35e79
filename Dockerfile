# One image for web, worker, scheduler and migrations; docker-compose.yml says which is which.

FROM node:22-bookworm-slim AS styles
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts

FROM python:3.11-slim-bookworm
ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 PIP_NO_CACHE_DIR=1
# Text shaping and fonts for PDF; gettext compiles the translations.
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core fonts-open-sans gettext \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --create-home register

WORKDIR /app
COPY requirements.lock ./
RUN pip install --require-hashes --no-deps -r requirements.lock
COPY --from=styles /app/node_modules ./node_modules
COPY . .
# Translations and static files are the same for every installation, so they are made here.
ENV VAR_DIR=/var/lib/register
RUN for catalogue in */locale/*/LC_MESSAGES/*.po; do msgfmt --check-format -o "${catalogue%.po}.mo" "$catalogue"; done \
    && SECRET_KEY=only-to-build python manage.py collectstatic --no-input --verbosity 0 \
    && install -d -o register -g register /var/lib/register/files
ENV PRODUCTION=true

USER register
VOLUME /var/lib/register/files
EXPOSE 8000
CMD ["gunicorn", "config.wsgi", "--bind", "0.0.0.0:8000", "--worker-class", "gthread", "--workers", "2", \
     "--threads", "8", "--max-requests", "5000", "--max-requests-jitter", "500", "--access-logfile", "-"]
