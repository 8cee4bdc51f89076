# One image for every Airflow component, the workers and the installation step.
# A tag moves with security fixes; where builds must be repeatable to the byte, pin the digest your host pulled.
FROM python:3.11-slim-bookworm

ENV AIRFLOW_HOME=/opt/airflow \
    PIP_NO_CACHE_DIR=1 \
    PIP_ROOT_USER_ACTION=ignore \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1

# A volume takes the owner of the folder it is first mounted over, so those folders are made here.
RUN useradd --uid 50000 --user-group --no-create-home --home-dir /opt/airflow --shell /usr/sbin/nologin airflow \
    && install --directory --owner airflow --group airflow --mode 0750 \
        /opt/airflow /opt/airflow/auth /opt/airflow/logs \
        /var/lib/childrens-services /var/lib/childrens-services/landing /var/lib/childrens-services/data_docs \
        /var/lib/childrens-services/return_reports

WORKDIR /opt/childrens-services

# Every package is compared with its hash, pip first of all: it does the comparing of the rest.
# Wheels only: the image has no compiler, and no package may run code of its own while it is installed.
COPY requirements.lock ./
RUN sed -n '/^pip==/,/[^\\]$/p' requirements.lock > /tmp/pip.lock \
    && pip install --require-hashes --only-binary :all: -r /tmp/pip.lock \
    && pip install --require-hashes --only-binary :all: -r requirements.lock \
    && rm /tmp/pip.lock

# The code belongs to root: the components run it and cannot change it.
COPY pyproject.toml README.md LICENSE ./
COPY include include
COPY expectations expectations
COPY plugins plugins
COPY dags dags
RUN pip install --no-deps --no-build-isolation -e .

USER 50000:50000
