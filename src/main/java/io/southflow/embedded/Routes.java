package io.southflow.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Methods and path templates such as {@code /subjects/{subject}/versions}, and what answers them. */
final class Routes {
    private final List<Route> routes = new ArrayList<>();

    private record Route(String method, List<String> template, Function<ApiRequest, Object> answer) {
        Optional<Map<String, String>> match(List<String> path) {
            if (path.size() != template.size()) {
                return Optional.empty();
            }
            Map<String, String> variables = new HashMap<>();
            for (int i = 0; i < path.size(); i++) {
                String part = template.get(i);
                if (part.startsWith("{") && !path.get(i).isEmpty()) {
                    variables.put(part.substring(1, part.length() - 1), path.get(i));
                } else if (!part.equals(path.get(i))) {
                    return Optional.empty();
                }
            }
            return Optional.of(variables);
        }
    }

    /** @param answer of a request; what it returns becomes JSON. The first route that matches answers. */
    Routes on(String method, String template, Function<ApiRequest, Object> answer) {
        routes.add(new Route(method, UriText.segments(template), answer));
        return this;
    }

    /**
     * @param path decoded segments
     * @throws RegistryException 404 or 405 when nothing answers
     */
    Object answer(String method, List<String> path, Map<String, String> query, JsonNode body) {
        boolean known = false;
        for (Route route : routes) {
            Optional<Map<String, String>> variables = route.match(path);
            if (variables.isPresent() && route.method().equals(method)) {
                return route.answer().apply(new ApiRequest(variables.get(), query, body));
            }
            known |= variables.isPresent();
        }
        throw known
                ? new RegistryException(405, 405, "HTTP 405 Method Not Allowed")
                : new RegistryException(404, 404, "HTTP 404 Not Found");
    }
}
