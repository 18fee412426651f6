# The images of docker-compose.yml. Everything is built inside: the host needs nothing but Docker (BuildKit, on since 23.0).

# What they are built on, by the most exact tag that each has; docs/operations.md says how to raise them, or pin a digest.
ARG MAVEN_IMAGE=maven:3.9.16-eclipse-temurin-25-noble
ARG JAVA_IMAGE=eclipse-temurin:25.0.4_7-jre-noble
ARG PYTHON_IMAGE=python:3.13.15-slim-trixie
ARG DEBIAN_IMAGE=debian:trixie-20260803-slim

FROM $MAVEN_IMAGE AS build
WORKDIR /source
COPY .mvn .mvn
COPY pom.xml .
COPY shared-events shared-events
COPY shared-store shared-store
COPY api-service api-service
COPY worker-service worker-service
COPY system-tests/pom.xml system-tests/
# Layers: libraries of others change seldom, our own with every build.
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -ntp -q -DskipTests -Dspotless.check.skip=true -Djacoco.skip=true -pl api-service,worker-service -am package \
 && for service in api-service worker-service; do \
      java -Djarmode=tools -jar $service/target/$service.jar extract --layers --destination /layers/$service || exit 1; \
    done


FROM $PYTHON_IMAGE AS pocketbase-program
WORKDIR /source
COPY bin/install-store bin/
COPY pocketbase/VERSION pocketbase/
RUN MOVIEGEN_TOOLS=/tools bin/install-store


# Makes the passwords at the first start and gives each service its own, and nothing else.
FROM $PYTHON_IMAGE AS passwords
WORKDIR /app
COPY bin/broker-definitions bin/
COPY bin/stack/passwords.py bin/stack/
COPY rabbitmq/definitions.json rabbitmq/
COPY docker/passwords docker/
ENTRYPOINT ["docker/passwords"]


FROM $DEBIAN_IMAGE AS pocketbase
RUN useradd --uid 10001 --no-create-home moviegen && mkdir -p /data && chown 10001:10001 /data
WORKDIR /app
COPY --from=pocketbase-program /tools /tools
COPY bin/store bin/
COPY docker/answers docker/
COPY pocketbase pocketbase
USER 10001:10001
VOLUME /data
EXPOSE 8090
CMD ["bin/store", "--data", "/data", "--port", "8090", "--bind", "0.0.0.0", "--tools", "/tools"]


FROM $JAVA_IMAGE AS api-service
RUN useradd --uid 10001 --no-create-home moviegen
WORKDIR /app
COPY docker/answers docker/service docker/
COPY bin/rehearse bin/
COPY --from=build /layers/api-service/dependencies ./
COPY --from=build /layers/api-service/snapshot-dependencies ./
COPY --from=build /layers/api-service/application ./
RUN bin/rehearse api-service.jar -XX:+UseSerialGC -XX:AOTCacheOutput=classes.aot
USER 10001:10001
EXPOSE 8000
CMD ["docker/service", "api-service"]


FROM $DEBIAN_IMAGE AS worker-service
RUN apt-get update -q \
 && apt-get install -y -q --no-install-recommends openjdk-25-jre-headless ffmpeg espeak-ng fonts-morisawa-bizud-gothic \
      fontconfig procps python3 python3-venv \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --uid 10001 --no-create-home moviegen && mkdir -p /app/data/jobs && chown 10001:10001 /app/data/jobs
WORKDIR /app
COPY speech speech
COPY bin/install-speech bin/
# Without the good voices (another kind of machine) espeak-ng speaks.
RUN MOVIEGEN_TOOLS=/tools bin/install-speech || rm -rf /tools/speech-venv
COPY docker/works docker/service docker/
COPY bin/rehearse bin/
COPY --from=build /layers/worker-service/dependencies ./
COPY --from=build /layers/worker-service/snapshot-dependencies ./
COPY --from=build /layers/worker-service/application ./
RUN bin/rehearse worker-service.jar -XX:+UseSerialGC -XX:AOTCacheOutput=classes.aot
USER 10001:10001
VOLUME /app/data/jobs
CMD ["docker/service", "worker-service"]
