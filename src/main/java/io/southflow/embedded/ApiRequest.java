package io.southflow.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A request as a route sees it.
 *
 * @param path the values of the route's variables, decoded
 * @param query decoded; of a name given twice one is there
 * @param body missing when there was none
 */
record ApiRequest(Map<String, String> path, Map<String, String> query, JsonNode body) {
    String path(String variable) {
        return path.get(variable);
    }

    boolean flag(String parameter) {
        return Boolean.parseBoolean(query.get(parameter));
    }

    VersionName version() {
        return VersionName.parse(path("version"));
    }

    /** @throws RegistryException 40403 when it is not a number: no schema has such an id */
    int id() {
        try {
            return Integer.parseInt(path("id"));
        } catch (NumberFormatException e) {
            throw RegistryException.schemaNotFound(path("id") + " ");
        }
    }
}
