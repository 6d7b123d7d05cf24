package io.southflow.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Confluent's REST API over the registry. */
final class RegistryApi {
    private final SchemaRegistry registry;

    private RegistryApi(SchemaRegistry registry) {
        this.registry = registry;
    }

    static Routes routes(SchemaRegistry registry) {
        RegistryApi api = new RegistryApi(registry);
        Routes routes = new Routes();
        routes.on("GET", "/", request -> Map.of())
                .on("GET", "/mode", request -> Map.of("mode", "READWRITE"))
                .on("GET", "/mode/{subject}", request -> Map.of("mode", "READWRITE"));
        api.addSubjects(routes);
        api.addSchemas(routes);
        api.addCompatibility(routes);
        return routes;
    }

    private void addSubjects(Routes routes) {
        routes.on("GET", "/subjects", request -> registry.subjects(request.flag("deleted")))
                .on("POST", "/subjects/{subject}", this::lookup)
                .on("DELETE", "/subjects/{subject}", this::deleteSubject)
                .on("GET", "/subjects/{subject}/versions", this::versions)
                .on("POST", "/subjects/{subject}/versions", this::register)
                .on("GET", "/subjects/{subject}/versions/{version}", request -> ApiBodies.describe(version(request)))
                .on("DELETE", "/subjects/{subject}/versions/{version}", this::deleteVersion)
                .on(
                        "GET",
                        "/subjects/{subject}/versions/{version}/schema",
                        request -> ApiBodies.raw(version(request).schema()));
    }

    private void addSchemas(Routes routes) {
        routes.on("GET", "/schemas/types", request -> List.of("AVRO"))
                .on("GET", "/schemas/ids/{id}", this::schema)
                .on("GET", "/schemas/ids/{id}/schema", request -> ApiBodies.raw(registry.schema(request.id())))
                .on("GET", "/schemas/ids/{id}/subjects", request -> registry.withId(request.id()).stream()
                        .map(SchemaVersion::subject)
                        .distinct()
                        .toList())
                .on("GET", "/schemas/ids/{id}/versions", request -> registry.withId(request.id()).stream()
                        .map(version -> Map.of("subject", version.subject(), "version", version.version()))
                        .toList());
    }

    private void addCompatibility(Routes routes) {
        routes.on("POST", "/compatibility/subjects/{subject}/versions", request -> check(request, Optional.empty()))
                .on(
                        "POST",
                        "/compatibility/subjects/{subject}/versions/{version}",
                        request -> check(request, Optional.of(request.version())))
                .on("GET", "/config", request -> Map.of("compatibilityLevel", registry.globalLevel()))
                .on("PUT", "/config", request -> setLevel(Optional.empty(), request))
                .on(
                        "GET",
                        "/config/{subject}",
                        request -> Map.of(
                                "compatibilityLevel",
                                registry.level(request.path("subject"), request.flag("defaultToGlobal"))))
                .on("PUT", "/config/{subject}", request -> setLevel(Optional.of(request.path("subject")), request))
                .on("DELETE", "/config/{subject}", this::deleteLevel);
    }

    private Object register(ApiRequest request) {
        String schema = ApiBodies.schema(request.body());
        return Map.of("id", registry.register(request.path("subject"), schema).id());
    }

    private Object lookup(ApiRequest request) {
        return ApiBodies.describe(
                registry.lookup(request.path("subject"), ApiBodies.schema(request.body()), request.flag("deleted")));
    }

    private SchemaVersion version(ApiRequest request) {
        return registry.version(request.path("subject"), request.version(), request.flag("deleted"));
    }

    private Object versions(ApiRequest request) {
        return numbers(registry.versions(request.path("subject"), request.flag("deleted")));
    }

    private Object deleteSubject(ApiRequest request) {
        refusePermanent(request);
        return numbers(registry.deleteSubject(request.path("subject")));
    }

    private Object deleteVersion(ApiRequest request) {
        refusePermanent(request);
        return registry.deleteVersion(request.path("subject"), request.version())
                .version();
    }

    private static void refusePermanent(ApiRequest request) {
        if (request.flag("permanent")) {
            throw new RegistryException(
                    405,
                    405,
                    "This registry keeps every schema, since records refer to it: delete without permanent=true.");
        }
    }

    private Object schema(ApiRequest request) {
        String schema = registry.schema(request.id());
        return request.flag("fetchMaxId")
                ? Map.of("schema", schema, "maxId", registry.highestId())
                : Map.of("schema", schema);
    }

    private Object check(ApiRequest request, Optional<VersionName> against) {
        List<String> conflicts = registry.conflicts(request.path("subject"), ApiBodies.schema(request.body()), against);
        return request.flag("verbose")
                ? Map.of("is_compatible", conflicts.isEmpty(), "messages", conflicts)
                : Map.of("is_compatible", conflicts.isEmpty());
    }

    private Object setLevel(Optional<String> subject, ApiRequest request) {
        JsonNode name = request.body().path("compatibility");
        Compatibility level = Compatibility.parse(name.asText());
        registry.setLevel(subject, Optional.of(level));
        return Map.of("compatibility", level);
    }

    private Object deleteLevel(ApiRequest request) {
        Compatibility level = registry.level(request.path("subject"), false);
        registry.setLevel(Optional.of(request.path("subject")), Optional.empty());
        return Map.of("compatibilityLevel", level);
    }

    private static List<Integer> numbers(List<SchemaVersion> versions) {
        return versions.stream().map(SchemaVersion::version).toList();
    }
}
