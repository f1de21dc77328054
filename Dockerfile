# One image for each part that runs:
#   docker build --build-arg SERVICE=call-service --tag heartline/call-service .
# SERVICE: call-service, sms-service, memory-service, engagement-service; carrier-simulator, demo, local-stack for trying it out.
# docs/containers.md tells what an image expects and how large it is.

ARG MAVEN_IMAGE=maven:3.9-eclipse-temurin-25
ARG JAVA_IMAGE=eclipse-temurin:25-jre

# --- what the modules are made of, apart from what only the images need
FROM ${MAVEN_IMAGE} AS sources
WORKDIR /project
COPY . .
RUN rm -r containers

# --- their poms alone, so that libraries are fetched anew only when one of them changes
FROM sources AS poms
RUN find . -type f ! -name pom.xml -delete && find . -type d -empty -delete

# --- every library and plugin that the build needs
FROM ${MAVEN_IMAGE} AS libraries
WORKDIR /project
ENV MAVEN_OPTS="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow" MAVEN_ARGS="-B -ntp -q"
COPY --from=poms /project .
# A build of nothing: what it fetches is what the real one needs, and whether it succeeds doesn't matter.
RUN mvn --fail-never package org.cyclonedx:cyclonedx-maven-plugin:makeBom \
      -Dmaven.test.skip -Dspotless.check.skip -Dquarkus.package.jar.aot.enabled=false >/dev/null 2>&1; \
    find . -type d -name target -prune -exec rm -r {} + && test -d ~/.m2/repository/io/quarkus

# --- all modules, once for all images
FROM libraries AS build
COPY --from=sources /project .
RUN mvn package org.cyclonedx:cyclonedx-maven-plugin:makeBom -T1C -Dmaven.test.skip -Dspotless.check.skip

# --- the files of one image, what changes seldom apart from what changes often
FROM build AS files
ARG SERVICE
RUN set -eu; target=$SERVICE/target; mkdir -p /files/app; \
    if [ -d "$target/quarkus-app" ]; then cp -a "$target/quarkus-app/." /files/app; \
    else cp -a "$target/lib" "$target/$SERVICE"-[0-9]*.jar /files/app; fi; \
    cp -a "$target/bom.json" /files/app/sbom.cdx.json; \
    cd /files; find app/lib -type f ! -name '*heartline*' -printf '%h\n' | sort -u | sed 's:^:libraries/:' | xargs mkdir -p; \
    find app/lib -type f ! -name '*heartline*' -exec mv {} libraries/{} ';'

# --- what runs
FROM ${JAVA_IMAGE} AS application
ARG SERVICE
RUN useradd --uid 10001 --user-group --no-create-home --home-dir /tmp --shell /usr/sbin/nologin heartline \
 && install -d -o heartline -g heartline /opt/heartline
COPY containers/start containers/healthy containers/drain containers/java.options /opt/heartline/
COPY --from=files /files/libraries/app /app
COPY --from=files /files/app /app
# The same ports for each service. The schema is brought along by a run of its own ('migrate'), before the replicas.
ENV QUARKUS_HTTP_PORT=8080 QUARKUS_MANAGEMENT_PORT=9000 QUARKUS_FLYWAY_MIGRATE_AT_START=false
ARG AOT=true
RUN --mount=type=bind,source=containers/train,target=/tmp/train if [ "$AOT" = true ]; then /tmp/train; fi
USER 10001:10001
WORKDIR /tmp
ENTRYPOINT ["/opt/heartline/start"]
ARG VERSION=0.1.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Heartline ${SERVICE}" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.vendor="Heartline" \
      dev.heartline.sbom="/app/sbom.cdx.json"

# --- local-stack: hands each part its secrets in a volume, which takes over the owner of the folder it is mounted at
FROM application AS preparation
USER root
RUN install -d -o heartline -g heartline /stack /secrets /secrets/postgres /secrets/carrier-simulator \
    /secrets/call-service /secrets/sms-service /secrets/memory-service /secrets/engagement-service
USER 10001:10001
ENV HEARTLINE_HOME=/stack

FROM application
